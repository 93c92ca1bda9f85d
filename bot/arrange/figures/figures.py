"""What one request adds to the figures of its form and school: counts by name, so that they can be added and taken
away.

A name is `month:what` ("2026-11:refused"), `month:what:school days` for how long something took, `month:who:mark` for
who was among them, or `what:day` for what is open since then.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from bot.arrange.request import Deed, HistoryEntry, Request, RequestState
from bot.people.calendar import BRUSSELS

LONGEST = 60
"""School days; what took longer counts as this long."""
FEWEST = 5
"""People: of fewer nothing is told apart, so that no figure points at somebody."""


class What(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
    DONE = "done"
    DECIDED_IN = "decided_in"
    """School days from when it was handed in until somebody decided; not of what was approved by rule."""
    DONE_IN = "done_in"
    """School days from when it was handed in until it was carried out."""
    WAITING = "waiting"
    """For a decision, since it was handed in."""
    TO_DO = "to_do"
    """It is to be carried out, since it was handed in."""
    SPENT = "spent"
    """Cents of what was approved and stands, by itself, and of no month."""
    WHO = "who"
    """A mark of who asked, which says nothing but that others are others: FEWEST of a month are kept."""


ENDS: Mapping[Deed, What] = {
    Deed.APPROVED: What.APPROVED,
    Deed.REFUSED: What.REFUSED,
    Deed.WITHDRAWN: What.WITHDRAWN,
    Deed.ANNULLED: What.ANNULLED,
    Deed.UNPLACED: What.ANNULLED,
}
SchoolDays = Callable[[date, date], int]
"""How many school days there are after the one day until the other."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Whether somebody is to carry a request out once it is approved, and when they did."""

    planned: bool = False
    done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the requests of one form that were begun in one year, for one school (an id, "" where it is not known)."""

    school: str
    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def id(self) -> str:
        return figures_id(self.school)

    def changed(self, before: Counter[str], after: Counter[str]) -> "Figures":
        """With what `after` counts in the place of `before`. What was never counted is not taken away."""
        now = Counter(dict(self.counts))
        now.update(after)
        now.subtract(before)
        kept = {name: count for name, count in now.items() if count > 0}
        return Figures(self.school, _fewest(kept, self.counts))


def figures_id(school: str) -> str:
    return f"school.{school}"


def counted(request: Request, carried: Carried, days: SchoolDays) -> Counter[str]:
    """Nothing of a draft."""
    if request.state is RequestState.DRAFT or request.submitted is None:
        return Counter()
    names = Counter(_names(request, request.submitted, carried, days))
    if _is_approved(request) and request.amount:
        names[What.SPENT] = int(request.amount * 100)
    return names


def _names(request: Request, submitted: datetime, carried: Carried, days: SchoolDays) -> Iterator[str]:
    first, who = _day(submitted), sha256(request.requester.encode()).hexdigest()[:10]
    yield f"{_month(first)}:{What.ASKED}"
    months = {_month(first)}
    for entry in _ends(request):
        day = _day(entry.at)
        months.add(_month(day))
        yield f"{_month(day)}:{ENDS[entry.deed]}"
        if entry.deed in {Deed.APPROVED, Deed.REFUSED} and request.stages:
            yield f"{_month(day)}:{What.DECIDED_IN}:{min(days(first, day), LONGEST)}"
    if carried.done:
        day = _day(carried.done)
        months.add(_month(day))
        yield f"{_month(day)}:{What.DONE}"
        yield f"{_month(day)}:{What.DONE_IN}:{min(days(first, day), LONGEST)}"
    for month in months:
        yield f"{month}:{What.WHO}:{who}"
    if request.state in {RequestState.SUBMITTED, RequestState.CLARIFYING}:
        yield f"{What.WAITING}:{first}"
    elif request.state is not RequestState.ANNULLED and carried.planned and not carried.done and _is_approved(request):
        yield f"{What.TO_DO}:{first}"


def _is_approved(request: Request) -> bool:
    return request.state in {RequestState.APPROVED, RequestState.ANNULLING}


def _ends(request: Request) -> Iterator[HistoryEntry]:
    return (entry for entry in request.history if entry.deed in ENDS)


def _fewest(counts: Mapping[str, int], before: Mapping[str, int]) -> Mapping[str, int]:
    """Without more marks of a month than tell whether they are FEWEST: those that stood there first are kept."""
    kept: dict[str, int] = {}
    marks: Counter[str] = Counter()
    for name in sorted(counts, key=lambda name: (name not in before, name)):
        month, what, *_ = f"{name}:".split(":")
        if what == What.WHO:
            marks[month] += 1
            if marks[month] > FEWEST:
                continue
            kept[name] = 1
        else:
            kept[name] = counts[name]
    return dict(sorted(kept.items()))


def _day(at: datetime) -> date:
    return at.astimezone(BRUSSELS).date()


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
