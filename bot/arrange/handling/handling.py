"""An approved request on its way to being carried out: its states, and who did what."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import BodeError
from bot.pdf.written import Written


class HandlingState(StrEnum):
    """QUEUED -> TAKEN <-> ASKED -> DONE; from TAKEN and ASKED back to QUEUED, or to a colleague; from DONE back to
    TAKEN where that was a slip. Who asks something or is done with what is QUEUED takes it by the way. STOPPED, when
    the request was annulled."""

    QUEUED = "queued"
    TAKEN = "taken"
    ASKED = "asked"
    DONE = "done"
    STOPPED = "stopped"


BEGUN = frozenset({HandlingState.TAKEN, HandlingState.ASKED})
OPEN = BEGUN | {HandlingState.QUEUED}
REOPENED_WITHIN = timedelta(days=14)
"""After it was done."""


class HandlingDeed(StrEnum):
    """What somebody did; the verbs of its history."""

    TAKEN = "taken"
    ASSIGNED = "assigned"
    ASKED = "asked"
    ANSWERED = "answered"
    RETURNED = "returned"
    DONE = "done"
    REOPENED = "reopened"
    """It was not done after all."""
    POSTPONED = "postponed"
    """By a meeting: it waits for another."""


@dataclass(frozen=True, slots=True)
class Handled:
    """Who did what when; `text` is what they typed with it. `to` is the colleague (id) to whom it was ASSIGNED.
    `person` is "" where it is RETURNED because whoever had it is not of the team any more, and where another system,
    of the name `system`, did what nobody had taken.
    `meeting` (an id) is where it was decided, with what `outcome`, and `person` entered that; both "" elsewhere."""

    at: datetime
    person: str
    deed: HandlingDeed
    text: str = ""
    to: str = ""
    system: str = ""
    outcome: str = ""
    meeting: str = ""


class NotToHandle(BodeError):
    """It stands in a state in which this cannot be done (any more), or with somebody else."""


@dataclass(frozen=True, slots=True)
class Handling:
    """Of the request with this id, in the queue since `since`. It is with `by` (a person's id), "" for nobody. `school`
    is that of the requester when it came there.

    `lane` is where its team finds it (see `team.py`) and `place` where it stands there, urgent first, then what nobody
    took, then the oldest. While the request is not approved (any more), and once it is done, it stands in no lane.
    `paper` is what Bode makes of it, or made, now that it is done.
    """

    request: str
    form: str
    requester: str
    school: str
    since: datetime
    urgent: bool = False
    state: HandlingState = HandlingState.QUEUED
    by: str = ""
    lane: str = ""
    place: str | None = None
    history: tuple[Handled, ...] = ()
    paper: Written | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is to do something about it now."""
        return self.state in OPEN and bool(self.lane)

    def in_lane(self, lane: str) -> "Handling":
        """Where its team finds it; "" for nowhere."""
        return replace(self, lane=lane)._placed()

    def take(self, person: str, now: datetime) -> "Handling":
        """Also from a colleague. Raises NotToHandle for what they have already."""
        if self.by == person:
            raise NotToHandle
        state = HandlingState.TAKEN if self.state is HandlingState.QUEUED else self.state
        return self._did(OPEN, Handled(now, person, HandlingDeed.TAKEN), state, person)

    def assign(self, person: str, to: str, now: datetime) -> "Handling":
        """To a colleague: what nobody took, or what they have themselves."""
        if to == self.by:
            raise NotToHandle
        state = HandlingState.TAKEN if self.state is HandlingState.QUEUED else self.state
        return self._own(person, OPEN, Handled(now, person, HandlingDeed.ASSIGNED, to=to), state, to)

    def ask(self, person: str, question: str, now: datetime) -> "Handling":
        """The requester, who is to answer first."""
        allowed = OPEN - {HandlingState.ASKED}
        entry = Handled(now, person, HandlingDeed.ASKED, question)
        return self._own(person, allowed, entry, HandlingState.ASKED, person)

    def answer(self, text: str, now: datetime) -> "Handling":
        """By the requester; back to who asked."""
        entry = Handled(now, self.requester, HandlingDeed.ANSWERED, text)
        return self._did({HandlingState.ASKED}, entry, HandlingState.TAKEN, self.by)

    def give_back(self, person: str, now: datetime) -> "Handling":
        """To the queue. `person` "": they had it, and are not of the team any more."""
        entry = Handled(now, person, HandlingDeed.RETURNED)
        return self._own(person or self.by, BEGUN, entry, HandlingState.QUEUED, "")

    def finish(self, person: str, word: str, now: datetime, paper: Written | None = None) -> "Handling":
        """`paper` is what Bode is to make of it."""
        entry = Handled(now, person, HandlingDeed.DONE, word)
        return replace(self._own(person, OPEN, entry, HandlingState.DONE, person), paper=paper)

    def finish_in(self, system: str, word: str, now: datetime) -> "Handling":
        """Another system carried it out, whoever had it here."""
        entry = Handled(now, self.by, HandlingDeed.DONE, word, system=system)
        return self._did(OPEN, entry, HandlingState.DONE, self.by)

    def met(self, person: str, outcome: str, text: str, meeting: str, now: datetime, *, postponed: bool) -> "Handling":
        """A meeting decided about it, whoever has it in hand; `person` entered that."""
        deed = HandlingDeed.POSTPONED if postponed else HandlingDeed.DONE
        state, by = (HandlingState.QUEUED, "") if postponed else (HandlingState.DONE, person)
        return self._did(OPEN, Handled(now, person, deed, text, outcome=outcome, meeting=meeting), state, by)

    def can_reopen(self, now: datetime) -> bool:
        """What a person said to be done, a while ago at most: what a meeting decided, or another system did, stays."""
        last = self.history[-1] if self.history else None
        if self.state is not HandlingState.DONE or last is None:
            return False
        by_person = bool(last.person) and not (last.system or last.meeting)
        return by_person and now - last.at <= REOPENED_WITHIN

    def reopen(self, person: str, why: str, lane: str, now: datetime) -> "Handling":
        """It was not done after all: `person` has it, and no paper is made of it (any more). Raises NotToHandle unless
        it `can_reopen`, and where nobody is of its team."""
        if not self.can_reopen(now) or not lane:
            raise NotToHandle
        entry = Handled(now, person, HandlingDeed.REOPENED, why)
        history = (*self.history, entry)
        return replace(self, state=HandlingState.TAKEN, by=person, lane=lane, paper=None, history=history)._placed()

    @property
    def times_done(self) -> int:
        return sum(one.deed is HandlingDeed.DONE for one in self.history)

    def stop(self) -> "Handling":
        """The request was annulled; what is done stays done."""
        return replace(self, state=HandlingState.STOPPED) if self.state in OPEN else self

    def _own(
        self, person: str, allowed: Collection[HandlingState], entry: Handled, to: HandlingState, by: str
    ) -> "Handling":
        """What somebody else has is theirs to do."""
        if self.by not in {"", person}:
            raise NotToHandle
        return self._did(allowed, entry, to, by)

    def _did(self, allowed: Collection[HandlingState], entry: Handled, to: HandlingState, by: str) -> "Handling":
        if not self.lane or self.state not in allowed:
            raise NotToHandle
        return replace(self, state=to, by=by, history=(*self.history, entry))._placed()

    def _placed(self) -> "Handling":
        if not self.is_open:
            return replace(self, lane="", place=None)
        rank = 2 * (self.state is not HandlingState.QUEUED) + (not self.urgent)
        return replace(self, place=f"{rank}:{self.since.isoformat(timespec='milliseconds')}")
