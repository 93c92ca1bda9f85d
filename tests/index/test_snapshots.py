"""A whole index in the blobs: a new instance takes it over, or says why not and fills one by itself."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.answer.library import snapshots
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.blobs.base import Blobs
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.index.embedded import EmbeddedIndex
from bot.settings import load_settings
from tests.blobs.test_contract import ADAPTERS, Adapter
from tests.index.instances import instance
from tests.index.test_indexing import OTHER, Counting, documents, finds
from tests.index.test_replica import BOTH, Clock
from tests.indexed import indexed

MANIFEST = snapshots.MANIFEST


async def written(chunks: bytes) -> AsyncIterator[bytes]:
    yield chunks


async def read(blobs: Blobs, name: str) -> bytes:
    return b"".join([chunk async for chunk in blobs.read(name)])


async def names(blobs: Blobs) -> list[str]:
    return [blob.name async for blob in blobs.list()]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def house(tmp_path: Path, clock: Clock) -> AsyncIterator[House]:
    """With two documents in its index."""
    async with opened_house(load_settings(data_dir=tmp_path / "data"), now=clock) as house:
        library = Counting(documents(tmp_path / "map", BOTH))
        await indexed(house, library)
        await library.close()
        yield house


@pytest.fixture(autouse=True)
def all_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")


def told(caplog: pytest.LogCaptureFixture, event: str) -> list[Any]:
    return [record for record in caplog.records if record.getMessage() == event]


async def rewrite(blobs: Blobs, change: Callable[[dict[str, Any]], None]) -> None:
    """Another manifest in the place of the newest."""
    name = max(name for name in await names(blobs) if name.endswith(MANIFEST))
    manifest = json.loads(await read(blobs, name))
    change(manifest)
    await blobs.put(name, written(json.dumps(manifest).encode()))


@pytest.mark.slow
async def test_a_new_instance_takes_the_newest_and_goes_on_from_it(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = await snapshots.make(house)
    assert made and (made.passages, made.models) == (2, frozenset())
    (tmp_path / "map/een/later.md").write_text("# Later\n\nHet paspoort van later ligt klaar.\n")
    (tmp_path / "map/twee/nota.md").unlink()
    library = Counting(tmp_path / "map")
    await index_library(house, library, lambda _: None)
    await library.close()
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        assert sorted(await finds(new, OTHER, "paspoort")) == ["een/later.md", "een/nota.md"]
        assert len(told(caplog, "snapshot.taken")) == 1
        assert new.rebuilding.percent is None
        assert not [path.name for path in (tmp_path / "new").iterdir() if path.name != "index"]
        assert isinstance(new.index, EmbeddedIndex)
        await catch_up(house)
        assert await new.index.size() == await house.index.size() == 2
    async with instance(house, tmp_path / "new") as again:
        await catch_up(again)
        assert len(told(caplog, "snapshot.taken")) == 1, "it has one now"
        assert len(await finds(again, OTHER, "paspoort")) == 2


@pytest.mark.slow
async def test_an_index_that_was_taken_gives_up_what_it_replaces(house: House, tmp_path: Path) -> None:
    """The engine removes only files that it knows to be its own."""
    await snapshots.make(house)
    library = Counting(documents(tmp_path / "map", BOTH))
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        before = {path.name for path in (tmp_path / "new/index").glob("*.store")}
        assert before
        for name in ("een", "twee"):
            (tmp_path / "map" / name / "nota.md").write_text("# Nota\n\nHet paspoort is weg.\n")
        await index_library(house, library, lambda _: None)
        await catch_up(new)
        for number in range(3):
            (tmp_path / "map/een/nota.md").write_text(f"# Nota\n\nHet paspoort is {number} keer weg.\n")
            await index_library(house, library, lambda _: None)
            await catch_up(new)
        assert not before & {path.name for path in (tmp_path / "new/index").glob("*.store")}
    await library.close()


def cut_off(manifest: dict[str, Any]) -> None:
    manifest["files"][1]["size"] -= 1


def other_bytes(manifest: dict[str, Any]) -> None:
    manifest["files"][1]["digest"] = "0" * 64


def without_a_file(manifest: dict[str, Any]) -> None:
    manifest["files"].pop(1)


def out_of_the_folder(manifest: dict[str, Any]) -> None:
    manifest["files"][1]["name"] = "../../elsewhere"


def of_another_blob(manifest: dict[str, Any]) -> None:
    manifest["files"][1]["blob"] = "index/other/1"


def twice_the_same(manifest: dict[str, Any]) -> None:
    manifest["files"].append(manifest["files"][1])


def newer(manifest: dict[str, Any]) -> None:
    manifest["version"] += 1


def of_another_organisation(manifest: dict[str, Any]) -> None:
    manifest["marks"]["organisation"] = "other"


def of_another_store(manifest: dict[str, Any]) -> None:
    manifest["marks"]["store"] = "other"


def unreadable(manifest: dict[str, Any]) -> None:
    del manifest["files"]


def incomplete(manifest: dict[str, Any]) -> None:
    for mark in manifest["marks"]["libraries"].values():
        mark["filling"] = True


@pytest.mark.parametrize(
    "change",
    [
        cut_off,
        other_bytes,
        without_a_file,
        out_of_the_folder,
        of_another_blob,
        twice_the_same,
        newer,
        of_another_organisation,
        of_another_store,
        unreadable,
        incomplete,
    ],
)
async def test_what_does_not_fit_is_refused_with_the_reason_and_the_copies_fill_it(
    house: House, tmp_path: Path, change: Callable[[dict[str, Any]], None], caplog: pytest.LogCaptureFixture
) -> None:
    await snapshots.make(house)
    await rewrite(house.blobs, change)
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        assert sorted(await finds(new, OTHER, "paspoort")) == ["een/nota.md", "twee/nota.md"]
    (refused,) = told(caplog, "snapshot.refused")
    assert refused.reason
    assert not (tmp_path / "elsewhere").exists()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["index"]


async def test_one_that_is_older_than_what_is_known_to_be_removed_is_refused(
    house: House, tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await snapshots.make(house)
    clock.now += timedelta(days=30)
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        assert len(await finds(new, OTHER, "paspoort")) == 2
    assert "too old" in told(caplog, "snapshot.refused")[0].reason


async def test_where_the_newest_does_not_fit_the_one_before_is_taken(
    house: House, tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        await snapshots.make(house)
        clock.now += timedelta(minutes=1)
    await rewrite(house.blobs, newer)
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        assert len(await finds(new, OTHER, "paspoort")) == 2
    assert len(told(caplog, "snapshot.refused")) == len(told(caplog, "snapshot.taken")) == 1


@pytest.mark.slow
async def test_one_is_made_when_enough_changed_and_old_ones_go(
    house: House, tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    library = Counting(tmp_path / "map")

    async def made() -> int:
        before = len(told(caplog, "snapshot.made"))
        await snapshots.keep_one(house)
        return len(told(caplog, "snapshot.made")) - before

    assert (await made(), await made()) == (1, 0)
    clock.now += timedelta(days=2)
    assert await made() == 0, "nothing changed"
    (tmp_path / "map/een/nota.md").write_text("# Nota\n\nHet paspoort is weg.\n")
    await indexed(house, library)
    assert (await made(), await made()) == (1, 0)
    (tmp_path / "map/een/nota.md").write_text("# Nota\n\nHet paspoort is er weer.\n")
    await indexed(house, library)
    assert await made() == 0, "a little changed, and it is not old"
    clock.now += timedelta(minutes=1)
    (tmp_path / "map/een/extra.md").write_text("# Extra\n\nNog een paspoort.\n")
    await indexed(house, library)
    assert await made() == 1, "it is half as large again"
    assert len([name for name in await names(house.blobs) if name.endswith(MANIFEST)]) == snapshots.KEPT
    kept = {name.rpartition("/")[0] for name in await names(house.blobs)}
    assert len(kept) == snapshots.KEPT, "nothing is left of the first"
    await library.close()


async def test_one_that_names_the_files_of_somebody_else_is_refused(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Though they hold the very bytes."""
    made = await snapshots.make(house)
    assert made
    await house.blobs.put("index/other/1", written(await read(house.blobs, made.files[1].blob)))
    await rewrite(house.blobs, of_another_blob)
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
    assert "none of an index" in told(caplog, "snapshot.refused")[0].reason


async def test_one_whose_manifest_is_too_long_is_refused_and_made_anew(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    await snapshots.make(house)
    monkeypatch.setattr(snapshots, "MOST_MANIFEST", 100)
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
    assert "too long" in told(caplog, "snapshot.refused")[0].reason


class Endless:
    """Blobs of which the files, not the manifests, never end."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    def __getattr__(self, name: str) -> Any:
        return getattr(self._blobs, name)

    async def read(self, name: str) -> AsyncIterator[bytes]:
        async for chunk in self._blobs.read(name):
            yield chunk
        while not name.endswith(MANIFEST):
            yield b"more"


async def test_no_more_is_read_of_a_file_than_it_had(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await snapshots.make(house)
    here = replace(house, blobs=cast("Blobs", Endless(house.blobs)))
    async with instance(here, tmp_path / "new") as new, asyncio.timeout(60):
        await catch_up(new)
    assert "not what was put there" in told(caplog, "snapshot.refused")[0].reason


async def test_none_is_made_of_an_index_that_lacks_something(house: House) -> None:
    marks = await house.marks.load()
    assert marks
    for lacking in ({"lost": frozenset({"a document"})}, {"filling": True}):
        changed = {library: replace(mark, **lacking) for library, mark in marks.libraries.items()}
        await house.marks.save(replace(marks, libraries=changed))
        assert await snapshots.make(house) is None
    assert not await names(house.blobs)
    await house.marks.save(marks)
    assert await snapshots.make(house)


async def test_what_another_instance_is_making_is_not_removed_for_a_day(house: House, clock: Clock) -> None:
    """Its manifest comes last. What was begun and never ended goes, and files of nobody's organisation stay."""
    clock.now = datetime.now(UTC)  # as the blobs have it
    for name in ("index/default/20261123-080000-begun/0000", "index/other/20261123-080000-begun/0000"):
        await house.blobs.put(name, written(b"half"))
    await snapshots.make(house)
    assert sum("begun" in name for name in await names(house.blobs)) == 2
    clock.now += snapshots.UNFINISHED + timedelta(minutes=1)
    await snapshots.make(house)
    assert [name for name in await names(house.blobs) if "begun" in name] == ["index/other/20261123-080000-begun/0000"]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def blobs(request: pytest.FixtureRequest) -> AsyncIterator[Blobs]:
    adapter: Adapter = request.param
    async with adapter(request) as opened:
        yield opened


async def test_there_and_back_on_both_kinds_of_blobs(house: House, blobs: Blobs, tmp_path: Path) -> None:
    here = replace(house, blobs=blobs)
    made = await snapshots.make(here)
    assert made
    async with instance(here, tmp_path / "new") as new:
        async with new.index.claimed():
            marks = await snapshots.take(new, await new.scopes.begun())
        assert marks == made.marks
        assert len(await finds(new, OTHER, "paspoort")) == 2


async def test_without_blobs_it_fills_by_itself(house: House, tmp_path: Path) -> None:
    (tmp_path / "data/blobs").rename(tmp_path / "data/away")
    (tmp_path / "data/blobs").write_text("not a folder")
    async with instance(house, tmp_path / "new") as new:
        await catch_up(new)
        assert len(await finds(new, OTHER, "paspoort")) == 2


async def test_of_those_made_within_one_second_the_last_is_the_newest(house: House) -> None:
    """Whatever their ids are: sorted by these alone, six would stand in their order once in 720 times."""
    second = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    made: list[datetime] = []
    for number in range(6):
        at = second + timedelta(milliseconds=1 + number)
        manifest = await snapshots.make(replace(house, now=lambda at=at: at))
        assert manifest
        made.append(manifest.at)
        newest = max(name for name in await names(house.blobs) if name.endswith(MANIFEST))
        assert json.loads(await read(house.blobs, newest))["at"] == at.isoformat().replace("+00:00", "Z")
    assert made == sorted(made)
