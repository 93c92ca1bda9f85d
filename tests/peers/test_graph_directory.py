"""The peer's deltas are as strict as Graph's: what it does not take, and that all pages together tell the truth."""

from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import pytest

from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart, guid
from tests.store.rig import Clock

TOKEN = {"Authorization": "Bearer x"}


@pytest.fixture
async def peer() -> AsyncIterator[tuple[GraphPeer, DirectoryPart, Clock]]:
    clock = Clock()
    part = DirectoryPart(page=2, pieces=1, now=clock)
    peer = GraphPeer([part], granted={"User.Read.All", "GroupMember.Read.All"})
    part.root = lambda: peer.url
    async with peer.running():
        yield peer, part, clock


async def get(url: str) -> tuple[int, dict[str, object], str]:
    async with aiohttp.ClientSession() as session, session.get(url, headers=TOKEN) as response:
        return response.status, await response.json(), response.headers.get("Location", "")


@pytest.mark.parametrize(
    "query",
    ["$top=5&$select=id", "$expand=manager&$select=id", "$orderby=id&$select=id", "$select=naam", "",
     "$select=id&$filter=startswith(displayName,'A')", "$deltatoken=x&$select=id", "$skiptoken=", "$deltatoken=x"],
)  # fmt: skip
async def test_what_a_delta_does_not_take(peer: tuple[GraphPeer, DirectoryPart, Clock], query: str) -> None:
    status, body, _ = await get(f"{peer[0].url}/users/delta?{query}")
    assert status == 400
    assert "error" in body


async def test_a_token_is_good_for_seven_days_and_for_its_own_kind(
    peer: tuple[GraphPeer, DirectoryPart, Clock],
) -> None:
    graph, part, clock = peer
    part.add("Ana")
    _, body, _ = await get(f"{graph.url}/users/delta?$select=id")
    link = str(body["@odata.deltaLink"])
    assert len(parse_qsl(urlsplit(link).query)) == 1
    assert (await get(link.replace("users", "groups")))[0] == 400
    clock.turn(timedelta(days=7, seconds=-1))
    assert (await get(link))[0] == 200
    clock.turn(timedelta(seconds=1))
    status, _, location = await get(link)
    assert status == 410
    assert location.startswith(graph.url)


async def test_what_changes_while_somebody_reads_comes_with_the_next_delta(
    peer: tuple[GraphPeer, DirectoryPart, Clock],
) -> None:
    graph, part, _ = peer
    for number in range(5):
        part.add(f"P{number}")
    _, body, _ = await get(f"{graph.url}/users/delta?$select=displayName")
    part.change("P0", displayName="anders")
    part.add("P9")
    pages = 1
    while "@odata.nextLink" in body:
        _, body, _ = await get(str(body["@odata.nextLink"]))
        pages += 1
    assert pages >= 3
    _, body, _ = await get(str(body["@odata.deltaLink"]))
    told = {one["id"]: one["displayName"] for one in body["value"]}  # pyright: ignore
    assert told == {guid("P0"): "anders", guid("P9"): "P9"}
