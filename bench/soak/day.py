"""The day: what stands around it, what happens in its course, and what is left of it at the end."""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic

import aiohttp

from bench.announcing import publish
from bench.people import clicks
from bench.processes import ROOT, Bot, conversing
from bench.replica import cloud
from bench.soak import checks, tenant
from bench.soak.chaos import Chaos
from bench.soak.chats import Chats
from bench.soak.crowd import CONFIRMING, Crowd
from bench.soak.door import TWICE, Door
from bench.soak.pace import Pace
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.writing.words import Words
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.audience import AnyOf
from bot.people.calendar import BRUSSELS
from bot.people.importance import Importance
from bot.people.principals import parse_principal
from bot.settings import load_settings
from bot.store.base import StoreUnavailable
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from cards.announce.correcting_buttons import CorrectionPreview, CorrectionPublish
from cards.texts import texts
from tests.open_hours import write_open_calendar
from tests.peers.connector import Rules

TENANT = "0b0de000-0000-4000-8000-000000000001"
MORNING, BICYCLES = "morning", "bicycles"
"""The announcements: to everybody, with a confirmation; and to some schools, for information, which is corrected."""
ANNOUNCED = (MORNING, BICYCLES)
FIRST = "Verzamel met je klas op de speelplaats"
WEDNESDAY, THURSDAY, TITLE = "Breng woensdag je fiets mee", "Breng donderdag je fiets mee", "Fietsendag"
DIGEST = texts("nl")("digest-title")
MARKS = (FIRST, THURSDAY, WEDNESDAY, DIGEST)
"""What only that one card says: the title of an announcement stands in somebody's news as well."""
SCHOOLS = ("s1", "s2")
"""That are told of the bicycles."""
DRAIN = 600.0
"""Seconds, at most, for what the day left behind: what a kill left in the outbox is taken up after a minute."""


@dataclass(frozen=True, slots=True)
class Day:
    """`seconds` is how long people act, 0: as fast as the machine goes; `asking`, `requesting` and `talking` which
    shares of the people do so, `twofold` which of their turns reach two instances at once."""

    seconds: float
    people: int
    instances: int
    asking: float = 0.10
    requesting: float = 0.03
    talking: float = 0.05
    digesting: float = 0.25
    """Of those who are told of the bicycles."""
    twofold: float = TWICE


@dataclass
class Stage:
    """`settings` are those of every instance."""

    day: Day
    settings: Mapping[str, str]
    bots: Sequence["Instance"]
    chats: Chats
    door: Door
    crowd: Crowd
    house: House
    chaos: Chaos
    pace: Pace


@asynccontextmanager
async def staged(folder: Path, day: Day) -> AsyncGenerator[Stage]:
    """Everything runs, all people have Bode, and nothing happened yet."""
    await asyncio.to_thread(partial(folder.mkdir, parents=True, exist_ok=True))
    with ExitStack() as stack:
        peers = stack.enter_context(cloud())
        graph, tell = stack.enter_context(conversing("bench.soak.tenant", day.people))
        settings = {**peers, **_own(folder, graph)}
        bots = [Instance(folder / str(number), settings) for number in range(day.instances)]
        for bot in bots:
            stack.callback(bot.stop)
        chats = Chats(Rules(marks=MARKS))
        async with chats.running(), aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
            await asyncio.gather(*(asyncio.to_thread(bot.start) for bot in bots))
            await asyncio.to_thread(_install, folder, day.people, chats.url, peers)
            own = {name.removeprefix("BODE_").lower(): value for name, value in peers.items()}
            async with opened_house(load_settings(data_dir=folder / "beside", **own)) as house:
                door = Door(session, [bot.address for bot in bots], twofold=day.twofold)
                crowd, pace = Crowd(door, chats, MORNING, FIRST), Pace(day.seconds)
                chaos = Chaos(bots, chats, peers["BODE_COSMOS_ENDPOINT"], tell, session, pace)
                yield Stage(day, settings, bots, chats, door, crowd, house, chaos, pace)


def _own(folder: Path, graph: str) -> Mapping[str, str]:
    (folder / "mapping.toml").write_text(tenant.mapping(), "utf-8")
    (folder / "libraries.toml").write_text(tenant.libraries(), "utf-8")
    write_open_calendar(folder / "calendar.toml", [f"s{number}" for number in range(tenant.SCHOOLS)])
    return {
        "BODE_GRAPH_TENANT": TENANT,
        "BODE_GRAPH_URL": graph,
        "BODE_GRAPH_DIRECTORY_MINUTES": "0.5",
        "BODE_MAPPING_FILE": str(folder / "mapping.toml"),
        "BODE_LIBRARIES_FILE": str(folder / "libraries.toml"),
        "BODE_CALENDAR_FILE": str(folder / "calendar.toml"),
        "BODE_LEASE_SECONDS": "10",
    }


class Instance(Bot):
    """Keeps when it was `ready`, each time that it was started."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        folder.mkdir()
        program = ("-m", "bench.soak.watch", str(folder / "watched.jsonl"))
        super().__init__(folder, hurried=False, further=settings, program=program)
        self.ready: list[float] = []

    def start(self) -> float:
        taken = super().start()
        self.ready.append(time.time())
        return taken


def _install(folder: Path, people: int, url: str, peers: Mapping[str, str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
    environment |= {**peers, "BODE_DATA_DIR": str(folder / "beside"), "BODE_LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-m", "bench.announcing", "install", str(people), url]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


# --- its course -------------------------------------------------------------------------------------


async def lived(stage: Stage) -> None:
    """All that people do, while things break."""
    day, crowd = stage.day, stage.crowd
    others = list(range(tenant.SCHOOLS, day.people))
    Random(3).shuffle(others)
    asking, requesting, talking = (int(day.people * one) for one in (day.asking, day.requesting, day.talking))
    askers = others[:asking]
    requesters = others[asking : asking + requesting]
    talkers = others[asking + requesting :][:talking]
    bicycles = [number for number in range(1, day.people) if tenant.school_of(number) in SCHOOLS]
    digesters = bicycles[: int(len(bicycles) * day.digesting)]
    await asyncio.gather(*(crowd.wants_a_digest(number, _later) for number in digesters))
    stage.pace.began = monotonic()
    await publish(stage.house, MORNING, None)
    acting = asyncio.create_task(_unasked(stage))
    await asyncio.gather(
        _spread(stage.pace, askers, crowd.asks),
        _spread(stage.pace, requesters, crowd.requests, 0.8),
        _spread(stage.pace, talkers, crowd.talks),
        _bicycles(stage),
        stage.chaos.run(),
    )
    await _drained(stage)
    acting.cancel()
    await asyncio.gather(acting, return_exceptions=True)


async def _spread(
    pace: Pace, people: Sequence[int], does: Callable[[int], Awaitable[None]], until: float = 1.0
) -> None:
    """Each once, at a moment of their own."""
    chance = Random(len(people))
    moments = sorted(chance.random() * until for _ in people)
    begun = zip(moments, people, strict=True)
    await asyncio.gather(*(pace.does(moment, partial(does, number)) for moment, number in begun))


async def _unasked(stage: Stage) -> None:
    """Confirms what came, and decides what is asked, as it comes."""
    chance, crowd, chats = Random(17), stage.crowd, stage.chats
    seen, asked, doing = set[str](), set[str](), set[asyncio.Task[None]]()

    async def later(seconds: float, what: Awaitable[None]) -> None:
        await asyncio.sleep(seconds)
        await what

    def begin(seconds: float, what: Awaitable[None]) -> None:
        task = asyncio.create_task(later(seconds, what))
        doing.add(task)
        task.add_done_callback(doing.discard)

    while True:
        for name in [name for name, chat in chats.chats.items() if name not in seen and FIRST in chat.values()]:
            seen.add(name)
            if chance.random() < CONFIRMING:
                begin(chance.random() * 10, crowd.confirms(int(name.split(":")[1])))
        for request in chats.asked.keys() - asked:
            asked.add(request)
            begin(1 + chance.random() * 5, crowd.decides(request, *chats.asked[request]))
        await asyncio.sleep(0.25)


async def _bicycles(stage: Stage) -> None:
    """A second announcement, which is corrected by its author's clicks once it went out."""
    house = stage.house
    await stage.pace.comes(0.15)
    words = Words(TITLE, f"{WEDNESDAY}: we rijden naar het park.")
    audience = AnyOf(tuple(parse_principal(f"school:{school}") for school in SCHOOLS))
    await publish(house, BICYCLES, None, words=words, audience=audience, importance=Importance.INFORMATION)
    await stage.pace.comes(0.45)
    await asyncio.gather(_corrected(stage, words), _digested(stage))


async def _digested(stage: Stage) -> None:
    """Once there is something in it they want it soon: at the next whole minute but one."""
    for _ in range(int(DRAIN)):
        if (await _states(stage.house))[DeliveryState.HELD.value] >= len(stage.crowd.taken.digests):
            break
        await asyncio.sleep(1)
    wanted = sorted(stage.crowd.taken.digests)
    await asyncio.gather(*(stage.crowd.wants_a_digest(number, _soon) for number in wanted))


def _later() -> datetime:
    """Of a digest for which nobody waits yet."""
    return datetime.now(BRUSSELS) + timedelta(hours=12)


def _soon() -> datetime:
    return datetime.now(BRUSSELS) + timedelta(minutes=2)


async def _corrected(stage: Stage, words: Words) -> None:
    house = stage.house
    title, text = {"title_nl": TITLE}, {"text_nl": words.text.replace(WEDNESDAY, THURSDAY)}
    for _ in range(60):
        standing = await _announced(house, BICYCLES)
        if standing.edition > 1:
            return
        if standing.follow:
            await _click(stage, CorrectionPreview(id=BICYCLES), standing.follow.activity, {**title, **text})
            await _click(stage, CorrectionPublish(id=BICYCLES, revision=1, edition=1), standing.follow.activity)
        await asyncio.sleep(2)
    raise AssertionError("the announcement could not be corrected")


async def _click(
    stage: Stage, button: CorrectionPreview | CorrectionPublish, activity: str, inputs: Mapping[str, str] = {}
) -> None:
    body = clicks(0, stage.chats.url, button.verb, {**button.to_data(), **inputs}) | {"replyToId": activity}
    await stage.door.turn("a correction", body)


async def _drained(stage: Stage) -> None:
    """Until nothing is left to be done, or nothing more comes of it."""
    until = monotonic() + DRAIN
    while monotonic() < until:
        with suppress(StoreUnavailable):
            if not any((await checks.left(stage.house, len(ANNOUNCED))).values()) and await _ended(stage):
                return
        await asyncio.sleep(2)


async def _ended(stage: Stage) -> bool:
    morning, bicycles = await _announced(stage.house, MORNING), await _announced(stage.house, BICYCLES)
    for one in (morning, bicycles):
        if one.state is AnnouncementState.SENDING or (one.bringing and not one.bringing.done):
            return False
    if (await _states(stage.house))[DeliveryState.HELD.value] > await _listed(stage):
        return False
    return morning.tally.confirmed >= len(stage.crowd.taken.confirmed)


async def _states(house: House) -> Counter[str]:
    """How the announcement of the bicycles came to how many."""
    while True:
        with suppress(StoreUnavailable):
            return await checks.states(house.records, BICYCLES)
        await asyncio.sleep(1)


async def _listed(stage: Stage) -> int:
    """Whose digest may have arrived: what it showed waits for that of tomorrow."""
    return len([one for one in stage.crowd.taken.digests if await checks.is_ambiguous(stage.house.records, one)])


async def _announced(house: House, name: str) -> Announcement:
    """Also while the store refuses."""
    while True:
        with suppress(StoreUnavailable):
            standing = await house.records.announcements.get(announcement_partition(name), name)
            assert standing is not None
            return standing.value
        await asyncio.sleep(1)
