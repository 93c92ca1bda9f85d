"""An author writes, tests and sends; a recipient confirms."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from bot.announce import composing as announcing
from bot.announce import counting, followed, reporting, settling
from bot.announce.announcement import Announcement, AnnouncementState, NotReached
from bot.announce.asking import answering
from bot.announce.asking.response import NOT_YET, Response
from bot.announce.authority import turns as authority
from bot.announce.authority.turns import audience as putting
from bot.announce.channels.confirming import confirm_anew
from bot.announce.channels.counting import missed_of
from bot.announce.channels.reading import read_by
from bot.announce.delivery import Delivery
from bot.announce.drafts import turns as drafts
from bot.announce.news import turns as news
from bot.announce.opening.leading import leading
from bot.announce.planning import turns as planning
from bot.announce.planning.turns import asked_again, following
from bot.announce.reaching import turns as reaching
from bot.announce.visering import turns as visering
from bot.announce.writing import turns as writing
from bot.announce.writing.offering import closed_to
from bot.errors import Unavailable, Unsound
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.people.audience import principals_in
from bot.work.notice import DeliveryState
from cards.announce import buttons
from cards.announce.announcement import announcement_card
from cards.announce.channels import place_name, to_whom
from cards.announce.following import missed_card
from cards.announce.got import got_card
from cards.announce.report import report_name
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb


async def start(here: Here) -> Shown:
    """An empty card; nothing is kept before something is typed. Who may not write is told who may."""
    if not here.house.authors.may_write(here.actor.person):
        return _who_may(here)
    return writing.fresh(here)


async def show_mine(here: Here) -> Shown:
    """Drafts and what was sent, the newest first."""
    if not here.house.authors.may_write(here.actor.person):
        return _who_may(here)
    return await drafts.show_mine(here)


def _who_may(here: Here) -> Shown:
    people = announcing.authors(here.house, here.actor)
    return Shown(notice_card(here.t, "notice-only-authors" if people else "notice-no-authors", people))


async def _compose(here: Here, _: buttons.AnnouncementCompose, __: Mapping[str, Json]) -> Shown:
    return await start(here)


async def _mine(here: Here, _: buttons.AnnouncementMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _edit(here: Here, verb: buttons.AnnouncementEdit, _: Mapping[str, Json]) -> Shown:
    """At its words; what was sent is followed."""
    announcement = await announcing.follow(here.house, here.actor, verb.id)
    if announcement.state is AnnouncementState.DRAFT:
        return writing.rewrite(here, announcement)
    return await _figures(here, announcement)


async def _open(here: Here, verb: buttons.AnnouncementOpen, _: Mapping[str, Json]) -> Shown:
    return await _go_on(here, verb.id)


async def _go_on(here: Here, id: str) -> Shown:
    """A draft to write on, as it is now; what was sent to follow."""
    announcement = await announcing.follow(here.house, here.actor, id)
    if announcement.state is not AnnouncementState.DRAFT:
        return await _figures(here, announcement)
    return await writing.go_on(here, announcement)


async def _figures(here: Here, announcement: Announcement) -> Shown:
    await followed.come_back(here.house, announcement, here.card)
    return following(here, await counting.count(here.house, announcement.id))


async def _test(here: Here, verb: buttons.AnnouncementTest, _: Mapping[str, Json]) -> Shown:
    """A short text only: the preview stays, with its buttons."""
    await announcing.test(here.house, here.actor, verb.id, verb.revision)
    return Shown(toast=here.t("notice-announcement-test"))


async def _send(here: Here, verb: buttons.AnnouncementSend, _: Mapping[str, Json]) -> Shown:
    try:
        announcement = await announcing.publish(here.house, here.actor, verb.id, verb.revision, here.card)
    except Unsound as unsound:
        return await asked_again(here, verb.id, unsound)
    if here.in_dialog:
        if announcement.state is AnnouncementState.TO_CONFIRM:
            return Shown(toast=here.t("notice-announcement-to-confirm"))
        key, tally = "notice-announcement-under-way", announcement.tally
        return Shown(toast=to_whom(here.t, key, tally.recipients, tally.posts.channels))
    return following(here, announcement)


async def _discard(here: Here, verb: buttons.AnnouncementDiscard, _: Mapping[str, Json]) -> Shown:
    await announcing.discard(here.house, here.actor, verb.id)
    if here.in_dialog:
        return Shown(toast=here.t("notice-announcement-discarded"))
    return Shown(notice_card(here.t, "notice-announcement-discarded"))


async def _confirm(here: Here, verb: buttons.AnnouncementConfirm, _: Mapping[str, Json]) -> Shown:
    announcement, confirmed = await confirm_anew(here.house, here.actor, verb.id, verb.edition)
    if announcement.question is None:
        return await shown(here, announcement, confirmed)
    delivery = (await read_by(here.house, here.actor, verb.id))[1]
    response = await answering.look_up(here.house, here.actor, announcement, delivery)
    return await shown(here, announcement, confirmed, response)


async def _refresh(here: Here, verb: buttons.AnnouncementRefresh, _: Mapping[str, Json]) -> Shown:
    return await _figures(here, await announcing.follow(here.house, here.actor, verb.id))


async def _resume(here: Here, verb: buttons.AnnouncementResume, _: Mapping[str, Json]) -> Shown:
    return following(here, await announcing.resume(here.house, here.actor, verb.id))


async def _missed(here: Here, verb: buttons.AnnouncementMissed, _: Mapping[str, Json]) -> Shown:
    announcement, deliveries, more = await announcing.missed(here.house, here.actor, verb.id)
    await followed.leave(here.house, announcement, here.card)
    lines = [NotReached(here.t.name(delivery.person), _why(delivery)) for delivery in deliveries]
    posts = [
        NotReached(place_name(here.t, one.chosen), _why(one.delivery))
        for one in await missed_of(here.house, announcement)
    ]
    return Shown(missed_card(here.t, announcement, lines, more, posts))


async def _who_got(here: Here, verb: buttons.AnnouncementWho, _: Mapping[str, Json]) -> Shown:
    got = await settling.who_got(here.house, here.actor, verb.id)
    await followed.leave(here.house, got.announcement, here.card)
    audience = got.announcement.audience
    names = {one: here.actor.directory.called(one, here.t.language) for one in principals_in(audience)}
    return Shown(got_card(here.t, got.announcement, got.schools, names, here.now))


async def _report(here: Here, verb: buttons.AnnouncementReport, _: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    await reporting.ask(here.house, here.actor, verb.id, partial(report_name, here.t), here.t("report-about"))
    return Shown(toast=here.t("handout-promised"))


def _why(delivery: Delivery) -> str:
    return delivery.reason if delivery.state is DeliveryState.GONE else delivery.state.value


async def open_one(here: Here, id: str) -> Shown:
    """As one of those who got it, or as its author. Raises Unavailable."""
    try:
        announcement, delivery = await read_by(here.house, here.actor, id)
    except Unavailable:
        return await _go_on(here, id)
    response = await answering.look_up(here.house, here.actor, announcement, delivery)
    return await shown(here, announcement, delivery.confirmed_at, response)


async def shown(
    here: Here, announcement: Announcement, confirmed: datetime | None, response: Response = NOT_YET
) -> Shown:
    closed, leads = closed_to(here.house, here.actor.person, announcement), await leading(here.house, announcement.id)
    return Shown(
        announcement_card(here.t, announcement, confirmed, here.now, closed=closed, leads=leads, response=response)
    )


async def offers(here: Here) -> list[Offer]:
    if not here.house.authors.may_write(here.actor.person):
        return [*news.offers(), *reaching.offers(here), *visering.offers(here)]
    return [
        *news.offers(),
        *reaching.offers(here),
        *visering.offers(here),
        Offer("announcement", buttons.AnnouncementCompose()),
        Offer("announcements", buttons.AnnouncementMine()),
    ]


CLICKS: Mapping[type[Verb], Click] = {
    **writing.CLICKS,
    **drafts.CLICKS,
    buttons.AnnouncementCompose: _compose,
    buttons.AnnouncementMine: _mine,
    buttons.AnnouncementOpen: _open,
    buttons.AnnouncementEdit: _edit,
    buttons.AnnouncementTest: _test,
    buttons.AnnouncementSend: _send,
    buttons.AnnouncementDiscard: _discard,
    buttons.AnnouncementConfirm: _confirm,
    buttons.AnnouncementRefresh: _refresh,
    buttons.AnnouncementResume: _resume,
    buttons.AnnouncementMissed: _missed,
    buttons.AnnouncementWho: _who_got,
    buttons.AnnouncementReport: _report,
    **news.CLICKS,
    **planning.CLICKS,
    **reaching.CLICKS,
    **authority.CLICKS,
    **putting.CLICKS,
}
