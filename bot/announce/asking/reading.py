"""What an author reads of the answers: of a named question who answered what, page by page; of an anonymous one the
texts alone, and those once nobody answers any more and enough did."""

from collections.abc import Sequence

from bot.announce.announcement import Announcement
from bot.announce.asking.answering import exact_result, pages_of
from bot.announce.asking.answers import Answers, can_read
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.question import NONE_YET, Result, shown_of
from bot.announce.composing import follow
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.collection import moment
from bot.store.partitions import announcement_partition

PAGE = 10
"""Answers that are shown together; of anonymous ones a page as it is kept."""


async def answers_at(house: House, actor: Actor, id: str, place: str) -> tuple[Announcement, Answers]:
    """`place` is the `next` of another page, "" for the first; of anything else the first. Raises Unavailable."""
    announcement = await follow(house, actor, id)
    if announcement.question is None:
        raise Unavailable
    if not announcement.question.anonymous:
        return announcement, await _named(house, id, place)
    if not can_read(announcement, await result_of(house, announcement), house.now()):
        raise Unavailable
    return announcement, await _hidden(house, id, place)


async def result_of(house: House, announcement: Announcement) -> Result:
    """What may be shown of it now."""
    if announcement.question is None:
        return NONE_YET
    over = announcement.takes_no_answers(house.now())
    return shown_of(announcement.question, await exact_result(house, announcement.id), over=over)


async def given_to(house: House, announcement: Announcement) -> dict[str, GivenAnswer]:
    """By who answered, for a job; of an anonymous question nobody knows."""
    found = house.records.given_answers.stream(partition=announcement_partition(announcement.id))
    return {item.value.person: item.value async for item in found}


async def texts_to(house: House, announcement: Announcement) -> Sequence[str]:
    """All that may be read of an anonymous question, in the order of the alphabet; for a job."""
    question = announcement.question
    if question is None or not question.anonymous:
        return ()
    if not can_read(announcement, await result_of(house, announcement), house.now()):
        return ()
    found = house.records.answer_pages.stream(partition=announcement_partition(announcement.id))
    return sorted([text async for item in found for text in item.value.texts])


async def _named(house: House, id: str, place: str) -> Answers:
    found = await house.records.given_answers.find(
        equal={"of": id},
        order="at",
        below=place or None,
        descending=True,
        partition=announcement_partition(id),
        limit=PAGE,
    )
    given = [item.value for item in found.items]
    return Answers(given, next=moment(given[-1].at) if found.more else "", first=not place)


async def _hidden(house: House, id: str, place: str) -> Answers:
    pages = await pages_of(house, id)
    at = int(place) if place.isdecimal() and int(place) < pages else 0
    page = await house.records.answer_pages.get(announcement_partition(id), str(at))
    return Answers(texts=page.value.texts if page else (), next=str(at + 1) if at + 1 < pages else "", first=not at)
