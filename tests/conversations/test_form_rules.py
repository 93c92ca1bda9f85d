"""A form with rules, as people meet it: conditions, a total, a check across fields, a default, and what who decides
sees of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conversations.school import School
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step


def named(kind: str, id: str, label: str, *lines: str) -> str:
    return a_field(id, kind, *lines).replace(f"label = {TEXTS}", f'label = {{nl = "{label}", fr = "b", en = "c"}}')


def option(value: str, label: str, when: str = "") -> str:
    rule = f', when = "{when}"' if when else ""
    return f'{{value = "{value}", label = {{nl = "{label}", fr = "b", en = "c"}}{rule}}}'


def worked_out(id: str, label: str, formula: str, *lines: str) -> str:
    return named("computed", id, label, f'formula = "{formula}"', 'gives = "money"', *lines)


HOWS = ", ".join([option("bike", "Met de fiets", "km <= 15"), option("train", "Met de trein"), option("car", "Auto")])
BY_CAR = f"title = {TEXTS}\nwhen = \"how == 'car'\""
TRIP = (
    HEAD
    + a_step(
        "trip",
        named("number", "km", "Hoe ver?", 'unit = "km"'),
        named("text", "call", "Gsm", 'default = "me.job"'),
    )
    + a_step("how", named("choice", "how", "Hoe?", f"options = [{HOWS}]"), named("money", "lunch", "Middagmaal"))
    + a_step("car", named("text", "plate", "Nummerplaat")).replace(f"title = {TEXTS}", BY_CAR, 1)
    + a_step(
        "cost",
        worked_out("allowance", "Vergoeding", "euro(0.4265 * km)", "when = \"how != 'train'\""),
        worked_out("total", "Totaal", "how == 'train' ? lunch : lunch + allowance"),
        named("money", "paid", "Al betaald", "required = false"),
    )
    + '\n[[checks]]\nrule = "paid <= total"\nat = "paid"\n'
    'says = {nl = "Je kreeg al meer dan het totaal: kijk het bedrag na.", fr = "b", en = "c"}\n'
)


@pytest.fixture
async def trip(school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "outing.toml").write_text(TRIP, encoding="utf-8")
    monkeypatch.setenv("BODE_FORMS_DIR", str(forms))
    await school.restarts()
    await school.everybody_installs()
    await school.ana.says("uitstap")
    return school


async def test_a_form_follows_what_is_answered(trip: School) -> None:
    ana, ben = trip.ana, trip.ben
    assert "Leerkracht" in ana.newest.text, "from her profile"
    await ana.fills(km="40").clicks("Volgende")
    assert "Met de fiets" not in ana.newest.text, "too far"
    await ana.fills(how="bike", lunch="12,50").clicks("Volgende")
    assert "Kies een van de mogelijkheden" in ana.newest.text
    await ana.fills(how="car", lunch="12,50").clicks("Volgende")
    assert "Nummerplaat" in ana.newest.text
    await ana.clicks("Terug")
    await ana.fills(how="train").clicks("Volgende")
    assert "Nummerplaat" not in ana.newest.text
    assert "Vergoeding" not in ana.newest.text
    await ana.clicks("Terug")
    await ana.fills(how="car").clicks("Volgende")
    await ana.fills(plate="1-ABC-234").clicks("Volgende")
    assert "€ 17,06" in ana.newest.text.replace("\xa0", " ")
    assert "€ 29,56" in ana.newest.text.replace("\xa0", " ")
    await ana.fills(paid="30").clicks("Volgende")
    assert "Je kreeg al meer dan het totaal" in ana.newest.text
    await ana.fills(paid="20", total="999.00").clicks("Volgende")
    assert "€ 29,56" in ana.newest.text.replace("\xa0", " ")
    await ana.clicks("Indienen")
    await trip.jobs()
    assert "€ 29,56" in ben.newest.text.replace("\xa0", " ")
    assert "Totaal" in ben.newest.text


async def test_what_no_longer_holds_is_said_before_it_is_handed_in(trip: School) -> None:
    """The trip became shorter than what was paid for it."""
    ana = trip.ana
    await ana.fills(km="10").clicks("Volgende")
    await ana.fills(how="bike", lunch="12,50").clicks("Volgende")
    await ana.fills(paid="16").clicks("Volgende")
    review = replace(ana.newest)
    assert "€ 16,77" in review.text.replace("\xa0", " ")
    await ana.clicks("Aanpassen")
    for _ in range(2):
        await ana.clicks("Terug")
    await ana.fills(km="1").clicks("Volgende")
    await ana.clicks("Indienen", on=review)
    assert "€ 12,93" in ana.newest.text.replace("\xa0", " ")
    await ana.clicks("Indienen")
    assert "Je kreeg al meer dan het totaal" in ana.newest.text
    await ana.fills(paid="12").clicks("Volgende")
    await ana.clicks("Indienen")
    await trip.jobs()
    assert "€ 12,93" in trip.ben.newest.text.replace("\xa0", " ")
