"""Notices: who can be reached again is told everything that they missed, by the very job that could not tell them."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.house import House
from bot.queue.base import Job
from bot.store import collection
from bot.store.base import Put
from bot.store.kinds import NOTICE
from bot.store.partitions import notices_partition
from bot.store.sqlite import open_store
from bot.work import notifying
from bot.work.notice import DeliveryState, Notice
from tests.store.rig import Clock
from tests.work.rig import NOW, opened, taken

MISSED = Notice("leave.2026.x", "ana", "n0", asks=True, state=DeliveryState.GONE)


async def keep(house: House, notice: Notice) -> None:
    await house.records.accept(notices_partition(notice.subject), [house.records.notices.put(notice)])


async def test_a_job_comes_back_as_it_was_whatever_its_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        body = {"mandate": "m1", "person": "ana", "what": "granted", "step": 2}
        await keep(house, replace(MISSED, job="grant_of_mandate", body=body))
        assert await notifying.catch_up(house, "ana") == 1
        assert await taken(house.queue) == [Job("grant_of_mandate", body)]


async def test_more_than_a_page_are_caught_up_with_and_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "STREAMED", 2)
    async with opened(tmp_path) as house:
        for number in range(5):
            notice = replace(MISSED, what=f"n{number}", job="request_ask", body={"n": number}, activity=f"a{number}")
            await keep(house, notice)
        assert len(await notifying.standing_notices(house, MISSED.subject)) == 5
        assert await notifying.catch_up(house, "ana") == 5
        assert await notifying.catch_up(house, "ana") == 0
        assert sorted(str(job.body["n"]) for job in await taken(house.queue)) == ["0", "1", "2", "3", "4"]


async def test_a_notice_of_before_is_caught_up_with(tmp_path: Path) -> None:
    """It kept the name of its job alone."""
    before = {
        "subject": "leave.2026.x",
        "person": "ana",
        "what": "asked",
        "asks": True,
        "state": "gone",
        "activity": "",
        "job": "request_ask",
        "tries": 3,
        "organisation": "default",
    }
    async with opened(tmp_path) as house:
        file = getattr(house.queue, "_file")  # noqa: B009
        older = await open_store(file, [replace(NOTICE, schema=1, migrations={})], now=Clock(NOW))
        put = Put("notice", "leave.2026.x:ana:asked", before)
        await older.commit(collection.organised(notices_partition("leave.2026.x"), "default"), [put])
        assert await notifying.catch_up(house, "ana") == 1
        body = {"request": "leave.2026.x", "person": "ana", "what": "asked"}
        assert await taken(house.queue) == [Job("request_ask", body)]
