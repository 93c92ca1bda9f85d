"""Changing what was handed in before it is decided: a draft of it, and a route that starts anew."""

from pathlib import Path

import pytest

from bot.arrange.change import change_id
from bot.arrange.request import Deed, Request, RequestState
from bot.store.partitions import request_partition
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of, buttons_of, defaults_of
from tests.conversations.test_any_request import OUTING
from tests.conversations.test_repetition import asks, rewrite

CHANGE, HAND_IN, REFERENCE = "Wijzigen", "Wijziging indienen", "VRL-2026-00001"
BEFORE, AFTER = "2026-12-04", "2026-12-09"
WAS_CHANGED = "Periode: wo 9 dec. 2026 – 1 schooldag (was: vr 4 dec. 2026 – 1 schooldag)"


@pytest.fixture
async def asked(school: School) -> School:
    """Ana asked for the 4th of December."""
    await school.everybody_installs()
    await asks(school.ana, BEFORE)
    await school.jobs()
    return school


async def request_of(school: School, who: Colleague | None = None) -> Request:
    found = [item.value async for item in school.house.records.requests.stream()]
    (one,) = [one for one in found if one.changes is None and one.requester == (who or school.ana).id]
    return one


async def changing(school: School) -> Request | None:
    id_ = change_id((await request_of(school)).id)
    found = await school.house.records.requests.get(request_partition(id_), id_)
    return found.value if found else None


async def edits(who: Colleague, day: str = AFTER) -> None:
    """The period, from the review on, back to the review."""
    await opens_period(who)
    await who.fills(period__from=day, period__to="").clicks("Volgende", on=who.newest)
    await who.clicks("Volgende", on=who.newest)


async def opens_period(who: Colleague) -> None:
    """The step of the review with the period."""
    edits = [one for one in actions_of(who.newest.card) if one.get("verb") == "form.edit"]
    await who.sends(
        "form.edit", next(dict(one["data"]) for one in edits if one["data"]["step"] == "period"), who.newest
    )


async def changes(who: Colleague, day: str = AFTER) -> None:
    await who.clicks(CHANGE)
    await edits(who, day)
    await who.clicks(HAND_IN, on=who.newest)


async def test_its_answers_come_back_and_the_request_stays_until_the_change_is_handed_in(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    before = await request_of(asked)
    await ana.clicks(CHANGE)
    assert f"Je wijzigt {REFERENCE}" in ana.newest.text
    assert "vr 4 dec. 2026" in ana.newest.text
    await edits(ana)
    assert await request_of(asked) == before
    await asked.jobs()
    assert "9 dec." not in ben.newest.text
    await ana.clicks(HAND_IN, on=ana.newest)
    after = await request_of(asked)
    assert (after.reference, after.state, after.history[-1].deed) == (REFERENCE, RequestState.SUBMITTED, Deed.CHANGED)
    assert await changing(asked) is None
    assert WAS_CHANGED in ana.newest.text, ana.newest.text[:600]
    await asked.jobs()
    assert WAS_CHANGED in ben.newest.text
    assert ben.newest.text.count("Goedkeuren") >= 1
    await ben.clicks("Goedkeuren", on=ben.newest)
    await asked.jobs()
    assert "Goedgekeurd" in ana.newest.text
    days = await asked.house.records.away_days.get(request_partition(after.id), after.id)
    assert days is not None
    assert days.value.first.isoformat() == AFTER


async def test_an_older_card_of_who_decides_does_nothing_and_shows_what_changed(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    old, card = dict(buttons_of(ben.newest)["Goedkeuren"]["data"]), ben.newest
    await changes(ana)
    reply = await ben.sends("approval.approve", old, card)
    assert "Intussen veranderde er iets" in str(reply)
    assert WAS_CHANGED in card.text
    assert (await request_of(asked)).state is RequestState.SUBMITTED


async def test_a_change_of_nothing_is_told_and_starts_nothing_anew(asked: School) -> None:
    ana = asked.ana
    before = await request_of(asked)
    await ana.clicks(CHANGE)
    await ana.clicks(HAND_IN, on=ana.newest)
    assert "Er is nog niets gewijzigd" in ana.newest.text
    await edits(ana, BEFORE)
    await ana.clicks(HAND_IN, on=ana.newest)
    assert "Er is nog niets gewijzigd" in ana.newest.text
    assert await request_of(asked) == before
    assert await changing(asked)


async def test_its_own_days_do_not_stand_in_its_way_but_those_of_another_do(asked: School) -> None:
    ana = asked.ana
    await ana.clicks(CHANGE)
    await edits(ana, "2026-12-04")
    assert "Dan ben je al afwezig" not in ana.newest.text
    await ana.clicks("Ja, gooi weg", on=ana.newest)
    own = ana.newest
    await asks(ana, AFTER)
    await ana.clicks(CHANGE, on=own)
    await opens_period(ana)
    await ana.fills(period__from=AFTER, period__to="").clicks("Volgende", on=ana.newest)
    assert "Dan ben je al afwezig: zie VRL-2026-00002." in ana.newest.text


async def test_decided_meanwhile_it_is_told_and_what_was_filled_in_is_kept(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    await ana.clicks(CHANGE)
    await edits(ana)
    card = ana.newest
    await ben.clicks("Goedkeuren")
    await asked.jobs()
    approved = await request_of(asked)
    await ana.clicks(HAND_IN, on=card)
    assert "Te laat om te wijzigen" in card.text
    assert "Goedgekeurd" in card.text
    assert await request_of(asked) == approved
    assert await changing(asked), "nothing is lost"
    await ana.clicks("Nieuwe aanvraag hiervan", on=card)
    found = [item.value async for item in asked.house.records.requests.stream()]
    (new,) = [one for one in found if one.state is RequestState.DRAFT and one.changes is None]
    assert new.answers["period"]["from"] == AFTER  # type: ignore[index, call-overload]
    await ana.clicks("Ja, gooi weg", on=card)
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan", on=ana.newest)


async def test_what_is_decided_cannot_be_changed(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    sent = dict(buttons_of(ana.card_with(REFERENCE))[CHANGE]["data"])
    await ben.clicks("Goedkeuren")
    await asked.jobs()
    assert CHANGE not in buttons_of(ana.card_with(REFERENCE))
    await ana.sends("request.change", sent, None)
    assert await changing(asked) is None
    assert "Goedgekeurd" in ana.newest.text


async def test_nobody_else_changes_it(asked: School) -> None:
    sent = dict(buttons_of(asked.ana.card_with(REFERENCE))[CHANGE]["data"])
    for other in (asked.ben, asked.emma):
        assert REFUSED in str(await other.sends("request.change", sent, None))
    await asked.ana.clicks(CHANGE)
    draft = await changing(asked)
    assert draft
    for verb in ("form.submit", "form.resume", "request.anew"):
        reply = await asked.ben.sends(verb, {"request": draft.id, "revision": 1, "_key": "k"}, None)
        assert REFUSED in str(reply), verb
    await asked.ben.sends("form.discard", {"request": draft.id}, None)
    assert await changing(asked) == draft


# --- two devices, and the way back --------------------------------------------------------------------


async def test_two_devices_change_one_draft_and_the_second_sees_it(asked: School) -> None:
    ana = asked.ana
    own = ana.card_with(REFERENCE)
    await ana.clicks(CHANGE, on=own)
    phone = ana.newest
    await ana.clicks(CHANGE, on=own)
    laptop = ana.newest
    assert phone is not laptop
    await edits(ana)
    await ana.clicks(HAND_IN, on=phone)
    assert "Er is intussen iets veranderd" in phone.text
    await ana.clicks(HAND_IN, on=phone)
    assert WAS_CHANGED in phone.text
    changed = await request_of(asked)
    for button in (HAND_IN, "Aanpassen", "Later verder", "Ja, gooi weg"):
        shown = await ana.sends(str(buttons_of(laptop)[button]["verb"]), dict(buttons_of(laptop)[button]["data"]), None)
        assert "Gewijzigd" in str(shown), "the draft is gone: the request is shown"
    assert await request_of(asked) == changed


async def test_thrown_away_the_request_stays_and_can_be_changed_again(asked: School) -> None:
    ana = asked.ana
    before = await request_of(asked)
    for _ in range(2):
        await ana.clicks(CHANGE, on=ana.card_with(f"{REFERENCE} · Ana Martens"))
        assert "De aanvraag zelf blijft zoals ze is" in ana.newest.text
        await ana.clicks("Ja, gooi weg", on=ana.newest)
        assert await changing(asked) is None
        assert await request_of(asked) == before
        assert "Weggegooid" not in ana.newest.text


async def test_a_change_is_left_for_later_and_found_among_the_own_requests_alone(asked: School) -> None:
    ana = asked.ana
    await ana.clicks(CHANGE)
    await ana.clicks("Later verder", on=ana.newest)
    assert f"wijziging van {REFERENCE}" in ana.newest.text
    await ana.says("mijn aanvragen")
    assert f"wijziging van {REFERENCE}" in ana.newest.text
    await ana.says("verlof")
    assert "Verdergaan" not in buttons_of(ana.newest), "a new request begins"


async def test_a_question_that_was_out_is_overtaken(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    await ben.fills(question="Kan het later?").clicks("Vraag versturen")
    await asked.jobs()
    await changes(ana)
    request = await request_of(asked)
    assert request.state is RequestState.SUBMITTED
    await asked.jobs()
    assert "Kan het later?" in ben.newest.text, "in the history"
    assert "Gewijzigd" in ben.newest.text
    await ben.clicks("Goedkeuren", on=ben.newest)
    assert (await request_of(asked)).state is RequestState.APPROVED


# --- its form, its route, its files -------------------------------------------------------------------


async def test_it_is_changed_in_the_form_as_it_was(own_forms: Path, asked: School) -> None:
    ana = asked.ana
    rewrite(own_forms / "leave.toml", 'nl = "Verlofaanvraag"', 'nl = "Vrije dagen"')
    await asked.restarts()
    await changes(ana)
    after = await request_of(asked)
    assert "Verlofaanvraag" in ana.newest.text
    assert "Vrije dagen" not in ana.newest.text
    assert "formulier van nu" not in ana.newest.text
    assert after.form_version != asked.house.forms["leave"].digest
    assert after.history[-1].deed is Deed.CHANGED


async def test_where_that_cannot_be_read_it_is_changed_in_today_s_and_says_so(own_forms: Path, asked: School) -> None:
    ana = asked.ana
    rewrite(own_forms / "leave.toml", 'nl = "Verlofaanvraag"', 'nl = "Vrije dagen"')
    await asked.restarts()
    records, request = asked.house.records, await request_of(asked)
    partition = request_partition(request.id)
    kept = await records.form_versions.get(partition, request.form_version)
    assert kept
    await records.accept(partition, [records.form_versions.remove(kept.value, kept.version)])
    await ana.clicks(CHANGE)
    assert "je wijzigt in het formulier van nu" in ana.newest.text
    assert "Vrije dagen" in ana.newest.text
    await edits(ana)
    await ana.clicks(HAND_IN, on=ana.newest)
    assert (await request_of(asked)).form_version == asked.house.forms["leave"].digest
    assert WAS_CHANGED in ana.newest.text


@pytest.fixture
async def outing(own_forms: Path, school: School) -> School:
    """Ana asks for an outing that the head agreed to, and on which personnel decides next."""
    (own_forms / "outing.toml").write_text(OUTING, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.ana.says("uitstap")
    await school.ana.fills(day=BEFORE, amount="500").clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ben.fills(condition="Zonder bus").clicks("Keur goed op deze voorwaarde")
    await school.jobs()
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    return school


async def changes_amount(school: School, amount: str) -> None:
    ana = school.ana
    await ana.clicks(CHANGE)
    await ana.clicks("Aanpassen", on=ana.newest)
    await ana.fills(amount=amount).clicks("Volgende", on=ana.newest)
    await ana.clicks(HAND_IN, on=ana.newest)
    await school.jobs()


async def test_the_route_starts_anew_and_who_had_agreed_is_told(outing: School) -> None:
    ben, nadia, lieve = outing.ben, outing.nadia, outing.lieve
    assert (await request_of(outing)).stage == "hr"
    told = len(nadia.chat)
    await changes_amount(outing, "600")
    request = await request_of(outing)
    assert (request.stage, request.agreed, request.approvers) == ("head", (), (ben.id,))
    assert not request.conditions
    assert "Bedrag: 600 (was: 500)" in ben.newest.text
    assert "Goedkeuren" in buttons_of(ben.newest)
    assert len(nadia.chat) == told + 1
    assert "Jij ging akkoord, maar daarna is ze gewijzigd" in nadia.newest.text
    assert "Bedrag: 600 (was: 500)" in nadia.newest.text
    assert "Goedkeuren" not in buttons_of(lieve.newest)
    await ben.clicks("Goedkeuren", on=ben.newest)
    await outing.jobs()
    assert "Goedkeuren" in buttons_of(nadia.newest), "the stage after it asks again"


async def test_the_route_is_that_of_the_new_answers(outing: School) -> None:
    await changes_amount(outing, "50")
    assert (await request_of(outing)).stages == ("head",)
    await outing.ben.clicks("Goedkeuren", on=outing.ben.newest)
    assert (await request_of(outing)).state is RequestState.APPROVED


@pytest.mark.slow
async def test_a_request_is_not_changed_without_end(asked: School) -> None:
    ana = asked.ana
    for number in range(20):
        await changes(ana, ("2026-12-10", "2026-12-11")[number % 2])
    await ana.clicks(CHANGE)
    assert "al te vaak gewijzigd" in ana.newest.text
    assert defaults_of(ana.newest.card) == {}
