"""What people really do in a chat besides typing and clicking: files, edits, groups, strangers, scrolling."""

from dataclasses import replace
from typing import Any

import pytest

from bot.channel.base import Clicked, Removed, Reply, Said, Searched
from bot.channel.file_messages import SentFile
from bot.front.extension import KNOWLEDGE, REQUESTS
from bot.store.partitions import person_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, actions_of, buttons_of, texts_of
from tests.conversations.test_arrange import fill_in_leave

MILEAGE = "Hoeveel is de kilometervergoeding?"


def stranger_on(school: School) -> Colleague:
    return Colleague(school.stage, "11111111-1111-4111-8111-111111111111", "Iemand")


def titles(shown: Shown) -> list[str]:
    return list(buttons_of(shown))


# --- files --------------------------------------------------------------------------------------------


async def test_a_file_is_refused_in_words_and_searched_for_nothing(school: School) -> None:
    await school.ana.sends_a_file("mijn attest")
    assert "niets bewaard" in school.ana.newest.text
    assert "secretariaat" in school.ana.newest.text
    assert "mijn attest" in school.ana.newest.text
    assert await questions(school, school.ana) == []


async def test_what_was_sent_is_named_and_neither_taken_nor_kept(school: School) -> None:
    attest = SentFile("attest van de dokter.pdf", "pdf", "https://school-my.sharepoint.com/download/1")
    await school.ana.sends_a_file("", attest, replace(attest, name="[foto](https://evil.example).jpg"))
    assert "Je stuurde attest van de dokter.pdf, [foto](https://evil.example).jpg" in school.ana.newest.text
    assert "Ik heb niets bewaard" in school.ana.newest.text
    await school.jobs()
    assert school.recorder.taken == []
    assert [blob.name async for blob in school.house.blobs.list()] == []


async def test_the_words_beside_a_file_are_one_click_away(school: School) -> None:
    await school.ana.sends_a_file(MILEAGE)
    await school.ana.clicks("Zoek op deze woorden")
    assert "0,43" in school.ana.newest.text or "kilometer" in school.ana.newest.text
    assert [question.text for question in await questions(school, school.ana)] == [MILEAGE]


async def test_a_file_without_words_leads_on(school: School) -> None:
    await school.ana.sends_a_file()
    assert titles(school.ana.newest)[:2] == ["Stel een vraag", "Iets aanvragen"]


# --- edits --------------------------------------------------------------------------------------------


async def questions(school: School, person: Colleague) -> list[Any]:
    found = await school.house.records.questions.find(
        equal={"person": person.id}, partition=person_partition(person.id)
    )
    return [item.value for item in found.items]


async def test_an_edited_question_is_answered_anew_and_kept_once(school: School) -> None:
    key = "a" * 32
    await school.ana.says("Hoeveel is de vergoeding voor een kameel?", key=key)
    await school.ana.edits(key, MILEAGE)
    assert "ilometervergoeding" in school.ana.newest.text
    kept = await questions(school, school.ana)
    assert [(question.id, question.text, question.useful) for question in kept] == [(key[:24], MILEAGE, None)]
    await school.ana.edits(key, MILEAGE)
    assert len(await questions(school, school.ana)) == 1


async def test_a_question_edited_into_a_sensitive_one_is_not_kept(staff: School) -> None:
    key = "b" * 32
    await staff.ana.says(MILEAGE, key=key)
    assert len(await questions(staff, staff.ana)) == 1
    await staff.ana.edits(key, "Ik word gepest door een collega")
    assert await questions(staff, staff.ana) == []


THREE = f"{MILEAGE} Hoeveel dagen krijg ik als ik trouw? Wie is de koning van Spanje?"


@pytest.mark.parametrize(
    ("first", "edited", "left"),
    [
        (THREE, MILEAGE, [""]),
        (THREE, f"{MILEAGE} Hoeveel dagen krijg ik als ik trouw?", [".0", ".1"]),
        (THREE, f"{MILEAGE} Welke datum hebben we vandaag?", [".0"]),
        (THREE, "help", []),
        (MILEAGE, "dank je", []),
        (MILEAGE, THREE, [".0", ".1", ".2"]),
    ],
)
async def test_an_edited_message_leaves_only_the_questions_that_it_asks_now(
    school: School, first: str, edited: str, left: list[str]
) -> None:
    key, other = "e" * 32, "f" * 32
    await school.ana.says("Hoeveel is de vergoeding voor een kameel?", key=other)
    await school.ana.says(first, key=key)
    await school.ana.edits(key, edited)
    kept = {question.id for question in await questions(school, school.ana)}
    assert kept == {other[:24], *(key[:24] + part for part in left)}


async def test_an_edited_command_makes_no_second_draft(school: School) -> None:
    await school.ana.says("verlof", key="c" * 32)
    await school.ana.edits("c" * 32, "verlof aanvragen")
    found = await school.house.records.requests.find(equal={"requester": school.ana.id}, order="changed")
    assert len(found.items) <= 1


# --- groups and strangers -----------------------------------------------------------------------------


async def test_in_a_channel_one_button_opens_the_own_chat(school: School) -> None:
    for person in (school.ana, stranger_on(school)):
        await person.says("help", scope="channel")
        (action,) = actions_of(person.newest.card)
        assert action["type"] == "Action.OpenUrl"
        assert action["url"] == "https://teams.microsoft.com/l/chat/0/0?users=28:bode"
        assert "onze eigen chat" in person.newest.text


async def in_a_group(person: Colleague, *, in_place: bool = True, verb: str = "help.show") -> Reply:
    return await person.turn(Clicked(verb, {}, None, in_place), scope="groupChat")


async def test_a_click_in_a_group_posts_nothing_there(school: School) -> None:
    stranger = stranger_on(school)
    for person, told in ((school.ana, "onze eigen chat"), (stranger, "Ik ken je nog niet")):
        for verb in ("help.show", "nonsense"):
            reply = await in_a_group(person, verb=verb)
            assert not reply.messages
            assert told in (reply.toast or "")


async def test_a_group_does_not_learn_who_is_a_stranger(school: School) -> None:
    """An old client's click is answered with a message that everybody reads."""
    known = await in_a_group(school.ana, in_place=False)
    strange = await in_a_group(stranger_on(school), in_place=False)
    assert known == strange
    assert "onze eigen chat" in (known.toast or "")


async def test_nothing_is_kept_of_a_stranger(school: School) -> None:
    stranger = stranger_on(school)
    await stranger.installs()
    await stranger.says("hallo")
    await stranger.turn(Removed())
    assert await school.house.records.contacts.get(person_partition(stranger.id), stranger.id) is None


# --- the message extension ----------------------------------------------------------------------------


async def test_the_next_page_of_knowledge_repeats_nothing(school: School) -> None:
    first = await school.ana.searches(KNOWLEDGE, MILEAGE)
    assert len(first.results) == 1
    assert await school.ana.searches(KNOWLEDGE, MILEAGE, skip=1) == Reply()
    assert await school.ana.searches(KNOWLEDGE, MILEAGE, skip=25) == Reply()


async def test_requests_come_page_by_page_to_an_honest_end(school: School) -> None:
    await school.everybody_installs()
    for day in ("2026-12-02", "2026-12-03", "2026-12-04"):
        await fill_in_leave(school, day)
        await school.ana.clicks("Indienen")
    pages = [await school.ana.turn(Searched(REQUESTS, "", skip, 2)) for skip in (0, 2, 4)]
    assert [len(page.results) for page in pages] == [2, 1, 0]
    assert len({tuple(texts_of(result.card)) for page in pages for result in page.results}) == 3
    assert pages[2] == Reply()


async def test_an_edit_is_what_was_said(school: School) -> None:
    await school.ana.turn(Said("help", rewrites="d" * 32))
    assert "Alles wat je kunt aanvragen" in school.ana.newest.text
