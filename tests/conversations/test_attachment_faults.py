"""Files for a request when something goes wrong: a virus, a scanner or blobs that are away, a crash in the middle."""

from collections.abc import AsyncIterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.blobs.base import ANY, BlobsUnavailable
from bot.bootstrap.running import JOBS
from bot.channel.base import Sent, Throttled
from bot.house import House
from bot.scanner import scanner_at
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.outing import PDF, PNG, a_file, at_the_papers, kept, sends, write_outing
from tests.conversations.school import UNHURRIED, School
from tests.peers.clamd import VIRUS, Clamd


@pytest.fixture
async def outings(own_forms: Path, school: School) -> School:
    write_outing(own_forms)
    await school.restarts()
    await school.ana.installs()
    await at_the_papers(school.ana)
    return school


def works_in(school: School, **changed: Any) -> None:
    """Jobs run in a house that is changed so."""
    house: House = replace(school.house, **changed)
    school.worker = Worker(Work(house, school.recorder, Budget(UNHURRIED)), JOBS, width=16, lease=timedelta(seconds=60))


async def test_a_virus_is_not_kept_and_what_is_clean_is(outings: School) -> None:
    ana = outings.ana
    async with Clamd().running() as clamd:
        works_in(outings, scanner=scanner_at(clamd.address))
        await ana.sends_a_file("", a_file(outings, "goed.png", PNG), a_file(outings, "factuur.pdf", PDF + VIRUS))
        await outings.jobs()
    assert clamd.looked == [PNG, PDF + VIRUS], "all of both"
    assert "goed.png (5 kB)" in ana.newest.text
    assert "factuur.pdf De virusscanner vond iets in dit bestand." in ana.newest.text
    assert await kept(outings) == [PNG]


async def test_without_its_scanner_nothing_is_taken(outings: School) -> None:
    async with Clamd().running() as clamd:
        pass
    works_in(outings, scanner=scanner_at(clamd.address))
    await sends(outings, outings.ana, "attest.pdf")
    assert "De virusscanner antwoordt niet" in outings.ana.newest.text
    assert await kept(outings) == []


class Away:
    """Blobs that take nothing so many times."""

    def __init__(self, school: School, times: int) -> None:
        self._blobs = school.house.blobs
        self.times = times

    async def put(self, name: str, chunks: AsyncIterable[bytes], *, replaces: str | None = ANY) -> str:
        if self.times:
            self.times -= 1
            raise BlobsUnavailable("away")
        return await self._blobs.put(name, chunks, replaces=replaces)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._blobs, name)


@pytest.mark.parametrize(("times", "told"), [(3, "attest.pdf (5 kB)"), (4, "Het ophalen is mislukt.")])
async def test_blobs_that_are_away_are_tried_for_a_while(outings: School, times: int, told: str) -> None:
    works_in(outings, blobs=Away(outings, times))
    await outings.ana.sends_a_file("", a_file(outings, "attest.pdf"))
    for _ in range(5):
        await outings.jobs(later=timedelta(minutes=5))
    assert told in outings.ana.newest.text


class DiesBeforeTheCommit(Exception):
    """As if the process were gone."""


async def test_a_crash_between_the_bytes_and_the_answer_loses_nothing(
    outings: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = outings.ana
    await ana.sends_a_file("", a_file(outings, "attest.pdf"))
    with monkeypatch.context() as broken:
        broken.setattr("bot.arrange.attachments.jobs.attach", _dies)
        await outings.jobs()
    assert await kept(outings) == [PDF], "the bytes are there, and no request names them"
    assert "attest.pdf" not in ana.newest.text
    await outings.restarts()
    await outings.jobs(later=timedelta(minutes=5))
    assert "attest.pdf (5 kB)" in ana.newest.text
    assert await kept(outings) == [PDF]


async def test_bytes_that_no_request_came_to_name_go_after_a_while(
    outings: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await outings.ana.sends_a_file("", a_file(outings, "attest.pdf"))
    with monkeypatch.context() as broken:
        broken.setattr("bot.arrange.attachments.jobs.attach", _dies)
        for _ in range(12):
            await outings.jobs(later=timedelta(minutes=6))
    assert [item.value.job async for item in outings.house.records.set_aside.stream(order="at")] == ["attachments_take"]
    assert await kept(outings) == [PDF]
    await outings.jobs(later=timedelta(days=2))
    assert await kept(outings) == []


async def test_what_a_request_names_stays(outings: School) -> None:
    await sends(outings, outings.ana, "attest.pdf")
    await outings.jobs(later=timedelta(days=3))
    assert await kept(outings) == [PDF]
    await outings.ana.clicks("Volgende")
    assert "attest.pdf" in outings.ana.newest.text


async def test_a_crash_before_it_is_told_takes_nothing_twice(outings: School, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = outings.ana
    await ana.sends_a_file("", a_file(outings, "attest.pdf"))
    with monkeypatch.context() as broken:
        broken.setattr("bot.arrange.attachments.arriving.settle", _dies)
        await outings.jobs()
    outings.recorder.drive.clear()
    await outings.jobs(later=timedelta(minutes=5))
    assert "attest.pdf (5 kB)" in ana.newest.text
    assert len(outings.recorder.taken) == 1


async def test_an_update_that_has_to_wait_is_made_later(outings: School) -> None:
    outings.recorder.update_fails = [Throttled(1)]
    await sends(outings, outings.ana, "attest.pdf")
    await outings.jobs(later=timedelta(minutes=1))
    assert "attest.pdf (5 kB)" in outings.ana.newest.text
    assert len(outings.recorder.taken) == 1


async def test_files_of_two_turns_at_once_are_both_there(outings: School) -> None:
    ana = outings.ana
    await ana.sends_a_file("", a_file(outings, "attest.pdf"))
    await ana.sends_a_file("", a_file(outings, "foto.png", PNG))
    await outings.jobs()
    assert "attest.pdf" in ana.newest.text
    assert "foto.png" in ana.newest.text


async def test_a_turn_that_comes_twice_sends_one_file(outings: School) -> None:
    event = Sent("", (a_file(outings, "attest.pdf"),))
    for _ in range(2):
        await outings.ana.turn(event, key="a" * 32)
        await outings.jobs()
    assert await kept(outings) == [PDF]
    assert len(outings.recorder.taken) == 1


async def _dies(*_: object, **__: object) -> None:
    raise DiesBeforeTheCommit
