"""Hand-offs: a question that goes to the experts of its topic, and who may do what with it when."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.errors import BodeError
from bot.work.notice import CardPlace


class HandOffState(StrEnum):
    """WAITING -> TAKEN <-> ASKED, TAKEN -> ANSWERED (the asker may go on: -> TAKEN); SOLVED by the asker, CLOSED by an
    expert, from any state but these two."""

    WAITING = "waiting"
    TAKEN = "taken"
    ASKED = "asked"
    ANSWERED = "answered"
    SOLVED = "solved"
    CLOSED = "closed"


ENDED = frozenset({HandOffState.SOLVED, HandOffState.CLOSED})
WITH_EXPERTS = frozenset({HandOffState.WAITING, HandOffState.TAKEN, HandOffState.ASKED})


class Holding(StrEnum):
    """Whether who took it can go on with it: they left the organisation, or are no expert of its topic any more."""

    HERE = "here"
    LEFT = "left"
    NO_EXPERT = "no_expert"


class Deed(StrEnum):
    """What somebody did with a hand-off; the verbs of its history."""

    SENT = "sent"
    TAKEN = "taken"
    ASKED = "asked"
    REPLIED = "replied"
    ANSWERED = "answered"
    SOLVED = "solved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what when; `text` is what they typed with it (an answer, a question, a reason). `behalf` is
    the id of the person they did it for, "" for themselves."""

    at: datetime
    person: str
    deed: Deed
    text: str = ""
    behalf: str = ""


class NotNow(BodeError):
    """The hand-off stands in a state, or with an expert, in which this cannot be done (any more)."""


@dataclass(frozen=True, slots=True)
class HandOff:
    """`words` are the asker's own, added to the question. `source` is what Bode cited for it ("" for nothing): an id,
    since an expert is shown no more of it than they may read themselves. `expert` is who took it, "" for nobody yet.

    `open` tells that it stands with the experts. `card` is the asker's own card, which follows the state; all others
    stand in their Notice.
    """

    id: str
    asker: str
    school: str
    topic: str
    question: str
    words: str
    source: str
    created: datetime
    changed: datetime
    state: HandOffState = HandOffState.WAITING
    open: bool = True
    expert: str = ""
    history: tuple[Event, ...] = ()
    card: CardPlace | None = None

    @property
    def revision(self) -> int:
        return len(self.history)

    def last_words(self, *deeds: Deed) -> str:
        """What was written with the newest such deed."""
        return next((event.text for event in reversed(self.history) if event.deed in deeds), "")

    def take(self, event: Event) -> "HandOff":
        """The first expert gets it. Raises NotNow."""
        if self.state is not HandOffState.WAITING:
            raise NotNow
        return self._with_expert(HandOffState.TAKEN, event)

    def take_over(self, revision: int, event: Event) -> "HandOff":
        """From another expert, as it stood at `revision`. Raises NotNow."""
        if self.revision != revision or self.state in ENDED or self.state is HandOffState.WAITING:
            raise NotNow
        state = HandOffState.TAKEN if self.state is HandOffState.ANSWERED else self.state
        return self._with_expert(state, event)

    def answer(self, event: Event) -> "HandOff":
        """By who took it; by any expert while nobody did. Raises NotNow, as do the next two."""
        return self._by_expert(HandOffState.ANSWERED, event)

    def ask(self, event: Event) -> "HandOff":
        return self._by_expert(HandOffState.ASKED, event)

    def close(self, event: Event) -> "HandOff":
        return self._by_expert(HandOffState.CLOSED, event)

    def reply(self, event: Event) -> "HandOff":
        """The asker answers the expert, or goes on asking. Raises NotNow."""
        if self.state not in {HandOffState.ASKED, HandOffState.ANSWERED}:
            raise NotNow
        return self._move(HandOffState.TAKEN, event)

    def solve(self, event: Event) -> "HandOff":
        """The asker needs nothing more. Raises NotNow."""
        if self.state in ENDED:
            raise NotNow
        return self._move(HandOffState.SOLVED, event)

    def is_with(self, person: str) -> bool:
        """Whether this expert may go on with it: it is theirs, or still nobody's."""
        return self.expert in {"", person}

    def _by_expert(self, to: HandOffState, event: Event) -> "HandOff":
        if self.state in ENDED or not self.is_with(event.person):
            raise NotNow
        return self._with_expert(to, event)

    def _with_expert(self, to: HandOffState, event: Event) -> "HandOff":
        return replace(self._move(to, event), expert=event.person)

    def _move(self, to: HandOffState, event: Event) -> "HandOff":
        return replace(self, state=to, open=to in WITH_EXPERTS, changed=event.at, history=(*self.history, event))
