"""The forms that come with Bode, each from the first word to the last decision, in the demo organisation; those to buy,
to go out and to report have their own modules."""

from collections.abc import Sequence

import pytest

from tests.conversations.demo import (
    ANA,
    BEN,
    CARLA,
    CHARLOTTE,
    DIRK,
    FARID,
    LIEVE,
    MARLEEN,
    NADIA,
    RUBEN,
    YUSUF,
    Demo,
    Step,
    approved,
    carried_out,
)
from tests.conversations.stage import Colleague

UNTOLD = {LIEVE, NADIA, FARID, CHARLOTTE}
"""Of Ana's sickness: of another school, or not of her school office."""


async def leaves_lessons(who: Colleague) -> None:
    """First without saying where they are."""
    await who.fills(lessons="ready").clicks("Volgende")
    await who.fills(lessons="ready", where="Map Noodtaken").clicks("Volgende")


async def test_sickness_is_told_to_the_school_office(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("ik wil me ziek melden")
    assert "Bel eerst je school" in ana.newest.text
    two_days = {"period__from": "2026-11-23", "period__to": "2026-11-24"}
    await ana.fills(**two_days, certificate="none").clicks("Volgende")
    assert "Vanaf twee dagen heb je een attest nodig" in ana.newest.text
    await ana.fills(**two_days, certificate="follows").clicks("Volgende")
    await leaves_lessons(ana)
    await approved(demo, ana, "ZKT-2026-00001", [], "2 schooldagen", "Map Noodtaken")
    await demo.school.jobs()
    for name in (MARLEEN, BEN):
        card = demo(name).card_with("ZKT-2026-00001").text
        assert "Ter informatie Ziekmelding – Ana Martens" in card
        assert "Map Noodtaken" in card
        assert "attest" not in card
        assert "Goedkeuren" not in card
    assert not demo.reads("ZKT-2026-00001") & UNTOLD


async def test_a_sickness_that_was_phoned_in_is_the_colleague_s(demo: Demo) -> None:
    """From the telephone at the office to the card of who is ill, who puts it right."""
    marleen, ana = demo(MARLEEN), demo(ANA)
    await marleen.says("collega ziek")
    assert "Vraag niet waarom iemand ziek is" in marleen.newest.text
    await marleen.fills(colleague__name="Farid Benali").clicks("Volgende")
    assert "van een andere school" in marleen.newest.text
    await marleen.fills(colleague__name=ANA).clicks("Volgende")
    await marleen.fills(period__from="2026-11-24", period__to="2026-11-25").clicks("Volgende")
    await leaves_lessons(marleen)
    await marleen.clicks("Indienen")
    await demo.school.jobs()
    assert "Marleen De Jonghe gaf dit voor jou door." in ana.newest.text
    told = demo(BEN).card_with("ZKC-2026-00001").text
    assert "Ana Martens" in told and "Map Noodtaken" in told
    assert not demo.reads("ZKC-2026-00001") & UNTOLD
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


async def test_a_laptop_that_does_not_start_is_for_it(demo: Demo) -> None:
    ana = demo(ANA)
    await ana.says("mijn laptop start niet meer op")
    assert "ICT" in ana.newest.text
    assert "Stap 1 van" in ana.newest.text


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
