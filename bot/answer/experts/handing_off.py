"""A question for the experts of its topic: sending it, and what they and the asker do with it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answer.experts.asking import experts_for, follow_job, holding
from bot.answer.experts.hand_off import Deed, Event, HandOff, HandOffState, Holding, NotNow
from bot.answer.experts.topic import Topic
from bot.answer.library.opening import source_for
from bot.answer.question import Question
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.colleagues import REACHED, Awaited, having, nearest
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Role
from bot.people.reach import awaited
from bot.store.changes import Change
from bot.store.collection import Listing, Stored
from bot.store.partitions import handoff_partition, person_partition
from bot.work.job import Job
from bot.work.notice import CardPlace

MAX_TYPED = 2000
PAGE = 8
READ = 50
"""Of what stands with a topic, for a page of what one expert sees first: some are their own questions, some are with
a colleague who left."""


class Moved(Stale):
    """This cannot be done (any more); `handoff` shows how it stands and with whom."""

    def __init__(self, handoff: HandOff) -> None:
        super().__init__()
        self.handoff = handoff


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a person can hand off: their question, the topics that have experts, the one it seems to be about (None for
    no idea), and the hand-off itself once it was sent."""

    question: Question
    topics: Sequence[Topic]
    guess: Topic | None
    handoff: HandOff | None


async def prepare(house: House, actor: Actor, question: str) -> Prepared:
    """`question` is the id of a question of theirs, and of the hand-off it becomes. Raises Unavailable."""
    asked = await house.records.questions.get(person_partition(actor.id), question)
    if asked is None:
        raise Unavailable
    sent = await find(house, question)
    topics = await house.topics.current()
    offered = [topic for topic in topics if _experts(topic, actor)]
    guess = topics.get(asked.value.meant) or topics.guess(asked.value.whole)
    return Prepared(asked.value, offered, guess if guess in offered else None, sent.value if sent else None)


def _experts(topic: Topic, actor: Actor) -> list[str]:
    return [person.id for person in actor.directory.named(topic.answering) if person.id != actor.id]


async def send(house: House, actor: Actor, prepared: Prepared, topic: Topic, words: str, card: str | None) -> HandOff:
    """One commit; a second click gives what was sent first. `card` is the activity of the asker's own card."""
    asked, now = prepared.question, house.now()
    event = Event(now, actor.id, Deed.SENT)
    handoff = HandOff(
        id=asked.id,
        asker=actor.id,
        school=actor.person.school,
        topic=topic.id,
        question=asked.whole,
        words=words,
        source=asked.source,
        created=now,
        changed=now,
        history=(event,),
        card=CardPlace(actor.id, card) if card else None,
    )
    audit = house.audit(actor.acting, "handoff.sent", handoff.id)
    jobs = [Job("handoff_spread", {"handoff": handoff.id})]
    try:
        write = house.records.handoffs.put(handoff)
        await house.records.accept(handoff_partition(handoff.id), [write], audit=audit, jobs=jobs)
    except Stale:
        return (await own(house, actor, handoff.id)).value
    return handoff


# --- looking it up ----------------------------------------------------------------------------------


async def find(house: House, id: str) -> Stored[HandOff] | None:
    """Whoever's it is: the callers check."""
    return await house.records.handoffs.get(handoff_partition(id), id)


async def own(house: House, actor: Actor, id: str) -> Stored[HandOff]:
    """One that this person sent. Raises Unavailable."""
    standing = await find(house, id)
    if standing is None or standing.value.asker != actor.id:
        raise Unavailable
    return standing


async def to_answer(house: House, actor: Actor, id: str) -> tuple[Stored[HandOff], Topic]:
    """One of somebody else, of a topic that this person is an expert of now. Raises Unavailable."""
    standing = await find(house, id)
    topic = (await house.topics.current()).get(standing.value.topic) if standing else None
    if standing is None or topic is None or standing.value.asker == actor.id or not topic.has_expert(actor.person):
        raise Unavailable
    return standing, topic


async def mine(house: House, actor: Actor) -> Listing[HandOff]:
    """Their own, the newest change first."""
    return await house.records.handoffs.find(equal={"asker": actor.id}, order="changed", descending=True, limit=PAGE)


async def waiting(house: House, actor: Actor) -> tuple[list[tuple[HandOff, Topic]], bool]:
    """What stands with the experts of this person's topics: the oldest first, after it what colleagues took; and
    whether there is more."""
    found: list[tuple[HandOff, Topic]] = []
    more = False
    for topic in (await house.topics.current()).of(actor.person):
        standing, are_more = await _standing_with(house, actor, topic)
        found += [(one, topic) for one in standing]
        more = more or are_more

    def order(one: tuple[HandOff, Topic]) -> tuple[bool, datetime]:
        with_colleague = not one[0].is_with(actor.id) and holding(*one, actor.directory) is Holding.HERE
        return with_colleague, one[0].created

    found.sort(key=order)
    return found[:PAGE], more or len(found) > PAGE


async def _standing_with(house: House, actor: Actor, topic: Topic) -> tuple[list[HandOff], bool]:
    """The oldest of one topic that nobody took, that this person took, and of all others, so that what colleagues took
    hides nothing; and whether there is more. What they asked themselves is not theirs to answer."""
    here = {"topic": topic.id, "open": True}
    stretches = [
        (here | {"expert": ""}, READ),
        (here | {"expert": actor.id}, PAGE + 1),
        (here, READ),
    ]
    found: dict[str, HandOff] = {}
    more = False
    for equal, limit in stretches:
        stretch = await house.records.handoffs.find(equal=equal, order="created", limit=limit)
        found |= {item.value.id: item.value for item in stretch.items if item.value.asker != actor.id}
        more = more or stretch.more
    return list(found.values()), more


async def count_waiting(house: House, actor: Actor) -> tuple[int, bool]:
    """How many an expert can go on with, those of nobody yet and their own, and whether there are more than READ of
    one topic. What waits for who asked does not wait for them."""
    finds = [
        house.records.handoffs.find(
            equal={"topic": topic.id, "open": True, "expert": expert}, order="created", limit=READ
        )
        for topic in (await house.topics.current()).of(actor.person)
        for expert in ("", actor.id)
    ]
    found = await asyncio.gather(*finds)
    theirs = [item.value for listing in found for item in listing.items]
    return (
        sum(one.asker != actor.id and one.state is not HandOffState.ASKED for one in theirs),
        any(one.more for one in found),
    )


async def count_asked(house: House, actor: Actor) -> int:
    """How many of the questions that they sent wait for their answer to the expert."""
    return await house.records.handoffs.count(equal={"asker": actor.id, "state": HandOffState.ASKED})


async def waiting_for(house: House, actor: Actor) -> list[HandOff]:
    """Everything that waits for this person: as an expert of its topic, or as who asked."""
    found: list[HandOff] = []
    for topic in (await house.topics.current()).of(actor.person):
        waiting = house.records.handoffs.stream(equal={"topic": topic.id, "open": True}, order="created")
        found += [item.value async for item in waiting]
    own = house.records.handoffs.stream(equal={"asker": actor.id, "state": HandOffState.ASKED}, order="changed")
    return [*found, *[item.value async for item in own]]


async def cited(house: House, actor: Actor, handoff: HandOff) -> tuple[str, str] | None:
    """Title and path of what Bode had shown for the question; None when that was nothing, or nothing that this person
    may read themselves."""
    try:
        source = await source_for(house, actor.person, handoff.source)
    except Unavailable:
        return None
    return source.title, source.path


async def awaited_by(house: House, handoff: HandOff, topic: Topic | None, directory: Directory) -> Awaited:
    """Whether the question has reached who is to go on with it: an expert, or the asker when one asked back. Of who
    took it and went, those who can take it over."""
    asker = directory.people.get(handoff.asker)
    help_on = having(Role.SECRETARY, asker, directory) if asker else ()
    match handoff.state:
        case HandOffState.WAITING:
            experts = [person.id for person in experts_for(handoff, topic, directory)]
            return await awaited(house.records, directory, experts, help_on)
        case HandOffState.TAKEN | HandOffState.ASKED if holding(handoff, topic, directory) is not Holding.HERE:
            others = nearest(experts_for(handoff, topic, directory), asker, directory) if asker else ()
            return Awaited(reached=False, nobody=not others, people=others or tuple(help_on))
        case HandOffState.TAKEN:
            return await awaited(house.records, directory, [handoff.expert], help_on)
        case HandOffState.ASKED:
            return await awaited(house.records, directory, [handoff.asker])
        case _:
            return REACHED


# --- moving it --------------------------------------------------------------------------------------


async def take(house: House, actor: Actor, id: str) -> HandOff:
    """The first one gets it. Raises Unavailable, Moved; so do all of these."""
    return await _by_expert(house, actor, id, Deed.TAKEN, "", HandOff.take)


async def take_over(house: House, actor: Actor, id: str, revision: int) -> HandOff:
    return await _by_expert(house, actor, id, Deed.TAKEN, "", lambda handoff, event: handoff.take_over(revision, event))


async def answer(house: House, actor: Actor, id: str, text: str) -> HandOff:
    return await _by_expert(house, actor, id, Deed.ANSWERED, text, HandOff.answer)


async def ask(house: House, actor: Actor, id: str, question: str) -> HandOff:
    return await _by_expert(house, actor, id, Deed.ASKED, question, HandOff.ask)


async def close(house: House, actor: Actor, id: str, reason: str) -> HandOff:
    return await _by_expert(house, actor, id, Deed.CLOSED, reason, HandOff.close)


async def reply(house: House, actor: Actor, id: str, text: str) -> HandOff:
    """The asker answers, or goes on asking."""
    return await _by_asker(house, actor, id, Deed.REPLIED, text, HandOff.reply)


async def solve(house: House, actor: Actor, id: str) -> HandOff:
    """The asker needs nothing more."""
    return await _by_asker(house, actor, id, Deed.SOLVED, "", HandOff.solve)


Move = Callable[[HandOff, Event], HandOff]


async def _by_expert(house: House, actor: Actor, id: str, deed: Deed, text: str, move: Move) -> HandOff:
    async def find_it() -> Stored[HandOff]:
        return (await to_answer(house, actor, id))[0]

    return await _move(house, actor, id, Event(house.now(), actor.id, deed, text, actor.on_behalf_of), find_it, move)


async def _by_asker(house: House, actor: Actor, id: str, deed: Deed, text: str, move: Move) -> HandOff:
    event = Event(house.now(), actor.id, deed, text, actor.on_behalf_of)
    return await _move(house, actor, id, event, lambda: own(house, actor, id), move)


async def _move(
    house: House, actor: Actor, id: str, event: Event, find_it: Callable[[], Awaitable[Stored[HandOff]]], move: Move
) -> HandOff:
    """Looks, moves, commits; when somebody else was faster it looks again. A double click changes nothing."""

    async def look() -> Change[HandOff]:
        standing = await find_it()
        handoff = standing.value
        if _same(handoff.history[-1], event):
            return Change(handoff)
        try:
            moved = move(handoff, event)
        except NotNow:
            return Change(handoff, refusal=Moved(handoff))
        audit = house.audit(actor.acting, f"handoff.{event.deed}", moved.id)
        write = house.records.handoffs.put(moved, standing.version)
        jobs = _jobs(moved, event.deed)
        return Change(moved, [write], audit, jobs, handoff)

    return await house.records.change(handoff_partition(id), look)


def _same(last: Event, event: Event) -> bool:
    return replace(last, at=event.at) == event


def _jobs(handoff: HandOff, deed: Deed) -> list[Job]:
    """Everybody's cards follow; who waited is told."""
    follow = follow_job(handoff.id)
    match deed:
        case Deed.ANSWERED | Deed.ASKED | Deed.CLOSED:
            return [follow, Job("handoff_tell", {"handoff": handoff.id, "what": f"tell-{handoff.revision}"})]
        case Deed.REPLIED:
            return [follow, Job("handoff_spread", {"handoff": handoff.id})]
        case _:
            return [follow]
