"""A store that refuses again and again: every turn is answered before Teams gives up, however many calls it makes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.channel import replies
from bot.channel.base import Reply, Turn, Unshown
from bot.channel.teams import Teams
from bot.deadline import left
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from tests.channel.rig import ConnectorServer, Endpoint, activity, local_teams
from tests.channel.test_replies import refusals
from tests.channel.test_turns import invoke
from tests.conversations.keeping import kept_by
from tests.conversations.school import ORGANISATION, School
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault

SEARCH = invoke("composeExtension/query", {"commandId": "mijnAanvragen", "parameters": []})
TROUBLE = "Er ging iets mis"
PAUSE_MS = 150
"""Twice for each call, it is far under what a call may take, and for three calls more than the turn may."""


class Bot(Endpoint):
    """The whole way of a turn, from Teams to the school and back."""

    def __init__(self, teams: Teams, handle: Callable[[Turn], Awaitable[Reply]]) -> None:
        super().__init__(teams)
        self._handle = handle  # type: ignore[method-assign]


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    peer = CosmosPeer()
    async with kept_by(peer):
        school = await School.open(tmp_path)
        school.peer = peer
        await load_organisation(school.house, parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes()))
        await school.ana.installs()
        yield school
        await school.close()


@pytest.fixture
async def connector() -> AsyncIterator[ConnectorServer]:
    server = await ConnectorServer().start()
    yield server
    assert server.server
    await server.server.close()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Turns have half a second, until this is undone: on a busy machine one that goes well may take longer."""
    monkeypatch.setattr(replies, "INVOKE_SECONDS", replies.LAST_SECONDS + 0.5)
    monkeypatch.setattr(replies, "MESSAGE_SECONDS", replies.LAST_SECONDS + 0.5)
    return monkeypatch


def refusing_each_call_twice() -> list[Fault]:
    return [Fault("*", 429, times=2, skip=call, retry_ms=PAUSE_MS) for call in range(50)]


def of(school: School, connector: ConnectorServer, **changes: Any) -> dict[str, Any]:
    return activity(connector.url, from_={"id": "29:ana", "aadObjectId": school.ana.id}, **changes)


async def test_a_message_is_answered_in_time_and_works_the_next_time(
    school: School,
    connector: ConnectorServer,
    short: pytest.MonkeyPatch,
) -> None:
    assert school.peer
    bot = await Bot(local_teams(), school.stage.handle).start()
    school.peer.faults = refusing_each_call_twice()
    assert await bot.post(of(school, connector, text="verlof")) == (200, None)
    assert TROUBLE in str(connector.bodies())
    assert school.peer.faults  # calls that were not made any more
    school.peer.faults = []
    short.undo()
    assert await bot.post(of(school, connector, text="verlof", id="2")) == (200, None)
    assert "Verlof" in str(connector.bodies()[-1])
    assert TROUBLE not in str(connector.bodies()[1:])
    await bot.close()


async def test_so_is_an_invoke(school: School, connector: ConnectorServer, short: pytest.MonkeyPatch) -> None:
    assert school.peer
    bot = await Bot(local_teams(), school.stage.handle).start()
    school.peer.faults = refusing_each_call_twice()
    status, body = await bot.post(of(school, connector, **SEARCH))
    assert (status, body["composeExtension"]["type"]) == (200, "message")
    assert TROUBLE in body["composeExtension"]["text"]
    await bot.close()


async def test_what_the_turn_left_undone_has_time_of_its_own(connector: ConnectorServer) -> None:
    """A reply that Teams refuses is kept after the turn: no time is left of that, and it needs some."""
    heard: list[float] = []

    async def handle(turn: Turn) -> Reply:
        heard.append(left(60))
        return Reply(toast="dag")

    async def keep(unshown: Unshown) -> None:
        heard.append(left(60))

    refusals(connector, 429, after="60")
    bot = await Bot(local_teams(keep=keep), handle).start()
    assert await bot.post(activity(connector.url)) == (200, None)
    assert 0 < heard[0] <= replies.MESSAGE_SECONDS - replies.LAST_SECONDS
    assert heard[1] == 60
    await bot.close()
