"""What an approver of an absence should know beside it: who else is away then, which days are awkward, who is left."""

from dataclasses import dataclass
from datetime import date

from bot.words.translated import Translated
from dialogs.kinds.period import Period


@dataclass(frozen=True, slots=True)
class AwayThen:
    """A colleague (by id) who is away in a part of it, or asked to be. Why stands nowhere."""

    person: str
    period: Period
    approved: bool


@dataclass(frozen=True, slots=True)
class BlockedThen:
    """What is on, on `first` and maybe on later ones of these days."""

    name: Translated
    first: date


@dataclass(frozen=True, slots=True)
class ShortThen:
    """On this day fewer of those with this name would be left in the school than the `least` that it needs."""

    day: date
    name: Translated
    left: int
    least: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Of the requester's school. `others` have a function or a role in common with the requester. `all`: every absence
    of the school was read."""

    others: tuple[AwayThen, ...] = ()
    blocked: tuple[BlockedThen, ...] = ()
    short: tuple[ShortThen, ...] = ()
    all: bool = True
