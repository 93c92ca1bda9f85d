"""What a change of contact promises goes with its commit, whether the queue is away or the process dies there."""

from collections import Counter
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from bot.house import House
from bot.people.contact import Address
from bot.people.contacts import ARRIVED_JOBS, REACH_JOBS, arrive, choose_language, leave, lose, meet, move, regain
from bot.people.loading import load_organisation
from bot.queue.base import JobQueue
from bot.store.records import Records
from bot.work import outbox
from bot.work.job import Job
from tests.people.organisations import organisation, person
from tests.store.rig import Clock
from tests.work.rig import AWAY, NOW, Died, Flaky, opened, taken

ANA = person(1, "Ana")
HOME = Address("a:ana", "https://smba.example/", "tenant", "29:ana", "28:bode")
CATCH_UP = (*ARRIVED_JOBS, *REACH_JOBS)


def failing(house: House, failure: Exception | None) -> House:
    """Another instance, whose queue fails every time."""
    queue = cast("JobQueue", Flaky(house.queue, [failure] * 100))
    box = outbox.Outbox(queue)
    records = Records(house.records._store, now=house.now, promised=box.promised)
    return replace(house, queue=queue, outbox=box, records=records)


async def swept(house: House, weak: House, clock: Clock) -> list[Job]:
    """Every job that came of it, once both instances have looked after what they promised."""
    await weak.outbox.tidy(house.records)
    clock.turn(2 * outbox.FORGOTTEN_AFTER)
    await house.outbox.sweep(house.records, house.now)
    await house.outbox.tidy(house.records)
    return await taken(house.queue)


@pytest.mark.parametrize("failure", [None, AWAY, Died()], ids=["well", "away", "died"])
async def test_each_change_is_followed_up_whatever_fails(tmp_path: Path, failure: Exception | None) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await load_organisation(house, organisation([ANA]))
        weak = failing(house, failure)

        async def follows(names: Sequence[str]) -> None:
            found = await swept(house, weak, clock)
            assert Counter(job.name for job in found) == Counter(names)
            assert all(job.body == {"person": ANA.id} for job in found)

        async def tries(act: Awaitable[object]) -> None:
            """A process that dies there has committed; a queue that is away fails no turn."""
            if isinstance(failure, Died):
                with pytest.raises(Died):
                    await act
            else:
                await act

        await tries(meet(weak, ANA.id, HOME))
        await follows(CATCH_UP)
        actor = await meet(weak, ANA.id, HOME)
        await follows(())
        await tries(lose(weak, actor, "blocked"))
        await follows(REACH_JOBS)
        await tries(regain(weak, await meet(weak, ANA.id, None)))
        await follows(CATCH_UP)
        await tries(leave(weak, ANA.id))
        await follows(REACH_JOBS)
        await tries(arrive(weak, ANA.id, HOME))
        await follows(CATCH_UP)
        actor = await choose_language(weak, await meet(weak, ANA.id, None), "fr")
        await move(weak, actor, replace(HOME, conversation="a:anew"))
        await follows(())
