"""Who decides sees what of the budget of a school was approved, as of which day; what is annulled comes off again."""

from pathlib import Path

import pytest

from bot.arrange.figures.counting import rebuild
from bot.arrange.figures.figures import What, figures_id
from bot.store.partitions import request_partition
from bot.toml_files import BadFiles
from dialogs.form import load_forms
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_cost import counted, warmed
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step

BUDGET = '\n[[budgets]]\nyear = 2026\neach = 100\nschools = { vaartkant = "250.50" }\n'
FORM = (
    HEAD.replace(TEXTS, '{nl = "Uitstap", fr = "Sortie", en = "Outing"}', 1)
    + BUDGET
    + a_step("cost", a_field("price", "money", "required = false"), a_field("where", "text"))
)
ASKED = "Uitstap – Ana Martens"


@pytest.fixture(autouse=True)
def outing(own_forms: Path) -> None:
    (own_forms / "outing.toml").write_text(FORM, encoding="utf-8")


async def asks(school: School, price: str) -> str:
    """What Ben reads on the newest card, with plain spaces."""
    await school.ana.says("uitstap")
    if "Nieuwe" in str(buttons_of(school.ana.newest)):
        await school.ana.clicks("Nieuwe aanvraag", on=school.ana.newest)
    await school.ana.fills(price=price, where="Zoo").clicks("Volgende", on=school.ana.newest)
    await school.ana.clicks("Indienen", on=school.ana.newest)
    await school.jobs()
    return read(school)


def read(school: School) -> str:
    return school.ben.card_with(ASKED).text.replace("\u00a0", " ")


async def spent(school: School) -> int:
    (request, *_) = [item.value async for item in school.house.records.requests.stream()]
    kept = await school.house.records.figures.get(request_partition(request.id), figures_id("de-linde"))
    return kept.value.counts.get(What.SPENT, 0) if kept else 0


async def test_what_was_approved_is_shown_with_the_day_and_what_it_comes_to(school: School) -> None:
    await school.everybody_installs()
    card = await asks(school, "60,25")
    assert "Budget 2026 van Basisschool De Linde" in card
    assert "€ 0,00 van € 100,00 is goedgekeurd, op ma 23 nov. 2026." in card
    assert "Met deze aanvraag: € 60,25." in card
    assert "boven het budget" not in card
    assert "Budget" not in school.ana.newest.text, "who asks sees nothing of it"
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "€ 60,25 van € 100,00 is goedgekeurd" in read(school)
    assert "Met deze aanvraag" not in read(school), "it is among what was approved"
    card = await asks(school, "50")
    assert "€ 60,25 van € 100,00 is goedgekeurd" in card
    assert "Met deze aanvraag: € 110,25." in card
    assert "Dat is € 10,25 boven het budget." in card
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert await spent(school) == 11025, "nothing is refused by itself"
    await school.ana.clicks("Vraag om te annuleren")
    await school.jobs()
    assert await spent(school) == 11025
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert await spent(school) == 6025


async def test_counted_anew_it_is_the_same(school: School) -> None:
    await school.everybody_installs()
    for price in ("10,10", "20"):
        await asks(school, price)
        await school.ben.clicks("Goedkeuren")
        await school.jobs()
    before = await spent(school)
    assert [count async for _, count in rebuild(school.house)] == [2]
    assert await spent(school) == before == 3010


async def test_without_an_amount_nothing_is_said_and_a_refusal_counts_nothing(school: School) -> None:
    await school.everybody_installs()
    assert "Budget" not in await asks(school, "")
    assert "Budget 2026" in await asks(school, "5")
    await school.ben.fills(reason="Te duur").clicks("Weiger deze aanvraag")
    await school.jobs()
    assert await spent(school) == 0


async def test_it_costs_one_read_however_much_was_approved(school: School) -> None:
    await school.everybody_installs()
    counting = counted(school)
    await warmed(school)
    reads = list[int]()
    for price in ("1", "2", "3"):
        await asks(school, price)
        before = counting.reads
        await school.ben.sends("approval.show", {"request": await newest(school)}, None)
        reads.append(counting.reads - before)
        await school.ben.clicks("Goedkeuren")
        await school.jobs()
    assert len(set(reads)) == 1, reads


async def newest(school: School) -> str:
    found = [item.value async for item in school.house.records.requests.stream()]
    return max(found, key=lambda one: one.created).id


@pytest.mark.parametrize(
    ("budget", "message"),
    [
        ("year = 2026", "outing.toml: budgets[1]: needs 'each' or 'schools': how much there is"),
        ("year = 2026\neach = -1", "outing.toml: budgets[1].each: must not be below zero"),
        ("year = 2026\nschools = { x = -1 }", "outing.toml: budgets[1].x: must not be below zero"),
        ("year = 2026\neach = 1\n[[budgets]]\nyear = 2026\neach = 2", "2026 has a budget already"),
        ("year = 1\neach = 1", "outing.toml: budgets[1].year"),
        ("year = 2026\neach = 'veel'", "outing.toml: budgets[1].each"),
    ],
)
def test_a_budget_that_does_not_hold_is_named(tmp_path: Path, budget: str, message: str) -> None:
    (tmp_path / "outing.toml").write_text(FORM.replace(BUDGET, f"\n[[budgets]]\n{budget}\n"), "utf-8")
    with pytest.raises(BadFiles) as caught:
        load_forms(tmp_path)
    assert message in str(caught.value)
