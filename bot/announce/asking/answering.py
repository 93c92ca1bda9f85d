"""A reader answers the question of an announcement, changes their answer, and looks at what came of it.

What is answered is counted in the commit that keeps it, so that no answer is lost and none counts twice.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.question import Answer, Result, places, shown_of
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


async def answer(house: House, actor: Actor, id: str, given: Answer) -> Answered:
    """Keeps and counts it, in the place of what they answered before. What expired or was recalled takes no answer any
    more, and an anonymous question takes one of each: then nothing is kept. Raises Unavailable."""
    partition = announcement_partition(id)

    async def look() -> Change[Answered]:
        announcement, delivery = await received(house, actor, id)
        question = announcement.question
        if question is None:
            raise Unavailable
        # What they answered stands in the commit that counts it: it is read first, so that its count is seen too.
        before = await _given(house, actor, announcement, delivery.value)
        shares = await _shares(house, id)
        stands = _response(house, announcement, delivery.value, before.value if before else None, _values(shares))
        standing = (announcement, delivery.value, stands)
        is_over = announcement.recalled is not None or announcement.is_expired(house.now())
        is_last = question.anonymous and delivery.value.answered
        if is_over or is_last or (before and before.value.answer == given):
            return Change(standing)
        value = replace(delivery.value, answered=True)
        counted, writes = _counted(house, announcement, actor.id, shares, given, before)
        if value != delivery.value:
            writes.append(house.records.deliveries.put(value, delivery.version))
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
    if announcement.question is None or not delivery.answered:
        return Response(answered=delivery.answered)
    given = await _given(house, actor, announcement, delivery)
    shares = _values(await _shares(house, announcement.id))
    return _response(house, announcement, delivery, given.value if given else None, shares)


async def exact_result(house: House, id: str) -> Result:
    """Whoever asks: of an anonymous question it is not to be shown as it is, see `shown_of`."""
    return summed(_values(await _shares(house, id)))


def _response(
    house: House,
    announcement: Announcement,
    delivery: Delivery,
    given: GivenAnswer | None,
    shares: Sequence[AnswerShare],
) -> Response:
    """Of an anonymous question it shows what its author is shown: were it counted for each who looks, one answer more
    would be told from the look before."""
    question = announcement.question
    if question is None or not delivery.answered:
        return Response(answered=delivery.answered)
    result = announcement.tally.answers
    over = announcement.is_expired(house.now())
    if over or not question.anonymous:
        result = shown_of(question, summed(shares), result, over=over)
    return Response(True, given.answer if given else None, result)


def _counted(
    house: House,
    announcement: Announcement,
    person: str,
    standing: Sequence[Stored[AnswerShare]],
    given: Answer,
    before: Stored[GivenAnswer] | None,
) -> tuple[Sequence[AnswerShare], list[Write]]:
    """The shares with this answer, and what is written of them: all of them by who is the first to answer."""
    question = announcement.question
    if question is None:
        raise Unavailable
    choices = announcement.words[announcement.language].choices
    shares = _values(standing) or begin(announcement.id, question, places(question.kind, choices))
    at = pick(question, person)
    changed = shares[at].counting(given, before.value.answer if before else None)
    counted = [*shares[:at], changed, *shares[at + 1 :]]
    put = house.records.answer_shares.put
    return counted, [put(changed, standing[at].version)] if standing else [put(one) for one in counted]


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
