"""Which scopes a person may read, and which changes were announced: one document, the head, tells of both."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.answer.library.scope import Head, Scope, number_text, scope_id
from bot.people.person import Person
from bot.people.received import RECEIVED
from bot.store.base import MAX_WRITES, Put
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import HEAD_ID, SCOPES
from bot.store.records import Records

MOST_REMEMBERED = 200_000
"""Principals and ids of scopes, some 15 MB, of the people that are kept at hand, or rather of their sets of principals:
thousands who may read little, or some who may read nearly everything."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person may read: ids of `scopes`, and the `head` that told."""

    scopes: frozenset[str]
    head: Head


class ScopeBook:
    """The scopes that were met so far, kept in memory; a use costs one read, which tells whether there are more.

    A scope never changes, for its id is made of its readers.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known = 0
        self._ids: set[str] = set()
        self._by_principal: defaultdict[str, set[str]] = defaultdict(set)
        self._remembered: dict[frozenset[str], frozenset[str]] = {}
        self._weight = 0
        self._announced: set[str] = set()

    async def readable(self, person: Person) -> frozenset[str]:
        """Ids of the scopes with at least one of the person's principals."""
        return (await self.sight(person)).scopes

    async def sight(self, person: Person) -> Sight:
        """As `readable`, with the head."""
        head = await self.head()
        if head.scopes != self._known:
            await self._load(head.scopes)
        return Sight(self._of(person.principals), head)

    @property
    def announced(self) -> frozenset[str]:
        """Ids of the scopes of those whom an announcement reached, as of the last look."""
        return frozenset(self._announced)

    def of(self, person: Person) -> frozenset[str]:
        """As `readable`, as of the last look."""
        return self._of(person.principals)

    async def head(self) -> Head:
        standing = await self._standing()
        return standing.value if standing else await self._before()

    async def begun(self) -> Head:
        """The head of a store that has a name, which it gets where it has none yet."""
        head = await self.head()
        if head.store:
            return head
        return await self._records.change(SCOPES, self._begin)

    async def meet(self, readers: Iterable[Collection[str]]) -> None:
        """Keeps the scopes of these readers."""
        await self._keep(readers, {})

    async def announce(self, library: str, number: int, readers: Iterable[Collection[str]] = ()) -> None:
        """To be done before the change of this number is committed, of a library or of official answers: keeps the
        scopes of the readers that it brings, and lets every question know that there may be something new."""
        await self._keep(readers, {library: number})

    async def _keep(self, readers: Iterable[Collection[str]], announced: Mapping[str, int]) -> None:
        wanted = {scope_id(own): frozenset(own) for own in readers if own}
        while await self._records.change(SCOPES, lambda: self._meet(wanted, announced)):
            pass  # more than one commit takes

    async def _meet(self, wanted: Mapping[str, frozenset[str]], announced: Mapping[str, int]) -> Change[bool]:
        """Keeps some of those that are missing; tells whether there may be more."""
        standing = await self._standing()
        head = standing.value if standing else await self._before()
        missing = [(id_, own) for id_, own in wanted.items() if not await self._is_met(id_)]
        higher = {library: max(number, head.announced.get(library, 0)) for library, number in announced.items()}
        now = {**head.announced, **higher}
        if not missing and now == head.announced:
            return Change(False)
        fresh = [
            Scope(id_, own, number_text(head.scopes + n))
            for n, (id_, own) in enumerate(missing[: MAX_WRITES - 1], start=1)
        ]
        put = self._put(replace(head, scopes=head.scopes + len(fresh), announced=now), standing)
        return Change(len(fresh) < len(missing), [put, *(self._records.scopes.put(scope) for scope in fresh)])

    async def _begin(self) -> Change[Head]:
        standing = await self._standing()
        head = standing.value if standing else await self._before()
        if head.store:
            return Change(head)
        head = replace(head, store=uuid4().hex)
        return Change(head, [self._put(head, standing)])

    def _put(self, head: Head, standing: Stored[Head] | None) -> Put:
        named = head if head.store else replace(head, store=uuid4().hex)
        return self._records.heads.put(named, standing.version if standing else None)

    async def _standing(self) -> Stored[Head] | None:
        return await self._records.heads.get(SCOPES, HEAD_ID)

    async def _before(self) -> Head:
        """From the counter that said how many scopes there are before there were heads."""
        counter = await self._records.counters.get(SCOPES, SCOPES)
        return Head(counter.value.last if counter else 0)

    async def _is_met(self, id_: str) -> bool:
        if id_ not in self._ids and await self._records.scopes.get(SCOPES, id_):
            self._ids.add(id_)
        return id_ in self._ids

    async def _load(self, last: int) -> None:
        """What came since. Two loads at once do the same twice."""
        above = number_text(self._known)
        stream = self._records.scopes.stream(partition=SCOPES, order="number", above=above)
        found = [item.value async for item in stream]
        for scope in found:
            self._ids.add(scope.id)
            for principal in scope.readers:
                self._by_principal[principal].add(scope.id)
                if principal.startswith(RECEIVED):
                    self._announced.add(scope.id)
        self._known = max(last, self._known)
        self._remembered.clear()
        self._weight = 0

    def _of(self, principals: frozenset[str]) -> frozenset[str]:
        """Of those that asked last it is remembered, up to MOST_REMEMBERED."""
        scopes = self._remembered.pop(principals, None)
        if scopes is None:
            scopes = frozenset[str]().union(*(self._by_principal.get(principal, ()) for principal in principals))
            self._weight += len(principals) + len(scopes)
        self._remembered[principals] = scopes
        while self._weight > MOST_REMEMBERED:
            oldest = next(iter(self._remembered))
            self._weight -= len(oldest) + len(self._remembered.pop(oldest))
        return scopes
