"""Vectors for an evaluation, kept by model and text in one file: made once, whatever is measured with them.

Passages get one where they are among the words' first candidates of a question: of all, it would take hours.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from bot.answer.evaluation.collections import CollectionInvalid, Row, sources
from bot.answer.library.scope import scope_id
from bot.index.embedded import open_index
from bot.meaning.base import Meaning, Vector
from bot.meaning.embedded import PACKAGE, Embedded, embedded_name
from bot.meaning.text import meant_text
from bot.people.person import EVERYONE

OnProgress: TypeAlias = Callable[[int, int], None]
"""How many vectors are made, of how many."""

FIRST = 200
"""Candidates of each question, by their words."""
TEXTS_AT_ONCE = 32
_KEY = 16


def silent(_: int, __: int) -> None:
    """Nobody looks."""


class Kept:
    """`folder` holds one file a model, to which is only added: key of the text, length of the vector, vector."""

    def __init__(self, folder: Path, model: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{hashlib.blake2b(model.encode(), digest_size=8).hexdigest()}.vectors"
        self._held: dict[bytes, Vector] = {}
        whole = 0
        if self._file.exists():
            content = self._file.read_bytes()
            while (at := whole + _KEY + 2) <= len(content):
                end = at + int.from_bytes(content[at - 2 : at])
                if end > len(content):  # whoever wrote it was killed
                    break
                self._held[content[whole : whole + _KEY]] = content[at:end]
                whole = end
            with self._file.open("rb+") as file:
                file.truncate(whole)

    def get(self, kind: str, text: str) -> Vector | None:
        return self._held.get(_key(kind, text))

    def put(self, kind: str, vectors: Mapping[str, Vector]) -> None:
        with self._file.open("ab") as file:
            for text, vector in vectors.items():
                key = _key(kind, text)
                self._held[key] = vector
                file.write(key + len(vector).to_bytes(2) + vector)


def _key(kind: str, text: str) -> bytes:
    return hashlib.blake2b(f"{kind}\n{text}".encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


async def vectors_of_questions(model: Meaning, kept: Kept, texts: Sequence[str]) -> list[Vector]:
    for text in dict.fromkeys(texts):
        if kept.get("question", text) is None:
            kept.put("question", {text: await model.question(text)})
    return [kept.get("question", text) or b"" for text in texts]


async def vectors_of_passages(
    model: Meaning, kept: Kept, texts: Sequence[str], on_progress: OnProgress = silent
) -> list[Vector]:
    """Some at a time, each kept as soon as it is there."""
    missing = [text for text in dict.fromkeys(texts) if kept.get("passage", text) is None]
    for at in range(0, len(missing), TEXTS_AT_ONCE):
        on_progress(at, len(missing))
        some = missing[at : at + TEXTS_AT_ONCE]
        kept.put("passage", dict(zip(some, await model.passages(some), strict=True)))
        await asyncio.sleep(0)
    return [kept.get("passage", text) or b"" for text in texts]


async def mean(
    folder: Path, rows: Sequence[Row], questions: Sequence[str], cache: Path, on_progress: OnProgress = silent
) -> tuple[str, list[Vector]]:
    """Gives the index in `folder` vectors; returns the model's name, and those of the questions. Raises
    CollectionInvalid where the model is not installed."""
    name = embedded_name()
    if name is None:
        raise CollectionInvalid(f"--meaning embedded: {PACKAGE} is not installed here (make setup)")
    model, kept = Embedded(name), Kept(cache, name)
    try:
        await give(folder, rows, questions, model, kept, on_progress)
        return name, await vectors_of_questions(model, kept, questions)
    finally:
        await model.close()


async def give(
    folder: Path,
    rows: Sequence[Row],
    questions: Sequence[str],
    model: Meaning,
    kept: Kept,
    on_progress: OnProgress = silent,
) -> None:
    index = await open_index(folder)
    wanted: set[str] = set()
    for question in dict.fromkeys(questions):
        hits = await index.search(question, scopes={scope_id({EVERYONE})}, limit=FIRST)
        wanted |= {hit.passage.id for hit in hits}
    own = [(source, passages) for source, passages in sources(rows) if wanted.intersection(p.id for p in passages)]
    texts = {one.id: meant_text(source, one) for source, passages in own for one in passages if one.id in wanted}
    made = dict(zip(texts, await vectors_of_passages(model, kept, [*texts.values()], on_progress), strict=True))
    for source, passages in own:
        none = bytes(len(next(made[one.id] for one in passages if one.id in made)))
        await index.give_meaning(source, model.name, [made.get(one.id, none) for one in passages])
    await index.commit()
    await index.close()
