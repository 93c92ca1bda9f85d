"""A question with an announcement: asked, answered on the card, counted, and shown to who answered."""

from datetime import timedelta

from tests.conversations.questions import AGAIN, CHANGE, GIVE, answers, asks, newest
from tests.conversations.school import School
from tests.conversations.stage import buttons_of


async def test_a_choice_is_counted_and_its_result_is_shown_after_it(school: School) -> None:
    ana, ben = school.ana, school.ben
    await asks(school)
    assert "Kom je ook?" in ana.newest.text
    assert "1 antwoord" not in ana.newest.text, "not before one answered"
    await answers(ana, "0")
    assert "Je antwoordde: Ja, ik kom" in ana.newest.text
    assert "1 antwoord" in ana.newest.text
    assert GIVE not in buttons_of(ana.newest)
    await answers(ben, "1")
    await ana.clicks(AGAIN)
    assert "2 antwoorden" in ana.newest.text
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).tally.answers.counts == (1, 1, 0)


async def test_an_answer_may_be_changed_and_counts_once(school: School) -> None:
    ana = school.ana
    await asks(school)
    await answers(ana, "0")
    await ana.fills(answer_nl="2").clicks(CHANGE, times=2)
    assert "Je antwoordde: Misschien" in ana.newest.text
    assert "1 antwoord" in ana.newest.text
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).tally.answers.counts == (0, 0, 1)
