"""The gaps report: what colleagues asked in the last ninety days and did not find."""

from bot.answer.gaps import SPAN, Gaps, gaps
from bot.answer.question import Question
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.records import moment

MAY_SEE = frozenset({Role.COMMUNICATION, Role.HR, Role.OPERATOR})
PAGE = 500
MOST_PAGES = 4
"""The newest two thousand missed questions: what a report reads does not grow with the history."""


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
    after = None
    for _ in range(MOST_PAGES):
        stretch = await house.records.questions.find(
            equal={"missed": True},
            order="asked",
            above=moment(house.now() - SPAN),
            descending=True,
            limit=PAGE,
            after=after,
        )
        found += [item.value for item in stretch.items]
        after = stretch.next
        if after is None:
            break
    return found
