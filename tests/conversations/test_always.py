"""What is always there: a welcome, help, a language, and an answer to anything unexpected."""

import asyncio
import logging
import shutil
from pathlib import Path

import pytest

from bot.channel.base import Clicked, Searched, Unknown
from bot.store.base import Put
from bot.store.partitions import person_partition
from dialogs.form import FORMS_FOLDER
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of


async def test_welcome_once_however_often_the_channel_says_it(school: School) -> None:
    await asyncio.gather(*(school.ana.installs() for _ in range(5)))
    assert len(school.ana.chat) == 1
    assert "Dag Ana" in school.ana.newest.text
    await school.restarts()
    await school.ana.installs()
    assert len(school.ana.chat) == 1


@pytest.mark.parametrize("said", ["help", "Hulp!", "?"])
async def test_help(school: School, said: str) -> None:
    await school.ana.says(said)
    assert "Aanvragen" in buttons_of(school.ana.newest)


async def test_help_names_a_few_forms_and_no_more(school: School, own_forms: Path) -> None:
    for form in ("it", "key", "trip"):
        shutil.copy(FORMS_FOLDER / f"{form}.toml", own_forms)
    await school.restarts()
    await school.ana.says("help")
    shown = school.ana.newest
    assert {"Verlof", "Uitstap", "Sleutel", "Aanvragen"} <= set(buttons_of(shown))
    await school.ana.clicks("Verlof")
    assert "Stap 1" in shown.text
    shutil.copy(FORMS_FOLDER / "loss.toml", own_forms)
    await school.restarts()
    await school.ana.says("help")
    assert "Verlof" not in buttons_of(school.ana.newest), "there are many: they are in a list of their own"


async def test_help_tells_everybody_that_there_is_a_profile(school: School) -> None:
    await school.ana.says("help")
    assert "Waarvoor je gevraagd mag worden" in school.ana.newest.text
    await school.ana.clicks("Mijn profiel")
    assert "Waarvoor mag je gevraagd worden?" in school.ana.newest.text


async def test_help_offers_what_one_may_do(school: School) -> None:
    await school.ana.says("help")
    assert "Mededeling" not in buttons_of(school.ana.newest)
    await school.carla.says("help")
    assert "Mededeling" in buttons_of(school.carla.newest)


@pytest.mark.parametrize("who", ["ana", "ben", "carla", "nadia"])
async def test_every_line_of_the_help_is_a_button_that_does_it(school: School, who: str) -> None:
    person: Colleague = getattr(school, who)
    await person.says("help")
    help_card = person.newest
    for title in buttons_of(help_card):
        seen = len(person.chat)
        await person.clicks(title, on=help_card)
        assert len(person.chat) == seen + 1, f"{title}: the help stays, what it opens stands below"
        assert "Dit vind ik niet" not in person.newest.text, title
        opened = person.newest.text
        if title != "Stel een vraag":
            await person.says(title)
            assert person.newest.text == opened, f"{title} can be typed as well"


async def test_a_language_is_chosen_and_kept(school: School) -> None:
    ana = school.ana
    await ana.says("taal")
    await ana.clicks("Français")
    assert "langue" in ana.newest.text
    await school.restarts()
    await ana.says("aide")
    assert "Que puis-je faire" in ana.newest.text


async def test_everybody_is_greeted_in_their_own_language(school: School) -> None:
    await school.sophie.installs()
    await school.james.installs()
    assert "Bonjour" in school.sophie.newest.text
    assert "Hello" in school.james.newest.text


async def test_unknown_buttons_and_broken_payloads_get_the_same_answer(school: School) -> None:
    for verb, data in [
        ("announcement.send", {}),
        ("announcement.send", {"id": "x", "revision": "1"}),
        ("announcement.confirm", {"id": "../../etc"}),
        ("request.show", {"request": "leave.2026.nooit"}),
        ("nonsense", {}),
        ("form.next", {"request": "leave.2026.nooit", "step": "kind"}),
    ]:
        await school.ana.sends(verb, data, None)
        assert "Dit vind ik niet" in school.ana.newest.text, verb


async def test_a_stranger_learns_nothing(school: School) -> None:
    stranger = Colleague(school.stage, "11111111-1111-4111-8111-111111111111", "Iemand")
    await stranger.says("Hoeveel is de kilometervergoeding?")
    assert "Ik ken je nog niet" in stranger.newest.text


async def test_in_a_group_it_keeps_to_itself(school: School) -> None:
    await school.ben.says("Hoeveel lestijden verliest De Linde?", scope="groupChat")
    assert "zestien" not in school.ben.newest.text
    assert "onze eigen chat" in school.ben.newest.text


@pytest.mark.one_process
async def test_what_breaks_inside_is_said_without_a_word_of_it(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Put("contact", school.ana.id, {"organisation": "default", "person": school.ana.id, "language": "klingon"})
    await school.house.records.accept(person_partition(school.ana.id), [broken])
    with caplog.at_level(logging.ERROR):
        await school.ana.says("Hoeveel is de kilometervergoeding?")
    assert "Er ging iets mis" in school.ana.newest.text
    (failed,) = [record for record in caplog.records if record.message == "turn.failed"]
    assert failed.__dict__["person"] == school.ana.id
    assert "kilometervergoeding" not in caplog.text.replace("Kilometervergoeding", "")


async def test_unknown_activities_are_ignored(school: School) -> None:
    reply = await school.ana.turn(Unknown("messageReaction"))
    assert not reply.messages


async def test_my_requests_from_any_chat(school: School) -> None:
    reply = await school.ana.turn(Searched("mijnAanvragen", ""))
    assert not reply.results
    assert reply.toast


async def test_an_old_client_sends_the_same_click(school: School) -> None:
    reply = await school.ana.turn(Clicked("language.choose", {"language": "fr"}, None, in_place=False))
    assert reply.replace is not None


async def test_what_does_not_take_the_place_of_the_clicked_card_comes_below_it_and_is_said(school: School) -> None:
    await school.ana.says("help")
    clicked, said = school.ana.newest, school.ana.newest.text
    reply = await school.ana.clicks("Mijn aanvragen")
    assert reply.replace is None
    assert reply.toast == "Mijn aanvragen"
    assert "nog niets aangevraagd" in school.ana.newest.text
    assert clicked.text == said
