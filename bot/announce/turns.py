"""An author composes, previews, tests and sends; a recipient confirms."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.announce import composing as announcing
from bot.announce import counting, reporting, settling
from bot.announce.announcement import (
    Announcement,
    AnnouncementState,
    Choices,
    Composed,
    NotReached,
    compose,
    composed_of,
)
from bot.announce.authority import turns as authority
from bot.announce.choosing import Chosen
from bot.announce.delivery import Delivery
from bot.announce.news import turns as news
from bot.announce.planning import turns as planning
from bot.announce.planning.turns import following
from bot.announce.writing.words import MAX_ADDRESS, MAX_TEXT, MAX_TITLE, Words
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people.audience import members, principals_in
from bot.people.person import Role
from bot.people.principals import Principal, PrincipalKind
from bot.words.clean import clean_line, clean_lines
from bot.work.notice import DeliveryState
from cards.announce import buttons
from cards.announce.announcement import announcement_card, preview_card
from cards.announce.composing import compose_card
from cards.announce.following import missed_card
from cards.announce.got import got_card
from cards.announce.mine import announcements_card
from cards.announce.report import report_name
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb

MOST_CHOSEN = 60_000
"""Characters of one list: a thousand ids."""
UNKNOWN = frozenset({"?"})


async def start(here: Here) -> Shown:
    """An empty card; nothing is kept before something is typed. Who may not write is told who may."""
    if not here.house.authors.may_write(here.actor.person):
        return _who_may(here)
    return _composing(here, _fresh_id(here), None)


async def show_mine(here: Here) -> Shown:
    """Drafts and what was sent, the newest first."""
    if not here.house.authors.may_write(here.actor.person):
        return _who_may(here)
    announcements, more = await announcing.mine(here.house, here.actor)
    return Shown(announcements_card(here.t, announcements, here.now, more=more))


def _who_may(here: Here) -> Shown:
    people = announcing.authors(here.house, here.actor)
    return Shown(notice_card(here.t, "notice-only-authors" if people else "notice-no-authors", people))


def _fresh_id(here: Here) -> str:
    return announcing.mint_id(here.actor, here.key)


def _composing(here: Here, id: str, composed: Composed | None, *, kept: bool = False) -> Shown:
    return Shown(compose_card(here.t, id, _choices(here), composed, kept=kept))


async def _compose(here: Here, _: buttons.AnnouncementCompose, __: Mapping[str, Json]) -> Shown:
    return await start(here)


async def _mine(here: Here, _: buttons.AnnouncementMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _preview(here: Here, verb: buttons.AnnouncementPreview, inputs: Mapping[str, Json]) -> Shown:
    """Under an id that was not made for them nothing is kept, whether something stands there or not: what they typed
    comes back under one that was."""
    announcing.require_author(here.house, here.actor)
    composed = _read(here, inputs)
    try:
        drafted = await announcing.draft(here.house, here.actor, verb.id, composed)
    except Unavailable:
        return _composing(here, _fresh_id(here), composed)
    if drafted.composed.problems:
        return _composing(here, drafted.announcement.id, drafted.composed, kept=True)
    return Shown(preview_card(here.t, drafted.announcement, drafted.reach, here.now))


async def _edit(here: Here, verb: buttons.AnnouncementEdit, _: Mapping[str, Json]) -> Shown:
    return await _go_on(here, verb.id)


async def _open(here: Here, verb: buttons.AnnouncementOpen, _: Mapping[str, Json]) -> Shown:
    return await _go_on(here, verb.id)


async def _go_on(here: Here, id: str) -> Shown:
    """A draft to write on, as it is now; what was sent to follow."""
    announcement = await announcing.follow(here.house, here.actor, id)
    if announcement.state is not AnnouncementState.DRAFT:
        return following(here, await counting.count(here.house, id))
    return _composing(here, id, composed_of(announcement), kept=True)


async def _test(here: Here, verb: buttons.AnnouncementTest, _: Mapping[str, Json]) -> Shown:
    """A short text only: the preview stays, with its buttons."""
    await announcing.test(here.house, here.actor, verb.id, verb.revision)
    return Shown(toast=here.t("notice-announcement-test"))


async def _send(here: Here, verb: buttons.AnnouncementSend, _: Mapping[str, Json]) -> Shown:
    announcement = await announcing.publish(here.house, here.actor, verb.id, verb.revision, here.card)
    if here.in_dialog:
        if announcement.state is AnnouncementState.TO_CONFIRM:
            return Shown(toast=here.t("notice-announcement-to-confirm"))
        return Shown(toast=here.t("notice-announcement-under-way", people=announcement.tally.recipients))
    return following(here, announcement)


async def _discard(here: Here, verb: buttons.AnnouncementDiscard, _: Mapping[str, Json]) -> Shown:
    await announcing.discard(here.house, here.actor, verb.id)
    if here.in_dialog:
        return Shown(toast=here.t("notice-announcement-discarded"))
    return Shown(notice_card(here.t, "notice-announcement-discarded"))


async def _confirm(here: Here, verb: buttons.AnnouncementConfirm, _: Mapping[str, Json]) -> Shown:
    announcement, confirmed = await announcing.confirm(here.house, here.actor, verb.id)
    return Shown(announcement_card(here.t, announcement, confirmed, here.now))


async def _refresh(here: Here, verb: buttons.AnnouncementRefresh, _: Mapping[str, Json]) -> Shown:
    await announcing.follow(here.house, here.actor, verb.id)
    return following(here, await counting.count(here.house, verb.id))


async def _resume(here: Here, verb: buttons.AnnouncementResume, _: Mapping[str, Json]) -> Shown:
    return following(here, await announcing.resume(here.house, here.actor, verb.id))


async def _missed(here: Here, verb: buttons.AnnouncementMissed, _: Mapping[str, Json]) -> Shown:
    announcement, deliveries, more = await announcing.missed(here.house, here.actor, verb.id)
    lines = [NotReached(here.t.name(delivery.person), _why(delivery)) for delivery in deliveries]
    return Shown(missed_card(here.t, announcement, lines, more))


async def _who_got(here: Here, verb: buttons.AnnouncementWho, _: Mapping[str, Json]) -> Shown:
    got = await settling.who_got(here.house, here.actor, verb.id)
    audience = got.announcement.audience
    names = {one: here.actor.directory.called(one, here.t.language) for one in principals_in(audience)}
    return Shown(got_card(here.t, got.announcement, got.schools, names, here.now))


async def _report(here: Here, verb: buttons.AnnouncementReport, _: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    announcement = await announcing.follow(here.house, here.actor, verb.id)
    await reporting.ask(here.house, here.actor, verb.id, report_name(here.t, announcement), here.t("report-about"))
    return Shown(toast=here.t("handout-promised"))


def _why(delivery: Delivery) -> str:
    return delivery.reason if delivery.state is DeliveryState.GONE else delivery.state.value


async def open_one(here: Here, id: str) -> Shown:
    """As one of those who got it, or as its author. Raises Unavailable."""
    try:
        announcement, delivery = await announcing.received(here.house, here.actor, id)
    except Unavailable:
        return await _go_on(here, id)
    return shown(here, announcement, delivery.value.confirmed_at)


def shown(here: Here, announcement: Announcement, confirmed: datetime | None) -> Shown:
    return Shown(announcement_card(here.t, announcement, confirmed, here.now))


def _choices(here: Here) -> Choices:
    """Those that have somebody in them whom this author may reach."""
    directory, t = here.actor.directory, here.t
    bounds = here.house.authors.whole_reach(here.actor.person)
    reached = frozenset(person.id for person in members(bounds, directory))

    def has_some(kind: PrincipalKind, value: str) -> bool:
        return not reached.isdisjoint(directory.ids_of(Principal(kind, value)) or ())

    return Choices(
        _by_name((one.id, one.name) for one in directory.schools.values() if has_some("school", one.id)),
        _by_name((role.value, t(f"role-{role.value}")) for role in Role if has_some("role", role)),
        _by_name((one.id, one.name[t.language]) for one in directory.groups.values() if has_some("group", one.id)),
        bounds,
        {one: directory.called(one, t.language) for one in principals_in(bounds)},
    )


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def _read(here: Here, inputs: Mapping[str, Json]) -> Composed:
    """What the compose card's inputs say, of what is too long enough to see that."""
    words = Words(
        title=clean_line(line(inputs, "title"))[: 2 * MAX_TITLE],
        text=clean_lines(line(inputs, "text"))[: 2 * MAX_TEXT],
        image_alt=clean_line(line(inputs, "image_alt"))[:200],
        formatted=True,
    )
    chosen = Chosen(
        everyone=line(inputs, "everyone") == "true",
        schools=_several(inputs, "schools"),
        roles=_several(inputs, "roles"),
        groups=_several(inputs, "groups"),
    )
    return compose(
        words,
        chosen.audience,
        line(inputs, "confirmation") == "true",
        here.house.link_hosts,
        picture=line(inputs, "image").strip()[: MAX_ADDRESS + 1],
        link=line(inputs, "link").strip()[: MAX_ADDRESS + 1],
    )


def _several(inputs: Mapping[str, Json], name: str) -> frozenset[str]:
    """A multi-select comes as one text with commas. Of more than a card can hold, one that there is not: fewer schools
    would be fewer people, but no schools would be more."""
    said = line(inputs, name)
    return frozenset(part.strip() for part in said.split(",") if part.strip()) if len(said) < MOST_CHOSEN else UNKNOWN


async def offers(here: Here) -> list[Offer]:
    if not here.house.authors.may_write(here.actor.person):
        return news.offers()
    return [
        *news.offers(),
        Offer("announcement", buttons.AnnouncementCompose()),
        Offer("announcements", buttons.AnnouncementMine()),
    ]


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementCompose: _compose,
    buttons.AnnouncementMine: _mine,
    buttons.AnnouncementOpen: _open,
    buttons.AnnouncementPreview: _preview,
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
    **authority.CLICKS,
}
