"""The terms of a mandate change once its holder accepts what they saw; what stands counts on till then."""

import asyncio
from datetime import timedelta

from bot.people.mandate import Mandate, MandateState
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import ASKED, passes
from tests.conversations.school import School
from tests.conversations.stage import Shown, buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandates import gives, has_mandate

AGREE, KEEP = "Wijziging aanvaarden", "Laat het zoals het is"


async def kept(school: School) -> Mandate:
    (one,) = [item.value async for item in school.house.records.mandates.stream()]
    return one


def own(school: School) -> Shown:
    return school.ben.card_with("Mandaat voor Emma Janssens")


async def proposes(school: School, **terms: str) -> None:
    await school.ben.clicks("Wijzigen", on=own(school))
    await school.ben.fills(**terms).clicks("Voorstellen", on=school.ben.newest)
    await school.jobs()


async def test_what_is_proposed_counts_once_it_is_accepted(school: School) -> None:
    await has_mandate(school, school.emma)
    await proposes(school, last="2026-12-18", most="100")
    asked = school.emma.card_with("Ben Claes stelt dit voor")
    assert "vr 18 dec. 2026" in asked.text
    assert "Tot en met € 100,00" in asked.text.replace("\u00a0", " ")
    await submit_leave(school, "2026-12-21")
    assert school.emma.sees(ASKED), "of which no amount is known: what stands counts on"
    assert (await kept(school)).last.isoformat() == "2026-12-04"
    await school.emma.clicks(AGREE, on=asked)
    await school.jobs()
    after = await kept(school)
    assert (after.last.isoformat(), after.most, after.proposed) == ("2026-12-18", 100, None)
    assert "Loopt tot en met vr 18 dec. 2026" in school.ben.newest.text, "who gave it is told"
    card = school.emma.card_with("Mandaat van Ben Claes")
    assert AGREE not in buttons_of(card)
    reply = await school.emma.sends("approval.approve", {"request": await request_of(school), "seen": 1}, None)
    assert "Goedgekeurd" not in str(reply), "the request is outside it now"
    await passes(school, timedelta(days=12))
    assert (await kept(school)).state is MandateState.ACTIVE, "its new last day is later"
    await passes(school, timedelta(days=14))
    assert (await kept(school)).state is MandateState.ENDED


async def request_of(school: School) -> str:
    (one,) = [item.value async for item in school.house.records.requests.stream()]
    return one.id


async def test_left_as_it_is_nothing_changes_and_who_gave_it_is_told(school: School) -> None:
    await has_mandate(school, school.emma)
    await proposes(school, last="2026-12-18")
    told = len(school.ben.chat)
    await school.emma.clicks(KEEP)
    await school.jobs()
    assert len(school.ben.chat) == told + 1
    after = await kept(school)
    assert (after.last.isoformat(), after.proposed, after.state) == ("2026-12-04", None, MandateState.ACTIVE)


async def test_nobody_accepts_what_they_did_not_see(school: School) -> None:
    await has_mandate(school, school.emma)
    await proposes(school, last="2026-12-18")
    first = dict(buttons_of(school.emma.card_with("stelt dit voor"))[AGREE]["data"])
    await proposes(school, last="2027-06-30")
    await school.emma.sends("mandate.agree", first, None)
    assert (await kept(school)).last.isoformat() == "2026-12-04"
    second = dict(buttons_of(school.emma.card_with("stelt dit voor"))[AGREE]["data"])
    await asyncio.gather(
        school.emma.sends("mandate.agree", second, None),
        school.emma.sends("mandate.keep", second, None),
        school.ben.sends("mandate.keep", second, None),
    )
    after = await kept(school)
    assert after.proposed is None
    assert after.revision == 3, "of three at once one is done"


async def test_who_gave_it_takes_the_proposal_back_and_revokes_it_all_the_same(school: School) -> None:
    await has_mandate(school, school.emma)
    await proposes(school, last="2026-12-18")
    await school.ben.clicks("Voorstel intrekken")
    await school.jobs()
    assert AGREE not in buttons_of(school.emma.card_with("Mandaat van Ben Claes"))
    await proposes(school, last="2026-12-18")
    await school.ben.clicks("Intrekken")
    await school.jobs()
    card = school.emma.card_with("Mandaat van Ben Claes")
    assert "stelt dit voor" not in card.text
    assert "Ingetrokken" in card.text


async def test_only_who_gave_it_proposes_only_its_holder_accepts_and_nothing_wrong_is_taken(school: School) -> None:
    await has_mandate(school, school.emma)
    mandate = await kept(school)
    data = {"mandate": mandate.id, "seen": 0}
    for who in (school.ana, school.emma, school.dirk):
        assert REFUSED in str(await who.sends("mandate.offer", {**data, "last": "2026-12-18"}, None))
        assert REFUSED in str(await who.sends("mandate.change", {"mandate": mandate.id}, None))
    await school.ben.clicks("Wijzigen", on=own(school))
    form = school.ben.newest
    for last in ("2026-11-01", "overlaatst", ""):
        await school.ben.fills(last=last, most="veel").clicks("Voorstellen", on=form)
        assert "Geef een bedrag" in form.text
    await school.ben.sends("mandate.offer", {**data, "last": "2026-12-18", "forms": "no-such-form"}, None)
    assert await kept(school) == mandate
    await proposes(school, last="2026-12-18")
    seen = {"mandate": mandate.id, "seen": 1}
    for who in (school.ana, school.dirk, school.ben):
        await who.sends("mandate.agree", seen, None)
    assert (await kept(school)).last == mandate.last


async def test_what_was_not_accepted_yet_is_not_changed(school: School) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Emma Janssens")
    await school.jobs()
    assert "Wijzigen" not in buttons_of(own(school))
    mandate = await kept(school)
    await school.ben.sends("mandate.offer", {"mandate": mandate.id, "seen": 0, "last": "2026-12-18"}, None)
    assert (await kept(school)).proposed is None
