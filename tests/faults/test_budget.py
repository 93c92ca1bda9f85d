"""A large send beside people who talk, against a Teams that counts: nobody stays without an answer."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.writing.words import Words
from bot.bootstrap.channels import Bot, Bots
from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import JOBS, Bode
from bot.channel.session import SessionSettings
from bot.channel.teams import open_teams
from bot.front.dispatch import handler
from bot.house import House
from bot.people.contact import Address, Contact
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.principals import EVERYBODY
from bot.settings import load_settings
from bot.store.partitions import announcement_partition, person_partition
from bot.web.app import application
from bot.work import replying
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.job import Job
from bot.work.worker import Worker
from tests.faults.peers import AUTHOR, TENANT, person_id, write_organisation
from tests.peers.strict import StrictService

pytestmark = pytest.mark.usefixtures("chosen_store")

PEOPLE = 200
"""Who are sent something for as long as the talk lasts."""
AT_ONCE = 20
"""Who installs Bode at the same time: all of them would wait for the store longer than a turn may."""
TURNS = 40
SECONDS = 0.25
"""The window of this Teams: four times as fast as the real one, and as strict. A slow machine only sends less in it:
the budget counts each request until a window after its answer."""


@dataclass
class Running:
    house: House
    client: "TestClient[Request, Application]"

    async def says(self, person: int, text: str, service_url: str) -> str:
        """Posts a message; gives the id that its reply names."""
        activity = uuid4().hex
        body = {
            "type": "message",
            "id": activity,
            "text": text,
            "channelId": "msteams",
            "serviceUrl": service_url,
            "from": {"id": f"29:{person}", "aadObjectId": person_id(person), "name": "Iemand"},
            "recipient": {"id": "28:bode"},
            "conversation": {"id": f"a:{person}", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
        }
        async with self.client.post("/api/messages", json=body) as response:
            assert response.status == 200
        return activity


@asynccontextmanager
async def running(data: Path, service: StrictService) -> AsyncGenerator[Running]:
    """The whole bot, with everybody installed and its budget scaled to the service's window."""
    organisation = data / "organisation.toml"
    write_organisation(organisation, PEOPLE)
    async with opened_house(load_settings(data_dir=data)) as house:
        await load_organisation(house, parse_organisation("o", organisation.read_bytes()))
        for first in range(1, PEOPLE + 1, AT_ONCE):
            await asyncio.gather(*(install(house, number, service.url) for number in range(first, first + AT_ONCE)))
        budget = Budget(50, seconds=SECONDS)
        teams = open_teams(None, budget=budget, keep=partial(replying.keep, house), settings=SessionSettings())
        worker = Worker(Work(house, teams.channel, budget), JOBS, width=16, lease=timedelta(seconds=60))
        bots = Bots({"": Bot(teams, budget, handler(house))}, {"default": teams.channel}, {"default": budget})
        bode = Bode({"default": house}, bots, [worker], None, lambda: "")
        async with TestClient(TestServer(application(bode))) as client:
            yield Running(house, client)
        await teams.close()


async def install(house: House, number: int, service_url: str) -> None:
    address = Address(f"a:{number}", service_url, TENANT, f"29:{number}", "28:bode")
    contact = Contact(person_id(number), address, installed=True, welcomed=True)
    await house.records.accept(person_partition(contact.person), [house.records.contacts.put(contact)])


async def publish(house: House) -> None:
    announcement = Announcement(
        "draft-1",
        AUTHOR,
        {"nl": Words("Sneeuw in aantocht", "De school blijft open.")},
        EVERYBODY,
        confirmation=True,
        state=AnnouncementState.SENDING,
        created=house.now(),
        published=house.now(),
    )
    write = house.records.announcements.put(announcement)
    spread = Job("announcement_spread", {"announcement": announcement.id})
    await house.records.accept(announcement_partition(announcement.id), [write], jobs=[spread])


async def until_all_is_sent(service: StrictService) -> None:
    async with asyncio.timeout(60):
        while len(service.sent()) < PEOPLE:  # noqa: ASYNC110 - a server counts
            await asyncio.sleep(0.05)


async def talk(bot: Running, service: StrictService) -> list[str]:
    turns: list[asyncio.Task[str]] = []
    for turn in range(TURNS):
        turns.append(asyncio.ensure_future(bot.says(2 + turn, "help", service.url)))
        await asyncio.sleep(SECONDS / 10)
    return await asyncio.gather(*turns)


async def replied(service: StrictService, turns: list[str]) -> None:
    async with asyncio.timeout(60):
        while set(turns) - set(service.replies()):  # noqa: ASYNC110 - a server counts
            await asyncio.sleep(0.05)


async def test_no_second_holds_more_than_teams_takes_and_no_reply_is_lost(tmp_path: Path) -> None:
    service = StrictService(50, SECONDS)
    async with service.running(), running(tmp_path, service) as bot:
        await publish(bot.house)
        turns = await talk(bot, service)
        await replied(service, turns)
        await until_all_is_sent(service)
    assert service.busiest <= 50
    assert service.refused == 0
    assert service.replies() == dict.fromkeys(turns, 1)
    assert set(service.sent().values()) == {1}


async def test_where_teams_takes_less_than_it_promised_everybody_gets_theirs_all_the_same(tmp_path: Path) -> None:
    """Another instance uses some of it, say: replies and sends are refused, and each is there in the end, once.

    How many come in a window depends on the machine, so the service refuses by count.
    """
    service = StrictService(50, SECONDS, every=10)
    async with service.running(), running(tmp_path, service) as bot:
        await publish(bot.house)
        turns = await talk(bot, service)
        await replied(service, turns)
        await until_all_is_sent(service)
    assert service.refused > 0
    assert service.replies() == dict.fromkeys(turns, 1)
    assert set(service.sent().values()) == {1}
