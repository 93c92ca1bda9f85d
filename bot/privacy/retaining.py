"""Removes each night what was kept long enough, and takes the names from questions; a bounded number of each.

One instance at a time does it. What is left for want of time or by a stop is done the next night: whatever was removed
is not found again, and of the questions is kept how far it came.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from secrets import token_bytes

from bot.answer.question import Question
from bot.arrange.ended import has_ended
from bot.errors import Stale
from bot.house import House
from bot.people.acting import TIME
from bot.people.calendar import BRUSSELS
from bot.people.erasure import PREFIX, ROUND, Retained, is_made_up
from bot.people.retention import Retention
from bot.privacy.removing import remove_request
from bot.store.collection import Stored, moment
from bot.store.partitions import (
    DIRECTORY,
    ERASURES,
    UNNAMED_QUESTIONS,
    person_partition,
)

NIGHT = 2
"""From this hour on, by the clock of Brussels, once a day."""
MOST = 500
"""Of each kind in one night."""
NIGHT_ID, QUESTIONS_ID = "night", "questions"


async def retain(house: House) -> int:
    """For a round: how many documents were changed or removed. It costs one read where this night was done."""
    now = house.now()
    night = (now.astimezone(BRUSSELS) - timedelta(hours=NIGHT)).date()
    standing = await house.records.retained.get(ERASURES, NIGHT_ID)
    if standing and standing.value.through == night.isoformat():
        return 0
    days = await house.retention.current()
    counts = {
        "questions": await _unname(house, now - timedelta(days=days.questions_named)),
        "mandates": await _mandates(house, now - timedelta(days=days.mandates)),
        "roles": await _roles(house, now - timedelta(days=days.roles)),
        "requests": await _requests(house, now - timedelta(days=days.requests)),
    }
    await _done(house, standing, night.isoformat(), counts, days)
    return sum(counts.values())


async def _done(
    house: House, standing: Stored[Retained] | None, night: str, counts: Mapping[str, int], days: Retention
) -> None:
    """A night in which nothing was to be done says nothing in the audit."""
    detail = {**counts, "days": [days.questions_named, days.mandates, days.roles, days.requests]}
    audit = house.audit(TIME, "retention.done", night, detail) if any(counts.values()) else None
    put = house.records.retained.put(Retained(NIGHT_ID, house.now(), night), standing.version if standing else None)
    with suppress(Stale):  # whoever held the lease before did it
        await house.records.accept(ERASURES, [put], audit=audit)


async def _unname(house: House, before: datetime) -> int:
    """Those of which somebody still looks at an objection keep their name until they go."""
    records, salt = house.records, token_bytes(16)
    standing = await records.retained.get(ERASURES, QUESTIONS_ID)
    above = standing.value.through if standing else ""
    number, through = 0, moment(before)
    async for one in records.questions.stream(order="asked", above=above or None, below=moment(before)):
        if number == MOST:
            through = moment(one.value.asked)
            break
        if not (is_made_up(one.value.person) or one.value.objected):
            number += await _unname_one(house, one, salt)
    if through != above:
        put = records.retained.put(Retained(QUESTIONS_ID, house.now(), through), standing.version if standing else None)
        with suppress(Stale):
            await records.accept(ERASURES, [put])
    return number


async def _unname_one(house: House, one: Stored[Question], salt: bytes) -> int:
    """Under an id that follows from its own: after a stop in between it is not there twice. In one round the questions
    of one person have the same made-up id, so that a gap still says how many asked at least; by its salt, which nobody
    keeps, nothing leads back."""
    own = blake2b(one.value.id.encode(), digest_size=16).hexdigest()
    who = blake2b(one.value.person.encode(), key=salt, digest_size=(12 - ROUND) // 2).hexdigest()
    made_up = PREFIX + blake2b(salt, digest_size=ROUND // 2).hexdigest() + who
    unnamed = replace(one.value, id=own, person=made_up)
    with suppress(Stale):
        await house.records.accept(UNNAMED_QUESTIONS, [house.records.questions.put(unnamed)])
    with suppress(Stale):
        write = house.records.questions.remove(one.value, one.version)
        await house.records.accept(person_partition(one.value.person), [write])
        return 1
    return 0


async def _mandates(house: House, before: datetime) -> int:
    number = 0
    async for one in house.records.mandates.stream(order="changed", below=moment(before)):
        if number == MOST:
            break
        if one.value.last < before.date():
            with suppress(Stale):
                write = house.records.mandates.remove(one.value, one.version)
                await house.records.accept(person_partition(one.value.grantor), [write])
                number += 1
    return number


async def _roles(house: House, before: datetime) -> int:
    number = 0
    async for one in house.records.role_grants.stream(order="changed", below=moment(before)):
        if number == MOST:
            break
        if one.value.last < before.date():
            with suppress(Stale):
                await house.records.accept(DIRECTORY, [house.records.role_grants.remove(one.value, one.version)])
                number += 1
    return number


async def _requests(house: House, before: datetime) -> int:
    number = 0
    async for one in house.records.requests.stream(order="changed", below=moment(before)):
        if number == MOST:
            break
        if await has_ended(house, one.value, before.date()):
            with suppress(Stale):
                await remove_request(house, one)
                number += 1
    return number
