"""The way to the container: the client, what the account must be, and the container made or brought up to date.

Consistency has to be Strong. With any weaker level a person who clicks reaches an instance that does not know yet what
another one has committed, and is shown the past as if it stood. One region, as Strong wants it to be useful: requests
go to the endpoint that is given and nowhere else.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from azure.core.credentials_async import AsyncTokenCredential
from azure.core.exceptions import AzureError
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, CosmosClient
from azure.cosmos.exceptions import CosmosResourceExistsError

from bot.store.base import Kind, StoreUnavailable
from bot.store.cosmos import CosmosStore
from bot.store.cosmos_finds import PARTITION_PATH, indexing_policy, serves
from bot.store.cosmos_patience import PATIENCE_SECONDS, patiently, said, status
from bot.store.documents import declared

CONSISTENCY = "Strong"
OPENING_SECONDS = 30.0
ATTEMPT_SECONDS = 3.0
"""How long one request may be silent; then the next is sent."""

NEVER_EXPIRES = -1
"""Time to live is on, and an item that names none stays."""

_FORBIDDEN = 403
_OPTIONS: Mapping[str, Any] = {
    "retry_connect": 0,
    "retry_read": 0,
    "retry_status": 0,
    "retry_throttle_total": -1,  # 0 counts as not given
    "enable_endpoint_discovery": False,
    "connection_timeout": ATTEMPT_SECONDS,
    "read_timeout": ATTEMPT_SECONDS,
    "enable_compact_utf8_item_writes": True,  # else a commit of the largest size is over the service's limit
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents stand; `access` is the account's key or an identity."""

    endpoint: str
    access: str | AsyncTokenCredential
    database: str = "bode"
    container: str = "documents"


@asynccontextmanager
async def opened_store(
    place: Place, kinds: Sequence[Kind], *, now: Callable[[], datetime], patience: float = PATIENCE_SECONDS
) -> AsyncGenerator[CosmosStore]:
    """Makes the container where it is missing, and what its indexes lack; where that is not allowed, says what to make.

    Raises ValueError for a wrong kind and StoreUnavailable for an account that cannot be reached or is not as it must
    be.
    """
    known = declared(kinds)
    client = CosmosClient(place.endpoint, place.access, **_OPTIONS)
    try:
        try:
            container = await patiently(lambda: _prepared(client, place, kinds), OPENING_SECONDS)
        except StoreUnavailable as error:
            raise StoreUnavailable(f"{place.endpoint}: {error}") from error
        store = CosmosStore(container, known, now, patience)
        try:
            yield store
        finally:
            await store.close()
    finally:
        await client.close()


async def _prepared(client: CosmosClient, place: Place, kinds: Sequence[Kind]) -> ContainerProxy:
    await client.__aenter__()
    account: Any = await client._get_database_account()  # pyright: ignore[reportPrivateUsage]
    level = account.ConsistencyPolicy["defaultConsistencyLevel"]
    if level != CONSISTENCY:
        raise StoreUnavailable(f"the consistency of the account is {level}, it must be {CONSISTENCY}")
    wanted = indexing_policy(kinds)
    database = client.get_database_client(place.database)
    container = database.get_container_client(place.container)
    try:
        standing: Mapping[str, Any] = await container.read()
    except AzureError as error:
        if status(error)[0] != 404:
            raise
        await _allowed(place, _make(client, place, wanted))
        return container
    problems: list[str] = []
    if standing["partitionKey"]["paths"] != [PARTITION_PATH]:
        problems.append(f"its partition key must be {PARTITION_PATH}")
    if standing.get("defaultTtl") != NEVER_EXPIRES:
        problems.append("its default time to live must be on, without a number")
    if problems:
        raise StoreUnavailable(f"{place.database}/{place.container}: {'; '.join(problems)}")
    if not serves(standing["indexingPolicy"], wanted):
        key = PartitionKey(PARTITION_PATH)
        replace = database.replace_container(container, key, indexing_policy=wanted, default_ttl=NEVER_EXPIRES)
        await _allowed(place, replace)
    return container


async def _make(client: CosmosClient, place: Place, policy: Mapping[str, Any]) -> None:
    """Another instance that starts may make either between the look and the making."""
    database = client.get_database_client(place.database)
    with suppress(CosmosResourceExistsError):
        await client.create_database_if_not_exists(place.database)
    with suppress(CosmosResourceExistsError):
        await database.create_container_if_not_exists(
            place.container, PartitionKey(PARTITION_PATH), indexing_policy=dict(policy), default_ttl=NEVER_EXPIRES
        )


async def _allowed(place: Place, change: Awaitable[object]) -> None:
    """An identity may read and write documents; containers are made by whoever sets the account up."""
    try:
        await change
    except AzureError as error:
        if status(error)[0] != _FORBIDDEN:
            raise
        raise StoreUnavailable(
            f"{place.database}/{place.container} is missing or lacks indexes, and may not be changed from here "
            f"({said(error)}): give it the indexing policy of this version"
        ) from error
