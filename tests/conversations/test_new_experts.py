"""Questions that nobody can go on with: whoever becomes an expert of their topic later is asked, and each once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.houses import utc_now
from bot.bootstrap.running import JOBS
from bot.channel.base import Rejected
from bot.cli.commands import load_file
from bot.people.loading import LOADED_JOBS
from bot.people.person import Person
from bot.settings import load_settings
from bot.work.job import Job
from tests.conversations.expertise import ANSWER, QUESTION, SEND, answer, asked, hand_off
from tests.conversations.school import ORGANISATION, School
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_cost import counted

TAKE, TAKE_OVER = "Ik neem dit op", "Overnemen"
WAITS, NOT_ARRIVED = "wacht op een expert", "nog bij niemand aangekomen"

Change = Callable[[Person], Person | None]


def joins(*colleagues: Colleague, leave: tuple[Colleague, ...] = ()) -> Change:
    """These are experts on leave from now on, those work here no more."""
    come, go = {one.id for one in colleagues}, {one.id for one in leave}

    def change(person: Person) -> Person | None:
        if person.id in go:
            return None
        return replace(person, groups=person.groups | {"hr"}) if person.id in come else person

    return change


async def loaded(school: School, change: Change) -> None:
    """The directory is loaded so, and everything that follows from it happens."""
    await school.becomes(change)
    await school.reroutes()
    await school.jobs()


async def hand_off_to_nobody(staff: School) -> Shown:
    """The experts of its topic have no Bode."""
    await staff.nadia.removes()
    await staff.lieve.removes()
    return await hand_off(staff)


def cards_of(expert: Colleague) -> list[Shown]:
    return [card for card in expert.chat if "sabbatjaar" in card.text]


async def test_a_new_expert_is_asked_once_what_reached_nobody(staff: School) -> None:
    own = await hand_off_to_nobody(staff)
    assert NOT_ARRIVED in own.text
    await loaded(staff, joins(staff.carla))
    assert TAKE in buttons_of(asked(staff.carla))
    assert WAITS in own.text
    for _ in range(2):
        await staff.restarts()
        await loaded(staff, joins(staff.carla))
        await staff.carla.removes()
        await staff.carla.installs()
        await staff.jobs(later=timedelta(hours=1))
    assert len(cards_of(staff.carla)) == 1
    assert not staff.emma.sees("sabbatjaar")
    await staff.carla.clicks(TAKE)
    await staff.carla.fills(answer=ANSWER).clicks("Verzenden")
    await staff.jobs()
    assert ANSWER in own.text


async def test_a_load_from_the_command_line_asks_them_too(staff: School, tmp_path: Path) -> None:
    own = await hand_off_to_nobody(staff)
    await staff.close()
    file = tmp_path / "school.toml"
    members = 'members = ["nadia", "lieve"]'
    text = ORGANISATION.read_text("utf-8")
    assert members in text
    file.write_text(text.replace(members, 'members = ["carla"]'), "utf-8")
    await load_file(load_settings(data_dir=staff._data), file)
    await staff._start()
    await staff.jobs(later=max(timedelta(), utc_now() - staff.clock()))  # the command's clock is the machine's
    assert TAKE in buttons_of(asked(staff.carla))
    assert WAITS in own.text


async def test_several_loads_at_once_ask_once(staff: School) -> None:
    await hand_off_to_nobody(staff)
    await staff.becomes(joins(staff.carla))
    await staff.house.queue.put([Job("handoffs_ask_anew", {}), Job("handoffs_ask_anew", {})])
    await asyncio.gather(staff.reroutes(), staff.reroutes())
    await staff.jobs()
    assert len(cards_of(staff.carla)) == 1


async def test_a_new_expert_without_bode_is_asked_when_they_install_it(staff: School) -> None:
    own = await hand_off_to_nobody(staff)
    await staff.carla.removes()
    await loaded(staff, joins(staff.carla))
    assert NOT_ARRIVED in own.text
    assert "Carla De Smet" in own.text, "whom to turn to"
    await staff.carla.installs()
    await staff.jobs()
    assert len(cards_of(staff.carla)) == 1
    assert WAITS in own.text


async def test_what_reached_somebody_is_left_with_them(staff: School) -> None:
    await hand_off(staff)
    await loaded(staff, joins(staff.carla))
    assert not staff.carla.sees("sabbatjaar")
    await staff.carla.says("vragen voor mij")
    assert "sabbatjaar" in staff.carla.newest.text, "it stands in her list"


async def test_it_reaches_the_new_one_when_the_last_who_was_asked_removes_bode(staff: School) -> None:
    own = await hand_off(staff)
    await loaded(staff, joins(staff.carla))
    await staff.nadia.removes()
    await staff.jobs()
    assert not staff.carla.sees("sabbatjaar"), "Lieve still has it"
    await staff.lieve.removes()
    await staff.jobs()
    assert len(cards_of(staff.carla)) == 1
    assert WAITS in own.text


async def test_everybody_who_was_asked_left(staff: School) -> None:
    own = await hand_off(staff)
    await loaded(staff, joins(leave=(staff.nadia, staff.lieve)))
    assert NOT_ARRIVED in own.text
    assert "Vraag het aan je secretariaat" in own.text
    await loaded(staff, joins(staff.carla, leave=(staff.nadia, staff.lieve)))
    assert len(cards_of(staff.carla)) == 1
    assert WAITS in own.text


async def test_those_who_were_asked_are_no_experts_any_more(staff: School) -> None:
    await hand_off(staff)
    come = joins(staff.carla)
    before = {staff.nadia.id, staff.lieve.id}
    await loaded(staff, lambda one: replace(one, groups=frozenset()) if one.id in before else come(one))
    assert len(cards_of(staff.carla)) == 1


async def test_a_card_that_was_refused_reached_nobody(staff: School) -> None:
    await staff.lieve.removes()
    staff.recorder.fails[staff.nadia.conversation] = [Rejected("BadSyntax")]
    await hand_off(staff)
    await loaded(staff, joins(staff.carla))
    assert len(cards_of(staff.carla)) == 1
    assert not staff.nadia.sees("sabbatjaar"), "what was refused once is refused again"


async def test_what_somebody_took_is_theirs(staff: School) -> None:
    await hand_off(staff)
    await staff.nadia.clicks(TAKE)
    await staff.jobs()
    for expert in (staff.nadia, staff.lieve):
        await expert.removes()
    await loaded(staff, joins(staff.carla))
    assert not staff.carla.sees("sabbatjaar")


async def test_who_asked_is_not_asked_and_for_who_left_nobody_is(staff: School) -> None:
    await hand_off_to_nobody(staff)
    own = staff.ana.newest
    await loaded(staff, joins(staff.ana))
    assert NOT_ARRIVED in own.text, "she is the only expert with Bode"
    assert not [card for card in staff.ana.chat if TAKE in buttons_of(card)]
    await loaded(staff, joins(staff.carla, leave=(staff.ana,)))
    assert not staff.carla.sees("sabbatjaar")


async def test_the_sweep_reads_what_stands_open_only(staff: School) -> None:
    async def cost() -> int:
        await staff.house.directory.current()
        counting = counted(staff)
        await staff.house.directory.current()
        counting.reads = 0
        await JOBS["handoffs_ask_anew"](replace(staff.worker._work, house=staff.house), None)  # type: ignore[arg-type]
        return counting.reads

    await hand_off(staff)
    little = await cost()
    for _ in range(6):
        await answer(staff)
    assert await cost() == little


# --- whoever took it went ---------------------------------------------------------------------------


LEFT = {
    "ana": ("Nadia El Amrani nam je vraag op, maar werkt hier niet meer.", "Een andere expert kan je vraag overnemen"),
    "sophie": ("Nadia El Amrani s’occupait de votre question, mais ne travaille plus ici.", "Un autre expert peut"),
    "james": ("Nadia El Amrani took your question, but does not work here any more.", "Another expert can take over"),
}
WAYS = {
    "ana": ("Vraag het aan een expert", SEND),
    "sophie": ("Demander à un expert", "Envoyer aux experts"),
    "james": ("Ask an expert", "Send to the experts"),
}


@pytest.mark.parametrize("asker", LEFT)
async def test_who_took_it_left_and_a_colleague_takes_it_over(staff: School, asker: str) -> None:
    person = staff.people[asker]
    ask, send = WAYS[asker]
    await person.says(QUESTION)
    await person.clicks(ask)
    await person.fills(topic="verlof").clicks(send)
    own = person.newest
    await staff.jobs()
    await staff.nadia.clicks(TAKE)
    await staff.jobs()
    before = len(cards_of(staff.lieve))
    await loaded(staff, joins(leave=(staff.nadia,)))
    for words in (*LEFT[asker], "Lieve Van Damme"):
        assert words in own.text
    assert len(cards_of(staff.lieve)) == before + 1, "she is asked again: an update in place makes no sound"
    assert "bij Nadia El Amrani, die hier niet meer werkt" in staff.lieve.newest.text
    assert buttons_of(staff.lieve.newest)[TAKE_OVER]["style"] == "positive"
    await staff.reroutes()
    await staff.jobs()
    assert len(cards_of(staff.lieve)) == before + 1, "once"
    await staff.lieve.clicks(TAKE_OVER)
    await staff.lieve.fills(answer=ANSWER).clicks("Verzenden")
    await staff.jobs()
    assert ANSWER in own.text
    assert LEFT[asker][0] not in own.text


async def test_the_list_of_an_expert_has_what_who_left_had_on_top(staff: School) -> None:
    await hand_off(staff)
    await staff.nadia.clicks(TAKE)
    await loaded(staff, joins(leave=(staff.nadia,)))
    await hand_off(staff, staff.emma, "Ik ook, graag.")
    await staff.lieve.says("vragen voor mij")
    rows = staff.lieve.newest.text
    assert "bij Nadia El Amrani, die hier niet meer werkt" in rows
    assert rows.index("Ana Martens") < rows.index("Emma Janssens"), "the oldest that waits for somebody"


async def test_the_only_expert_took_it_and_left(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.clicks(TAKE)
    await loaded(staff, joins(leave=(staff.nadia, staff.lieve)))
    for words in (LEFT["ana"][0], "Vraag het aan je secretariaat", "Je vraag blijft intussen staan"):
        assert words in own.text
    await loaded(staff, joins(staff.carla, leave=(staff.nadia, staff.lieve)))
    assert TAKE_OVER in buttons_of(asked(staff.carla))


@pytest.mark.slow
async def test_who_asked_back_left_and_the_answer_goes_to_the_others(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
    await staff.jobs()
    await loaded(staff, joins(leave=(staff.nadia,)))
    assert "Je antwoord gaat naar de andere experts" in own.text
    await staff.ana.fills(text="Twaalf jaar.").clicks("Antwoord versturen", on=own)
    await staff.jobs()
    assert "Twaalf jaar." in staff.lieve.newest.text
    assert TAKE_OVER in buttons_of(staff.lieve.newest)


async def test_who_answered_left_and_a_further_question_goes_to_the_others(staff: School) -> None:
    own = await answer(staff)
    await loaded(staff, joins(leave=(staff.nadia,)))
    assert ANSWER in own.text
    assert "Nadia El Amrani" in own.text, "who left keeps her name"
    await staff.ana.fills(text="En onbetaald?").clicks("Verzenden", on=own)
    await staff.jobs()
    assert "En onbetaald?" in staff.lieve.newest.text
    assert LEFT["ana"][0] in own.text
    await staff.lieve.clicks(TAKE_OVER)
    await staff.jobs()
    assert "bij Lieve Van Damme" in own.text


async def test_who_took_it_is_no_expert_any_more(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.clicks(TAKE)
    await loaded(staff, lambda one: replace(one, groups=frozenset()) if one.id == staff.nadia.id else one)
    assert "Nadia El Amrani nam je vraag op, maar is hiervoor geen expert meer." in own.text
    assert "bij Nadia El Amrani, geen expert meer hiervoor" in staff.lieve.newest.text
    await staff.lieve.clicks(TAKE_OVER)
    await staff.jobs()
    assert "bij Lieve Van Damme" in own.text


def test_what_follows_a_load_are_jobs() -> None:
    assert JOBS.keys() >= set(LOADED_JOBS)
