"""A proof of delivery holds after somebody who stands in it, or in its text, was erased."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.announce.proving.proving import gather, recorded
from bot.cli.proof import NOT_SOUND, check_proof, record_in
from bot.people.contacts import meet
from bot.settings import load_settings
from bot.store.partitions import (
    announcement_partition,
)
from tests.conversations.announcing import write
from tests.conversations.erasing import erased, opened
from tests.conversations.school import School, send_to
from tests.conversations.test_corrections import brought, corrects
from tests.conversations.test_proof import proof


async def test_a_proof_holds_that_was_made_before(
    school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = await proof(school, tmp_path)
    id_ = record_in(file)[0].announcement
    settings = load_settings(data_dir=school._data)
    async with opened(school) as whole:
        await erased(whole, school.ana)
        await erased(whole, school.emma)
    assert await check_proof(settings, file) == 0
    assert "2 recipients of it erased since" in capsys.readouterr().out
    deliveries = [one async for one in school.house.records.deliveries.placed(partition=announcement_partition(id_))]
    [delivery] = [one for one in deliveries if one.stored and one.stored.value.confirmed]
    assert delivery.stored
    forged = replace(delivery.stored.value, delivered_at=school.clock(), visas=())
    await school.house.records.accept(
        delivery.partition, [school.house.records.deliveries.put(forged, delivery.stored.version)]
    )
    assert await check_proof(settings, file) == NOT_SOUND, "other moments are no proof of the same"


async def test_a_proof_holds_of_a_text_that_named_them(school: School) -> None:
    """Of the edition that stands and of the one before, whoever else goes later; and of no other text."""
    await school.everybody_installs()
    carla, records = school.carla, school.house.records
    await write(carla, title="Welkom Ana Martens", text="Emma Janssens leidt haar rond.", schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    [sent] = [one.value async for one in records.announcements.stream(order="author")]
    author = await meet(school.house, carla.id, None)
    proofs = [(await gather(school.house, author, sent.id))[1]]
    carla._typed.clear()
    await corrects(school, 3, "Emma Janssens leidt Ana Martens rond.")
    await brought(school)
    proofs.append((await gather(school.house, author, sent.id))[1])
    assert [one.edition for one in proofs] == [1, 2]
    for who in (school.ana, school.emma):
        async with opened(school) as whole:
            await erased(whole, who)
        for one in proofs:
            held = await recorded(school.house, one)
            assert held
            assert held.said == one.said
    [kept] = [one async for one in records.announcements.stream(order="author")]
    assert "Martens" not in str(kept.value.words)
    assert "Janssens" not in str(kept.value.words)
    words = {language: replace(one, title="Welkom") for language, one in kept.value.words.items()}
    put = records.announcements.put(replace(kept.value, words=words), kept.version)
    await records.accept(announcement_partition(sent.id), [put])
    held = await recorded(school.house, proofs[1])
    assert held
    assert held.said != proofs[1].said
