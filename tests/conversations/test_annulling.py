"""An approved request can be asked to be annulled; who decides about it decides about that."""

from datetime import timedelta

from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Shown, buttons_of
from tests.conversations.test_arrange import submit_leave

ASK = "Vraag om te annuleren"
WHY = "Het feest is uitgesteld. [klik](https://evil.example)"


async def approved(school: School) -> Shown:
    """Gives the requester's own card."""
    await submit_leave(school)
    own = school.ana.card_with("VRL-2026-00001")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    return own


async def asked(school: School) -> Shown:
    own = await approved(school)
    await school.ana.fills(reason=WHY).clicks(ASK, on=own)
    await school.jobs()
    return own


async def test_the_approver_is_asked_and_annuls(school: School) -> None:
    own = await asked(school)
    assert "Annulering gevraagd" in own.text
    assert "wacht op een beslissing" in own.text
    assert WHY in school.ben.newest.text
    await school.ben.says("goedkeuringen")
    assert "Annulering gevraagd" in school.ben.newest.text
    await school.ben.clicks("Openen")
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert "Geannuleerd" in own.text
    assert school.ana.card_with("Geannuleerd: Verlofaanvraag")
    assert "Ana Martens vroeg om te annuleren" in own.text
    assert "Ben Claes annuleerde" in own.text
    await school.ana.says("mijn aanvragen")
    assert "Geannuleerd" in school.ana.newest.text
    await school.ben.says("goedkeuringen")
    assert "Niets te beslissen" in school.ben.newest.text


async def test_the_approver_keeps_it_and_says_why(school: School) -> None:
    own = await asked(school)
    await school.ben.clicks("Laat ze staan")
    assert "Annulering gevraagd" in own.text, "no reason, no refusal"
    await school.ben.fills(reason="De vervanging is betaald.").clicks("Laat ze staan")
    await school.jobs()
    for card in (own, school.ana.card_with("Niet geannuleerd")):
        assert "Goedgekeurd" in card.text
        assert "De vervanging is betaald." in card.text
    assert ASK in buttons_of(own), "one may ask again"


async def test_who_asked_may_keep_it_after_all(school: School) -> None:
    own = await asked(school)
    told = len(school.ana.chat)
    await school.ana.clicks("Toch behouden", on=own)
    await school.jobs()
    assert "Goedgekeurd" in own.text
    assert len(school.ana.chat) == told, "nobody is told what they did themselves"
    assert "Aanvraag annuleren" not in buttons_of(school.ben.newest)


async def test_a_double_click_asks_once_and_an_old_button_does_nothing(school: School) -> None:
    own = await approved(school)
    ask = dict(buttons_of(own)[ASK]["data"])
    await school.ana.clicks(ASK, on=own, times=2)
    await school.jobs()
    annul = dict(buttons_of(school.ben.newest)["Aanvraag annuleren"]["data"])
    await school.ana.clicks("Toch behouden", on=own)
    await school.ana.clicks(ASK, on=own)
    await school.jobs()
    await school.ben.sends("approval.annul", annul, None)
    await school.ana.sends("request.annul", ask, None)
    await school.jobs()
    assert "Annulering gevraagd" in own.text


async def test_only_what_is_approved_and_only_by_who_asked_and_who_decides(school: School) -> None:
    own = await asked(school)
    annul = dict(buttons_of(school.ben.newest)["Aanvraag annuleren"]["data"])
    for stranger in (school.ana, school.dirk, school.emma):
        assert REFUSED in str(await stranger.sends("approval.annul", annul, None))
        assert REFUSED in str(await stranger.sends("approval.keep", {**annul, "reason": "x"}, None))
    assert REFUSED in str(await school.emma.sends("request.annul", annul, None))
    assert REFUSED in str(await school.emma.sends("request.keep", annul, None))
    assert "Annulering gevraagd" in own.text


async def test_what_waits_cannot_be_annulled_nor_what_is_annulled_decided(school: School) -> None:
    await submit_leave(school)
    own = school.ana.card_with("VRL-2026-00001")
    approve = dict(buttons_of(school.ben.newest)["Goedkeuren"]["data"])
    await school.ana.sends("request.annul", {"request": approve["request"], "seen": 1}, own)
    assert "Ingediend" in own.text
    await school.ben.sends("approval.annul", {"request": approve["request"], "seen": 1}, None)
    await school.ana.clicks("Ja, trek in", on=own)
    await school.jobs()
    assert "Ingetrokken" in own.text, "withdrawing stays as it was"


async def test_somebody_else_decides_about_it_when_people_change_places(school: School) -> None:
    own = await approved(school)
    await school.moves(school.ana, to=school.dirk)
    await school.jobs()
    await school.ana.clicks(ASK, on=own)
    await school.jobs()
    assert "Aanvraag annuleren" not in buttons_of(school.ben.newest)
    await school.moves(school.ana, to=school.ben)
    await school.jobs()
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs(later=timedelta(minutes=1))
    assert "Geannuleerd" in own.text


async def test_it_waits_for_somebody_who_has_no_bode(school: School) -> None:
    own = await approved(school)
    await school.ben.removes()
    await school.ana.clicks(ASK, on=own)
    await school.jobs()
    assert "nog bij niemand aangekomen" in own.text
    await school.ben.installs()
    await school.jobs()
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert "Geannuleerd" in own.text
