"""What was kept before there were questions is read as what asks nothing, and its text has the digest that it had; what
was kept before blanks were declared, as one of which nobody knows them."""

from datetime import UTC, datetime
from pathlib import Path

from bot.announce.asking.question import NONE_YET
from bot.announce.correcting.edition import digest
from bot.json import JsonObject
from bot.sqlite.opening import open_file
from bot.store.base import Put
from bot.store.kinds import KINDS
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.store.sqlite import open_store

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
ANNOUNCEMENT: JsonObject = {
    "id": "a1",
    "author": "carla",
    "words": {"nl": {"title": "Sneeuw", "text": "De school blijft open.", "image_alt": "", "formatted": True}},
    "language": "nl",
    "audience": {"kind": "any", "of": []},
    "confirmation": True,
    "state": "sent",
    "created": "2026-11-20T09:00:00Z",
    "tally": {"recipients": 3, "delivered": 3, "confirmed": 1, "not_reached": 0},
    "organisation": "default",
}
DELIVERY: JsonObject = {
    "announcement": "a1",
    "person": "ana",
    "state": "delivered",
    "activities": ["7"],
    "confirmed": False,
    "open": True,
    "organisation": "default",
}
DIGEST = "c8d3d654f766c10372b165dbbead25013ed617786a88b29d3b136dc0e092af42"


async def test_it_asks_nothing_and_reads_the_same(tmp_path: Path) -> None:
    file = await open_file(tmp_path / "bode.sqlite")
    store = await open_store(file, KINDS, now=lambda: NOW)
    partition = announcement_partition("a1")
    await store.commit(
        f"default:{partition}", [Put("announcement", "a1", ANNOUNCEMENT), Put("delivery", "ana", DELIVERY)]
    )
    records = Records(store, now=lambda: NOW)
    announcement = await records.announcements.get(partition, "a1")
    delivery = await records.deliveries.get(partition, "ana")
    assert announcement
    assert delivery
    assert (announcement.value.question, announcement.value.tally.answers) == (None, NONE_YET)
    assert (announcement.value.words["nl"].question, announcement.value.words["nl"].choices) == ("", ())
    assert digest(announcement.value) == DIGEST
    assert not delivery.value.answered
    assert (announcement.value.template, announcement.value.blanks) == ("", None)
    await file.close()


async def test_what_was_open_before_questions_were_told_apart_is_to_be_confirmed(tmp_path: Path) -> None:
    file = await open_file(tmp_path / "bode.sqlite")
    store = await open_store(file, KINDS, now=lambda: NOW)
    partition = announcement_partition("a1")
    await store.commit(f"default:{partition}", [Put("delivery", "ana", DELIVERY)])
    records = Records(store, now=lambda: NOW)
    kept = await records.deliveries.get(partition, "ana")
    assert kept
    assert (kept.value.to_confirm, kept.value.to_answer) == (True, False)
    assert not kept.value.confirm(NOW).open
    await file.close()
