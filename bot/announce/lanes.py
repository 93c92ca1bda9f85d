"""In which lane the deliveries of an announcement wait, so that what matters most is brought first."""

from bot.announce.announcement import Announcement
from bot.people.importance import Importance
from bot.queue.lanes import UNNAMED

URGENT = "urgent"
LANES = (URGENT, Importance.MANDATORY.value, UNNAMED, Importance.INFORMATION.value)
"""The first is leased first. What is important waits where everything did before there were lanes."""


def lane_of(announcement: Announcement) -> str:
    if announcement.urgent:
        return URGENT
    return UNNAMED if announcement.importance is Importance.IMPORTANT else announcement.importance.value
