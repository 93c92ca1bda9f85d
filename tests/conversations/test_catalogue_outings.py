"""The forms that come with Bode to go out, for training or with a class: who decides follows from where and how far."""

from tests.conversations.demo import ANA, BEN, CHARLOTTE, DIRK, FARID, LEEN, LIEVE, Demo, Step, approved


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
        "Deze nascholing is op een andere dag. Die dag staat bij de nascholing in stap 1: kies “Terug”."
        in ana.newest.text
    )
    await ana.clicks("Terug")
    assert "N07 Artificiële intelligentie: wat mag en wat werkt · wo 24 feb. 2027" in ana.newest.text


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
