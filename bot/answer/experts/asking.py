"""Which experts have to be shown a question now, and the jobs that show it: each expert once each time it needs them.

It needs all experts of its topic until one takes it, and again once who took it is none of them any more.
"""

from collections.abc import Sequence

from bot.answer.experts.hand_off import Deed, HandOff, HandOffState, Holding
from bot.answer.experts.topic import Topic
from bot.house import House
from bot.people.directory import Directory
from bot.people.person import Person
from bot.people.reach import awaited
from bot.store.partitions import notices_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

ON_ITS_WAY = frozenset({DeliveryState.SENDING, DeliveryState.RETRY, DeliveryState.DELIVERED, DeliveryState.AMBIGUOUS})


def experts_for(handoff: HandOff, topic: Topic | None, directory: Directory) -> list[Person]:
    """All who can answer it now; nobody answers themselves."""
    named = directory.named(topic.answering) if topic else []
    return [person for person in named if person.id != handoff.asker]


def holding(handoff: HandOff, topic: Topic | None, directory: Directory) -> Holding:
    """Whether who took it can go on with it; HERE while nobody did."""
    if not handoff.expert:
        return Holding.HERE
    expert = directory.people.get(handoff.expert)
    if expert is None:
        return Holding.LEFT
    return Holding.HERE if topic and topic.has_expert(expert) else Holding.NO_EXPERT


async def to_show(house: House, handoff: HandOff, topic: Topic, directory: Directory) -> Sequence[Job] | None:
    """The jobs that show it to who has to see it; none at all when there is nobody. None when it reached who it is for,
    or waits for the asker, or for one who left."""
    held = holding(handoff, topic, directory)
    gone = held is not Holding.HERE
    if handoff.asker not in directory.people:
        return None
    if handoff.state is HandOffState.ASKED:  # the answer goes on to all experts
        return [] if gone else None
    if not (handoff.state is HandOffState.WAITING or (handoff.state is HandOffState.TAKEN and gone)):
        return None
    people, what = [person.id for person in experts_for(handoff, topic, directory)], _moment(handoff, held)
    return None if await _reached(house, handoff, what, people, directory) else _asks(handoff, what, people)


async def spread(house: House, handoff: HandOff, topic: Topic) -> None:
    """It was sent, or the asker went on: queues what shows it to who took it, or to everybody."""
    directory = await house.directory.current()
    if handoff.state is HandOffState.TAKEN and holding(handoff, topic, directory) is Holding.HERE:
        jobs = _asks(handoff, _moment(handoff, Holding.HERE), [handoff.expert])
    else:
        jobs = await to_show(house, handoff, topic, directory)
    if jobs:
        await house.queue.put(jobs)


async def ask_anew(house: House) -> int:
    """Looks at every question that stands with experts; for a job, after the directory changed. Returns how many are
    shown to somebody else, or to nobody, now. Repeating it asks nobody twice."""
    directory, found = await house.directory.current(), 0
    for topic in await house.topics.current():
        standing = house.records.handoffs.stream(equal={"topic": topic.id, "open": True}, order="created")
        async for item in standing:
            jobs = await to_show(house, item.value, topic, directory)
            if jobs is not None:
                await house.queue.put([*jobs, follow_job(item.value.id)])
                found += 1
    return found


def follow_job(handoff: str) -> Job:
    """Everybody's cards show how it stands."""
    return Job("handoff_follow", {"handoff": handoff})


def _moment(handoff: HandOff, held: Holding) -> str:
    """Which time it is that it needs them: when it was sent, at each reply of the asker, and when who took it went."""
    if held is not Holding.HERE:
        return f"anew-{handoff.revision}"
    return f"ask-{sum(event.deed is Deed.REPLIED for event in handoff.history)}"


def _asks(handoff: HandOff, what: str, people: Sequence[str]) -> list[Job]:
    return [Job("handoff_ask", {"handoff": handoff.id, "person": person, "what": what}) for person in people]


async def _reached(house: House, handoff: HandOff, what: str, people: Sequence[str], directory: Directory) -> bool:
    """Whether one of them was shown it, this time, and has Bode still."""
    notices = house.records.notices.stream(equal={"subject": handoff.id}, partition=notices_partition(handoff.id))
    shown = {item.value.person async for item in notices if item.value.what == what and item.value.state in ON_ITS_WAY}
    return (await awaited(house.records, directory, [person for person in people if person in shown])).reached
