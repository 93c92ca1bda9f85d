"""A file that Bode made for one person: what it is about, and how far it is on its way to their OneDrive."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(days=7)
"""How long the bytes are kept for who does not answer."""


class HandoutState(StrEnum):
    """PROMISED -> OFFERED -> ACCEPTED -> DONE | FAILED; OFFERED -> DECLINED; ENDED: nobody answered in time."""

    PROMISED = "promised"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DONE = "done"
    FAILED = "failed"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Upload:
    """Where the person lets Teams take a file: `place` takes its bytes for a while, and needs no token; `opens` is
    where it opens then. `unique` and `kind` are for the card of the file."""

    place: str
    opens: str
    unique: str
    kind: str


@dataclass(frozen=True, slots=True)
class Handout:
    """The `id` is random, and stands in the partition of its `person`: nobody else finds it. `subject` says what it is
    about, as announcement:ID, by which their right is checked again; `job` makes it. `card` is the activity of the card
    that was answered, `problem` a code of ours or of where it was to go.
    """

    id: str
    person: str
    subject: str
    job: str
    name: str
    about: str
    made: datetime
    state: HandoutState = HandoutState.PROMISED
    size: int = 0
    card: str = ""
    upload: Upload | None = None
    problem: str = ""

    @property
    def blob(self) -> str:
        """Where its bytes stand until it is done, declined or ended."""
        return f"handouts/{self.id}"

    @property
    def subject_id(self) -> str:
        return self.subject.partition(":")[2]

    def becomes(self, state: HandoutState, problem: str = "") -> "Handout":
        return replace(self, state=state, problem=problem)
