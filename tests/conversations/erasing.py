"""An erasure in a school, what somebody typed before, and all bytes that are left anywhere."""

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.bootstrap.people import Whole, opened_to_erase
from bot.json import Json
from bot.people.acting import OPERATOR
from bot.people.erasure import Erasure
from bot.privacy.erasing import erase
from bot.settings import load_settings
from bot.store.cosmos_items import TRACE_LIFETIME
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School
from tests.conversations.stage import Colleague

SENTENCE = 12
"""Signs of what is no word or choice that others use too."""


@asynccontextmanager
async def opened(school: School) -> AsyncGenerator[Whole]:
    """As the command line does it, while the bot runs."""
    async with opened_to_erase(load_settings(data_dir=school._data), school.clock) as whole:
        yield whole


async def erased(whole: Whole, who: Colleague) -> Erasure:
    return await erase(whole.house, whole.store, OPERATOR, who.id, beside=whole.forget_in_queues)


@dataclass
class Typed:
    """What somebody fills in from now on, sentence by sentence."""

    who: Colleague
    sentences: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        fills = self.who.fills

        def noted(**inputs: Json) -> Colleague:
            self.sentences |= {
                text for text in inputs.values() if isinstance(text, str) and " " in text and len(text) >= SENTENCE
            }
            return fills(**inputs)

        self.who.fills = noted  # pyright: ignore[reportAttributeAccessIssue]


def an_hour_passes(school: School) -> None:
    """In Cosmos DB: as long stands where a removed item was that it is gone, under its id, which may be theirs."""
    for containers in school.peer.databases.values() if school.peer else ():
        for container in containers.values():
            now = container.now() + TRACE_LIFETIME.total_seconds() + 1
            container.now = lambda now=now: now
            container.expire()


def bytes_left(school: School) -> Iterator[tuple[str, bytes]]:
    """Of every file of the folder (documents, queues, their log, index, blobs), and of every item of Cosmos DB."""
    for file in sorted(school._data.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(school._data)), file.read_bytes()
    for containers in school.peer.databases.values() if school.peer else ():
        for container in containers.values():
            for key, item in container.items.items():
                yield f"cosmos {key}", json.dumps([key, item], ensure_ascii=False).encode()


def places_of(school: School, words: str) -> list[str]:
    """Where these words stand, in whatever case."""
    wanted = words.lower().encode()
    found = [place for place, content in bytes_left(school) if wanted in content.lower()]
    return found + [kind for kind, body in everything_kept(school._data, school.peer) if words in body]
