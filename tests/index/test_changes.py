"""Indexing from what a library says has changed: what is kept, what goes, and where the next time begins."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.copies import copy_id
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.replica import catch_up
from bot.answer.library.source import NOWHERE, Indexed, Passage, Source
from bot.bootstrap.houses import opened_house
from bot.content.base import (
    Change,
    Changed,
    Changes,
    Document,
    Entry,
    Library,
    LibraryInvalid,
    Reason,
    Removed,
    Rule,
    Unreadable,
)
from bot.content.folder import Folder
from bot.house import House
from bot.people.person import Person
from bot.settings import Settings, load_settings
from bot.store.partitions import sources_partition
from tests.content.listed import changes
from tests.extracting import kept_extraction
from tests.indexed import indexed
from tests.nobody import as_nobody

ANYBODY = Person("q", "", "", "eik")
HR = Person("p", "", "", "eik", frozenset(), frozenset({"hr"}))
EVERYONE, ONLY_HR = frozenset({"everyone"}), frozenset({"group:hr"})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path / "data")


async def finds(house: House, text: str, person: Person = ANYBODY) -> list[str]:
    hits = await house.index.search(text, scopes=await house.scopes.readable(person), limit=10)
    return sorted(hit.source.path for hit in hits)


async def state_of(house: House, library: Library) -> Indexed:
    id_ = library_id(library.name)
    state = await house.records.indexed.get(sources_partition(id_), id_)
    assert state
    return state.value


# --- what cannot be read now ------------------------------------------------------------------------


def write(root: Path, readers: str, **texts: str) -> None:
    root.mkdir(parents=True, exist_ok=True)
    (root / "readers.toml").write_text(f'[folders]\n"" = ["{readers}"]\n', encoding="utf-8")
    for name, text in texts.items():
        (root / f"{name}.md").write_text(text, encoding="utf-8")


async def test_what_cannot_be_read_once_keeps_its_last_good_version(settings: Settings, tmp_path: Path) -> None:
    root = tmp_path / "docs"
    write(root, "everyone", een="Het paspoort ligt klaar.", twee="De fiets staat klaar.")
    library = Folder(root, extraction=kept_extraction())
    async with opened_house(settings) as house:
        await indexed(house, library)
        (root / "een.md").write_bytes(b"\0\0\0")
        (root / "twee.md").write_bytes(b"")  # as while it is copied
        (root / "drie.md").write_bytes(b"\0\0\0")
        report = await indexed(house, library)
        assert set(report.unread) == {
            Unreadable("een.md", Reason.CORRUPT, kept=True),
            Unreadable("twee.md", Reason.EMPTY, kept=True),
            Unreadable("drie.md", Reason.CORRUPT),
        }
        assert (report.indexed, report.unchanged, report.removed) == (0, 0, 0)
        assert await finds(house, "klaar") == ["een.md", "twee.md"]
        assert (await state_of(house, library)).unreadable == 3
        write(root, "group:hr")
        report = await indexed(house, library)
        assert (await finds(house, "klaar"), await finds(house, "klaar", HR)) == ([], ["een.md", "twee.md"])
        write(root, "group:hr", een="Het rijbewijs ligt klaar.")
        (root / "twee.md").unlink()
        report = await indexed(house, library)
        assert (report.indexed, report.removed) == (1, 1)
        assert await finds(house, "klaar", HR) == await finds(house, "rijbewijs", HR) == ["een.md"]
    await library.close()


async def test_what_was_in_doubt_and_cannot_be_read_stays_where_its_copy_is_whole(
    settings: Settings, tmp_path: Path
) -> None:
    """A kill came between two commits of one document; of the other nothing was written yet."""
    root = tmp_path / "docs"
    write(root, "everyone", een="Het paspoort ligt klaar.", twee="De fiets staat klaar.")
    library = Folder(root, extraction=kept_extraction())
    async with opened_house(settings) as house:
        await indexed(house, library)
        partition, ids = (
            sources_partition(library_id("docs")),
            [source_id("docs", f"{one}.md") for one in ("een", "twee")],
        )
        state = await house.records.indexed.get(partition, library_id("docs"))
        cut = await house.records.copies.get(partition, copy_id(ids[1], 0))
        assert state and cut
        writes = [
            house.records.indexed.put(replace(state.value, doubtful=frozenset(ids)), state.version),
            house.records.copies.put(replace(cut.value, digest="other"), cut.version),
        ]
        await house.records.accept(partition, writes)
        (root / "een.md").write_bytes(b"\0\0\0")
        (root / "twee.md").write_bytes(b"\0\0\0")
        report = await indexed(house, library)
        assert set(report.unread) == {
            Unreadable("een.md", Reason.CORRUPT, kept=True),
            Unreadable("twee.md", Reason.CORRUPT),
        }
        assert await finds(house, "klaar") == ["een.md"]
        assert not (await state_of(house, library)).doubtful
    await library.close()


async def test_a_folder_that_cannot_be_looked_into_keeps_what_is_known_of_it(folder_for_anybody: Path) -> None:
    root = folder_for_anybody
    write(root, "everyone", een="Hier.")
    (root / "dicht").mkdir()
    (root / "dicht/twee.md").write_text("Daar.", encoding="utf-8")
    library = Folder(root, extraction=kept_extraction())
    known: dict[str, Source] = {}
    for item in await changes(library):
        assert isinstance(item, Changed)
        document = await library.read(item.entry)
        assert isinstance(document, Document)
        known[document.source.id] = document.source
    write(root, "group:hr")
    (root / "dicht").chmod(0)
    with as_nobody():
        found = await changes(library, known)
    await library.close()
    hidden = Entry(source_id(root.name, "dicht/twee.md"), "dicht/twee.md", "", ONLY_HR, problem=Reason.DENIED)
    assert Changed(hidden) in found
    assert Unreadable("dicht", Reason.DENIED) in found
    assert not any(isinstance(item, Removed) for item in found)


# --- a library that tells what happened -------------------------------------------------------------


class Feed:
    """A Library that only says what happened since: stretches of changes, its cursor the number of the next one. The
    digest of a document is its text."""

    name = place = "feed"
    rules: Sequence[Rule] = ()

    def __init__(self) -> None:
        self.stretches: list[list[Change]] = []
        self.asked: list[str] = []
        self.read_count = 0
        self.breaks_before = 99

    def happens(self, **texts: str) -> None:
        """No text: it goes."""
        items: list[Change] = []
        for path, text in texts.items():
            id_ = source_id(self.name, path)
            entry = Entry(id_, path, text, EVERYONE)
            items.append(Changed(entry) if text else Removed(id_, path))
        self.stretches.append(items)

    async def check(self) -> None:
        """It can be used."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        self.asked.append(cursor)
        for number in range(int(cursor or 0), len(self.stretches)):
            if number == self.breaks_before:
                raise LibraryInvalid("the line is down")
            yield Changes(self.stretches[number], str(number + 1))
        yield Changes((), str(len(self.stretches)))

    async def read(self, entry: Entry) -> Document | Unreadable:
        self.read_count += 1
        source = Source(entry.id, entry.path, entry.path, "", None, "nl", entry.readers, entry.digest)
        return Document(source, [Passage(entry.id, 0, (), NOWHERE, entry.digest)])

    async def close(self) -> None:
        pass


async def test_only_what_happened_since_is_looked_at(settings: Settings) -> None:
    feed = Feed()
    feed.happens(een="Het paspoort ligt klaar.", twee="De fiets staat klaar.")
    feed.happens(een="Het rijbewijs ligt klaar.", drie="De laptop staat klaar.")
    async with opened_house(settings) as house:
        report = await indexed(house, feed)
        assert (feed.asked, (await state_of(house, feed)).cursor) == ([""], "2")
        assert (await finds(house, "klaar"), await finds(house, "paspoort")) == (["drie", "een", "twee"], [])
        feed.happens(twee="", vier="De sleutel ligt klaar.")
        report = await indexed(house, feed)
        assert (feed.asked[-1], (await state_of(house, feed)).cursor) == ("2", "3")
        assert (report.indexed, report.removed, report.unchanged) == (1, 1, 2)
        assert await finds(house, "klaar") == ["drie", "een", "vier"]
        before = feed.read_count
        assert (await indexed(house, feed)).unchanged == 3
        assert feed.read_count == before


async def test_a_stretch_counts_with_its_cursor_or_not_at_all(settings: Settings) -> None:
    feed = Feed()
    feed.happens(een="Het paspoort ligt klaar.")
    feed.happens(een="", twee="De fiets staat klaar.")
    feed.breaks_before = 1
    async with opened_house(settings) as house:
        with pytest.raises(LibraryInvalid, match="line is down"):
            await indexed(house, feed)
        await catch_up(house)
        assert await finds(house, "klaar") == ["een"]
        state = await state_of(house, feed)
        assert (state.cursor, state.at) == ("1", None)
        feed.breaks_before = 99
        await indexed(house, feed)
        assert feed.asked == ["", "1"]
        assert await finds(house, "klaar") == ["twee"]
        state = await state_of(house, feed)
        assert (state.cursor, state.at is None) == ("2", False)


async def test_a_copy_that_was_lost_makes_it_begin_anew(settings: Settings) -> None:
    feed = Feed()
    feed.happens(een="Het paspoort ligt klaar.")
    async with opened_house(settings) as house:
        await indexed(house, feed)
        partition = sources_partition(library_id("feed"))
        copies = [item async for item in house.records.copies.stream(partition=partition)]
        removes = [house.records.copies.remove(one.value, one.version) for one in copies]
        await house.records.accept(partition, removes)
    for file in (settings.data_dir / "index").iterdir():
        file.unlink()
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)  # which finds that there is nothing to fill it from
        await indexed(house, feed)
        assert feed.asked == ["", ""]
        assert await finds(house, "klaar") == ["een"]


async def test_a_name_is_of_one_place(settings: Settings, tmp_path: Path) -> None:
    one, other = tmp_path / "a/docs", tmp_path / "b/docs"
    write(one, "everyone", een="Het paspoort ligt klaar.")
    write(other, "everyone", twee="Het paspoort ligt klaar.")
    async with opened_house(settings) as house:
        await indexed(house, Folder(one, extraction=kept_extraction()))
        with pytest.raises(LibraryInvalid, match="registered for"):
            await indexed(house, Folder(other, extraction=kept_extraction()))
        assert await finds(house, "paspoort") == ["een.md"]
        await indexed(house, Folder(other, name="tweede", extraction=kept_extraction()))
        assert await finds(house, "paspoort") == ["een.md", "twee.md"]
        (tmp_path / "c").symlink_to(one)
        again = await indexed(house, Folder(tmp_path / "c", extraction=kept_extraction()))
        assert again.unchanged == 1, "the same place by another way"


async def test_a_library_from_before_places_were_kept_gets_its_place(settings: Settings, tmp_path: Path) -> None:
    write(tmp_path / "docs", "everyone", een="Het paspoort ligt klaar.")
    library = Folder(tmp_path / "docs", extraction=kept_extraction())
    async with opened_house(settings) as house:
        await indexed(house, library)
        partition, id_ = sources_partition(library_id("docs")), library_id("docs")
        state = await house.records.indexed.get(partition, id_)
        assert state
        older = Indexed(id_, state.value.number, copied=True, name="docs")
        await house.records.accept(partition, [house.records.indexed.put(older, state.version)])
        assert (await indexed(house, library)).unchanged == 1
        assert (await state_of(house, library)).place == str(tmp_path / "docs")
    await library.close()
