"""The gaps report: what colleagues asked in the last ninety days and did not find."""

import asyncio
from dataclasses import replace

from bot.answer.gaps import SPAN, Gaps, gaps
from bot.answer.question import Question
from bot.errors import Unavailable
from bot.house import House
from bot.people.colleagues import Colleague, nearest
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.collection import moment

MAY_SEE = frozenset({Role.COMMUNICATION, Role.HR, Role.OPERATOR})
MOST = 2000
"""The newest missed questions: what a report reads does not grow with the history."""
PAGE = 100
"""Questions that are read in one go on the event loop."""


def may_see_gaps(actor: Actor) -> bool:
    return bool(actor.person.roles & MAY_SEE)


def owners(actor: Actor) -> tuple[Colleague, ...]:
    """Whom somebody who may not see it can ask."""
    who = [person for role in sorted(MAY_SEE) for person in actor.directory.having(role)]
    return nearest(who, actor.person, actor.directory)


async def gaps_for(house: House, actor: Actor) -> Gaps:
    """Raises Unavailable for who is no process owner."""
    if not may_see_gaps(actor):
        raise Unavailable
    return await find_gaps(house)


async def find_gaps(house: House) -> Gaps:
    """Computed in a thread: with the names of 100,000 people it takes a second."""
    directory, missed = await house.directory.current(), await _missed(house)
    names = (one.name for known in (directory.people, directory.left) for one in known.values())
    found = await asyncio.to_thread(gaps, missed[:MOST], names)
    return replace(found, newest=MOST) if len(missed) > MOST else found


async def _missed(house: House) -> list[Question]:
    """The newest, and one more to tell that there are."""
    found: list[Question] = []
    above = moment(house.now() - SPAN)
    newest = house.records.questions.stream(
        equal={"missed": True}, order="asked", above=above, descending=True, page=PAGE
    )
    async for item in newest:
        found.append(item.value)
        if len(found) > MOST:
            break
    return found
