"""All mandates, for who administers Bode alone: page by page, and as a file in which nothing is computed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from bot.channel.file_messages import FileOffer
from bot.people.mandate import Mandate, Right
from bot.people.person import Person, Role
from bot.store.partitions import person_partition
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_mandates import has_mandate

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 23), date(2026, 12, 4)


async def administers(school: School) -> Colleague:
    """Carla does from now on."""
    carla = school.carla

    def changed(person: Person) -> Person:
        return replace(person, roles=person.roles | {Role.OPERATOR}) if person.id == carla.id else person

    await school.becomes(changed)
    return carla


async def kept(school: School, *mandates: Mandate) -> None:
    for one in mandates:
        await school.house.records.accept(person_partition(one.grantor), [school.house.records.mandates.put(one)])


async def test_who_administers_sees_all_that_others_gave(school: School) -> None:
    await has_mandate(school, school.emma)
    carla = await administers(school)
    await carla.says("mandaten")
    assert "Emma Janssens" not in carla.newest.text
    await carla.clicks("Alle mandaten", on=carla.newest)
    assert "Emma Janssens voor Ben Claes" in carla.newest.text
    assert "Beslissen · Loopt tot en met vr 4 dec. 2026" in carla.newest.text


async def test_nobody_else_sees_them(school: School) -> None:
    await has_mandate(school, school.emma)
    for who in (school.ana, school.ben, school.emma, school.carla):
        own = person_partition(who.id)
        await who.says("mandaten")
        assert "Alle mandaten" not in buttons_of(who.newest)
        assert REFUSED in str(await who.sends("mandates.all", {"before": ""}, None))
        assert REFUSED in str(await who.sends("mandates.file", {}, None))
        assert not [item async for item in school.house.records.handouts.stream(partition=own)]


async def test_they_come_page_by_page_each_once(school: School) -> None:
    """Of 21, of which six changed at one moment, at the end of a page."""
    await school.everybody_installs()
    ben, emma = school.ben.id, school.emma.id
    moments = [AT + timedelta(minutes=max(at, 5)) for at in range(21)]
    given = [Mandate(f"m{at}.{ben}", ben, emma, FIRST, LAST, AT, moment) for at, moment in enumerate(moments)]
    await kept(school, *(replace(one, last=LAST + timedelta(days=at)) for at, one in enumerate(given)))
    carla = await administers(school)
    await carla.says("mandaten")
    await carla.clicks("Alle mandaten", on=carla.newest)
    seen = carla.newest.text.count("Emma Janssens voor Ben Claes")
    pages = 1
    while "Oudere" in buttons_of(carla.newest):
        await carla.clicks("Oudere", on=carla.newest)
        seen += carla.newest.text.count("Emma Janssens voor Ben Claes")
        pages += 1
    assert (seen, pages) == (21, 2)


async def test_a_page_that_nobody_gave_is_the_first(school: School) -> None:
    await has_mandate(school, school.emma)
    carla = await administers(school)
    for before in ("2026", "T", "9999-99-99"):
        assert "Emma Janssens voor Ben Claes" in str(await carla.sends("mandates.all", {"before": before}, None))


async def test_as_a_file_nothing_of_it_is_computed(school: School) -> None:
    await school.everybody_installs()
    ben = school.ben.id
    formula = "=HYPERLINK(1)"
    await kept(
        school,
        Mandate(f"a.{ben}", ben, school.emma.id, FIRST, LAST, AT, AT, ("leave",), most=Decimal(100)).accept(AT),
        Mandate(f"b.{ben}", ben, formula, FIRST, LAST, AT, AT - timedelta(1), schools=(formula,), right=Right.SUBMIT),
    )
    carla = await administers(school)
    await carla.says("mandaten")
    await carla.clicks("Alle mandaten", on=carla.newest)
    await carla.clicks("Als bestand", on=carla.newest)
    await school.jobs()
    offer = carla.chat[-1].message
    assert isinstance(offer, FileOffer)
    (handout,) = [
        item.value async for item in school.house.records.handouts.stream(partition=person_partition(carla.id))
    ]
    content = b"".join([part async for part in school.house.blobs.read(handout.blob)])
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    head, first, second = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert head[:3] == ["Gever", "Houder", "Wat"]
    assert first[:4] == ["Ben Claes", "Emma Janssens", "Beslissen", "Verlofaanvraag"]
    assert second[2] == "Indienen"
    assert formula in second
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


async def test_who_administers_no_more_gets_no_file(school: School) -> None:
    await has_mandate(school, school.emma)
    carla = await administers(school)
    await carla.says("mandaten")
    await carla.clicks("Alle mandaten", on=carla.newest)
    await carla.clicks("Als bestand", on=carla.newest)
    await school.becomes(lambda person: person)
    before = len(carla.chat)
    await school.jobs()
    assert len(carla.chat) == before
