"""What an author does with an announcement, draft and publish, and what its recipients find of it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from bot.announce.announcement import Announcement, AnnouncementState, Posts, Reach, Tally
from bot.announce.authority.asking import asked_first
from bot.announce.authority.bounds import outside, require_author, within
from bot.announce.channels.addressing import known, places_of
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.drafts import replacing
from bot.announce.halting.halt import HALTED
from bot.announce.halting.halting import is_halted
from bot.announce.pictures import keeping
from bot.announce.pictures.picture import Picture
from bot.announce.planning.going import goes, require_moment, sending
from bot.announce.planning.permitted import windows_of
from bot.announce.planning.when import Urgent
from bot.announce.visering.due import asked_from_now
from bot.announce.writing.checking import problems_of, rules_for
from bot.announce.writing.steps import Problems
from bot.announce.writing.words import Words
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.audience import NOBODY, AnyOf, Audience, members, principals_in
from bot.people.colleagues import Colleague, nearest
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.importance import Importance
from bot.people.person import Person
from bot.people.principals import Principal
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.work.job import Job
from bot.work.notice import CardPlace, DeliveryState


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it is kept, and what it lacks. `crossed`: it was changed on another card meanwhile, so nothing was
    kept: it is what stands, with what was typed now in it."""

    announcement: Announcement
    problems: Problems
    crossed: bool = False


def mint_id(actor: Actor, turn: str) -> str:
    """An id for what this author may write on the card that this turn shows. Nothing is kept for it yet: the id itself
    tells that it was made here, for this person. The same turn gives the same one.
    """
    return f"{turn[:24]}.{_seal(actor.id, turn[:24])}"


def _is_minted(actor: Actor, id: str) -> bool:
    turn, _, seal = id.rpartition(".")
    return seal == _seal(actor.id, turn)


def _seal(person: str, turn: str) -> str:
    """No secret: whoever could forge it is the author, for whom one click makes as many ids."""
    return sha256(f"announcement {person} {turn}".encode()).hexdigest()[:12]


async def draft(
    house: House, actor: Actor, id: str, change: Callable[[Announcement], Announcement], shown: int | None = None
) -> Drafted:
    """Keeps what `change` makes of the draft, sound or not, under the id that its card was made with. `shown` is the
    revision that the card was drawn from, 0 where nothing was kept yet; None on cards of before they told it.

    Raises Unavailable for an id that was not made for them, Stale when it was published.
    """
    require_author(house, actor)
    rules = rules_for(house, actor)
    pictures = dict[str, Picture]()

    def drafted(value: Announcement, *, crossed: bool = False) -> Drafted:
        return Drafted(value, problems_of(value, rules), crossed)

    async def look() -> Change[Drafted]:
        standing = await _place(house, actor, id)
        before = _own_draft(actor, standing).value if standing else blank(house, actor, id)
        value = replace(change(before), binding=house.binding_language)
        if value != before and shown is not None and shown != before.revision:
            return Change(drafted(value, crossed=True))
        value = await keeping.seen_to(house, value, pictures)
        if standing and value == before:
            return Change(drafted(before))  # nothing was typed since: what was previewed stays what is sent
        value = replace(value, revision=before.revision + 1)
        beside = await replacing.beside(house, before, value)
        put = house.records.announcements.put(value, standing.version if standing else None)
        former = drafted(before) if standing else None
        return Change(drafted(value), (put, *beside.writes), jobs=beside.jobs, standing=former)

    return await house.records.change(announcement_partition(id), look)


def blank(house: House, actor: Actor, id: str) -> Announcement:
    """A draft in which nothing is typed, in its author's language; its revision is 0 as long as it is not kept."""
    return Announcement(
        id,
        actor.id,
        {actor.language: Words("", "", formatted=True)},
        NOBODY,
        False,
        AnnouncementState.DRAFT,
        created=house.now(),
        revision=0,
        language=actor.language,
        blanks=(),
    )


async def _place(house: House, actor: Actor, id: str) -> Stored[Announcement] | None:
    """What stands where a draft is kept: a draft of theirs, of version 0.1 as well, or nothing yet under an id that was
    made for them. Raises Unavailable."""
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing and standing.value.author == actor.id:
        return standing
    if standing or not _is_minted(actor, id):
        raise Unavailable
    return None


def authors(house: House, actor: Actor) -> tuple[Colleague, ...]:
    """Whom somebody who may not write announcements can ask for one."""
    return nearest(house.authors.writers(actor.directory), actor.person, actor.directory)


async def test(house: House, actor: Actor, id: str, revision: int, to: Sequence[str] = ()) -> None:
    """Sends the draft to its author alone, or to these colleagues, whom the caller checked.

    Raises Unavailable, Unsound, or Stale when another revision stands.
    """
    require_author(house, actor)

    async def look() -> Change[None]:
        standing = _own_draft(actor, await own(house, actor, id))
        if standing.value.revision != revision:
            raise Stale
        _require_whole(house, actor, standing.value)
        body = {"announcement": id, "person": actor.id, "key": token_hex(8)}
        return Change(None, jobs=[Job("announcement_test", {**body, "to": one}) for one in to or [actor.id]])

    await house.records.change(announcement_partition(id), look)


def may_try(house: House, actor: Actor, people: Sequence[str]) -> bool:
    """Whether all of these are whom this author may reach with something."""
    audience = AnyOf(tuple(Principal("person", one) for one in people))
    return not outside(audience, house.authors.whole_reach(actor.person), actor.directory)


async def discard(house: House, actor: Actor, id: str) -> None:
    """Throws a draft away, of which only the audit entry tells then; one that is not there any more is as good."""
    require_author(house, actor)

    async def look() -> Change[None]:
        standing = await house.records.announcements.get(announcement_partition(id), id)
        if standing is None and _is_minted(actor, id):
            return Change(None)
        if standing is None:  # nor was there one of theirs: as of somebody else's
            raise Unavailable
        draft = _own_draft(actor, standing)
        removed = house.records.announcements.remove(draft.value, draft.version)
        beside = await replacing.removal(house, draft.value)
        audit = house.audit(actor.acting, "announcement.discarded", id)
        return Change(None, [removed, *beside.writes], audit, beside.jobs)

    await house.records.change(announcement_partition(id), look)


async def publish(
    house: House,
    actor: Actor,
    id: str,
    revision: int,
    card: str | None,
    *,
    at: datetime | None = None,
    urgent: Urgent | None = None,
) -> Announcement:
    """Accepts the send, now or at the moment for which it is planned (`at`, where another one was chosen since); a
    second click on the same button gives the announcement as it now is.

    `card` is the activity of the author's card, which follows the send. Raises Unavailable, Stale, Unsound.
    """
    require_author(house, actor)

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state is not AnnouncementState.DRAFT:
            return Change(standing.value)
        if standing.value.revision != revision:
            raise Stale
        value = replace(
            standing.value,
            planned_for=at or standing.value.planned_for,
            urgent=urgent or standing.value.urgent,
            follow=CardPlace(actor.id, card) if card else None,
        )
        return await ready(house, actor, standing, value)

    return await house.records.change(announcement_partition(id), look)


async def ready(
    house: House, actor: Actor, standing: Stored[Announcement], value: Announcement
) -> Change[Announcement]:
    """What its author lets go, held to everything that counts now: it goes, or waits for a second person. Raises
    Unsound."""
    _require_whole(house, actor, value)
    reach = await reach_of(house, actor, value.audience, value.importance, value.topic)
    if reach.outside:
        raise Unsound("notice-announcement-bounds")
    if reach.closed:
        raise Unsound("notice-announcement-channels")
    if reach.is_nobody:
        raise Unsound("reach-nobody-text")
    require_moment(value, reach.windows, house.now())
    value = replace(value, tally=Tally(reach.people, posts=Posts(reach.channels, members=reach.members)))
    if waits := await asked_first(house, actor, standing, value):
        return waits
    detail = {"recipients": reach.people, "audience": str(value.audience)}
    if value.planned_for:
        return await goes(house, actor.acting, standing, value, detail)
    value, beside = await asked_from_now(house, value, actor.person.school)
    change = await goes(house, actor.acting, standing, value, detail)
    return replace(change, writes=[*change.writes, *beside])


async def resume(house: House, actor: Actor, id: str) -> Announcement:
    """Takes up a paused send; nothing happens to one that is not paused. Raises Unavailable, and Unsound where all
    sends are halted."""
    require_author(house, actor)

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state is not AnnouncementState.PAUSED:
            return Change(standing.value)
        if standing.value.problem == HALTED and await is_halted(house):
            raise Unsound("notice-sends-halted")
        value = replace(standing.value, spread_done=False)
        return await sending(house, standing, value, house.audit(actor.acting, "announcement.resumed", id))

    return await house.records.change(announcement_partition(id), look)


async def find(house: House, id: str) -> Announcement | None:
    """Whoever asks: what may be shown of it is the caller's to decide."""
    standing = await house.records.announcements.get(announcement_partition(id), id)
    return standing.value if standing else None


async def received(house: House, actor: Actor, id: str) -> tuple[Announcement, Stored[Delivery]]:
    """The announcement and its delivery to this person. Raises Unavailable when it was not for them."""
    partition = announcement_partition(id)
    announcement = await house.records.announcements.get(partition, id)
    delivery = await house.records.deliveries.get(partition, actor.id)
    if announcement is None or delivery is None:
        raise Unavailable
    counted = as_it_counts(announcement.value, delivery.value)
    return announcement.value, Stored(counted, delivery.version)


async def follow(house: House, actor: Actor, id: str) -> Announcement:
    """The author's own announcement, as last counted. Raises Unavailable."""
    require_author(house, actor)
    return (await own(house, actor, id)).value


async def draft_of(house: House, actor: Actor, id: str) -> Announcement:
    """A draft of theirs. Raises Unavailable, Stale when it is none any more."""
    require_author(house, actor)
    return _own_draft(actor, await own(house, actor, id)).value


async def missed(house: House, actor: Actor, id: str, limit: int = 200) -> tuple[Announcement, list[Delivery], int]:
    """Who was not reached, at most `limit`, and how many more, counted now. Raises Unavailable."""
    announcement, partition = await follow(house, actor, id), announcement_partition(id)
    deliveries: list[Delivery] = []
    count = 0
    for state in (DeliveryState.GONE, DeliveryState.AMBIGUOUS, DeliveryState.REJECTED):
        of_state = {"announcement": id, "state": state}
        found = await house.records.deliveries.find(equal=of_state, partition=partition, limit=limit)
        deliveries += [item.value for item in found.items]
        count += await house.records.deliveries.count(equal=of_state, partition=partition)
    return announcement, deliveries[:limit], max(0, count - limit)


async def reach_of(
    house: House,
    actor: Actor,
    audience: Audience,
    importance: Importance = Importance.IMPORTANT,
    topic: str = "",
    language: Language | None = None,
) -> Reach:
    """Of those whom this author may reach, with names in the `language` of who reads, where that is somebody else. In a
    thread: of 100,000 people it takes longer than anybody else should wait."""
    calendar = await house.calendar.current()
    places = await places_of(house, actor.person, audience, importance, topic)

    def counted() -> Reach:
        bounds = house.authors.reach(actor.person, importance, topic)
        muted = _muted(importance, topic)
        reach, people = _counted(house, actor, audience, bounds, muted, language or actor.language)
        besides = places.members.difference(person.id for person in people)
        windows = windows_of([*people, *known(actor.directory, besides)], calendar)
        reach = replace(reach, channels=len(places.open), members=len(besides), closed=len(places.closed))
        return replace(reach, windows=windows, chance=windows.chance(house.now()))

    return await asyncio.to_thread(counted)


async def beyond(house: House, actor: Actor, draft: Announcement) -> int:
    """How many of those it is for its author may not reach, whatever it is about; in a thread, as `reach_of`."""
    bounds = house.authors.whole_reach(actor.person)
    return await asyncio.to_thread(outside, draft.audience, bounds, actor.directory)


def _muted(importance: Importance, topic: str) -> str:
    """The topic that its readers may mute; "" for none."""
    return topic if importance is Importance.INFORMATION else ""


def _counted(
    house: House, actor: Actor, audience: Audience, bounds: Audience, topic: str, language: Language
) -> tuple[Reach, Sequence[Person]]:
    people = members(within(audience, bounds), actor.directory)
    missing = house.reachability.missing(frozenset(person.id for person in people))
    names = {one: actor.directory.called(one, language) for one in principals_in(audience)}
    beyond = outside(audience, bounds, actor.directory)
    muted = house.preferred.muted_among(topic, [person.id for person in people])
    by_school = by_name(Counter(person.school for person in people), actor.directory)
    reach = Reach(len(people), len(by_school), missing, names, beyond, muted, by_school=by_school)
    return reach, people


def by_name(schools: Mapping[str, int], directory: Directory) -> tuple[tuple[str, int], ...]:
    """How many of each school, by its name ("" for one that is gone), most first."""
    named = [(directory.called(Principal("school", one), DEFAULT_LANGUAGE), count) for one, count in schools.items()]
    return tuple(sorted(named, key=lambda one: (-one[1], one[0].casefold())))


def _require_whole(house: House, actor: Actor, draft: Announcement) -> None:
    """A draft may lack anything; what goes out lacks nothing, by the rules of today. Raises Unsound."""
    if problems_of(draft, rules_for(house, actor)):
        raise Unsound("notice-announcement-unfinished")


async def own(house: House, actor: Actor, id: str) -> Stored[Announcement]:
    """What this author wrote, whatever became of it. Raises Unavailable."""
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None or standing.value.author != actor.id:
        raise Unavailable
    return standing


def _own_draft(actor: Actor, standing: Stored[Announcement]) -> Stored[Announcement]:
    if standing.value.author != actor.id:
        raise Unavailable
    if standing.value.state is not AnnouncementState.DRAFT:
        raise Stale
    return standing
