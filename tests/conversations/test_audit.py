"""Every act of a person on others leaves one audit entry: who, what, which, and for whom; nothing else does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.answer.experts import handing_off
from bot.arrange import deciding
from bot.arrange.requests import find_request
from bot.channel.base import Clicked, Misconfigured
from bot.json import Json
from bot.people.contacts import recipient
from bot.work.kept import AuditEntry
from tests.conversations.expertise import ANSWER, ASKED_AGAIN, OFFICIAL, hand_off
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_announce import compose
from tests.conversations.test_arrange import REFUSE, fill_in_leave, submit_leave


async def entries(school: School) -> list[AuditEntry]:
    return [item.value async for item in school.house.records.audit.stream(order="at")]


async def acts(school: School) -> list[tuple[str, str]]:
    """Who did what, in order; what the directory and the command line did is not theirs."""
    people = {person.id: name for name, person in school.people.items()}
    found = await entries(school)
    assert all(entry.on_behalf_of == "" for entry in found)
    return [(people[entry.actor], entry.deed) for entry in found if entry.actor in people]


async def test_what_happens_to_a_request(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    own = ana.card_with("VRL-2026-00001")
    request = str(buttons_of(ben.newest)["Goedkeuren"]["data"]["request"])
    await ben.fills(question="Wanneer?").clicks("Vraag versturen")
    await school.jobs()
    await ana.fills(text="Vrijdag").clicks("Antwoord versturen", on=own)
    await school.jobs()
    await ben.clicks("Goedkeuren", times=2)
    await school.jobs()
    await ana.clicks("Vraag om te annuleren", on=own)
    await school.jobs()
    await ana.clicks("Toch behouden", on=own)
    await ana.clicks("Vraag om te annuleren", on=own)
    await school.jobs()
    await ben.fills(reason="Er is vervanging.").clicks("Laat ze staan")
    await school.jobs()
    await ana.clicks("Vraag om te annuleren", on=own)
    await school.jobs()
    await ben.clicks("Aanvraag annuleren")
    assert await acts(school) == [
        ("ana", "request.submitted"),
        ("ben", "request.asked"),
        ("ana", "request.clarified"),
        ("ben", "request.approved"),
        ("ana", "request.annul_asked"),
        ("ana", "request.kept"),
        ("ana", "request.annul_asked"),
        ("ben", "request.kept"),
        ("ana", "request.annul_asked"),
        ("ben", "request.annulled"),
    ]
    assert {entry.subject for entry in await entries(school) if entry.deed.startswith("request.")} == {request}


async def test_what_else_may_happen_to_a_request(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(reason="Te druk").clicks(REFUSE)
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.ana.clicks("Ja, trek in")
    await fill_in_leave(school)
    await school.ana.clicks("Ja, gooi weg")
    assert await acts(school) == [
        ("ana", "request.submitted"),
        ("ben", "request.refused"),
        ("ana", "request.submitted"),
        ("ana", "request.withdrawn"),
        ("ana", "request.discarded"),
    ]


async def test_what_happens_to_an_announcement(school: School) -> None:
    await school.everybody_installs()
    carla = school.carla
    await compose(carla, schools="de-linde")
    await carla.clicks("Ja, gooi weg")
    await compose(carla, schools="de-linde")
    await carla.clicks("Stuur test naar mij")
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 2
    await carla.clicks(send_to(3), times=2)
    await school.jobs()
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    school.recorder.fails.clear()
    await carla.clicks("Opnieuw proberen")
    await school.jobs(later=timedelta(minutes=2))
    await school.ana.clicks("Gelezen en begrepen")
    assert await acts(school) == [
        ("carla", "announcement.discarded"),
        ("carla", "announcement.published"),
        ("carla", "announcement.resumed"),
    ]
    (published,) = [entry for entry in await entries(school) if entry.deed == "announcement.published"]
    assert published.detail["recipients"] == 3


async def test_what_happens_to_a_question_for_experts(staff: School) -> None:
    ana, nadia = staff.ana, staff.nadia
    own = await hand_off(staff)
    await nadia.clicks("Ik neem dit op")
    await nadia.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
    await staff.jobs()
    await ana.fills(text="Twaalf jaar.").clicks("Antwoord versturen", on=own)
    await staff.jobs()
    await nadia.fills(answer=ANSWER).clicks("Verzenden")
    await nadia.clicks(OFFICIAL)
    await nadia.fills(question=ASKED_AGAIN, readers="everyone").clicks("Bewaren")
    await nadia.clicks("Aanpassen")
    await nadia.fills(text="Anders.").clicks("Bewaren")
    await nadia.clicks("Aanpassen")
    await nadia.clicks("Ja, trek in")
    await staff.jobs()
    await ana.clicks("Dank je, opgelost", on=own)
    assert await acts(staff) == [
        ("ana", "handoff.sent"),
        ("nadia", "handoff.taken"),
        ("nadia", "handoff.asked"),
        ("ana", "handoff.replied"),
        ("nadia", "handoff.answered"),
        ("nadia", "official.written"),
        ("nadia", "official.changed"),
        ("nadia", "official.withdrawn"),
        ("ana", "handoff.solved"),
    ]


async def test_what_is_somebodys_own_is_no_act_on_others(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await ana.says("Hoeveel is de kilometervergoeding?")
    await ana.clicks("Ja")
    await fill_in_leave(school)
    await ana.says("taal")
    await ana.clicks("English")
    await compose(school.carla, schools="de-linde")
    assert await acts(school) == []


# --- for somebody else --------------------------------------------------------------------------------


async def test_who_decides_for_another_stands_in_the_history_and_in_the_audit(school: School) -> None:
    for approved, day in ((True, "2026-12-03"), (False, "2026-12-04")):
        await submit_leave(school, day)
        request = str(buttons_of(school.ben.newest)["Goedkeuren"]["data"]["request"])
        emma = replace(await recipient(school.house, school.emma.id), on_behalf_of=school.ben.id)
        await deciding.ask(school.house, emma, request, "Wanneer?", seen=1)
        await deciding.decide(school.house, emma, request, approved=approved, reason="Zo.")
        stands = await find_request(school.house, request)
        assert stands
        assert [(entry.person, entry.behalf) for entry in stands.history[1:]] == [(school.emma.id, school.ben.id)] * 2
        audited = await entries(school)
        ours = [entry.on_behalf_of for entry in audited if entry.subject == request and entry.actor == school.emma.id]
        assert ours == [school.ben.id] * 2


async def test_an_expert_who_acts_for_another_stands_in_the_history(staff: School) -> None:
    await hand_off(staff)
    handoff = str(buttons_of(staff.nadia.newest)["Ik neem dit op"]["data"]["handoff"])
    lieve = replace(await recipient(staff.house, staff.lieve.id), on_behalf_of=staff.nadia.id)
    taken = await handing_off.take(staff.house, lieve, handoff)
    assert (taken.history[-1].person, taken.history[-1].behalf) == (staff.lieve.id, staff.nadia.id)


# --- delivered twice ----------------------------------------------------------------------------------


async def again(person: Colleague, verb: str, data: Mapping[str, Json], key: str) -> None:
    """The same act, as the channel delivers it."""
    await person.turn(Clicked(verb, data, None), key=key)


async def test_an_answer_that_comes_again_later_does_not_answer_the_next_question(school: School) -> None:
    await submit_leave(school)
    request = str(buttons_of(school.ben.newest)["Goedkeuren"]["data"]["request"])
    said = {"request": request, "text": "Vrijdag"}
    await school.ben.fills(question="Wanneer?").clicks("Vraag versturen")
    await again(school.ana, "request.clarify", said, "a" * 32)
    await school.jobs()
    await school.ben.fills(question="En wie vervangt je?").clicks("Vraag versturen")
    await again(school.ana, "request.clarify", said, "a" * 32)
    stands = await find_request(school.house, request)
    assert stands
    assert [entry.deed for entry in stands.history] == ["submitted", "asked", "clarified", "asked"]


async def test_a_reply_that_comes_again_later_does_not_answer_the_next_question(staff: School) -> None:
    await hand_off(staff)
    handoff = str(buttons_of(staff.nadia.newest)["Ik neem dit op"]["data"]["handoff"])
    said = {"handoff": handoff, "text": "Twaalf jaar."}
    await staff.nadia.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
    await again(staff.ana, "handoff.reply", said, "a" * 32)
    await staff.jobs()
    await staff.nadia.fills(question="En waar?").clicks("Vraag versturen")
    await again(staff.ana, "handoff.reply", said, "a" * 32)
    standing = await handing_off.find(staff.house, handoff)
    assert standing
    assert [event.deed for event in standing.value.history] == ["sent", "asked", "replied", "asked"]
