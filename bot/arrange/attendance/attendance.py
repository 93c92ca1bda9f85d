"""Who was there of those enrolled for an option, as who owns its form confirmed it, in rounds of which the last can be
undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Round:
    """What `by` (a person's id) confirmed at once: requests (ids) of who was `present`, and of who was `absent`."""

    at: datetime
    by: str
    present: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def requests(self) -> tuple[str, ...]:
        return (*self.present, *self.absent)

    def without(self, request: str) -> "Round | None":
        """None where it was of nobody else."""
        present, absent = (tuple(one for one in ids if one != request) for ids in (self.present, self.absent))
        return replace(self, present=present, absent=absent) if present or absent else None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Of the option `id` ("field.value"). `revision` grows with each change, so that nobody changes what they did not
    see. `undone` is the round that was taken back last, None once another was confirmed."""

    id: str
    rounds: tuple[Round, ...] = ()
    revision: int = 0
    undone: Round | None = None

    def of(self, request: str) -> Round | None:
        """The round in which it was confirmed of this request, None for none."""
        return next((one for one in self.rounds if request in one.requests), None)

    def was_there(self, request: str) -> bool | None:
        """None where nobody said it (any more)."""
        found = self.of(request)
        return None if found is None else request in found.present

    @property
    def present(self) -> int:
        return sum(len(one.present) for one in self.rounds)

    @property
    def absent(self) -> int:
        return sum(len(one.absent) for one in self.rounds)

    def confirm(self, by: str, present: Sequence[str], absent: Sequence[str], now: datetime) -> "Attendance":
        new = Round(now, by, tuple(present), tuple(absent))
        return replace(self, rounds=(*self.rounds, new), revision=self.revision + 1, undone=None)

    def undo(self, by: str, now: datetime) -> "Attendance":
        """Without the last round, of which there is one; who was ticked in it stays known."""
        *before, last = self.rounds
        undone = replace(last, by=by, at=now)
        return replace(self, rounds=tuple(before), revision=self.revision + 1, undone=undone)

    def without(self, request: str) -> "Attendance":
        """Once this request (id) is gone."""
        if request not in {id_ for one in (*self.rounds, self.undone) if one for id_ in one.requests}:
            return self
        rounds = tuple(left for one in self.rounds if (left := one.without(request)))
        undone = self.undone.without(request) if self.undone else None
        return replace(self, rounds=rounds, undone=undone, revision=self.revision + 1)
