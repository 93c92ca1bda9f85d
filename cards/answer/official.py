"""Official answers: writing one, looking at it, and the list of those that somebody looks after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.answer.official.official_answer import Deed, Edition, OfficialAnswer
from bot.words.clean import clean_line, clean_lines
from cards.answer.buttons import (
    AnswerAsk,
    HandoffWaiting,
    OfficialEdit,
    OfficialMine,
    OfficialRestore,
    OfficialSave,
    OfficialWithdraw,
)
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, more, overflow, toggle
from cards.parts.facts import answered, earlier, row
from cards.parts.head import apart, head, state
from cards.parts.inputs import choice_input, date_input, some_problems, text_input, with_problem
from cards.parts.own_link import own_link
from cards.parts.words import line, ours, paragraphs, run, shorten, typed
from cards.problems import problem_said
from cards.texts import ZONE, Texts
from dialogs.problems import Problem

LONGEST_QUESTION = 300
LONGEST_ANSWER = 3000
PAGE = 8
WITHDRAW = "withdraw"
Options: TypeAlias = Sequence[tuple[str, str]]
"""Value and words of what can be chosen."""
DEEDS: Mapping[Deed, str] = {
    Deed.WRITTEN: "official-deed-written",
    Deed.CHANGED: "official-deed-changed",
    Deed.CONFIRMED: "official-deed-confirmed",
    Deed.WITHDRAWN: "official-deed-withdrawn",
    Deed.RESTORED: "official-deed-restored",
}


def official_form_card(
    t: Texts,
    id: str,
    revision: int,
    values: Mapping[str, str],
    options: Mapping[str, Options],
    problems: Mapping[str, Problem],
    *,
    exists: bool,
    stale: bool = False,
) -> Card:
    """`options` are those of readers and owner. `values` and `problems` are at question, text, readers, owner and
    review_by. `exists`: there is one to withdraw. `stale`: somebody else changed it meanwhile; what was typed here is
    kept."""

    def value(at: str) -> str:
        return values.get(at, "")

    inputs: dict[str, CardElement] = {
        "question": text_input(t, "question", t("official-question"), value("question"), most=LONGEST_QUESTION),
        "text": text_input(t, "text", t("answer"), value("text"), lines=True, most=LONGEST_ANSWER),
        "readers": choice_input(
            t, "readers", t("official-readers"), options["readers"], value("readers"), style="expanded"
        ),
        "owner": choice_input(t, "owner", t("official-owner"), options["owner"], value("owner")),
        "review_by": date_input(t, "review_by", t("official-review"), value("review_by"), required=True),
    }
    withdraw = button(t("official-withdraw-yes"), OfficialWithdraw(official=id), "destructive", inputs=False)
    body: list[CardElement] = [
        *head(t("official-answer"), t("official-edit-title") if exists else t("official-title"), t("official-subtle")),
        *([typed(t("official-stale"), color="Attention", weight="Bolder")] if stale else []),
        *some_problems(t, problems),
    ]
    for at, element in inputs.items():
        body += with_problem(element, problem_said(t, problems[at]) if at in problems else None)
    if exists:
        body.append(asks_once_more(t, WITHDRAW, t("official-withdraw-sure"), withdraw))
    return assemble(
        t,
        t("official-title"),
        body,
        actions(
            button(t("official-save"), OfficialSave(official=id, revision=revision), "positive"),
            button(t("official-answers"), OfficialMine(), inputs=False),
            overflow(toggle(t("withdraw"), WITHDRAW)) if exists else None,
        ),
    )


def managed_official_card(
    t: Texts, answer: OfficialAnswer, readers: str, editions: Sequence[Edition], now: datetime, place: str = ""
) -> Card:
    """As its owner sees it. `readers` says in words who may read it; `editions` are the newest first; `place` is the
    link to it."""
    title = shorten(clean_line(answer.question), LONGEST_QUESTION)
    body: list[CardElement] = [
        *head(t("official-answer"), title, outside=True),
        _standing(t, answer),
        *paragraphs(clean_lines(answer.text)),
        apart(
            [
                answered(t("official-owner"), t.name(answer.owner)),
                answered(t("official-readers"), readers),
                answered(t("official-review"), t.day(answer.review_by)),
            ]
        ),
        *more(t, "history", _history(t, answer, editions, now), t("history")),
        *([] if answer.withdrawn else own_link(t, place)),
    ]
    return assemble(
        t,
        t("official-summary", question=title),
        body,
        actions(
            button(t("restore"), OfficialRestore(official=answer.id)) if answer.withdrawn else None,
            button(t("edit"), OfficialEdit(official=answer.id)),
            button(t("official-answers"), OfficialMine()),
            button(t("questions-for-me"), HandoffWaiting()),
        ),
    )


def _standing(t: Texts, answer: OfficialAnswer) -> CardElement:
    if answer.withdrawn:
        return state(t("official-withdrawn"), "emphasis", t("official-withdrawn-text"))
    return state(t("official-answer"), "good", t("official-findable"))


def _history(t: Texts, answer: OfficialAnswer, editions: Sequence[Edition], now: datetime) -> list[CardElement]:
    """Oldest first; each edition counts one."""
    shown = [_edition(t, edition, now) for edition in reversed(editions)]
    return [*earlier(t, answer.revision - len(shown)), *shown]


def _edition(t: Texts, edition: Edition, now: datetime) -> CardElement:
    words = t(DEEDS[edition.deed], name=t.name(edition.person), moment=t.moment(edition.at, now))
    return typed(words, size="Small", subtle=True, spacing="Small")


def official_answers_card(t: Texts, answers: Sequence[OfficialAnswer], today: date, more: bool = False) -> Card:
    """The first to be looked at again first; `more`: these are not all."""
    rows = [_row(t, answer, today) for answer in answers[:PAGE]]
    body: list[CardElement] = [
        *head(t("official-answer"), t("official-answers")),
        *(rows or [ours(t("official-answers-none"))]),
        *([ours(t("official-answers-more"), size="Small", subtle=True)] if more else []),
    ]
    return assemble(
        t,
        t("official-answers"),
        body,
        actions(button(t("questions-for-me"), HandoffWaiting()), button(t("ask-question"), AnswerAsk())),
    )


def _row(t: Texts, answer: OfficialAnswer, today: date) -> CardElement:
    due = answer.review_by <= today
    day = t.short_day(answer.review_by, weekday=False)
    words = t("official-due", day=day) if due else t("official-review-by", day=day)
    opening = button(t("edit"), OfficialEdit(official=answer.id))
    lines: list[CardElement] = [
        typed(shorten(clean_line(answer.question), 80), weight="Bolder"),
        line(
            run("● ", color="Warning" if due else "Good", size="Small"),
            run(words, size="Small", weight="Bolder" if due else None),
            run(f"  {clean_line(t.name(answer.owner))}", size="Small", subtle=True),
            spacing="None",
        ),
    ]
    return apart([row(lines, [ActionSet(actions=[opening])])])


def official_card(t: Texts, answer: OfficialAnswer, editable: bool, *, overdue: bool = False) -> Card:
    """For whoever may read it. `editable`: the reader looks after it; `overdue`: it was to be looked at again."""
    title = shorten(clean_line(answer.question), LONGEST_QUESTION)
    body: list[CardElement] = [
        *head(t("answer"), title, outside=True),
        official_mark(t, answer.owner, answer.reviewed, overdue=overdue),
        *paragraphs(clean_lines(answer.text)),
    ]
    edit = button(t("official-edit"), OfficialEdit(official=answer.id)) if editable else None
    return assemble(
        t, t("official-summary", question=title), body, actions(button(t("ask-another"), AnswerAsk()), edit)
    )


def official_mark(t: Texts, owner: str, reviewed: datetime, *, overdue: bool) -> CardElement:
    """What tells an official answer from one that was found. An overdue one says its age, and that it was to be looked
    at again."""
    on = reviewed.astimezone(ZONE).date()
    if overdue:
        return state(t("official-answer"), "emphasis", t("official-overdue", owner=t.name(owner), month=t.month(on)))
    day = t.short_day(on, weekday=False)
    return state(t("official-answer"), "good", t("official-by", owner=t.name(owner), day=day))
