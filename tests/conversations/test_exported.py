"""`python app.py person export`: all that is kept of somebody, to give it to them; and nothing of anybody else's."""

import asyncio
import json
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cli.libraries import NotUnderstood
from bot.cli.person import export_person
from bot.people.person import Person
from bot.settings import load_settings
from bot.words.languages import LANGUAGES
from tests.conversations.announced import confirmed_by_ana
from tests.conversations.school import School
from tests.conversations.test_arrange import REFUSE, submit_leave

SAID = "Hoeveel dagen verlof krijg ik als mijn broer trouwt?"


async def exported(school: School, who: str, to: Path, *, whole: bool = False) -> tuple[Any, str]:
    await export_person(load_settings(data_dir=school._data), who, to, whole=whole)
    with zipfile.ZipFile(to) as opened:
        assert not opened.testzip()
        return json.loads(opened.read("bode.json")), opened.read("bode.html").decode()


def of(data: Any, kind: str) -> list[Any]:
    return [one["value"] for one in data["documents"] if one["kind"] == kind]


async def lived(school: School) -> None:
    await confirmed_by_ana(school, 3, but=school.emma, schools="de-linde")
    await submit_leave(school)
    await school.ben.fills(reason="Die dag is er klassenraad").clicks(REFUSE)
    await school.jobs()
    await school.ana.says(SAID)


async def test_who_asks_gets_all_of_their_own(school: School, tmp_path: Path) -> None:
    await lived(school)
    data, page = await exported(school, "Ana Martens", tmp_path / "ana.zip")
    [request] = of(data, "request")
    assert request["answers"]
    assert "Die dag is er klassenraad" in str(request["history"]), "what others wrote of them there"
    assert [one["text"] for one in of(data, "question")] == [SAID]
    [delivery] = of(data, "delivery")
    assert delivery["confirmed_at"]
    assert [one["id"] for one in of(data, "person")] == [school.ana.id]
    assert [one["person"] for one in of(data, "contact")] == [school.ana.id]
    assert len(of(data, "announcement")) == 1
    for words in (
        "Ana Martens",
        "Die dag is er klassenraad",
        SAID,
        "Schoolfoto",
        'lang="nl"',
        "Aanvragen en beslissingen",
    ):
        assert words in page
    assert (tmp_path / "ana.zip").stat().st_mode & 0o777 == 0o600


async def test_of_what_they_decided_they_get_their_own_words_alone(school: School, tmp_path: Path) -> None:
    await lived(school)
    for whole in (False, True):
        data, page = await exported(school, school.ben.id, tmp_path / f"ben-{whole}.zip", whole=whole)
        [request] = of(data, "request")
        assert request["requester"] == school.ana.id
        assert not request["answers"]
        assert "Die dag is er klassenraad" in str(request["history"])
        assert SAID not in json.dumps(data)
        assert SAID not in page


async def test_reading_everything_finds_no_document_less(school: School, tmp_path: Path) -> None:
    await lived(school)
    some, _ = await exported(school, school.ana.id, tmp_path / "some.zip")
    everything, _ = await exported(school, school.ana.id, tmp_path / "all.zip", whole=True)

    def keys(data: Any) -> Counter[tuple[str, str, str]]:
        return Counter((one["kind"], one["partition"], one["id"]) for one in data["documents"])

    assert keys(some) <= keys(everything)
    assert max(keys(everything).values()) == 1
    left = {kind for kind, _, _ in keys(everything) - keys(some)}
    assert left <= {"audit", "recipients", "outbox", "due", "hand_off", "audit_page", "audit_head"}, left


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_is_in_their_language(school: School, tmp_path: Path, language: str) -> None:
    def speaks(one: Person) -> Person:
        return replace(one, language=language) if one.id == school.ana.id else one

    await school.becomes(speaks)
    _, page = await exported(school, school.ana.id, tmp_path / "x.zip")
    title = {"nl": "Wat Bode over", "fr": "Ce que Bode conserve", "en": "What Bode keeps"}[language]
    assert f"<h1>{title}" in page
    assert f'<html lang="{language}">' in page


async def test_what_they_typed_is_never_a_tag(school: School, tmp_path: Path) -> None:
    await school.ana.installs()
    await school.ana.says("Wat is <b>verlof</b> & <script>alert(1)</script>?")
    _, page = await exported(school, school.ana.id, tmp_path / "x.zip")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


async def test_who_reads_it_leaves_a_trace_before_anything_is_written(school: School, tmp_path: Path) -> None:
    there = tmp_path / "no" / "folder.zip"
    with pytest.raises(OSError, match="No such file"):
        await exported(school, school.ana.id, there)
    entries = [one.value async for one in school.house.records.audit.stream(order="at")]
    [entry] = [one for one in entries if one.deed == "person.exported"]
    assert (entry.actor, entry.subject) == ("operator", school.ana.id)
    assert entry.detail["account"]


@pytest.mark.parametrize("name", ["ana.txt", "there.zip"])
async def test_it_writes_over_nothing(school: School, tmp_path: Path, name: str) -> None:
    await asyncio.to_thread((tmp_path / "there.zip").write_bytes, b"mine")
    with pytest.raises(NotUnderstood):
        await exported(school, school.ana.id, tmp_path / name)
    assert (tmp_path / "there.zip").read_bytes() == b"mine"
    assert not [one async for one in school.house.records.audit.stream(order="at") if "export" in one.value.deed]
