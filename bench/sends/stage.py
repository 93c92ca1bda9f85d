"""What every bar of sends stands on: a generated organisation that has Bode, a strict connector service in a process of
its own, and an announcement to everybody."""

import asyncio
import json
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.announcing import install, publish
from bench.people import clicks, person_id
from bench.processes import listening, prepare
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.asking.question import Question
from bot.announce.delivery import UNDER_WAY, Delivery
from bot.bootstrap.houses import opened_house, opened_records
from bot.settings import Settings, load_settings
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from cards.announce.correcting_buttons import CorrectionPreview, CorrectionPublish
from cards.parts.verbs import Verb
from tests.peers.connector import Rules, Seen

ID = "bench"
FIRST = "Verzamel met je klas op de speelplaats"
"""What the announcement says, and no other card."""
SECOND = "Verzamel met je klas achter de sporthal"
"""What it says once it was corrected."""
RECALLED = "geldt niet meer"
"""What stands in its place once it was recalled."""
PATIENCE = 90.0
"""Seconds without anything new after which what is missing counts as lost."""
LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Stage:
    """`people` are numbered from 0, who is the author; `further` are settings of the bot."""

    data: Path
    people: int
    peer: str
    further: Mapping[str, str] = field(default_factory=dict[str, str])

    def rule(self, rules: Rules) -> None:
        body = json.dumps(asdict(rules)).encode()
        request = urllib.request.Request(f"{self.peer}peer/rules", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60):
            pass

    def seen(self) -> Seen:
        return Seen(**self._ask("seen"))

    def chats(self) -> Mapping[str, Mapping[str, str]]:
        """The cards that stand in each chat, by activity: what of the announcement they say."""
        return self._ask("chats")

    def cards(self) -> Counter[int]:
        """How many each person has, by number."""
        return Counter({int(name.split(":")[1]): len(chat) for name, chat in self.chats().items() if chat})

    def _ask(self, what: str) -> Any:
        with urllib.request.urlopen(f"{self.peer}peer/{what}", timeout=60) as answer:
            return json.loads(answer.read())

    @property
    def settings(self) -> Settings:
        """As the bot's own: for what is done or looked at beside it."""
        own = {name.removeprefix("BODE_").lower(): value for name, value in self.further.items()}
        return load_settings(data_dir=self.data, **own)

    def clicks(self, address: str, button: Verb, **inputs: str) -> object:
        """The author, on their own card; gives what the bot at this address shows then."""
        activity = clicks(0, self.peer, button.verb, {**button.to_data(), **inputs})
        follow = self.stands().follow
        activity["replyToId"] = follow.activity if follow else ""
        body = json.dumps(activity).encode()
        request = urllib.request.Request(f"{address}/api/messages", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def corrects(self, address: str) -> None:
        """Its author gives it another text."""
        said = self.stands().words["nl"]
        text = said.text.replace(FIRST, SECOND)
        self.clicks(address, CorrectionPreview(id=ID), title_nl=said.title, text_nl=text)
        # The first edition, and the first revision of what replaces it.
        self.clicks(address, CorrectionPublish(id=ID, revision=1, edition=1))

    def showing(self, mark: str) -> int:
        """How many people have a card that shows this."""
        return sum(mark in chat.values() for chat in self.chats().values())

    def behind(self, mark: str) -> set[str]:
        """Who has a card that shows anything else of the announcement."""
        chats = self.chats().items()
        return {person_id(int(name.split(":")[1])) for name, chat in chats if {*chat.values()} - {mark}}

    def unchanged(self) -> set[str]:
        """Who is listed as having a card that could not be changed."""
        return asyncio.run(self._unchanged())

    async def _unchanged(self) -> set[str]:
        async with opened_records(self.settings) as records:
            kept = records.unchanged.stream(partition=announcement_partition(ID))
            return {one.value.person async for one in kept}

    def installs(self) -> None:
        asyncio.run(self._installs())

    async def _installs(self) -> None:
        async with opened_house(self.settings) as house:
            await install(house, self.people, self.peer)

    def publishes(self, id: str = ID, question: Question | None = None) -> None:
        asyncio.run(self._publishes(id, question))

    async def _publishes(self, id: str, question: Question | None) -> None:
        async with opened_house(self.settings) as house:
            await publish(house, id, follow=None, question=question)

    def stands(self, id: str = ID) -> Announcement:
        return asyncio.run(self._stands(id))

    async def _stands(self, id: str) -> Announcement:
        async with opened_records(self.settings) as records:
            standing = await records.announcements.get(announcement_partition(id), id)
            assert standing is not None
            return standing.value

    def deliveries(self, id: str = ID) -> Sequence[Delivery]:
        return asyncio.run(self._deliveries(id))

    async def _deliveries(self, id: str) -> Sequence[Delivery]:
        async with opened_records(self.settings) as records:
            kept = records.deliveries.stream(partition=announcement_partition(id))
            return [one.value async for one in kept]

    def until(self, enough: Callable[[Seen], bool], every: float = LOOK_EVERY) -> Seen:
        """Looks until it is enough, or nothing more comes."""
        came, since = -1, time.monotonic()
        while True:
            now = self.seen()
            if sum(now.sent.values()) + now.others > came:
                came, since = sum(now.sent.values()) + now.others, time.monotonic()
            if enough(now) or time.monotonic() - since > PATIENCE:
                return now
            time.sleep(every)

    def until_sent(self, id: str = ID) -> Announcement:
        """Until nothing of it is under way, or nothing more comes."""
        came, since = -1, time.monotonic()
        while True:
            now = self.stands(id)
            ended = now.tally.delivered + now.tally.not_reached
            if ended > came:
                came, since = ended, time.monotonic()
            if now.state is not AnnouncementState.SENDING or time.monotonic() - since > PATIENCE:
                return now
            time.sleep(1)

    def until_brought(self, id: str = ID) -> Announcement:
        """Until every card that can be is of the newest edition, or nothing more comes."""
        came, since = -1, time.monotonic()
        while True:
            now = self.stands(id)
            assert now.bringing is not None
            if now.bringing.ended > came:
                came, since = now.bringing.ended, time.monotonic()
            if now.bringing.done or time.monotonic() - since > PATIENCE:
                return now
            time.sleep(1)


@contextmanager
def stage(folder: Path, people: int, rules: Rules, further: Mapping[str, str] | None = None) -> Generator[Stage]:
    with listening("tests.peers.connector") as peer:
        one = Stage(folder, people, peer, further or {})
        one.rule(rules)
        prepare(folder, people, further=one.further)
        one.installs()
        yield one


def missing(stage: Stage, id: str = ID) -> Mapping[str, int]:
    """What is wrong with a send that is over, by what its people have and by what is recorded of it."""
    cards, kept = stage.cards(), {one.person: one for one in stage.deliveries(id)}
    of = {number: kept.get(person_id(number)) for number in range(stage.people)}
    twice = [one for number, one in of.items() if one and cards[number] > 1]
    return {
        "people who did not get it": sum(not cards[number] for number in of),
        "people without a record": sum(one is None for one in of.values()),
        "deliveries that stay under way": sum(one.state in UNDER_WAY for one in kept.values()),
        "people who have it, and are not known to": sum(
            one is not None and cards[number] > 0 and one.state is not DeliveryState.DELIVERED
            for number, one in of.items()
        ),
        "duplicates that are not on the list": sum(not one.resent for one in twice),
    }


def set_aside(stage: Stage) -> int:
    """How many jobs are not tried any more."""
    return asyncio.run(_set_aside(stage))


async def _set_aside(stage: Stage) -> int:
    async with opened_records(stage.settings) as records:
        return len([one async for one in records.set_aside.stream(order="at")])
