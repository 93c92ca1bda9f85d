"""The peer refuses what the service refuses, or the tests of the store would prove nothing."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import CosmosClient
from azure.cosmos.exceptions import CosmosBatchOperationError, CosmosHttpResponseError

from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_sql import BadQuery, Query
from tests.peers.cosmos_wire import KEY

POLICY: dict[str, Any] = {
    "includedPaths": [{"path": "/k/?"}, {"path": "/p/?"}, {"path": "/o/*"}],
    "excludedPaths": [{"path": "/*"}],
    "compositeIndexes": [[{"path": "/k"}, {"path": "/o/due"}]],
}


@pytest.fixture
async def peer() -> AsyncIterator[CosmosPeer]:
    async with CosmosPeer().running() as peer:
        yield peer


@pytest.fixture
async def container(peer: CosmosPeer) -> AsyncIterator[Any]:
    async with CosmosClient(peer.url, KEY) as client:
        database = await client.create_database_if_not_exists("d")
        yield await database.create_container_if_not_exists(
            "c", PartitionKey("/p"), indexing_policy=POLICY, default_ttl=-1
        )


async def refusal(call: Any) -> int:
    with pytest.raises((CosmosHttpResponseError, CosmosBatchOperationError)) as raised:
        await call
    return raised.value.status_code or 0


async def rows(container: Any, text: str, partition: str | None = "a", **parameters: Any) -> list[Any]:
    given = [{"name": f"@{name}", "value": value} for name, value in parameters.items()]
    within = {} if partition is None else {"partition_key": partition}
    return [row async for row in container.query_items(text, parameters=given, **within)]


@pytest.mark.parametrize(
    "item",
    [
        {"id": "x" * 1024},
        {"id": "1", "ttl": 0},
        {"id": "1", "ttl": -2},
        {"id": "1", "ttl": 1.5},
        {"id": "1", "ttl": 2**31},
        {"id": "1", "p": "b"},
    ],
)
async def test_items_that_are_none(container: Any, item: dict[str, Any]) -> None:
    operation = ("create", ({"p": "a", **item},))
    assert await refusal(container.execute_item_batch([operation], partition_key="a")) == 400


@pytest.mark.filterwarnings("ignore:Sending a large body")
async def test_what_is_too_large(container: Any) -> None:
    large = {"id": "1", "p": "a", "text": "x" * 2**21}
    assert await refusal(container.create_item(large)) == 413
    halves = [("create", ({"id": str(n), "p": "a", "text": "x" * 2**20},)) for n in range(2)]
    assert await refusal(container.execute_item_batch(halves, partition_key="a")) == 413
    many = [("create", ({"id": str(n), "p": "a"},)) for n in range(101)]
    assert await refusal(container.execute_item_batch(many, partition_key="a")) == 400
    await container.execute_item_batch(many[:100], partition_key="a")


async def test_a_batch_happens_as_a_whole_or_not_at_all(container: Any) -> None:
    made = await container.create_item({"id": "1", "p": "a", "n": 1})
    create = ("create", ({"id": "2", "p": "a"},))

    def replace() -> Any:
        """Made anew each time: the SDK takes the ETag out of what it sends."""
        return ("replace", ("1", {"id": "1", "p": "a", "n": 2}), {"if_match_etag": made["_etag"]})

    async def send(*operations: Any) -> Any:
        return await container.execute_item_batch(list(operations), partition_key="a")

    with pytest.raises(CosmosBatchOperationError) as raised:
        await send(create, replace(), ("delete", ("3",)))
    assert [one["statusCode"] for one in raised.value.operation_responses or []] == [424, 424, 404]
    assert await refusal(container.read_item("2", "a")) == 404
    assert (await container.read_item("1", "a"))["n"] == 1
    await send(create, replace())
    assert await refusal(send(replace())) == 412
    assert await refusal(send(create)) == 409


async def test_numbers_are_doubles(container: Any) -> None:
    await container.create_item({"id": "1", "p": "a", "n": 2**53 + 1, "m": 2**53})
    read = await container.read_item("1", "a")
    assert (read["n"], read["m"]) == (2**53, 2**53)


async def test_time_to_live(peer: CosmosPeer, container: Any) -> None:
    now = 1000.9
    peer.databases["d"]["c"].now = lambda: now
    await container.create_item({"id": "1", "p": "a", "ttl": 5})
    now = 1004.9
    await container.read_item("1", "a")
    now = 1005.0
    assert await refusal(container.read_item("1", "a")) == 404


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT * FROM c WHERE c.b = @x", "excluded"),
        ("SELECT * FROM c ORDER BY c.b", "excluded"),
        ("SELECT * FROM c ORDER BY c.k, c.o.other", "composite"),
        ("SELECT * FROM c ORDER BY c.o.due, c.k", "composite"),
        ("SELECT * FROM c ORDER BY c.k ASC, c.o.due DESC", "composite"),
        ("SELECT * FROM c WHERE c.k = 'x'", "Syntax"),
        ("SELECT * FROM c WHERE c.k = 1", "spelt out"),
        ("SELECT * FROM c WHERE c.k = @missing", "no value"),
        ("SELECT * FROM c WHERE", "Syntax"),
        ("SELECT c.k FROM c", "Syntax"),
        ("SELECT TOP 1 * FROM c", "Syntax"),
        ("SELECT * FROM c JOIN d IN c.k", "Syntax"),
        ("SELECT * FROM c WHERE c.k LIKE @x", "comparison"),
        ("SELECT * FROM c OFFSET 1 LIMIT 1", "Syntax"),
        ("DELETE FROM c", "Syntax"),
    ],
)
async def test_queries_that_are_refused(container: Any, text: str, why: str) -> None:
    with pytest.raises(CosmosHttpResponseError, match=why) as raised:
        await rows(container, text, x="x")
    assert raised.value.status_code == 400


async def test_a_partition_key_is_not_indexed_by_itself(peer: CosmosPeer, container: Any) -> None:
    peer.databases["d"]["c"].policy = POLICY | {"includedPaths": [{"path": "/k/?"}]}
    assert await rows(container, "SELECT * FROM c WHERE c.k = @x", None, x="x") == []
    with pytest.raises(CosmosHttpResponseError, match="/p is excluded"):
        await rows(container, "SELECT * FROM c WHERE c.k = @x", x="x")


async def test_queries_that_are_served(container: Any) -> None:
    for name, item in {
        "1": {"k": "x", "o": {"due": 2}},
        "2": {"k": "x", "o": {"due": 1}},
        "3": {"o": {"due": "t"}},
    }.items():
        await container.create_item({"id": name, "p": "a", **item})

    async def found(text: str, **parameters: Any) -> list[str]:
        return [row["id"] for row in await rows(container, text, **parameters)]

    assert await found("SELECT * FROM c WHERE c.k = @x ORDER BY c.k ASC, c.o.due ASC", x="x") == ["2", "1"]
    assert await found("SELECT * FROM c ORDER BY c.k DESC, c.o.due DESC") == ["1", "2", "3"]
    assert await found('SELECT * FROM c WHERE c.o["due"] > @low ORDER BY c.o.due', low=0) == ["2", "1"]
    assert await found("SELECT * FROM c WHERE NOT c.k = @x", x="x") == []  # undefined is neither true nor false
    assert await found("SELECT * FROM c WHERE NOT IS_DEFINED(c.k)") == ["3"]
    assert await found(
        "SELECT * FROM c WHERE c.k = @x AND (c.o.due <= @one OR c.o.due >= @two)", x="x", one=1, two=9
    ) == ["2"]
    assert await rows(container, "SELECT VALUE COUNT(1) FROM c WHERE c.k = @x", x="x") == [2]


def test_undefined_is_no_answer() -> None:
    query = Query("SELECT * FROM c WHERE c.a < @x OR NOT c.b = @x", {"@x": 1})
    assert [query.matches(item) for item in ({}, {"a": 0}, {"a": "0"}, {"b": 2}, {"b": None})] == [
        False, True, False, True, True,
    ]  # fmt: skip
    with pytest.raises(BadQuery):
        Query("SELECT * FROM c WHERE c.a ~ @x", {"@x": 1})


@pytest.mark.parametrize(
    "policy",
    [
        {"includedPaths": [{"path": "/k/?"}], "excludedPaths": []},
        {"includedPaths": [{"path": "/k"}], "excludedPaths": [{"path": "/*"}]},
        {**POLICY, "compositeIndexes": [[{"path": "/k/?"}, {"path": "/o/due"}]]},
        {**POLICY, "compositeIndexes": [[{"path": "/k"}]]},
        {**POLICY, "compositeIndexes": [[{"path": f"/o/a{n}"}, {"path": "/k"}] for n in range(101)]},
        {**POLICY, "compositeIndexes": [[{"path": f"/o/a{n}"} for n in range(9)]]},
        {**POLICY, "compositeIndexes": [[{"path": "/k"}, {"path": "/o/due"}]] * 2},
    ],
)
async def test_policies_that_are_refused(peer: CosmosPeer, policy: dict[str, Any]) -> None:
    async with CosmosClient(peer.url, KEY) as client:
        database = await client.create_database_if_not_exists("d")
        assert await refusal(database.create_container("e", PartitionKey("/p"), indexing_policy=policy)) == 400


async def test_who_has_no_key_gets_nothing(peer: CosmosPeer) -> None:
    client = CosmosClient(peer.url, base64.b64encode(b"another").decode())
    assert await refusal(client.__aenter__()) == 401
    await client.close()
    async with (
        aiohttp.ClientSession() as session,
        session.get(peer.url, headers={"x-ms-version": "2020-07-15"}) as answer,
    ):
        assert answer.status == 401
    async with aiohttp.ClientSession() as session, session.get(peer.url) as answer:
        assert answer.status == 400


async def test_without_a_session_a_reader_sees_the_past() -> None:
    async with (
        CosmosPeer(consistency="Session", lag=1).running() as behind,
        CosmosClient(behind.url, KEY) as one,
        CosmosClient(behind.url, KEY) as other,
    ):
        database = await one.create_database_if_not_exists("d")
        mine = await database.create_container_if_not_exists("c", PartitionKey("/p"))
        await mine.create_item({"id": "1", "p": "a"})
        assert (await mine.read_item("1", "a"))["id"] == "1"
        theirs = other.get_database_client("d").get_container_client("c")
        assert await refusal(theirs.read_item("1", "a")) == 404
