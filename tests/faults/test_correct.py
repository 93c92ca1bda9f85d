"""A correction and a recall survive the death of their process: the last edition stands everywhere."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from bot.bootstrap.houses import opened_records
from bot.settings import load_settings
from bot.store.partitions import announcement_partition
from tests.faults.peers import AUTHOR, Bot, ConnectorService
from tests.faults.sending import WORKERS, publish, reached, working

FEW, MANY = (40, 1), (150, 3)
"""People, and how often it is killed during each of both."""
PATIENCE = 120
"""Seconds for each part of it."""
RIGHT, RECALLED = "De school gaat dicht.", "geldt niet meer"


@pytest.mark.usefixtures("chosen_store")
@pytest.mark.parametrize("how", ["notice", "deleted"])
@pytest.mark.parametrize(
    ("people", "kills"), [pytest.param(*FEW, id="few"), pytest.param(*MANY, id="many", marks=pytest.mark.long)]
)
async def test_the_last_edition_stands_everywhere_after_kills(
    tmp_path: Path, people: int, kills: int, how: str
) -> None:
    async with working(tmp_path, people) as (bot, session, service):
        post = await publish(bot, session)
        await reached(service, people // 3)  # the rest still waits, and some are on the wire
        words = {"title_nl": "Sneeuw in aantocht", "text_nl": RIGHT}
        await bot.clicks(session, AUTHOR, "correction.preview", id=post, **words)
        await bot.clicks(session, AUTHOR, "correction.publish", id=post, revision=1, edition=1)
        await killed(bot, session, lambda: len(people_with(service, RIGHT)), people, kills)
        await until(lambda: len(people_with(service, RIGHT)) == people)
        before = sum(service.sent.values())
        await bot.clicks(session, AUTHOR, "correction.recall", id=post, how=how)
        await killed(bot, session, lambda: people - len(people_with(service, RIGHT)), people, kills)
        listed = await ended(tmp_path, post)
    assert sum(service.sent.values()) == before, "nothing more left"
    twice = {conversation for conversation, times in service.sent.items() if times > 1}
    assert len(twice) <= 2 * kills * WORKERS
    old = {conversation for (conversation, _), said in service.stands.items() if RECALLED not in said}
    assert old <= twice, "only a card of which nobody heard that it arrived"
    assert {conversation.removeprefix("a:") for conversation in old} <= listed
    assert how == "notice" or len(service.stands) == len(old)


def people_with(service: ConnectorService, text: str) -> set[str]:
    """Who has a card that says it."""
    return {conversation for (conversation, _), said in service.stands.items() if text in said}


async def ended(data: Path, announcement: str) -> set[str]:
    """Waits until nothing of the recall is left to do; gives those on the author's list."""
    async with opened_records(load_settings(data_dir=data)) as records, asyncio.timeout(PATIENCE):
        partition = announcement_partition(announcement)
        while True:
            standing = await records.announcements.get(partition, announcement)
            if standing and standing.value.recalled and standing.value.bringing and standing.value.bringing.done:
                return {one.value.person async for one in records.unchanged.stream(partition=partition)}
            await asyncio.sleep(0.5)


async def killed(bot: Bot, session: aiohttp.ClientSession, done: Callable[[], int], people: int, kills: int) -> None:
    for kill in range(kills):
        await until(lambda: done() >= (kill + 1) * people // (kills + 2))  # noqa: B023 - asked at once
        await bot.kill()
        await bot.start(session)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
