"""The report of an announcement with its channels: what became of it there, and who confirmed it or answered there
alone."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.announce.announcement import ANSWERED_IN_CHANNEL, IN_CHANNEL, Announcement, PostLine, ReportLine
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.reading import given_to
from bot.announce.channels.counting import confirmed_there, posts_of
from bot.announce.channels.post import ConfirmedThere
from bot.announce.composing import follow
from bot.announce.confirming import asks_the_same
from bot.announce.reporting import NOBODY_THERE, by_name, deliveries_of, line_of, lines_of, reason_of
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition


@dataclass(frozen=True, slots=True)
class Report:
    """`lines` of everybody it came to, `there` of whoever confirmed it or answered in a channel alone."""

    announcement: Announcement
    lines: Sequence[ReportLine]
    posts: Sequence[PostLine] = ()
    there: Sequence[ReportLine] = ()


async def report(house: House, author: Actor, id: str) -> Report:
    """For a job, since it reads every delivery. Raises Unavailable."""
    announcement = await follow(house, author, id)
    has_channels = bool(announcement.tally.posts.channels)
    found = await confirmed_there(house, id) if has_channels else ()
    deliveries = await deliveries_of(house, announcement)
    moments = moments_of(announcement, found) if has_channels else NOBODY_THERE
    given = await given_to(house, announcement) if announcement.question else {}
    lines = await asyncio.to_thread(lines_of, author, deliveries, moments, given)
    if not has_channels:
        return Report(announcement, lines)
    posts = [
        PostLine(one.chosen, one.delivery.delivered_at, reason_of(one.delivery)) for one in await posts_of(house, id)
    ]
    got = {one.person for one in deliveries}
    answers = await _answers_there(house, announcement, given, got)
    alone = [*_confirmed(author, moments, got, answers), *_answered(author, moments, answers)]
    return Report(announcement, lines, posts, by_name(alone))


def moments_of(announcement: Announcement, found: Iterable[ConfirmedThere]) -> Mapping[str, datetime]:
    """When who confirmed it in a channel did so, by person; what counts no more is left out."""
    return {one.person: one.at for one in found if asks_the_same(announcement, one.number)}


def confirmed_alone(author: Actor, moments: Mapping[str, datetime], got: Collection[str]) -> list[ReportLine]:
    """A line of each who confirmed it in a channel and did not get it."""
    return by_name(_confirmed(author, moments, got, {}))


def _confirmed(
    author: Actor, moments: Mapping[str, datetime], got: Collection[str], answers: Mapping[str, GivenAnswer]
) -> list[ReportLine]:
    alone = ((person, at) for person, at in moments.items() if person not in got)
    return [_with_answer(line_of(author, one, None, at, IN_CHANNEL), answers.get(one)) for one, at in alone]


def _answered(author: Actor, moments: Mapping[str, datetime], answers: Mapping[str, GivenAnswer]) -> list[ReportLine]:
    only = ((person, given) for person, given in answers.items() if person not in moments)
    return [_with_answer(line_of(author, one, None, None, ANSWERED_IN_CHANNEL), given) for one, given in only]


def _with_answer(line: ReportLine, given: GivenAnswer | None) -> ReportLine:
    return replace(line, answer=given.answer, answered=given.at) if given else line


async def _answers_there(
    house: House, announcement: Announcement, given: Mapping[str, GivenAnswer], got: Collection[str]
) -> Mapping[str, GivenAnswer]:
    """By who gave it in a channel and did not get it themselves; of an anonymous question nobody is named."""
    if announcement.question is None or announcement.question.anonymous:
        return {}
    found = house.records.answered_there.stream(partition=announcement_partition(announcement.id))
    there = {item.value.person async for item in found}.difference(got)
    return {person: answer for person, answer in given.items() if person in there}
