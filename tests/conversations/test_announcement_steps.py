"""An announcement is written in steps: each kept as one goes on, with what is wrong shown where it can be mended."""

from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement
from bot.announce.writing.words import ButtonKind, WayOn
from bot.people.importance import Importance
from tests.conversations.announcing import NEXT, PREVIEW, go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Shown, actions_of, buttons_of, defaults_of

CONFIRM = "Gelezen en begrepen"
WORDS = {"title": "Sneeuw", "text": "De school blijft open."}


async def kept(school: School) -> Announcement:
    (found,) = [item.value async for item in school.house.records.announcements.stream()]
    return found


async def overtaken(school: School) -> Shown:
    """A card of a draft that changed since, on a newer card."""
    carla = school.carla
    await write(carla, **WORDS, schools="de-linde")
    await carla.clicks("Aanpassen")
    older = carla.newest
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    await carla.clicks("Aanpassen", on=carla.newest)
    await carla.fills(text="De school sluit.").clicks(NEXT, on=carla.newest)
    return older


async def test_each_step_is_kept_and_going_back_loses_nothing(school: School) -> None:
    carla = school.carla
    await carla.says("mededeling")
    assert "Stap 1 van 4" in carla.newest.text
    await carla.fills(**WORDS).clicks(NEXT)
    assert "Stap 2 van 4" in carla.newest.text
    await carla.fills(schools="de-linde").clicks(NEXT)
    assert "Stap 3 van 4" in carla.newest.text
    await carla.fills(importance="mandatory", sender="hr", expires="2026-12-04").clicks("Terug")
    assert "Stap 2 van 4" in carla.newest.text
    assert defaults_of(carla.newest.card)["schools"] == "de-linde"
    await carla.clicks(NEXT)
    typed = defaults_of(carla.newest.card)
    assert (typed["importance"], typed["sender"], typed["expires"]) == ("mandatory", "hr", "2026-12-04")
    await carla.clicks(PREVIEW)
    assert "Stap 4 van 4" in carla.newest.text
    assert "Verplichte mededeling" in carla.newest.text
    assert "Personeelsdienst (Carla De Smet)" in carla.newest.text
    assert str((await kept(school)).expires) == "2026-12-04 23:00:00+00:00", "the end of that day in Belgium"
    await carla.clicks("Terug")
    assert "Stap 3 van 4" in carla.newest.text


async def test_back_is_never_refused(school: School) -> None:
    carla = school.carla
    await carla.says("mededeling")
    await carla.fills(**WORDS).clicks(NEXT)
    await carla.clicks("Terug")
    assert "Stap 1 van 4" in carla.newest.text
    assert defaults_of(carla.newest.card)["title"] == "Sneeuw"


async def test_an_older_card_of_the_draft_says_that_it_changed(school: School) -> None:
    """Nothing is overwritten unseen, and what was typed on the older card is not lost."""
    carla = school.carla
    older = await overtaken(school)
    assert (await kept(school)).words["nl"].text == "De school sluit."

    await carla.fills(text="De school blijft open tot 12 uur.").clicks(NEXT, on=older)
    assert "Intussen veranderd" in older.text
    assert defaults_of(older.card)["text"] == "De school blijft open tot 12 uur."
    assert (await kept(school)).words["nl"].text == "De school sluit.", "nothing is kept before they looked"
    await carla.clicks("Toon wat er nu staat", on=older)
    assert defaults_of(older.card)["text"] == "De school sluit."


async def test_who_goes_on_all_the_same_on_an_older_card_means_it(school: School) -> None:
    carla = school.carla
    older = await overtaken(school)
    await carla.fills(text="De school blijft open tot 12 uur.").clicks(NEXT, on=older)
    await carla.clicks(NEXT, on=older)
    assert "Stap 2 van 4" in older.text
    assert (await kept(school)).words["nl"].text == "De school blijft open tot 12 uur."


async def test_a_draft_opens_where_it_lacks_something(school: School) -> None:
    carla = school.carla
    await carla.says("mededeling")
    await carla.fills(**WORDS).clicks(NEXT)
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    assert "Stap 2 van 4" in carla.newest.text
    await carla.fills(schools="de-linde").clicks(NEXT, on=carla.newest)
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    assert "Stap 4 van 4" in carla.newest.text


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("2026-11-22", "Die dag is al voorbij."), ("morgen", "datum"), ("9999-12-31", "datum")],
)
async def test_a_last_day_that_is_none_or_over_is_said_where_it_stands(
    school: School, typed: str, problem: str
) -> None:
    carla = school.carla
    await write(carla, **WORDS, schools="de-linde", expires=typed)
    assert "Stap 3 van 4" in carla.newest.text
    assert problem in carla.newest.text
    assert defaults_of(carla.newest.card)["expires"] == typed, "what was typed is kept"


async def test_what_expires_before_it_is_sent_is_not_sent(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **WORDS, schools="de-linde", expires="2026-11-23")
    school.clock.pass_by(timedelta(days=1))
    await carla.clicks(send_to(3))
    assert "nog niet af" in carla.newest.text
    await school.jobs()
    assert not school.ana.sees(WORDS["text"])


async def test_what_a_client_makes_up_is_not_taken(school: School) -> None:
    await write(school.carla, **WORDS, schools="de-linde", importance="urgent", sender="de paus", topic="x")
    draft = await kept(school)
    assert (draft.importance, draft.sender, draft.topic) == (Importance.IMPORTANT, "", "")


# --- buttons --------------------------------------------------------------------------------------


async def test_buttons_open_a_website_begin_a_request_and_ask_a_question(school: School) -> None:
    carla, ana = school.carla, school.ana
    await school.everybody_installs()
    ways = {"way1": "link", "to1": "https://www.school.be/sneeuw", "name1": "Meer over sneeuw"}
    ways |= {"way2": "form:leave", "way3": "ask", "to3": "Hoeveel is de kilometervergoeding?"}
    await write(carla, **WORDS, **ways, schools="de-linde", confirmation="true")
    await carla.clicks(send_to(3))
    await school.jobs()
    received = ana.card_with("Sneeuw")
    links = [one for one in actions_of(received.card) if one["type"] == "Action.OpenUrl"]
    assert [(one["title"], one["url"]) for one in links] == [("Meer over sneeuw (www.school.be)", ways["to1"])]
    (start,) = [title for title in buttons_of(received) if title.startswith("Start: ")]
    await ana.clicks(start)
    assert "Verlof" in ana.newest.text
    assert "Stap 1 van" in ana.newest.text
    await ana.clicks("Vraag: Hoeveel is de kilometervergoeding?")
    assert "kilometer" in ana.newest.text
    assert received.updates == 0, "the announcement stays"


async def test_a_form_is_offered_to_whom_it_is_for(school: School) -> None:
    """On the card, and when somebody clicks all the same."""
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **WORDS, way1="form:board_note", everyone="true")
    await carla.clicks(send_to(10))
    await school.jobs()
    for person, offered in ((school.ben, True), (school.ana, False)):
        titles = buttons_of(person.card_with("Sneeuw"))
        assert any(title.startswith("Start: ") for title in titles) == offered, person.name
    await school.ana.sends("form.begin", {"form": "board_note"}, None)
    assert "Dit vind ik niet" in school.ana.newest.text


async def test_who_may_not_ask_a_form_cannot_offer_it(school: School) -> None:
    await write(school.carla, **WORDS, way1="form:never-there")
    assert "Dit formulier kun je niet aanbieden." in school.carla.newest.text
    assert (await kept(school)).buttons == (WayOn(ButtonKind.FORM, "never-there"),)


async def test_a_question_on_a_button_is_there_and_short(school: School) -> None:
    carla = school.carla
    await write(carla, **WORDS, way1="ask")
    assert "Vul dit nog in." in carla.newest.text
    await go_through(carla, to1="hoe " * 60)
    assert "De vraag is te lang" in carla.newest.text


# --- once it expired ------------------------------------------------------------------------------


async def test_what_expired_asks_nothing_any_more(school: School) -> None:
    carla, ana = school.carla, school.ana
    await school.everybody_installs()
    until = {"confirmation": "true", "expires": "2026-11-24"}
    await write(carla, **WORDS, **until, schools="de-linde", to1="https://www.school.be")
    await carla.clicks(send_to(3))
    await school.jobs()
    await school.ben.clicks(CONFIRM)
    card = ana.card_with("Sneeuw")
    assert CONFIRM in buttons_of(card)
    await school.jobs(later=timedelta(days=2))
    await ana.clicks(CONFIRM)
    assert "Verlopen" in card.text
    foot = card.card["actions"]
    assert isinstance(foot, list)
    assert [one["title"] for one in foot if isinstance(one, dict)] == ["Stel een vraag"]
    await school.jobs(later=timedelta(seconds=5))
    assert (await kept(school)).tally.confirmed == 1, "it counts nobody who was too late"
