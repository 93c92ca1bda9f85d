"""Deliveries are counted once, also where nobody heard whether the commit that counts them happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from bot.announce.delivery import Delivery
from bot.announce.tallies import Ending, Tallies, brought, total
from bot.bootstrap.houses import opened_records
from bot.errors import Stale
from bot.settings import load_settings
from bot.store.base import DocumentStore, StoreUnavailable, Write
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.work.notice import DeliveryState

ID = "1"


class Losing:
    """The real store, that loses answers: before its commits, or after."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.loses = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        loses, self.loses = self.loses, ""
        if loses == "before":
            raise StoreUnavailable("away")
        versions = await self._store.commit(partition, writes)
        if loses == "after":
            raise StoreUnavailable("its answer is lost")
        return versions


@pytest.mark.parametrize("loses", ["before", "after"])
async def test_what_nobody_heard_of_is_counted_once(tmp_path: Path, loses: str) -> None:
    async with opened_records(load_settings(data_dir=tmp_path)) as opened:
        store = Losing(opened._store)
        records = Records(cast("DocumentStore", store), now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
        tallies, partition = Tallies(), announcement_partition(ID)

        async def ending(person: str) -> Ending:
            standing = await records.deliveries.get(partition, person)
            if standing is None:
                pending = Delivery(ID, person)
                (version,) = await records.accept(partition, [records.deliveries.put(pending)])
                standing = Stored(pending, version or "")
            return Ending(standing, Delivery(ID, person, DeliveryState.DELIVERED))

        await tallies.settle(records, ID, [await ending("ana")])
        again = await ending("ben")
        store.loses = loses
        with pytest.raises(StoreUnavailable):
            await tallies.settle(records, ID, [again])
        await tallies.settle(records, ID, [await ending("carla")])  # which goes on, whatever became of the other
        if loses == "before":
            await tallies.settle(records, ID, [again])
        else:
            with pytest.raises(Stale):
                await tallies.settle(records, ID, [again])
        await tallies.settle(records, ID, [await ending("dirk")])
        assert await total(records, ID) == (4, 0)


async def test_cards_that_were_brought_to_an_edition_are_counted_by_edition(tmp_path: Path) -> None:
    async with opened_records(load_settings(data_dir=tmp_path)) as records:
        tallies, partition = Tallies(), announcement_partition(ID)
        standing: dict[str, Stored[Delivery]] = {}
        for person in ("ana", "ben"):
            arrived = Delivery(ID, person).delivered(person, datetime(2026, 11, 23, 9, tzinfo=UTC))
            (version,) = await records.accept(partition, [records.deliveries.put(arrived)])
            standing[person] = Stored(arrived, version or "")

        async def bring(person: str, edition: int, *, gives_up: bool = False) -> None:
            now = standing[person].value
            then = replace(now, given_up=edition) if gives_up else now.shows(edition, (person,))
            (standing[person],) = await tallies.settle(records, ID, [Ending(standing[person], then)], edition)

        await bring("ana", 2)
        await bring("ana", 2)
        await bring("ben", 2, gives_up=True)
        assert await brought(records, ID, 2) == (1, 1)
        await bring("ben", 3)
        assert (await brought(records, ID, 2), await brought(records, ID, 3)) == ((0, 0), (1, 0))
        assert await total(records, ID) == (0, 0)
