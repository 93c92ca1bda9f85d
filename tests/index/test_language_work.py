"""What the analysis in front of the engine is for, seen from a search."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answer.calibration import Calibration
from bot.index.base import PassageIndex
from tests.index.contract import ALL, found, put, source

TEXTS = {
    "verlof": "Een verlofaanvraag dien je in bij de directie. Het verlof begint na de goedkeuring van de aanvraag.",
    "aanvraag": "Elke aanvraag krijgt een nummer. De aanvraag wordt bewaard en het verlof geteld.",
    "fiets": "Wie met de fiets komt, krijgt een vergoeding. De fietsvergoeding wordt maandelijks betaald.",
    "trein": "De vergoeding voor de trein is een andere vergoeding dan die voor de fiets.",
    "mail": "Stuur een e-mail naar het secretariaat.",
    "qr": "Wie de QR-code scant, is ingeschreven. Een code is persoonlijk.",
    "geld": "De geëvalueerde uitgaven worden terugbetaald.",
    "verlof-twee": "Verlof om dringende redenen. Verlof zonder wedde. De aanvraag van verlof en de vergoeding.",
}


@pytest.fixture
async def filled(index: PassageIndex) -> PassageIndex:
    for name, text in TEXTS.items():
        await put(index, source(name, title="T"), text)
    french = "L'enseignant demande un congé. Les congés annuels sont fixés par l'école."
    await put(index, source("congé", title="T", language="fr"), french)
    english = "Teachers request leave online. The headteacher approves requests."
    await put(index, source("leave", title="T", language="en"), english)
    await index.commit()
    return index


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hoe dien ik een verlofaanvraag in?", "verlof"),
        ("verlof aanvraag indienen bij directie", "verlof"),
        ("fiets vergoeding maandelijks", "fiets"),
        ("Krijg ik een fietsvergoeding?", "fiets"),
        ("verlofaanvrag", "verlof"),
        ("email secretariaat", "mail"),
        ("geevalueerd", "geld"),
        ("een code laten scannen", "qr"),
        ("qrcode scannen", "qr"),
        ("verlof aan vraag bij de directie", "verlof"),
        ("Comment demander des congés à l’école ?", "congé"),
        ("How do I request leave?", "leave"),
        ("requests", "leave"),
    ],
)
async def test_first_hit(filled: PassageIndex, question: str, first: str) -> None:
    assert (await found(filled, question))[0] == f"{first}#0"


async def test_one_who_asks_about_a_part_finds_the_compound(filled: PassageIndex) -> None:
    assert "fiets#0" in await found(filled, "fietsen")


async def test_what_is_in_force_comes_before_what_is_archived(index: PassageIndex) -> None:
    old = source("oud", title="[Vervallen] Kilometervergoeding")
    assert old.archived
    await put(index, old, "De kilometervergoeding. De kilometervergoeding is 0,40 euro.")
    await put(index, source("nieuw", title="Onkosten"), "Wie op dienstreis gaat, krijgt een kilometervergoeding.")
    await index.commit()
    assert await found(index, "kilometervergoeding") == ["nieuw#0", "oud#0"]


async def test_of_equal_passages_the_official_and_the_newer_come_first(index: PassageIndex) -> None:
    text = "De kilometervergoeding bedraagt iets per kilometer."
    days = {"gewoon": 5, "nieuwer": 9, "oudst": 1}
    for name, day in days.items():
        await put(index, replace(source(name, title="T"), modified=datetime(2026, 1, day, tzinfo=UTC)), text)
    await put(index, source("ooit", title="T"), text)
    await put(index, replace(source("officieel", title="T"), official=True), text)
    await index.commit()
    assert await found(index, "kilometervergoeding") == ["officieel#0", "nieuwer#0", "gewoon#0", "oudst#0", "ooit#0"]


async def test_what_fits_better_comes_before_what_is_newer(index: PassageIndex) -> None:
    new = replace(source("nieuw", title="T"), modified=datetime(2026, 1, 9, tzinfo=UTC), official=True)
    old = replace(source("oud", title="T"), modified=datetime(2020, 1, 1, tzinfo=UTC))
    await put(index, new, "Wie met de trein komt, krijgt een vergoeding.")
    await put(index, old, "Wie met de fiets komt, krijgt een vergoeding.")
    await index.commit()
    assert await found(index, "vergoeding fiets") == ["oud#0", "nieuw#0"]


async def test_confidence_tells_an_answer_from_a_passing_word(filled: PassageIndex) -> None:
    answer = (await filled.search("Hoe wordt de fietsvergoeding betaald?", scopes=ALL))[0]
    passing = (await filled.search("Wie betaalt de taart op het feest van de directie?", scopes=ALL))[0]
    assert probability(answer.evidence) > 0.5 > probability(passing.evidence)


probability = Calibration().probability
