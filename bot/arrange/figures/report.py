"""The report of a form: what is open and for how long, how long things took, and how many there were by school and
month, from the figures alone. Where a school had too few people in a month it is told together with others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.arrange.figures.figures import FEWEST, Figures, What
from bot.people.calendar import Calendar

MONTHS = 12
AGES = (2, 5, 10)
"""School days, the last that counts of each part; what is older is the last part."""
OTHERS = "*"
"""In the place of the id of a school: those of which none is told apart."""

_TIMES = (What.DECIDED_IN, What.DONE_IN)
_OPEN = (What.WAITING, What.TO_DO)


@dataclass(frozen=True, slots=True)
class Took:
    """School days in which half of `count` were done, and nine of ten."""

    half: int
    most: int
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """What happened in a month or more: `counts` by What, of what takes time by (What, school days); `who`: marks of
    the people."""

    counts: Counter[What] = field(default_factory=Counter[What])
    times: Counter[tuple[What, int]] = field(default_factory=Counter[tuple[What, int]])
    who: frozenset[str] = frozenset()

    def __add__(self, other: "Line") -> "Line":
        return Line(self.counts + other.counts, self.times + other.times, self.who | other.who)

    def __getitem__(self, what: What) -> int:
        return self.counts[what]

    @property
    def decided(self) -> int:
        return self.counts[What.APPROVED] + self.counts[What.REFUSED]

    def took(self, what: What) -> Took | None:
        """None where nothing did."""
        days = sorted((day, count) for (one, day), count in self.times.items() if one == what)
        total = sum(count for _, count in days)
        return Took(_rank(days, total, 50), _rank(days, total, 90), total) if total else None


@dataclass(frozen=True, slots=True)
class Report:
    """Of one form. `months` ("2026-11"), the oldest first; `ages` of what is open now, by What, in the parts of AGES;
    `cells` by month and school (an id, "" or OTHERS)."""

    form: str
    months: Sequence[str]
    ages: Mapping[What, Sequence[int]]
    cells: Mapping[tuple[str, str], Line]

    @property
    def total(self) -> Line:
        return _sum(self.cells.values())

    def month(self, month: str) -> Line:
        return _sum(line for (one, _), line in self.cells.items() if one == month)

    @property
    def schools(self) -> Mapping[str, Line]:
        """Only what is told of them, those of which most is first; OTHERS last."""
        ids = {school for _, school in self.cells}
        found = {one: _sum(line for (_, school), line in self.cells.items() if school == one) for one in ids}
        return dict(sorted(found.items(), key=lambda item: (item[0] == OTHERS, -item[1][What.ASKED], item[0])))

    def open(self, what: What) -> int:
        return sum(self.ages[what])


def report(form: str, figures: Iterable[Figures], calendar: Calendar, today: date) -> Report:
    """`figures` of one form, of this year and those before."""
    months = _months(today)
    ages = {what: [0] * (len(AGES) + 1) for what in _OPEN}
    lines: dict[str, dict[str, Line]] = {month: {} for month in months}
    for one in figures:
        for name, count in one.counts.items():
            first, _, rest = name.partition(":")
            if first == What.SPENT:
                continue
            if first in set(_OPEN):
                day = date.fromisoformat(rest)
                age = calendar.school_days_until(day, today, one.school)
                ages[What(first)][_part(age)] += count
                _note(lines, f"{day:%Y-%m}", one.school, _open_line(What(first), count))
            else:
                _note(lines, first, one.school, _line(rest, count))
    cells = {(month, school): line for month in months for school, line in told(lines[month]).items()}
    return Report(form, months, ages, cells)


def told(lines: Mapping[str, Line]) -> Mapping[str, Line]:
    """What may be told of one month: a school by itself where it had FEWEST people at least, the others together. Those
    are enough people as well, as long as there are other schools to take with them."""
    apart = {school: line for school, line in lines.items() if len(line.who) >= FEWEST}
    together = _sum(line for school, line in lines.items() if school not in apart)
    hidden = len(apart) < len(lines)
    for school in sorted(apart, key=lambda one: (apart[one][What.ASKED], one)):
        if not hidden or len(together.who) >= FEWEST:
            break
        together += apart.pop(school)
    return {**apart, OTHERS: together} if hidden else apart


def _note(lines: dict[str, dict[str, Line]], month: str, school: str, line: Line) -> None:
    if month in lines:
        lines[month][school] = lines[month].get(school, Line()) + line


def _open_line(what: What, count: int) -> Line:
    return Line(counts=Counter({what: count}))


def _line(name: str, count: int) -> Line:
    what, _, rest = name.partition(":")
    kind = What(what)
    if kind is What.WHO:
        return Line(who=frozenset({rest}))
    if kind in _TIMES:
        return Line(times=Counter({(kind, int(rest)): count}))
    return Line(counts=Counter({kind: count}))


def _part(age: int) -> int:
    return sum(age > last for last in AGES)


def _months(today: date) -> Sequence[str]:
    number = today.year * 12 + today.month - 1
    return [f"{one // 12}-{one % 12 + 1:02}" for one in range(number - MONTHS + 1, number + 1)]


def _sum(lines: Iterable[Line]) -> Line:
    return sum(lines, Line())


def _rank(days: Sequence[tuple[int, int]], total: int, percent: int) -> int:
    """The smallest number of days within which at least this part of all were done."""
    seen = 0
    for day, count in days:
        seen += count
        if seen * 100 >= total * percent:
            return day
    return 0
