"""Mandates to submit: somebody hands in for somebody else, whose request it is, and neither of them decides on it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.arrange.change import change_id
from bot.arrange.mandates.giving import give
from bot.arrange.request import Request, RequestState
from bot.errors import Unavailable
from bot.people.contacts import meet
from bot.people.mandate import Right
from bot.people.mandates import Terms
from bot.people.person import Person
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandate_scopes import FORM

LAST = "2026-12-04"
BOTH = "ingediend door Emma Janssens met mandaat van Ana Martens"
FOR_ANA = "Je vult dit in voor Ana Martens, met mandaat."
ASKED = "Verlofaanvraag – Ana Martens"


async def lets(school: School, giver: Colleague, holder: Colleague, **scope: str) -> None:
    """Gives a mandate to submit, which is accepted. Today is 23 November."""
    await school.everybody_installs()
    await giver.says("mandaten")
    await giver.clicks("Laten indienen")
    await giver.fills(name=holder.name, first="2026-11-23", last=LAST, **scope).clicks("Mandaat geven")
    await school.jobs()
    await holder.clicks("Aanvaarden", on=holder.card_with(f"{giver.name} geeft je een mandaat"))
    await school.jobs()


async def hands_in(school: School, who: Colleague, whom: str, day: str = "2026-12-21") -> None:
    await who.says("verlof")
    await who.clicks(f"Voor {whom}", on=who.newest)
    await fills_in(who, day)
    await who.clicks("Indienen", on=who.newest)
    await school.jobs()


async def fills_in(who: Colleague, day: str = "2026-12-21") -> None:
    """From the first card to the review, all on the newest card."""
    first = who.newest
    await who.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks("Volgende", on=first)
    await who.fills(period__from=day, period__from_part="day", period__to=day).clicks("Volgende", on=first)
    await who.clicks("Volgende", on=first)
    await who.fills(lessons="colleague").clicks("Volgende", on=first)
    await who.fills(colleague="Ruben Goossens", lessons_details="3A").clicks("Volgende", on=first)


async def the_request(school: School) -> Request:
    (request,) = [item.value async for item in school.house.records.requests.stream()]
    return request


async def test_the_holder_hands_in_and_it_is_the_grantor_s_request(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await hands_in(school, school.emma, "Ana Martens")
    request = await the_request(school)
    assert (request.requester, request.holder) == (school.ana.id, school.emma.id)
    for one in (school.ana, school.ben, school.emma):
        assert BOTH in one.card_with("VRL-2026-00001").text
    assert "diende dit voor jou in, met jouw mandaat" in school.ana.newest.text
    audited = [item.value async for item in school.house.records.audit.stream()]
    (entry,) = [one for one in audited if one.deed == "request.submitted"]
    assert (entry.actor, entry.on_behalf_of) == (school.emma.id, school.ana.id)
    assert entry.detail == {"mandate": request.mandate}
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen", on=school.ana.newest)
    assert "Emma Janssens diende in met mandaat van Ana Martens" in school.ana.newest.text


async def test_the_holder_follows_it_and_the_grantor_withdraws_it(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await hands_in(school, school.emma, "Ana Martens")
    own = school.emma.newest
    assert "Ingediend met mandaat" in own.text
    assert not buttons_of(own).keys() & {"Intrekken", "Wijzigen"}
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(ASKED))
    await school.jobs()
    assert "Goedgekeurd" in own.text
    assert "Goedgekeurd" in school.emma.newest.text, "told in a card of its own"
    await school.emma.says("mandaten")
    assert "Door jou ingediend voor anderen" in school.emma.newest.text
    followed = {"request": (await the_request(school)).id}
    for who, is_shown in ((school.emma, True), (school.ben, False), (school.ana, False)):
        assert ("Ingediend met mandaat" in str(await who.sends("mandate.request", followed, None))) == is_shown


async def test_the_grantor_withdraws_what_was_handed_in_for_them(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await hands_in(school, school.emma, "Ana Martens")
    request = await the_request(school)
    assert REFUSED in str(await school.emma.sends("request.withdraw", {"request": request.id}, None))
    await school.ana.clicks("Openen", on=school.ana.newest)
    await school.ana.clicks("Ja, trek in", on=school.ana.newest)
    await school.jobs()
    assert (await the_request(school)).state is RequestState.WITHDRAWN
    assert "Ingetrokken" in school.emma.newest.text


async def test_the_grantor_changes_it_and_the_holder_still_decides_nothing(school: School) -> None:
    await lets(school, school.ana, school.ben)
    await hands_in(school, school.ben, "Ana Martens")
    request = await the_request(school)
    assert school.ben.id not in request.approvers, "who hands it in is not asked, though they lead who asks"
    assert request.approvers
    await school.ana.clicks("Openen", on=school.ana.newest)
    await school.ana.clicks("Wijzigen", on=school.ana.newest)
    cover = {"request": change_id(request.id), "step": "cover", "revision": 1}
    await school.ana.sends("form.edit", cover, school.ana.newest)
    await school.ana.fills(lessons_details="3B").clicks("Volgende", on=school.ana.newest)
    await school.ana.clicks("Wijziging indienen", on=school.ana.newest)
    await school.jobs()
    after = await the_request(school)
    assert len(after.history) == 2
    assert school.ben.id not in after.approvers
    for verb in ("approve", "refuse"):
        data = {"request": after.id, "seen": len(after.history)}
        assert REFUSED in str(await school.ben.fills(reason="Neen").sends(f"approval.{verb}", data, None))
    assert (await the_request(school)).state is RequestState.SUBMITTED


@pytest.mark.slow
async def test_the_holder_decides_nothing_under_a_mandate_of_who_does(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await school.ben.says("mandaten")
    await school.ben.clicks("Mandaat geven")
    await school.ben.fills(name="Emma Janssens", last=LAST).clicks("Mandaat geven")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await school.jobs()
    await hands_in(school, school.emma, "Ana Martens")
    request = await the_request(school)
    assert request.approvers == (school.ben.id,)
    data = {"request": request.id, "seen": len(request.history)}
    assert REFUSED in str(await school.emma.sends("approval.approve", data, None))
    await school.emma.says("goedkeuringen")
    assert "Ana Martens" not in school.emma.newest.text
    assert (await the_request(school)).state is RequestState.SUBMITTED
    await submit_leave(school)  # what she handed in herself, Emma decides on for Ben
    assert school.emma.sees("Je beslist voor Ben Claes")


async def test_nobody_hands_it_on_to_who_handed_it_in(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await hands_in(school, school.emma, "Ana Martens")
    ben = school.ben
    await ben.fills(to=school.emma.id, why="Kijk jij?").clicks("Geef de beslissing door", on=ben.card_with(ASKED))
    assert school.emma.id not in (await the_request(school)).approvers


async def test_of_several_grantors_one_is_chosen_on_the_first_card(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await lets(school, school.ben, school.emma)
    await school.emma.says("verlof")
    first = school.emma.newest
    assert "Je vult dit in voor jezelf." in first.text
    assert {"Voor Ana Martens", "Voor Ben Claes"} <= buttons_of(first).keys()
    await school.emma.clicks("Voor Ben Claes", on=first)
    assert "Je vult dit in voor Ben Claes, met mandaat." in first.text
    assert {"Voor Ana Martens", "Voor mezelf"} <= buttons_of(first).keys()
    await school.emma.clicks("Voor mezelf", on=first)
    assert "Je vult dit in voor jezelf." in first.text
    await school.emma.clicks("Voor Ana Martens", on=first)
    await fills_in(school.emma)
    await school.emma.clicks("Indienen", on=first)
    assert (await the_request(school)).requester == school.ana.id


async def test_who_has_no_mandate_sees_no_choice(school: School) -> None:
    await school.everybody_installs()
    await school.emma.says("verlof")
    assert "Je vult dit in voor" not in school.emma.newest.text
    draft = await the_request(school)
    forged = {"request": draft.id, "mandate": f"x.{school.ana.id}"}
    assert REFUSED in str(await school.emma.sends("form.for", forged, None))
    assert (await the_request(school)).mandate == ""


async def test_a_mandate_to_decide_hands_nothing_in(school: School) -> None:
    await school.everybody_installs()
    await school.ben.says("mandaten")
    await school.ben.clicks("Mandaat geven")
    await school.ben.fills(name="Emma Janssens", last=LAST).clicks("Mandaat geven")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await school.emma.says("verlof")
    assert "Voor Ben Claes" not in buttons_of(school.emma.newest)
    (mandate,) = [item.value async for item in school.house.records.mandates.stream()]
    draft = await the_request(school)
    forged = {"request": draft.id, "mandate": mandate.id}
    assert REFUSED in str(await school.emma.sends("form.for", forged, None))
    started = {"form": "leave", "_key": "k1", "mandate": mandate.id}
    assert REFUSED in str(await school.emma.sends("mandate.start", started, None))
    assert (await the_request(school)).mandate == ""


async def test_a_mandate_to_submit_decides_nothing(school: School) -> None:
    await lets(school, school.ben, school.emma)
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    request = await the_request(school)
    assert REFUSED in str(
        await school.emma.sends("approval.approve", {"request": request.id, "seen": len(request.history)}, None)
    )


async def test_revoked_while_it_is_filled_in_nothing_is_handed_in(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await school.emma.says("verlof")
    first = school.emma.newest
    await school.emma.clicks("Voor Ana Martens", on=first)
    await fills_in(school.emma)
    await school.ana.says("mandaten")
    await school.ana.clicks("Openen", on=school.ana.newest)
    await school.ana.clicks("Intrekken")
    said = await school.emma.clicks("Indienen", on=first)
    assert "voorbij of ingetrokken" in str(said)
    draft = await the_request(school)
    assert (draft.state, draft.requester) == (RequestState.DRAFT, school.emma.id)
    assert "voorbij of ingetrokken" in str(await school.emma.sends("form.resume", {"request": draft.id}, None))


async def test_after_its_last_day_nothing_is_handed_in(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await school.emma.says("verlof")
    first = school.emma.newest
    await school.emma.clicks("Voor Ana Martens", on=first)
    school.clock.pass_by(timedelta(days=12))
    said = await school.emma.fills(kind="holiday").clicks("Volgende", on=first)
    assert "voorbij of ingetrokken" in str(said)


async def test_only_the_forms_of_its_scope_are_handed_in(school: School) -> None:
    await lets(school, school.ana, school.emma, forms="expenses")
    await school.emma.says("verlof")
    assert "Voor Ana Martens" not in buttons_of(school.emma.newest)
    (mandate,) = [item.value async for item in school.house.records.mandates.stream()]
    started = {"form": "leave", "_key": "k1", "mandate": mandate.id}
    assert REFUSED in str(await school.emma.sends("mandate.start", started, None))
    await school.emma.says("mandaten")
    await school.emma.clicks("Openen", on=school.emma.newest)
    await school.emma.clicks("Indienen", on=school.emma.newest)
    assert "Indienen voor Ana Martens" in school.emma.newest.text
    assert list(buttons_of(school.emma.newest)).count("Starten") == 1
    await school.emma.clicks("Starten", on=school.emma.newest)
    assert FOR_ANA in school.emma.newest.text


async def test_more_than_its_amount_is_not_handed_in(school: School, own_forms: Path) -> None:
    (own_forms / "outing.toml").write_text(FORM, encoding="utf-8")
    await school.restarts()
    await lets(school, school.ana, school.emma, most="100")
    emma = school.emma
    for number, (price, is_in) in enumerate((("100,01", False), ("", False), ("100", True))):
        await emma.says("help")
        await emma.sends("form.start", {"form": "outing", "_key": f"k{number}", "anew": True}, emma.newest)
        card = emma.newest
        await emma.clicks("Voor Ana Martens", on=card)
        await emma.fills(price=price, where="Zoo").clicks("Volgende", on=card)
        said = await emma.clicks("Indienen", on=card)
        assert ("verder dan je mandaat" not in str(said)) == is_in, price
    await school.jobs()
    handed = [item.value async for item in school.house.records.requests.stream()]
    assert [str(one.amount) for one in handed if one.state is RequestState.SUBMITTED] == ["100.00"]


async def test_the_calendar_and_the_days_taken_are_the_grantor_s(school: School) -> None:
    await submit_leave(school, "2026-12-21")  # Ana's own
    await lets(school, school.ana, school.emma)
    await school.emma.says("verlof")
    first = school.emma.newest
    await school.emma.clicks("Voor Ana Martens", on=first)
    await school.emma.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks(
        "Volgende", on=first
    )
    days = {"period.from": "2026-12-21", "period.from_part": "day", "period.to": "2026-12-21"}
    await school.emma.fills(**days).clicks("Volgende", on=first)
    assert "VRL-2026-00001" in first.text, "Ana has leave on that day already"


async def test_a_second_click_hands_it_in_once(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await school.emma.says("verlof")
    card = school.emma.newest
    await school.emma.clicks("Voor Ana Martens", on=card)
    await fills_in(school.emma)
    draft = await the_request(school)
    data = {"request": draft.id, "revision": draft.revision}
    await school.emma.sends("form.submit", data, card)
    await school.emma.sends("form.submit", data, card)
    await school.jobs()
    request = await the_request(school)
    assert len(request.history) == 1
    assert "Ingediend met mandaat" in card.text


async def test_a_mandate_to_submit_is_for_no_schools(school: School) -> None:
    await school.everybody_installs()
    ana = await meet(school.house, school.ana.id, None)
    day = date(2026, 12, 4)
    with pytest.raises(Unavailable):
        await give(school.house, ana, "t", Terms(school.emma.id, (), day, day, None, ("de-linde",), Right.SUBMIT))
    given = await give(school.house, ana, "t", Terms(school.emma.id, (), day, day, right=Right.SUBMIT))
    assert given.right is Right.SUBMIT
    assert given.covers("leave", "", None, "de-linde")


async def test_what_the_version_before_gave_is_to_decide(school: School) -> None:
    await school.everybody_installs()
    ben = await meet(school.house, school.ben.id, None)
    day = date(2026, 12, 4)
    given = await give(school.house, ben, "t", Terms(school.emma.id, (), day, day))
    kept = [one async for one in school.house.records.mandates.stream()]
    assert [one.value.right for one in kept] == [Right.DECIDE]
    assert given.right is Right.DECIDE


async def test_of_who_left_nothing_is_handed_in(school: School) -> None:
    await lets(school, school.ana, school.emma)
    await school.emma.says("verlof")
    first = school.emma.newest
    await school.emma.clicks("Voor Ana Martens", on=first)

    def gone(person: Person) -> Person | None:
        return None if person.id == school.ana.id else person

    await school.becomes(gone)
    said = await school.emma.fills(kind="holiday").clicks("Volgende", on=first)
    assert "voorbij of ingetrokken" in str(said)
    draft = await the_request(school)
    said = await school.emma.sends("form.submit", {"request": draft.id, "revision": draft.revision}, None)
    assert (await the_request(school)).state is RequestState.DRAFT
