"""Compares what is remembered of a document library with what was recorded of it: what to read, permit and remove."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from bot.answer.library.ids import source_id
from bot.answer.library.source import Source
from bot.content.base import Change, Changed, Entry, FileReading, Reason, Removed, Rule, Shown, Unreadable
from bot.graph.drive_cursor import MOST_TOLD, Account
from bot.graph.drive_state import DriveState, File, Places
from bot.graph.readers import Reading, SiteRules, Why, readers_of

_IN_OFFICE = frozenset({".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm"})
_NOT_TOLD: Reading = (frozenset(), frozenset({(Why.NOT_TOLD, "")}))


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read a library: `readers` all of it; or where `by_items`, whoever SharePoint lets, and `readers` (where
    there are any) what has no permissions of its own. `site` says whom the groups of its site mean."""

    readers: frozenset[str] = frozenset()
    by_items: bool = False
    site: SiteRules = field(default_factory=SiteRules)

    def of(self, state: DriveState, id: str, now: datetime) -> Reading:
        """Of what has its own permissions, or of the root."""
        if not self.by_items or (self.readers and id == state.root):
            return self.readers, frozenset()
        return readers_of(state.grants[id], self.site, now) if id in state.grants else _NOT_TOLD

    def rules(self, state: DriveState) -> Sequence[Rule]:
        """As somebody wrote them; a site group applies where it was met."""
        met = {called for grants in state.grants.values() for one in grants for called in (one.site_group, one.name)}
        known = {called.casefold() for called in met}
        groups = [Rule(f'site_groups "{name}"', readers, name in known) for name, readers in self.site.groups.items()]
        return [Rule("readers", self.readers), *(groups if self.by_items else ())]


@dataclass(frozen=True, slots=True)
class Differences:
    """`at_once` needs no download and comes first: what is gone, or is for others now. `items`: ids of SharePoint by
    ours, of whatever may have to be read."""

    at_once: Sequence[Change]
    to_read: Sequence[Changed]
    items: Mapping[str, str]
    account: Account

    def applied_to(self, known: dict[str, Source]) -> None:
        """What is known once `at_once` was done."""
        for one in self.at_once:
            if isinstance(one, Removed):
                known.pop(one.id, None)
            elif isinstance(one, Changed) and one.entry.id in known:
                known[one.entry.id] = one.entry.as_now(known[one.entry.id])


@dataclass
class Comparing:
    """One library at one moment. `url` opens it; `ended`: what is not there now is gone."""

    name: str
    url: str
    state: DriveState
    readers: Readers
    files: FileReading
    now: datetime
    known: Mapping[str, Source]
    ended: bool
    full: bool

    def differences(self) -> Differences:
        at_once: list[Change] = []
        to_read: list[Changed] = []
        items: dict[str, str] = {}
        why: Counter[tuple[str, str]] = Counter()
        there = nobody = 0
        for id_, file in self.state.files.items():
            path = self._places.path(id_)
            if path is None:
                continue  # its folder comes later
            if not self.files.reads(file.name):
                at_once += [Unreadable(path, Reason.UNSUPPORTED)] if self.ended else []
                continue
            if self.state.is_unpublished(id_):
                at_once += [Unreadable(path, Reason.UNPUBLISHED)] if self.ended else []
                continue
            entry, lacking = self._entry(id_, file, path)
            why.update(lacking)
            there, nobody = there + 1, nobody + (not entry.readers)
            source = self.known.get(entry.id)
            now, later = self._needs(entry, source)
            at_once += now
            to_read += later
            items[entry.id] = id_
        counted = [(reason, name, count) for (reason, name), count in why.most_common(MOST_TOLD)]
        return Differences([*self._gone(), *at_once], to_read, items, Account(there, nobody, counted))

    def _needs(self, entry: Entry, source: Source | None) -> tuple[Sequence[Change], Sequence[Changed]]:
        """What of it is done at once, and what when it is read."""
        if source is not None and entry.stands_as(source):
            return (), ()
        stands_otherwise = source is not None and entry.as_now(source) != source
        if entry.problem:
            return ([Changed(entry)] if self.ended or stands_otherwise else ()), ()
        if source is None or not stands_otherwise:
            return (), [Changed(entry)]
        if source.digest == entry.digest or not source.digest:
            return [Changed(entry)], ()
        return [Changed(replace(entry, digest=source.digest))], [Changed(entry)]

    def _gone(self) -> Sequence[Change]:
        """In a round through everything that is known at its end only."""
        if self.full and not self.ended:
            return ()
        there = {source_id(self.name, id_) for id_, file in self.state.files.items() if self._is_document(id_, file)}
        return [Removed(source.id, source.path) for source in self.known.values() if source.id not in there]

    def _is_document(self, id: str, file: File) -> bool:
        return self.files.reads(file.name) and not self.state.is_unpublished(id)

    def _entry(self, id: str, file: File, path: str) -> tuple[Entry, frozenset[tuple[str, str]]]:
        readers, lacking = self._reading(self._places.nearest(id))
        own = source_id(self.name, id)
        digest = self.files.digest(file.name, file.digest)
        problem = self._problem(id, file, digest)
        shown = Shown(path, self._address(path), self._title(self.known.get(own), path))
        return Entry(own, path, "" if problem else digest, readers, problem=problem, shown=shown), lacking

    def _problem(self, id: str, file: File, digest: str) -> Reason | None:
        if not file.size or file.size > self.files.most:
            return self.files.unread(file.name, Reason.TOO_LARGE) if file.size else Reason.EMPTY
        failed, reason = self.state.failed.get(id, ("", ""))
        return Reason(reason) if failed == digest else None

    def _address(self, path: str) -> str:
        """In the browser, also what Office would open otherwise."""
        in_browser = "?web=1" if PurePosixPath(path).suffix.lower() in _IN_OFFICE else ""
        return f"{self.url}/{quote(path)}{in_browser}"

    def _title(self, source: Source | None, path: str) -> str:
        """Of one that was renamed and has no other title than its name."""
        if source is None or source.title != self.files.title_by_name(source.path):
            return ""
        return self.files.title_by_name(path)

    def _reading(self, id: str) -> Reading:
        if id not in self._readings:
            self._readings[id] = self.readers.of(self.state, id, self.now)
        return self._readings[id]

    @cached_property
    def _places(self) -> Places:
        return Places(self.state)

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {}
