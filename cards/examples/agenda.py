"""Examples of agendas: those of a form, one of them before it is sent and after, and a note on it."""

from dataclasses import replace
from datetime import date

from bot.arrange.agenda.meeting import MOST_NOTES, Agenda, Meeting, Note, Outcome
from bot.arrange.request import RequestState
from cards.arrange.agenda import DAY, OUTCOME, OnCard, agendas_card, meeting_card, meeting_note_card
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, EVERY_ANSWER, EVERY_KIND, HUGE_ANSWERS, LONG_NAME, NOW, Shown, leave, request
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey

APPROVED = request(RequestState.APPROVED)
ONE, TWO = replace(APPROVED, id="leave.2026.1"), replace(APPROVED, id="leave.2026.2", requester=LONG_NAME)
DRAFT = Meeting("leave.m1", date(2026, 12, 10), (Note(ONE.id), Note(TWO.id), Note("leave.2026.3")))
SENT = replace(DRAFT, id="leave.m2", sent=EARLIER, members=("person-1", "person-2"))
HELD = replace(
    SENT,
    id="leave.m3",
    notes=(
        Note(ONE.id, Outcome.APPROVED, "Met 2 stemmen voor.", "person-3", NOW),
        Note(TWO.id, Outcome.POSTPONED, HOSTILE, "person-3", NOW),
    ),
)
ALL = Agenda("leave", (DRAFT, SENT, HELD), 7)
SEEN = OnCard(leave(), ALL, keeps=True, requests={ONE.id: ONE, TWO.id: TWO}, waiting=(ONE, TWO), members=3)
MEMBER = replace(SEEN, keeps=False, waiting=())
MISSING = Problem(ProblemKey.REQUIRED)


def agenda_examples(t: Texts) -> Shown:
    yield "agendas_card", "some", agendas_card(t, SEEN, NOW)
    nothing = replace(SEEN, agenda=Agenda("leave"), waiting=(), requests={})
    yield "agendas_card", "none, and no day", agendas_card(t, nothing, NOW, {DAY: MISSING}, "gisteren")
    yield "meeting_card", "not sent yet", meeting_card(t, SEEN, DRAFT, NOW)
    yield "meeting_card", "empty, and nothing chosen", meeting_card(t, SEEN, replace(DRAFT, notes=()), NOW, none=True)
    yield "meeting_card", "changed meanwhile", meeting_card(t, nothing, replace(DRAFT, notes=()), NOW, changed=True)
    yield "meeting_card", "sent", meeting_card(t, SEEN, SENT, NOW)
    yield "meeting_card", "a member", meeting_card(t, MEMBER, SENT, NOW)
    yield "meeting_card", "decided", meeting_card(t, MEMBER, HELD, NOW)
    annulled = replace(ONE, state=RequestState.ANNULLED)
    over = replace(SEEN, requests={ONE.id: annulled, TWO.id: TWO})
    yield "meeting_card", "one was called off", meeting_card(t, over, SENT, NOW)
    yield "meeting_note_card", "to decide", meeting_note_card(t, SEEN, SENT, SENT.notes[0], NOW)
    wrong = {OUTCOME: MISSING}
    nothing_chosen = meeting_note_card(t, SEEN, SENT, SENT.notes[0], NOW, problems=wrong, wrote="Ja", changed=True)
    yield "meeting_note_card", "nothing chosen", nothing_chosen
    yield "meeting_note_card", "a member", meeting_note_card(t, MEMBER, HELD, HELD.notes[0], NOW)
    yield "meeting_note_card", "called off", meeting_note_card(t, over, SENT, SENT.notes[0], NOW)
    huge = request(RequestState.APPROVED, answers=HUGE_ANSWERS, requester=LONG_NAME)
    notes = tuple(replace(huge, id=f"every.2026.{number}") for number in range(MOST_NOTES))
    much = replace(DRAFT, notes=tuple(Note(one.id) for one in notes))
    full = OnCard(EVERY_KIND, ALL, keeps=True, requests={one.id: one for one in notes}, waiting=notes, members=3)
    yield "meeting_card", "as much as fits", meeting_card(t, full, much, NOW)
    hostile = request(RequestState.APPROVED, answers=EVERY_ANSWER, requester=HOSTILE)
    bad = OnCard(EVERY_KIND, ALL, keeps=True, requests={ONE.id: hostile}, waiting=(hostile,), members=3)
    yield "meeting_card", "hostile", meeting_card(t, bad, replace(DRAFT, notes=(Note(ONE.id),)), NOW)
    told = Note(ONE.id, Outcome.REFUSED, HOSTILE, HOSTILE, NOW)
    yield "meeting_note_card", "hostile", meeting_note_card(t, bad, SENT, told, NOW)
