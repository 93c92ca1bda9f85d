"""Holds all parts of an organisation's configuration, and looks whether files changed or something was published."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NoReturn, TypeVar

from bot.configuration.configured import Configured
from bot.configuration.part import Mark, Part, Place, Said
from bot.configuration.parts import (
    AUTHORS,
    CALENDAR,
    CIRCLES,
    FORMS,
    LEAVE_RIGHTS,
    LIBRARIES,
    MAPPING,
    PAPERS,
    PARTS,
    RETENTION,
    SYNONYMS,
    TARIFFS,
    TEMPLATES,
    THRESHOLDS,
    TOPICS,
)
from bot.configuration.version import KEPT
from bot.configuration.versions import VersionUnreadable, counting, read_version
from bot.errors import OperatorError
from bot.store.base import StoreUnavailable
from bot.store.records import Records
from bot.toml_files import BadFiles, Mistake

T = TypeVar("T")

LOOK_EVERY = timedelta(seconds=1)
"""Between two looks at the files."""
ASK_EVERY = 10.0
"""Seconds between two looks into the store at what counts: one reading, for all parts."""

log = logging.getLogger(__name__)


class NothingReadable(OperatorError):
    """What was published cannot be read by this program, nor anything that was before it."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an instance begins with: `published` by the names of parts, `read` for the others with the mark of their
    files; `counts` is the version that the store named, 0 for none, and `refused` says why it does not count here."""

    counts: int = 0
    published: Mapping[str, Said[Any]] = field(default_factory=dict[str, Said[Any]])
    read: Mapping[str, tuple[Mark, Said[Any]]] = field(default_factory=dict[str, tuple[Mark, Said[Any]]])
    refused: VersionUnreadable | None = None


class Configuration:
    """One of an organisation; `open_configuration` makes it."""

    def __init__(
        self, records: Records, places: Mapping[str, Place], begun: Begun, now: Callable[[], datetime]
    ) -> None:
        def configured(part: Part[T]) -> Configured[T]:
            name, place = part.name, places[part.name]
            published = begun.published.get(name)
            mark, said = (None, published) if published else begun.read[name]
            return Configured(part, place, self.look, said.value, mark, bool(published), said.digests)

        self.forms = configured(FORMS)
        self.topics = configured(TOPICS)
        self.circles = configured(CIRCLES)
        self.synonyms = configured(SYNONYMS)
        self.calendar = configured(CALENDAR)
        self.tariffs = configured(TARIFFS)
        self.thresholds = configured(THRESHOLDS)
        self.leave_rights = configured(LEAVE_RIGHTS)
        self.papers = configured(PAPERS)
        self.templates = configured(TEMPLATES)
        self.libraries = configured(LIBRARIES)
        self.authors = configured(AUTHORS)
        self.retention = configured(RETENTION)
        self.mapping = configured(MAPPING)
        self._all = (
            self.forms,
            self.topics,
            self.circles,
            self.synonyms,
            self.calendar,
            self.tariffs,
            self.thresholds,
            self.leave_rights,
            self.papers,
            self.templates,
            self.libraries,
            self.authors,
            self.retention,
            self.mapping,
        )
        self._records = records
        self._counts = begun.counts
        self.refused = begun.refused
        """Why the version that was published last does not count in this instance; None where it does."""
        self._now = now
        self._looked = now()
        self._taking = asyncio.Lock()

    @property
    def parts(self) -> Sequence[Configured[Any]]:
        return self._all

    @property
    def version(self) -> int:
        """The number of what was published last, as it was asked for last; 0: the files count."""
        return self._counts

    async def look(self) -> None:
        """Takes up files that changed. Never raises: what is wrong changes nothing, and the log says what it is."""
        now = self._now()
        # A clock that was put back is no reason to wait until it is as late again.
        if self._taking.locked() or abs(now - self._looked) < LOOK_EVERY:
            return
        self._looked = now
        async with self._taking:
            try:
                for one in self._all:
                    await one.look_at_files()
            except Exception:
                log.exception("configuration.not_looked")

    async def follow(self) -> NoReturn:
        """For the running bot, whether anybody talks to it or not: takes up what is published, again and again."""
        while True:
            await asyncio.sleep(ASK_EVERY)
            await self.ask()
            await self.look()

    async def ask(self) -> None:
        """Takes up what was published. Never raises, as `look`."""
        try:
            await self._ask()
        except StoreUnavailable as error:
            log.warning("configuration.not_asked", extra={"problem": type(error).__name__})
        except Exception:
            log.exception("configuration.not_asked")

    async def _ask(self) -> None:
        """What cannot be read is refused once, not again at each look. Raises StoreError."""
        head = await counting(self._records)
        counts = head.value.counts if head else 0
        if counts == self._counts:
            return
        try:
            published: Mapping[str, Said[Any]] = await read_version(self._records, counts) if counts else {}
        except VersionUnreadable as bad:
            _refused(bad)
            self.refused = bad
        else:
            self.refused = None
            async with self._taking:
                # At once for all parts: nobody who works beside this sees half of it.
                changed = [one.part.name for one in self._all if one.take(published)]
            log.info("configuration.counts", extra={"version": counts, "changed": changed})
        self._counts = counts


def _refused(bad: VersionUnreadable) -> None:
    log.error("configuration.refused", extra={"version": bad.number, "problems": bad.problems})


async def open_configuration(
    records: Records, places: Mapping[str, Place], now: Callable[[], datetime]
) -> Configuration:
    """`places` of the files, by the names of PARTS.

    Where the version that counts cannot be read by this program, the newest before it that can counts here, as in the
    instances that went on with it. Raises NothingReadable when none can; BadFiles with what is wrong with any of the
    files that count: a bot does not start with a file that is wrong, or missing though it was named.
    """
    head = await counting(records)
    counts = head.value.counts if head else 0
    published, refused = await _newest_readable(records, counts) if counts else (dict[str, Said[Any]](), None)
    files = {name: place for name, place in places.items() if name not in published}
    return Configuration(records, places, Begun(counts, published, await asyncio.to_thread(_read, files), refused), now)


async def _newest_readable(records: Records, counts: int) -> tuple[Mapping[str, Said[Any]], VersionUnreadable | None]:
    """What counts here, and why it is not what was published last."""
    refused: list[VersionUnreadable] = []
    for number in range(counts, max(0, counts - KEPT), -1):
        try:
            values = await read_version(records, number)
        except VersionUnreadable as bad:
            _refused(bad)
            refused.append(bad)
        else:
            if refused:
                log.error("configuration.behind", extra={"version": number, "counts": counts})
            return values, refused[0] if refused else None
    raise NothingReadable(
        f"What was published of the configuration cannot be read by this program:\n{refused[0]}\n"
        "Publish again what it can read, or let the files count: python app.py publish --withdraw"
    )


def _read(places: Mapping[str, Place]) -> Mapping[str, tuple[Mark, Said[Any]]]:
    found: dict[str, tuple[Mark, Said[Any]]] = {}
    wrong: list[Mistake] = []
    for name, place in places.items():
        # First the mark: what changes while it is read is then read again.
        mark = place.mark()
        try:
            found[name] = mark, place.said(PARTS[name])
        except BadFiles as bad:
            wrong += bad.mistakes
    if wrong:
        raise BadFiles(wrong)
    return found
