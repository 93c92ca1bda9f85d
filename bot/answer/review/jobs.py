"""Jobs of reviews: ask an owner, let their cards follow, take a withdrawn library away."""

from collections.abc import Mapping

from bot.answer.library import libraries
from bot.answer.review import objecting
from bot.answer.review.asking import moment_of
from bot.answer.review.deciding import done_since
from bot.answer.review.objection import Objection
from bot.answer.review.review import Subject
from bot.answer.review.subject import of_library, own, review_of, subject
from bot.answer.review.use import use_of
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor
from bot.store.partitions import OBJECTIONS, person_partition
from bot.work import notifying
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import known, show_newest, tell_once, update_card
from cards.answer.objections import objection_card
from cards.answer.review import owner_review_card
from cards.answer.review_seen import Seen


async def ask(work: Work, job: Assignment) -> None:
    """Shows it to who answers for it; not to who does not any more, and not when it was done meanwhile."""
    id_, who, what = job.text("subject"), job.text("person"), job.text("what")

    async def draw(owner: Actor) -> CardMessage | None:
        review = await review_of(work.house, id_)
        one = await subject(work.house, owner.directory, id_)
        if review is None or one is None or moment_of(review.value) != what or owner.id not in one.keepers:
            return None
        if one.withdrawn or await done_since(work.house, one, review.value):
            return None
        return await _drawn(work, owner, id_)

    notice = Notice(id_, who, what, asks=True, job="review_ask", body=job.body)
    if await tell_once(work, notice, draw, job, unasked=True):
        # What was done while the card was on its way did not know of it yet.
        await work.house.queue.put([Job("review_follow", {"subject": id_})])


async def follow(work: Work, job: Assignment) -> None:
    """The cards of this period show what was done; repeating it does no harm."""
    id_ = job.text("subject")

    async def standing() -> Subject | None:
        return await subject(work.house, await work.house.directory.current(), id_)

    async def show(_: Subject) -> None:
        review = await review_of(work.house, id_)
        for notice in await notifying.standing_notices(work.house, id_) if review and review.value.end else []:
            actor = await known(work, notice.person)
            card = (
                await _drawn(work, actor, id_) if actor and review and notice.what == moment_of(review.value) else None
            )
            if actor and card:
                await update_card(work, actor, notice.activity, card, job.attempt)

    await show_newest(standing, show)


async def _drawn(work: Work, owner: Actor, id: str) -> CardMessage | None:
    """None for who does not look after it (any more)."""
    try:
        one = await own(work.house, owner, id)
    except Unavailable:
        return None
    review = await review_of(work.house, id)
    last = await done_since(work.house, one, review.value) if review else None
    seen = Seen(one, await use_of(work.house, one), last)
    return message(owner_review_card(texts_for(owner), seen, work.house.now()))


async def withdraw_library(work: Work, job: Assignment) -> None:
    """Takes its documents out of what is found, unless it was put back meanwhile; the files stay where they are."""
    id_ = job.text("library")
    if not (await of_library(work.house, id_)).withdrawn:
        return
    for one in await libraries.registered(work.house):
        if one.library.id == id_:
            await libraries.remove(work.house, one.library.name)


# --- what is not right --------------------------------------------------------------------------------


async def bring_objection(work: Work, job: Assignment) -> None:
    standing = await work.house.records.questions.get(person_partition(job.text("person")), job.text("question"))
    if standing:
        directory = await work.house.directory.current()
        await objecting.bring(work.house, directory, standing.value, named=job.body.get("named") is True)


async def show_objection(work: Work, job: Assignment) -> None:
    id_ = job.text("objection")

    async def draw(reader: Actor) -> CardMessage | None:
        return await _objection(work, reader, id_)

    notice = Notice(id_, job.text("person"), "objection", asks=True, job="objection_show", body=job.body)
    if await tell_once(work, notice, draw, job):
        await work.house.queue.put([Job("objection_follow", {"objection": id_})])


async def follow_objection(work: Work, job: Assignment) -> None:
    id_ = job.text("objection")

    async def standing() -> Objection | None:
        found = await work.house.records.objections.get(OBJECTIONS, id_)
        return found.value if found else None

    async def show(_: Objection) -> None:
        for notice in await notifying.standing_notices(work.house, id_):
            actor = await known(work, notice.person) if notice.what == "objection" else None
            card = await _objection(work, actor, id_) if actor else None
            if actor and card:
                await update_card(work, actor, notice.activity, card, job.attempt)

    await show_newest(standing, show)


async def _objection(work: Work, reader: Actor, id: str) -> CardMessage | None:
    """None for who cannot look into it (any more)."""
    try:
        seen = await objecting.seen(work.house, reader, id)
    except Unavailable:
        return None
    return message(objection_card(texts_for(reader), seen.objection, work.house.now(), seen.cited, seen.official))


JOBS: Mapping[str, Run] = {
    "review_ask": ask,
    "review_follow": follow,
    "library_withdraw": withdraw_library,
    "objection_bring": bring_objection,
    "objection_show": show_objection,
    "objection_follow": follow_objection,
}
