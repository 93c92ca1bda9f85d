"""Asks who answers for something to look at it again, once a period: who was asked stands in the commit that asks."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.answer.review.review import Review, Subject
from bot.answer.review.subject import due
from bot.errors import Stale
from bot.house import House
from bot.people.calendar import BRUSSELS
from bot.people.snapshot import NoOrganisation
from bot.store.collection import Stored
from bot.store.partitions import REVIEWS
from bot.work.job import Job

MOST_A_DAY = 5
"""Cards that one person is sent on a day: whoever has more that ends gets the others on the days after."""

MOST_ASKED = 10
"""People of whom one is to look: where a whole role or group answers for something, the first of them by id."""


async def ask(house: House) -> int:
    """For a round. Returns for how many somebody was asked. Whoever was asked is not asked again for the same end;
    where all who were asked do not answer for it any more, those who do now are."""
    try:
        directory = await house.directory.current()
    except NoOrganisation:
        return 0
    asked = {item.value.id: item async for item in house.records.reviews.stream(partition=REVIEWS)}
    sent = _sent_today([item.value for item in asked.values()], house.now())
    count = 0
    for one in await due(house, directory):
        standing = asked.get(one.id)
        people = sorted(person for person in one.keepers if sent[person] < MOST_A_DAY)[:MOST_ASKED]
        if _was_asked(one, standing) or not people:
            continue
        with suppress(Stale):  # somebody reviews it at this very moment: the next round looks again
            await _ask(house, one, people, standing)
            sent.update(people)
            count += 1
    return count


def _was_asked(one: Subject, standing: Stored[Review] | None) -> bool:
    if not one.keepers:
        return True
    return bool(standing and standing.value.end == one.end and not standing.value.people.isdisjoint(one.keepers))


async def _ask(house: House, one: Subject, people: Sequence[str], standing: Stored[Review] | None) -> None:
    review = replace(
        standing.value if standing else Review(one.id),
        end=one.end,
        asked=house.now(),
        people=frozenset(people),
        since=one.revision,
    )
    write = house.records.reviews.put(review, standing.version if standing else None)
    jobs = [Job("review_ask", {"subject": one.id, "person": person, "what": moment_of(review)}) for person in people]
    await house.records.accept(REVIEWS, [write], jobs=jobs)


def moment_of(review: Review) -> str:
    """What its notices are about: one a person for each end."""
    return f"review-{review.end}"


def _sent_today(reviews: Sequence[Review], now: datetime) -> Counter[str]:
    today = now.astimezone(BRUSSELS).date()
    asked = [one.people for one in reviews if one.asked and one.asked.astimezone(BRUSSELS).date() == today]
    return Counter(person for people in asked for person in people)
