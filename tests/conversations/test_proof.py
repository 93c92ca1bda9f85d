"""The proof of delivery: a PDF of what is recorded, and a command that looks whether the store says so too."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bot.announce.delivery import Delivery
from bot.announce.proving.record import read_record
from bot.cli.proof import NOT_SOUND, NoProof, check_proof, record_in
from bot.pdf.proof_paper import ProofPaper
from bot.pdf.typesetting import typeset
from bot.settings import Settings, load_settings
from bot.store.partitions import announcement_partition
from tests.conversations.announced import confirmed_by_ana
from tests.conversations.school import School, send_to
from tests.conversations.test_announce import CONFIRM, compose
from tests.conversations.test_corrections import brought, corrects

PROOF = "Bewijs van bezorging"


@pytest.fixture
def settings(school: School) -> Settings:
    return load_settings().model_copy(update={"data_dir": school._data})


async def proof(school: School, to: Path) -> Path:
    await confirmed_by_ana(school, 3, but=school.emma, schools="de-linde")
    await school.carla.clicks("Per school")
    await school.carla.clicks(PROOF)
    await school.jobs()
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    file = to / "bewijs.pdf"
    file.write_bytes(content)
    return file


def words_of(file: Path) -> str:
    document: Any = pypdfium2.PdfDocument(file)
    said = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()
    return " ".join(said.split())


@pytest.mark.one_process
async def test_it_says_what_is_recorded_and_no_more(school: School, tmp_path: Path) -> None:
    said = words_of(await proof(school, tmp_path))
    for words in (
        "Bewijs van bezorging: Schoolfoto's",
        "De fotograaf komt dinsdag.",
        "Basisschool De Linde",
        "Ana Martens",
        "Heeft Bode geblokkeerd",
        "Dit is geen aangetekende zending",
        "niet dat het gelezen werd",
    ):
        assert words in said
    record, _ = record_in(tmp_path / "bewijs.pdf")
    assert [(line.delivered is not None, line.confirmed is not None) for line in record.lines].count((True, True)) == 1
    assert [line.person for line in record.lines if line.delivered is None] == [school.emma.id]


@pytest.mark.slow
@pytest.mark.one_process
async def test_it_is_sound_also_after_what_came_later(
    school: School, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    file = await proof(school, tmp_path)
    assert await check_proof(settings, file) == 0
    assert "SOUND" in capsys.readouterr().out
    await school.ben.clicks(CONFIRM)
    school.carla._typed.clear()
    await corrects(school, 2)
    await brought(school)
    assert await check_proof(settings, file) == 0, "the text of then is kept, and later moments are not in it"


@pytest.mark.one_process
@pytest.mark.parametrize("change", ["moment", "nobody confirmed", "one more"])
async def test_another_store_is_not_what_it_says(
    school: School, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    file = await proof(school, tmp_path)
    record, _ = record_in(file)
    records, partition = school.house.records, announcement_partition(record.announcement)
    ana = await records.deliveries.get(partition, school.ana.id)
    assert ana
    assert ana.value.delivered_at
    becomes = {
        "moment": replace(ana.value, delivered_at=ana.value.delivered_at - timedelta(minutes=1)),
        "nobody confirmed": replace(ana.value, confirmed=False, confirmed_at=None, visas=()),
    }
    if change == "one more":
        more = Delivery(record.announcement, school.farid.id).delivered("7", ana.value.delivered_at)
        await records.accept(partition, [records.deliveries.put(more)])
    else:
        await records.accept(partition, [records.deliveries.put(becomes[change], ana.version)])
    assert await check_proof(settings, file) == NOT_SOUND
    who = school.farid.id if change == "one more" else school.ana.id
    assert f"{who}: the store holds" in capsys.readouterr().out


@pytest.mark.one_process
async def test_a_forged_record_is_found_out(
    school: School, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    record, _ = record_in(await proof(school, tmp_path))
    moment = next(line.delivered for line in record.lines if line.delivered)
    lines = tuple(replace(line, delivered=moment, confirmed=moment) for line in record.lines)
    forged = replace(record, lines=lines)
    for number, digest in enumerate((forged.digest, record.digest)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(await typeset(paper(digest, forged.content)))
        assert await check_proof(settings, file) == NOT_SOUND
    said = capsys.readouterr().out
    assert "the store holds" in said
    assert "the pages do not say the digest" in said
    gone = replace(record, announcement="announcement-never")
    (tmp_path / "gone.pdf").write_bytes(await typeset(paper(gone.digest, gone.content)))
    assert await check_proof(settings, tmp_path / "gone.pdf") == NOT_SOUND
    assert "NOT FOUND" in capsys.readouterr().out


def paper(digest: str, record: str) -> ProofPaper:
    heads = ("a", "b", "c", "d", "e")
    return ProofPaper("nl", "Bewijs", "Proef", digest, "2026-11-23", (("x", digest),), (), (), "P", heads, (), record)


async def test_what_is_no_proof_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"no PDF")
    with pytest.raises(NoProof):
        record_in(file)
    file.write_bytes(await typeset(paper("d", "[1]")))
    with pytest.raises(NoProof, match="cannot be read"):
        record_in(file)
    with pytest.raises(ValueError, match="KeyError"):
        read_record("{}")


async def test_nobody_else_gets_it(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True, limit=1
    )
    mine = await school.nadia.sends("announcement.proof", {"id": found.items[0].value.id}, None)
    none = await school.nadia.sends("announcement.proof", {"id": "announcement-never"}, None)
    assert (mine.messages, mine.replace, mine.toast) == (none.messages, none.replace, none.toast)
