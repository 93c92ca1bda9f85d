"""Until when a request is to be decided, whether that is past, and who else was asked then."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement, TextRun

from bot.arrange.request import Request, RequestState
from bot.arrange.term import Term
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.arrange.stages import named
from cards.parts.words import line, run, typed
from cards.texts import Texts


def term(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """Nothing where no term is set, or nothing waits for a decision."""
    request, runs = seen.request, seen.request.term
    if runs is None:
        return []
    lines: list[CardElement] = [line(_until(t, runs, now, "term-late", "term-until"), spacing="Small")]
    if request.state is RequestState.CLARIFYING and not runs.is_late(now):
        lines = [typed(t("term-stopped"), size="Small", spacing="Small")]
    if request.escalated:
        people = [clean_line(t.name(one)) for one in request.escalated]
        lines.append(typed(t("term-escalated", names=named(t, people, every=True)), size="Small", spacing="None"))
    return lines


def term_short(t: Texts, request: Request, now: datetime) -> list[TextRun]:
    """For a row of a list."""
    runs = request.term
    if runs is None or runs.stopped:
        return []
    return [run("  "), _until(t, runs, now, "term-late-short", "term-until-short")]


def _until(t: Texts, runs: Term, now: datetime, late: str, until: str) -> TextRun:
    day = t.short_day(runs.due, year=False)
    if runs.is_late(now):
        return run(t(late, day=day), size="Small", weight="Bolder", color="Attention")
    return run(t(until, day=day), size="Small")
