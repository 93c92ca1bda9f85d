"""Kilometres in an expense claim: by the tariff of their day, added up, and worth what they were when handed in."""

import shutil
from pathlib import Path

import pytest

from bot.json import Json
from dialogs.form import FORMS_FOLDER
from tests.conversations.school import School
from tests.conversations.stage import Colleague

CAR = """
[[tariffs]]
id = "car"
name = {nl = "eigen auto", fr = "voiture", en = "car"}
periods = [
  {from = 2026-10-01, until = 2026-10-31, cents = "42.65", source = "Omzendbrief najaar"},
  {from = 2026-11-01, cents = "43", source = "Omzendbrief november"},
]
"""


@pytest.fixture
async def claim(school: School, own_forms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """Ana at the step of her journeys, where the tariffs stand in tmp_path / "tariffs.toml"."""
    shutil.copy(FORMS_FOLDER / "expenses.toml", own_forms)
    (tmp_path / "tariffs.toml").write_text(CAR, "utf-8")
    monkeypatch.setenv("BODE_TARIFFS_FILE", str(tmp_path / "tariffs.toml"))
    await school.restarts()
    await school.everybody_installs()
    await school.ana.says("onkosten")
    await school.ana.clicks("Volgende")
    return school


async def drives(ana: Colleague, day: str, km: str, **more: Json) -> str:
    await ana.clicks("Toevoegen")
    journey: dict[str, Json] = {"from": "Gent", "to": "Brussel", "by": "car", "km": km, "back": "true", **more}
    row = {f"journeys__journey__{name}": value for name, value in journey.items()}
    await ana.fills(journeys__journey_day=day, **row).clicks("Rij bewaren")
    return ana.newest.text.replace("\xa0", " ")


async def passes_the_rest(ana: Colleague) -> None:
    await ana.clicks("Volgende")  # to the receipts
    await ana.clicks("Volgende")
    await ana.fills(account="BE71 0961 2345 6769", agreed="true").clicks("Volgende")


async def test_each_journey_is_paid_by_the_tariff_of_its_day(claim: School) -> None:
    ana = claim.ana
    await ana.clicks("Toevoegen")
    assert "Vandaag: eigen auto € 0,43/km" in ana.newest.text.replace("\xa0", " ")
    await ana.clicks("Annuleer")
    assert "Op wo 30 sep. 2026 is hiervoor geen tarief bekend" in await drives(ana, "2026-09-30", "56,5")
    await ana.clicks("Annuleer")
    assert "€ 48,59" in await drives(ana, "2026-11-20", "56,5")
    shown = await drives(ana, "2026-10-20", "56,5")
    assert "€ 48,19" in shown
    assert "€ 96,78" in shown, "the total"
    await passes_the_rest(ana)
    await ana.clicks("Indienen")
    await claim.jobs()
    assert "€ 96,78" in claim.ben.newest.text.replace("\xa0", " ")


async def test_what_was_handed_in_keeps_its_worth_when_the_tariff_changes(claim: School, tmp_path: Path) -> None:
    ana = claim.ana
    await drives(ana, "2026-11-20", "56,5")
    await passes_the_rest(ana)
    await ana.clicks("Indienen")
    (tmp_path / "tariffs.toml").write_text(CAR.replace('"43"', '"99"'), "utf-8")
    await claim.restarts()
    await claim.jobs()
    await claim.ben.clicks("Goedkeuren", on=claim.ben.newest)
    await claim.jobs()
    await ana.clicks("Openen", on=ana.newest)
    shown = ana.newest.text.replace("\xa0", " ")
    assert "Gent – Brussel en terug, 113 km × € 0,43 (eigen auto)" in shown
    assert "€ 48,59" in shown


async def test_a_tariff_that_changes_before_it_is_handed_in_is_said(claim: School, tmp_path: Path) -> None:
    ana = claim.ana
    await drives(ana, "2026-11-20", "56,5")
    await passes_the_rest(ana)
    (tmp_path / "tariffs.toml").write_text(CAR.replace('"43"', '"44"'), "utf-8")
    await claim.restarts()
    await ana.clicks("Indienen")
    assert "Een prijs of tarief is intussen veranderd" in ana.newest.text
    await ana.clicks("Volgende")
    await ana.clicks("Terug")
    assert "€ 49,72" in ana.newest.text.replace("\xa0", " ")


async def test_a_claim_of_nothing_is_told_what_is_missing(claim: School) -> None:
    ana = claim.ana
    await ana.clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.fills(account="BE71 0961 2345 6769", agreed="true").clicks("Volgende")
    assert "Er staat nog geen enkele kost of verplaatsing in" in ana.newest.text
