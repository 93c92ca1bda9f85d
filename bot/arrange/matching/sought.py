"""An absence for which a replacement can be looked for, how far that is, and what a card shows of the people in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.arrange.matching.replacement import OVER, Replacement
from bot.arrange.request import Request, RequestState
from bot.people.absence import midnight
from bot.people.calendar import BRUSSELS
from bot.people.colleagues import Colleague, colleague
from bot.people.directory import Directory
from dialogs.filling import asked_answers
from dialogs.kinds.long_text import LongTextField
from dialogs.kinds.period import Period
from dialogs.kinds.text import TextField
from dialogs.model import Form

BEGINS, NOON = time(8), time(12)
"""When a day and an afternoon begin: until then somebody may take over."""


@dataclass(frozen=True, slots=True)
class Sought:
    """An absence for which a replacement can be looked for or was, and how far that is. `could` (ids) would be asked
    now, where nobody is; None where that was not looked up."""

    request: Request
    form: Form
    period: Period
    replacement: Replacement | None = None
    could: tuple[str, ...] | None = None

    @property
    def round(self) -> int:
        """That a card shows; 0 before the first."""
        return self.replacement.round if self.replacement else 0

    @property
    def may_begin(self) -> bool:
        """Whether nobody is looked for, and nobody was found."""
        return self.replacement is None or self.replacement.state in OVER


@dataclass(frozen=True, slots=True)
class View:
    """A search as a `reader` (an id) is shown it: who takes over, who is away, who began it; None for who is not known
    (any more)."""

    sought: Sought
    reader: str
    school: str
    found: Colleague | None = None
    requester: Colleague | None = None
    searcher: Colleague | None = None


def view_of(sought: Sought, reader: str, directory: Directory) -> View:
    def known(person: str) -> Colleague | None:
        there = directory.people.get(person)
        return colleague(there, directory) if there else None

    one = sought.replacement
    school = directory.schools.get(one.school) if one else None
    return View(
        sought,
        reader,
        school.name if school else "",
        known(one.found) if one and one.found else None,
        known(sought.request.requester),
        known(one.searcher) if one and one.searcher != sought.request.requester else None,
    )


def is_needed(request: Request, period: Period, now: datetime) -> bool:
    """Whether a replacement may be looked for still: not before it is approved, nor once it is over."""
    return request.state is RequestState.APPROVED and now < ends_of(period)


def lessons_of(sought: Sought) -> str:
    """What is to be taken over, in the words of who is away, of what the form shows."""
    rule, given = sought.form.replacement, asked_answers(sought.form, sought.request.answers)
    told = [one for one in sought.form.asked(given) if rule and one.id in rule.shows]
    return "\n".join(
        str(given[one.id]) for one in told if isinstance(one, TextField | LongTextField) and one.id in given
    )


def open_until(period: Period, now: datetime) -> datetime:
    """Until the absence begins; of one that has begun, until it is over."""
    begins = datetime.combine(period.first, NOON if period.first_part == "afternoon" else BEGINS, tzinfo=BRUSSELS)
    return (begins if now < begins else ends_of(period)).astimezone(UTC)


def ends_of(period: Period) -> datetime:
    return midnight(period.last + timedelta(days=1))
