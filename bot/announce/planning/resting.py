"""Says for how long a delivery waits because its recipient is not at work; what is mandatory does not wait."""

from datetime import datetime, timedelta

from bot.announce.announcement import Announcement
from bot.people.calendar import Calendar
from bot.people.hours import hours_of
from bot.people.importance import Importance
from bot.people.person import Person
from bot.queue.base import MAX_DELAY


def rest_of(announcement: Announcement, person: Person, calendar: Calendar, now: datetime) -> timedelta:
    """Until their next working hours, or as long as a queue keeps a job: then it is looked at anew."""
    if announcement.importance is Importance.MANDATORY:
        return timedelta()
    begins = hours_of(person, calendar).next(now)
    return min(begins - now, MAX_DELAY) if begins else MAX_DELAY
