"""Which scopes a person may read: resolved here, beside the index, with what the directory says of them now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from bot.answer.library.scope import Scope, number_text, scope_id
from bot.people.person import Person
from bot.store.base import MAX_WRITES
from bot.store.collection import Stored
from bot.store.records import SCOPES, Change, Records
from bot.work.kept import Counter

REMEMBERED = 4096
"""People, or rather sets of principals, whose scopes are kept at hand."""


class ScopeBook:
    """The scopes that were met so far, kept in memory; a use costs one read, which tells whether there are more.

    A scope never changes, for its id is made of its readers.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known = 0
        self._by_principal: defaultdict[str, set[str]] = defaultdict(set)
        self._of = lru_cache(maxsize=REMEMBERED)(self._resolve)

    async def readable(self, person: Person) -> frozenset[str]:
        """Ids of the scopes with at least one of the person's principals."""
        head = await self._head()
        if head and head.value.last != self._known:
            await self._load(head.value.last)
        return self._of(person.principals)

    async def meet(self, readers: Iterable[Collection[str]]) -> None:
        """Keeps the scopes of these readers. To be done before the index commits their passages."""
        wanted = {scope_id(own): frozenset(own) for own in readers if own}
        while await self._records.change(lambda: self._meet(wanted)):
            pass  # more than one commit takes

    async def _meet(self, wanted: Mapping[str, frozenset[str]]) -> Change[bool]:
        """Keeps some of those that are missing; tells whether any were."""
        head = await self._head()
        last = head.value.last if head else 0
        missing = [(id_, own) for id_, own in wanted.items() if await self._records.scopes.get(SCOPES, id_) is None]
        if not missing:
            return Change(False)
        fresh = [
            Scope(id_, own, number_text(last + n)) for n, (id_, own) in enumerate(missing[: MAX_WRITES - 1], start=1)
        ]
        counter = self._records.counters.put(Counter(SCOPES, last + len(fresh)), head.version if head else None)
        return Change(True, SCOPES, [counter, *(self._records.scopes.put(scope) for scope in fresh)])

    async def _head(self) -> Stored[Counter] | None:
        return await self._records.counters.get(SCOPES, SCOPES)

    async def _load(self, last: int) -> None:
        """What came since. Two loads at once do the same twice."""
        above = number_text(self._known)
        stream = self._records.scopes.stream(partition=SCOPES, order="number", above=above)
        found = [item.value async for item in stream]
        for scope in found:
            for principal in scope.readers:
                self._by_principal[principal].add(scope.id)
        self._known = max(last, self._known)
        self._of.cache_clear()

    def _resolve(self, principals: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._by_principal.get(principal, ()) for principal in principals))
