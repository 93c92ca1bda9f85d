"""What stands on an approver's card beside an absence: awkward days, who would be left, and who else is away then."""

from collections.abc import Iterator

from microsoft_teams.cards.core import CardElement

from bot.arrange.beside import AwayThen, Beside
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.head import apart
from cards.parts.words import ours, typed
from cards.texts import Texts
from dialogs.kinds.period import ends_said

MOST_NAMED = 5


def beside(t: Texts, seen: Seen) -> list[CardElement]:
    if seen.beside is None:
        return []
    return [apart([ours(t("beside"), weight="Bolder"), *_lines(t, seen.beside)])]


def _lines(t: Texts, known: Beside) -> Iterator[CardElement]:
    for on in known.blocked:
        yield typed(t("beside-blocked", name=on.name[t.language], day=t.short_day(on.first)), spacing="Small")
    for on in known.short:
        said = t("beside-short", left=on.left, least=on.least, name=on.name[t.language], day=t.short_day(on.day))
        yield typed(said, spacing="Small")
    if not known.others:
        yield ours(t("beside-nobody"), spacing="Small")
    for one in known.others[:MOST_NAMED]:
        yield typed(_away(t, one), spacing="Small")
    if len(known.others) > MOST_NAMED:
        yield ours(t("beside-more", count=len(known.others) - MOST_NAMED), spacing="Small")


def _away(t: Texts, one: AwayThen) -> str:
    key = "beside-away" if one.approved else "beside-asked"
    return t(key, name=clean_line(t.name(one.person)), period=ends_said(t, one.period))
