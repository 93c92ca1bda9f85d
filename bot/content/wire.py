"""How the extraction process tells what it found: one line of JSON per file. It is untrusted, so never pickled."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from bot.answer.library.source import Anchor, Section
from bot.content.base import Reason
from bot.content.outline import Extracted
from bot.sheets import Unread
from bot.words.languages import LANGUAGES


def packed(found: Extracted | Reason) -> bytes:
    if isinstance(found, Reason):
        return json.dumps({"reason": found}).encode()
    sections = [[s.headings, s.anchor.kind, s.anchor.value, s.text, s.table] for s in found.sections]
    modified = found.modified.isoformat() if found.modified else None
    unread = [found.unread.sheet, found.unread.places, found.unread.more] if found.unread else None
    message = {
        "title": found.title,
        "language": found.language,
        "modified": modified,
        "sections": sections,
        "unread": unread,
    }
    return json.dumps(message).encode()


def unpacked(line: bytes) -> Extracted | Reason:
    """Raises ValueError (or a kin) when it is not what `packed` makes."""
    message = cast(Mapping[str, Any], json.loads(line))
    if "reason" in message:
        return Reason(message["reason"])
    if message["language"] not in LANGUAGES:
        raise ValueError("language")
    modified = datetime.fromisoformat(message["modified"]) if message["modified"] else None
    sections = tuple(_section(*section) for section in message["sections"])
    unread = _unread(*message["unread"]) if message["unread"] else None
    return Extracted(str(message["title"]), message["language"], sections, modified, unread)


def _unread(sheet: str, places: list[str], more: int) -> Unread:
    return Unread(str(sheet), tuple(map(str, places)), int(more))


def _section(headings: list[str], kind: Any, value: str, text: str, table: list[list[str]]) -> Section:
    if kind not in {"", "page", "scan", "slide", "sheet"}:
        raise ValueError("anchor")
    rows = tuple(tuple(map(str, row)) for row in table)
    return Section(tuple(map(str, headings)), Anchor(kind, str(value)), str(text), rows)
