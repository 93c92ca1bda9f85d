"""Which words a person can know of: those that stand in a passage that the person may read.

A slip is corrected to such a word only, and a word that no readable passage holds counts as held by none. Else somebody
could tell, from what is said of their own documents, what stands in those of others.
"""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bot.index.fields import SCOPE_KEY, key_of

if TYPE_CHECKING:
    import tantivy

EVERYDAY = 1000
EVERYDAY_SHARE = 0.02
"""A word in more passages, and in a greater share of all, is ordinary language and no secret: it is not looked at."""
LOOK = 16
"""Passages with a word that are looked at one by one; only when none of these may be read, all of them are searched."""

_key_of = lru_cache(maxsize=2**16)(key_of)


class Sight:
    """What one search may see. `readable` finds everything in `scopes`."""

    def __init__(
        self, searcher: "tantivy.Searcher", schema: "tantivy.Schema", scopes: frozenset[str], readable: "tantivy.Query"
    ) -> None:
        self._searcher = searcher
        self._schema = schema
        self._scopes = scopes
        self._readable = readable

    def count(self, field: str, word: str) -> int:
        """How many passages hold the word, of whomever; 0 when none of them may be read."""
        held = self._searcher.doc_freq(field, word)
        if not held or held > max(EVERYDAY, EVERYDAY_SHARE * self._searcher.num_docs):
            return held
        return held if self._may_read_one(field, word, held) else 0

    def _may_read_one(self, field: str, word: str, held: int) -> bool:
        from tantivy import Occur, Query  # noqa: PLC0415 - not before it is needed

        having = Query.term_query(self._schema, field, word, "basic")
        first = self._searcher.search(having, LOOK, count=False).hits
        scopes = self._searcher.fast_field_values(SCOPE_KEY, [address for _, address in first])
        if not self._keys.isdisjoint(scopes):
            return True
        if held <= LOOK:
            return False
        both = Query.boolean_query([(Occur.Must, having), (Occur.Must, self._readable)])
        return bool(self._searcher.search(both, 1, count=False).hits)

    @cached_property
    def _keys(self) -> frozenset[int]:
        return frozenset(map(_key_of, self._scopes))
