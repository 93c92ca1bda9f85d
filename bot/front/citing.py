"""Makes an announcement something that answers cite, for exactly those who got it, until it expires or is recalled.

The jobs of announcing and of answering do not know each other: here an announcement is a library's document, in each of
its languages, that only `received:<announcement>` may read.
"""

import hashlib
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.spreading import CITE_JOB
from bot.announce.writing.words import Words
from bot.answer.library.ids import ANNOUNCEMENTS, source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.indexing_run import IndexedElsewhere
from bot.answer.library.source import NOWHERE, Section, Source
from bot.content.base import Change, Changed, Changes, Document, Entry, Reason, Removed, Rule, Unreadable
from bot.content.passages import passages_of
from bot.house import House
from bot.people.received import RECEIVED
from bot.store.changes import Change as Changing
from bot.store.partitions import announcement_partition
from bot.words.languages import LANGUAGES, Language
from bot.work.base import Assignment, Later, Run, Work
from bot.work.kept import Due
from cards.texts import texts

PLACE = "bode:announcements"
WENT = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT, AnnouncementState.CANCELLED})
"""Some may have it."""
AGAIN = timedelta(seconds=5)
"""When another announcement is being taken in at the same time."""

log = logging.getLogger(__name__)


class Announced:
    """One announcement as the library of all sees it: its documents, or that they are gone."""

    def __init__(self, house: House, id: str, announcement: Announcement | None) -> None:
        self._house = house
        self._id = id
        self._words: Mapping[Language, Words] = {}
        if announcement and _is_cited(house, announcement):
            self._words = announcement.words
        self._announcement = announcement
        self.rules: Sequence[Rule] = ()
        self.name = ANNOUNCEMENTS
        self.place = PLACE

    async def check(self) -> None:
        """There is nothing that could be missing."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        """Of this one alone, in every language that there is: the others stay as they are."""
        items: list[Change] = []
        for language in LANGUAGES:
            entry = self._entry(language)
            if language in self._words:
                items.append(Changed(entry))
            elif entry.id in known:
                items.append(Removed(entry.id, entry.path))
        yield Changes(items, cursor)

    def _entry(self, language: Language) -> Entry:
        said = self._words.get(language)
        digest = hashlib.sha256(f"{said.title}\n{said.text}".encode()).hexdigest() if said else ""
        readers = frozenset({f"{RECEIVED}{self._id}"})
        return Entry(source_id(ANNOUNCEMENTS, f"{self._id}/{language}"), _path(language), digest, readers)

    async def read(self, entry: Entry) -> Document | Unreadable:
        for language, said in self._words.items():
            if self._entry(language).id != entry.id:
                continue
            text = "\n".join(line.said for line in said.lines)
            found = passages_of(entry.id, [Section((said.title,), NOWHERE, text)])
            return Document(self._source(entry, language, said.title), found)
        return Unreadable(entry.path, Reason.VANISHED)

    def _source(self, entry: Entry, language: Language, title: str) -> Source:
        announcement = self._announcement
        return Source(
            entry.id,
            title,
            entry.path,
            self._house.own_links.to("announcement", self._id),
            (announcement.corrected or announcement.published) if announcement else None,
            language,
            entry.readers,
            entry.digest,
        )

    async def close(self) -> None:
        """Nothing is open."""


def _path(language: Language) -> str:
    """What is shown before its title."""
    return texts(language)("announcement")


def _is_cited(house: House, announcement: Announcement) -> bool:
    is_over = announcement.recalled is not None or announcement.is_expired(house.now())
    return announcement.state in WENT and not is_over


async def cite(work: Work, job: Assignment) -> None:
    """Brings the library to what the announcement says now. Raises Later."""
    house, id_ = work.house, job.text("announcement")
    found = await house.records.announcements.get(announcement_partition(id_), id_)
    announcement = found.value if found else None
    try:
        await index_library(house, Announced(house, id_, announcement), lambda _: None)
    except IndexedElsewhere:
        raise Later(AGAIN) from None
    if announcement and announcement.expires and _is_cited(house, announcement):
        await _look_again(house, announcement)


async def _look_again(house: House, announcement: Announcement) -> None:
    """Once it expires. Repeating it changes nothing more."""
    partition = announcement_partition(announcement.id)
    at = announcement.expires or house.now()
    due = Due(f"cite:{announcement.id}", partition, at, CITE_JOB, {"announcement": announcement.id})

    async def look() -> Changing[None]:
        standing = await house.records.dues.get(partition, due.id)
        if standing and standing.value == due:
            return Changing(None)
        return Changing(None, [house.records.dues.put(due, standing.version if standing else None)])

    await house.records.change(partition, look)


JOBS: Mapping[str, Run] = {CITE_JOB: cite}
