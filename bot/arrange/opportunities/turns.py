"""What somebody does with an opportunity that they were told of, and what its contact sees."""

from collections.abc import Awaitable, Mapping

from bot.arrange.opportunities import offering
from bot.arrange.opportunities.offered import Offered, View, view_of
from bot.arrange.opportunities.offering import Over, may_share, reason_for, to_follow
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.people.calendar import today
from cards.arrange import matching_buttons as buttons
from cards.arrange.opportunity import interested_card, opportunity_card
from cards.parts.verbs import Verb


async def _want(here: Here, verb: buttons.OpportunityWant, _: Mapping[str, Json]) -> Shown:
    return await _done(here, offering.want(here.house, here.actor, verb.request))


async def _unwant(here: Here, verb: buttons.OpportunityUnwant, _: Mapping[str, Json]) -> Shown:
    return await _done(here, offering.unwant(here.house, here.actor, verb.request))


async def _join(here: Here, verb: buttons.OpportunityJoin, _: Mapping[str, Json]) -> Shown:
    return await _done(here, offering.join(here.house, here.actor, verb.request))


async def _leave(here: Here, verb: buttons.OpportunityLeave, _: Mapping[str, Json]) -> Shown:
    return await _done(here, offering.leave(here.house, here.actor, verb.request))


async def _done(here: Here, does: Awaitable[Offered]) -> Shown:
    """As it stands now; who came too late sees that."""
    late = False
    try:
        found = await does
    except Over as over:
        found, late = over.offered, True
    reason = await reason_for(here.house, found, here.actor.id)
    return Shown(opportunity_card(here.t, _view(here, found, reason), late=late))


async def _show(here: Here, verb: buttons.OpportunityShow, _: Mapping[str, Json]) -> Shown:
    found, _kept = await to_follow(here.house, here.actor, verb.request)
    return Shown(interested_card(here.t, _view(here, found)))


def _view(here: Here, found: Offered, reason: str | None = None) -> View:
    shares, actor = may_share(here.actor, found.opportunity), here.actor
    return view_of(found, actor.id, actor.directory, today(here.house), reason=reason, may_share=shares)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.OpportunityWant: _want,
    buttons.OpportunityUnwant: _unwant,
    buttons.OpportunityJoin: _join,
    buttons.OpportunityLeave: _leave,
    buttons.OpportunityShow: _show,
}
