"""What is backed up comes back: from SQLite to SQLite, to Cosmos DB and back again, with its files and its jobs."""

import asyncio
import itertools
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.backup.file import BackupRefused, written_whole
from bot.backup.lines import DocumentLine, Head, JobLine, Line, Sums
from bot.backup.making import sums_of
from bot.backup.restoring import NotEmpty, NotWhole, check
from bot.blobs.base import NoSuchBlob, whole
from bot.bootstrap.backups import opened_to_restore
from bot.people.directory import as_row
from bot.store.base import DocumentStore, Put, StoreError
from bot.store.restoring import HalfRestored, Mark, StandsThere, set_mark
from bot.work.job import Job
from tests.backup.rig import SECRET, START, Opened, Place, content, fill
from tests.peers.cosmos import CosmosPeer

HOLD = timedelta(minutes=1)


@asynccontextmanager
async def places(folder: Path, *kinds: str) -> AsyncGenerator[list[Place]]:
    """One after the other: "sqlite" or "cosmos"."""
    async with AsyncExitStack() as stack:
        found: list[Place] = []
        for number, kind in enumerate(kinds):
            place = Place(folder / f"{kind}{number}")
            if kind == "cosmos":
                peer = CosmosPeer(ranges=2, now=lambda place=place: place.clock().timestamp())
                place.peer = await stack.enter_async_context(peer.running())
            found.append(place)
        yield found


def lasting(lines: list[str] | tuple[str, ...]) -> list[str]:
    return [line for line in lines if not line.startswith("index/")]


@pytest.mark.parametrize(
    "way", [("sqlite", "sqlite"), ("sqlite", "cosmos", "sqlite"), ("cosmos", "cosmos")], ids="-".join
)
@pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])
async def test_everything_comes_back(tmp_path: Path, way: tuple[str, ...], key: bytes | None) -> None:
    async with places(tmp_path, *way) as found:
        async with found[0].opened() as opened:
            await fill(opened)
            before = lasting([*await opened.all()])
        for number, (here, there) in enumerate(itertools.pairwise(found)):
            file = tmp_path / f"{number}.bode"
            made = await here.backs_up(file, key)
            assert made.counts.documents == {"person": 30, "audit": 5, "accepted": 5}
            assert (made.counts.files, made.counts.jobs, made.changed) == (2, 3, ())
            done = await there.restores(file, key)
            assert (done.documents, done.files, done.jobs, done.expired) == (40, 2, 3, 0)
            async with there.opened() as opened:
                assert [*await opened.all()] == before
        async with found[-1].opened() as opened:
            await check_jobs(opened, found[-1])


async def check_jobs(opened: Opened, place: Place) -> None:
    """What waited waits, what was for later is for later, and what was held comes as a further attempt."""
    (now,) = await opened.jobs.lease(limit=5, duration=HOLD)
    assert (now.job, now.attempt) == (Job("request_ask", {"request": "r1", "n": [1, "é"]}), 1)
    assert await opened.urgent.lease(limit=5, duration=HOLD) == []
    place.clock.turn(HOLD)
    (held,) = await opened.urgent.lease(limit=5, duration=HOLD)
    assert (held.job.name, held.attempt) == ("announcement_deliver", 2)
    await opened.jobs.done(now)
    await opened.urgent.done(held)
    place.clock.turn(timedelta(hours=5))
    (later,) = await opened.jobs.lease(limit=5, duration=HOLD)
    assert (later.job.name, later.attempt) == ("request_later", 1)


@pytest.mark.slow
async def test_a_backup_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    place = Place(tmp_path / "data")
    async with place.opened() as opened:
        await fill(opened, 1500)
        stopped = asyncio.Event()

        async def writes() -> None:
            number = 0
            while not stopped.is_set():
                number += 1
                pair = [Put("audit", f"w{number}", {"of": number}), Put("request", f"w{number}", {"of": number})]
                await opened.store.commit("default:writer", pair)
                await opened.jobs.put([Job("writer", {"of": number})])

        writer = asyncio.create_task(writes())
        made = await place.backs_up(tmp_path / "x.bode")
        stopped.set()
        await writer
    written = made.counts.documents.get("request", 0)
    assert made.counts.documents["audit"] == 5 + written
    assert made.counts.jobs - 3 in {written, written - 1}, "a job is put after its commit, and before the next"
    there = Place(tmp_path / "there")
    assert (await there.restores(tmp_path / "x.bode")).documents == sum(made.counts.documents.values())


async def test_what_changes_while_cosmos_is_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reading finds it; a lease, which always changes, is none of it."""
    async with places(tmp_path, "cosmos") as (place,), place.opened() as opened:
        await fill(opened)
        files = opened.blobs.list

        async def between(self: object, prefix: str = "") -> AsyncGenerator[object]:
            await opened.store.commit("default:x", [Put("audit", "late", {}), Put("lease", "l", {"number": 1})])
            async for one in files(prefix):
                yield one

        monkeypatch.setattr(type(opened.blobs), "list", between)
        made = await place.backs_up(tmp_path / "x.bode")
        assert made.changed == ("audit",)


async def test_what_expired_meanwhile_stays_away(tmp_path: Path) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
    await here.backs_up(tmp_path / "x.bode")
    there.clock.turn(timedelta(days=2, minutes=-30))  # the second goes within the hour, and is not compared
    done = await there.restores(tmp_path / "x.bode")
    assert (done.documents, done.expired) == (39, 1)


async def test_what_expires_before_it_is_compared_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
    await here.backs_up(tmp_path / "x.bode")
    there.clock.turn(timedelta(days=1, minutes=-1))

    async def takes_its_time(*given: Any) -> Sums:
        there.clock.turn(timedelta(minutes=30))
        return await sums_of(*given)

    monkeypatch.setattr("bot.backup.restoring.sums_of", takes_its_time)
    assert (await there.restores(tmp_path / "x.bode")).documents == 40
    async with there.opened() as opened:
        assert len(await opened.all()) == 40 - 1 + 2


OLD = DocumentLine("person", "default:directory", "p1", None, {"id": "p1", "name": "Ana"})


@pytest.mark.parametrize(
    ("kinds", "line", "why"),
    [
        ({"person": 2, "later": 1}, replace(OLD, kind="later"), "kind 'later', which this program does not know"),
        ({"person": 2}, replace(OLD, kind="audit"), "kind 'audit', which this program does not know"),
        ({"restoring": 1}, replace(OLD, kind="restoring"), "kind 'restoring', which this program does not know"),
        ({"person": 99}, OLD, "a person of schema 99, this program knows 2: restore with the newer"),
        ({"person": 2}, replace(OLD, partition="stad:directory"), "organisation that is not among those"),
        ({}, JobLine("fast", "x", {}, START, 0), "a job of the queue 'fast', which this program does not have"),
    ],
)
async def test_what_this_program_cannot_keep_is_refused_before_anything_is_written(
    tmp_path: Path, kinds: dict[str, int], line: Line, why: str
) -> None:
    with written_whole(tmp_path / "x", None) as writer:
        writer.write(Head("id", START, ("default",), kinds, with_jobs=True), line)
    there = Place(tmp_path / "there")
    with pytest.raises(BackupRefused, match=f"x, line 2: .*{why}"):
        await there.restores(tmp_path / "x")
    async with there.opened() as opened:
        assert await opened.all() == []


async def test_what_an_older_program_wrote_comes_as_today(tmp_path: Path) -> None:
    with written_whole(tmp_path / "x", None) as writer:
        writer.write(Head("id", START, ("default",), {"person": 1}, with_jobs=True), OLD)
    there = Place(tmp_path / "there")
    await there.restores(tmp_path / "x")
    async with there.opened() as opened:
        found = await opened.store.get("person", "default:directory", "p1")
        assert found and found.body == as_row(OLD.body) != OLD.body


async def test_only_an_empty_store_is_restored_into(tmp_path: Path) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
    await here.backs_up(tmp_path / "x.bode")
    async with there.opened() as opened:
        await opened.jobs.put([Job("left", {})])
    with pytest.raises(NotEmpty, match="1 jobs in the queue jobs"):
        await there.restores(tmp_path / "x.bode")
    async with there.opened() as opened:
        await opened.blobs.put("pictures/p", whole(b"x"))
    with pytest.raises(NotEmpty, match="the file pictures/p"):
        await there.restores(tmp_path / "x.bode")
    async with there.opened() as opened:
        await opened.store.commit("default:p", [Put("audit", "1", {}), Put("person", "1", {})])
    with pytest.raises(NotEmpty, match="audit"):
        await there.restores(tmp_path / "x.bode")
    async with there.opened() as opened:
        assert len(await opened.all()) == 3, "and nothing was touched"


async def test_half_a_restore_keeps_everybody_else_out_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
        before = lasting([*await opened.all()])
    await here.backs_up(tmp_path / "x.bode")
    await here.backs_up(tmp_path / "y.bode")
    with monkeypatch.context() as broken:
        broken.setattr("bot.backup.restoring.sums_of", _fails)
        with pytest.raises(StoreError, match="away"):
            await there.restores(tmp_path / "x.bode")
    with pytest.raises(HalfRestored, match="is not whole"):
        async with there.opened():
            pass
    with pytest.raises(NotEmpty, match="half of another backup"):
        await there.restores(tmp_path / "y.bode")
    done = await there.restores(tmp_path / "x.bode")
    assert done.went_on
    assert (done.documents, done.files, done.jobs) == (40, 2, 3)
    async with there.opened() as opened:
        assert [*await opened.all()] == before
        assert await opened.jobs.pending() == 2


async def _fails(*_: object) -> None:
    raise StoreError("away")


@pytest.mark.parametrize("kind", ["sqlite", "cosmos"])
@pytest.mark.parametrize(
    ("id", "found"), [("b", "audit: 5 in the backup, 6 in the store"), ("a", "another audit a stands there")]
)
async def test_what_something_else_wrote_meanwhile_is_found(
    tmp_path: Path, kind: str, id: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was opened before the mark stood there, as a bot that was starting may have been."""
    async with places(tmp_path, "sqlite", kind) as (here, there):
        async with here.opened() as opened:
            await fill(opened)
        await here.backs_up(tmp_path / "x.bode")
        async with there.opened() as opened:

            async def then_writes(store: DocumentStore, mark: Mark) -> Mark:
                stands = await set_mark(store, mark)
                await opened.store.commit("default:person:p1", [Put("audit", id, {"another": 1})])
                return stands

            monkeypatch.setattr("bot.backup.restoring.set_mark", then_writes)
            with pytest.raises((StandsThere, NotWhole), match=found):
                await there.restores(tmp_path / "x.bode")
        with pytest.raises(HalfRestored):
            async with there.opened():
                pass


async def test_a_file_that_does_not_come_back_as_it_was_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
    await here.backs_up(tmp_path / "x.bode")
    with monkeypatch.context() as broken:
        broken.setattr("bot.backup.restoring.sums_of", _fails)
        with pytest.raises(StoreError, match="away"):
            await there.restores(tmp_path / "x.bode")
    (there.data / "blobs" / "attachments%a.pdf").write_bytes(b"%PDF, but another")
    with pytest.raises(NotWhole, match=r"the file attachments/a.pdf is not what stands in the backup, line \d+"):
        await there.restores(tmp_path / "x.bode")


async def test_a_file_that_goes_away_while_it_is_read_is_not_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
        reads = type(opened.blobs).read

        async def reads_half(self: object, name: str) -> AsyncGenerator[bytes]:
            async for chunk in reads(self, name):
                yield chunk[:10]
                if name == "attachments/a.pdf":
                    raise NoSuchBlob(name)

        with monkeypatch.context() as patched:
            patched.setattr(type(opened.blobs), "read", reads_half)
            made = await here.backs_up(tmp_path / "x.bode")
    assert made.counts.files == 1
    await there.restores(tmp_path / "x.bode")
    async with there.opened() as opened:
        assert [blob.name async for blob in opened.blobs.list()] == ["attachments/empty"]
        assert await content(opened.blobs, "attachments/empty") == b""


async def test_a_backup_of_an_organisation_that_is_not_here_is_refused(tmp_path: Path) -> None:
    rules = tmp_path / "organisations.toml"
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened)
    await here.backs_up(tmp_path / "x.bode")
    rules.write_text('[[organisations]]\nid = "stad"\n', encoding="utf-8")
    settings = there.settings.model_copy(update={"organisations_file": rules, "organisation": "stad"})
    async with opened_to_restore(settings, there.clock) as into:
        with pytest.raises(BackupRefused, match="it holds the organisation default"):
            check(tmp_path / "x.bode", None, into)
