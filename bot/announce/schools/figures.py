"""What became of an announcement in each school, as it was counted at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.announce.announcement import Tally
from bot.work.notice import CardPlace

FIGURES_ID = "schools"


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """One of each announcement. `schools` are by id, "" for who is of none any more. `twice` may have got it more than
    once, MOST_TWICE of them by id in `named`. It was counted at `at`, and asked for at `asked` last: what is asked
    after `at` is being counted. `card` is the author's, which shows it then."""

    announcement: str
    asked: datetime
    at: datetime | None = None
    schools: Mapping[str, Tally] = field(default_factory=dict[str, Tally])
    twice: int = 0
    named: tuple[str, ...] = ()
    card: CardPlace | None = None

    @property
    def is_being_counted(self) -> bool:
        return self.at is None or self.asked > self.at


MOST_TWICE = 100


def more(tally: Tally, *, delivered: bool, confirmed: bool, not_reached: bool, seen: bool = False) -> Tally:
    """With one recipient more."""
    return replace(
        tally,
        recipients=tally.recipients + 1,
        delivered=tally.delivered + delivered,
        confirmed=tally.confirmed + confirmed,
        not_reached=tally.not_reached + not_reached,
        seen=tally.seen + seen,
    )
