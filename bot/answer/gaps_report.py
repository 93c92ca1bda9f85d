"""The gaps report: what colleagues asked in the last ninety days and did not find."""

from bot.answer.gaps import SPAN, Gaps, gaps
from bot.answer.question import Question
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.records import moment

MAY_SEE = frozenset({Role.COMMUNICATION, Role.HR, Role.OPERATOR})
MOST = 2000
"""The newest missed questions: what a report reads does not grow with the history."""


def may_see_gaps(actor: Actor) -> bool:
    return bool(actor.person.roles & MAY_SEE)


async def gaps_for(house: House, actor: Actor) -> Gaps:
    """Raises Unavailable for who is no process owner."""
    if not may_see_gaps(actor):
        raise Unavailable
    return await find_gaps(house)


async def find_gaps(house: House) -> Gaps:
    directory = await house.directory.current()
    names = [person.name for person in directory.people.values()]
    return gaps(await _missed(house), names)


async def _missed(house: House) -> list[Question]:
    found: list[Question] = []
    above = moment(house.now() - SPAN)
    newest = house.records.questions.stream(equal={"missed": True}, order="asked", above=above, descending=True)
    async for item in newest:
        found.append(item.value)
        if len(found) == MOST:
            break
    return found
