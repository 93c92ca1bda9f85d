"""Tells the changes of a library that only knows what it holds now, by comparing that with what was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.library.source import Source
from bot.content.base import Change, Changed, Entry, Removed, Unreadable


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that a library holds at one moment; what is no longer in `entries` was deleted or moved."""

    entries: Sequence[Entry]
    unreadable: Sequence[Unreadable]


def changes_between(known: Mapping[str, Source], listing: Listing) -> list[Change]:
    """In the order of the listing; what is gone comes last."""
    changed = [Changed(entry) for entry in listing.entries if not _stands(known.get(entry.id), entry)]
    found = {entry.id for entry in listing.entries}
    gone = [Removed(source.id, source.path) for source in known.values() if source.id not in found]
    return [*listing.unreadable, *changed, *gone]


def _stands(source: Source | None, entry: Entry) -> bool:
    return source is not None and entry.stands_as(source)
