"""The agenda of one meeting: which notes in which order, to whom it was sent, and what was decided about each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.errors import BodeError

MOST_NOTES = 10
"""On one agenda: one card shows them."""
MOST_MEETINGS = 12
"""Of one form are kept, those to come and the last that were; the oldest that was held, or came to nothing,
makes room."""


class Outcome(StrEnum):
    """What was decided about a note. What is POSTPONED waits for another meeting."""

    APPROVED = "approved"
    REFUSED = "refused"
    POSTPONED = "postponed"
    NOTED = "noted"


class NotNow(BodeError):
    """The agenda is not as it was shown, or stands in a state in which this cannot be done."""


@dataclass(frozen=True, slots=True)
class Note:
    """A request (by id) on an agenda. `by` (an id) entered the `outcome` at `at`, with `text`."""

    request: str
    outcome: Outcome | None = None
    text: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """On this `day`. `sent` is when its `members` (ids) got it: from then on its notes stay as they are."""

    id: str
    day: date
    notes: tuple[Note, ...] = ()
    sent: datetime | None = None
    members: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether something was decided about every note."""
        return self.sent is not None and all(one.outcome for one in self.notes)

    def came_to_nothing(self, today: date) -> bool:
        """Whether its day went by with nothing on it, as when it was begun for a wrong day."""
        return self.sent is None and not self.notes and self.day < today

    def note(self, request: str) -> Note | None:
        return next((one for one in self.notes if one.request == request), None)

    def place(self, requests: Sequence[str]) -> "Meeting":
        """At the end; what stands there stays where it is. Raises NotNow, as the next do."""
        new = [Note(one) for one in dict.fromkeys(requests) if self.note(one) is None]
        if self.sent or not new or len(self.notes) + len(new) > MOST_NOTES:
            raise NotNow
        return replace(self, notes=(*self.notes, *new))

    def move(self, request: str, *, up: bool) -> "Meeting":
        at = self._at(request)
        to = at - 1 if up else at + 1
        if self.sent or not 0 <= to < len(self.notes):
            raise NotNow
        notes = list(self.notes)
        notes[at], notes[to] = notes[to], notes[at]
        return replace(self, notes=tuple(notes))

    def drop(self, request: str) -> "Meeting":
        at = self._at(request)
        if self.sent:
            raise NotNow
        return replace(self, notes=(*self.notes[:at], *self.notes[at + 1 :]))

    def send(self, members: Sequence[str], now: datetime) -> "Meeting":
        if self.sent or not self.notes or not members:
            raise NotNow
        return replace(self, sent=now, members=tuple(members))

    def decide(self, request: str, outcome: Outcome, text: str, by: str, now: datetime) -> "Meeting":
        """Once: what a meeting decided is not entered over."""
        at = self._at(request)
        if self.sent is None or self.notes[at].outcome:
            raise NotNow
        decided = Note(request, outcome, text, by, now)
        return replace(self, notes=(*self.notes[:at], decided, *self.notes[at + 1 :]))

    def _at(self, request: str) -> int:
        at = next((place for place, one in enumerate(self.notes) if one.request == request), None)
        if at is None:
            raise NotNow
        return at


@dataclass(frozen=True, slots=True)
class Agenda:
    """All meetings of a form (by id) that are kept, the first day first; `revision` grows with each change. One
    document: a note stands on one agenda at a time, whoever puts it where."""

    form: str
    meetings: tuple[Meeting, ...] = ()
    revision: int = 0

    def meeting(self, id: str) -> Meeting | None:
        return next((one for one in self.meetings if one.id == id), None)

    @property
    def placed(self) -> frozenset[str]:
        """Requests (ids) that stand on an agenda and wait for what is decided there."""
        return frozenset(note.request for one in self.meetings for note in one.notes if note.outcome is None)

    def with_meeting(self, meeting: Meeting, today: date) -> "Agenda":
        """In the place of that of the same id. Raises NotNow where a note stands on another one too, or there are too
        many."""
        others = [one for one in self.meetings if one.id != meeting.id]
        elsewhere = {note.request for one in others for note in one.notes if note.outcome is None}
        if any(note.outcome is None and note.request in elsewhere for note in meeting.notes):
            raise NotNow
        kept = sorted((*others, meeting), key=lambda one: (one.day, one.id))
        while len(kept) > MOST_MEETINGS:
            room = [one for one in kept if one.is_held or one.came_to_nothing(today)]
            if not room:
                raise NotNow
            kept.remove(room[0])
        return Agenda(self.form, tuple(kept), self.revision + 1)


def meeting_id(form: str, token: str) -> str:
    return f"{form}.{token}"


def form_of_meeting(id: str) -> str:
    return id.partition(".")[0]
