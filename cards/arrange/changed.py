"""What a change of a request changed: each answer with the one before it."""

from collections.abc import Iterator
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import WAITING, Deed, HistoryEntry
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.fitting import LIMITS
from cards.parts.head import box
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST = 300
"""Characters of one answer here: the whole of it stands below."""
LONGEST_LABEL = 80
MOST, FEW = 12, 3
"""Answers of the change that was made last, and when nothing else helps."""
MOST_BEFORE = 3
"""Of one in the history; the first alone, when nothing else helps."""


def changed(t: Texts, seen: Seen, now: datetime, limit: int) -> list[CardElement]:
    """What was changed last, as long as it waits for a decision."""
    last = next((entry for entry in reversed(seen.request.history) if entry.deed is Deed.CHANGED), None)
    if last is None or seen.request.state not in WAITING:
        return []
    most = MOST if limit > LIMITS[-1] else FEW
    lines = [typed(one, spacing="Small") for one in _lines(t, seen, last, limit, most)]
    return [box([ours(t("changed-last", moment=t.moment(last.at, now)), weight="Bolder"), *lines], "warning")]


def changed_before(t: Texts, seen: Seen, entry: HistoryEntry, limit: int) -> Iterator[str]:
    """What an entry of the history changed."""
    return _lines(t, seen, entry, limit, MOST_BEFORE if limit > LIMITS[-1] else 1)


def _lines(t: Texts, seen: Seen, entry: HistoryEntry, limit: int, most: int) -> Iterator[str]:
    """Those of its fields that the form has (any more), and how many more there were."""
    longest, found = min(limit, LONGEST), [(seen.form.field(one.field), one) for one in entry.changed]
    there = [(seen.shows(field), one) for field, one in found if field]
    for field, one in there[:most]:
        was, now = (shorten(clean_line(field.said(t, value)), longest) for value in (one.before, one.after))
        label = shorten(clean_line(field.label[t.language]).rstrip("?: \u00a0\u202f"), LONGEST_LABEL)
        yield t("changed-line", label=label, before=was, after=now)
    if len(there) > most:
        yield t("changed-more", count=len(there) - most)
