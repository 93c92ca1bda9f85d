"""Who is not well, in danger or worried about a child gets people who can be reached; nothing is searched or kept."""

import logging
from dataclasses import replace

import pytest

from bot.channel.base import Searched
from bot.front.dispatch import handler
from bot.people.person import Role
from bot.store.partitions import person_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, actions_of, buttons_of
from tests.conversations.test_sensitive_topics import Unsearchable
from tests.conversations.test_what_arrives import stranger_on

SELF = "ik zie het niet meer zitten"
PUPIL = "een leerling vertelde dat haar stiefvader haar slaat"
HARASSED = "mijn directeur zit altijd aan mij"


@pytest.fixture
async def unsearched(school: School) -> School:
    """No topics file, and an index in which nobody may search."""
    school.house = replace(school.house, index=Unsearchable())  # type: ignore[arg-type]
    school.stage.handle = handler(school.house)
    return school


def called(shown: Shown) -> list[str]:
    return [action["url"] for action in actions_of(shown.card) if str(action.get("url")).startswith("tel:")]


async def kept(school: School, person: Colleague) -> int:
    found = await school.house.records.questions.find(partition=person_partition(person.id))
    return len(found.items)


async def test_ana_about_herself(unsearched: School, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await unsearched.ana.says(SELF)
    shown = unsearched.ana.newest
    assert "Praat er nu met iemand over" in shown.text
    assert called(shown) == ["tel:112", "tel:1813", "tel:106"]
    assert "1813 · Zelfmoordlijn" in shown.text
    assert shown.text.index("112") < shown.text.index("Ben Claes"), "at night nobody of the school answers"
    assert SELF not in str(shown.card)
    assert "Vraag het aan een expert" not in buttons_of(shown)
    assert await kept(unsearched, unsearched.ana) == 0
    assert "zitten" not in caplog.text


async def test_ana_about_a_pupil(unsearched: School) -> None:
    """Own headmaster first, with a chat button and the number."""
    await unsearched.ana.says(PUPIL)
    shown = unsearched.ana.newest
    assert "meld het vandaag nog aan je directie en het zorgteam" in shown.text
    assert called(shown) == ["tel:112", "tel:1712", "tel:102", "tel:116000"]
    assert "09 000 00 12 · ben@proefnet.example" in shown.text
    assert any("ben%40proefnet.example" in str(action.get("url")) for action in actions_of(shown.card))
    assert shown.text.index("Ben Claes") < shown.text.index("Dirk Aerts") < shown.text.index("1712 ·")
    assert await kept(unsearched, unsearched.ana) == 0


async def test_who_cares_for_pupils_is_named_where_the_directory_has_them(unsearched: School) -> None:
    nadia = unsearched.nadia.id
    await unsearched.becomes(
        lambda person: (
            replace(person, roles=frozenset({Role.CARE}), school="de-linde") if person.id == nadia else person
        )
    )
    await unsearched.ana.says(PUPIL)
    text = unsearched.ana.newest.text
    assert text.index("Ben Claes") < text.index("Nadia El Amrani") < text.index("Dirk Aerts"), (
        "own school before others"
    )


async def test_nobody_is_sent_to_whom_they_write_about(unsearched: School) -> None:
    await unsearched.ana.says(HARASSED)
    text = unsearched.ana.newest.text
    assert "Dit hoef je niet te verdragen" in text
    assert "Nadia El Amrani" in text
    assert "Ben Claes" not in text
    await unsearched.ana.says("Nadia pest mij al maanden")
    assert "Nadia El Amrani" not in unsearched.ana.newest.text
    await unsearched.ana.says("ik ben verkracht")
    assert "Ben Claes" in unsearched.ana.newest.text, "'ben' is a word before it is a name"


@pytest.mark.parametrize(
    ("who", "said", "title", "number"),
    [
        ("sophie", "j'ai envie de mourir", "Parlez-en maintenant", "tel:080032123"),
        ("sophie", "ik wil niet meer leven", "Parlez-en maintenant", "tel:080032123"),
        ("sophie", "Une élève m'a confié que son beau-père la touche", "Un enfant a besoin de vous", "tel:103"),
        ("james", "I can't go on anymore", "You do not have to carry this alone", "tel:026484014"),
        ("james", "mijn man slaat mij", "You do not have to put up with this", "tel:1712"),
        ("ana", "er loopt een man met een mes in de gang", "Bel 112", "tel:112"),
    ],
)
async def test_in_the_language_of_the_person(unsearched: School, who: str, said: str, title: str, number: str) -> None:
    person: Colleague = getattr(unsearched, who)
    await person.says(said)
    assert title in person.newest.text
    assert number in called(person.newest)


async def test_the_search_extension_gives_the_same(unsearched: School) -> None:
    for command in ("kennis", "mijnAanvragen"):
        reply = await unsearched.ana.turn(Searched(command, SELF, 0, 25))
        assert [result.title for result in reply.results] == ["Praat er nu met iemand over"]
        assert "1813" in str(reply.results[0].card)


async def test_before_commands_follow_ups_and_small_talk(unsearched: School) -> None:
    await unsearched.ana.says("hallo, ik wil dood")
    assert "Praat er nu met iemand over" in unsearched.ana.newest.text
    await unsearched.ana.says("en als ik niet meer wil leven?")
    assert "Praat er nu met iemand over" in unsearched.ana.newest.text
    await unsearched.ana.sends_a_file("ik wil niet meer leven")
    assert "Praat er nu met iemand over" in unsearched.ana.newest.text
    assert await kept(unsearched, unsearched.ana) == 0


async def test_the_end_of_a_long_message_counts(unsearched: School) -> None:
    await unsearched.ana.says("Ik moet morgen nog rapporten maken. " * 40 + "En ik wil niet meer leven.")
    assert "Praat er nu met iemand over" in unsearched.ana.newest.text


async def test_a_stranger_and_a_group_get_public_lines_and_nobody_s_name(unsearched: School) -> None:
    stranger = stranger_on(unsearched)
    await stranger.says(SELF)
    assert "1813" in stranger.newest.text
    await unsearched.ana.says(PUPIL, scope="channel")
    text = unsearched.ana.newest.text
    assert "1712" in text
    assert "Ben Claes" not in text


async def test_the_organisation_s_own_text_and_people_go_first(staff: School) -> None:
    """A topic that is for a need: its text and its people, with the public lines below."""
    file = staff._data / "topics.toml"
    file.write_text(
        file.read_text("utf-8").replace('contacts = ["group:dir', 'needs = ["life"]\ncontacts = ["group:dir'), "utf-8"
    )
    await staff.restarts()
    await staff.ana.says(SELF)
    text = staff.ana.newest.text
    assert "Je staat er niet alleen voor. Praat met iemand." in text
    assert "1813" in text
    assert "Ben Claes" in text
    await staff.ana.says("ik kan niet meer")
    assert "Je hoeft dit niet alleen te dragen" in staff.ana.newest.text, "a need that no topic has: Bode's own text"


async def test_what_was_not_found_ends_with_a_quiet_line(school: School) -> None:
    await school.ana.says("Hoeveel weegt een olifant?")
    assert "Dat weet ik niet" in school.ana.newest.text
    assert "Bel 106 (Tele-Onthaal)" in school.ana.newest.text


async def test_harmless_words_are_searched_for(school: School) -> None:
    await school.ana.says("de verwarming is kapot")
    assert "112" not in school.ana.newest.text.split("Gaat het niet goed")[0]
    assert await kept(school, school.ana) == 1
