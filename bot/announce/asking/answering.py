"""A reader answers the question of an announcement, changes their answer, and looks at what came of it.

What is answered is counted in the commit that keeps it, so that no answer is lost and none counts twice.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.announce.announcement import Announcement
from bot.announce.asking.entered import Wrong
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.pages import AnswerPage, split
from bot.announce.asking.pages import pick as pick_page
from bot.announce.asking.question import Answer, Question, QuestionKind, Result, shown_of
from bot.announce.asking.response import Response
from bot.announce.asking.shares import SHARES, AnswerShare, begin, pick, summed
from bot.announce.composing import received
from bot.announce.delivery import Delivery
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition

Answered = tuple[Announcement, Delivery, Response]


Read = Callable[[QuestionKind, Sequence[str]], Answer | Wrong]
"""What somebody entered, as an answer to a question of this kind, with these choices."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may answer. `delivery` is what they got, where they `answered` before, wherever that was; of who
    reads it in a channel alone it is kept nowhere. `mark` writes that they answered, None where that stands."""

    announcement: Announcement
    delivery: Delivery
    mark: Write | None


async def answer(house: House, actor: Actor, id: str, read: Read) -> Answered:
    """As `answered`, of who got it themselves."""
    return await answered(house, actor, id, lambda: reader_of(house, actor, id), read)


async def reader_of(house: House, actor: Actor, id: str) -> Reader:
    """Who got it themselves. Raises Unavailable."""
    announcement, delivery = await received(house, actor, id)
    if delivery.value.answered:
        return Reader(announcement, delivery.value, None)
    mark = house.records.deliveries.put(delivery.value.answer(), delivery.version)
    return Reader(announcement, await with_there(house, announcement, delivery.value), mark)


async def with_there(house: House, announcement: Announcement, delivery: Delivery) -> Delivery:
    """Who answered it in a channel before they got it themselves answered it; of one without channels, or without a
    question, nothing is read."""
    if delivery.answered or announcement.question is None or not announcement.tally.posts.channels:
        return delivery
    there = await house.records.answered_there.get(announcement_partition(announcement.id), delivery.person)
    return delivery.answer() if there else delivery


async def answered(
    house: House, actor: Actor, id: str, reader: Callable[[], Awaitable[Reader]], read: Read
) -> Answered:
    """Keeps and counts what is read, in the place of what they answered before. What expired or was recalled takes no
    answer any more, an anonymous question takes one of each, and what is wrong is none: then nothing is kept. Raises
    Unavailable."""
    partition = announcement_partition(id)

    async def look() -> Change[Answered]:
        one = await reader()
        announcement, delivery = one.announcement, one.delivery
        question = announcement.question
        if question is None:
            raise Unavailable
        # What they answered stands in the commit that counts it: it is read first, so that its count is seen too.
        before = await _given(house, actor, announcement, delivery)
        shares = await _shares(house, id)
        stands = _response(house, announcement, delivery, before.value if before else None, _values(shares))
        standing = (announcement, delivery, stands)
        is_over = announcement.takes_no_answers(house.now())
        if is_over:
            return Change(standing)
        # Who answered in a channel before they got it has it as answered from now on.
        marked: list[Write] = [one.mark] if one.mark else []
        if question.anonymous and delivery.answered:
            return Change(standing, marked)
        given = read(question.kind, announcement.words[announcement.language].choices)
        if isinstance(given, Wrong):
            wrong = replace(stands, problem=given.problem, entered=given.entered)
            return Change((announcement, delivery, wrong))
        if before and before.value.answer == given:
            return Change(standing, marked)
        value = delivery.answer()
        is_hidden = question.anonymous and question.kind is QuestionKind.TEXT
        pages, beside = await _page(house, id, shares, given.text) if is_hidden else (0, ())
        replaced = before.value.answer if before else None
        counted, writes = _counted(
            house,
            announcement,
            question,
            pick(question, actor.id),
            shares,
            lambda share: share.counting(given, replaced, pages),
        )
        writes += [*beside, *marked]
        kept = None
        if not question.anonymous:
            kept = GivenAnswer(id, actor.id, house.now(), given)
            writes.append(house.records.given_answers.put(kept, before.version if before else None))
        return Change(
            (announcement, value, _response(house, announcement, value, kept, counted)), writes, standing=standing
        )

    return await house.records.change(partition, look)


async def look_up(house: House, actor: Actor, announcement: Announcement, delivery: Delivery) -> Response:
    """What they answered, and what came of the question: for who answered alone."""
    delivery = await with_there(house, announcement, delivery)
    if announcement.question is None or not delivery.answered:
        return Response(answered=delivery.answered)
    given = await _given(house, actor, announcement, delivery)
    shares = _values(await _shares(house, announcement.id))
    return _response(house, announcement, delivery, given.value if given else None, shares)


async def exact_result(house: House, id: str) -> Result:
    """Whoever asks: of an anonymous question it is not to be shown as it is, see `shown_of`."""
    return summed(_values(await _shares(house, id)))


async def pages_of(house: House, id: str) -> int:
    """How many there are of the texts that answer an anonymous question."""
    return sum(one.pages for one in _values(await _shares(house, id)))


def _response(
    house: House,
    announcement: Announcement,
    delivery: Delivery,
    given: GivenAnswer | None,
    shares: Sequence[AnswerShare],
) -> Response:
    question = announcement.question
    if question is None or not delivery.answered:
        return Response(answered=delivery.answered)
    result = shown_of(question, summed(shares), over=announcement.takes_no_answers(house.now()))
    return Response(True, given.answer if given else None, result)


def _counted(
    house: House,
    announcement: Announcement,
    question: Question,
    at: int,
    standing: Sequence[Stored[AnswerShare]],
    count: Callable[[AnswerShare], AnswerShare],
) -> tuple[Sequence[AnswerShare], list[Write]]:
    """The shares, of which the one in this place counts an answer, and what is written of them: all of them by who is
    the first to answer."""
    shares = _values(standing) or begin(announcement.id, question, announcement.words[announcement.language].choices)
    changed = count(shares[at])
    counted = [*shares[:at], changed, *shares[at + 1 :]]
    put = house.records.answer_shares.put
    return counted, [put(changed, standing[at].version)] if standing else [put(one) for one in counted]


async def _page(house: House, id: str, shares: Sequence[Stored[AnswerShare]], text: str) -> tuple[int, Sequence[Write]]:
    """How many pages more there are with this text, and what is written of them: the one on which it is put, and the
    one that half of that goes to where it is full."""
    pages, put = sum(one.value.pages for one in shares), house.records.answer_pages.put
    if not pages:
        return 1, [put(AnswerPage(id, 0, (text,)))]
    standing = await house.records.answer_pages.get(announcement_partition(id), str(pick_page(pages)))
    if standing is None:
        raise Unavailable
    first, *moved = split(standing.value.with_text(text), pages)
    return len(moved), [put(first, standing.version), *(put(one) for one in moved)]


def _values(shares: Sequence[Stored[AnswerShare]]) -> Sequence[AnswerShare]:
    return [one.value for one in shares]


async def _shares(house: House, id: str) -> Sequence[Stored[AnswerShare]]:
    found = await house.records.answer_shares.find(partition=announcement_partition(id), limit=SHARES)
    return sorted(found.items, key=lambda one: one.value.share)


async def _given(
    house: House, actor: Actor, announcement: Announcement, delivery: Delivery
) -> Stored[GivenAnswer] | None:
    """What this person answered before; of an anonymous question nobody knows."""
    if announcement.question is None or announcement.question.anonymous or not delivery.answered:
        return None
    return await house.records.given_answers.get(announcement_partition(announcement.id), actor.id)
