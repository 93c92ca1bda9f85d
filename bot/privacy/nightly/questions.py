"""Takes the names from questions that were asked long enough ago, and keeps how far it came."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from secrets import token_bytes

from bot.answer.question import Question
from bot.errors import Stale
from bot.house import House
from bot.people.erasure import PREFIX, ROUND, Retained, is_made_up
from bot.store.collection import Stored, moment
from bot.store.partitions import ERASURES, UNNAMED_QUESTIONS, person_partition

QUESTIONS_ID = "questions"


async def unname(house: House, before: datetime, most: int) -> int:
    """Those of which somebody still looks at an objection keep their name until they go."""
    records, salt = house.records, token_bytes(16)
    standing = await records.retained.get(ERASURES, QUESTIONS_ID)
    above = standing.value.through if standing else ""
    number, through = 0, moment(before)
    async for one in records.questions.stream(order="asked", above=above or None, below=moment(before)):
        if number == most:
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
