"""Making the index equal to a library: what is read again, what is not, and what a kill in the middle leaves."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.ids import source_id
from bot.answer.library.replica import catch_up
from bot.answer.library.scope import scope_id
from bot.answer.library.source import Source
from bot.bootstrap.adapters import library_of
from bot.bootstrap.houses import opened_house
from bot.content.base import Changed, Changes, Document, Entry, Unreadable
from bot.content.folder import Folder
from bot.house import House
from bot.people.person import Person
from bot.settings import load_settings
from tests.extracting import kept_extraction
from tests.index.contract import put, source
from tests.index.crash_indexing import rows_at
from tests.indexed import indexed

HR = Person("p", "", "", "eik", frozenset(), frozenset({"hr"}))
OTHER = Person("q", "", "", "eik")


class Counting(Folder):
    """Counts what is read."""

    read_count = 0

    def __init__(self, root: Path, *, base_url: str = "", never: Sequence[str] = ()) -> None:
        super().__init__(root, base_url=base_url, never=never, extraction=kept_extraction())

    async def read(self, entry: Entry) -> Document | Unreadable:
        self.read_count += 1
        return await super().read(entry)


async def finds(house: House, person: Person, text: str) -> list[str]:
    hits = await house.index.search(text, scopes=await house.scopes.readable(person), limit=10)
    return [hit.source.path for hit in hits]


def documents(folder: Path, readers: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "readers.toml").write_text(readers, encoding="utf-8")
    for name in ("een", "twee"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "nota.md").write_text("# Nota\n\nHet paspoort ligt klaar.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("official", ["een", "twee"])
async def test_other_readers_and_an_official_folder_read_nothing_again(tmp_path: Path, official: str) -> None:
    folder = documents(tmp_path / "map", '[folders]\n"een" = ["group:hr"]\n"twee" = ["group:hr"]\n')
    library = Counting(folder)
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        await indexed(house, library)
        assert library.read_count == 2
        assert sorted(await finds(house, HR, "paspoort")) == ["een/nota.md", "twee/nota.md"]
        assert await finds(house, OTHER, "paspoort") == []
        documents(folder, f'official = ["{official}"]\n[folders]\n"een" = ["everyone"]\n"twee" = ["everyone"]\n')
        report = await indexed(house, library)
        assert (report.permitted, report.indexed, report.unchanged, library.read_count) == (2, 0, 0, 2)
        assert (await finds(house, OTHER, "paspoort"))[0] == f"{official}/nota.md"
        assert (await indexed(house, library)).unchanged == 2
        documents(folder, '[folders]\n"een" = ["everyone"]\n')
        await indexed(house, library)
        assert await finds(house, HR, "paspoort") == ["een/nota.md"]
    await library.close()


async def test_another_address_of_the_same_folder_reads_nothing_again(tmp_path: Path) -> None:
    folder = documents(tmp_path / "map", '[folders]\n"een" = ["everyone"]\n"twee" = ["everyone"]\n')
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        for address in ("https://een.example", "https://twee.example"):
            library = Counting(folder, base_url=address)
            await indexed(house, library)
            hits = await house.index.search("paspoort", scopes=await house.scopes.readable(OTHER), limit=10)
            assert sorted(hit.source.url for hit in hits) == [f"{address}/een/nota.md", f"{address}/twee/nota.md"]
            assert library.read_count == (2 if "een." in address else 0)
            await library.close()


class Narrowing(Counting):
    """Of each document it says in a second stretch that it is for others."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        async for stretch in super().changes(cursor, known):
            yield stretch
            entries = [item.entry for item in stretch.items if isinstance(item, Changed)]
            yield Changes([Changed(replace(entry, readers=frozenset({"group:hr"}))) for entry in entries], "")


async def test_what_was_read_in_one_stretch_and_is_for_others_in_the_next_is_not_read_again(tmp_path: Path) -> None:
    library = Narrowing(documents(tmp_path / "map", '[folders]\n"een" = ["everyone"]\n"twee" = ["everyone"]\n'))
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        report = await indexed(house, library)
        assert (report.indexed, report.permitted, library.read_count) == (2, 2, 2)
        assert await finds(house, OTHER, "paspoort") == []
        assert sorted(await finds(house, HR, "paspoort")) == ["een/nota.md", "twee/nota.md"]
    await library.close()


async def test_an_index_of_which_nothing_says_how_far_it_is_begins_anew(tmp_path: Path) -> None:
    folder = documents(tmp_path / "map", '[folders]\n"een" = ["everyone"]\n"twee" = ["everyone"]\n')
    library, settings = Counting(folder), load_settings(data_dir=tmp_path / "data")
    async with opened_house(settings) as house:
        await indexed(house, library)
    shutil.rmtree(tmp_path / "data" / "index")
    async with opened_house(settings) as house:
        await put(house.index, source("official:x"), "paspoort ligt klaar")
        await house.index.commit()
        assert (await indexed(house, library)).unchanged == 2
        assert sorted(await finds(house, OTHER, "ligt klaar")) == ["een/nota.md", "twee/nota.md"]
        assert library.read_count == 2
    await library.close()


@pytest.mark.process
@pytest.mark.parametrize("kills", [6, pytest.param(20, marks=pytest.mark.long)])
async def test_any_number_of_kills_leaves_an_index_that_equals_the_oracle(tmp_path: Path, kills: int) -> None:
    command = [sys.executable, "-m", "tests.index.crash_indexing", str(tmp_path), str(kills)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["status"] == 0, done.stderr
    assert told["killed"] >= kills // 2
    rows = rows_at(told["version"])
    name = library_of(f"jsonl:{tmp_path / 'corpus.jsonl'}", "").name
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        await catch_up(house)
        assert await house.index.size() == len(rows)
        for row in rows.values():
            word = str(row["text"]).partition("kenmerk")[2].partition(".")[0]
            own = {scope_id(row["readers"])}
            hits = await house.index.search(f"kenmerk{word}", scopes=own, limit=3)
            assert [hit.source.id for hit in hits[:1]] == [source_id(name, row["_id"])]
            assert hits[0].passage.text.startswith(str(row["text"])[:40])
            groups = frozenset(principal.removeprefix("group:") for principal in row["readers"])
            school = "linde" if "school:linde" in row["readers"] else ""
            assert own <= await house.scopes.readable(Person("p", "", "", school, frozenset(), groups))
