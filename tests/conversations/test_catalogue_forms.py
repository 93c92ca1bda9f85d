"""The forms that come with Bode, each from the first word to the last decision, in the demo organisation."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.deciding_together import alike, decide_together
from bot.arrange.outcome import Came
from bot.json import Json
from bot.people import mandates
from bot.people.contacts import recipient
from bot.people.loading import load_organisation
from bot.people.mandates import Terms
from bot.people.organisation_file import OrganisationFile, parse_organisation
from tests.conversations.expertise import REFUSED
from tests.conversations.outing import a_file
from tests.conversations.school import School
from tests.conversations.stage import Colleague, elements_of

FILE = Path(__file__).parents[2] / "samples" / "organisation.toml"
Step = Mapping[str, Json]


class Demo:
    """The demo organisation on stage; people by what stands before the @ of their address."""

    def __init__(self, school: School, file: OrganisationFile) -> None:
        self.school = school
        self._people = {one.name: Colleague(school.stage, one.id, one.name) for one in file.people}

    def __call__(self, name: str) -> Colleague:
        return self._people[name]

    async def hands_in(self, person: Colleague, said: str, *steps: Step, next: str = "Volgende") -> None:
        await person.says(said)
        for step in steps:
            await person.fills(**step).clicks(next)

    async def decides(self, name: str, reference: str, button: str = "Goedkeuren") -> None:
        await self.school.jobs()
        person = self(name)
        await person.clicks(button, on=person.card_with(reference))
        await self.school.jobs()

    def reads(self, text: str) -> set[str]:
        """Who has a card with it."""
        return {name for name, one in self._people.items() if one.sees(text)}


@pytest.fixture
async def demo(school: School) -> Demo:
    file = parse_organisation(FILE.name, FILE.read_bytes())
    await load_organisation(school.house, file)
    demo = Demo(school, file)
    for name in ANA, FARID, BEN, DIRK, MARLEEN, CHARLOTTE, LIEVE, BART, LEEN, MOHAMED, CARLA, RUBEN, YUSUF, WIM, NADIA:
        await demo(name).installs()
    await school.jobs()
    return demo


ANA, FARID, BEN, DIRK = "Ana Martens", "Farid Benali", "Ben Claes", "Dirk Aerts"
MARLEEN, CHARLOTTE, LIEVE, BART = "Marleen De Jonghe", "Charlotte Baert", "Lieve Van Damme", "Bart Wouters"
LEEN, MOHAMED, CARLA, RUBEN = "Leen Vermeiren", "Mohamed Tahiri", "Carla Desmet", "Ruben Goossens"
YUSUF, WIM, NADIA = "Yusuf Kaya", "Wim De Backer", "Nadia El Amrani"


async def approved(demo: Demo, who: Colleague, reference: str, deciders: Sequence[str], *words: str) -> None:
    """Handed in, and agreed to by each of these in turn."""
    for word in words:
        assert word in who.newest.text.replace("\xa0", " "), "the review says it"
    await who.clicks("Indienen")
    await demo.school.jobs()
    for name in deciders:
        assert "Goedgekeurd" not in who.card_with(reference).text
        await demo.decides(name, reference)
    assert "Goedgekeurd" in who.card_with(reference).text


async def carried_out(demo: Demo, who: Colleague, reference: str, name: str, others: Sequence[str] = ()) -> None:
    """By this one, in whose queue it is, and in that of no other of these."""
    await demo.school.jobs()
    for one in (*others, name):
        await demo(one).says("wachtrij")
        assert (who.name in demo(one).newest.text) is (one == name), one
    handler = demo(name)
    await handler.clicks("Openen", on=handler.newest)
    assert reference in handler.newest.text
    for button in ("Ik neem dit op", "Meld dit klaar"):
        await handler.clicks(button)
    await demo.school.jobs()
    assert "Klaar · door" in who.card_with(reference).text


async def test_sickness_is_told_to_the_school_office(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("ik wil me ziek melden")
    assert "Bel eerst je school" in ana.newest.text
    two_days = {"period__from": "2026-11-23", "period__to": "2026-11-24"}
    await ana.fills(**two_days, certificate="none").clicks("Volgende")
    assert "Vanaf twee dagen heb je een attest nodig" in ana.newest.text
    await ana.fills(**two_days, certificate="follows").clicks("Volgende")
    await ana.fills(lessons="ready").clicks("Volgende")
    await ana.fills(lessons="ready", where="Map Noodtaken").clicks("Volgende")
    await approved(demo, ana, "ZKT-2026-00001", [], "2 schooldagen", "Map Noodtaken")
    await demo.school.jobs()
    for name in (MARLEEN, BEN):
        card = demo(name).card_with("ZKT-2026-00001").text
        assert "Ter informatie Ziekmelding – Ana Martens" in card
        assert "Map Noodtaken" in card
        assert "attest" not in card
        assert "Goedkeuren" not in card
    for name in (LIEVE, NADIA, FARID, CHARLOTTE):
        assert not demo(name).sees("ZKT-2026-00001")


async def test_a_sickness_that_was_phoned_in_is_the_colleague_s(demo: Demo) -> None:
    """From the telephone at the office to the card of who is ill, who puts it right."""
    marleen, ana = demo(MARLEEN), demo(ANA)
    await marleen.says("collega ziek")
    assert "Vraag niet waarom iemand ziek is" in marleen.newest.text
    await marleen.fills(colleague__name="Farid Benali").clicks("Volgende")
    assert "van een andere school" in marleen.newest.text
    await marleen.fills(colleague__name=ANA).clicks("Volgende")
    await marleen.fills(period__from="2026-11-24", period__to="2026-11-25").clicks("Volgende")
    await marleen.fills(lessons="ready").clicks("Volgende")
    await marleen.fills(lessons="ready", where="Map Noodtaken").clicks("Volgende")
    await marleen.clicks("Indienen")
    await demo.school.jobs()
    assert "Marleen De Jonghe gaf dit voor jou door." in ana.newest.text
    told = demo(BEN).card_with("ZKC-2026-00001").text
    assert "Ana Martens" in told and "Map Noodtaken" in told
    for name in (LIEVE, NADIA, FARID, CHARLOTTE):
        assert not demo(name).sees("ZKC-2026-00001")
    await ana.clicks("Openen")
    await ana.clicks("Vraag om te annuleren")
    await demo.school.jobs()
    assert "Geannuleerd" in demo(BEN).card_with("ZKC-2026-00001").text, "who was told knows that it is over"
    await ana.says("ziekmelding")
    await ana.fills(period__from="2026-11-24", certificate="none").clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    await approved(demo, ana, "ZKT-2026-00001", [], "1 schooldag")


async def test_a_colleague_s_sickness_is_offered_to_the_school_office_alone(demo: Demo) -> None:
    for name in (ANA, BEN, NADIA):
        await demo(name).says("collega ziek")
        assert "Wie belde?" not in demo(name).newest.text


async def adds(person: Colleague, **row: Json) -> None:
    await person.clicks("Toevoegen")
    await person.fills(**{f"costs__{name}": value for name, value in row.items()}).clicks("Rij bewaren")


@pytest.mark.parametrize(("hotel", "deciders"), [("225,50", [BEN]), ("225,51", [BEN, MOHAMED]), ("976", [BEN, BART])])
async def test_expenses_go_by_their_total(demo: Demo, hotel: str, deciders: Sequence[str]) -> None:
    ana = demo(ANA)
    await ana.says("onkosten")
    await adds(ana, what="Trein naar Brussel", kind="public", day="2026-11-20", amount="24,50")
    await adds(ana, what="Hotel", kind="hotel", day="2026-11-20", amount=hotel)
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


async def test_a_laptop_that_does_not_start_is_for_it(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("mijn laptop start niet meer op")
    assert "ICT" in ana.newest.text
    assert "Stap 1 van" in ana.newest.text


async def test_dear_training_abroad_passes_three(demo: Demo) -> None:
    ana = demo(ANA)
    await demo.hands_in(
        ana,
        "nascholing",
        {"organiser": "other", "title": "Numicon", "place": "abroad"},
        {"period__from": "2027-01-11", "period__to": "2027-01-12"},
        {"organiser_name": "Euroschool", "price": "250,01"},
        {"goal": "teaching", "motivation": "Ik wil het in het derde leerjaar gebruiken.", "lessons": "needed"},
        {"cover": "Maandag en dinsdag, 3A"},
    )
    await approved(demo, ana, "NAS-2026-00001", [BEN, LEEN, LIEVE], "€ 250,01", "3A")


async def test_training_of_our_own_is_for_the_head_alone(demo: Demo) -> None:
    ana = demo(ANA)
    await demo.hands_in(
        ana,
        "nascholing",
        {"organiser": "own", "course": "n07"},
        {"period__from": "2027-02-24"},
        {"goal": "digital", "motivation": "AI in de klas.", "lessons": "none"},
    )
    await approved(demo, ana, "NAS-2026-00001", [BEN], "Ons eigen aanbod")


async def test_a_course_is_told_by_its_name(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("nascholing")
    await ana.fills(organiser="own", course="n07").clicks("Volgende")
    await ana.clicks("Later verder")
    assert "N07 Artificiële intelligentie" in ana.newest.text
    assert "Ons eigen aanbod" not in ana.newest.text
    await ana.clicks("Verdergaan")
    await ana.clicks("Terug")
    await ana.fills(organiser="other", title="Numicon", place="online").clicks("Volgende")
    await ana.clicks("Later verder")
    assert "Numicon" in ana.newest.text


async def test_a_wrong_day_of_a_course_says_where_the_right_one_stands(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("nascholing")
    await ana.fills(organiser="own", course="n07").clicks("Volgende")
    await ana.fills(period__from="2027-02-25").clicks("Volgende")
    assert (
        "Deze nascholing is op een andere dag. Die dag staat bij de nascholing in stap 1: kies ‘Terug’."
        in ana.newest.text
    )
    await ana.clicks("Terug")
    assert "N07 Artificiële intelligentie: wat mag en wat werkt · wo 24 feb. 2027" in ana.newest.text


async def test_it_goes_to_who_does_it_in_the_school(demo: Demo) -> None:
    ana = demo(ANA)
    await demo.hands_in(
        ana,
        "ict-probleem",
        {"device": "classroom", "trouble": "dead", "urgency": "stopped"},
        {"where": "Lokaal 12", "description": "De beamer blijft zwart."},
    )
    await approved(demo, ana, "ICT-2026-00001", [], "De beamer blijft zwart.")
    assert "Dringend" in demo(RUBEN).card_with("ICT-2026-00001").text, "at once, as it is urgent"
    await carried_out(demo, ana, "ICT-2026-00001", RUBEN, [YUSUF])
    assert not demo(YUSUF).sees("ICT-2026-00001")


async def test_a_theft_is_seen_by_it_and_prevention_at_once(demo: Demo) -> None:
    farid = demo(FARID)
    await farid.says("diefstal melden")
    assert "Bel meteen de helpdesk" in farid.newest.text
    await farid.fills(happened="stolen", device="laptop", where="Trein").clicks("Volgende")
    await farid.fills(police="numbered", how="unattended").clicks("Volgende")
    await farid.fills(police="numbered", report_number="GE.12", how="unattended").clicks("Volgende")
    await farid.fills(data="unknown", called="true").clicks("Volgende")
    await farid.clicks("Indienen")
    await demo.school.jobs()
    assert demo(YUSUF).sees("GE.12")
    assert demo(WIM).sees("GE.12")
    await carried_out(demo, farid, "VDF-2026-00001", WIM)


OFFERS = (("Schoolmeubel", "{0}", "3 weken"), ("Kantoorland", "2600", "1 week"), ("Meubelhuis", "2700", "2 weken"))


async def offers(demo: Demo, who: Colleague, count: int, lowest: str) -> None:
    """This many, of which the first is the lowest."""
    for supplier, amount, delivery in OFFERS[:count]:
        await who.clicks("Toevoegen")
        who.fills(offers__supplier=supplier, offers__amount=amount.format(lowest), offers__delivery=delivery)
        await who.clicks("Rij bewaren")
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


@pytest.mark.parametrize(
    ("total", "count", "deciders"),
    [("500", 0, [BEN]), ("500,01", 1, [BEN, MOHAMED]), ("2500", 1, [BEN, MOHAMED]), ("2500,01", 3, [BART])],
)
async def test_a_purchase_goes_by_its_price(demo: Demo, total: str, count: int, deciders: Sequence[str]) -> None:
    ana = demo(ANA)
    await demo.hands_in(
        ana,
        "ik wil graag een aankoop doen",
        {"kind": "furniture", "what": "10 stoelen", "why": "Derde leerjaar"},
        {"contract": "no", "total": total},
    )
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
    await demo.hands_in(
        ana,
        "aankoop",
        {"kind": "furniture", "what": "10 stoelen", "why": "Derde leerjaar"},
        {"contract": "no", "total": "2600"},
    )
    text = ana.card_with("Welke offertes").text
    assert "Offertes" in text
    await offers(demo, ana, 2, "2550")
    assert "Voor dit bedrag zijn drie offertes nodig" in ana.newest.text
    await ana.clicks("Toevoegen")
    ana.fills(offers__supplier="Meubelhuis", offers__amount="2700", offers__delivery="2 weken")
    await ana.clicks("Rij bewaren")
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
    await demo.hands_in(
        ana,
        "aankoop",
        {"kind": "furniture", "what": "10 stoelen", "why": "Derde leerjaar"},
        {"contract": "no", "total": "2400"},
    )
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


WHO = {"level": "secondary", "classes": "5B", "pupils": "32", "companions": "2"}


async def test_a_trip_abroad_is_for_two_and_minds_the_companions(demo: Demo) -> None:
    farid = demo(FARID)
    await demo.hands_in(
        farid,
        "uitstap",
        {"kind": "days_abroad", "where": "Londen", "period__from": "2027-05-10", "period__to": "2027-05-10"},
    )
    assert "zet er de laatste dag bij" in farid.newest.text
    await farid.fills(kind="days_abroad", where="Londen", period__from="2027-05-10", period__to="2027-05-12").clicks(
        "Volgende"
    )
    await farid.fills(**WHO).clicks("Volgende")
    assert "1 begeleider per 20 leerlingen, met overnachting 1 per 15" in farid.newest.text
    await farid.fills(**{**WHO, "companions": "3", "water": "true"}).clicks("Volgende")
    assert "op of in het water 1 per 12" not in farid.newest.text, "3 times 12 is more than 32"
    await farid.fills(country="Verenigd Koninkrijk", visa="unknown").clicks("Volgende")
    assert "Vul dit nog in" in farid.newest.text, "where they can be reached"
    await farid.fills(
        country="Verenigd Koninkrijk", visa="unknown", papers="identity,parents", reachable="0470 00 00 01"
    ).clicks("Volgende")
    cost: Step = {"transport": "coach", "insurance": "travel"}
    await farid.fills(**cost, price="451").clicks("Volgende")
    assert "hoogstens € 450" in farid.newest.text.replace("\xa0", " ")
    await farid.fills(**cost, price="450").clicks("Volgende")
    await farid.fills(lessons="none").clicks("Volgende")
    await approved(demo, farid, "UIT-2026-00001", [DIRK, CHARLOTTE, LIEVE], "€ 14.400,00", "Londen", "0470 00 00 01")


async def test_a_day_across_the_border_passes_the_office_and_water_takes_more_companions(demo: Demo) -> None:
    farid = demo(FARID)
    await demo.hands_in(
        farid,
        "uitstap",
        {"kind": "day_abroad", "where": "Rijsel", "period__from": "2027-03-10"},
        {**WHO, "water": "true"},
    )
    assert "op of in het water 1 per 12" in farid.newest.text
    await farid.fills(**{**WHO, "companions": "3", "water": "true"}).clicks("Volgende")
    await farid.fills(country="Frankrijk", visa="none", reachable="0470 00 00 01").clicks("Volgende")
    await farid.fills(price="10", transport="public", insurance="school").clicks("Volgende")
    await farid.fills(lessons="none").clicks("Volgende")
    await approved(demo, farid, "UIT-2026-00001", [DIRK, CHARLOTTE], "Frankrijk")
    assert "Ter informatie" not in demo(CHARLOTTE).card_with("UIT-2026-00001").text


async def test_a_day_in_belgium_is_for_the_head(demo: Demo) -> None:
    farid = demo(FARID)
    await demo.hands_in(
        farid,
        "schooluitstap",
        {"kind": "day", "where": "Gent", "period__from": "2027-03-10"},
        WHO,
        {"price": "12,50", "transport": "public"},
        {"lessons": "needed"},
        {"lessons": "needed", "lessons_details": "5B, hele dag"},
    )
    await approved(demo, farid, "UIT-2026-00001", [DIRK], "€ 400,00", "5B, hele dag")
    told = demo(CHARLOTTE).card_with("UIT-2026-00001").text
    assert "Ter informatie" in told and "5B, hele dag" in told, "the office looks for cover"
    assert "12,50" not in told


async def test_a_key_is_for_the_office_and_a_weekend_for_the_head(demo: Demo) -> None:
    farid = demo(FARID)
    await demo.hands_in(farid, "ik wil een sleutel", {"what": "key"}, {"which": "Labo 2", "why": "Proeven"})
    await approved(demo, farid, "SLT-2026-00001", [CHARLOTTE], "Labo 2")
    await carried_out(demo, farid, "SLT-2026-00001", CHARLOTTE, [MARLEEN])
    weekend: Step = {"which": "Turnzaal", "period__from": "2026-12-05", "why": "Repetitie", "from": "14u"}
    await demo.hands_in(farid, "toegang buiten de uren", {"what": "hours"}, {**weekend, "until": "13:30"})
    assert "Het einduur ligt niet na het beginuur" in farid.newest.text
    await farid.fills(**weekend, until="17:30").clicks("Volgende")
    await approved(demo, farid, "SLT-2026-00002", [DIRK], "Turnzaal")


async def reports(demo: Demo, who: Colleague, readers: str) -> None:
    where: Step = {"kind": "near", "where": "Trap", "readers": readers}
    await demo.hands_in(who, "incident melden", where, {"what": "De leuning kwam los.", "danger": "closed"}, {})
    await who.clicks("Indienen")
    await demo.school.jobs()


async def test_an_incident_is_seen_by_head_and_prevention(demo: Demo) -> None:
    ana = demo(ANA)
    await reports(demo, ana, "both")
    assert demo(BEN).sees("De leuning kwam los.")
    assert demo.reads("De leuning kwam los.") == {ANA, BEN, WIM}
    await demo.decides(WIM, "INC-2026-00001")
    assert "Goedgekeurd" in ana.card_with("INC-2026-00001").text


async def test_an_incident_for_prevention_alone_reaches_nobody_else_in_whatever_way(demo: Demo) -> None:
    """Neither the head, nor who has a mandate that names no forms, nor the list of several at once, nor when it is
    late, nor a card that is forged."""
    ana, wim = demo(ANA), demo(WIM)
    await gives(demo, WIM, LIEVE)
    for _ in range(2):
        await reports(demo, ana, "prevention")
    assert demo.reads("De leuning kwam los.") == {ANA, WIM}
    await wim.says("goedkeuringen")
    assert wim.newest.text.count("Bijna-ongeval") == 2 and "together." not in str(wim.newest.card)
    request = [one.value async for one in demo.school.house.records.requests.stream()][-1]
    assert request.confidential
    for name in (BEN, LIEVE, NADIA):
        await demo(name).says("goedkeuringen")
        assert "Bijna-ongeval" not in demo(name).newest.text
        for verb in ("approval.show", "request.show"):
            assert REFUSED in str(await demo(name).sends(verb, {"request": request.id}, None))
    seen = {request.id: len(request.history)}
    house = demo.school.house
    actor = await recipient(house, wim.id)
    assert await alike(house, actor, "incident") == ([], False)
    (came,) = await decide_together(house, actor, "incident", seen, key="k", approved=True)
    assert came.came is Came.GONE
    await demo.school.jobs(later=timedelta(days=9))
    assert demo.reads("De leuning kwam los.") == {ANA, WIM, LIEVE}, "the general management, as it is late"


async def gives(demo: Demo, grantor: str, holder: str, *forms: str) -> None:
    """A mandate for these forms, or for every one, accepted."""
    house = demo.school.house
    actor, to = await recipient(house, demo(grantor).id), await recipient(house, demo(holder).id)
    day = house.now().date()
    given = await mandates.give(
        house, actor, "-".join(("m", *forms)), Terms(to.id, forms, day, day + timedelta(days=30))
    )
    await mandates.accept(house, to, given.id)
    await demo.school.jobs()


async def test_a_mandate_that_names_the_form_covers_what_is_confidential(demo: Demo) -> None:
    await gives(demo, WIM, LIEVE, "incident")
    await reports(demo, demo(ANA), "prevention")
    await demo(LIEVE).says("goedkeuringen")
    assert "Bijna-ongeval" in demo(LIEVE).newest.text


async def test_a_new_colleague_is_prepared_by_it_and_the_office_hears_of_it(demo: Demo) -> None:
    ana = demo(ANA)
    newcomer: Step = {
        "newcomer": "Tom Vermeer",
        "job": "Wiskunde, 5B",
        "start": "2027-01-11",
        "needs": "account,laptop",
    }
    await demo.hands_in(ana, "nieuwe collega", {"what": "colleague"}, {**newcomer, "until": "2027-01-10"})
    assert "De laatste werkdag ligt voor de eerste" in ana.newest.text
    await ana.fills(**newcomer, until="2027-06-30").clicks("Volgende")
    await approved(demo, ana, "TST-2026-00001", [BEN], "Tom Vermeer", "Laptop met lader")
    told = demo(MARLEEN).card_with("TST-2026-00001").text
    assert "Ter informatie" in told and "Tom Vermeer" in told
    await carried_out(demo, ana, "TST-2026-00001", RUBEN, [YUSUF])


async def test_a_device_that_is_given_back_needs_nobody_s_consent(demo: Demo) -> None:
    ana = demo(ANA)
    back: Step = {"device": "laptop", "number": "L-204", "day": "2026-12-18", "why": "Ik ga met pensioen."}
    await demo.hands_in(ana, "laptop teruggeven", {"what": "back"}, {**back, "number": ""}, back)
    await approved(demo, ana, "TST-2026-00001", [], "L-204")
    await carried_out(demo, ana, "TST-2026-00001", RUBEN, [YUSUF])


@pytest.mark.parametrize(("kind", "deciders"), [("press", [DIRK, CARLA]), ("print", [CARLA])])
async def test_the_press_passes_the_head_first(demo: Demo, kind: str, deciders: Sequence[str]) -> None:
    farid = demo(FARID)
    await demo.hands_in(
        farid,
        "persbericht",
        {"kind": kind, "subject": "Wiskunde-olympiade", "message": "Drie finalisten."},
        {"audience": "parents,public", "day": "2027-01-20", "photos": "allowed"},
    )
    await approved(demo, farid, "COM-2026-00001", deciders, "Buurt en pers")
    await carried_out(demo, farid, "COM-2026-00001", CARLA)


async def test_a_certificate_is_made_by_human_resources(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("werkgeversattest")
    assert "staat in een pdf die je hier krijgt" in ana.newest.text
    await ana.fills(kind="employment", written_in="fr").clicks("Volgende")
    await approved(demo, ana, "ATT-2026-00001", [], "Frans")
    await carried_out(demo, ana, "ATT-2026-00001", NADIA)
