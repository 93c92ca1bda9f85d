"""The topics file: read, checked, and read again when it changed."""

import asyncio
import logging
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from bot.answer.experts.topic import Care, Keyword, Topic, Topics, keyword
from bot.people.person import Role
from bot.words.languages import LANGUAGES
from dialogs.toml_table import FormErrors, Report, Table, unknown

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""

OPTIONS = ("id", "name", "words", "experts", "sensitive", "text", "contacts")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_PERSON = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SPECS = ("group:<id>", "role:<name>", "person:<Entra object id>")


class TopicsFile:
    """The topics as the file says them now. Without a file there are none."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = monotonic) -> None:
        """Raises FormErrors: a bot does not start with a file that is wrong, or missing though it was named."""
        self._path = path
        self._clock = clock
        self._looked = clock()
        self._mark = _mark(path) if path else None
        self._topics = load_topics(path) if path else Topics()

    @property
    def has_topics(self) -> bool:
        """Whether there are any, as the file was looked at last."""
        return bool(tuple(self._topics))

    async def current(self) -> Topics:
        """A file that became wrong, or went, changes nothing: the log says what is the matter, once."""
        if self._path is not None and self._clock() - self._looked >= LOOK_EVERY:
            self._looked = self._clock()
            await self._look(self._path)
        return self._topics

    async def _look(self, path: Path) -> None:
        mark = await asyncio.to_thread(_mark, path)
        if mark == self._mark:
            return
        self._mark = mark
        try:
            self._topics = await asyncio.to_thread(load_topics, path)
        except FormErrors as errors:
            log.error("topics.bad", extra={"problems": [str(error) for error in errors.errors]})
        else:
            log.info("topics.loaded")


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Changes with every change of the file, also when another file takes its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load_topics(path: Path) -> Topics:
    """Raises FormErrors with everything that is wrong, each with file, place and problem."""
    report = Report(path.name)
    raw = _parse(path, report)
    topics: list[Topic] = []
    if raw is not None:
        top = Table(report, "", raw)
        top.only(("topics",))
        topics = [_topic(table) for table in top.tables("topics")]
        _check_doubles(topics, report)
    if report.errors:
        raise FormErrors(report.errors)
    return Topics(topics)


def _parse(path: Path, report: Report) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        report.add("", f"not valid TOML: {error}")
    except UnicodeDecodeError as error:
        report.add("", f"not UTF-8 text, at byte {error.start}")
    except OSError as error:
        report.add("", f"cannot be read: {error.strerror}")
    return None


def _topic(table: Table) -> Topic:
    table.only(OPTIONS)
    return Topic(
        id=table.matching("id", _ID.fullmatch, "small letters, figures and hyphens"),
        name=table.labels("name"),
        keywords=_keywords(table),
        experts=_principals(table, "experts"),
        care=_care(table),
    )


def _keywords(table: Table) -> tuple[Keyword, ...]:
    spoken = table.table("words")
    if spoken is None:
        if not table.has("words"):
            table.wrong("", f"'words' is missing: a list of texts for each of {', '.join(LANGUAGES)}")
        return ()
    spoken.only(LANGUAGES)
    found: list[Keyword] = []
    for language in LANGUAGES:
        for text in spoken.texts(language):
            found.append(keyword(text))
            if not found[-1].said or "*" in text.strip()[:-1]:
                spoken.wrong(language, f"'{text[:60]}' is no word; a star stands at the end only")
    return tuple(dict.fromkeys(found))


def _care(table: Table) -> Care | None:
    if table.flag("sensitive", False):
        return Care(table.labels("text"), _principals(table, "contacts"))
    for name in ("text", "contacts"):
        if table.has(name):
            table.wrong(name, "is for a topic with sensitive = true")
    return None


def _principals(table: Table, name: str) -> tuple[str, ...]:
    found = table.texts(name)
    for number, principal in enumerate(found, start=1):
        if text := _wrong_principal(principal):
            table.wrong(f"{name}[{number}]", text)
    return found


def _wrong_principal(principal: str) -> str:
    kind, _, name = principal.partition(":")
    if (kind == "group" and _ID.fullmatch(name)) or (kind == "person" and _PERSON.fullmatch(name)):
        return ""
    if kind == "role":
        return "" if name in set(Role) else unknown("role", name, Role)
    return unknown("principal", principal, _SPECS)


def _check_doubles(topics: list[Topic], report: Report) -> None:
    seen: set[str] = set()
    for topic in topics:
        if topic.id and topic.id in seen:
            report.add(f"topics.{topic.id}.id", "there is another topic with this id")
        seen.add(topic.id)
