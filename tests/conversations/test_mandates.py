"""Mandates: somebody decides for somebody else, says so everywhere, and stops at once when it is over."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.arrange.mandates.giving import give
from bot.arrange.request import RequestState
from bot.errors import Unavailable
from bot.people.contacts import meet
from bot.people.mandate import Mandate, MandateState
from bot.people.mandates import Terms
from bot.people.person import Person
from bot.store.partitions import person_partition
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import SOON, goes_away, passes
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE, submit_leave

ASKED = "Verlofaanvraag – Ana Martens"
FOR_BEN = "Je beslist voor Ben Claes (mandaat t.e.m. vr 4 dec. 2026)."
OVER = "is voorbij of ingetrokken"
OFFERED = "Ben Claes geeft je een mandaat"
LAST = "2026-12-04"


async def gives(
    who: Colleague, to: str, *, first: str = "2026-11-23", last: str = LAST, forms: str = "", holder: str = ""
) -> None:
    """Today is 23 November."""
    await who.says("mandaten")
    await who.clicks("Mandaat geven")
    await who.fills(name=to, first=first, last=last, forms=forms, holder=holder).clicks("Mandaat geven")


async def has_mandate(school: School, who: Colleague, **said: str) -> None:
    """Ben gave it, and they accepted it."""
    await school.everybody_installs()
    await gives(school.ben, who.name, **said)
    await school.jobs()
    await who.clicks("Aanvaarden")
    await school.jobs()


async def kept(school: School) -> list[Mandate]:
    return [item.value async for item in school.house.records.mandates.stream()]


async def test_who_accepted_a_mandate_is_asked_and_decides_in_both_names(school: School) -> None:
    await has_mandate(school, school.emma)
    assert "Loopt tot en met vr 4 dec. 2026" in school.emma.card_with("Mandaat van Ben Claes").text
    await submit_leave(school)
    assert FOR_BEN in school.emma.card_with(ASKED).text
    assert "Je beslist voor" not in school.ben.card_with(ASKED).text
    await school.emma.clicks("Goedkeuren")
    await school.jobs()
    both = "Emma Janssens, voor Ben Claes"
    for one in (school.ana, school.ben, school.emma):
        assert both in one.card_with("VRL-2026-00001").text
    audited = [item.value async for item in school.house.records.audit.stream() if item.value.actor == school.emma.id]
    assert [one.on_behalf_of for one in audited if one.deed == "request.approved"] == [school.ben.id]


async def test_the_grantor_keeps_the_right_and_of_two_at_once_one_decides(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await asyncio.gather(school.ben.clicks("Goedkeuren"), school.emma.fills(reason="Te druk").clicks(REFUSE))
    await school.jobs()
    (request,) = [item.value async for item in school.house.records.requests.stream()]
    assert request.state in {RequestState.APPROVED, RequestState.REFUSED}
    assert len(request.history) == 2
    for one in (school.ben, school.emma):
        assert not buttons_of(one.card_with(ASKED)).keys() & {"Goedkeuren", REFUSE}


async def test_what_waits_when_it_begins_is_shown_and_stands_among_the_approvals(school: School) -> None:
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    await has_mandate(school, school.emma)
    assert FOR_BEN in school.emma.card_with(ASKED).text
    await school.emma.says("goedkeuringen")
    assert "Ana Martens" in school.emma.newest.text
    await school.emma.clicks("Openen", on=school.emma.newest)
    assert FOR_BEN in school.emma.newest.text
    await school.emma.fills(question="Kan het later?").clicks("Vraag versturen")
    await school.jobs()
    assert "Emma Janssens, voor Ben Claes" in school.ana.card_with("Kan het later?").text


async def test_revoked_between_the_card_and_the_click_decides_nothing_and_says_why(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    asked = school.emma.card_with(ASKED)
    await school.ben.says("mandaten")
    await school.ben.clicks("Openen", on=school.ben.newest)
    await school.ben.clicks("Intrekken")
    for button in ("Goedkeuren", REFUSE, "Vraag versturen"):
        reply = await school.emma.fills(reason="Te druk", question="Wanneer?").clicks(button, on=asked)
        assert OVER in str(reply), button
    await school.jobs()
    assert "Je mandaat is voorbij" in asked.text
    assert "Ana Martens" not in asked.text, "what waits is not theirs to see any more"
    assert "Ingetrokken" in school.emma.card_with("Mandaat van Ben Claes").text
    await school.emma.says("goedkeuringen")
    assert "Ana Martens" not in school.emma.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Ben Claes" in school.ana.card_with("Goedgekeurd").text


async def test_after_its_last_day_nothing_is_decided_and_both_are_told(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school, "2026-12-21")
    asked = school.emma.card_with(ASKED)
    school.clock.pass_by(timedelta(days=12))  # nobody noted its end yet
    assert OVER in str(await school.emma.clicks("Goedkeuren", on=asked))
    told = len(school.ben.chat)
    await passes(school, SOON)
    assert "Je mandaat is voorbij" in asked.text
    assert "Voorbij" in school.emma.card_with("Mandaat van Ben Claes").text
    assert len(school.ben.chat) == told + 1
    assert "Voorbij" in school.ben.newest.text
    assert [one.state for one in await kept(school)] == [MandateState.ENDED]


async def test_who_comes_later_than_its_end_learns_nothing_of_a_request(school: School) -> None:
    await has_mandate(school, school.emma)
    await school.emma.clicks("Teruggeven")
    await school.jobs()
    assert "Teruggegeven" in school.ben.card_with("Mandaat voor Emma Janssens").text
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    assert REFUSED in str(await school.emma.sends("approval.approve", data, school.emma.newest))


async def test_nobody_decides_on_their_own_request_though_they_have_a_mandate(school: School) -> None:
    await has_mandate(school, school.ana)
    await submit_leave(school)
    assert not school.ana.sees(ASKED)
    await school.ana.says("goedkeuringen")
    assert "Niets te beslissen" in school.ana.newest.text
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    assert REFUSED in str(await school.ana.sends("approval.approve", data, school.ana.newest))
    await school.jobs()
    assert not school.ana.sees("Goedgekeurd")


async def test_nobody_decides_for_who_asked(school: School) -> None:
    """Nadia is of the staff that decides after Lieve, who leads her: her mandate is of no use for her own request."""
    await school.everybody_installs()
    await gives(school.nadia, "Emma Janssens")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await goes_away(school.lieve)
    await school.nadia.says("verlof")
    await school.nadia.fills(kind="medical").clicks("Volgende")
    await school.nadia.fills(period__from="2026-12-02", period__to="2026-12-02").clicks("Volgende")
    await school.nadia.fills(lessons="none").clicks("Volgende")
    await school.nadia.clicks("Indienen")
    await school.jobs()
    data = dict(buttons_of(school.lieve.card_with("Nadia El Amrani"))["Goedkeuren"]["data"])
    assert not school.emma.sees("Verlofaanvraag – Nadia El Amrani")
    assert REFUSED in str(await school.emma.sends("approval.approve", data, school.emma.newest))


async def test_a_mandate_is_not_passed_on(school: School) -> None:
    """Ben -> Dirk -> Emma: she decides for Dirk, and for Dirk alone."""
    await has_mandate(school, school.dirk)
    await gives(school.dirk, "Emma Janssens")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await submit_leave(school)
    assert FOR_BEN in school.dirk.card_with(ASKED).text
    assert not school.emma.sees(ASKED)


async def test_one_for_later_begins_on_its_first_day_and_both_are_told(school: School) -> None:
    await has_mandate(school, school.emma, first="2026-11-30")
    assert "Aanvaard, begint op ma 30 nov. 2026" in school.ben.card_with("Mandaat voor Emma Janssens").text
    await submit_leave(school, "2026-12-21")
    assert not school.emma.sees(ASKED)
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    assert REFUSED in str(await school.emma.sends("approval.approve", data, school.emma.newest))
    seen = len(school.ben.chat)
    await passes(school, timedelta(days=7))
    assert FOR_BEN in school.emma.card_with(ASKED).text
    assert len(school.ben.chat) == seen + 1
    assert "Loopt tot en met" in school.ben.newest.text


async def test_one_that_is_declined_counts_never(school: School) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Emma Janssens")
    await school.jobs()
    offered = school.emma.card_with(OFFERED)
    stale = dict(buttons_of(offered)["Aanvaarden"]["data"])
    await school.emma.clicks("Weigeren")
    await school.jobs()
    assert "Geweigerd" in school.ben.card_with("Mandaat voor Emma Janssens").text
    await school.emma.sends("mandate.accept", stale, offered)
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    assert [one.state for one in await kept(school)] == [MandateState.DECLINED]


async def test_one_that_nobody_accepted_counts_never_and_ends(school: School) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Emma Janssens")
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    await passes(school, timedelta(days=12))
    assert "Voorbij, nooit aanvaard" in school.ben.newest.text
    assert "Voorbij, nooit aanvaard" in school.emma.card_with("Mandaat van Ben Claes").text


async def test_its_scope_is_the_forms_that_it_names(school: School) -> None:
    await has_mandate(school, school.emma, forms="leave")
    (mandate,) = await kept(school)
    assert mandate.forms == ("leave",)
    await submit_leave(school)
    assert FOR_BEN in school.emma.card_with(ASKED).text
    await gives(school.ben, "Dirk Aerts", forms="leave,everything")
    assert "Kies" in school.ben.newest.text
    assert len(await kept(school)) == 1


async def test_what_it_does_not_cover_is_not_theirs_to_see_or_decide(school: School) -> None:
    await has_mandate(school, school.emma)
    found = [item async for item in school.house.records.mandates.stream()]
    other = school.house.records.mandates.put(replace(found[0].value, forms=("other",)), found[0].version)
    await school.house.records.accept(person_partition(school.ben.id), [other])
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    assert REFUSED in str(await school.emma.sends("approval.approve", data, school.emma.newest))


async def test_the_service_itself_gives_none_of_who_decides_nothing_or_about_other_forms(school: School) -> None:
    day = date(2026, 11, 23)
    for giver, forms in ((school.ana, ()), (school.ben, ("other",))):
        actor = await meet(school.house, giver.id, None)
        with pytest.raises(Unavailable):
            await give(school.house, actor, "key", Terms(school.emma.id, forms, day, day))


@pytest.mark.parametrize("verb", ["mandate.show", "mandate.accept", "mandate.decline", "mandate.revoke"])
async def test_to_others_a_mandate_does_not_exist(school: School, verb: str) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Emma Janssens")
    await school.jobs()
    (mandate,) = await kept(school)
    answers = [
        str(await school.dirk.sends(verb, {"mandate": one}, school.dirk.newest))
        for one in (mandate.id, f"x.{school.ben.id}", "x")
    ]
    assert len(set(answers)) == 1
    assert REFUSED in answers[0]
    if verb in {"mandate.accept", "mandate.decline"}:
        assert REFUSED in str(await school.ben.sends(verb, {"mandate": mandate.id}, school.ben.newest))
    assert await kept(school) == [mandate]


async def test_who_decides_nothing_gives_none(school: School) -> None:
    await school.everybody_installs()
    await school.ana.says("mandaten")
    assert "Mandaat geven" not in buttons_of(school.ana.newest)
    reply = await school.ana.sends("mandate.new", {"first": "", "last": ""}, school.ana.newest)
    assert "Een mandaat geven kan alleen" in str(reply)
    given = {"_key": "abc", "name": "Emma Janssens", "first": "2026-11-23"}
    assert REFUSED in str(await school.ana.sends("mandate.give", given, school.ana.newest))
    await gives(school.nadia, "Emma Janssens")
    assert [one.grantor for one in await kept(school)] == [school.nadia.id], "a route names her group"


async def test_what_is_wrong_stands_at_the_field_and_two_clicks_give_one(school: School) -> None:
    await school.everybody_installs()
    for name, said in (("", "Vul dit nog in"), ("Zoë Nergens", "Zo heet hier niemand"), ("Ben Claes", "Kies iemand")):
        await gives(school.ben, name)
        assert said in school.ben.newest.text, name
    await gives(school.ben, "Emma Janssens", first="2026-11-30", last="2026-11-25")
    assert "vóór de eerste" in school.ben.newest.text
    await gives(school.ben, "Emma Janssens", first="2026-11-20")
    assert "of later" in school.ben.newest.text
    assert not await kept(school)
    await school.ben.says("mandaten")
    await school.ben.clicks("Mandaat geven")
    await school.ben.fills(name="Emma Janssens", first="2026-11-23", last="").clicks("Mandaat geven", times=2)
    (mandate,) = await kept(school)
    assert mandate.first == mandate.last


async def test_of_several_with_a_name_one_is_chosen(school: School) -> None:
    await school.everybody_installs()
    other = Person("1f0a8650-feaa-5d85-aad1-6ef2d7d05480", "Emma Peeters", "Zorgcoördinator", "vaartkant")
    await school.becomes(lambda one: one, [other])
    await gives(school.ben, "Emma", holder=school.dirk.id)
    assert "Meer dan één collega past" in school.ben.newest.text, "who was not among them is not chosen"
    assert "Emma Peeters · Zorgcoördinator · Atheneum Vaartkant" in school.ben.newest.text
    await school.ben.fills(holder=school.emma.id).clicks("Mandaat geven")
    assert [one.holder for one in await kept(school)] == [school.emma.id]


async def test_who_is_away_is_offered_one_for_these_days(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben, "2026-11-25")
    await school.ben.clicks("Mandaat geven")
    await school.ben.fills(name="Emma Janssens").clicks("Mandaat geven")
    (mandate,) = await kept(school)
    assert (mandate.first.isoformat(), mandate.last.isoformat()) == ("2026-11-25", LAST)
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await passes(school, timedelta(days=2))
    await submit_leave(school, "2026-12-21")
    assert not school.ben.sees(ASKED), "who is away is not disturbed"
    assert FOR_BEN in school.emma.card_with(ASKED).text


async def test_in_other_languages(school: School) -> None:
    await school.everybody_installs()
    await school.sophie.says("mandats")
    assert "Qui fait quoi pour qui" in school.sophie.newest.text
    await school.james.says("mandates")
    assert "Who does what for whom" in school.james.newest.text
