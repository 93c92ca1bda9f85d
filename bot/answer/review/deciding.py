"""What an owner does with a review: it is right still, it is changed, it is withdrawn and put back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer.official import editions
from bot.answer.official.official_answer import Deed as Edited
from bot.answer.review.review import Deed, Event, Review, Subject
from bot.answer.review.subject import own, review_of
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import REVIEWS
from bot.work.job import Job

_DEEDS = {
    Edited.CHANGED: Deed.CHANGED,
    Edited.CONFIRMED: Deed.RIGHT,
    Edited.WITHDRAWN: Deed.WITHDRAWN,
    Edited.RESTORED: Deed.RESTORED,
}


async def right(house: House, actor: Actor, id: str, revision: int) -> None:
    """It counts as reviewed today, as it stood at that revision. What was done since stays as it is: a double click
    changes nothing. Raises Unavailable; so do the next three."""
    one = await own(house, actor, id)
    if one.official:
        await editions.confirm(house, actor, one.official.id, revision)
        return
    day = today(house)
    await _decide(
        house,
        actor,
        id,
        Deed.RIGHT,
        lambda review: replace(review, reviewed=day) if _stands(review, revision) else None,
    )


async def changing(house: House, actor: Actor, id: str, revision: int) -> None:
    """The owner changes the documents of a library, where they stand."""
    await _decide(house, actor, id, Deed.CHANGING, lambda review: review if _stands(review, revision) else None)


async def withdraw(house: House, actor: Actor, id: str) -> None:
    """Nobody finds it any more."""
    one = await own(house, actor, id)
    if one.official:
        await editions.withdraw(house, actor, one.official.id)
        return
    jobs = [Job("library_withdraw", {"library": id})]
    await _decide(
        house,
        actor,
        id,
        Deed.WITHDRAWN,
        lambda review: None if review.withdrawn else replace(review, withdrawn=True),
        jobs,
    )


async def restore(house: House, actor: Actor, id: str) -> None:
    """Takes a withdrawal back; a library is read again by whoever indexes it."""
    one = await own(house, actor, id)
    if one.official:
        await editions.restore(house, actor, one.official.id)
        return
    await _decide(
        house,
        actor,
        id,
        Deed.RESTORED,
        lambda review: replace(review, withdrawn=False) if review.withdrawn else None,
    )


def _stands(review: Review, revision: int) -> bool:
    return not review.withdrawn and review.revision == revision


async def _decide(
    house: House,
    actor: Actor,
    id: str,
    deed: Deed,
    change: Callable[[Review], Review | None],
    jobs: Sequence[Job] = (),
) -> None:
    """Of a library. `change` gives None where nothing is to be done (any more)."""

    async def look() -> Change[None]:
        one = await own(house, actor, id)
        standing = await review_of(house, id)
        before = standing.value if standing else Review(id)
        changed = change(before) if one.place else None
        if changed is None:
            return Change(None)
        value = replace(changed, revision=before.revision + 1, last=Event(house.now(), actor.id, deed))
        write = house.records.reviews.put(value, standing.version if standing else None)
        audit = house.audit(actor.acting, f"library.{deed}", id, {"revision": value.revision})
        return Change(None, [write], audit, [Job("review_follow", {"subject": id}), *jobs])

    await house.records.change(REVIEWS, look)


async def done_since(house: House, one: Subject, review: Review) -> Event | None:
    """What was done last since its owner was asked; None for nothing yet."""
    if one.revision <= review.since:
        return None
    if not one.official:
        return review.last
    newest = next(iter(await editions.editions(house, one.official.id)), None)
    return Event(newest.at, newest.person, _DEEDS[newest.deed]) if newest and newest.deed in _DEEDS else None
