"""The editions of an official answer: each change is one, kept for good, and every instance's index follows."""

from collections.abc import Callable
from dataclasses import replace

from bot.answer.library.source import Indexed
from bot.answer.official.keeping import to_change
from bot.answer.official.official_answer import OFFICIAL, Deed, Edition, OfficialAnswer
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS
from bot.work.job import Job

EDITIONS = 40


async def indexed(house: House) -> Stored[Indexed] | None:
    """What was given its number last. To be read before the answer that is changed: what another delivery changes after
    that is then refused, and never announced as one more."""
    return await house.records.indexed.get(OFFICIAL_ANSWERS, OFFICIAL)


async def next_edition(
    house: House,
    actor: Actor,
    value: OfficialAnswer,
    standing: Stored[OfficialAnswer] | None,
    deed: Deed,
    state: Stored[Indexed] | None,
) -> Change[OfficialAnswer]:
    """With the number after that of `state` (`indexed`), announced."""
    number = 1 + (state.value.number if state else 0)
    await house.scopes.announce(OFFICIAL, number, [value.readers])
    value = replace(value, number=number)
    edition = Edition(value.id, value, deed, actor.id, house.now())
    writes = [
        house.records.indexed.put(Indexed(OFFICIAL, number), state.version if state else None),
        house.records.official_answers.put(value, standing.version if standing else None),
        house.records.editions.put(edition),
    ]
    audit = house.audit(actor.acting, f"official.{deed}", value.id, {"revision": value.revision})
    return Change(value, writes, audit, _jobs(value), standing.value if standing else None)


def _jobs(value: OfficialAnswer) -> list[Job]:
    """The cards of the hand-off that it came from follow, and those that asked to look at it again."""
    return [Job("handoff_follow", {"handoff": value.id}), Job("review_follow", {"subject": value.source_id})]


async def confirm(house: House, actor: Actor, id: str, revision: int) -> OfficialAnswer:
    """It is right still as it stood at that revision, and for as long again as before. Raises Unavailable."""

    def confirmed(value: OfficialAnswer) -> OfficialAnswer | None:
        if value.withdrawn or value.revision != revision:
            return None
        return replace(value, reviewed=house.now(), review_by=today(house) + value.period)

    return await _change(house, actor, id, Deed.CONFIRMED, confirmed)


async def withdraw(house: House, actor: Actor, id: str) -> OfficialAnswer:
    """Nobody finds it any more; its editions are kept. Raises Unavailable."""
    return await _change(
        house, actor, id, Deed.WITHDRAWN, lambda value: None if value.withdrawn else replace(value, withdrawn=True)
    )


async def restore(house: House, actor: Actor, id: str) -> OfficialAnswer:
    """Takes a withdrawal back. Raises Unavailable."""
    return await _change(
        house, actor, id, Deed.RESTORED, lambda value: replace(value, withdrawn=False) if value.withdrawn else None
    )


async def _change(
    house: House,
    actor: Actor,
    id: str,
    deed: Deed,
    change: Callable[[OfficialAnswer], OfficialAnswer | None],
) -> OfficialAnswer:
    """`change` gives None where nothing is to be done (any more): a double click changes nothing."""

    async def look() -> Change[OfficialAnswer]:
        state = await indexed(house)
        standing, _ = await to_change(house, actor, id)
        changed = change(standing.value)
        if changed is None:
            return Change(standing.value)
        value = replace(changed, revision=standing.value.revision + 1, completed=frozenset())
        return await next_edition(house, actor, value, standing, deed, state)

    return await house.records.change(OFFICIAL_ANSWERS, look)


async def editions(house: House, id: str) -> list[Edition]:
    """The newest first, as many as a card has room for; the number of the newest says how many there are."""
    found = await house.records.editions.find(
        equal={"of": id}, order="at", descending=True, partition=OFFICIAL_ANSWERS, limit=EDITIONS
    )
    return [item.value for item in found.items]
