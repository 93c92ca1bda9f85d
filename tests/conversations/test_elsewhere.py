"""A card where its buttons do nothing: in a group, in the chat of somebody else, with who is not in the directory."""

import pytest

from bot.channel.base import Clicked, Reply
from bot.front.extension import REQUESTS
from cards.texts import texts
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of, buttons_of, texts_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_people_first import SELF
from tests.conversations.test_what_arrives import stranger_on

NOT_YOURS = "dan kan alleen wie ze indiende of erover beslist er iets mee doen"
OWN_CHAT = "https://teams.microsoft.com/l/chat/0/0?users=28:bode"


async def in_a_group(person: Colleague, verb: str, request: str) -> Reply:
    return await person.turn(Clicked(verb, {"request": request, "seen": 1}, None), scope="groupChat")


async def test_who_clicks_on_somebody_else_s_request_is_told_why_and_what_they_can_do(school: School) -> None:
    """A card that was forwarded: they learn no more of it than of one that never was."""
    await submit_leave(school)
    forwarded = buttons_of(school.ana.newest)["Ja, trek in"]["data"]["request"]
    for verb in ("request.show", "request.withdraw", "approval.show", "form.resume"):
        for request in (forwarded, "leave.2026.never"):
            reply = await school.emma.sends(verb, {"request": request}, None)
            assert reply.replace is None
            assert NOT_YOURS in school.emma.newest.text, (verb, request)
            assert "Emma" not in school.emma.newest.text
    await school.emma.clicks("Mijn aanvragen")
    assert "Je hebt nog niets aangevraagd" in school.emma.newest.text


async def test_what_is_no_request_is_not_called_one(school: School) -> None:
    await school.emma.sends("announcement.open", {"id": "announcement-1"}, None)
    assert "niet voor jou bedoeld" in school.emma.newest.text
    assert NOT_YOURS not in school.emma.newest.text


async def test_in_a_group_the_click_says_where_it_works_to_who_clicked_alone(school: School) -> None:
    await submit_leave(school)
    request = buttons_of(school.ana.newest)["Ja, trek in"]["data"]["request"]
    for person in (school.ana, school.ben, school.emma):
        for verb in ("request.withdraw", "approval.approve"):
            reply = await in_a_group(person, verb, request)
            assert reply == Reply(toast=texts("nl")("notice-request-elsewhere")), "the same for everybody"
    await school.jobs()
    assert school.ana.sees("Ingediend"), "nothing happened"


async def test_a_request_that_is_shown_in_another_chat_has_no_button_that_does_nothing_there(school: School) -> None:
    await submit_leave(school)
    (found,) = (await school.ana.searches(REQUESTS, "")).results
    (opens,) = actions_of(found.card)
    assert (opens["type"], opens["url"]) == ("Action.OpenUrl", OWN_CHAT)
    said = " ".join(texts_of(found.card))
    assert "Ana Martens" in said
    assert "Ingediend" in said
    assert "Je aanvraag" not in said, "its readers did not ask for it"


@pytest.mark.parametrize("verb", ["help.show", "request.mine", "nonsense"])
async def test_a_stranger_is_not_led_in_a_circle(school: School, verb: str) -> None:
    stranger = stranger_on(school)
    await stranger.says("help")
    assert not actions_of(stranger.newest.card)
    await stranger.sends(verb, {}, stranger.newest)
    assert "Ik ken je nog niet" in stranger.newest.text
    assert "ICT-coördinator" in stranger.newest.text
    assert not actions_of(stranger.newest.card)


async def test_public_lines_have_no_button_that_does_nothing(school: School) -> None:
    stranger = stranger_on(school)
    await stranger.says(SELF)
    assert not buttons_of(stranger.newest)
    await school.ana.says(SELF, scope="groupChat")
    assert not buttons_of(school.ana.newest)
    assert OWN_CHAT in str(actions_of(school.ana.newest.card))
