"""A question that may be about several topics: which is meant is asked, and what was pressed narrows."""

from pathlib import Path

import pytest

from bot.answer.answer import Verdict
from bot.answer.narrowing import OTHER
from bot.answer.question import Question
from bot.content.folder import Folder
from bot.store.partitions import person_partition
from tests.conversations.conftest import with_topics
from tests.conversations.near_pages import ASKED, with_near_pages
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of, elements_of
from tests.conversations.test_cost import MOST_REQUESTS, counted, warmed
from tests.extracting import kept_extraction
from tests.indexed import indexed


@pytest.fixture
async def which(school: School, tmp_path: Path) -> School:
    """The school with topics, and a page of each of three that say nearly the same."""
    await with_near_pages(school, tmp_path / "gids")
    return school


async def kept(school: School, person: Colleague) -> Question:
    found = await school.house.records.questions.find(
        equal={"person": person.id}, order="asked", descending=True, partition=person_partition(person.id), limit=1
    )
    return found.items[0].value


async def test_one_line_asks_which_topic_is_meant(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    shown = ana.newest
    assert "Waarover gaat je vraag?" in shown.text
    assert {"Verlof", "ICT", "Iets anders"} <= set(buttons_of(shown))
    assert "secretariaat" in shown.text
    assert "helpdesk" in shown.text, "what each says stands there already"
    question = await kept(which, ana)
    assert (question.verdict, set(question.apart), question.meant) == (Verdict.MAYBE, {"verlof", "ict"}, "")


async def test_a_topic_of_which_they_may_read_nothing_is_none(which: School) -> None:
    await which.ana.says(ASKED)
    assert "Brand" not in str(which.ana.newest.card)
    await which.ben.says(ASKED)
    assert {"Verlof", "ICT", "Brand", "Iets anders"} <= set(buttons_of(which.ben.newest))


async def test_what_was_pressed_narrows_and_the_question_stays_as_it_was_asked(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("ICT")
    shown = ana.newest
    assert "helpdesk" in shown.text
    assert "secretariaat" not in shown.text
    assert f"Je vroeg: {ASKED}" in shown.text
    assert "Gezocht binnen: ICT" in shown.text
    question = await kept(which, ana)
    assert (question.text, question.verdict, question.meant) == (ASKED, Verdict.ANSWERED, "ict")
    assert len(ana.chat) == 1, "in the place of the card that asked"


async def test_the_other_topic_is_one_click_away(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("ICT")
    assert "ICT" not in buttons_of(ana.newest)
    await ana.clicks("Verlof")
    assert "secretariaat" in ana.newest.text
    assert "helpdesk" not in ana.newest.text


async def test_something_else_shows_what_else_there_is(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("Iets anders")
    shown = ana.newest
    assert "Kermis" in shown.text
    assert "helpdesk" not in shown.text
    assert {"Vraag het aan een expert", "Verlof", "ICT"} <= set(buttons_of(shown))
    question = await kept(which, ana)
    assert (question.verdict, question.meant) == (Verdict.MAYBE, OTHER), "never with certainty"


async def test_where_nothing_else_is_an_expert_is_asked_and_the_gap_is_known(which: School) -> None:
    ana = which.ana
    await ana.says("Wie moet de helpdesk of het secretariaat verwittigen?")
    assert "Iets anders" in buttons_of(ana.newest)
    await ana.clicks("Iets anders")
    assert "Dat weet ik niet" in ana.newest.text
    assert {"Vraag het aan een expert", "Verlof", "ICT"} <= set(buttons_of(ana.newest))
    assert (await kept(which, ana)).missed
    await ana.clicks("Verlof")
    assert not (await kept(which, ana)).missed


async def test_what_is_not_found_in_a_part_of_the_sources_is_no_gap(which: School) -> None:
    ana = which.ana
    await ana.says("Wie moet de helpdesk of het secretariaat verwittigen?")
    which.house.rebuilding.begin(2)
    await ana.clicks("Iets anders")
    assert "Dat weet ik niet" in ana.newest.text
    assert not (await kept(which, ana)).missed


async def test_a_rating_is_of_what_was_shown_last(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("Nee")
    await ana.clicks("ICT")
    assert (await kept(which, ana)).useful is None
    await ana.clicks("Ja")
    assert "helpdesk" in ana.newest.text
    assert "secretariaat" not in ana.newest.text
    question = await kept(which, ana)
    assert (question.useful, question.meant) == (True, "ict")
    assert question.evidence is not None
    assert question.evidence.lead > 0.5, "reckoned among what is of the topic"


async def test_clicking_twice_changes_nothing_more(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("ICT", times=2)
    await ana.clicks("Ja")
    before = await kept(which, ana)
    await ana.sends("answer.narrow", {"question": before.id, "topic": "ict"}, ana.newest)
    assert await kept(which, ana) == before, "with what they said of it"


async def test_nobody_narrows_what_somebody_else_asked(which: School) -> None:
    await which.ana.says(ASKED)
    question = await kept(which, which.ana)
    await which.ben.sends("answer.narrow", {"question": question.id, "topic": "ict"}, None)
    assert "Dit vind ik niet" in which.ben.newest.text
    assert (await kept(which, which.ana)).meant == ""


@pytest.mark.parametrize("topic", ["brand", "gedrag", "nergens"])
async def test_a_topic_that_was_not_offered_is_none(which: School, topic: str) -> None:
    """One that they may not read, a sensitive one, one that there is not: the same answer."""
    ana = which.ana
    await ana.says(ASKED)
    question = await kept(which, ana)
    await ana.sends("answer.narrow", {"question": question.id, "topic": topic}, ana.newest)
    assert "Dit vind ik niet" in ana.newest.text
    assert await kept(which, ana) == question


async def test_what_asked_nothing_cannot_be_narrowed(which: School) -> None:
    ana = which.ana
    await ana.says("Hoeveel is de kilometervergoeding voor een dienstreis?")
    question = await kept(which, ana)
    assert question.apart == ()
    await ana.sends("answer.narrow", {"question": question.id, "topic": OTHER}, ana.newest)
    assert "Dit vind ik niet" in ana.newest.text


async def test_a_topic_that_is_gone_since_shows_what_there_is_now(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    shown = ana.newest
    await with_topics(which)
    file = which._data / "topics.toml"
    file.write_text(file.read_text("utf-8").replace('"ict"', '"informatica"'), "utf-8")
    await which.restarts()
    await ana.clicks("ICT", on=shown)
    assert "helpdesk" in ana.newest.text
    assert "secretariaat" in ana.newest.text
    assert (await kept(which, ana)).meant == ""


async def test_a_question_that_names_its_topic_is_asked_nothing(which: School) -> None:
    await which.ana.says("Wie moet ik verwittigen over mijn laptop?")
    assert "Waarover gaat je vraag?" not in which.ana.newest.text


async def test_without_topics_nothing_is_asked(which: School) -> None:
    (which._data / "topics.toml").unlink()
    await which.restarts()
    await which.ana.says(ASKED)
    assert "Waarover gaat je vraag?" not in which.ana.newest.text


async def test_what_follows_on_stays_within_the_topic(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("ICT")
    await ana.says("en dezelfde dag?")
    assert "helpdesk" in ana.newest.text
    assert "secretariaat" not in ana.newest.text
    await ana.says("en bij verlof?")
    assert "secretariaat" in ana.newest.text, "they name another one"


async def test_who_goes_to_an_expert_goes_to_those_of_the_topic(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("ICT")
    await ana.clicks("Vraag het aan een expert")
    assert [part["value"] for part in elements_of(ana.newest.card) if part.get("id") == "topic"] == ["ict"]


async def test_it_is_asked_in_the_persons_language(which: School) -> None:
    await which.sophie.says(ASKED)
    assert {"Congés", "Informatique", "Autre chose"} <= set(buttons_of(which.sophie.newest))


async def test_to_ask_it_costs_nothing_more_and_to_narrow_the_two_reads_of_what_was_asked(which: School) -> None:
    """To search for it again, and to change it as it then stands."""
    await which.ana.installs()
    counting = counted(which)
    await warmed(which)
    counting.reads = counting.commits = 0
    await which.ana.says(ASKED)
    assert (counting.reads + counting.commits, counting.commits) <= (MOST_REQUESTS["question"], 1)
    counting.reads = counting.commits = 0
    await which.ana.clicks("ICT")
    assert counting.reads + counting.commits <= MOST_REQUESTS["question"] + 2
    assert counting.commits == 1


async def test_what_follows_on_something_else_is_looked_for_everywhere(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    await ana.clicks("Iets anders")
    await ana.says("en dezelfde dag?")
    assert "helpdesk" in ana.newest.text


async def test_what_became_sensitive_is_searched_no_more_and_forgotten(which: School) -> None:
    ana = which.ana
    await ana.says(ASKED)
    question = await kept(which, ana)
    file = which._data / "topics.toml"
    file.write_text(file.read_text("utf-8").replace('"gepest"', '"verwittigen"'), "utf-8")
    await which.restarts()
    await ana.clicks("ICT")
    assert "Je staat er niet alleen voor" in ana.newest.text
    assert await which.house.records.questions.get(person_partition(ana.id), question.id) is None


async def test_where_only_one_is_left_nothing_is_asked_any_more(which: School, tmp_path: Path) -> None:
    ana = which.ana
    await ana.says(ASKED)
    (tmp_path / "gids" / "Ziekte.md").unlink()
    library = Folder(tmp_path / "gids", extraction=kept_extraction())
    await indexed(which.house, library)
    await library.close()
    await ana.clicks("Ja")
    assert "Waarover gaat je vraag?" not in ana.newest.text
    assert "Verlof" not in buttons_of(ana.newest)
