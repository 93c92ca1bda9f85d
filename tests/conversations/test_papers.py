"""An employment certificate: asked, filled in by who carries it out, made as a PDF, and had by who may see it."""

import asyncio
import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bot.arrange.papers.making import made
from bot.bootstrap.running import JOBS
from bot.channel.file_messages import FileOffer
from bot.pdf.typesetting import NotSet, typeset
from bot.pdf.written import Written
from bot.people.papers_file import load_papers, papers_of
from bot.people.person import Person
from bot.toml_files import BadFiles
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from dialogs.form import FORMS_FOLDER, forms_of
from tests.conversations.school import UNHURRIED, School
from tests.conversations.stage import Colleague, buttons_of, elements_of

SAMPLES = Path(__file__).parents[2] / "samples"
GET, DONE = "Bezorg me het document", "Meld dit klaar"
LONG = "Zoë Ångström-D’Hœuvre van den Bossche‑Šťastný y Núñez de la Peña"
BLANKS = {"blank_since": "1 september 2019", "blank_assignment": "24/24, vastbenoemd"}


@pytest.fixture(autouse=True)
def certificate(own_forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(FORMS_FOLDER / "certificate.toml", own_forms)
    monkeypatch.setenv("BODE_PAPERS_FILE", str(SAMPLES / "papers.toml"))


async def asks(school: School, kind: str = "employment", language: str = "nl") -> None:
    await school.everybody_installs()
    await school.ana.says("werkgeversattest")
    await school.ana.fills(kind=kind, written_in=language).clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()


async def opens(nadia: Colleague) -> None:
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)


async def gets(school: School, person: Colleague) -> tuple[str, bytes]:
    """What the file is called, and what lands in their OneDrive."""
    reply = await person.clicks(GET)
    assert (reply.replace, bool(reply.toast)) == (None, True), "the card stays"
    await school.jobs()
    offer = person.newest
    assert isinstance(offer.message, FileOffer), offer.text
    name = offer.message.name
    await person.accepts(offer)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    school.recorder.drive.clear()
    return name, content


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


async def test_from_asking_to_the_pdf_in_their_onedrive(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    assert "Bode maakt “Attest van tewerkstelling” met wat je hier invult" in school.nadia.newest.text
    await school.nadia.fills(**BLANKS, word="Hier is het.").clicks(DONE)
    await school.jobs()
    assert "Klaar: Werkgeversattest" in school.ana.newest.text
    name, content = await gets(school, school.ana)
    assert name == "Attest van tewerkstelling ATT-2026-00001.pdf"
    said = words_of(content)
    for told in ("Ana Martens", "1 september 2019", "Leerkracht", "Basisschool De Linde", "24/24, vastbenoemd"):
        assert told in said
    assert "Referentie: ATT-2026-00001" in said
    assert "Opgemaakt te Gent, 23 november 2026" in said


async def test_it_is_in_the_language_that_was_asked_for(school: School) -> None:
    await asks(school, language="fr")
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    await school.jobs()
    name, content = await gets(school, school.ana)
    assert name == "Attestation d’emploi ATT-2026-00001.pdf"
    assert "Fait à Gent, le 23 novembre 2026" in words_of(content)


async def test_what_is_left_blank_is_asked_for_and_what_was_typed_stays(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(blank_since="1 september 2019", word="Hier is het.").clicks(DONE)
    values = {one.get("id"): one.get("value") for one in elements_of(school.nadia.newest.card)}
    assert values["blank_since"] == "1 september 2019"
    assert values["word"] == "Hier is het."
    assert DONE in buttons_of(school.nadia.newest), "it is not done"
    await school.nadia.fills(blank_since="x" * 300, blank_assignment="24/24").clicks(DONE)
    assert DONE in buttons_of(school.nadia.newest), "that is too long"
    await school.nadia.fills(**BLANKS).clicks(DONE)
    assert "Klaar · door jou" in school.nadia.newest.text


async def test_what_was_filled_in_is_not_lost_by_another_button(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(blank_since="1 september 2019").clicks("Ik neem dit op")
    values = {one.get("id"): one.get("value") for one in elements_of(school.nadia.newest.card)}
    assert values["blank_since"] == "1 september 2019"
    assert "Ik neem dit op" in buttons_of(school.nadia.newest), "nothing happened yet"


async def test_what_the_directory_lacks_is_named_and_nothing_is_made_up(school: School) -> None:
    await asks(school)

    def without_a_job(person: Person) -> Person:
        return replace(person, job="") if person.id == school.ana.id else person

    await school.becomes(without_a_job)
    await opens(school.nadia)
    assert "in de gids ontbreekt van Ana Martens de functie" in school.nadia.newest.text
    assert "blank_since" not in {one.get("id") for one in elements_of(school.nadia.newest.card)}
    await school.nadia.fills(word="Ik bezorg het je op papier.").clicks(DONE)
    await school.jobs()
    assert "Klaar: Werkgeversattest" in school.ana.newest.text
    assert GET not in buttons_of(school.ana.newest)


@pytest.mark.parametrize("missing", ["kind", "file"])
async def test_where_none_is_to_be_made_it_is_done_as_any_request(
    school: School, missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if missing == "file":
        (tmp_path / "papers.toml").write_text(
            (SAMPLES / "papers.toml").read_text("utf-8").replace('id = "employment"', 'id = "other"'), "utf-8"
        )
        monkeypatch.setenv("BODE_PAPERS_FILE", str(tmp_path / "papers.toml"))
        await school.restarts()
    await asks(school, "pay" if missing == "kind" else "employment")
    await opens(school.nadia)
    assert "Bode maakt" not in school.nadia.newest.text
    await school.nadia.clicks(DONE)
    await school.jobs()
    assert "Klaar · door jou" in school.nadia.newest.text
    assert GET not in buttons_of(school.ana.newest)


async def test_who_may_not_see_the_request_gets_nothing_and_its_team_does(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    await school.jobs()
    request = dict(buttons_of(school.ana.newest)[GET]["data"])["request"]
    for stranger in (school.emma, school.ben, school.carla):
        for id_ in (request, "certificate.2026.nooit"):
            reply = await stranger.sends("paper.get", {"request": id_}, None)
            assert "Dit vind ik niet" in str(reply)
    _, content = await gets(school, school.nadia)
    assert "Ana Martens" in words_of(content)


async def test_who_may_see_it_no_more_does_not_get_what_was_offered(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    await school.jobs()
    await school.nadia.clicks(GET)
    await school.jobs()
    offer = school.nadia.newest
    await school.becomes(lambda one: replace(one, groups=frozenset()) if one.id == school.nadia.id else one)
    await school.nadia.accepts(offer)
    await school.jobs()
    assert not school.recorder.drive


async def test_who_may_see_it_no_more_once_it_is_handed_gets_no_offer(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    await school.jobs()
    await school.nadia.clicks(GET)
    await school.becomes(lambda one: replace(one, groups=frozenset()) if one.id == school.nadia.id else one)
    await school.jobs()
    assert not [shown for shown in school.nadia.chat if isinstance(shown.message, FileOffer)]


async def test_it_is_made_once_however_often_its_job_runs(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    request = dict(buttons_of(school.nadia.newest)[GET]["data"])["request"]
    job = Assignment({"request": request}, 1)
    await asyncio.gather(*(JOBS["request_paper"](work, job) for _ in range(3)))
    await school.jobs()
    deeds = [one.value.deed async for one in school.house.records.audit.stream(order="at")]
    assert deeds.count("request.paper") == 1
    found = [
        one.value async for one in school.house.records.requests.stream(equal={"state": "approved"}, order="changed")
    ]
    assert [made(one) is not None for one in found] == [True]


async def test_what_was_carried_out_before_there_were_papers_is_still_read(school: School) -> None:
    await asks(school, "pay")
    await opens(school.nadia)
    await school.nadia.clicks(DONE)
    handlings = school.house.records.handlings
    (kept,) = [one.value async for one in handlings.stream(partition="requests:certificate:2026")]
    put = handlings.put(kept)
    before = {name: value for name, value in put.body.items() if name != "paper"}
    assert handlings.read(put.id, 1, before) == kept


async def test_it_can_be_asked_for_before_it_is_made(school: School) -> None:
    await asks(school)
    await opens(school.nadia)
    await school.nadia.fills(**BLANKS).clicks(DONE)
    await school.nadia.clicks(GET)  # no job ran
    await school.jobs()
    await school.jobs(later=timedelta(seconds=10))
    assert any(isinstance(shown.message, FileOffer) for shown in school.nadia.chat)


def written(**other: Any) -> Written:
    paper = Written(
        "a.pdf",
        "nl",
        "Attest van tewerkstelling",
        (f"{LONG} werkt bij ons.", "#panic() *geen opmaak* $x$ @noot \\ // niets"),
        "Scholengroep & Co #1",
        ("Vaartkant 1", "9000 Gent"),
        "Referentie: ATT-2026-00001",
        "Opgemaakt te Gent, 23 november 2026",
        "Lieve Peeters",
        "directeur",
        "2026-11-23",
    )
    return replace(paper, **other)


async def test_accents_and_long_names_are_right_and_nothing_is_markup() -> None:
    said = words_of(await typeset(written()))
    assert LONG.replace("‑", "-") in said.replace("‑", "-").replace("\u2011", "-")
    assert "#panic() *geen opmaak* $x$ @noot \\ // niets" in said


async def test_it_has_a_title_and_a_language_and_is_tagged() -> None:
    content = await typeset(written(language="fr", title="Attestation d’emploi"))
    document = pypdfium2.PdfDocument(content)
    assert document.get_metadata_dict()["Title"] == "Attestation d’emploi"
    assert b"/Marked true" in content
    assert b"/Lang(fr-BE)" in content
    assert b"pdfuaid" in content, "PDF/UA"


async def test_the_same_words_give_the_same_file() -> None:
    assert await typeset(written()) == await typeset(written())
    assert await typeset(written()) != await typeset(written(day="2026-11-24"))


async def test_a_long_paper_goes_on_on_the_next_page() -> None:
    content = await typeset(written(paragraphs=tuple(f"Alinea {number}. " * 40 for number in range(12))))
    assert len(pypdfium2.PdfDocument(content)) > 1
    assert "Alinea 11." in words_of(content)


async def test_it_is_set_in_a_process_of_its_own() -> None:
    assert (await typeset(written())).startswith(b"%PDF")
    assert "typst" not in sys.modules, "no instance sets a paper itself"


async def test_a_day_that_is_none_is_no_paper() -> None:
    with pytest.raises(NotSet):
        await typeset(written(day="2026-02-31"))


def test_the_sample_and_what_is_wrong_in_a_papers_file() -> None:
    papers = load_papers(SAMPLES / "papers.toml")
    employment = papers.get("employment")
    assert employment
    assert [blank.id for blank in employment.blanks] == ["since", "assignment"]
    text = (SAMPLES / "papers.toml").read_text("utf-8")
    for good, bad, mistake in (
        ('address = ["Vaartkant 1", "9000 Gent"]', "address = []", "issuer.address: needs 1 to 6 lines"),
        ('id = "since"', 'id = "name"', "'name' is known: name a blank otherwise"),
        ("{name} werkt er", "{naam} werkt er", "unknown place 'naam'; did you mean 'name'?"),
    ):
        assert good in text
        with pytest.raises(BadFiles) as wrong:
            papers_of("papers.toml", text.replace(good, bad).encode())
        assert mistake in str(wrong.value)


@pytest.mark.parametrize(
    ("good", "bad", "mistake"),
    [
        ('[handling]\nteam = ["group:hr"]\notherwise = ["role:hr"]\n', "", "paper: needs [handling]"),
        ('language = "written_in"', 'language = "remark"', "paper.language: unknown field of kind choice 'remark'"),
        ('language = "written_in"', 'language = "kind"', "'kind' may only have languages as options: nl, fr, en"),
        ("when = \"kind == 'employment'\"", "when = \"kind == 'employed'\"", "unknown value of 'kind' 'employed'"),
    ],
)
def test_what_is_wrong_in_a_form_is_named(good: str, bad: str, mistake: str) -> None:
    text = (FORMS_FOLDER / "certificate.toml").read_text("utf-8")
    assert good in text
    with pytest.raises(BadFiles) as wrong:
        forms_of({"certificate.toml": text.replace(good, bad).encode()})
    assert mistake in str(wrong.value)
