"""A mandatory announcement as long as it is valid, so that who arrives later gets it too."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement

YEAR = timedelta(days=365)
"""How long one counts that does not say when it expires."""


@dataclass(frozen=True, slots=True)
class Duty:
    """`until` is when nobody gets it any more who arrives."""

    announcement: str
    until: datetime


def duty_of(announcement: Announcement) -> Duty:
    return Duty(announcement.id, announcement.expires or (announcement.published or announcement.created) + YEAR)
