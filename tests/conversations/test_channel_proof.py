"""The proof of an announcement that was confirmed in a channel: it says so, and stays sound whatever comes later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.cli.proof import NOT_SOUND, check_proof, record_in
from bot.settings import Settings, load_settings
from bot.store.partitions import announcement_partition
from cards.texts import ZONE
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.teaming import LINDE, clicks_in, goes_on, joins, puts_in_channels
from tests.conversations.test_corrections import brought
from tests.conversations.test_proof import PROOF, words_of
from tests.conversations.test_putting_together import begins, the_draft
from tests.conversations.test_visering import corrected

VISA = "Ik heb dit gelezen en viseer"


async def circular(school: School) -> str:
    """To De Linde and its channel, where Farid alone confirms; gives its id."""
    carla = school.carla
    await joins(school, school.farid)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE)
    await goes_on(carla, importance="mandatory", visa_days="3")
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await clicks_in(school, school.farid, VISA)
    return (await the_draft(school, carla)).id


async def proof(school: School, to: Path) -> Path:
    carla = school.carla
    await carla.clicks("Per school")
    await carla.clicks(PROOF)
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    content = list(school.recorder.drive.values())[-1]
    file = to / "bewijs.pdf"
    file.write_bytes(content)
    return file


@pytest.fixture
def settings(school: School) -> Settings:
    return load_settings().model_copy(update={"data_dir": school._data})


@pytest.mark.one_process
async def test_who_confirmed_there_stands_in_it_and_counts_as_no_recipient(
    school: School, tmp_path: Path, settings: Settings
) -> None:
    await circular(school)
    file = await proof(school, tmp_path)
    record, _ = record_in(file)
    (there,) = [line for line in record.lines if line.person == school.farid.id]
    assert (there.delivered, there.confirmed is not None) == (None, True)
    said = words_of(file)
    assert "Bevestigde in een kanaal 1" in said
    assert "Bedoeld voor 3" in said
    assert school.farid.name in said
    assert await check_proof(settings, file) == 0


@pytest.mark.one_process
@pytest.mark.parametrize("later", ["got it himself", "confirmed the next edition there", "somebody else did"])
async def test_it_is_sound_whatever_comes_later(school: School, tmp_path: Path, settings: Settings, later: str) -> None:
    farid = school.farid
    await circular(school)
    file = await proof(school, tmp_path)
    school.clock.pass_by(timedelta(minutes=1))
    if later == "got it himself":
        await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one, promised=True)
        await school.jobs()
        assert VISA not in buttons_of(farid.newest)
    elif later == "confirmed the next edition there":
        school.carla._typed.clear()
        await corrected(school, 3, anew="true")
        await brought(school)
        assert await check_proof(settings, file) == 0, "what counts no more counted then"
        await clicks_in(school, farid, VISA)
    else:
        await clicks_in(school, school.dirk, VISA)
    await school.jobs()
    assert await check_proof(settings, file) == 0


async def report(school: School) -> tuple[Mapping[str, object], Sequence[Sequence[object]]]:
    """Its figures, and the rows of Farid."""
    carla = school.carla
    await carla.clicks("Als bestand")
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    book = load_workbook(BytesIO(list(school.recorder.drive.values())[-1]))
    figures = {str(row[0].value): row[1].value for row in book["Cijfers"].iter_rows() if len(row) > 1}
    people = [[cell.value for cell in row] for row in book["Per persoon"].iter_rows()]
    return figures, [row for row in people if row[0] == school.farid.name]


@pytest.mark.one_process
async def test_what_counted_before_it_was_asked_anew_stands_in_no_new_proof_and_report(
    school: School, tmp_path: Path, settings: Settings
) -> None:
    await circular(school)
    school.carla._typed.clear()
    await corrected(school, 3, anew="true")
    await brought(school)
    file = await proof(school, tmp_path)
    said = words_of(file)
    assert "Bedoeld voor 3" in said
    assert "Bevestigd 0" in said
    assert "Bevestigde in een kanaal" not in said
    assert school.farid.name not in said
    assert await check_proof(settings, file) == 0
    figures, rows = await report(school)
    assert (figures["Bedoeld voor"], figures["Bevestigd"], rows) == (3, 0, [])


@pytest.mark.one_process
async def test_who_confirmed_there_before_they_got_it_stands_once_in_proof_and_report(
    school: School, tmp_path: Path, settings: Settings
) -> None:
    farid = school.farid
    id_ = await circular(school)
    there = await school.house.records.confirmed_there.get(announcement_partition(id_), farid.id)
    assert there
    before = (await proof(school, tmp_path)).rename(tmp_path / "before.pdf")
    school.clock.pass_by(timedelta(minutes=1))
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one, promised=True)
    await school.jobs()
    file = await proof(school, tmp_path)
    said = words_of(file)
    assert "Bedoeld voor 4" in said
    assert "Bevestigd 1" in said
    assert "Bevestigde in een kanaal" not in said
    assert said.count(farid.name) == 1
    for given in (before, file):
        assert await check_proof(settings, given) == 0
    figures, rows = await report(school)
    assert (figures["Bedoeld voor"], figures["Bevestigd"], len(rows)) == (4, 1, 1)
    assert there.value.at.astimezone(ZONE).replace(tzinfo=None, microsecond=0) in [
        cell.replace(microsecond=0) for cell in rows[0] if isinstance(cell, datetime)
    ]


@pytest.mark.one_process
async def test_another_moment_there_is_found_out(school: School, tmp_path: Path, settings: Settings) -> None:
    id_ = await circular(school)
    file = await proof(school, tmp_path)
    records, partition = school.house.records, announcement_partition(id_)
    there = await records.confirmed_there.get(partition, school.farid.id)
    assert there
    moved = replace(there.value, at=there.value.at - timedelta(minutes=1))
    await records.accept(partition, [records.confirmed_there.put(moved, there.version)])
    assert await check_proof(settings, file) == NOT_SOUND
