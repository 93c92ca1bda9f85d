"""Loading the organisation: half a load is none, whoever reads, and whoever loads at the same time."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.directory import Directory
from bot.people.loading import AT_ONCE, AnotherLoad, load_organisation
from bot.people.organisation_file import OrganisationFile
from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.settings import load_settings
from bot.store.base import Document, DocumentStore, Page, Scalar, Write
from bot.store.partitions import DIRECTORY
from bot.store.records import Records
from bot.work.job import Job
from tests.conversations.stage import Clock
from tests.people.organisations import organisation, person, shows

ANA, BEN = person(1, "Ana"), person(2, "Ben")


class CutOffError(Exception):
    """The process ended here."""


class Fragile:
    """The real store, until so many commits were made. It counts what is read."""

    def __init__(self, store: DocumentStore, commits: int = 10**9) -> None:
        self._store = store
        self.commits = commits
        self.documents = 0

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        self.documents += 1
        return await self._store.get(kind, partition, id)

    async def find(self, kind: str, **how: Any) -> Page:
        page = await self._store.find(kind, **how)
        self.documents += len(page.documents)
        return page

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        return await self._store.count(kind, equal=equal, partition=partition)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if not self.commits:
            raise CutOffError
        self.commits -= 1
        return await self._store.commit(partition, writes)

    async def close(self) -> None:
        await self._store.close()


def on(house: House, store: DocumentStore) -> House:
    records = Records(store, now=house.now)
    return replace(house, records=records, directory=DirectorySnapshot(records))


@asynccontextmanager
async def opened(data: Path) -> AsyncGenerator[tuple[House, Fragile]]:
    async with opened_house(load_settings(data_dir=data), now=Clock()) as house:
        store = Fragile(house.records._store)
        yield on(house, store), store


async def cold(house: House) -> Directory:
    return await DirectorySnapshot(house.records).current()


def staff(numbers: int, version: str) -> OrganisationFile:
    return organisation((person(number, f"{version} {number}") for number in range(numbers)), version)


async def test_the_first_load_shows_nobody_before_its_end(tmp_path: Path) -> None:
    file = staff(3 * AT_ONCE, "eerst")
    async with opened(tmp_path) as (house, store):
        store.commits = 2
        with pytest.raises(CutOffError):
            await load_organisation(house, file)
        with pytest.raises(NoOrganisation):
            await cold(house)
        store.commits = 100
        assert (await load_organisation(house, file)).changed
        assert shows(await cold(house), file)


@pytest.mark.walk
@given(
    loads=st.lists(
        st.tuples(st.sets(st.integers(0, 2 * AT_ONCE), min_size=1), st.integers(0, 5), st.integers(1, 9)), max_size=4
    )
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_cut_off_the_last_whole_load_counts(
    tmp_path_factory: pytest.TempPathFactory, loads: list[tuple[set[int], int, int]]
) -> None:
    """Each load: who works here, in which version, and the commits until it dies."""

    async def play(data: Path) -> None:
        async with opened(data) as (house, store):
            counts = staff(2 * AT_ONCE, "eerst")
            await load_organisation(house, counts)
            for numbers, version, commits in loads:
                file = organisation((person(one, f"{version}") for one in numbers), f"{version}", schools=version)
                store.commits = commits
                try:
                    await load_organisation(house, file)
                except CutOffError:
                    if shows(await cold(house), file):
                        counts = file  # it was cut off while it tidied up
                else:
                    counts = file
                store.commits = 10**9
                assert shows(await cold(house), counts)
                warm = await house.directory.current()
                assert shows(warm, counts)
                assert warm.ids == (await cold(house)).ids
                assert warm.left == (await cold(house)).left

    asyncio.run(play(tmp_path_factory.mktemp("loads")))


@pytest.mark.walk
async def test_who_reads_while_others_load_sees_one_load_whole(tmp_path: Path) -> None:
    files = [staff(500 + 40 * number, f"versie {number}") for number in range(4)]
    async with opened(tmp_path) as (house, _):
        await load_organisation(house, files[0])
        done = False

        async def read(snapshot: DirectorySnapshot | None) -> int:
            last = 0
            while not done:
                directory = await (snapshot or DirectorySnapshot(house.records)).current()
                number = directory.organisation.number
                assert shows(directory, files[number - 1])
                assert number >= last
                last = number
            return last

        async def load() -> None:
            nonlocal done
            try:
                for file in files[1:]:
                    await load_organisation(house, file)
            finally:
                done = True

        warm, others = DirectorySnapshot(house.records), [None, None]
        await asyncio.gather(load(), read(warm), read(warm), *map(read, others))
        assert shows(await warm.current(), files[-1])


async def test_of_two_loads_at_once_one_counts_whole(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, _):
        await load_organisation(house, staff(100, "eerst"))
        files = [staff(4 * AT_ONCE, name) for name in ("links", "rechts")]
        results = await asyncio.gather(*(load_organisation(house, one) for one in files), return_exceptions=True)
        (won,) = [file for file, result in zip(files, results, strict=True) if not isinstance(result, BaseException)]
        assert [type(result) for result in results if isinstance(result, BaseException)] == [AnotherLoad]
        assert shows(await cold(house), won)


class Slow(Fragile):
    """The real store, whose writer falls asleep after one commit."""

    def __init__(self, store: DocumentStore) -> None:
        super().__init__(store)
        self.asleep = asyncio.Event()
        self.wakes = asyncio.Event()

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        versions = await super().commit(partition, writes)
        self.asleep.set()
        await self.wakes.wait()
        return versions


async def test_a_load_that_was_overtaken_writes_nothing_into_what_counts(tmp_path: Path) -> None:
    """Not even rows that the other one had no reason to touch."""
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, staff(3, "eerst"))
        slow = Slow(store)
        overtaken = asyncio.ensure_future(load_organisation(on(house, slow), staff(3 * AT_ONCE, "eerst")))
        await slow.asleep.wait()
        wanted = staff(2, "eerst")
        await load_organisation(house, wanted)
        slow.wakes.set()
        with pytest.raises(AnotherLoad):
            await overtaken
        assert shows(await cold(house), wanted)


async def test_one_person_changed_costs_one_document_to_write_and_one_to_read(tmp_path: Path) -> None:
    everybody = [person(number) for number in range(300)]
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation(everybody))
        before = await house.directory.current()
        everybody[7] = replace(everybody[7], phone="09 123")
        store.commits = 1
        await load_organisation(house, organisation(everybody))
        store.documents = 0
        after = await house.directory.current()
        assert store.documents <= 4, "the head as often as it may have moved, and the one who changed"
        assert after.people["p00007"].phone == "09 123"
        assert after.people["p00008"] is before.people["p00008"]


async def test_who_knows_everybody_reads_only_who_changed(tmp_path: Path) -> None:
    """And the rows of the load that counts, as long as they may have to be tidied up: once after everybody came."""
    everybody = [person(number) for number in range(300)]
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation(everybody))
        await house.directory.current()
        everybody[7] = replace(everybody[7], phone="09 123")
        await load_organisation(house, organisation(everybody))
        await house.directory.current()
        everybody[8] = replace(everybody[8], phone="09 124")
        del everybody[9]
        store.documents, store.commits = 0, 2
        file = organisation([*everybody, person(999)])
        await load_organisation(house, file)
        assert store.documents < 20
        assert shows(await cold(house), file)
        assert (await cold(house)).name_of("p00009") == "Persoon 9"


async def test_what_a_load_that_was_cut_off_left_does_not_count_with_a_small_one(tmp_path: Path) -> None:
    """It wrote rows of people who, by what counts and by what is wanted, are as they were."""
    everybody = [person(number) for number in range(3 * AT_ONCE)]
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation(everybody))
        await house.directory.current()
        everybody[0] = replace(everybody[0], phone="09 122")
        await load_organisation(house, organisation(everybody))
        before = await house.directory.current()
        store.commits = 2
        with pytest.raises(CutOffError):
            await load_organisation(house, staff(4 * AT_ONCE, "anders"))
        store.commits = 100
        assert house.directory.seen is before
        everybody[7] = replace(everybody[7], phone="09 123")
        file = organisation(everybody)
        await load_organisation(house, file)
        assert shows(await cold(house), file)
        assert shows(await house.directory.current(), file)


async def test_who_knows_everybody_tidies_up_too_what_a_load_left_that_died(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation([replace(ANA, phone="0470"), BEN]))
        store.commits = 1
        with pytest.raises(CutOffError):
            await load_organisation(house, organisation([BEN]))
        store.commits = 100
        await house.directory.current()
        await load_organisation(house, organisation([replace(BEN, phone="09")]))
        row = await store.get("person", f"default:{DIRECTORY}", ANA.id)
        assert row
        assert "0470" not in str(row.body)


async def test_who_knows_an_older_load_reads_everybody(tmp_path: Path) -> None:
    """Another instance loaded since: what is in memory here says nothing of what counts."""
    async with opened(tmp_path) as (house, _):
        await load_organisation(house, staff(50, "eerst"))
        await house.directory.current()
        other = replace(house, directory=DirectorySnapshot(house.records))
        await load_organisation(other, staff(60, "dan"))
        last = staff(50, "eerst")
        await load_organisation(house, replace(last, organisation=replace(last.organisation, digest="anders")))
        assert shows(await cold(house), last)


async def test_who_left_keeps_a_name_and_nothing_else(tmp_path: Path) -> None:
    ana = replace(ANA, phone="0470 11 22 33")
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation([ana, BEN]))
        warm = await house.directory.current()
        assert (warm.name_of(ana.id), warm.name_of("nobody")) == ("Ana", "")
        await load_organisation(house, organisation([BEN]))
        for directory in (await house.directory.current(), await cold(house)):
            assert ana.id not in directory.people
            assert directory.name_of(ana.id) == "Ana"
            assert directory.left[ana.id].on == house.now().date()
        row = await store.get("person", f"default:{DIRECTORY}", ana.id)
        assert row
        assert "0470" not in str(row.body)
        await load_organisation(house, organisation([replace(ana, name="Ana Maes"), BEN]))
        for directory in (await house.directory.current(), await cold(house)):
            assert (directory.name_of(ana.id), directory.left) == ("Ana Maes", {})


async def test_what_a_load_that_died_while_tidying_left_goes_with_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, store):
        await load_organisation(house, organisation([replace(ANA, phone="0470"), BEN]))
        for last in (organisation([BEN]), organisation([BEN], "nog eens")):
            store.commits = 1
            with pytest.raises(CutOffError):
                await load_organisation(house, organisation([BEN]))
            store.commits = 100
            await load_organisation(house, last)
            row = await store.get("person", f"default:{DIRECTORY}", ANA.id)
            assert row
            assert "0470" not in str(row.body)
            await load_organisation(house, organisation([replace(ANA, phone="0470"), BEN]))


async def test_what_a_load_promises_is_queued_with_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, store):
        jobs = [Job("requests_reroute", {})]
        store.commits = 0
        with pytest.raises(CutOffError):
            await load_organisation(house, organisation([ANA]), jobs)
        assert [item async for item in house.records.outbox.stream(order="at")] == []
        store.commits = 1
        await load_organisation(house, organisation([ANA]), jobs)
        assert [item.value.job async for item in house.records.outbox.stream(order="at")] == ["requests_reroute"]
