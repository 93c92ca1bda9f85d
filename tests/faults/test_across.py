"""Three bots as real processes on Cosmos DB and Azure Storage: whatever reaches two of them happens once. In greater
numbers: `python -m bench instances`."""

from collections.abc import AsyncIterator
from random import Random

import pytest
import pytest_asyncio

from tests.faults import once
from tests.faults.across import Instances, running
from tools.azurite import Azurite

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="module")]

SUBMITS = 20
DECISIONS = 100
CUTS = 60
TAKEN_OVER = 30
SAID = 20
STAFF = 100
DEATHS = 3


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def instances(tmp_path_factory: pytest.TempPathFactory, azurite: Azurite) -> AsyncIterator[Instances]:
    async with running(tmp_path_factory.mktemp("across"), azurite) as three:
        yield three


def held(wrong: once.Wrong) -> bool:
    assert wrong == dict.fromkeys(wrong, 0)
    return bool(wrong)


async def test_what_is_handed_in_twice_at_once_has_one_number(instances: Instances) -> None:
    assert held(await once.handed_in(instances, SUBMITS))


async def test_what_is_said_to_two_at_once_is_answered_once(instances: Instances) -> None:
    assert held(await once.answered(instances, SAID))


async def test_of_a_send_that_instances_die_over_nothing_is_lost_and_what_came_twice_is_listed(
    instances: Instances,
) -> None:
    await instances.joined_by(STAFF)
    assert held((await once.sent_over_deaths(instances, DEATHS, Random(8))).wrong)


async def test_what_is_decided_twice_at_once_is_decided_once(instances: Instances) -> None:
    assert held(await once.decided(instances, DECISIONS))


async def test_of_two_who_take_over_at_once_one_does(instances: Instances) -> None:
    assert held(await once.taken_over(instances, TAKEN_OVER))


async def test_nobody_is_told_that_somebody_else_decided_when_the_connection_was_cut(instances: Instances) -> None:
    assert held(await once.decided_over_cuts(instances, CUTS))
