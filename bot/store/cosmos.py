"""The DocumentStore on Azure Cosmos DB: documents are items of one container, a commit is a transactional batch.

Every commit bears an id that its items keep. The SDK and this store send a commit again when its answer was lost; the
second finds its own first in the way, is told so as a conflict, and recognises it by that id.

Commits of one partition that come at the same time go in one batch, and readings of one document share one request.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from azure.core.exceptions import HttpResponseError
from azure.cosmos.aio import ContainerProxy

from bot.deadline import left
from bot.errors import BodeError
from bot.json import Json
from bot.store.base import (
    MAX_COMMIT_BYTES,
    MAX_WRITES,
    Conflict,
    Document,
    Kind,
    Page,
    Put,
    Scalar,
    StoreUnavailable,
    UndeclaredQuery,
    Whole,
    Write,
)
from bot.store.cosmos_finds import Query, composites, count, everything, page
from bot.store.cosmos_items import Commit, Item, commit_of, expires, is_gone, item_id, moment, overwritten, version_of
from bot.store.cosmos_patience import LATE, PATIENCE_SECONDS, patiently, status
from bot.store.cosmos_together import Together
from bot.store.documents import check_commit, migrated, unknown_kind
from bot.store.finds import Position, checked_find, page_token, position

MOST_AT_ONCE = 1000
"""Items that the service gives in one answer."""

EVERYTHING = 100
"""Items that `everything` asks for at once."""

_NOT_THERE = (404, 0)
_IN_THE_WAY = frozenset({404, 409, 412})
"""What a step of a commit meets: nothing to replace, something where nothing should be, another version."""

A_MOMENT = 0.05
"""Seconds after its time that a call still waits: its work ends in time by itself, and says why it failed."""

T = TypeVar("T")
Versions: TypeAlias = Sequence[str | None]
Timed: TypeAlias = tuple[Commit, float]
"""A commit, and when it has to end, as the loop's clock says."""


class _InTheWay(BodeError):
    """A batch that did not happen: its step number `place` met what it did not expect."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class CosmosStore:
    """Closed by whoever opened the client (`cosmos_account.opened_store`). `patience`: seconds that a call may take, in
    a turn or a job no more than is left of its deadline."""

    def __init__(
        self,
        container: ContainerProxy,
        kinds: Mapping[str, Kind],
        now: Callable[[], datetime],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._container: Any = container
        self._kinds = kinds
        self._now = now
        self._patience = patience
        self._composites = composites(kinds.values())
        self._readings = Together(self._read_once)
        self._commits = Together(self._commit_all)

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        if kind not in self._kinds:
            raise ValueError(f"kind {kind!r} is not declared")
        until = self._until()
        item = await _waits(until, self._readings.call((partition, item_id(kind, id)), until))
        return None if item is None or is_gone(item, self._moment()) else self._document(item)

    async def find(
        self,
        kind: str,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Json = None,
        below: Json = None,
        descending: bool = False,
        partition: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page:
        if limit < 1:
            raise ValueError("a page holds at least one document")
        find = checked_find(
            self._declared(kind),
            equal=equal or {},
            order=order,
            above=above,
            below=below,
            descending=descending,
            partition=partition,
        )
        query = page(find, None if after is None else position(find, after), self._moment(), self._composites)
        found = await self._query(query, partition, limit + 1)
        documents = [self._document(item) for item in found[:limit]]
        if len(found) <= limit:
            return Page(documents, None)
        last = found[limit - 1]
        value = None if order is None else last["b"][order]
        return Page(documents, page_token(find, Position(value, last["n"], last["p"])))

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        find = checked_find(self._declared(kind), equal=equal, partition=partition)
        (number,) = await self._query(count(find, self._moment()), partition, 1)
        return number

    async def commit(self, partition: str, writes: Sequence[Write]) -> Versions:
        texts = check_commit(self._kinds, partition, writes)
        commit = commit_of(self._kinds, partition, writes, texts, self._now)
        for step in commit.steps:
            if step.gone:
                raise Conflict(step.write.kind, step.write.id)
        until = self._until()
        return await _waits(until, self._commits.call(partition, (commit, until)))

    async def everything(self) -> AsyncGenerator[Sequence[Whole]]:
        """By kind, then in the order of ids: each page goes on from the last, whatever was written since. Together they
        are of no one moment."""
        after: tuple[str, str, str] | None = None
        while found := await self._query(everything(after, self._moment()), None, EVERYTHING):
            yield [self._whole(item) for item in found]
            if len(found) < EVERYTHING:
                return
            after = (found[-1]["k"], found[-1]["n"], found[-1]["p"])

    def _whole(self, item: Item) -> Whole:
        if item["k"] not in self._kinds:
            raise unknown_kind(item["k"], item["p"], item["n"])
        return Whole(self._document(item), expires(item))

    async def close(self) -> None:
        """Waits for what nobody waits for any more."""
        await self._readings.finish()
        await self._commits.finish()

    # --- commits -----------------------------------------------------------------------------------------------------

    async def _commit_all(self, partition: str, timed: Sequence[Timed]) -> Sequence[Versions | Exception]:
        """What is late already, because it waited, does not happen any more. The others are tried as long as one of
        them has time."""
        now = asyncio.get_running_loop().time()
        results: list[Versions | Exception] = []
        for group in _groups([one for one in timed if one[1] > now]):
            results += await self._try(partition, [commit for commit, _ in group], max(until for _, until in group))
        in_order = iter(results)
        return [next(in_order) if until > now else StoreUnavailable(LATE) for _, until in timed]

    async def _try(self, partition: str, group: Sequence[Commit], until: float) -> Sequence[Versions | Exception]:
        """As one batch; where one of them cannot be, each by itself."""
        try:
            return await patiently(lambda: self._send(partition, group), until - asyncio.get_running_loop().time())
        except _InTheWay:
            return [result for commit in group for result in await self._try(partition, [commit], until)]
        except Exception as error:
            return [error] * len(group)

    async def _send(self, partition: str, group: Sequence[Commit]) -> Sequence[Versions]:
        """Once, or again: then the first one may be in the way. Raises Conflict when it is somebody else's, for one;
        _InTheWay for several."""
        try:
            versions = iter(await self._batch(partition, group))
        except _InTheWay as met:
            if len(group) > 1:
                raise
            return [await self._look_again(group[0], met.place)]
        return [[next(versions) for _ in commit.steps] for commit in group]

    async def _batch(self, partition: str, group: Sequence[Commit]) -> Versions:
        steps = [step for commit in group for step in commit.steps]
        operations = [step.operation for step in steps]  # made anew for every try: the SDK takes them apart
        try:
            results = await self._container.execute_item_batch(operations, partition_key=partition)
        except HttpResponseError as error:
            place = getattr(error, "error_index", None)
            if place is None or error.status_code not in _IN_THE_WAY:
                raise
            raise _InTheWay(place) from error
        return [step.version(result.get("eTag", "")) for step, result in zip(steps, results, strict=True)]

    async def _look_again(self, commit: Commit, place: int) -> Versions:
        step = commit.steps[place]
        standing = await self._item(commit.partition, step.id)
        if commit.wrote(standing):
            return await self._versions(commit)
        # Where it left nothing, or somebody removed it since, the rest of the commit tells.
        if (standing is None or step.item is None) and await self._happened(commit):
            return await self._versions(commit)
        if standing is not None and not step.etag and is_gone(standing, self._moment()):
            (versions,) = await self._send(commit.partition, [commit.over(place, standing)])
            return versions
        raise Conflict(step.write.kind, step.write.id)

    async def _happened(self, commit: Commit) -> bool:
        """Whether any of its items remembers it."""
        for step in commit.steps:
            if step.item is not None and commit.wrote(await self._item(commit.partition, step.id)):
                return True
        return False

    async def _versions(self, commit: Commit) -> Versions:
        """Of a commit that happened, though nobody told us so."""
        versions: list[str | None] = []
        for step in commit.steps:
            if not isinstance(step.write, Put) or step.item is None:
                versions.append(None)
                continue
            standing = await self._item(commit.partition, step.id)
            is_ours = standing is not None and standing["w"][0] == commit.stamp
            versions.append(version_of(standing) if standing and is_ours else overwritten(step.item))
        return versions

    # --- reading -----------------------------------------------------------------------------------------------------

    async def _read_once(self, place: tuple[str, str], asked: Sequence[float]) -> Sequence[Item | None]:
        """For all who ask at once, as long as one of them has time."""
        item = await patiently(lambda: self._item(*place), max(asked) - asyncio.get_running_loop().time())
        return [item] * len(asked)

    async def _item(self, partition: str, id: str) -> Item | None:
        try:
            return await self._container.read_item(id, partition)
        except HttpResponseError as error:
            if status(error) == _NOT_THERE:
                return None
            raise

    async def _query(self, query: Query, partition: str | None, most: int) -> list[Any]:
        within = {} if partition is None else {"partition_key": partition}
        parameters = [{"name": name, "value": value} for name, value in query.parameters.items()]

        async def call() -> list[Any]:
            found: list[Any] = []
            at_once = min(most, MOST_AT_ONCE)
            async for item in self._container.query_items(
                query.text, parameters=parameters, max_item_count=at_once, **within
            ):
                found.append(item)
                if len(found) == most:
                    break
            return found

        return await patiently(call, left(self._patience))

    def _document(self, item: Item) -> Document:
        kind = self._kinds[item["k"]]
        body = migrated(kind, item["n"], item["s"], item["b"])
        return Document(kind.name, item["p"], item["n"], body, version_of(item))

    def _declared(self, name: str) -> Kind:
        if name not in self._kinds:
            raise UndeclaredQuery(f"kind {name!r} is not declared")
        return self._kinds[name]

    def _until(self) -> float:
        """When a call that begins now has to end, as the loop's clock says."""
        return asyncio.get_running_loop().time() + left(self._patience)

    def _moment(self) -> str:
        return moment(self._now())


async def _waits(until: float, together: Awaitable[T]) -> T:
    """What goes together waits for what went before: none longer than its own time."""
    try:
        async with asyncio.timeout_at(until + A_MOMENT):
            return await together
    except TimeoutError:
        raise StoreUnavailable("the answer of Cosmos DB comes too late") from None


def _groups(commits: Sequence[Timed]) -> Iterator[Sequence[Timed]]:
    """Those that one batch takes, in order: it writes an item once, and has its limits."""
    group: list[Timed] = []
    for commit in commits:
        together = [*group, commit]
        ids = [step.id for one, _ in together for step in one.steps]
        fits = len(ids) <= MAX_WRITES and sum(one.size for one, _ in together) <= MAX_COMMIT_BYTES
        if group and not (fits and len(set(ids)) == len(ids)):
            yield group
            group = []
        group.append(commit)
    if group:
        yield group
