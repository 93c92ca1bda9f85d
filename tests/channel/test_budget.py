"""Nothing leaves without a slot of the budget: not a send, not what comes after a lost conversation, not a reply."""

import asyncio
import math
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channel.base import CardMessage, Delivered, Reply, TextMessage
from bot.channel.teams import Teams
from bot.people.contact import Address
from bot.work.budget import Budget
from bot.work.windows import Limit
from tests.patience import PATIENCE
from tests.peers.strict import StrictService

from .rig import TENANT, Endpoint, activity, local_teams

CARD = CardMessage({"type": "AdaptiveCard"}, "een kaart")
MOST, SECONDS = 3, 0.2


@pytest.fixture
async def service() -> AsyncIterator[StrictService]:
    async with StrictService(MOST, SECONDS).running() as running:
        yield running


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    opened = local_teams(budget=Budget(MOST, seconds=SECONDS))
    yield opened
    await opened.close()


def address(service: StrictService, number: int) -> Address:
    return Address(f"a:{number}", service.url, TENANT, f"29:{number}", "28:bode")


async def lost_and_found(teams: Teams, service: StrictService, number: int) -> None:
    """As a send whose conversation was lost, with all that may follow."""
    opened = await teams.channel.open_conversation(address(service, number))
    assert isinstance(opened, Address)
    outcome = await teams.channel.send(opened, CARD)
    assert isinstance(outcome, Delivered)
    assert await teams.channel.update(opened, outcome.activity, CARD) == outcome
    assert await teams.channel.delete(opened, outcome.activity) == outcome


async def test_every_kind_of_request_waits_for_its_turn(teams: Teams, service: StrictService) -> None:
    endpoint = await Endpoint(teams).start()
    endpoint.reply = lambda _: Reply(messages=(CARD, TextMessage("dag")))
    talking = asyncio.ensure_future(endpoint.post(activity(service.url)))
    await asyncio.gather(*(lost_and_found(teams, service, number) for number in range(3)))
    assert (await talking)[0] == 200
    assert len(service.taken) == 3 * 4 + 2
    assert service.refused == 0
    assert service.busiest <= MOST
    assert endpoint.client
    await endpoint.client.close()


async def test_a_slot_that_was_waited_for_is_used_and_no_other(service: StrictService) -> None:
    budget = Budget(1, seconds=60)
    teams = local_teams(budget=budget)
    async with asyncio.timeout(PATIENCE), budget.slot("a:1") as slot:
        assert isinstance(await teams.channel.send(address(service, 1), CARD, slot), Delivered)
    await teams.close()


async def test_a_request_is_counted_by_the_time_its_answer_begins() -> None:
    """What is long about an answer takes nothing from the budget."""
    rest = asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=201)
        await response.prepare(request)
        await rest.wait()
        await response.write(b'{"id": "1"}')
        return response

    app = web.Application()
    app.router.add_post("/{rest:.*}", answer)
    budget = Budget(1)
    teams = local_teams(budget=budget)
    async with TestServer(app) as server, asyncio.timeout(PATIENCE), budget.slot("a:1") as slot:
        address = Address("a:1", str(server.make_url("/")), TENANT, "29:1", "28:bode")
        sending = asyncio.ensure_future(teams.channel.send(address, CARD, slot))
        while slot.taken == math.inf:  # noqa: ASYNC110 - a server answers
            await asyncio.sleep(0.01)
        assert not sending.done()
        rest.set()
        assert await sending == Delivered("1")
    await teams.close()


async def test_one_chat_has_its_own_limits(service: StrictService) -> None:
    teams = local_teams(budget=Budget(1000, (Limit(MOST, SECONDS),)))
    one = address(service, 1)
    await asyncio.gather(*(teams.channel.send(one, CARD) for _ in range(2 * MOST)))
    assert (len(service.taken), service.refused) == (2 * MOST, 0)
    await teams.close()


async def test_a_refusal_slows_what_is_sent_unasked(service: StrictService) -> None:
    """Somebody else used what there is: the next send waits as long as Teams asks, a reply does not."""
    teams = local_teams(budget=Budget(1000))
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(teams.channel.send(address(service, number), CARD) for number in range(MOST + 1)))
    assert service.refused == 1
    began = loop.time()
    assert isinstance(await teams.channel.send(address(service, 9), CARD), Delivered)
    assert loop.time() - began >= SECONDS / 2
    await teams.close()
