"""Who can be reached, as each instance knows it: read once, then followed by what changed."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.house import House
from bot.people.contact import Address, Contact
from bot.people.contacts import arrive, choose_language, leave, meet
from bot.people.loading import load_organisation
from bot.people.reach import OVERLAP, Reachability
from bot.store.base import Page, Scalar
from bot.store.partitions import person_partition
from bot.store.records import Records
from tests.people.organisations import organisation, person
from tests.store.rig import Clock
from tests.work.rig import NOW, opened

PEOPLE = [person(number, f"Persoon {number}") for number in range(5)]
ROUND = timedelta(seconds=30)


def address(number: int) -> Address:
    return Address(f"a:{number}", "https://smba.example/", "tenant", f"29:{number}", "28:bode")


class Counting:
    """The store, with what a find of it gave."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.read: list[int] = []

    async def find(self, kind: str, *, equal: Mapping[str, Scalar] | None = None, **how: Any) -> Page:
        page: Page = await self._store.find(kind, equal=equal, **how)
        self.read.append(len(page.documents))
        return page

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@asynccontextmanager
async def two(folder: Path, clock: Clock) -> AsyncGenerator[tuple[House, Reachability, Counting]]:
    """An instance where people come and go, and what another one knows of it."""
    async with opened(folder, clock) as house:
        await load_organisation(house, organisation(PEOPLE))
        store = Counting(house.records._store)
        yield house, Reachability(Records(cast("Any", store), now=clock), clock), store


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(PEOPLE[number].id for number in numbers)


async def test_what_another_instance_saw_comes_with_the_next_round(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, other, _):
        await arrive(house, PEOPLE[0].id, address(0))
        assert other.missing(ids(0, 1)) == 0, "not known yet"
        await other.refresh()
        assert other.people == ids(0)
        clock.turn(ROUND)
        await arrive(house, PEOPLE[1].id, address(1))
        await leave(house, PEOPLE[0].id)
        await other.refresh()
        assert other.people == ids(1)
        assert other.missing(ids(0, 1, 2)) == 2


async def test_a_round_reads_what_changed_and_no_more(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, other, store):
        for number in range(4):
            await arrive(house, PEOPLE[number].id, address(number))
        clock.turn(timedelta(hours=1))
        assert await other.refresh() == 4
        clock.turn(ROUND)
        store.read.clear()
        assert await other.refresh() == 0
        actor = await meet(house, PEOPLE[2].id, address(2))
        await choose_language(house, actor, "fr")
        assert await other.refresh() == 1
        assert store.read == [0, 1]
        clock.turn(OVERLAP + ROUND)
        assert await other.refresh() == 1, "until it is too old to have come late"
        assert await other.refresh() == 0
        assert other.people == ids(0, 1, 2, 3)


async def test_who_writes_with_a_clock_that_is_behind_is_seen_too(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, other, _):
        await other.refresh()
        clock.turn(ROUND)
        await other.refresh()
        behind = replace(house, now=lambda: clock() - OVERLAP + timedelta(seconds=1))
        await arrive(behind, PEOPLE[3].id, address(3))
        await other.refresh()
        assert other.people == ids(3)


async def test_contacts_of_an_earlier_version_are_read_once_and_followed_from_then_on(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, other, _):
        former = Contact(PEOPLE[4].id, address(4), installed=True, welcomed=True)
        await house.records.accept(person_partition(former.person), [house.records.contacts.put(former)])
        await other.refresh()
        assert other.people == ids(4)
        clock.turn(timedelta(days=1))
        await meet(house, PEOPLE[4].id, address(4))
        assert await other.refresh() == 0, "nothing of it changed"
        await leave(house, PEOPLE[4].id)
        assert await other.refresh() == 1
        assert other.people == frozenset()


async def test_a_change_says_when_it_was(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, _, __):

        async def changed() -> datetime | None:
            standing = await house.records.contacts.get(person_partition(PEOPLE[0].id), PEOPLE[0].id)
            assert standing
            return standing.value.changed

        await arrive(house, PEOPLE[0].id, address(0))
        assert await changed() == NOW
        clock.turn(ROUND)
        await meet(house, PEOPLE[0].id, address(0))
        assert await changed() == NOW
        await leave(house, PEOPLE[0].id)
        assert await changed() == NOW + ROUND


async def test_a_first_reading_that_failed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(NOW)
    async with two(tmp_path, clock) as (house, other, store):
        await arrive(house, PEOPLE[0].id, address(0))
        clock.turn(timedelta(hours=1))
        find = store.find

        async def fails(*_: object, **__: object) -> Page:
            raise ConnectionError

        with monkeypatch.context() as away:
            away.setattr(store, "find", fails)
            with pytest.raises(ConnectionError):
                await other.refresh()
        assert store.find == find
        assert other.people is None
        await other.refresh()
        assert other.people == ids(0)
        clock.turn(timedelta(hours=1))
        await arrive(house, PEOPLE[1].id, address(1))
        with monkeypatch.context() as away:
            away.setattr(store, "find", fails)
            with pytest.raises(ConnectionError):
                await other.refresh()
        clock.turn(timedelta(hours=1))
        await other.refresh()
        assert other.people == ids(0, 1), "what came before an outage is not lost"
