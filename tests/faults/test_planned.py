"""What is planned goes once, whenever the process dies around its moment."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning.going import due_of
from bot.announce.writing.words import Words
from bot.bootstrap.houses import opened_records
from bot.people.principals import EVERYBODY
from bot.settings import load_settings
from bot.store.partitions import announcement_partition
from tests.faults.peers import AUTHOR
from tests.faults.sending import reached, working

PEOPLE = 8
KILLS = (0.2, 2.6, 0.4)
"""Seconds after its moment, and after each new start: before it is found due, and while it begins."""


@pytest.mark.usefixtures("chosen_store")
async def test_it_begins_once_after_kills_between_its_moment_and_its_send(tmp_path: Path) -> None:
    async with working(tmp_path, PEOPLE) as (bot, session, service):
        at = datetime.now(UTC) + timedelta(seconds=2)
        await plan(tmp_path, at)
        await asyncio.sleep(2)
        for seconds in KILLS:
            await asyncio.sleep(seconds)
            await bot.kill()
            await bot.start(session)
        await reached(service, PEOPLE, patience=120)
        await asyncio.sleep(1)
    assert len(service.sent) == PEOPLE
    assert max(service.sent.values()) <= 2, "what was on the wire at a kill may have arrived"
    async with opened_records(load_settings(data_dir=tmp_path)) as records:
        deeds = [one.value.deed async for one in records.audit.stream(order="at")]
    assert deeds.count("announcement.published") == 1


async def plan(data: Path, at: datetime) -> None:
    announcement = Announcement(
        "planned-1",
        AUTHOR,
        {"nl": Words("Sneeuw in aantocht", "De school blijft open.")},
        EVERYBODY,
        confirmation=False,
        state=AnnouncementState.PLANNED,
        created=datetime.now(UTC),
        planned_for=at,
    )
    async with opened_records(load_settings(data_dir=data)) as records:
        writes = [records.announcements.put(announcement), records.dues.put(due_of(announcement, at))]
        await records.accept(announcement_partition(announcement.id), writes)
