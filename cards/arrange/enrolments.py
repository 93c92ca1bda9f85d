"""Who is enrolled for what there are only so many places of, and who waits: the counts of all, and the names of one."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.attendance.there import why_not
from bot.arrange.figures.enrolled import Enrolment
from bot.arrange.request import Request
from bot.people.calendar import BRUSSELS
from bot.words.clean import clean_line, clean_lines
from cards.arrange.report_buttons import (
    AttendanceConfirm,
    AttendanceUndo,
    EnrolmentList,
    EnrolmentShow,
    ReportShow,
)
from cards.arrange.standing import dotted
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.inputs import problem_line, toggle_input
from cards.parts.words import line, ours, paragraphs, run, shorten, typed
from cards.texts import Texts
from dialogs.model import Form

MOST_LISTED = 20
THERE = "there."
"""Before the id of a request: the input that says that who asked was there."""
LONGEST_WHY = 200


def enrolments_card(t: Texts, form: Form, listed: Sequence[Enrolment]) -> Card:
    """Of each: how many have a place, and how many wait for one."""
    title = t("enrolments-title")
    body: list[CardElement] = head(t("enrolments"), title, clean_line(form.title[t.language]))
    for one in listed[:MOST_LISTED]:
        words: list[CardElement] = [
            typed(shorten(_called(t, one), 120), weight="Bolder"),
            typed(_counted(t, one), size="Small", subtle=True, spacing="None"),
        ]
        opens = button(t("open"), EnrolmentShow(form=form.id, option=one.id))
        body.append(apart([row(words, [ActionSet(actions=[opens])])]))
    if len(listed) > MOST_LISTED:
        body.append(ours(t("enrolments-more", count=len(listed) - MOST_LISTED), size="Small", subtle=True))
    return assemble(t, title, body, actions(button(t("form-report-show"), ReportShow(form=form.id))))


def enrolment_card(t: Texts, form: Form, one: Enrolment, *, changed: bool = False) -> Card:
    """Once its day has come: with whom it is to be confirmed of that they were there. `changed`: what they clicked on
    was not how it stood any more."""
    title = _called(t, one)
    body: list[CardElement] = [*head(t("enrolments"), title, _counted(t, one), outside=True)]
    body += [problem_line(t("attendance-changed"))] if changed else []
    body += [*_to_confirm(t, one), *_confirmed(t, one)] if one.attendance else _enrolled(t, one)
    body += _side(t, "enrolments-waiting", one.waiting, one.queued)
    if not (one.taken or one.queued):
        body.append(ours(t("enrolments-nobody")))
    ways = actions(
        _confirms(t, form, one),
        _undoes(t, form, one),
        button(t("refresh"), EnrolmentShow(form=form.id, option=one.id), inputs=False),
        button(t("enrolments-title"), EnrolmentList(form=form.id), inputs=False),
    )
    return assemble(t, title, body, ways)


def _enrolled(t: Texts, one: Enrolment) -> list[CardElement]:
    return _side(t, "enrolments-enrolled", one.enrolled, one.taken)


def _side(t: Texts, key: str, requests: Sequence[Request], count: int) -> list[CardElement]:
    body: list[CardElement] = []
    if count:
        body.append(ours(t(key), weight="Bolder", spacing="Medium"))
        body += [_person(t, request) for request in requests]
    if count > len(requests):
        body.append(ours(t("enrolments-others", count=count - len(requests)), size="Small", subtle=True))
    return body


# --- who was there ------------------------------------------------------------------------------------


def _to_confirm(t: Texts, one: Enrolment) -> list[CardElement]:
    """Ticked as in what was undone last; all of them where nothing was."""
    if not one.to_confirm:
        return []
    undone = one.attendance.undone if one.attendance else None
    body: list[CardElement] = [
        ours(t("attendance-who"), weight="Bolder", spacing="Medium"),
        ours(t("attendance-how"), spacing="Small"),
    ]
    for request in one.to_confirm:
        on = undone is None or request.id not in undone.absent
        name = shorten(clean_line(t.name(request.requester)), 80)
        body.append(apart([toggle_input(t, f"{THERE}{request.id}", name, request.reference, on)]))
    if one.still > len(one.to_confirm):
        more = one.still - len(one.to_confirm)
        body.append(ours(t("attendance-later", count=more), size="Small", subtle=True))
    return body


def _confirmed(t: Texts, one: Enrolment) -> list[CardElement]:
    said = one.attendance
    if said is None or not said.rounds:
        return []
    counts = t("attendance-counts", present=said.present, absent=said.absent)
    last = said.rounds[-1]
    by = t("attendance-by", name=clean_line(t.name(last.by)), day=t.long_day(last.at.astimezone(BRUSSELS).date()))
    shown = [request for request in one.enrolled if said.of(request.id)]
    shown.sort(key=lambda request: said.was_there(request.id) is True)
    body: list[CardElement] = [
        ours(counts, weight="Bolder", spacing="Medium"),
        typed(by, size="Small", subtle=True, spacing="None"),
        *(_was(t, request, there=said.was_there(request.id) is True) for request in shown),
    ]
    others = said.present + said.absent - len(shown)
    return [*body, *([ours(t("enrolments-others", count=others), size="Small", subtle=True)] if others > 0 else [])]


def _was(t: Texts, request: Request, *, there: bool) -> CardElement:
    """Who was not there, with why, in their words."""
    name = shorten(clean_line(t.name(request.requester)), 80)
    state = run("● ", color="Good" if there else "Attention", size="Small")
    words = run(t("attendance-there-short" if there else "attendance-not-there-short"), size="Small", weight="Bolder")
    small = run(f"  {request.reference}", size="Small", subtle=True)
    why = "" if there else clean_lines(why_not(request) or "")
    quoted = paragraphs(t("quoted", text=shorten(why, LONGEST_WHY)), spacing="None") if why else []
    return apart([typed(name, weight="Bolder"), line(state, words, small, spacing="None"), *quoted])


def _confirms(t: Texts, form: Form, one: Enrolment) -> Action | None:
    if one.attendance is None or not one.to_confirm:
        return None
    verb = AttendanceConfirm(form=form.id, option=one.id, seen=one.attendance.revision)
    return button(t("attendance-confirm"), verb, "positive")


def _undoes(t: Texts, form: Form, one: Enrolment) -> Action | None:
    if one.attendance is None or not one.attendance.rounds:
        return None
    verb = AttendanceUndo(form=form.id, option=one.id, seen=one.attendance.revision)
    return button(t("attendance-undo"), verb, inputs=False)


def _called(t: Texts, one: Enrolment) -> str:
    day = f" · {t.short_day(one.option.day)}" if one.option.day else ""
    return f"{clean_line(one.option.label[t.language])}{day}"


def _counted(t: Texts, one: Enrolment) -> str:
    parts = [t("enrolments-taken", taken=one.taken, most=one.option.most or 0)]
    parts += [t("enrolments-queued", count=one.queued)] if one.queued else []
    parts += [t("attendance-still", count=one.still)] if one.still else []
    return " · ".join(parts)


def _person(t: Texts, request: Request) -> CardElement:
    name = shorten(clean_line(t.name(request.requester)), 80)
    small = run(f"  {request.reference}", size="Small", subtle=True)
    return apart([typed(name, weight="Bolder"), line(*dotted(t, request), small, spacing="None")])
