"""Buttons that no card of ours has for who carries a request out: each says the right number of steps, and does nothing
that is not possible."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.arrange.handling import doing
from bot.arrange.handling.handling import Handling
from bot.errors import Unavailable
from bot.people.contacts import meet
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.school import School
from tests.conversations.stage import Colleague

CHANGED = "Intussen veranderde er iets"
DOES = {"finish": "word", "ask": "question", "assign": "to", "return": ""}
"""Each with the input that it takes along."""


@pytest.fixture
async def taken(own_forms: Path, school: School) -> School:
    """By Nadia."""
    write_keys(own_forms)
    await school.restarts()
    await key_approved(school)
    await sends(school, school.nadia, "take")
    return school


async def standing(school: School) -> Handling:
    (found,) = [item.value async for item in school.house.records.handlings.stream()]
    return found


async def sends(school: School, who: Colleague, does: str, said: Mapping[str, str] | None = None) -> str:
    handling = await standing(school)
    data = {"request": handling.request, "seen": len(handling.history), **(said or {})}
    return str(await who.sends(f"handling.{does}", data, None))


@pytest.mark.parametrize("does", DOES)
async def test_what_a_colleague_has_is_theirs_until_it_is_taken_over(taken: School, does: str) -> None:
    before = await standing(taken)
    said = {"question": "Wat?", "word": "Klaar", "to": taken.lieve.id}
    taken_along = {name: words for name, words in said.items() if name == DOES[does]}
    assert CHANGED in await sends(taken, taken.lieve, does, taken_along)
    assert await standing(taken) == before


async def test_nobody_takes_or_gets_what_they_have_already(taken: School) -> None:
    before = await standing(taken)
    await sends(taken, taken.nadia, "take")
    await sends(taken, taken.nadia, "assign", {"to": taken.nadia.id})
    assert await standing(taken) == before


async def test_a_question_waits_for_its_answer_and_an_answer_for_a_question(taken: School) -> None:
    before = await standing(taken)
    await sends(taken, taken.ana, "answer", {"answer": "De eerste."})
    assert await standing(taken) == before
    await sends(taken, taken.nadia, "ask", {"question": "Welke verdieping?"})
    asked = await standing(taken)
    await sends(taken, taken.nadia, "ask", {"question": "En welke kant?"})
    assert await standing(taken) == asked


@pytest.mark.parametrize("does", ["take", "finish", "ask", "assign", "return"])
async def test_what_is_done_stays_done(taken: School, does: str) -> None:
    await sends(taken, taken.nadia, "finish")
    done = await standing(taken)
    words = {"question": "Wat?", "word": "Klaar", "to": taken.lieve.id}
    said = {name: one for name, one in words.items() if name == DOES.get(does)}
    await sends(taken, taken.nadia, does, said)
    await sends(taken, taken.lieve, does, said)
    assert await standing(taken) == done


async def test_the_service_itself_hands_it_to_nobody_outside_of_the_team(taken: School) -> None:
    before = await standing(taken)
    actor = await meet(taken.house, taken.nadia.id, None)
    for to in (taken.carla.id, taken.ana.id, "nobody"):
        with pytest.raises(Unavailable):
            await doing.assign(taken.house, actor, before.request, to, seen=len(before.history))
    assert await standing(taken) == before
