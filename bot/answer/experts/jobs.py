"""Jobs of hand-offs: show them to the experts, tell the asker, let every card follow."""

from collections.abc import Mapping, Sequence

from bot.answer.experts import asking, handing_off
from bot.answer.experts.hand_off import HandOff
from bot.answer.official import writing
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor
from bot.work import notifying
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import Told, follow_if_changed, known, show_newest, tell_once, update_card
from cards.answer.experts import expert_card
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_offs import handoff_card


async def spread(work: Work, job: Assignment) -> None:
    handoff = await _standing(work, job)
    topic = (await work.house.topics.current()).get(handoff.topic) if handoff else None
    if handoff and topic:
        await asking.spread(work.house, handoff, topic)


async def ask_anew(work: Work, job: Assignment) -> None:
    """The directory changed: what nobody can go on with any more is shown to who can now."""
    await asking.ask_anew(work.house)


async def ask(work: Work, job: Assignment) -> None:
    """Shows an expert what waits for them; not to somebody who is none any more."""
    shown: list[HandOff] = []

    async def draw(expert: Actor) -> CardMessage | None:
        standing = await _standing(work, job)
        if standing is None:
            return None
        shown.append(standing)
        return await _for_expert(work, expert, standing)

    who, what = job.text("person"), job.text("what")
    notice = Notice(job.text("handoff"), who, what, asks=True, job="handoff_ask", body=job.body)
    if told := await tell_once(work, notice, draw, job):
        await _catch_up(work, job, told, shown)


async def tell(work: Work, job: Assignment) -> None:
    """Tells the asker what the expert did: an update in place makes no sound."""
    standing = await _standing(work, job)
    if standing is None:
        return

    async def draw(asker: Actor) -> CardMessage:
        return await _for_asker(work, asker, standing, news=True)

    what = job.text("what")
    notice = Notice(standing.id, standing.asker, what, asks=True, job="handoff_tell", body=job.body)
    if told := await tell_once(work, notice, draw, job):
        await _catch_up(work, job, told, [standing])


async def _catch_up(work: Work, job: Assignment, told: Told, shown: Sequence[HandOff]) -> None:
    await follow_if_changed(work, told, shown, lambda: _standing(work, job), asking.follow_job(job.text("handoff")))


async def follow(work: Work, job: Assignment) -> None:
    """Every card of this hand-off shows its newest state; repeating it does no harm."""
    await show_newest(lambda: _standing(work, job), lambda handoff: _show(work, handoff, job.attempt))


async def _show(work: Work, handoff: HandOff, attempt: int) -> None:
    places = [(notice.person, notice.activity) for notice in await notifying.standing_notices(work.house, handoff.id)]
    if handoff.card:
        places.append((handoff.card.person, handoff.card.activity))
    for person, activity in places:
        actor = await known(work, person)
        card = await _drawn(work, actor, handoff) if actor else None
        if actor and card:
            await update_card(work, actor, activity, card, attempt)


async def _drawn(work: Work, reader: Actor, handoff: HandOff) -> CardMessage | None:
    if reader.id == handoff.asker:
        return await _for_asker(work, reader, handoff)
    return await _for_expert(work, reader, handoff)


async def _for_asker(work: Work, asker: Actor, handoff: HandOff, *, news: bool = False) -> CardMessage:
    topic = (await work.house.topics.current()).get(handoff.topic)
    awaited = await handing_off.awaited_by(work.house, handoff, topic, asker.directory)
    held = asking.holding(handoff, topic, asker.directory)
    seen = Seen(handoff, topic, asker.id, awaited, holding=held)
    return message(handoff_card(texts_for(asker), seen, work.house.now(), news=news))


async def _for_expert(work: Work, expert: Actor, handoff: HandOff) -> CardMessage | None:
    """None for somebody who is no expert of its topic (any more)."""
    try:
        _, topic = await handing_off.to_answer(work.house, expert, handoff.id)
    except Unavailable:
        return None
    cited = await handing_off.cited(work.house, expert, handoff)
    official = await writing.made_of(work.house, handoff)
    awaited = await handing_off.awaited_by(work.house, handoff, topic, expert.directory)
    held = asking.holding(handoff, topic, expert.directory)
    seen = Seen(handoff, topic, expert.id, awaited, cited, official, held)
    return message(expert_card(texts_for(expert), seen, work.house.now()))


async def reach(work: Work, job: Assignment) -> None:
    """Somebody got Bode or lost it: the cards of what waits for them say so, and what reached nobody is shown to who
    can answer it now."""
    actor = await known(work, job.text("person"))
    for handoff in await handing_off.waiting_for(work.house, actor) if actor else []:
        topic = (await work.house.topics.current()).get(handoff.topic)
        jobs = await asking.to_show(work.house, handoff, topic, actor.directory) if actor and topic else None
        await work.house.queue.put([*(jobs or ()), asking.follow_job(handoff.id)])


async def _standing(work: Work, job: Assignment) -> HandOff | None:
    found = await handing_off.find(work.house, job.text("handoff"))
    return found.value if found else None


JOBS: Mapping[str, Run] = {
    "handoff_spread": spread,
    "handoff_ask": ask,
    "handoff_tell": tell,
    "handoff_follow": follow,
    "handoffs_reach": reach,
    "handoffs_ask_anew": ask_anew,
}
