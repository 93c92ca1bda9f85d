"""One form with every kind of question that has a check, a list or a text of its own, from a word to a decision."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.people.person import Person
from tests.conversations.school import School
from tests.conversations.stage import Shown, elements_of
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step

HOSTILE = "[OK](https://evil.example) **x**"
OPTIONS = (
    f'options = [{{value = "bus", label = {TEXTS}, hint = {{nl = "tot aan de poort", fr = "f", en = "e"}}}}, '
    f'{{value = "boat", label = {{nl = "Boot", fr = "f", en = "e"}}, until = 2026-11-24}}]'
)
FORM = (
    HEAD
    + a_step(
        "numbers",
        a_field("price", "money", "max = 500"),
        a_field("hour", "time", 'earliest = "08:00"'),
        a_field("stars", "rating"),
        a_field("account", "iban"),
        a_field("number", "national_number"),
        a_field("honest", "declaration", 'text = {nl = "Ik verklaar dat dit klopt.", fr = "f", en = "e"}'),
    )
    + a_step("who", a_field("with", "person", "not_me = true"), a_field("where", "school"))
    + a_step("how", a_field("how", "choice", OPTIONS))
)
RIGHT = {
    "price": "€ 24,5",
    "hour": "14u30",
    "stars": 4,
    "account": "BE71 0961 2345 6769",
    "number": "85.07.30-033.28",
    "honest": "true",
}
EMMA = "bd2a8650-feaa-5d85-aad1-6ef2d7d0548e"
_TWO_DAYS = timedelta(days=2)
ANOTHER_EMMA = Person("0f3c0000-0000-4000-8000-000000000001", "Emma Janssens", HOSTILE, "vaartkant")


@pytest.fixture
async def outing(school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """Somebody else is called Emma Janssens too."""
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "outing.toml").write_text(FORM, encoding="utf-8")
    monkeypatch.setenv("BODE_FORMS_DIR", str(forms))
    await school.restarts()
    await school.becomes(lambda person: person, also=[ANOTHER_EMMA])
    await school.everybody_installs()
    return school


def choices_of(shown: Shown, id: str) -> list[dict[str, Any]]:
    box = next(part for part in elements_of(shown.card) if part.get("id") == id)
    return list(box["choices"])


def words_beside_inputs(shown: Shown) -> Iterator[str]:
    return (str(part["text"]) for part in elements_of(shown.card) if part.get("type") in {"TextBlock", "TextRun"})


async def at_the_review(school: School) -> None:
    ana = school.ana
    await ana.says("uitstap")
    await ana.fills(**RIGHT).clicks("Volgende")
    await ana.fills(**{"with": EMMA, "where": "vaartkant"}).clicks("Volgende")
    await ana.fills(how="boat").clicks("Volgende")


async def test_every_kind_goes_from_a_word_to_a_decision(outing: School) -> None:
    ana, ben = outing.ana, outing.ben
    await at_the_review(outing)
    for words in (
        "€ 24,50",
        "14:30",
        "4 op 5",
        "BE71 0961 2345 6769",
        "85.07.30-033.28",
        "Verklaard: “Ik verklaar dat dit klopt.”",
        "Emma Janssens",
        "Atheneum Vaartkant",
        "Boot",
    ):
        assert words in ana.newest.text

    await ana.clicks("Indienen")
    await outing.jobs()
    asked = ben.card_with("UIT-2026-00001")
    assert "€ 24,50" in asked.text
    assert "••.••.••-•••.28" in asked.text
    assert "BE•• •••• •••• 6769" in asked.text
    await ben.clicks("Goedkeuren")
    await outing.jobs()
    assert "Goedgekeurd" in ana.card_with("UIT-2026-00001").text


async def test_what_is_wrong_stands_at_its_question_and_is_kept(outing: School) -> None:
    ana = outing.ana
    await ana.says("uitstap")
    await ana.fills(
        price="501", hour="7:59", stars="9", account="BE71 0961 2345 6760", number="85.07.30-033.29", honest="false"
    ).clicks("Volgende")
    for words in ("Geef hoogstens € 500,00.", "Kies 8:00 of later.", "Kies een van de mogelijkheden."):
        assert words in ana.newest.text
    assert "rekeningnummer" in ana.newest.text
    assert "rijksregisternummer" in ana.newest.text
    assert "Vul dit nog in." in ana.newest.text
    assert "85.07.30-033.29" in ana.newest.text


async def test_a_name_that_several_have_is_chosen_among_them(outing: School) -> None:
    ana = outing.ana
    await ana.says("uitstap")
    await ana.fills(**RIGHT).clicks("Volgende")
    await ana.fills(with__name="Ana Martens", where="vaartkant").clicks("Volgende")
    assert "Dit kun je niet zelf zijn." in ana.newest.text
    await ana.fills(with__name=HOSTILE).clicks("Volgende")
    assert "Ik vind geen collega die zo heet." in ana.newest.text
    await ana.fills(with__name="Emma Janssens").clicks("Volgende")
    assert "Zo heten er meer. Kies wie je bedoelt." in ana.newest.text
    offered = choices_of(ana.newest, "with")
    assert [one["value"] for one in offered] == [EMMA, ANOTHER_EMMA.id], "of the own school first"
    assert "Leerkracht · Basisschool De Linde" in offered[0]["title"]
    assert "](https" not in offered[1]["title"]
    await ana.fills(**{"with": ANOTHER_EMMA.id}).clicks("Volgende")
    await ana.fills(how="bus").clicks("Volgende")
    assert "Emma Janssens" in ana.newest.text


async def test_who_left_since_is_asked_again(outing: School) -> None:
    ana = outing.ana
    await at_the_review(outing)
    await outing.becomes(lambda person: None if person.id == EMMA else person)
    await ana.clicks("Indienen")
    assert "Deze collega staat niet (meer) in de personeelslijst." in ana.newest.text
    assert choices_of(ana.newest, "with") == []
    await ana.fills(with__name="Farid").clicks("Volgende")
    await ana.fills(how="boat").clicks("Volgende")
    await ana.clicks("Indienen")
    assert "Farid Benali" in ana.card_with("UIT-2026-00001").text


async def test_an_option_of_which_the_last_day_is_past_is_asked_again(outing: School) -> None:
    ana = outing.ana
    await at_the_review(outing)
    assert "tot aan de poort" not in ana.newest.text
    await outing.jobs(later=_TWO_DAYS)
    await ana.clicks("Indienen")
    assert "Dit kon tot en met di 24 nov. 2026. Kies iets anders." in ana.newest.text
    assert [one["value"] for one in choices_of(ana.newest, "how")] == ["bus"]
    assert "tot aan de poort" in " ".join(words_beside_inputs(ana.newest))
    await ana.fills(how="bus").clicks("Volgende")
    await ana.clicks("Indienen")
    assert ana.sees("UIT-2026-00001")
