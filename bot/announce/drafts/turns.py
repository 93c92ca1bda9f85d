"""An author looks at what they wrote, begins a draft from a template or another one, goes back to an earlier text."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from bot.announce import composing
from bot.announce.drafts import beginning, changing, listing, suggested
from bot.announce.writing import turns as writing
from bot.front.here import Click, Here, Shown
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from cards.announce import draft_buttons as buttons
from cards.announce.buttons import AnnouncementMine
from cards.announce.earlier import earlier_card
from cards.announce.mine import announcements_card
from cards.announce.suggested import suggestion_card
from cards.announce.templates import templates_card
from cards.parts.verbs import Verb, Waits


async def show_mine(here: Here, before: str = "") -> Shown:
    """`before` is a moment, "" for the newest; any other text as well."""
    try:
        older_than = datetime.fromisoformat(before) if before else None
    except ValueError:
        older_than = None
    found, more = await listing.page(here.house, here.actor, older_than)
    waiting = [] if older_than else await suggested.waiting(here.house, here.actor)
    later = older_than is not None
    return Shown(announcements_card(here.t, found, here.now, more=more, later=later, suggestions=waiting))


async def waits(here: Here) -> list[Waits]:
    """What they began to write and what is suggested to them, for the card of today; nothing for who may not write."""
    house, actor = here.house, here.actor
    if not house.authors.may_write(actor.person):
        return []
    drafts, suggestions = await asyncio.gather(listing.count_drafts(house, actor), _suggestions(house, actor))
    found = [
        Waits("today-announcement-drafts", drafts, AnnouncementMine(), urges=False),
        Waits("today-suggestions", suggestions, AnnouncementMine()),
    ]
    return [one for one in found if one.count]


async def _suggestions(house: House, actor: Actor) -> int:
    return len(await suggested.waiting(house, actor)) if suggested.is_named(house, actor) else 0


async def _older(here: Here, verb: buttons.AnnouncementOlder, _: Mapping[str, Json]) -> Shown:
    return await show_mine(here, verb.before)


async def _templates(here: Here, _: buttons.AnnouncementTemplates, __: Mapping[str, Json]) -> Shown:
    composing.require_author(here.house, here.actor)
    return Shown(templates_card(here.t, await here.house.templates.current()))


async def _begin(here: Here, verb: buttons.AnnouncementBegin, _: Mapping[str, Json]) -> Shown:
    await here.house.templates.current()
    new = composing.mint_id(here.actor, here.key)
    return writing.rewrite(here, await beginning.begin(here.house, here.actor, new, verb.template))


async def _duplicate(here: Here, verb: buttons.AnnouncementDuplicate, _: Mapping[str, Json]) -> Shown:
    new = composing.mint_id(here.actor, here.key)
    return writing.rewrite(here, await beginning.duplicate(here.house, here.actor, verb.id, new))


async def _earlier(here: Here, verb: buttons.AnnouncementEarlier, _: Mapping[str, Json]) -> Shown:
    draft, earlier = await changing.earlier_of(here.house, here.actor, verb.id)
    return Shown(earlier_card(here.t, draft, earlier, here.now))


async def _restore(here: Here, verb: buttons.AnnouncementRestore, _: Mapping[str, Json]) -> Shown:
    draft = await changing.restore(here.house, here.actor, verb.id, verb.revision, verb.again)
    return writing.rewrite(here, draft)


async def _take(here: Here, verb: buttons.SuggestionTake, _: Mapping[str, Json]) -> Shown:
    try:
        draft = await suggested.take(here.house, here.actor, verb.id)
    except suggested.Settled as settled:
        return Shown(suggestion_card(here.t, settled.suggestion, here.actor.id, here.now))
    return writing.rewrite(here, draft)


async def _decline(here: Here, verb: buttons.SuggestionDecline, _: Mapping[str, Json]) -> Shown:
    try:
        one = await suggested.decline(here.house, here.actor, verb.id)
    except suggested.Settled as settled:
        one = settled.suggestion
    return Shown(suggestion_card(here.t, one, here.actor.id, here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementOlder: _older,
    buttons.AnnouncementTemplates: _templates,
    buttons.AnnouncementBegin: _begin,
    buttons.AnnouncementDuplicate: _duplicate,
    buttons.AnnouncementEarlier: _earlier,
    buttons.AnnouncementRestore: _restore,
    buttons.SuggestionTake: _take,
    buttons.SuggestionDecline: _decline,
}
