"""Fills the index of a prepared data folder as `python app.py index` does: `python -m bench.laws DATA ASKED [LAWS]`.

LAWS is as in bench.search; ASKED is a file to write what to ask about them to: JSON, by kind a list of texts.

`python -m bench.laws DATA` gives every passage in it a vector under the embedded model's name, drawn and of its shape:
so that a turn by meaning can be timed without the hours that the model would take for them.
"""

import asyncio
import json
import random
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.people import person_id
from bench.search import DIMENSIONS, GROUPS, Held, corpus, questions
from bot.answer.library.embedding import Embedder
from bot.answer.library.ids import source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.answer.library.source import Source
from bot.bootstrap.houses import opened_house
from bot.channel.text import MAX_TEXT
from bot.content.base import Changes, Document, Entry, Rule, Unreadable
from bot.content.comparing import Listing, changes_between
from bot.meaning.base import Vector
from bot.meaning.embedded import embedded_name
from bot.settings import load_settings

NAME = "laws"
PEOPLE = 500
PASTED = 200


class Laws:
    """A Library of what is already cut into passages."""

    name = place = NAME
    rules: Sequence[Rule] = ()

    def __init__(self, held: Held) -> None:
        """Who reads what is as in a school network: everybody a fifth, one group most of the rest, some several groups,
        a few people by name."""
        chance = random.Random(4)
        self._documents: dict[str, Document] = {}
        for found, passages in held:
            id_ = source_id(NAME, found.id)
            source = replace(found, id=id_, path=f"wetten/{found.id}.pdf", digest="1", readers=_readers(chance))
            self._documents[id_] = Document(source, [replace(one, source=id_) for one in passages])

    async def check(self) -> None:
        """It can always be used."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        sources = [document.source for document in self._documents.values()]
        listing = Listing([Entry(one.id, one.path, one.digest, one.readers) for one in sources], [])
        yield Changes(changes_between(known, listing), "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        return self._documents[entry.id]

    async def close(self) -> None:
        self._documents = {}


def _readers(chance: random.Random) -> frozenset[str]:
    kind = chance.random()
    if kind < 0.2:
        return frozenset({"everyone"})
    groups = chance.sample(range(GROUPS), 1 if kind < 0.8 else chance.choice((2, 3)))
    named = [f"person:{person_id(chance.randrange(PEOPLE))}"] if kind > 0.95 else []
    return frozenset({*(f"group:{group}" for group in groups), *named})


def _asked(held: Held) -> dict[str, list[str]]:
    """Questions, and stretches of text as long as a message may be, as somebody pastes them."""
    chance = random.Random(5)
    pasted: list[str] = []
    for _ in range(PASTED):
        _, passages = chance.choice(held)
        text = " ".join(passage.text for passage in passages[chance.randrange(len(passages)) :])
        pasted.append((text * (MAX_TEXT // len(text) + 1))[:MAX_TEXT])
    return {"questions": questions(held), "pasted": pasted}


async def fill(data: Path, held: Held) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        await index_library(house, Laws(held), lambda _: None)
        await catch_up(house)


class Drawn:
    """A Meaning under the embedded model's name that makes its vectors up."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._chance = random.Random(6)

    async def question(self, text: str) -> Vector:
        return self._chance.randbytes(DIMENSIONS)

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        return [self._chance.randbytes(DIMENSIONS) for _ in texts]

    async def close(self) -> None:
        """It holds nothing."""


async def give_meaning(data: Path) -> None:
    name = embedded_name()
    assert name, "the model is not installed: make setup"
    async with opened_house(load_settings(data_dir=data)) as house:
        embedder = Embedder(house, Drawn(name))
        while await embedder.embed():
            pass
        await catch_up(house)


if __name__ == "__main__":
    data, *rest = map(Path, sys.argv[1:])
    if not rest:
        asyncio.run(give_meaning(data))
        sys.exit()
    asked, *laws = rest
    held = corpus(laws[0] if laws else None)
    asked.write_text(json.dumps(_asked(held)), encoding="utf-8")
    asyncio.run(fill(data, held))
