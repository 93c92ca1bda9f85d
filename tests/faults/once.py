"""What must happen once, tried on several bots as often as is asked: each gives what it looked at, and how often that
did not hold."""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias
from uuid import uuid4

from bot.announce.delivery import UNDER_WAY, Delivery
from bot.arrange.request import RequestState
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.faults.across import Instances, click
from tests.faults.peers import Bot
from tests.faults.sending import publish
from tests.peers.cosmos_wire import Fault

Wrong: TypeAlias = Mapping[str, int]
CUTS = ("before", "after")
PATIENCE = 180.0
"""Seconds for a send to end after the last death."""


async def handed_in(instances: Instances, number: int) -> Wrong:
    """So many requests, each to two at once."""
    ana = instances.school.ana.id
    wrong, numbers = Counter({"two answers": 0, "not handed in once": 0}), Counter[str]()
    drafts = await instances.drafts(number)
    for data in drafts:
        one, other = await instances.to_two(ana, **click("form.submit", **data))
        request = await instances.request(str(data["request"]))
        wrong["two answers"] += one != other or request.reference not in str(one)
        wrong["not handed in once"] += request.state is not RequestState.SUBMITTED
        numbers[request.reference] += 1
    deeds = await instances.deeds()
    wrong["not handed in once"] += sum(deeds[str(data["request"])] != ["request.submitted"] for data in drafts)
    return wrong | {"numbers given twice": number - len(numbers)}


async def decided(instances: Instances, number: int) -> Wrong:
    """So many decisions, each to two at once."""
    ben = instances.school.ben.id
    wrong = Counter({"two answers": 0, "not decided once": 0})
    waiting = await instances.waiting(number)
    for request in waiting:
        one, other = await instances.to_two(ben, **click("approval.approve", request=request, seen=1))
        wrong["two answers"] += one != other
        wrong["not decided once"] += len((await instances.request(request)).history) != 2
    deeds = await instances.deeds()
    wrong["not decided once"] += sum(deeds[request] != ["request.approved"] for request in waiting)
    return wrong


async def taken_over(instances: Instances, number: int) -> Wrong:
    """So many searches for a replacement, each accepted by two colleagues at once, each on two instances."""
    colleagues = (instances.school.emma.id, instances.school.farid.id)
    wrong = Counter({"two answers": 0, "not taken over once": 0, "not told who was first": 0})
    searches = await instances.searches(number, colleagues)
    for request in searches:
        accept = click("replacement.accept", request=request, seen=1)
        both = await asyncio.gather(*(instances.to_two(one, **accept) for one in colleagues))
        wrong["two answers"] += sum(one != other for one, other in both)
        found = (await instances.replacement(request)).found
        for person, (answer, _) in zip(colleagues, both, strict=True):
            says = "Jij neemt over" if person == found else "Al gevonden, bedankt"
            wrong["not told who was first"] += says not in str(answer)
    deeds = await instances.deeds()
    wrong["not taken over once"] += sum(deeds[request].count("replacement.accepted") != 1 for request in searches)
    return wrong


async def answered(instances: Instances, number: int) -> Wrong:
    """So many questions, each to two at once."""
    said = [uuid4().hex for _ in range(number)]
    for activity in said:
        text = "Hoeveel is de kilometervergoeding?"
        await instances.to_two(instances.school.ana.id, type="message", id=activity, text=text)
    replies = instances.service.replies()
    return {"not answered once": sum(replies[activity] != 1 for activity in said)}


async def decided_over_cuts(instances: Instances, number: int) -> Wrong:
    """So many decisions, each by a commit whose connection is cut, before and after its work by turns."""
    ben = instances.school.ben.id
    wrong = Counter({"not decided once": 0, "not told that it is theirs": 0, "told that somebody else did": 0})
    wrong["not cut"] = 0
    for turn, request in enumerate(await instances.waiting(number)):
        # Of a commit that names this request: the bots have others to make meanwhile.
        instances.peer.faults = [Fault("batch", cut=CUTS[turn % 2], says=request)]
        answer = str(await instances.to_one(ben, **click("approval.approve", request=request, seen=1)))
        standing = await instances.request(request)
        once = standing.state is RequestState.APPROVED and len(standing.history) == 2
        wrong["not decided once"] += not once
        wrong["not told that it is theirs"] += "Goedgekeurd" not in answer
        wrong["told that somebody else did"] += "is intussen iets veranderd" in answer
        wrong["not cut"] += len(instances.peer.faults)
    return wrong


@dataclass
class Sent:
    """One announcement to everybody that several instances died over. `cards` is how many came by conversation."""

    instances: Instances
    cards: Counter[str] = field(default_factory=Counter[str])
    _looked: int = 0

    def look(self) -> int:
        """How many have a card."""
        taken = self.instances.service.taken
        for one in taken[self._looked :]:
            said = json.dumps(one.body)
            if one.method == "POST" and "Sneeuw in aantocht" in said and "Je mededeling" not in said:
                self.cards[one.conversation.removeprefix("a:")] += 1
        self._looked = len(taken)
        return len(self.cards)

    async def reaches(self, people: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.look() < people:  # noqa: ASYNC110 - other processes
                await asyncio.sleep(0.02)

    async def ends(self, announcement: str) -> Sequence[Delivery]:
        """What is recorded once nothing of it is under way."""
        async with asyncio.timeout(PATIENCE):
            while True:
                kept = self.instances.records.deliveries.stream(partition=announcement_partition(announcement))
                found = [one.value async for one in kept]
                if found and not any(one.state in UNDER_WAY for one in found):
                    return found
                await asyncio.sleep(0.5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`twice` cards came besides the first of their chat."""

    twice: int
    wrong: Wrong


async def sent_over_deaths(instances: Instances, deaths: int, chance: Random) -> Outcome:
    """One announcement to everybody. While it goes out so many instances die, one after the other, and are started
    again: whoever has two cards stands in the records as sent to twice."""
    sent = Sent(instances, _looked=len(instances.service.taken))
    everybody = (await instances.school.house.directory.current()).people
    announcement = await publish(instances.bots[0], instances.session, instances.school.carla.id)
    alive, starting = list(instances.bots), list[asyncio.Task[None]]()

    async def start(bot: Bot) -> None:
        await bot.start(instances.session)
        alive.append(bot)

    for death in range(deaths):
        await sent.reaches((death + 1) * len(everybody) // (deaths + 1))
        while not alive:  # noqa: ASYNC110 - another process starts
            await asyncio.sleep(0.05)
        bot = chance.choice(alive)
        alive.remove(bot)
        await bot.kill()
        starting.append(asyncio.create_task(start(bot)))
    await asyncio.gather(*starting)
    kept = {one.person: one for one in await sent.ends(announcement)}
    sent.look()
    twice = {person: cards for person, cards in sent.cards.items() if cards > 1}
    return Outcome(
        sum(twice.values()) - len(twice),
        {
            "not reached": len(set(everybody) - set(sent.cards)),
            "without a record": len(set(everybody) - set(kept)),
            "not known to be reached": sum(one.state not in _REACHED for one in kept.values()),
            "duplicates not listed": sum(not _lists(kept[person], cards) for person, cards in twice.items()),
            "set aside": len([one async for one in instances.records.set_aside.stream(order="at")]),
        },
    )


_REACHED = {DeliveryState.DELIVERED, DeliveryState.AMBIGUOUS}


def _lists(delivery: Delivery, cards: int) -> bool:
    return delivery.resent and delivery.sends >= cards
