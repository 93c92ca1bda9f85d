"""Announcements that were under way when the old version ended go on: a send, drafts, and every old card."""

from datetime import timedelta

from tests.conversations.school import School
from tests.conversations.stage import defaults_of
from tests.landed.looking import card, new, pass_minutes, received

EVACUATION = "Maandag oefenen we de evacuatie."
SNOW = "Kom met de trein."
TRAFFIC = "Geen trams maandag."


async def test_the_send_under_way_ends_and_reaches_each_at_most_once(school: School) -> None:
    follow = card(school.carla, "Je mededeling", "Evacuatie")
    for _ in range(3):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 5)
    times = {name: received(person, EVACUATION) for name, person in school.people.items()}
    once = {"carla", "emma", "james", "sophie"}
    assert times == {name: int(name in once) for name in times}, "Farid's may have arrived twice already"
    await school.carla.clicks("Wie niet?", on=follow)
    missed = follow.text
    for name in ("Farid Benali", "Nadia El Amrani", "Lieve Van Damme", "Dirk Aerts", "Gust Wouters"):
        assert name in missed
    await school.jobs(later=timedelta(days=21))
    assert received(school.carla, EVACUATION) == 1, "her job of twenty days has nothing left to do"


async def test_a_send_that_was_promised_and_never_queued_begins(school: School) -> None:
    for _ in range(2):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 3)
    times = {name: received(person, TRAFFIC) for name, person in school.people.items()}
    assert times == {name: int(name in {"farid", "james", "sophie"}) for name in times}
    assert "Verzonden" in card(school.carla, "Verkeer").text


async def test_the_paused_send_is_taken_up_from_its_old_card(school: School) -> None:
    follow = card(school.carla, "Sneeuw", "Gepauzeerd")
    await pass_minutes(school, 3)
    assert not received(school.ana, SNOW)
    await school.carla.clicks("Opnieuw proberen", on=follow)
    await pass_minutes(school, 5)
    times = {name: received(person, SNOW) for name, person in school.people.items()}
    assert times == {name: int(name in {"ana", "emma", "james", "sophie"}) for name in times}
    assert "Verzonden" in follow.text


async def test_old_announcements_are_confirmed_and_counted(school: School) -> None:
    follow = card(school.carla, "Schoolfoto's", "Bij 4 van 6")
    await school.james.clicks("Read and understood", on=card(school.james, "Schoolfoto's"))
    await school.jobs(later=timedelta(minutes=5))
    await school.carla.clicks("Vernieuwen", on=follow)
    assert "Bevestigd 3" in follow.text.replace(" | ", " ")
    await school.carla.clicks("Wie niet?", on=follow)
    assert "Gust Wouters" in follow.text
    assert "Sophie Lambert" in follow.text


async def test_a_draft_is_tested_changed_and_sent(school: School) -> None:
    carla = school.carla
    await school.jobs()
    assert new(carla, "Alleen jij ziet dit"), "the test she had asked for"
    preview = card(carla, "Klaar om te verzenden?")
    await carla.clicks("Aanpassen", on=preview)
    assert "Op 18 december, om 16 uur." in preview.text
    await carla.fills(text="Op 18 december, om 17 uur.").clicks("Volgende", on=preview)
    await carla.clicks("Volgende", on=preview)
    await carla.clicks("Bekijk het voorbeeld", on=preview)
    await carla.clicks("Ja, verzend naar 1 personeelslid", on=preview)
    await school.jobs()
    assert received(school.lieve, "om 17 uur") == 1


async def test_a_draft_is_sent_from_its_old_preview(school: School) -> None:
    await school.carla.clicks("Ja, verzend naar 1 personeelslid", on=card(school.carla, "Klaar om te verzenden?"))
    await school.jobs()
    assert received(school.lieve, "om 16 uur") == 1


async def test_an_empty_card_that_lay_open_is_filled_in(school: School) -> None:
    """Nothing was kept for it, and its id bears no seal: what is typed comes back under one that does."""
    carla = school.carla
    compose = card(carla, "Je ziet eerst een voorbeeld")
    await carla.fills(title="Fuif", text="Vrijdag.", link="intranet").clicks("Bekijk het voorbeeld", on=compose)
    assert "Je ziet eerst een voorbeeld" in compose.text
    assert defaults_of(compose.card)["text"] == "Vrijdag."
    assert defaults_of(compose.card)["to1"] == "intranet", "which is no address"
    await carla.fills(to1="https://www.school.be").clicks("Volgende", on=compose)
    await carla.fills(schools="de-linde").clicks("Volgende", on=compose)
    await carla.clicks("Bekijk het voorbeeld", on=compose)
    assert "Klaar om te verzenden?" in compose.text
    assert "Naar www.school.be" in compose.text


async def test_a_stopped_announcement_stays_stopped(school: School) -> None:
    await pass_minutes(school, 5)
    follow = card(school.carla, "Loonbrief")
    await school.carla.clicks("Vernieuwen", on=follow)
    assert "Gestopt" in follow.text
    assert not received(school.nadia, "Je loonbrief staat klaar.")
