"""What waits for people who have no Bode: who waits is told, and by whom they can get on; and told when it changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channel.base import RecipientGone
from tests.conversations.expertise import ANSWER, hand_off
from tests.conversations.school import School
from tests.conversations.stage import Shown
from tests.conversations.test_arrange import fill_in_leave

NOT_ARRIVED = "nog bij niemand aangekomen"
WAITS = "wacht op een expert"


async def hand_in(school: School, day: str = "2026-12-04") -> Shown:
    """Gives the requester's own card."""
    await fill_in_leave(school, day)
    await school.ana.clicks("Indienen")
    own = school.ana.newest
    await school.jobs()
    return own


async def test_no_expert_has_bode(staff: School) -> None:
    await staff.nadia.removes()
    await staff.lieve.removes()
    own = await hand_off(staff)
    await staff.jobs(later=timedelta(days=3))
    assert WAITS not in own.text
    for words in (NOT_ARRIVED, "Nadia El Amrani", "Lieve Van Damme", "Stel je vraag zelf"):
        assert words in own.text


async def test_an_expert_who_gets_bode_later_is_asked_and_the_card_follows(staff: School) -> None:
    await staff.nadia.removes()
    await staff.lieve.removes()
    own = await hand_off(staff)
    await staff.nadia.installs()
    await staff.jobs()
    assert WAITS in own.text
    assert NOT_ARRIVED not in own.text
    await staff.nadia.fills(answer=ANSWER).clicks("Verzenden")
    await staff.jobs()
    assert ANSWER in own.text


async def test_an_expert_who_removes_bode_later_is_waited_for_no_more(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.removes()
    await staff.jobs()
    assert WAITS in own.text, "Lieve still has it"
    await staff.lieve.removes()
    await staff.jobs()
    assert NOT_ARRIVED in own.text
    await staff.lieve.installs()
    await staff.jobs()
    assert WAITS in own.text, "she has the card still"


async def test_who_took_it_has_no_bode_any_more(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.clicks("Ik neem dit op")
    await staff.nadia.removes()
    await staff.jobs()
    assert "bij Nadia El Amrani, die Bode nu niet heeft" in own.text
    assert "Een andere expert kan je vraag ook overnemen" in own.text
    assert "bij Nadia El Amrani, die Bode nu niet heeft" in staff.lieve.card_with("sabbatjaar").text
    await staff.lieve.clicks("Overnemen")
    await staff.jobs()
    assert "bij Lieve Van Damme" in own.text


async def test_an_expert_who_asked_back_hears_that_the_asker_has_no_bode(staff: School) -> None:
    await hand_off(staff)
    await staff.nadia.fills(question="Wanneer?").clicks("Vraag versturen")
    await staff.jobs()
    await staff.ana.removes()
    await staff.jobs()
    card = staff.nadia.card_with("sabbatjaar")
    assert "Ana Martens heeft Bode nu niet in Teams" in card.text
    await staff.ana.installs()
    await staff.jobs()
    assert "heeft Bode nu niet in Teams" not in card.text


async def test_without_a_topic_file_one_hears_whom_to_ask(staff: School) -> None:
    """The experts' topic was taken away between the offer and the click."""
    await staff.ana.says("Mag ik een sabbatjaar nemen om te gaan zeilen?")
    (staff._data / "topics.toml").unlink()
    await staff.restarts()
    await staff.ana.clicks("Vraag het aan een expert")
    assert "Vraag het aan je secretariaat" in staff.ana.newest.text


async def test_who_decides_has_no_bode(school: School) -> None:
    await school.ana.installs()
    own = await hand_in(school)
    for words in (NOT_ARRIVED, "Ben Claes beslist hierover, maar heeft Bode nu niet", "Spreek je collega zelf aan"):
        assert words in own.text
    await school.ben.installs()
    await school.jobs()
    assert "wacht op een beslissing" in own.text
    assert NOT_ARRIVED not in own.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Goedgekeurd" in own.text


async def test_who_decides_removes_bode_before_deciding(school: School) -> None:
    await school.everybody_installs()
    own = await hand_in(school)
    assert "wacht op een beslissing" in own.text
    await school.ben.removes()
    await school.jobs()
    assert NOT_ARRIVED in own.text


async def test_an_approver_who_asked_hears_that_the_requester_has_no_bode(school: School) -> None:
    await school.everybody_installs()
    await hand_in(school)
    await school.ben.fills(question="Kan het in de namiddag?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.removes()
    await school.jobs()
    card = school.ben.card_with("VRL-2026-00001")
    assert "Ana Martens heeft Bode nu niet in Teams" in card.text
    assert "Je kunt ook nu al beslissen" in card.text


async def test_nobody_at_all_can_decide(school: School) -> None:
    await school.everybody_installs()
    await school.becomes(lambda one: replace(one, manager=None, groups=frozenset()))
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    assert "Ik vind niemand die over deze aanvraag kan beslissen" in school.ana.newest.text
    assert "Nadia El Amrani" in school.ana.newest.text, "she is of the personnel department"


async def test_who_could_decide_left_after_it_was_handed_in(school: School) -> None:
    await school.everybody_installs()
    await hand_in(school)
    gone = {school.ben.id, school.lieve.id}
    await school.becomes(lambda one: None if one.id in gone else replace(one, manager=None, groups=frozenset()))
    await school.reroutes()
    await school.jobs()
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen")
    assert "Er is nu niemand die hierover kan beslissen" in school.ana.newest.text
    assert "Nadia El Amrani" in school.ana.newest.text


@pytest.mark.parametrize("gone", [RecipientGone("blocked"), RecipientGone("unknown")])
async def test_who_decides_cannot_be_brought_anything_until_they_write(school: School, gone: RecipientGone) -> None:
    await school.everybody_installs()
    school.recorder.fails[school.ben.conversation] = [gone]
    own = await hand_in(school)
    assert NOT_ARRIVED in own.text
    await school.jobs(later=timedelta(days=1))
    assert NOT_ARRIVED in own.text
    await school.ben.says("help")
    await school.jobs()
    assert "wacht op een beslissing" in own.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Goedgekeurd" in own.text


async def test_who_blocked_bode_is_sent_nothing_more_and_one_whom_it_missed_is(school: School) -> None:
    await school.everybody_installs()
    days = iter(("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"))
    for gone, arrives in ((RecipientGone("blocked"), False), (RecipientGone("unknown"), True)):
        school.recorder.fails[school.ben.conversation] = [gone]
        await hand_in(school, next(days))
        own = await hand_in(school, next(days))
        assert ("wacht op een beslissing" in own.text) is arrives
        await school.ben.says("help")
        await school.jobs()
