"""All mandates of the organisation, for who administers Bode: page by page, and as a file."""

from collections.abc import Sequence
from datetime import datetime

from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.mandate import Mandate
from bot.people.person import Role
from bot.store.collection import moment
from bot.work import handing_out
from bot.work.handout import Handout

PAGE = 8
MOST_AT_ONCE = 12
"""That change at the very moment of the last one on a page, and stand on it as well."""
MOST_IN_FILE = 10_000
"""The last that changed: what a file reads does not grow with the history."""
SUBJECT = "mandates"
JOB = "mandates_report"


def may_see_all(actor: Actor) -> bool:
    return Role.OPERATOR in actor.person.roles


async def check(house: House, actor: Actor, _: str = "") -> None:
    """Raises Unavailable for who does not administer Bode."""
    if not may_see_all(actor):
        raise Unavailable


async def page(house: House, actor: Actor, before: datetime | None) -> tuple[Sequence[Mandate], bool]:
    """Those that changed before that moment (None: all), the last that changed first, and whether there are older ones.
    Those that changed at one moment stand on one page. Raises Unavailable."""
    await check(house, actor)
    below = moment(before) if before else None
    found = await house.records.mandates.find(order="changed", descending=True, below=below, limit=PAGE + MOST_AT_ONCE)
    read = [item.value for item in found.items]
    last = read[PAGE - 1].changed if len(read) > PAGE else None
    shown = [one for at, one in enumerate(read) if at < PAGE or one.changed == last]
    return shown, found.more or len(read) > len(shown)


async def every(house: House, actor: Actor) -> Sequence[Mandate]:
    """As a file shows them; for a job. Raises Unavailable."""
    await check(house, actor)
    found: list[Mandate] = []
    async for item in house.records.mandates.stream(order="changed", descending=True):
        found.append(item.value)
        if len(found) == MOST_IN_FILE:
            break
    return found


async def ask(house: House, actor: Actor, name: str, about: str) -> Handout:
    """They get them as a file called `name`. Raises Unavailable."""
    await check(house, actor)
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:all", JOB, name, about)
