"""Chooses which columns of a SharePoint list are asked for, and puts what stands in them in words.

Columns that are hidden or the system's own are out, whoever names them. Of people, the name is told and nothing else.
Shapes: Microsoft's `columnDefinition` and `fieldValueSet`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any, cast

from bot.answer.library.things import Columns
from bot.content.base import LibraryInvalid
from bot.graph.sites import name_of
from bot.json import JsonObject
from bot.people.calendar import BRUSSELS
from bot.words.folding import words

MOST_LOOKUPS = 12
"""Columns that refer to people or other lists, of which SharePoint tells what they say in one request."""
APPROVAL = "_ModerationStatus"
"""Where a list has it, an item that is not approved is for its author."""
_USUAL = "Title"
_SYSTEM = frozenset({"ContentType", "Attachments"})
_TEXT, _RICH, _PERSON, _LOOKUP, _DAY, _MOMENT = "text", "rich", "person", "lookup", "day", "moment"
_TAGS = re.compile(r"<[^<>]*>")
_BREAKS = re.compile(r"(?i)<(?:br|/p|/div|/li|/tr|/h\d)\b[^<>]*>")


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is SharePoint's, `header` what its users read, `kind` how its values are put in words."""

    name: str
    header: str
    kind: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What is asked of a list for what was `wanted`; `missing` are headers that there are not. `approved`: items wait
    for approval there."""

    wanted: Columns
    title: str
    shown: tuple[str, ...]
    columns: tuple[Column, ...]
    link: str = ""
    missing: tuple[str, ...] = ()
    approved: bool = False

    @property
    def text(self) -> str:
        wanted = [self.wanted.title, self.wanted.shown, self.wanted.link]
        columns = [[one.name, one.header, one.kind] for one in self.columns]
        told = [wanted, self.title, self.shown, columns, self.link, self.missing, self.approved]
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False)

    @property
    def select(self) -> str:
        names = [*([APPROVAL] if self.approved else ()), *(one.name for one in self.columns)]
        return f"fields($select={','.join(names)})"

    def cells(self, fields: JsonObject) -> Mapping[str, str]:
        """By their headers."""
        return {one.header: _words(fields.get(one.name), one.kind) for one in self.columns}

    def is_approved(self, fields: JsonObject) -> bool:
        """Not where that is not told."""
        return not self.approved or str(fields.get(APPROVAL)).casefold() in {"0", "approved"}


def layout_of(text: str, wanted: Columns) -> Layout | None:
    """As it was kept; None where there is none, or others are wanted now."""
    if not text:
        return None
    (title, shown, link), *laid_out = json.loads(text)
    kept = Columns(title, tuple(shown), link)
    if kept != wanted:
        return None
    own, headers, columns, opens, missing, approved = laid_out
    return Layout(kept, own, tuple(headers), tuple(Column(*one) for one in columns), opens, tuple(missing), approved)


def chosen(there: Sequence[JsonObject], wanted: Columns, place: str) -> Layout:
    """Where columns are named that are shown, no others are asked for, also where there are none of those: one that was
    renamed opens no other. Raises LibraryInvalid."""
    columns = [_column(one) for one in there if _is_seen(one)]
    usual = next((one for one in columns if one.name == _USUAL), columns[0] if columns else None)
    title = _found(columns, wanted.title) if wanted.title else usual
    if title is None:
        names = ", ".join(repr(one.header) for one in columns) or "none"
        raise LibraryInvalid(f"{place}: no column is called {wanted.title!r}; there are {names}")
    named = {name: _found(columns, name) for name in (*wanted.shown, wanted.link) if name}
    shown = [one for name in wanted.shown if (one := named[name])] if wanted.shown else columns
    link = named.get(wanted.link)
    asked = [title, *shown, *([link] if link else [])]
    asked = tuple(one for at, one in enumerate(asked) if one not in asked[:at])
    lookups = sum(one.kind in {_PERSON, _LOOKUP} for one in asked)
    if lookups > MOST_LOOKUPS:
        raise LibraryInvalid(
            f"{place}: {lookups} columns refer to people or other lists, and SharePoint tells {MOST_LOOKUPS} at most: "
            "name with shown those that count"
        )
    missing = tuple(name for name, one in named.items() if one is None)
    approved = any(one.get("name") == APPROVAL for one in there)
    headers = tuple(one.header for one in shown)
    return Layout(wanted, title.header, headers, asked, link.header if link else "", missing, approved)


def _is_seen(told: JsonObject) -> bool:
    name = str(told.get("name") or "")
    is_systems = name.startswith("_") or name in _SYSTEM or (bool(told.get("readOnly")) and "calculated" not in told)
    return bool(name) and not told.get("hidden") and not is_systems


def _column(told: JsonObject) -> Column:
    return Column(str(told["name"]), name_of(told, "displayName") or str(told["name"]), _kind(told))


def _kind(told: JsonObject) -> str:
    if "personOrGroup" in told:
        return _PERSON
    if "lookup" in told:
        return _LOOKUP
    if isinstance(moment := told.get("dateTime"), Mapping):
        return _DAY if moment.get("format") == "dateOnly" else _MOMENT
    text = told.get("text")
    return _RICH if isinstance(text, Mapping) and text.get("textType") == "richText" else _TEXT


def _found(columns: Sequence[Column], header: str) -> Column | None:
    """Capitals and accents do not count."""
    return next((one for one in columns if words(one.header) == words(header)), None)


def _words(value: Any, kind: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else ""
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return ", ".join(filter(None, (_words(one, kind) for one in cast("list[Any]", value))))
        case dict():
            of = cast("dict[str, Any]", value)
            said = next((of[key] for key in ("LookupValue", "Url", "Label", "displayName") if of.get(key)), "")
            return _words(said, kind)
        case _:
            return _of_text(str(value), kind)


def _of_text(text: str, kind: str) -> str:
    if kind in {_DAY, _MOMENT}:
        return _moment(text, kind)
    if kind == _RICH:
        text = unescape(_TAGS.sub("", _BREAKS.sub(" ", text)))
    line = " ".join(text.split())
    # Whoever left is told by an address or a claim.
    return "" if kind == _PERSON and ("@" in line or "|" in line) else line


def _moment(text: str, kind: str) -> str:
    """A day is told as the moment at which it begins here."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    here = at.astimezone(BRUSSELS) if at.tzinfo else at
    day = f"{here.day}/{here.month}/{here.year}"
    return day if kind == _DAY else f"{day} {here:%H:%M}"
