"""Agendas: those of a form, one of them with its notes in order, and one note with what was decided about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.agenda.meeting import Agenda, Meeting, Note, Outcome
from bot.arrange.request import Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.agenda_buttons import (
    AgendaBegin,
    AgendaShow,
    MeetingDecide,
    MeetingDrop,
    MeetingMove,
    MeetingNote,
    MeetingPlace,
    MeetingSend,
    MeetingShow,
)
from cards.arrange.forms import answers_of
from cards.arrange.handling_buttons import QueueShow
from cards.arrange.parts import about, conditions
from cards.arrange.typed import LONGEST_WORDS
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.fitting import fitting
from cards.parts.head import Tone, apart, box, head, state
from cards.parts.inputs import choice_input, date_input, text_input, with_problem
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form
from dialogs.problems import Problem

DAY, NOTES, OUTCOME, TEXT = "day", "notes", "outcome", "text"
"""Inputs."""
LONGEST_TITLE = 80
MOST_OFFERED = 10
"""Notes that can be placed, the oldest: the others are offered once these stand on one."""
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.APPROVED: "outcome-approved",
    Outcome.REFUSED: "outcome-refused",
    Outcome.POSTPONED: "outcome-postponed",
    Outcome.NOTED: "outcome-noted",
}
TONES: Mapping[Outcome, Tone] = {
    Outcome.APPROVED: "good",
    Outcome.REFUSED: "attention",
    Outcome.POSTPONED: "warning",
    Outcome.NOTED: "accent",
}
Problems = Mapping[str, Problem]


@dataclass(frozen=True, slots=True)
class OnCard:
    """What is shown of agendas: `keeps`, the reader makes them. `requests` are those of its notes, by id, and
    `waiting` those that can be placed. `members` is how many would get it."""

    form: Form
    agenda: Agenda
    keeps: bool
    requests: Mapping[str, Request]
    waiting: Sequence[Request] = ()
    members: int = 0


def note_title(t: Texts, form: Form, request: Request) -> str:
    """The answer to the first question."""
    answers = asked_answers(form, request.answers)
    first = next((one for one in form.asked(answers) if answers.get(one.id) is not None), None)
    said = clean_line(first.said(t, answers[first.id])) if first else ""
    return shorten(said or form.title[t.language], LONGEST_TITLE)


# --- all of a form ------------------------------------------------------------------------------------


def agendas_card(t: Texts, seen: OnCard, now: datetime, problems: Problems | None = None, wrote: str = "") -> Card:
    """For who makes them."""
    wrong = (problems or {}).get(DAY)
    day = date_input(t, DAY, t("agenda-day"), wrote, required=True)
    begin = button(t("agenda-begin"), AgendaBegin(form=seen.form.id, seen=seen.agenda.revision), "positive")
    rows = [_meeting_row(t, one) for one in seen.agenda.meetings]
    body: list[CardElement] = [
        *head(seen.form.title[t.language], t("agenda-all"), t("approvals-then", moment=t.moment(now, now))),
        ours(t("agenda-waiting", count=len(seen.waiting))),
        *(rows or [ours(t("agenda-none"), subtle=True)]),
        *with_problem(day, problem_said(t, wrong) if wrong else None),
    ]
    return assemble(t, t("agenda-all"), body, actions(begin, button(t("queue"), QueueShow(), inputs=False)))


def _meeting_row(t: Texts, meeting: Meeting) -> CardElement:
    words: list[CardElement] = [
        typed(t.day(meeting.day), weight="Bolder"),
        typed(f"{_stands(t, meeting)} · {t('agenda-notes', count=len(meeting.notes))}", size="Small", spacing="None"),
    ]
    return apart([row(words, [ActionSet(actions=[_open(t, MeetingShow(meeting=meeting.id))])])])


def _open(t: Texts, verb: MeetingShow | MeetingNote) -> Action:
    return button(t("open"), verb, inputs=False)


def _stands(t: Texts, meeting: Meeting) -> str:
    if meeting.is_held:
        return t("meeting-held")
    return t("meeting-sent") if meeting.sent else t("meeting-draft")


# --- one of them --------------------------------------------------------------------------------------


def meeting_card(
    t: Texts, seen: OnCard, meeting: Meeting, now: datetime, *, changed: bool = False, none: bool = False
) -> Card:
    """`changed`: what they did came too late, and they see how it stands. `none`: they chose no note to place."""
    return fitting(partial(_meeting, t, seen, meeting, now, changed=changed, none=none))


def _meeting(t: Texts, seen: OnCard, meeting: Meeting, now: datetime, limit: int, *, changed: bool, none: bool) -> Card:
    title = t("meeting-title", day=t.whole_day(meeting.day))
    sent = t("meeting-sent-at", moment=t.moment(meeting.sent, now), count=len(meeting.members)) if meeting.sent else ""
    tone: Tone = "good" if meeting.is_held else "accent" if meeting.sent else "warning"
    rows = [_note(t, seen, meeting, number, note, limit) for number, note in enumerate(meeting.notes)]
    body: list[CardElement] = [
        *head(seen.form.title[t.language], title, outside=True),
        state(_stands(t, meeting), tone, sent or t("agenda-notes", count=len(meeting.notes))),
        *([ours(t("meeting-changed"), weight="Bolder")] if changed else []),
        *(rows or [ours(t("meeting-empty"))]),
        *(_placing(t, seen, none) if seen.keeps and not meeting.sent else []),
    ]
    return assemble(t, title, body, actions(*_doing(t, seen, meeting)))


def _note(t: Texts, seen: OnCard, meeting: Meeting, number: int, note: Note, limit: int) -> CardElement:
    request = seen.requests.get(note.request)
    if request is None:
        return apart([typed(f"{number + 1}. {t('meeting-note-gone')}", subtle=True)])
    said = shorten(note_title(t, seen.form, request), min(limit, LONGEST_TITLE))
    small = " · ".join((clean_line(t.name(request.requester)), request.reference))
    words: list[CardElement] = [
        typed(f"{number + 1}. {said}", weight="Bolder"),
        typed(small, size="Small", subtle=True, spacing="None"),
        *_outcome(t, note, limit),
        *([ours(t("meeting-note-over"), size="Small", color="Attention")] if is_over(request, note) else []),
    ]
    shown = MeetingNote(meeting=meeting.id, request=note.request)
    decides = seen.keeps and meeting.sent and not note.outcome
    opens = [button(t("meeting-decide"), shown, inputs=False) if decides else _open(t, shown)]
    if seen.keeps and not meeting.sent:
        opens += _ordering(t, seen, meeting, number)
    return apart([*words, ActionSet(actions=actions(*opens), spacing="Small")])


def _ordering(t: Texts, seen: OnCard, meeting: Meeting, number: int) -> list[Action]:
    request, at = meeting.notes[number].request, seen.agenda.revision
    last = len(meeting.notes) - 1
    up = MeetingMove(meeting=meeting.id, request=request, up=True, seen=at)
    down = MeetingMove(meeting=meeting.id, request=request, up=False, seen=at)
    drop = MeetingDrop(meeting=meeting.id, request=request, seen=at)
    return [
        *([button(t("meeting-up"), up, inputs=False)] if number else []),
        *([button(t("meeting-down"), down, inputs=False)] if number < last else []),
        button(t("meeting-drop"), drop, inputs=False),
    ]


def _placing(t: Texts, seen: OnCard, none: bool) -> list[CardElement]:
    if not seen.waiting:
        return [ours(t("agenda-waiting", count=0), size="Small", subtle=True)]
    options = [
        (one.id, f"{note_title(t, seen.form, one)} · {clean_line(t.name(one.requester))}")
        for one in seen.waiting[:MOST_OFFERED]
    ]
    choice = choice_input(t, NOTES, t("meeting-place-label"), options, "", required=False, several=True)
    return with_problem(choice, t("meeting-place-none") if none else None)


def _doing(t: Texts, seen: OnCard, meeting: Meeting) -> list[Action]:
    if not seen.keeps:
        return [button(t("help"), HelpShow(), inputs=False)]
    all_of_them = button(t("agenda-all"), AgendaShow(form=seen.form.id), inputs=False)
    if meeting.sent:
        return [all_of_them]
    at = seen.agenda.revision
    place = button(t("meeting-place"), MeetingPlace(meeting=meeting.id, seen=at))
    send = button(
        t("meeting-send", count=seen.members), MeetingSend(meeting=meeting.id, seen=at), "positive", inputs=False
    )
    can_send = bool(meeting.notes and seen.members)
    return [*([send] if can_send else []), *([place] if seen.waiting else []), all_of_them]


# --- one note -----------------------------------------------------------------------------------------


def meeting_note_card(
    t: Texts,
    seen: OnCard,
    meeting: Meeting,
    note: Note,
    now: datetime,
    *,
    problems: Problems | None = None,
    wrote: str = "",
    changed: bool = False,
) -> Card:
    """With all its answers and what opens its files; for who makes the agendas, with room for what was decided."""
    return fitting(
        partial(_whole_note, t, seen, meeting, note, now, problems=problems or {}, wrote=wrote, changed=changed)
    )


def _whole_note(
    t: Texts,
    seen: OnCard,
    meeting: Meeting,
    note: Note,
    now: datetime,
    limit: int,
    *,
    problems: Problems,
    wrote: str,
    changed: bool,
) -> Card:
    request, form = seen.requests[note.request], seen.form
    title = note_title(t, form, request)
    decides = seen.keeps and meeting.sent is not None and note.outcome is None and not is_over(request, note)
    answers = answers_of(t, form.asked(asked_answers(form, request.answers)), request, limit)
    back = button(t("meeting-back"), MeetingShow(meeting=meeting.id), inputs=False)
    save = MeetingDecide(meeting=meeting.id, request=note.request, seen=seen.agenda.revision)
    body: list[CardElement] = [
        *head(t("meeting-title", day=t.whole_day(meeting.day)), title, about(t, request, now), outside=True),
        *([ours(t("meeting-changed"), weight="Bolder")] if changed else []),
        *([ours(t("meeting-note-over"), color="Attention")] if is_over(request, note) else []),
        *_outcome(t, note, limit),
        *conditions(t, request, limit),
        apart(answers),
        *(_deciding(t, problems, wrote) if decides else []),
    ]
    return assemble(t, title, body, actions(*([button(t("meeting-save"), save, "positive")] if decides else []), back))


def _deciding(t: Texts, problems: Problems, wrote: str) -> list[CardElement]:
    options = [(str(one), t(key)) for one, key in OUTCOMES.items()]
    wrong = {name: problem_said(t, one) for name, one in problems.items()}
    choice = choice_input(t, OUTCOME, t("meeting-outcome-label"), options, "", style="expanded")
    text = text_input(t, TEXT, t("meeting-text-label"), wrote, lines=True, most=LONGEST_WORDS, required=False)
    return [*with_problem(choice, wrong.get(OUTCOME)), *with_problem(text, wrong.get(TEXT))]


def _outcome(t: Texts, note: Note, limit: int) -> list[CardElement]:
    if note.outcome is None:
        return []
    told = state(t(OUTCOMES[note.outcome]), TONES[note.outcome], "")
    return [told, *([box([*paragraphs(shorten(note.text, limit))], "emphasis")] if note.text else [])]


def is_over(request: Request, note: Note) -> bool:
    """Whether nothing is to be decided about it any more, since it was called off."""
    return note.outcome is None and request.state is not RequestState.APPROVED
