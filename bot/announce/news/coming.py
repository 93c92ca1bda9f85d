"""Settles how an announcement comes to each person: at once, after their quiet hours, with their digest, or not at all
by itself, since they mute its topic."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement, Importance
from bot.announce.authority.bounds import allowed_members
from bot.house import House
from bot.people.audience import AnyOf
from bot.people.directory import Directory
from bot.people.principals import Principal
from bot.work.notice import DeliveryState

LONGEST_QUIET = timedelta(hours=24)


async def followers(house: House, announcement: Announcement, directory: Directory) -> frozenset[str]:
    """Ids of those who follow its topic, where that lets them and as far as its author may reach them. What is
    mandatory is a duty of those alone whom it is for."""
    topic = (await house.topics.current()).get(announcement.topic)
    if topic is None or announcement.importance is Importance.MANDATORY:
        return frozenset()
    await house.preferred.refresh()
    following = house.preferred.following(topic.id)
    may = [one for one in following if one in directory.people and topic.may_be_followed_by(directory.people[one])]
    if not may:
        return frozenset()
    audience = AnyOf(tuple(Principal("person", one) for one in sorted(may)))
    return frozenset(one.id for one in allowed_members(house, replace(announcement, audience=audience), directory))


def first_state(house: House, announcement: Announcement, person: str) -> DeliveryState:
    """Before anything was sent. Only what is for information can be muted, or waits for a digest."""
    wants = house.preferred.of(person)
    if wants is None or announcement.importance is not Importance.INFORMATION:
        return DeliveryState.PENDING
    if announcement.topic and announcement.topic in wants.muted:
        return DeliveryState.MUTED
    return DeliveryState.HELD if wants.digest else DeliveryState.PENDING


def waits_for(house: House, announcement: Announcement, person: str, now: datetime) -> timedelta:
    """How long a delivery waits for the end of somebody's quiet hours; what is mandatory does not."""
    wants = house.preferred.of(person)
    ends = wants.quiet_ends(now) if wants and announcement.importance is not Importance.MANDATORY else None
    return min(ends - now, LONGEST_QUIET) if ends else timedelta()
