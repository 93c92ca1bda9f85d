"""PassageIndex: what an instance searches; every adapter is filled from the store and can be thrown away."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from bot.answer.evidence import Hit
from bot.answer.library.scope import scope_id
from bot.answer.library.source import Passage, Source
from bot.errors import OperatorError


class IndexUnavailable(OperatorError):
    """The index cannot be opened or written; what was committed before still stands."""


class IndexDamaged(IndexUnavailable):
    """What stands there is an index, but damaged or of another version: it can be set aside and made anew."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the index {path} cannot be used: {reason}. Starting the bot, or indexing, makes it anew")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Held:
    """How an index holds a source: `source` without its readers and its number, and the `scope` of those readers."""

    source: Source
    scope: str

    def stands_as(self, source: Source) -> bool:
        """Nothing needs to be done to hold it as it is now."""
        return self.says_as(source) and (self.source.official, self.scope) == (
            source.official,
            scope_id(source.readers),
        )

    def says_as(self, source: Source) -> bool:
        """Its words are these: it may be for others, or official or not."""
        as_held = replace(source, readers=frozenset(), number=0, official=self.source.official, completed=frozenset())
        return self.source == as_held


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question means to a model: its vector, to be compared with those that the same model made of passages."""

    model: str
    vector: bytes


READ_ON = 3
"""Hits, the best ones, of which what follows is read too: those whose words may be shown."""


class PassageIndex(Protocol):
    """Every adapter passes tests/index/contract.py unchanged. Writes are seen by searches after `commit`."""

    @property
    def identity(self) -> str:
        """Another one when the index was lost and made anew."""
        ...

    async def put(self, source: Source, passages: Sequence[Passage]) -> None:
        """Replaces everything that the index held of this source. It keeps the scope of its readers, not themselves."""
        ...

    async def permit(self, source: Source) -> bool:
        """Gives the passages that the index holds of this source its readers as they are now, and nothing else.

        False when it holds none: then there is something to put.
        """
        ...

    async def remove(self, source_id: str) -> None: ...

    async def give_meaning(self, source: Source, model: str, vectors: Sequence[bytes]) -> None:
        """What the model made of the passages of this source as they stand (signed bytes, as many for each), in their
        order; without any, what it holds of this model goes. `put` and `remove` take those of every model away,
        `permit` gives them its readers."""
        ...

    async def meant(self, sources: Collection[Source], model: str) -> frozenset[str]:
        """Ids of those of which such vectors were committed, of these words and for these readers."""
        ...

    async def models(self) -> frozenset[str]:
        """Of which there are vectors."""
        ...

    async def prepare(self, model: str) -> None:
        """Loads what a search by this model looks at, so that the first one is as fast as the others."""
        ...

    async def commit(self) -> None:
        """Makes all puts and removes durable and visible, together. Raises IndexUnavailable when some were given up."""
        ...

    def claimed(self) -> AbstractAsyncContextManager[None]:
        """Within it, no other process writes, whatever is released meanwhile; it ends with a release. When it
        fails, what was not committed is given up.

        A second claim in this process waits for its turn, so they cannot be nested. Raises IndexUnavailable when
        another process writes now.
        """
        ...

    async def release(self) -> None:
        """Lets another process write, unless something waits for its commit; the next put takes its turn again."""
        ...

    async def held(self, source_ids: Collection[str]) -> Mapping[str, Held]:
        """By id, those of the sources of which something was committed."""
        ...

    async def clear(self) -> None:
        """As if all that it holds were removed."""
        ...

    async def refresh(self) -> None:
        """Searches see from now on what another process committed."""
        ...

    @property
    def version(self) -> int:
        """Of how passages stand in it: what another one packed cannot be taken."""
        ...

    def is_file(self, name: str) -> bool:
        """Whether something of that name may be in what was packed."""
        ...

    async def pack(self, folder: Path) -> Sequence[str]:
        """Puts all that was committed into this folder beside the index, which is empty, as files that never change;
        returns their names. For who has claimed it. Raises IndexUnavailable."""
        ...

    async def take(self, folder: Path) -> None:
        """Holds what was packed there from now on, and nothing else; the folder takes the place of the index. For who
        has claimed it. Raises IndexDamaged for what cannot be used, and holds what it held then."""
        ...

    async def complete(self) -> None:
        """Nothing of what the index held before it was lost is missing any more: what is left of that may go."""
        ...

    async def search(
        self,
        text: str,
        *,
        scopes: Collection[str],
        limit: int = 10,
        meaning: Meant | None = None,
        read_on: int = READ_ON,
    ) -> Sequence[Hit]:
        """The best passages for the words of `text`, and for its `meaning` where it is given and the index has vectors
        of that model; best first, in one of these scopes (bot.answer.library.scope). Of so many as are `read_on`, with
        what stands around them.

        `scopes` has no default and an empty one finds nothing: trimming cannot be forgotten. Neither the hits nor
        their scores depend on what stands in other scopes more than through global word statistics. The sources come
        without their readers, which the index does not know.
        """
        ...

    async def knows(self, word: str, *, scopes: Collection[str]) -> bool:
        """Whether a passage in one of these scopes has the word, as it is written or in another form."""
        ...

    async def size(self) -> int:
        """How many passages it holds."""
        ...

    async def close(self) -> None: ...
