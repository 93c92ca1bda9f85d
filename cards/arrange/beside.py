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
    yield from (typed(one, spacing="Small") for one in _of_the_days(t, known))
    if not known.others and known.all:
        yield ours(t("beside-nobody"), spacing="Small")
    yield from (typed(one, spacing="Small") for one in _of_others(t, known))


def remarks(t: Texts, known: Beside) -> list[str]:
    """The same in sentences; none where there is nothing to look at."""
    return [*_of_the_days(t, known), *_of_others(t, known)]


def _of_the_days(t: Texts, known: Beside) -> Iterator[str]:
    for on in known.blocked:
        yield t("beside-blocked", name=on.name[t.language], day=t.short_day(on.first))
    for on in known.short:
        yield t("beside-short", left=on.left, least=on.least, name=on.name[t.language], day=t.short_day(on.day))


def _of_others(t: Texts, known: Beside) -> Iterator[str]:
    yield from (_away(t, one) for one in known.others[:MOST_NAMED])
    if len(known.others) > MOST_NAMED:
        yield t("beside-more", count=len(known.others) - MOST_NAMED)
    if not known.all:
        yield t("away-not-all")


def _away(t: Texts, one: AwayThen) -> str:
    key = "beside-away" if one.approved else "beside-asked"
    return t(key, name=clean_line(t.name(one.person)), period=ends_said(t, one.period))
