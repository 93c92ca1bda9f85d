"""A decision that was handed on: by whom, to whom and why, as everybody reads it who sees the request."""

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import WAITING, Deed, HistoryEntry, Request
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.head import box
from cards.parts.words import paragraphs, shorten, typed
from cards.texts import Texts


def reassigned(t: Texts, seen: Seen, limit: int) -> list[CardElement]:
    """As long as it waits for those to whom it was handed."""
    said: list[CardElement] = []
    for entry in handed_on(seen.request):
        said += [typed(_line(t, seen, entry), weight="Bolder"), *paragraphs(shorten(entry.text, limit))]
    return [box(said, "emphasis")] if said else []


def _line(t: Texts, seen: Seen, entry: HistoryEntry) -> str:
    (to,) = entry.to
    name, other = clean_line(t.actor(entry.person, entry.behalf)), clean_line(t.name(to))
    if seen.reader == to:
        return t("reassigned-you", name=name)
    if seen.reader == entry.person:
        return t("reassigned-by-you", other=other)
    return t("reassigned", name=name, other=other)


def handed_on(request: Request) -> list[HistoryEntry]:
    """The newest of each, of those to whom it was handed and who decide now."""
    there = {one.to for one in request.reassigned if one.to in request.approvers}
    if request.state not in WAITING or not there:
        return []
    found = {entry.to: entry for entry in request.history if entry.deed is Deed.REASSIGNED}
    return [entry for to, entry in found.items() if there.issuperset(to)]
