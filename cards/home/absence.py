"""Saying that one is away, until when, and that one is back."""

from collections.abc import Mapping
from datetime import date, datetime

from microsoft_teams.cards.core import Action, CardElement

from bot.people.absence import Absence
from cards.arrange.buttons import ApprovalOpen
from cards.arrange.mandate_buttons import MandateNew
from cards.card import Card
from cards.home.buttons import AbsenceEnd, AbsenceSet, AbsenceShow, FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.inputs import Filling, date_input, some_problems
from cards.parts.words import ours
from cards.parts.writing import writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

FIRST, LAST = "first", "last"
CHANGE = "change"


def absence_card(
    t: Texts,
    standing: Absence | None,
    now: datetime,
    values: Mapping[str, str],
    problems: Mapping[str, Problem] | None = None,
    *,
    mailbox: bool = False,
    decides: bool = False,
) -> Card:
    """`standing` is what they set, if anything: running or still to come. `values` and `problems` are at FIRST and
    LAST. `mailbox`: automatic replies count as well. `decides`: they may give somebody a mandate meanwhile."""
    filling = Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})
    beside: list[CardElement] = [
        *([ours(t("absence-mailbox"), size="Small", subtle=True)] if mailbox else []),
        ours(t("absence-no-leave"), size="Small", subtle=True, spacing="Small"),
    ]
    sets = button(t("absence-set"), AbsenceSet(), "positive")
    if standing is None:
        body = [*head(t("absence"), t("absence-title")), ours(t("absence-text")), *_days(filling, problems), *beside]
        ways = actions(sets, _mandate(t, None) if decides else None, _start(t))
        return assemble(t, t("absence-title"), body, ways)
    running = standing.lasts(now)
    stands, title = t("absence-now" if running else "absence-planned"), days_said(t, standing)
    change = writing(t, CHANGE, t("change"), _days(filling, problems), sets, shown=bool(problems))
    ends = button(t("absence-back" if running else "absence-cancel"), AbsenceEnd(), "positive", inputs=False)
    body = [
        *head(t("absence"), title),
        state(stands, "warning" if running else "accent"),
        ours(t("absence-text")),
        *beside,
        change.box,
    ]
    ways = actions(ends, change.opens, _mandate(t, standing) if decides else None)
    return assemble(t, f"{stands}: {title}", body, ways)


def _start(t: Texts) -> Action:
    return button(t("start-request"), FormsShow(), inputs=False)


def _mandate(t: Texts, standing: Absence | None) -> Action:
    """Proposes one for the days on which they are away."""
    first, last = standing.days if standing else (None, None)
    days = MandateNew(first=first.isoformat() if first else "", last=last.isoformat() if last else "")
    return button(t("mandate-give"), days, inputs=False)


def back_card(t: Texts, waiting: int) -> Card:
    """They are here again, and so many requests wait for their decision."""
    body: list[CardElement] = [
        *head(t("absence"), t("absence-over")),
        ours(t("absence-waiting", count=waiting) if waiting else t("absence-nothing-waits")),
    ]
    approvals = button(t("approvals"), ApprovalOpen(), "positive") if waiting else None
    again = button(t("absence-again"), AbsenceShow())
    return assemble(t, t("absence-over"), body, actions(approvals, again, button(t("help"), HelpShow())))


def days_said(t: Texts, absence: Absence) -> str:
    first, last = absence.days
    if last is None:
        return t("absence-from-day", first=_day(t, first))
    return _day(t, first) if first == last else t("days-from-to", first=_day(t, first), last=_day(t, last))


def _day(t: Texts, day: date) -> str:
    return t.short_day(day)


def _days(filling: Filling, problems: Mapping[str, Problem] | None) -> list[CardElement]:
    t = filling.t
    return [
        *some_problems(t, problems or {}),
        *filling.around(FIRST, date_input(t, FIRST, t("period-from"), filling.value(FIRST), required=True)),
        *filling.around(LAST, date_input(t, LAST, t("absence-to"), filling.value(LAST), required=True)),
    ]
