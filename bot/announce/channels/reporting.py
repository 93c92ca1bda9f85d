"""Lines of the report of an announcement about its channels: what became of it there, and who confirmed there alone."""

from collections.abc import Sequence

from bot.announce.announcement import IN_CHANNEL, Announcement, PostLine, ReportLine
from bot.announce.channels.counting import confirmed_there, posts_of
from bot.announce.reporting import line_of, reason_of
from bot.house import House
from bot.people.contacts import Actor


async def channels(house: House, author: Actor, announcement: Announcement) -> tuple[list[PostLine], list[ReportLine]]:
    """For a job; of one without channels nothing is read."""
    if not announcement.tally.posts.channels:
        return [], []
    posts = [
        PostLine(one.chosen, one.delivery.delivered_at, reason_of(one.delivery))
        for one in await posts_of(house, announcement.id)
    ]
    there = [
        line_of(author, one.person, None, one.at, IN_CHANNEL) for one in await confirmed_there(house, announcement.id)
    ]
    return posts, _by_name(there)


def _by_name(lines: Sequence[ReportLine]) -> list[ReportLine]:
    return sorted(lines, key=lambda line: (line.school.casefold(), line.name.casefold()))
