"""The search for who replaces somebody while they are away: its states, and who may do what when."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.errors import BodeError

KEPT = timedelta(days=60)
"""After the last day of the absence nobody asks any more who took over."""


class SearchState(StrEnum):
    """OPEN -> FOUND | STOPPED | EXPIRED; FOUND -> STOPPED, when who took over cannot after all. From STOPPED and
    EXPIRED it may be OPEN again, in another round. CLOSED for good, when the absence does not happen."""

    OPEN = "open"
    FOUND = "found"
    STOPPED = "stopped"
    EXPIRED = "expired"
    CLOSED = "closed"


OVER = frozenset({SearchState.STOPPED, SearchState.EXPIRED})
"""Nobody was found: it may begin again."""


class NotNow(BodeError):
    """It stands otherwise than what was clicked on, or it is too late."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Of the `request` (id) of a `requester` of this `school`, who is away until the day `last`. `searcher` (an id)
    began the `round`, in which those who are `asked` (ids) were; `before` were asked in earlier rounds. It is open
    until the moment `until`. `found` (an id) takes over, "" for nobody; `gave_up` (ids) did, and could not
    after all."""

    request: str
    requester: str
    school: str
    last: date
    searcher: str
    asked: tuple[str, ...]
    until: datetime
    round: int = 1
    before: tuple[str, ...] = ()
    state: SearchState = SearchState.OPEN
    found: str = ""
    gave_up: tuple[str, ...] = ()

    @property
    def expires(self) -> datetime:
        return datetime.combine(self.last, time(), tzinfo=UTC) + KEPT

    def again(self, searcher: str, asked: tuple[str, ...], until: datetime) -> "Replacement":
        """Asks once more, also who was asked before. Raises NotNow while it is open, or somebody was found, or it is
        not needed any more."""
        if self.state not in OVER:
            raise NotNow
        before = tuple(dict.fromkeys((*self.before, *self.asked)))
        moved = replace(self, searcher=searcher, asked=asked, until=until, before=before, round=self.round + 1)
        return replace(moved, state=SearchState.OPEN)

    def accept(self, person: str, now: datetime) -> "Replacement":
        """The first of those who were asked, once."""
        if self.state is not SearchState.OPEN or person not in self.asked or now >= self.until:
            raise NotNow
        return replace(self, state=SearchState.FOUND, found=person)

    def give_up(self, person: str) -> "Replacement":
        """Who took over cannot after all: it may begin again."""
        if self.state is not SearchState.FOUND or self.found != person:
            raise NotNow
        return replace(self, state=SearchState.STOPPED, found="", gave_up=(*self.gave_up, person))

    def stop(self) -> "Replacement":
        if self.state is not SearchState.OPEN:
            raise NotNow
        return replace(self, state=SearchState.STOPPED)

    def expire(self, round: int, now: datetime) -> "Replacement":
        """Nobody took over in time."""
        if self.state is not SearchState.OPEN or self.round != round or now < self.until:
            raise NotNow
        return replace(self, state=SearchState.EXPIRED)

    def close(self) -> "Replacement":
        """The absence does not happen; who took over stays known, to be told."""
        return replace(self, state=SearchState.CLOSED)
