"""Whether and how often somebody is reminded of an announcement."""

from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.correcting.edition import is_out

MOST_REMINDERS = 3
AFTER = (0, 1, 3, 5, 10)
"""School days that an author can choose; 0 for not by itself."""


def can_be_reminded(announcement: Announcement, now: datetime) -> bool:
    """Whether anybody can still be asked to confirm it."""
    return announcement.confirmation and is_out(announcement) and not announcement.is_expired(now)


def can_be_missing(announcement: Announcement) -> bool:
    """Whether it is of use who did not confirm it: after it expired, too."""
    return announcement.confirmation and is_out(announcement)
