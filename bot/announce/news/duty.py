"""A mandatory announcement as long as it is valid, so that who arrives later gets it too."""

from dataclasses import dataclass
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.delivery import valid_until


@dataclass(frozen=True, slots=True)
class Duty:
    """`until` is when nobody gets it any more who arrives."""

    announcement: str
    until: datetime


def duty_of(announcement: Announcement) -> Duty:
    return Duty(announcement.id, valid_until(announcement))
