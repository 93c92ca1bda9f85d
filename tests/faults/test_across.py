"""Three bots as real processes on Cosmos DB and Azure Storage: whatever reaches two of them happens once."""

from collections import Counter
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
import pytest_asyncio

from bot.arrange.request import RequestState
from tests.faults.across import Instances, click, running
from tests.peers.cosmos_wire import Fault
from tools.azurite import Azurite

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="module")]

SUBMITS = 20
DECISIONS = 100
CUTS = 60
SAID = 20


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def instances(tmp_path_factory: pytest.TempPathFactory, azurite: Azurite) -> AsyncIterator[Instances]:
    async with running(tmp_path_factory.mktemp("across"), azurite) as three:
        yield three


async def test_what_is_handed_in_twice_at_once_has_one_number(instances: Instances) -> None:
    ana = instances.school.ana.id
    numbers: Counter[str] = Counter()
    for data in await instances.drafts(SUBMITS):
        one, other = await instances.to_two(ana, **click("form.submit", **data))
        assert one == other
        request = await instances.request(str(data["request"]))
        assert request.state is RequestState.SUBMITTED
        assert request.reference in str(one)
        assert await instances.acts_on(request.id) == ["request.submitted"]
        numbers[request.reference] += 1
    assert len(numbers) == SUBMITS


async def test_what_is_decided_twice_at_once_is_decided_once(instances: Instances) -> None:
    ben = instances.school.ben.id
    for request in await instances.waiting(DECISIONS):
        one, other = await instances.to_two(ben, **click("approval.approve", request=request, seen=1))
        assert one == other
        assert len((await instances.request(request)).history) == 2
        assert await instances.acts_on(request) == ["request.approved"]


async def test_what_is_said_to_two_at_once_is_answered_once(instances: Instances) -> None:
    ana = instances.school.ana.id
    said = [uuid4().hex for _ in range(SAID)]
    for activity in said:
        await instances.to_two(ana, type="message", id=activity, text="Hoeveel is de kilometervergoeding?")
    replies = instances.service.replies()
    assert {activity: replies[activity] for activity in said} == dict.fromkeys(said, 1)


@pytest.mark.parametrize("cut", ["before", "after"])
async def test_nobody_is_told_that_somebody_else_decided_when_the_connection_was_cut(
    instances: Instances, cut: str
) -> None:
    ben = instances.school.ben.id
    for request in await instances.waiting(CUTS):
        instances.peer.faults.append(Fault("batch", cut=cut))
        answer = await instances.to_one(ben, **click("approval.approve", request=request, seen=1))
        decided = await instances.request(request)
        assert decided.state is RequestState.APPROVED
        assert len(decided.history) == 2
        assert "Goedgekeurd" in str(answer)
        assert "is intussen iets veranderd" not in str(answer)
