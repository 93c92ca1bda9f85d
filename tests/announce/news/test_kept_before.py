"""A delivery of before there was news is read as one that asks nothing, and confirming it keeps it so."""

from datetime import UTC, datetime
from pathlib import Path

from bot.announce.delivery import Delivery
from bot.announce.visering.visa import Visa
from bot.json import JsonObject
from bot.sqlite.opening import open_file
from bot.store.base import Kind, Put
from bot.store.kinds import DELIVERY, KINDS
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.store.sqlite import open_store
from bot.work.notice import DeliveryState

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SCHEMA_1 = Kind("delivery", (("announcement", "state"), ("announcement", "confirmed")))
KEPT: JsonObject = {
    "announcement": "a1",
    "person": "ana",
    "state": "delivered",
    "activity": "7",
    "confirmed": False,
    "delivered_at": "2026-11-20T09:00:00Z",
    "organisation": "default",
}


async def test_it_is_read_and_can_be_confirmed(tmp_path: Path) -> None:
    file = await open_file(tmp_path / "bode.sqlite")
    before = [SCHEMA_1 if kind.name == DELIVERY.name else kind for kind in KINDS]
    store = await open_store(file, before, now=lambda: NOW)
    await store.commit("default:announcement:a1", [Put("delivery", "ana", KEPT)])
    records = Records(await open_store(file, KINDS, now=lambda: NOW), now=lambda: NOW)
    partition = announcement_partition("a1")
    found = await records.deliveries.get(partition, "ana")
    assert found
    assert found.value == Delivery(
        "a1", "ana", DeliveryState.DELIVERED, ("7",), delivered_at=datetime(2026, 11, 20, 9, tzinfo=UTC)
    )
    assert (found.value.open, found.value.since, found.value.last) == (False, None, None)
    await records.accept(partition, [records.deliveries.put(found.value.confirm(NOW), found.version)])
    confirmed = await records.deliveries.find(equal={"announcement": "a1", "confirmed": True}, partition=partition)
    assert [item.value.person for item in confirmed.items] == ["ana"]
    news = await records.deliveries.find(equal={"person": "ana", "open": True}, order="since")
    assert news.items == []
    await file.close()


async def test_its_confirmation_is_a_visa_of_the_first_edition(tmp_path: Path) -> None:
    file = await open_file(tmp_path / "bode.sqlite")
    before = [SCHEMA_1 if kind.name == DELIVERY.name else kind for kind in KINDS]
    store = await open_store(file, before, now=lambda: NOW)
    body: JsonObject = {**KEPT, "confirmed": True, "confirmed_at": "2026-11-20T10:00:00Z"}
    await store.commit("default:announcement:a1", [Put("delivery", "ana", body)])
    records = Records(await open_store(file, KINDS, now=lambda: NOW), now=lambda: NOW)
    found = await records.deliveries.get(announcement_partition("a1"), "ana")
    assert found
    assert found.value.visas == (Visa(1, "", datetime(2026, 11, 20, 10, tzinfo=UTC)),)
    assert found.value.confirmed_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    await file.close()
