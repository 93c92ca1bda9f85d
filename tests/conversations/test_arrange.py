"""Requests, from "verlof" to a decision."""

import asyncio
from datetime import timedelta

from bot.channel.base import Ambiguous, Clicked, Misconfigured, NotSent, Throttled
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, defaults_of

REFUSE = "Weiger deze aanvraag"


async def fill_in_leave(school: School, day: str = "2026-12-04") -> None:
    """Ana asks a day for the wedding of her sister, step by step."""
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks("Volgende")
    await ana.fills(period__from=day, period__from_part="day", period__to=day).clicks("Volgende")
    await ana.clicks("Volgende")  # the proof comes later
    await ana.fills(lessons="colleague").clicks("Volgende")
    await ana.fills(colleague="Emma Janssens", lessons_details="Emma neemt 3A over").clicks("Volgende")


async def submit_leave(school: School, day: str = "2026-12-04") -> None:
    await school.everybody_installs()
    await fill_in_leave(school, day)
    await school.ana.clicks("Indienen")
    await school.jobs()


async def test_leave_goes_from_a_word_to_an_approval(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    assert ana.card_with("VRL-2026-00001").text.count("Ingediend")
    asked = ben.card_with("Ana Martens")
    assert "Emma neemt 3A over" in asked.text

    await ben.clicks("Goedkeuren")
    assert "Goedgekeurd" in asked.text
    await school.jobs()
    assert "Goedgekeurd" in ana.card_with("Emma neemt 3A over").text
    assert "Ben Claes" in ana.newest.text, "an update in place makes no sound: she is told"


async def test_a_refusal_needs_a_reason_and_shows_it(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    await ben.clicks(REFUSE)
    assert not ben.sees("Geweigerd"), "no reason, no refusal"
    await ben.fills(reason="Die dag is er een [klassenraad](https://evil.example)").clicks(REFUSE)
    await school.jobs()
    refused = ana.card_with("klassenraad")
    assert "Geweigerd" in refused.text


async def test_a_question_goes_to_and_fro(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    await ben.fills(question="Kan het in de namiddag?").clicks("Vraag versturen")
    await school.jobs()
    assert ana.sees("Kan het in de namiddag?")
    await ana.fills(text="Nee, het feest is om tien uur.").clicks("Antwoord versturen")
    await school.jobs()
    await ben.clicks("Goedkeuren")
    await school.jobs()
    assert ana.sees("Goedgekeurd")


async def test_errors_stand_at_the_field_and_keep_what_was_typed(school: School) -> None:
    ana = school.ana
    await ana.says("verlof")
    await ana.clicks("Volgende")
    assert "Vul dit nog in" in ana.newest.text
    await ana.fills(kind="circumstance", occasion="birth").clicks("Volgende")
    await ana.fills(period__from="2026-12-04", period__to="2026-12-01").clicks("Volgende")
    assert "De laatste dag ligt vóór de eerste" in ana.newest.text
    assert "2026-12-01" in ana.newest.text
    assert len(ana.chat) == 1, "one card, changed in place"


async def test_a_draft_survives_a_restart_in_the_middle(school: School) -> None:
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="circumstance", occasion="birth").clicks("Volgende")
    await ana.fills(period__from="2026-12-04", period__to="2026-12-04").clicks("Later verder")
    assert "wacht op je" in ana.newest.text
    await school.restarts()
    await ana.says("ik wil verlof aanvragen")
    await ana.clicks("Verdergaan")
    assert "Bevalling van mijn partner" in ana.newest.text
    assert defaults_of(ana.newest.card)["period.from"] == "2026-12-04"


async def test_two_who_decide_at_once_make_one_decision(school: School) -> None:
    await submit_leave(school)
    ben = school.ben
    approval = ben.card_with("Ana Martens")
    replies = await asyncio.gather(
        ben.fills(reason="Te druk").clicks(REFUSE, on=approval), ben.clicks("Goedkeuren", on=approval)
    )
    assert all(reply.replace for reply in replies)
    await school.jobs()
    outcomes = [word for word in ("Goedgekeurd", "Geweigerd") if school.ana.sees(word)]
    assert len(outcomes) == 1


async def test_a_double_click_hands_in_once(school: School) -> None:
    await school.everybody_installs()
    await fill_in_leave(school)
    await school.ana.clicks("Indienen", times=2)
    await school.jobs()
    assert len([shown for shown in school.ben.chat if "Ana Martens" in shown.text]) == 1
    await school.ana.says("mijn aanvragen")
    assert school.ana.newest.text.count("VRL-2026") == 1


async def test_nobody_decides_for_another(school: School) -> None:
    await submit_leave(school)
    approval = school.ben.card_with("Ana Martens")
    verb, data = "approval.approve", {"request": buttons_of(approval)["Goedkeuren"]["data"]["request"]}
    for stranger in (school.emma, school.dirk, school.ana):
        reply = await stranger.sends(verb, data, None)
        assert "Dit vind ik niet" in str(reply)
    await school.jobs()
    assert not school.ana.sees("Goedgekeurd")


async def test_the_approver_is_asked_once_even_when_it_is_unsure_that_it_arrived(school: School) -> None:
    await school.everybody_installs()
    school.recorder.fails[school.ben.conversation] = [Ambiguous("timeout")]
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs(later=timedelta(minutes=10))
    assert not [shown for shown in school.ben.chat if "Ana Martens" in shown.text]
    await school.ben.says("goedkeuringen")
    assert "Ana Martens" in school.ben.newest.text, "it stands in the list all the same"


async def test_a_turn_that_comes_twice_starts_one_draft(school: School) -> None:
    await school.ana.says("verlof", key="a" * 32)
    await school.ana.says("verlof", key="a" * 32)
    await school.ana.says("mijn aanvragen")
    assert school.ana.newest.text.count("Concept") == 1


async def test_withdrawing_ends_it_for_everybody(school: School) -> None:
    await submit_leave(school)
    await school.ana.clicks("Ja, trek in")
    await school.jobs()
    assert "Ingetrokken" in school.ben.card_with("Ana Martens").text
    await school.ben.says("goedkeuringen")
    assert "Niets te beslissen" in school.ben.newest.text


async def test_another_headmaster_decides_when_people_change_places(school: School) -> None:
    await submit_leave(school)
    old = school.ben.card_with("Ana Martens")
    approve = buttons_of(old)["Goedkeuren"]["data"]
    await school.moves(school.ana, to=school.dirk)
    await school.jobs()
    assert "Hier beslist nu iemand anders over" in old.text
    assert "Goedkeuren" not in buttons_of(old)
    await school.ben.sends("approval.approve", approve, old)
    assert not school.ana.sees("Goedgekeurd"), "he is her headmaster no more"
    await school.dirk.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


async def test_who_installs_later_is_asked_then(school: School) -> None:
    await school.ana.installs()
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert not school.ben.chat
    await school.ben.installs()
    await school.jobs()
    assert school.ben.sees("Ana Martens")


async def test_a_refused_bot_loses_no_request(school: School) -> None:
    await school.everybody_installs()
    school.recorder.fails[school.ben.conversation] = [Misconfigured("Unauthorized"), NotSent("dns"), Throttled(5)]
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    for _ in range(4):
        await school.jobs(later=timedelta(minutes=2))
    assert len([shown for shown in school.ben.chat if "Ana Martens" in shown.text]) == 1


async def test_a_second_click_on_an_old_card_asks_nothing_again(school: School) -> None:
    await submit_leave(school)
    approval = school.ben.card_with("Ana Martens")
    data = {**buttons_of(approval)["Vraag versturen"]["data"], "question": "Wanneer?"}
    for _ in range(2):
        await school.ben.sends("approval.ask", data, None)
    await school.jobs()
    assert sum("Nog een vraag" in shown.text for shown in school.ana.chat) == 1


async def test_a_card_in_a_group_shows_nobodys_list(school: School) -> None:
    await submit_leave(school)
    reply = await school.emma.turn(Clicked("request.mine", {}, "1"), scope="groupChat")
    assert not reply.messages
    assert reply.toast
