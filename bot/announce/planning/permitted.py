"""Says when an announcement may go: at a moment at which most of those whom it is for may be written to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.announce.planning.when import Chance
from bot.people.calendar import Calendar
from bot.people.hours import HoursKey, WorkHours, hours_of
from bot.people.local_time import here
from bot.people.person import Person
from bot.people.quiet import quiet_on

MORNING = time(7, 30)
"""When the next working day begins for an author who chooses that, where nothing begins later."""
LONGEST_PLAN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Windows:
    """The hours of people, each with how many have them."""

    of: tuple[tuple[WorkHours, int], ...]

    @property
    def people(self) -> int:
        return sum(number for _, number in self.of)

    def at_work(self, at: datetime) -> int:
        """How many may be written to then."""
        return sum(number for hours, number in self.of if hours.hold(at))

    def hold(self, at: datetime) -> bool:
        """Whether it is a time for at least half of them; the others get it when it is theirs."""
        return 2 * self.at_work(at) >= self.people

    def next(self, at: datetime) -> datetime | None:
        """The first such moment from `at` on; where there is none for a long time, the one at which most are at work,
        and None where that is nobody."""
        return at if self.hold(at) else self._next(at, time.min)

    def permits(self, at: datetime) -> bool:
        """Whether it may go then: there is no better moment from then on."""
        return self.next(at) == at

    def next_day(self, at: datetime) -> datetime | None:
        """In the morning of the next day on which most of them work."""
        tomorrow = here(at).date() + timedelta(days=1)
        midnight = datetime.combine(tomorrow, time.min, here(at).tzinfo)
        return self._next(midnight, MORNING)

    def _next(self, at: datetime, earliest: time) -> datetime | None:
        most: tuple[int, datetime] | None = None
        for opening in self._openings(at, earliest):
            number = self.at_work(opening)
            if 2 * number >= self.people:
                return opening
            if most is None or number > most[0]:
                most = number, opening
        return most[1] if most else None

    def _openings(self, at: datetime, earliest: time) -> Iterable[datetime]:
        """Whenever the day of somebody begins."""
        day = here(at).date()
        found = {one for hours, _ in self.of for one in hours.openings(day, earliest)}
        return sorted(one for one in found if one >= at)

    def chance(self, now: datetime) -> Chance:
        """As a card says it."""
        first = self.next(now)
        return Chance(
            is_now=first == now,
            first=first,
            next_day=self.next_day(now),
            later=self.people - self.at_work(first) if first else self.people,
            agreed=self.agreed(here(now).date()),
            people=self.people,
            quiet=self.people - self.at_work(now),
        )

    def agreed(self, day: date) -> date | None:
        """When the hours of most of them were agreed; None where nothing was."""
        agreed = Counter[date | None]()
        for hours, number in self.of:
            agreed[quiet_on(day, hours.rules).agreed] += number
        return agreed.most_common(1)[0][0] if agreed else None


NOBODYS_WINDOWS = Windows(())


def windows_of(people: Iterable[Person], calendar: Calendar) -> Windows:
    """Takes 0.2 s for 100,000 people: for a thread."""
    hours: dict[HoursKey, WorkHours] = {}
    count = Counter[HoursKey]()
    for person in people:
        own = hours_of(person, calendar)
        hours[own.key] = own
        count[own.key] += 1
    return Windows(tuple((hours[key], number) for key, number in count.items()))
