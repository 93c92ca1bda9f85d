"""What an author and a recipient do with an announcement: draft, publish, confirm."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.announce.announcement import Announcement, AnnouncementState, Composed, Delivery, Reach, Tally
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.audience import Audience
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.store.collection import Stored
from bot.store.records import Change, announcement_partition
from bot.work.job import Job
from bot.work.kept import AuditEntry
from bot.work.notice import CardPlace, DeliveryState


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a draft: kept as `announcement` with its `reach`, or not yet because of `composed.problems`."""

    composed: Composed
    announcement: Announcement | None = None
    reach: Reach | None = None


def require_author(actor: Actor) -> None:
    if not actor.person.is_author:
        raise Unavailable


async def draft(house: House, actor: Actor, id: str, composed: Composed) -> Drafted:
    """Keeps a draft under the id that its card was made with. Raises Unavailable, or Stale when it was published."""
    require_author(actor)
    composed = _sound(composed, actor.directory)
    if composed.problems:
        return Drafted(composed)
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        value = Announcement(
            id,
            actor.id,
            actor.person.name,
            composed.words,
            composed.audience,
            composed.confirmation,
            AnnouncementState.DRAFT,
            created=house.now(),
        )
    else:
        value = replace(
            _own_draft(actor, standing).value,
            words=composed.words,
            audience=composed.audience,
            confirmation=composed.confirmation,
            revision=standing.value.revision + 1,
        )
    write = house.records.announcements.put(value, standing.version if standing else None)
    await house.records.accept(announcement_partition(id), [write])
    return Drafted(composed, value, _reach(house, actor, value.audience))


async def see_draft(house: House, actor: Actor, id: str, revision: int) -> Announcement:
    """Raises Unavailable, or Stale when another revision stands."""
    return (await _draft_at(house, actor, id, revision)).value


async def test(house: House, actor: Actor, id: str, revision: int) -> None:
    """Sends the draft to its author alone. Raises as `see_draft`."""
    await see_draft(house, actor, id, revision)
    await house.queue.put([Job("announcement_test", {"announcement": id, "person": actor.id})])


async def discard(house: House, actor: Actor, id: str) -> None:
    """Throws a draft away; one that is not there any more is as good."""
    require_author(actor)
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        return
    draft = _own_draft(actor, standing)
    removed = house.records.announcements.remove(draft.value, draft.version)
    await house.records.accept(announcement_partition(id), [removed])


async def publish(house: House, actor: Actor, id: str, revision: int, card: str | None) -> Announcement:
    """Accepts the send; a second click on the same button gives the announcement as it now is.

    `card` is the activity of the author's card, which follows the send. Raises Unavailable, Stale, Unsound.
    """
    require_author(actor)

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, id)
        if standing.value.state is not AnnouncementState.DRAFT:
            return Change(standing.value)
        if standing.value.revision != revision:
            raise Stale
        reach = _reach(house, actor, standing.value.audience)
        if not reach.people:
            raise Unsound("reach-nobody-text")
        value = replace(
            standing.value,
            state=AnnouncementState.SENDING,
            published=house.now(),
            tally=Tally(recipients=reach.people),
            follow=CardPlace(actor.id, card) if card else None,
        )
        audit = house.audit(actor.acting, "announcement.published", id, {"recipients": reach.people})
        return _sending(house, standing, value, audit)

    return await house.records.change(look)


async def resume(house: House, actor: Actor, id: str) -> Announcement:
    """Takes up a paused send; nothing happens to one that is not paused. Raises Unavailable."""
    require_author(actor)

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, id)
        if standing.value.state is not AnnouncementState.PAUSED:
            return Change(standing.value)
        value = replace(standing.value, state=AnnouncementState.SENDING, problem="", spread_done=False)
        return _sending(house, standing, value, house.audit(actor.acting, "announcement.resumed", id))

    return await house.records.change(look)


def _sending(
    house: House, standing: Stored[Announcement], value: Announcement, audit: AuditEntry
) -> Change[Announcement]:
    """It is sent from now on: spread over its recipients, followed by its author's card."""
    jobs = [Job(name, {"announcement": value.id}) for name in ("announcement_spread", "announcement_follow")]
    write = house.records.announcements.put(value, standing.version)
    return Change(value, announcement_partition(value.id), [write], audit, jobs)


async def confirm(house: House, actor: Actor, id: str) -> tuple[Announcement, datetime]:
    """Read and understood, once; a second time gives the first moment. Raises Unavailable."""

    async def look() -> Change[tuple[Announcement, datetime]]:
        announcement, delivery = await received(house, actor, id)
        if not announcement.confirmation:
            raise Unavailable
        if delivery.value.confirmed_at:
            return Change((announcement, delivery.value.confirmed_at))
        now = house.now()
        write = house.records.deliveries.put(delivery.value.confirm(now), delivery.version)
        return Change((announcement, now), announcement_partition(id), [write])

    return await house.records.change(look)


async def received(house: House, actor: Actor, id: str) -> tuple[Announcement, Stored[Delivery]]:
    """The announcement and its delivery to this person. Raises Unavailable when it was not for them."""
    partition = announcement_partition(id)
    announcement = await house.records.announcements.get(partition, id)
    delivery = await house.records.deliveries.get(partition, actor.id)
    if announcement is None or delivery is None:
        raise Unavailable
    return announcement.value, delivery


async def follow(house: House, actor: Actor, id: str) -> Announcement:
    """The author's own announcement, as last counted. Raises Unavailable."""
    require_author(actor)
    return (await _own(house, actor, id)).value


async def missed(house: House, actor: Actor, id: str, limit: int = 200) -> tuple[Announcement, list[Delivery], int]:
    """Who was not reached, at most `limit`, and how many more. Raises Unavailable."""
    announcement = await follow(house, actor, id)
    deliveries: list[Delivery] = []
    for state in (DeliveryState.GONE, DeliveryState.AMBIGUOUS, DeliveryState.REJECTED):
        found = await house.records.deliveries.find(
            equal={"announcement": id, "state": state}, partition=announcement_partition(id), limit=limit
        )
        deliveries += [item.value for item in found.items]
    return announcement, deliveries[:limit], max(0, announcement.tally.not_reached - limit)


def _reach(house: House, actor: Actor, audience: Audience) -> Reach:
    people = actor.directory.members(audience)
    missing = house.reachability.missing(frozenset(person.id for person in people))
    return Reach(len(people), len({person.school for person in people}), missing)


def _sound(composed: Composed, directory: Directory) -> Composed:
    """A client may send schools and groups that do not exist (any more)."""
    audience = composed.audience
    known = audience.schools <= directory.schools.keys() and audience.groups <= directory.groups.keys()
    if composed.problems or known:
        return composed
    return replace(composed, problems={"everyone": "problem-audience-unknown"})


async def _own(house: House, actor: Actor, id: str) -> Stored[Announcement]:
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


async def _draft_at(house: House, actor: Actor, id: str, revision: int) -> Stored[Announcement]:
    require_author(actor)
    standing = _own_draft(actor, await _own(house, actor, id))
    if standing.value.revision != revision:
        raise Stale
    return standing
