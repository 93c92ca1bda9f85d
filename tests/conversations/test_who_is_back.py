"""Who decides was away: they are asked what still waits once they say that they are back, or their absence ends."""

from datetime import timedelta
from pathlib import Path

from bot.store.partitions import person_partition
from bot.work.job import Job
from tests.conversations.going_away import ASKED, SOON, goes_away, passes, without_a_term
from tests.conversations.school import School
from tests.conversations.test_arrange import fill_in_leave, submit_leave


async def test_who_says_that_they_are_back_is_asked_what_still_waits(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.ben.says("ik ben terug")
    assert "1 aanvraag wacht op je beslissing" in school.ben.newest.text
    await school.jobs()
    assert [ASKED in shown.text for shown in school.ben.chat].count(True) == 1
    assert not school.ana.sees("afwezig"), "her card follows"
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd"), "who was asked in his place may still decide"
    await school.ben.says("ik ben terug")
    assert "Er wacht niets op je beslissing" in school.ben.newest.text


async def test_the_end_of_an_absence_brings_what_still_waits_once(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await passes(school, timedelta(days=11))  # 4 December, in the morning
    assert not school.ben.sees(ASKED)
    for _ in range(3):
        await passes(school, timedelta(days=1))
        assert [ASKED in shown.text for shown in school.ben.chat].count(True) == 1
    assert "daarom kun jij" not in school.ben.card_with(ASKED).text
    assert not school.ana.sees("afwezig")
    await fill_in_leave(school, "2026-12-21")
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert len([shown for shown in school.ben.chat if ASKED in shown.text]) == 2, "what is past does not count"
    assert len([shown for shown in school.nadia.chat if ASKED in shown.text]) == 1


async def test_who_is_back_is_asked_like_the_others(school: School) -> None:
    """Each time the requester answered a question."""
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school, "2026-12-21")
    await passes(school, timedelta(days=12))
    await school.nadia.fills(question="Wanneer precies?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.fills(text="De hele dag.").clicks("Antwoord versturen")
    await school.jobs()
    for one in (school.ben, school.nadia, school.lieve):
        assert len([shown for shown in one.chat if ASKED in shown.text]) == 2


async def test_the_end_of_an_absence_is_looked_at_once_and_a_second_look_changes_nothing(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school, "2026-12-21")
    await school.nadia.fills(question="Wanneer precies?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.fills(text="De hele dag.").clicks("Antwoord versturen")
    await school.jobs()
    dues = [item.value async for item in school.house.records.dues.stream()]
    (due,) = [due for due in dues if due.job == "request_back"]
    await passes(school, timedelta(days=12))
    before = [item async for item in school.house.records.requests.stream()]
    await school.house.queue.put([Job(due.job, due.body)])
    await school.jobs()
    assert [item async for item in school.house.records.requests.stream()] == before


async def test_who_is_back_without_having_been_away_leaves_no_trace(school: School) -> None:
    await school.ben.says("ik ben terug")
    assert "Je bent er weer" in school.ben.newest.text
    kept = school.house.records
    assert await kept.whereabouts.get(person_partition(school.ben.id), school.ben.id) is None
    assert not [item async for item in kept.audit.stream() if item.value.actor == school.ben.id]


async def test_what_was_decided_meanwhile_is_not_brought(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.nadia.clicks("Goedkeuren")
    await passes(school, timedelta(days=20))
    assert not school.ben.sees(ASKED)


async def test_who_stays_away_longer_is_asked_later(school: School, own_forms: Path) -> None:
    await without_a_term(school, own_forms)
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.ben.fills(last="2026-12-11").clicks("Ik ben afwezig")
    longer = "Ben Claes is afwezig tot za 12 dec.; Lieve Van Damme of Nadia El Amrani beslist."
    await passes(school, SOON)
    assert school.ana.sees(longer)
    await passes(school, timedelta(days=13))
    assert not school.ben.sees(ASKED)
    assert school.ana.sees(longer)
    await passes(school, timedelta(days=7))
    assert school.ben.sees(ASKED)


async def test_an_annulment_that_still_waits_is_brought_to_who_is_back(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await goes_away(school.ben)
    await school.ana.clicks("Vraag om te annuleren")
    await school.jobs()
    before = len(school.ben.chat)
    await passes(school, timedelta(days=12))
    assert len(school.ben.chat) == before + 1
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert school.ana.sees("Geannuleerd")
