"""An index that was lost, damaged or outdated: filled from the store's copy, while it answers from what it has."""

import asyncio
import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from string import ascii_letters

import pytest

from bot.answer.evidence import Hit
from bot.answer.library.copies import copy_id
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.replica import catch_up, follow
from bot.answer.library.source import Indexed
from bot.bootstrap.adapters import library_of
from bot.bootstrap.houses import opened_house
from bot.content.folder import Folder
from bot.house import House
from bot.index.base import IndexDamaged
from bot.settings import Settings, load_settings
from bot.store.partitions import OFFICIAL_ANSWERS, sources_partition
from tests.extracting import kept_extraction
from tests.index.crash_rebuilding import expected, found_in, write
from tests.index.damage import DAMAGES, garble_meta, lose_all, make_it_older
from tests.index.test_indexing import HR, OTHER, Counting
from tests.index.town import official, paths
from tests.indexed import indexed

QUESTIONS = (
    "Wat kost een paspoort?",
    "paspoort",
    "verlof huwelijk",
    "hoeveel dagen verlof bij rouw",
    "vervoer",
)


async def hits(house: House) -> list[Sequence[Hit]]:
    """Everything that two people find, with its scores and its evidence."""
    scopes = [await house.scopes.readable(person) for person in (HR, OTHER)]
    return [await house.index.search(question, scopes=own, limit=10) for own in scopes for question in QUESTIONS]


async def ids(house: House) -> list[set[str]]:
    """As `hits`, without scores, which depend a little on what was there before."""
    return [{hit.passage.id for hit in found} for found in await hits(house)]


async def parts_kept(house: House, library: Folder) -> int:
    return await house.records.copies.count(equal={}, partition=sources_partition(library_id(library.name)))


@pytest.mark.parametrize("damage", [*DAMAGES, lose_all])
async def test_after_any_damage_all_is_found_as_before(
    settings: Settings, folder: Path, damage: Callable[[Path], None]
) -> None:
    library, place = Counting(folder), settings.data_dir / "index"
    async with opened_house(settings) as house:
        await house.records.accept(OFFICIAL_ANSWERS, [house.records.official_answers.put(official())])
        await indexed(house, library)
        before = await hits(house)
        assert [len(found) for found in before[:2]] == [4, 4]
    damage(place)
    async with opened_house(settings, renew_index=True) as house:
        assert not any(await hits(house))
        assert (place.with_name("index.set-aside-1").exists()) == (damage != lose_all)
        await catch_up(house)
        assert await hits(house) == before
        assert not place.with_name("index.set-aside-1").exists()
        assert (await indexed(house, library)).unchanged == 4
        assert library.read_count == 4
    async with opened_house(settings) as house:
        assert await hits(house) == before
    await library.close()


async def test_only_who_rebuilds_sets_aside(settings: Settings, folder: Path) -> None:
    library = Folder(folder, extraction=kept_extraction())
    async with opened_house(settings) as house:
        await indexed(house, library)
    make_it_older(settings.data_dir / "index")
    for _ in range(2):
        with pytest.raises(IndexDamaged, match="version 1"):
            async with opened_house(settings):
                pass
    await library.close()


async def test_the_copy_follows_what_is_changed_removed_and_read_by_others(settings: Settings, folder: Path) -> None:
    library = Counting(folder)
    async with opened_house(settings) as house:
        await indexed(house, library)
        assert await parts_kept(house, library) == 4
        (folder / "paspoort.md").unlink()
        (folder / "vervoer.md").write_text("# Vervoer\n\nVraag je paspoort aan.\n", encoding="utf-8")
        (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n"hr" = ["group:directies"]\n')
        report = await indexed(house, library)
        assert (report.removed, report.indexed, report.permitted) == (1, 1, 1)
        assert await parts_kept(house, library) == 3
    garble_meta(settings.data_dir / "index")
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        assert await paths(house, HR) == {"vervoer.md"}
        director = replace(HR, groups=frozenset({"directies"}))
        assert await paths(house, director) == {"vervoer.md", "hr/lonen.txt"}
        assert await house.index.size() == 3
        assert (await indexed(house, library)).unchanged == 3
    await library.close()


async def test_what_was_cut_in_two_by_a_kill_is_read_again(settings: Settings, folder: Path) -> None:
    """One commit did not take all of a document: the copy is of the new version already, the record not yet."""
    library = Counting(folder)
    partition = sources_partition(library_id(library.name))
    async with opened_house(settings) as house:
        await indexed(house, library)
        state = await house.records.indexed.get(partition, library_id(library.name))
        id_ = source_id(library.name, "hr/lonen.txt")
        copy = await house.records.copies.get(partition, copy_id(id_, 0))
        assert state and copy
        doubtful = replace(state.value, doubtful=frozenset({id_}))
        writes = [
            house.records.indexed.put(doubtful, state.version),
            house.records.copies.put(replace(copy.value, digest="new", parts=2), copy.version),
        ]
        await house.records.accept(partition, writes)
    lose_all(settings.data_dir / "index")
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        assert await paths(house, HR) == {"paspoort.md"}
        report = await indexed(house, library)
        assert (report.indexed, report.unchanged) == (1, 3)
        assert await paths(house, HR) == {"paspoort.md", "hr/lonen.txt"}
        assert await parts_kept(house, library) == 4
        state = await house.records.indexed.get(partition, library_id(library.name))
        assert state and not state.value.doubtful
    await library.close()


async def forget_copies(house: House, library: Folder, *, some: int = 99) -> None:
    """As a program that kept none left the store."""
    partition = sources_partition(library_id(library.name))
    copies = [item async for item in house.records.copies.stream(partition=partition)][:some]
    await house.records.accept(partition, [house.records.copies.remove(item.value, item.version) for item in copies])
    state = await house.records.indexed.get(partition, library_id(library.name))
    assert state
    old = Indexed(state.value.id, state.value.number)
    await house.records.accept(partition, [house.records.indexed.put(old, state.version)])


async def test_what_an_older_program_recorded_gets_its_copy_once(settings: Settings, folder: Path) -> None:
    library = Counting(folder)
    async with opened_house(settings) as house:
        await indexed(house, library)
        await forget_copies(house, library, some=3)
        before = await ids(house)
        report = await indexed(house, library)
        assert (report.indexed, report.unchanged, await parts_kept(house, library)) == (3, 1, 4)
        assert (await indexed(house, library)).unchanged == 4
        assert await ids(house) == before
    await library.close()


async def test_without_a_copy_it_is_read_again_at_the_next_indexing(settings: Settings, folder: Path) -> None:
    library = Counting(folder)
    async with opened_house(settings) as house:
        await indexed(house, library)
        before = await ids(house)
        await forget_copies(house, library, some=3)
    garble_meta(settings.data_dir / "index")
    aside = settings.data_dir / "index.set-aside-1"
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        await catch_up(house)
        assert aside.exists(), "not all of it is there yet"
        report = await indexed(house, library)
        assert (report.indexed, report.unchanged) == (3, 1)
        assert await ids(house) == before
        assert await parts_kept(house, library) == 4
        await catch_up(house)
        assert not aside.exists()
    await library.close()


@pytest.mark.slow
async def test_a_long_document_is_kept_in_parts_and_leaves_none_behind(settings: Settings, tmp_path: Path) -> None:
    chance = random.Random(1)

    def line(number: int) -> str:
        noise = " ".join("".join(chance.choices(ascii_letters, k=300)) for _ in range(4))  # too long to be words
        return json.dumps(
            {"_id": f"r{number}", "doc": "boek", "title": f"Blad {number}", "text": f"{noise} blad{number}."}
        )

    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(map(line, range(2400))), encoding="utf-8")
    library = library_of(f"jsonl:{file}", "everyone")
    partition = sources_partition(library_id(library.name))
    async with opened_house(settings) as house:
        await indexed(house, library)
        kept = [item.value async for item in house.records.copies.stream(partition=partition)]
        assert len(kept) >= 10
        assert sum(len(copy.packed) for copy in kept) > 2_000_000, "more than one commit of the store takes"
    lose_all(settings.data_dir / "index")
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        assert await house.index.size() == 2400
        found = await house.index.search("blad2399", scopes=await house.scopes.readable(OTHER), limit=1)
        assert found[0].passage.ordinal == 2399
        file.write_text("\n".join(map(line, range(400))), encoding="utf-8")
        await indexed(house, library)
        parts = [item.value async for item in house.records.copies.stream(partition=partition)]
        assert sorted(copy.part for copy in parts) == list(range(parts[0].parts))
        assert 0 < len(parts) < 10
        file.write_text("", encoding="utf-8")
        await indexed(house, library)
        assert await house.records.copies.count(equal={}, partition=partition) == 0


@pytest.mark.slow
async def test_it_answers_from_what_is_there_already(settings: Settings, tmp_path: Path) -> None:
    write(tmp_path, 400)
    library = library_of(f"jsonl:{tmp_path / 'corpus.jsonl'}", "everyone")
    async with opened_house(settings) as house:
        await indexed(house, library)
    lose_all(settings.data_dir / "index")
    seen: set[int] = set()
    percents: set[int | None] = set()
    async with opened_house(settings, renew_index=True) as house:
        scopes = await house.scopes.readable(OTHER)

        async def ask(done: asyncio.Event) -> None:
            while not done.is_set():
                seen.add(len(await house.index.search("verlof", scopes=scopes, limit=1000)))
                await asyncio.sleep(0)

        done = asyncio.Event()
        asking = asyncio.create_task(ask(done))
        await catch_up(house, lambda progress: percents.add(progress.percent))
        done.set()
        await asking
        assert house.rebuilding.percent is None
    assert {0, 50, 99} <= percents
    assert min(seen) == 0
    assert len(seen) > 1


@pytest.mark.process
async def test_a_killed_rebuilding_goes_on_where_it_was(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.index.crash_rebuilding", str(tmp_path), "9"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] >= 7, told
    sizes = told["sizes"]
    assert sizes == sorted(sizes), "never from zero"
    assert len({size for size in sizes if 0 < size < told["passages"]}) >= 5, "killed in the middle"
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        assert await found_in(house) == expected(tmp_path)


@pytest.mark.slow
async def test_stopping_the_bot_in_the_middle_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    write(tmp_path, 300)
    library = library_of(f"jsonl:{tmp_path / 'corpus.jsonl'}", "everyone")
    async with opened_house(settings) as house:
        await indexed(house, library)
        before = await house.index.size()
    lose_all(settings.data_dir / "index")
    for _ in range(3):
        async with opened_house(settings, renew_index=True) as house:
            task = asyncio.create_task(follow(house))
            await asyncio.sleep(0.02)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        assert await house.index.size() == before
