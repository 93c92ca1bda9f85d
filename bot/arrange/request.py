"""Requests on their way: states, who may do what when, and what happened."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.errors import BodeError
from bot.json import Json
from bot.work.notice import CardPlace


class RequestState(StrEnum):
    """DRAFT -> SUBMITTED -> APPROVED | REFUSED; SUBMITTED <-> CLARIFYING; until decided the requester may withdraw."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CLARIFYING = "clarifying"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({RequestState.DRAFT, RequestState.SUBMITTED, RequestState.CLARIFYING})
WAITING = frozenset({RequestState.SUBMITTED, RequestState.CLARIFYING})
DECIDED = frozenset({RequestState.APPROVED, RequestState.REFUSED})


class Deed(StrEnum):
    """What somebody did to a request; the verbs of its history."""

    SUBMITTED = "submitted"
    ASKED = "asked"
    CLARIFIED = "clarified"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what when; `text` is what they typed with it (a reason, a question, an answer)."""

    at: datetime
    person: str
    name: str
    deed: Deed
    text: str = ""


class NotPossible(BodeError):
    """The request stands in a state in which this cannot be done (any more)."""

    def __init__(self, state: RequestState) -> None:
        super().__init__(f"not possible when {state}")
        self.state = state


@dataclass(frozen=True, slots=True)
class Request:
    """A filled-in form on its way. `answers` hold each field's checked value as JSON, see dialogs/kinds.

    `step` is where the draft stands. `approvers` (person ids) are settled at submission; any of them decides. `card`
    is the requester's own card, which follows the state; those of the approvers stand in their Notice.
    """

    id: str
    form: str
    requester: str
    requester_name: str
    state: RequestState
    answers: Mapping[str, Json]
    created: datetime
    changed: datetime
    step: str = ""
    reference: str = ""
    submitted: datetime | None = None
    approvers: tuple[str, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    card: CardPlace | None = None

    def submit(self, reference: str, approvers: tuple[str, ...], now: datetime) -> "Request":
        """Raises NotPossible unless it is a draft."""
        moved = self._move({RequestState.DRAFT}, RequestState.SUBMITTED, self._by_requester(Deed.SUBMITTED, now))
        return replace(moved, reference=reference, approvers=approvers, submitted=now, step="")

    def decide(self, approved: bool, entry: HistoryEntry) -> "Request":
        """Raises NotPossible unless it waits for a decision (also while a clarification is out)."""
        state = RequestState.APPROVED if approved else RequestState.REFUSED
        return self._move(WAITING, state, entry)

    def ask(self, entry: HistoryEntry) -> "Request":
        """An approver asks the requester something; raises NotPossible unless it waits for a decision."""
        return self._move(WAITING, RequestState.CLARIFYING, entry)

    def clarify(self, text: str, now: datetime) -> "Request":
        """The requester's answer; raises NotPossible unless somebody asked."""
        entry = self._by_requester(Deed.CLARIFIED, now, text)
        return self._move({RequestState.CLARIFYING}, RequestState.SUBMITTED, entry)

    def withdraw(self, now: datetime) -> "Request":
        """Raises NotPossible when it was decided, or never submitted."""
        entry = self._by_requester(Deed.WITHDRAWN, now)
        return self._move(WAITING, RequestState.WITHDRAWN, entry)

    def _by_requester(self, deed: Deed, now: datetime, text: str = "") -> HistoryEntry:
        return HistoryEntry(now, self.requester, self.requester_name, deed, text)

    def _move(self, allowed: AbstractSet[RequestState], to: RequestState, entry: HistoryEntry) -> "Request":
        if self.state not in allowed:
            raise NotPossible(self.state)
        return replace(self, state=to, changed=entry.at, history=(*self.history, entry))


@dataclass(frozen=True, slots=True)
class Approval:
    """One person asked to decide one request; `open` until anybody decided or the request was withdrawn."""

    request: str
    person: str
    open: bool
    since: datetime

    @property
    def id(self) -> str:
        return f"{self.request}:{self.person}"
