"""The forms that come with Bode to buy something or get back what was paid: who decides follows from the price."""

from collections.abc import Sequence

import pytest

from bot.json import Json
from tests.conversations.demo import ANA, BART, BEN, MOHAMED, YUSUF, Demo, approved, carried_out
from tests.conversations.outing import a_file
from tests.conversations.stage import Colleague, elements_of


async def adds(person: Colleague, to: str, **row: Json) -> None:
    """A row to this field."""
    await person.clicks("Toevoegen")
    await person.fills(**{f"{to}__{name}": value for name, value in row.items()}).clicks("Rij bewaren")


@pytest.mark.parametrize(("hotel", "deciders"), [("225,50", [BEN]), ("225,51", [BEN, MOHAMED]), ("976", [BEN, BART])])
async def test_expenses_go_by_their_total(demo: Demo, hotel: str, deciders: Sequence[str]) -> None:
    ana = demo(ANA)
    await ana.says("onkosten")
    await adds(ana, "costs", what="Trein naar Brussel", kind="public", day="2026-11-20", amount="24,50")
    await adds(ana, "costs", what="Hotel", kind="hotel", day="2026-11-20", amount=hotel)
    await ana.clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.sends_a_file("", a_file(demo.school, "ticket.pdf"))
    await demo.school.jobs()
    await ana.clicks("Volgende")
    await ana.fills(account="BE71 0961 2345 6760", agreed="true").clicks("Volgende")
    assert "klopt nog niet" in ana.newest.text
    await ana.fills(account="BE71 0961 2345 6769", agreed="true").clicks("Volgende")
    await approved(demo, ana, "ONK-2026-00001", deciders, "Trein naar Brussel", "ticket.pdf")


async def test_a_cost_that_is_said_stands_in_a_row_that_asks_what_is_missing(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("parking en trein naar Gent gisteren 24,50 euro")
    said = ana.newest.text.replace("\xa0", " ")
    assert "Onkostennota" in said
    assert "parking en trein naar Gent" in said
    assert "€ 24,50" in said
    await ana.clicks("Volgende")
    assert "Soort kost" in ana.newest.text
    assert "Stap 1 van 4" in ana.newest.text, "the row does not say which kind of cost it was"
    await ana.clicks("Wijzig")
    assert "costs.amount" in str(ana.newest.card)
    await ana.fills(costs__kind="public").clicks("Rij bewaren")
    await ana.clicks("Volgende")
    assert "Stap 2 van 4" in ana.newest.text


OFFERS = (("Schoolmeubel", "{0}", "3 weken"), ("Kantoorland", "2600", "1 week"), ("Meubelhuis", "2700", "2 weken"))


async def chairs(demo: Demo, who: Colleague, said: str, total: str) -> None:
    """To be bought, at about this price."""
    what = {"kind": "furniture", "what": "10 stoelen", "why": "Derde leerjaar"}
    await demo.hands_in(who, said, what, {"contract": "no", "total": total})


async def offers(demo: Demo, who: Colleague, count: int, lowest: str) -> None:
    """This many, of which the first is the lowest."""
    for supplier, amount, delivery in OFFERS[:count]:
        await adds(who, "offers", supplier=supplier, amount=amount.format(lowest), delivery=delivery)
    await who.clicks("Volgende")


def offered(who: Colleague, number: int) -> str:
    """The value of this one of the offers that can be chosen."""
    box = next(one for one in elements_of(who.newest.card) if one.get("id") == "chosen")
    return str(box["choices"][number]["value"])


async def offer_files(demo: Demo, who: Colleague) -> None:
    await who.clicks("Volgende")
    assert "Vul dit nog in" in who.newest.text, "the offers themselves"
    await who.sends_a_file("", a_file(demo.school, "offerte.pdf"))
    await demo.school.jobs()
    await who.clicks("Volgende")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("total", "count", "deciders"),
    [("500", 0, [BEN]), ("500,01", 1, [BEN, MOHAMED]), ("2500", 1, [BEN, MOHAMED]), ("2500,01", 3, [BART])],
)
async def test_a_purchase_goes_by_its_price(demo: Demo, total: str, count: int, deciders: Sequence[str]) -> None:
    ana = demo(ANA)
    await chairs(demo, ana, "ik wil graag een aankoop doen", total)
    if count:
        await offers(demo, ana, count, total)
        await ana.fills(chosen=offered(ana, 0)).clicks("Volgende")
        await offer_files(demo, ana)
    else:
        await ana.fills(contract="no", total=total, supplier="Schoolmeubel").clicks("Volgende")
    await approved(demo, ana, "AANK-2026-00001", deciders, "10 stoelen")
    await carried_out(demo, ana, "AANK-2026-00001", MOHAMED)


async def test_three_offers_are_compared_and_a_dearer_one_is_explained(demo: Demo) -> None:
    ana = demo(ANA)
    await chairs(demo, ana, "aankoop", "2600")
    text = ana.card_with("Welke offertes").text
    assert "Offertes" in text
    await offers(demo, ana, 2, "2550")
    assert "Voor dit bedrag zijn drie offertes nodig" in ana.newest.text
    await adds(ana, "offers", supplier="Meubelhuis", amount="2700", delivery="2 weken")
    await ana.clicks("Volgende")
    assert "Schoolmeubel · € 2.550,00 (laagste)" in ana.newest.text.replace("\xa0", " ")
    await ana.fills(chosen=offered(ana, 1)).clicks("Volgende")
    assert "Waarom niet de laagste?" in ana.newest.text
    await ana.fills(chosen=offered(ana, 1), reason="Alleen zij leveren op tijd.").clicks("Volgende")
    await offer_files(demo, ana)
    await ana.clicks("Indienen")
    await demo.school.jobs()
    seen = demo(BART).card_with("AANK-2026-00001").text.replace("\xa0", " ")
    assert "Leverancier Prijs Levering Schoolmeubel € 2.550,00 laagste 3 weken Kantoorland € 2.600,00 1 week" in seen
    assert "Kantoorland · € 2.600,00 (niet de laagste)" in seen
    assert "Alleen zij leveren op tijd." in seen
    assert "Drie offertes: boven € 2.500,00 (Aankopen en offertes)" in seen
    await demo.decides(BART, "AANK-2026-00001")
    assert "Goedgekeurd" in ana.card_with("AANK-2026-00001").text


async def test_an_offer_above_the_threshold_asks_three_whatever_was_estimated(demo: Demo) -> None:
    ana = demo(ANA)
    await chairs(demo, ana, "aankoop", "2400")
    await offers(demo, ana, 1, "2500,01")
    await ana.fills(chosen=offered(ana, 0)).clicks("Volgende")
    assert "Ga terug en voeg er nog toe" in ana.newest.text


async def test_it_looks_first_at_what_is_bought_of_it(demo: Demo) -> None:
    ana = demo(ANA)
    await demo.hands_in(
        ana,
        "aankoop",
        {"kind": "ict", "what": "Een fototoestel", "why": "Schoolkrant"},
        {"contract": "yes", "supplier": "Raamcontract", "total": "400"},
    )
    await approved(demo, ana, "AANK-2026-00001", [YUSUF, BEN], "Een fototoestel")
