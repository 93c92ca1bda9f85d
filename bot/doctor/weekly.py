"""Once a week, in working hours, tells operators what is wrong or will be within a month; nothing when all is well."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.doctor.examining import Check, examine
from bot.doctor.finding import Examined
from bot.doctor.patient import Patient
from bot.errors import Stale
from bot.house import House
from bot.people.calendar import BRUSSELS
from bot.people.person import Role
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import EXAMINATIONS
from bot.work.job import Job

FROM_HOUR, TO_HOUR = 8, 17
"""In Brussels, on weekdays: nobody is called away from their evening."""


@dataclass(frozen=True, slots=True)
class Weekly:
    house: House
    patient: Patient
    checks: Sequence[Check]

    async def tell(self) -> int:
        """For a round. Returns how many findings operators are told of; what was found stands in the commit that
        promises the cards, one a week."""
        records, now = self.house.records, self.house.now()
        week = week_of(now)
        if not _in_working_hours(now) or await records.examinations.get(EXAMINATIONS, week):
            return 0
        try:
            operators = (await self.house.directory.current()).having(Role.OPERATOR)
        except NoOrganisation:
            return 0
        found = tuple(one for one in await examine(self.patient, self.checks) if one.alarms)
        jobs = [Job("doctor_tell", {"week": week, "person": one.id}) for one in operators] if found else []
        with suppress(Stale):  # another instance was faster
            write = records.examinations.put(Examined(week, now, found))
            await records.accept(EXAMINATIONS, [write], jobs=jobs)
        return len(found)


def week_of(at: datetime) -> str:
    """2026-W48, in Brussels."""
    year, week, _ = at.astimezone(BRUSSELS).isocalendar()
    return f"{year}-W{week:02}"


def _in_working_hours(at: datetime) -> bool:
    here = at.astimezone(BRUSSELS)
    return here.isoweekday() <= 5 and FROM_HOUR <= here.hour < TO_HOUR
