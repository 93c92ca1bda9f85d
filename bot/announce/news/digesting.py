"""The digest of a person: when it comes next, what it holds, and that what it showed has come."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from bot.announce.delivery import EXPIRED, Delivery, stays
from bot.announce.news.page import Item
from bot.announce.news.preferences import Preferences
from bot.announce.news.reading import newest_of
from bot.announce.tallies import Ending
from bot.errors import Stale
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.people.local_time import here, moment_here
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition, person_partition
from bot.store.records import TRIES
from bot.work.job import Job
from bot.work.kept import Due
from bot.work.notice import DeliveryState, Notice

JOB = "person_digest"
LAST = "-last"
"""At the end of what the last digest of somebody is, who wants none any more."""
FURTHER = "+"
"""Before that, once for each card that came already, where one does not hold all that waited."""
MOST_HELD = 50
"""Of the newest deliveries of one person are looked at, of each kind, for what waits for their digest."""


def next_digest(preferences: Preferences, now: datetime) -> datetime | None:
    if preferences.digest is None:
        return None
    today = here(now).date()
    moments = (moment_here(today + timedelta(days=days), preferences.digest).at for days in range(3))
    return next(at for at in moments if at > now)


async def planned(house: House, preferences: Preferences) -> Sequence[Write]:
    """What makes the next digest come, or none where they want none: for the commit that says so."""
    partition = person_partition(preferences.person)
    standing = await house.records.dues.get(partition, due_id(preferences.person))
    at = next_digest(preferences, house.now())
    if at is None:
        return [house.records.dues.remove(standing.value, standing.version)] if standing else []
    body = {"person": preferences.person, "what": here(at).date().isoformat()}
    due = Due(due_id(preferences.person), partition, at, JOB, body)
    return [house.records.dues.put(due, standing.version if standing else None)]


def last(preferences: Preferences) -> Job:
    """They want no digest any more since this change: what waits for one comes now."""
    return Job(JOB, {"person": preferences.person, "what": f"{moment(preferences.changed)}{LAST}"})


def which(job: Mapping[str, Json], preferences: Preferences, now: datetime) -> str:
    """Which digest it is that a job brings, "" for one that is not to come (any more). As it was promised, not as the
    clock says when it runs: else one whose end was not noted before midnight came once more after it."""
    # A version before did not say.
    what = str(job.get("what") or here(now).date().isoformat() + ("" if preferences.digest else LAST))
    return what if what.endswith(LAST) is (preferences.digest is None) else ""


def day_of(what: str) -> date:
    """Of which day a digest is that is not the last."""
    return date.fromisoformat(what[:10])


def due_id(person: str) -> str:
    return f"digest:{person}"


async def plan_next(house: House, person: str) -> Preferences | None:
    """The digest of today is here: another comes, unless one is planned already. None where they never said anything.
    Repeating it changes nothing more."""
    partition = person_partition(person)

    async def look() -> Change[Preferences | None]:
        kept = await house.records.preferences.get(partition, person)
        if kept is None or await house.records.dues.get(partition, due_id(person)):
            return Change(kept.value if kept else None)
        return Change(kept.value, await planned(house, kept.value))

    return await house.records.change(partition, look)


async def held(house: House, person: str) -> list[Stored[Delivery]]:
    """What waits for their digest, the newest first."""
    found = [item for item in await newest_of(house, person, MOST_HELD) if item.value.state is DeliveryState.HELD]
    return sorted(found, key=lambda item: moment(item.value.since) if item.value.since else "", reverse=True)


async def brings(house: House, deliveries: Sequence[Stored[Delivery]]) -> Sequence[Item]:
    """What a digest has of them. What was recalled, was broken off or is no longer valid comes no more: it ends here,
    and whom it was for was not reached. Repeating it changes nothing more."""
    now, found = house.now(), list[Item]()
    for item in deliveries:
        delivery = item.value
        standing = await house.records.announcements.get(
            announcement_partition(delivery.announcement), delivery.announcement
        )
        if standing is None:
            continue
        if why := stays(standing.value) or (EXPIRED if standing.value.is_expired(now) else ""):
            await _end(house, delivery.announcement, delivery.person, lambda held, why=why: held.gone(why))
        else:
            found.append(Item(standing.value, delivery, delivery.open))
    return found


def noted(shown: Sequence[Item]) -> Mapping[str, Json]:
    """What the card of a digest shows, for its own record: whoever goes on where its sender died knows by it what
    came."""
    return {"shows": [item.announcement.id for item in shown]}


async def came(house: House, digest: Notice) -> None:
    """It arrived, with what it showed: that waits no more. Repeating it changes nothing more."""
    for announcement in _shows(digest):
        await _end(house, announcement, digest.person, lambda held: held.delivered("", house.now()))


def further(digest: Notice, news: Sequence[Item]) -> Sequence[Job]:
    """What comes after the last digest, where not all of the news fitted on its card: no other day brings that."""
    if not digest.what.endswith(LAST) or {item.announcement.id for item in news} <= set(_shows(digest)):
        return ()
    return [Job(JOB, {"person": digest.person, "what": f"{digest.what.removesuffix(LAST)}{FURTHER}{LAST}"})]


def _shows(digest: Notice) -> Sequence[str]:
    shows = digest.body.get("shows")
    return [str(one) for one in shows] if isinstance(shows, list) else ()


async def _end(house: House, announcement: str, person: str, ended: Callable[[Delivery], Delivery]) -> None:
    for _ in range(TRIES):
        item = await house.records.deliveries.get(announcement_partition(announcement), person)
        if item is None or item.value.state is not DeliveryState.HELD:
            return
        with suppress(Stale):
            await house.tallies.settle(house.records, announcement, [Ending(item, ended(item.value))])
            return


async def works_on(house: House, actor: Actor, day: date) -> bool:
    return day in (await house.calendar.current()).of(actor.person)
