"""Sensitive topics are never searched: they give the agreed text, and whom to contact."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from bot.answer.evidence import Hit
from bot.configuration.configuration import LOOK_EVERY
from bot.front.dispatch import handler
from bot.store.partitions import person_partition
from tests.conversations.expertise import TOPICS
from tests.conversations.school import School
from tests.conversations.stage import buttons_of


class Unsearchable:
    """An index in which nobody may search."""

    async def search(self, text: str, *, readers: Collection[str], limit: int = 10) -> Sequence[Hit]:
        raise AssertionError("it was searched")


@pytest.mark.parametrize("said", ["ik word gepest", "grensoverschrijdend gedrag", "zelf moord", "ik denk aan zelfmord"])
async def test_a_sensitive_topic_is_never_searched_and_never_kept(staff: School, said: str) -> None:
    staff.house = replace(staff.house, index=Unsearchable())  # type: ignore[arg-type]
    staff.stage.handle = handler(staff.house)
    await staff.ana.says(said)
    shown = staff.ana.newest
    assert "Je staat er niet alleen voor" in shown.text
    assert shown.text.index("Ben Claes") < shown.text.index("Dirk Aerts"), "her own headmaster first"
    assert said not in str(shown.card)
    assert "Vraag het aan een expert" not in buttons_of(shown)
    kept = await staff.house.records.questions.find(partition=person_partition(staff.ana.id))
    assert not kept.items
    found = await staff.ana.searches("kennis", said)
    assert "Je staat er niet alleen voor" in str(found.results[0].card)


async def test_a_sensitive_topic_in_every_language(staff: School) -> None:
    await staff.sophie.says("harcèlement au travail")
    assert "Vous n’êtes pas seul" in staff.sophie.newest.text
    await staff.james.says("Ik word gepest")
    assert "You are not alone" in staff.james.newest.text


async def test_a_changed_file_counts_without_a_restart(staff: School, caplog: pytest.LogCaptureFixture) -> None:
    file = staff._data / "topics.toml"
    good = TOPICS.read_text("utf-8")
    file.write_text(good.replace('"gepest"', '"gepest", "kantine"'), "utf-8")
    staff.clock.pass_by(LOOK_EVERY)
    await staff.ana.says("de kantine")
    assert "Je staat er niet alleen voor" in staff.ana.newest.text
    file.write_text("kapot =", "utf-8")
    staff.clock.pass_by(LOOK_EVERY)
    with caplog.at_level(logging.ERROR):
        await staff.ana.says("ik word gepest")
    assert "Je staat er niet alleen voor" in staff.ana.newest.text, "what was sensitive stays so"
    assert [record for record in caplog.records if record.getMessage() == "configuration.refused"]


async def test_who_can_help_can_be_reached(staff: School) -> None:
    await staff.ana.says("ik word gepest")
    assert "Ben Claes" in staff.ana.newest.text
    assert "09 000 00 12 · ben@proefnet.example" in staff.ana.newest.text
