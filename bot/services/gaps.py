"""The gaps report: what colleagues asked in the last ninety days and did not find."""

from bot.domain.gaps import SPAN, Gaps, gaps
from bot.domain.people import Role
from bot.domain.questions import Question
from bot.services.contacts import Actor
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.records import moment

MAY_SEE = frozenset({Role.COMMUNICATION, Role.HR, Role.OPERATOR})
PAGE = 500
MOST_PAGES = 4
"""The newest two thousand missed questions: what a report reads does not grow with the history."""


def may_see_gaps(actor: Actor) -> bool:
    return bool(actor.person.roles & MAY_SEE)


async def gaps_for(ports: Ports, actor: Actor) -> Gaps:
    """Raises Unavailable for who is no process owner."""
    if not may_see_gaps(actor):
        raise Unavailable
    return await find_gaps(ports)


async def find_gaps(ports: Ports) -> Gaps:
    directory = await ports.directory.current()
    names = [person.name for person in directory.people.values()]
    return gaps(await _missed(ports), names)


async def _missed(ports: Ports) -> list[Question]:
    found: list[Question] = []
    after = None
    for _ in range(MOST_PAGES):
        stretch = await ports.records.questions.find(
            equal={"missed": True},
            order="asked",
            above=moment(ports.now() - SPAN),
            descending=True,
            limit=PAGE,
            after=after,
        )
        found += [item.value for item in stretch.items]
        after = stretch.next
        if after is None:
            break
    return found
