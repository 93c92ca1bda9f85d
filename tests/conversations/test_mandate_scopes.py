"""Where a mandate ends: at an amount, and at schools."""

from datetime import date
from pathlib import Path

import pytest

from bot.arrange.mandates.giving import give
from bot.arrange.request import RequestState
from bot.errors import Unavailable
from bot.people.contacts import meet
from bot.people.mandates import Terms
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, defaults_of
from tests.conversations.test_arrange import submit_leave
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step

ASKED = "Uitstap – Ana Martens"
FORM = HEAD.replace(TEXTS, '{nl = "Uitstap", fr = "Sortie", en = "Outing"}', 1) + a_step(
    "cost", a_field("price", "money", "required = false"), a_field("where", "text")
)


@pytest.fixture
async def outings(own_forms: Path, school: School) -> School:
    """The school with a form that asks for an amount."""
    return await _with(school, own_forms, FORM)


async def _with(school: School, folder: Path, form: str) -> School:
    (folder / "outing.toml").write_text(form, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.jobs()
    return school


async def has_mandate(school: School, giver: Colleague, holder: Colleague, **scope: str) -> None:
    await giver.says("mandaten")
    await giver.clicks("Mandaat geven")
    await giver.fills(name=holder.name, first="2026-11-23", last="2026-12-04", **scope).clicks("Mandaat geven")
    await school.jobs()
    await holder.clicks("Aanvaarden")
    await school.jobs()


async def asks(school: School, price: str) -> None:
    ana = school.ana
    await ana.says("uitstap")
    await ana.fills(price=price, where="Zoo").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()


async def test_a_mandate_ends_at_its_amount(outings: School) -> None:
    await has_mandate(outings, outings.ben, outings.emma, most="100")
    assert "Tot en met € 100,00" in outings.emma.newest.text.replace("\u00a0", " ")
    await asks(outings, "100,01")
    assert not outings.emma.sees(ASKED)
    await asks(outings, "100")
    assert outings.emma.sees(ASKED)
    await outings.emma.clicks("Goedkeuren")
    await outings.jobs()
    assert outings.ana.sees("Emma Janssens, voor Ben Claes")


async def test_what_names_no_amount_is_outside_and_no_forged_click_decides_it(outings: School) -> None:
    ben, emma = outings.ben, outings.emma
    await has_mandate(outings, ben, emma, most="100")
    await asks(outings, "")
    assert not emma.sees(ASKED)
    await emma.says("goedkeuringen")
    assert "Ana Martens" not in emma.newest.text
    (request,) = [item.value async for item in outings.house.records.requests.stream()]
    await emma.sends("approval.approve", {"request": request.id, "seen": len(request.history)}, None)
    (after,) = [item.value async for item in outings.house.records.requests.stream()]
    assert after.state is RequestState.SUBMITTED
    await ben.clicks("Goedkeuren")
    (after,) = [item.value async for item in outings.house.records.requests.stream()]
    assert after.state is RequestState.APPROVED


async def test_a_wrong_amount_is_told_at_its_field_and_gives_nothing(outings: School) -> None:
    ben = outings.ben
    await ben.says("mandaten")
    await ben.clicks("Mandaat geven")
    await ben.fills(name="Emma Janssens", last="2026-12-04", most="veel").clicks("Mandaat geven")
    assert "Geef een bedrag" in ben.newest.text
    assert defaults_of(ben.newest.card)["most"] == "veel"
    assert not [item async for item in outings.house.records.mandates.stream()]


@pytest.mark.parametrize(("chosen", "is_asked"), [("de-linde", True), ("vaartkant", False), ("", True)])
async def test_who_decides_by_a_group_chooses_schools(
    school: School, own_forms: Path, chosen: str, *, is_asked: bool
) -> None:
    form = FORM.replace('approvers = ["manager"]', 'approvers = ["group:hr"]')
    await _with(school, own_forms, form)
    await has_mandate(school, school.nadia, school.emma, schools=chosen)
    await asks(school, "20")
    assert school.emma.sees(ASKED) == is_asked


async def test_a_school_that_there_is_not_is_refused(school: School, own_forms: Path) -> None:
    await _with(school, own_forms, FORM.replace('approvers = ["manager"]', 'approvers = ["group:hr"]'))
    nadia = school.nadia
    await nadia.says("mandaten")
    await nadia.clicks("Mandaat geven")
    await nadia.fills(name="Emma Janssens", last="2026-12-04", schools="hogwarts").clicks("Mandaat geven")
    assert "Kies een van de mogelijkheden" in nadia.newest.text
    assert not [item async for item in school.house.records.mandates.stream()]


async def test_a_change_to_more_than_the_amount_ends_the_right_of_the_holder(outings: School) -> None:
    ana, emma = outings.ana, outings.emma
    await has_mandate(outings, outings.ben, emma, most="100")
    await asks(outings, "80")
    asked = emma.card_with(ASKED)
    await ana.clicks("Wijzigen")
    await ana.clicks("Aanpassen", on=ana.newest)
    await ana.fills(price="800").clicks("Volgende", on=ana.newest)
    await ana.clicks("Wijziging indienen", on=ana.newest)
    (request,) = [item.value async for item in outings.house.records.requests.stream()]
    assert str(request.amount) == "800.00"
    await emma.sends("approval.approve", {"request": request.id, "seen": len(request.history)}, asked)
    (after,) = [item.value async for item in outings.house.records.requests.stream()]
    assert after.state is RequestState.SUBMITTED


async def test_nobody_gives_a_mandate_for_a_school_that_there_is_not(school: School) -> None:
    await school.everybody_installs()
    ben = await meet(school.house, school.ben.id, None)
    day = date(2026, 12, 4)
    for schools, is_given in ((("hogwarts",), False), (("de-linde",), True)):
        terms = Terms(school.emma.id, (), day, day, None, schools)
        if is_given:
            assert (await give(school.house, ben, "token", terms)).schools == schools
        else:
            with pytest.raises(Unavailable):
                await give(school.house, ben, "token", terms)


AREA = '\narea = { id = "outside", name = { nl = "Buiten", fr = "Dehors", en = "Outside" } }'
OF_AREA = FORM.replace('\nprefix = "UIT"', f'\nprefix = "UIT"{AREA}')


async def test_an_area_covers_its_forms_and_those_that_come_later(school: School, own_forms: Path) -> None:
    outings = await _with(school, own_forms, OF_AREA)
    ben, emma = outings.ben, outings.emma
    await ben.says("mandaten")
    await ben.clicks("Mandaat geven")
    assert "Alles van Buiten" in str(ben.newest.card)
    await has_mandate(outings, ben, emma, forms="area:outside")
    assert "Alles van Buiten" in emma.card_with("Mandaat van Ben Claes").text
    await asks(outings, "10")
    assert outings.emma.sees(ASKED)
    await submit_leave(outings)
    assert not emma.sees("Verlofaanvraag – Ana Martens"), "leave is of another area"
    await _with(outings, own_forms, OF_AREA.replace(AREA, ""))
    asked = emma.card_with(ASKED)
    assert REFUSED in str(await emma.clicks("Goedkeuren", on=asked)), "it went out of the area"


async def test_what_is_confidential_is_in_no_area(school: School, own_forms: Path) -> None:
    text = OF_AREA.replace(AREA, f"{AREA}\nconfidential = true")
    outings = await _with(school, own_forms, text)
    actor = await meet(outings.house, outings.ben.id, None)
    with pytest.raises(Unavailable):
        await give(outings.house, actor, "t", _terms(outings, areas=("outside",)))


async def test_no_area_is_given_that_is_not_theirs(outings: School) -> None:
    actor = await meet(outings.house, outings.ben.id, None)
    with pytest.raises(Unavailable):
        await give(outings.house, actor, "t", _terms(outings, areas=("outside",)))
    given = await give(outings.house, actor, "t", _terms(outings, areas=("staff",)))
    assert given.areas == ("staff",)


def _terms(school: School, areas: tuple[str, ...]) -> Terms:
    return Terms(school.emma.id, (), date(2026, 11, 23), date(2026, 12, 4), areas=areas)
