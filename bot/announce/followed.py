"""Which card of its author follows an announcement by itself, and until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.standing import change_announcement
from bot.house import House
from bot.work.notice import CardPlace

FOLLOW_JOB = "announcement_follow"
FOLLOW_FOR = timedelta(days=14)
"""After it was sent, or asked anew."""
OPENED_FOR = timedelta(days=1)
"""That the card of what everybody has follows how often its links are opened; later it is asked."""


async def leave(house: House, announcement: Announcement, card: str | None) -> None:
    """Something else was opened where its author's card was, and stays there: what is to be followed comes as a card of
    its own, unless they come back to it before anything changes."""
    if card and announcement.follow and announcement.follow.activity == card:
        await _follows(house, announcement, lambda now: None if now and now.activity == card else now)


async def come_back(house: House, announcement: Announcement, card: str | None) -> None:
    """To the figures: this card follows again, where no other does by now and something may change."""
    if card and announcement.follow is None and age(announcement, house.now()) <= FOLLOW_FOR:
        place = CardPlace(announcement.author, card)
        await _follows(house, announcement, lambda now: now or place)


async def _follows(
    house: House, announcement: Announcement, change: Callable[[CardPlace | None], CardPlace | None]
) -> None:
    await change_announcement(house, announcement.id, lambda now: replace(now, follow=change(now.follow)))


def age(announcement: Announcement, now: datetime) -> timedelta:
    visering = announcement.visering
    asked = visering.since if visering else None
    return now - (asked or announcement.published or announcement.created)


def waits_for_digests(announcement: Announcement) -> bool:
    """What changes still by itself is that digests bring it."""
    return announcement.tally.held > 0 and _is_complete(
        replace(announcement, tally=replace(announcement.tally, held=0))
    )


def _is_complete(announcement: Announcement) -> bool:
    """Nothing changes any more by itself; a paused one is followed again when it is taken up."""
    tally = announcement.tally
    readers = tally.delivered + tally.posts.members
    answered = announcement.question is None or tally.answers.answered >= readers
    there = tally.posts.confirmed >= tally.posts.members
    everybody = answered and (not announcement.confirmation or (tally.confirmed >= tally.delivered and there))
    match announcement.state:
        case AnnouncementState.PAUSED:
            return True
        case AnnouncementState.SENT | AnnouncementState.STOPPED | AnnouncementState.CANCELLED:
            return everybody and not (tally.under_way or tally.held or tally.posts.under_way)
        case _:
            return False


def _is_opened(announcement: Announcement, now: datetime) -> bool:
    """Its links are counted, and most of who opens them does so now."""
    is_young = age(announcement, now) < OPENED_FOR
    return bool(announcement.tally.opened) and announcement.state is AnnouncementState.SENT and is_young


def is_over(announcement: Announcement, now: datetime) -> bool:
    if age(announcement, now) > FOLLOW_FOR:
        return True
    return _is_complete(announcement) and not _is_opened(announcement, now)
