"""Each instance's index follows the store by itself: what one indexes all find, and none holds what is gone."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.answer.library import change_order, replica
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.libraries import remove
from bot.answer.library.marks import read_marks, write_marks
from bot.answer.library.replica import catch_up, follow
from bot.answer.library.scope_book import ScopeBook
from bot.answer.library.source import Indexed
from bot.answer.official.official_answer import OFFICIAL
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.index.opening import MARKS
from bot.settings import load_settings
from bot.store.base import DocumentStore, Put, Write
from bot.store.partitions import HEAD_ID, OFFICIAL_ANSWERS, SCOPES, sources_partition
from bot.store.records import Records
from tests.conversations.keeping import kept_by
from tests.index.instances import instance
from tests.index.test_indexing import HR, OTHER, Counting, documents, finds
from tests.index.town import official
from tests.indexed import indexed
from tests.patience import PATIENCE
from tests.peers.cosmos import CosmosPeer

BOTH = '[folders]\n"een" = ["everyone"]\n"twee" = ["everyone"]\n'
NARROWER = '[folders]\n"een" = ["everyone"]\n"twee" = ["group:hr"]\n'


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "cosmos"])
async def three(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest) -> AsyncIterator[list[House]]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(kept_by(CosmosPeer() if request.param == "cosmos" else None))
        first = await stack.enter_async_context(opened_house(load_settings(data_dir=tmp_path / "0"), now=clock))
        others = [await stack.enter_async_context(instance(first, tmp_path / str(n))) for n in (1, 2)]
        yield [first, *others]


async def found(house: House, text: str = "paspoort", person: object = OTHER) -> list[str]:
    return sorted(await finds(house, OTHER if person is OTHER else HR, text))


@pytest.mark.slow
async def test_what_one_indexes_all_find_and_what_it_removes_none(three: list[House], tmp_path: Path) -> None:
    library = Counting(documents(tmp_path / "map", BOTH))
    for house in three:
        await catch_up(house)
    await index_library(three[0], library, lambda _: None)
    for house in three:
        await catch_up(house)
        assert await found(house) == ["een/nota.md", "twee/nota.md"]
    assert library.read_count == 2
    documents(tmp_path / "map", NARROWER)
    await index_library(three[1], library, lambda _: None)
    for house in three:
        await catch_up(house)
        assert (await found(house), await found(house, person=HR)) == (["een/nota.md"], ["een/nota.md", "twee/nota.md"])
    shutil.rmtree(tmp_path / "map/een")
    await index_library(three[2], library, lambda _: None)
    documents(tmp_path / "map", NARROWER)
    await index_library(three[0], library, lambda _: None)
    (tmp_path / "map/twee/nota.md").unlink()
    await index_library(three[1], library, lambda _: None)
    for house in three:
        await catch_up(house)
        assert (await found(house), await found(house, person=HR)) == (["een/nota.md"], ["een/nota.md"])
    assert await remove(three[2], "map") == 1
    for house in three:
        await catch_up(house)
        assert await house.index.size() == 0
    await indexed(three[0], library)
    await catch_up(three[1])
    assert await found(three[1]) == ["een/nota.md"], "a library of the same name goes on with its numbers"
    await library.close()


@pytest.mark.slow
async def test_a_running_instance_finds_it_by_itself(three: list[House], tmp_path: Path) -> None:
    library = Counting(documents(tmp_path / "map", BOTH))
    following = [asyncio.create_task(follow(house, every=0.02)) for house in three[1:]]
    await index_library(three[0], library, lambda _: None)
    async with asyncio.timeout(60):
        for house in three[1:]:
            while len(await found(house)) < 2:  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)
    for task in following:
        task.cancel()
    await asyncio.wait(following)
    await library.close()


async def test_what_was_killed_between_index_and_marks_is_done_again_and_does_no_harm(
    three: list[House], tmp_path: Path
) -> None:
    library, house, file = Counting(documents(tmp_path / "map", BOTH)), three[1], tmp_path / "1/index" / MARKS
    await catch_up(house)
    await index_library(three[0], library, lambda _: None)
    before = read_marks(file)
    assert before
    documents(tmp_path / "map", NARROWER)
    await index_library(three[0], library, lambda _: None)
    await catch_up(house)
    after = read_marks(file)
    write_marks(file, before)  # as a process finds it that comes after the killed one
    house.marks.current = None
    await catch_up(house)
    assert read_marks(file) == after != before
    assert (await found(house), await found(house, person=HR)) == (["een/nota.md"], ["een/nota.md", "twee/nota.md"])
    assert await house.index.size() == 2
    await library.close()


@pytest.mark.slow
async def test_an_index_that_is_as_the_store_is_is_not_written(three: list[House], tmp_path: Path) -> None:
    """Else two processes in one folder, such as the bot and a command, would keep each other waiting."""
    library = Counting(documents(tmp_path / "map", BOTH))
    await indexed(three[0], library)
    await catch_up(three[1])
    # A process was killed after it announced a change, before it committed it.
    await three[0].scopes.announce(library_id("map"), 99)
    async with three[1].index.claimed():
        async with asyncio.timeout(PATIENCE):
            await catch_up(three[1])
    assert len(await found(three[1])) == 2
    documents(tmp_path / "map", NARROWER)
    await index_library(three[0], library, lambda _: None)
    await catch_up(three[1])
    assert len(await found(three[1])) == 1
    await library.close()


async def test_only_what_changed_its_words_is_read_from_the_copies(
    three: list[House], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Counting(documents(tmp_path / "map", BOTH))
    await indexed(three[0], library)
    await catch_up(three[1])
    documents(tmp_path / "map", NARROWER)
    await index_library(three[0], library, lambda _: None)
    partition = sources_partition(library_id("map"))
    copies = [item async for item in three[0].records.copies.stream(partition=partition)]
    removes = [three[0].records.copies.remove(item.value, item.version) for item in copies]
    await three[0].records.accept(partition, removes)
    await catch_up(three[1])
    assert (await found(three[1]), len(await found(three[1], person=HR))) == (["een/nota.md"], 2)
    await library.close()


@pytest.mark.slow
async def test_a_long_way_is_gone_in_stretches_that_count(
    three: list[House], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stretch moves the mark to where everything is there: what is killed after it goes on from it."""
    monkeypatch.setattr(replica, "FIRST", 2)
    monkeypatch.setattr(replica, "MOST", 2)
    monkeypatch.setattr(change_order, "PAGE", 3)
    monkeypatch.setattr("bot.answer.library.indexing_run.BATCH", 1)
    root = documents(tmp_path / "map", BOTH)
    for number in range(7):
        (root / "een" / f"{number}.md").write_text(f"# Nota {number}\n\nHet paspoort {number} ligt klaar.\n")
    library, house, reached = Counting(root), three[1], list[int]()
    await catch_up(house)
    await index_library(three[0], library, lambda _: None)
    save = house.marks.save

    async def spy(marks: object) -> None:
        await save(marks)  # pyright: ignore[reportArgumentType]
        reached.append(house.marks.current.libraries[library_id("map")].number)  # pyright: ignore

    monkeypatch.setattr(house.marks, "save", spy)
    await catch_up(house)
    assert reached == sorted(reached)
    assert len(reached) >= 4
    assert len(await finds(house, OTHER, "paspoort")) == 9
    await library.close()


async def test_what_is_announced_and_not_yet_committed_still_comes(
    three: list[House], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first change of a library, and of one that was removed before."""
    house, announce = three[1], three[0].scopes.announce

    async def announce_and_look(library: str, number: int, readers: Iterable[Collection[str]] = ()) -> None:
        await announce(library, number, readers)
        await catch_up(house)

    monkeypatch.setattr(three[0].scopes, "announce", announce_and_look)
    await catch_up(house)
    library = Counting(documents(tmp_path / "map", BOTH))
    await index_library(three[0], library, lambda _: None)
    await catch_up(house)
    assert await found(house) == ["een/nota.md", "twee/nota.md"]
    assert await remove(three[0], "map") == 2
    await catch_up(house)
    assert await house.index.size() == 0
    await index_library(three[0], library, lambda _: None)
    await catch_up(house)
    assert await found(house) == ["een/nota.md", "twee/nota.md"]
    await library.close()


async def test_the_first_official_answer_still_comes_where_it_was_announced_and_not_yet_committed(
    three: list[House],
) -> None:
    house, records, answer = three[1], three[0].records, replace(official(), number=1)
    await catch_up(house)
    await three[0].scopes.announce(OFFICIAL, 1, [answer.readers])
    await catch_up(house)
    writes = [records.indexed.put(Indexed(OFFICIAL, 1)), records.official_answers.put(answer)]
    await records.accept(OFFICIAL_ANSWERS, writes)
    await catch_up(house)
    assert await house.index.size() == 1


# --- where it begins anew ---------------------------------------------------------------------------


@pytest.mark.slow
async def test_what_was_removed_is_known_for_thirty_days_and_who_looks_later_begins_anew(
    three: list[House], tmp_path: Path, clock: Clock
) -> None:
    library = Counting(documents(tmp_path / "map", BOTH))
    await indexed(three[0], library)
    for house in three[1:]:
        await catch_up(house)
    shutil.rmtree(tmp_path / "map/twee")
    await index_library(three[0], library, lambda _: None)
    clock.now += timedelta(days=28)
    await catch_up(three[1])
    assert await found(three[1]) == ["een/nota.md"]
    clock.now += timedelta(days=3)
    partition, id_ = sources_partition(library_id("map")), source_id("map", "twee/nota.md")
    assert await three[0].records.sources.get(partition, id_) is None, "nothing tells any more that it was there"
    await catch_up(three[2])
    assert await found(three[2]) == ["een/nota.md"]
    await library.close()


async def test_marks_that_do_not_move_stay_good_while_somebody_looks(three: list[House], clock: Clock) -> None:
    await catch_up(three[1])
    for _ in range(3):
        clock.now += timedelta(days=20)
        await catch_up(three[1])
        marks = await three[1].marks.load()
        assert marks and {mark.at for mark in marks.libraries.values()} == {clock.now}


@pytest.mark.slow
async def test_the_index_of_another_store_is_not_believed(three: list[House], tmp_path: Path) -> None:
    library = Counting(documents(tmp_path / "map", BOTH))
    await indexed(three[0], library)
    await catch_up(three[1])
    for damage in ("of another store", "ahead of the store", "not JSON"):
        file = tmp_path / "1/index" / MARKS
        marks = read_marks(file)
        assert marks
        match damage:
            case "of another store":
                write_marks(file, replace(marks, store="another"))
            case "ahead of the store":
                ahead = replace(marks.libraries[library_id("map")], number=7)
                write_marks(file, marks.with_mark(library_id("map"), ahead))
            case _:
                file.write_text("{")
        await three[1].index.remove(source_id("map", "een/nota.md"))  # which nothing but a new beginning brings back
        await three[1].index.commit()
        await three[1].index.release()
        await catch_up(three[1])
        assert len(await found(three[1])) == 2, damage
    await library.close()


async def test_marks_that_outlived_their_index_are_not_believed(tmp_path: Path) -> None:
    library, settings = Counting(documents(tmp_path / "map", BOTH)), load_settings(data_dir=tmp_path / "data")
    async with opened_house(settings) as house:
        await indexed(house, library)
    for file in (tmp_path / "data/index").iterdir():
        if not file.name.startswith("bode-"):
            file.unlink()
    async with opened_house(settings, renew_index=True) as house:
        await catch_up(house)
        assert len(await found(house)) == 2
    await library.close()


# --- how a change is told ---------------------------------------------------------------------------


class Watched:
    """The real store; looks, before a source is committed, whether its number was announced."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.numbers: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        sources = [write for write in writes if isinstance(write, Put) and write.kind == "source"]
        numbers = {int(str(source.body["number"])) for source in sources}
        if numbers:
            head = await self._store.get("head", f"default:{SCOPES}", HEAD_ID)
            assert head
            announced: Any = head.body["announced"]
            assert numbers == {announced[library_id("map")]}
            self.numbers += numbers
        return await self._store.commit(partition, writes)


async def test_a_change_is_announced_before_it_is_committed_and_has_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.answer.library.indexing_run.BATCH", 1)
    library = Counting(documents(tmp_path / "map", BOTH))
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        watched = Watched(house.records._store)
        records = Records(cast("DocumentStore", watched), now=house.now)
        here = replace(house, records=records, scopes=ScopeBook(records))
        await index_library(here, library, lambda _: None)
        documents(tmp_path / "map", NARROWER)
        await index_library(here, library, lambda _: None)
        await index_library(here, library, lambda _: None)
        assert watched.numbers == [1, 2, 3], "one that changes nothing has none"
        assert await remove(here, "map") == 2
        assert watched.numbers == [1, 2, 3, 4, 5]
    await library.close()
