"""Which scopes a person may read: resolved here, beside the index, with what the directory says of them now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache

from bot.answer.library.scope import Scope, number_text, scope_id
from bot.people.person import Person
from bot.store.base import MAX_WRITES, Conflict
from bot.store.records import SCOPES, Records, Stored
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
        while True:
            head = await self._head()
            last = head.value.last if head else 0
            missing = [(id_, own) for id_, own in wanted.items() if await self._records.scopes.get(SCOPES, id_) is None]
            if not missing:
                return
            fresh = [
                Scope(id_, own, number_text(last + n))
                for n, (id_, own) in enumerate(missing[: MAX_WRITES - 1], start=1)
            ]
            counter = Counter(SCOPES, last + len(fresh))
            writes = [self._records.scopes.put(scope) for scope in fresh]
            try:
                await self._records.commit(
                    SCOPES, self._records.counters.put(counter, head.version if head else None), *writes
                )
            except Conflict:  # somebody else met scopes at the same time
                continue

    async def _head(self) -> Stored[Counter] | None:
        return await self._records.counters.get(SCOPES, SCOPES)

    async def _load(self, last: int) -> None:
        """What came since. Two loads at once do the same twice."""
        after, above = None, number_text(self._known)
        found: list[Scope] = []
        while True:
            stretch = await self._records.scopes.find(
                partition=SCOPES, order="number", above=above, limit=500, after=after
            )
            found += [item.value for item in stretch.items]
            after = stretch.next
            if after is None:
                break
        for scope in found:
            for principal in scope.readers:
                self._by_principal[principal].add(scope.id)
        self._known = max(last, self._known)
        self._of.cache_clear()

    def _resolve(self, principals: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._by_principal.get(principal, ()) for principal in principals))
