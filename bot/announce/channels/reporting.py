"""Lines of the report of an announcement about its channels: what became of it there, and who confirmed it or answered
there alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.announce.announcement import ANSWERED_IN_CHANNEL, IN_CHANNEL, Announcement, PostLine, ReportLine
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.reading import given_to
from bot.announce.channels.counting import confirmed_there, posts_of
from bot.announce.reporting import line_of, reason_of
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition


async def channels(house: House, author: Actor, announcement: Announcement) -> tuple[list[PostLine], list[ReportLine]]:
    """For a job; of one without channels nothing is read."""
    if not announcement.tally.posts.channels:
        return [], []
    posts = [
        PostLine(one.chosen, one.delivery.delivered_at, reason_of(one.delivery))
        for one in await posts_of(house, announcement.id)
    ]
    confirmed = {one.person: one.at for one in await confirmed_there(house, announcement.id)}
    given = await _answers_there(house, announcement)
    people = dict.fromkeys([*confirmed, *given])
    there = [line_of(author, one, None, confirmed.get(one), _reason(one in confirmed)) for one in people]
    lines = zip(people, there, strict=True)
    return posts, _by_name([_with_answer(line, given.get(one)) for one, line in lines])


def _reason(confirmed: bool) -> str:
    return IN_CHANNEL if confirmed else ANSWERED_IN_CHANNEL


def _with_answer(line: ReportLine, given: GivenAnswer | None) -> ReportLine:
    return replace(line, answer=given.answer, answered=given.at) if given else line


async def _answers_there(house: House, announcement: Announcement) -> Mapping[str, GivenAnswer]:
    """By who gave it in a channel and did not get it themselves; of an anonymous question nobody is named."""
    if announcement.question is None or announcement.question.anonymous:
        return {}
    partition = announcement_partition(announcement.id)
    there = {item.value.person async for item in house.records.answered_there.stream(partition=partition)}
    if not there:
        return {}
    got = {item.value.person async for item in house.records.deliveries.stream(partition=partition)}
    given = await given_to(house, announcement)
    return {person: answer for person, answer in given.items() if person in there - got}


def _by_name(lines: Sequence[ReportLine]) -> list[ReportLine]:
    return sorted(lines, key=lambda line: (line.school.casefold(), line.name.casefold()))
