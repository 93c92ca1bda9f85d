"""Until when an announcement has to be marked as seen, and what happens by itself around that day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.announce.announcement import Announcement
from bot.announce.visering.visa import Visering
from bot.house import House
from bot.people.calendar import BRUSSELS, Calendar, today
from bot.people.school_year import DAY
from bot.store.base import Write
from bot.store.partitions import announcement_partition
from bot.work.kept import Due

AT = time(9, 0)
"""In Belgian time."""
BEFORE, LATE = "announcement_visa_before", "announcement_visa_late"
"""The jobs of the last school day before it, which reminds, and of the day after it, which tells each head."""


async def asked_from_now(house: House, announcement: Announcement, school: str) -> tuple[Announcement, Sequence[Write]]:
    """With its last day, counted from today in this school, and what is to come by itself written down; nothing of one
    that asks no visering."""
    visering = announcement.visering
    if visering is None:
        return announcement, ()
    calendar, now = await house.calendar.current(), today(house)
    asked = replace(visering, due=calendar.school_day_after(now, school, visering.days))
    writes = [await _written(house, due) for due in _dues(announcement.id, asked, calendar, now, school)]
    return replace(announcement, visering=asked), writes


def _dues(id: str, visering: Visering, calendar: Calendar, now: date, school: str) -> Sequence[Due]:
    """Of one school day there is none between: then it is that day itself."""
    last = visering.due or now
    before = calendar.school_day_after(now, school, visering.days - 1) if visering.days > 1 else last
    return [_due(id, BEFORE, before, visering.edition), _due(id, LATE, last + DAY, visering.edition)]


def _due(id: str, job: str, day: date, edition: int) -> Due:
    at = datetime.combine(day, AT, tzinfo=BRUSSELS)
    return Due(f"{job}:{id}", announcement_partition(id), at, job, {"announcement": id, "edition": edition})


async def _written(house: House, due: Due) -> Write:
    before = await house.records.dues.get(due.partition, due.id)
    return house.records.dues.put(due, before.version if before else None)


def is_asked_still(announcement: Announcement, edition: int) -> bool:
    """Whether this is what is asked of everybody: not so once it was asked anew, or taken back."""
    visering = announcement.visering
    return visering is not None and visering.edition == edition and announcement.recalled is None
