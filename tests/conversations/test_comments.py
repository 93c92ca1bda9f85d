"""Comments on a request: who says something, who reads it, who is told, and until when."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.comments.comment import COMMENTED_AFTER, MOST_COMMENTS
from bot.arrange.comments.commenting import NoComment, comment
from bot.people.contacts import meet
from tests.conversations.expertise import REFUSED
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.routing import ASKED, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_advice import asks
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandates import has_mandate
from tests.conversations.test_reassigning import hands_on

SEND = "Reactie versturen"
FIRST, SECOND = "Emma wil ruilen", "Dat is [goed](https://evil.example)"


def card_of(who: Colleague) -> Shown:
    """The one on which they can say something."""
    return next(shown for shown in reversed(who.chat) if SEND in buttons_of(shown))


async def says(school: School, who: Colleague, text: str) -> None:
    await who.fills(comment=text).clicks(SEND, on=card_of(who))
    await school.jobs()


async def test_requester_and_approver_read_each_other_the_latest_first(school: School) -> None:
    await submit_leave(school)
    told = {one.name: len(one.chat) for one in (school.ana, school.ben)}
    await says(school, school.ana, FIRST)
    assert len(school.ben.chat) == told["Ben Claes"] + 1
    assert "Ana Martens reageerde: Verlofaanvraag" in school.ben.newest.text
    assert FIRST in school.ben.newest.text
    assert len(school.ana.chat) == told["Ana Martens"], "who says it is not told"
    await says(school, school.ben, SECOND)
    assert "Ben Claes reageerde: Verlofaanvraag" in school.ana.newest.text
    assert len(school.ana.chat) == told["Ana Martens"] + 1
    assert len(school.ben.chat) == told["Ben Claes"] + 1
    for one in (school.ana, school.ben):
        text = card_of(one).text
        assert "Verloop en 2 reacties" in text
        assert text.index("Dat is") < text.index(FIRST) < text.index("diende in")
    assert [one.person for one in (await standing(school)).comments] == [school.ana.id, school.ben.id]
    await school.ben.clicks("Openen", on=school.ben.newest)
    await school.ben.clicks("Goedkeuren")
    assert "Goedgekeurd" in school.ben.newest.text, "a comment makes no card older"


async def test_two_clicks_say_it_once_and_nothing_says_nothing(school: School) -> None:
    await submit_leave(school)
    old = card_of(school.ana)
    data = dict(buttons_of(old)[SEND]["data"])
    for _ in range(2):
        await school.ana.sends("request.comment", {**data, "comment": FIRST}, old)
    assert len((await standing(school)).comments) == 1
    await school.jobs()
    await school.ana.fills(comment=" ").clicks(SEND, on=card_of(school.ana))
    assert "Vul dit nog in" in card_of(school.ana).text
    await says(school, school.ana, "x" * 501)
    assert len((await standing(school)).comments) == 1
    await says(school, school.ana, FIRST)
    assert len((await standing(school)).comments) == 2, "said again on purpose"


async def test_to_others_it_does_not_exist(school: School) -> None:
    await submit_leave(school)
    data = {**dict(buttons_of(card_of(school.ana))[SEND]["data"]), "comment": FIRST}
    for stranger in (school.emma, school.dirk, school.nadia):
        for request in (data["request"], "none"):
            assert REFUSED in str(await stranger.sends("request.comment", {**data, "request": request}, None))
    await school.ana.says("verlof")
    draft = {**data, "request": buttons_of(school.ana.newest)["Volgende"]["data"]["request"]}
    await school.ana.sends("request.comment", draft, None)
    assert not [one async for one in school.house.records.requests.stream() if one.value.comments]


async def test_who_advises_reads_and_says_it_too(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, school.dirk)
    await says(school, school.ana, FIRST)
    assert FIRST in card_of(school.dirk).text
    assert not school.dirk.sees("reageerde"), "it is not for them"
    await says(school, school.dirk, SECOND)
    for one in (school.ana, school.ben):
        assert "Dirk Aerts reageerde" in one.newest.text
    await school.ben.clicks("Goedkeuren", on=card_of(school.ben))
    await school.jobs()
    data = {"request": (await standing(school)).id, "seen": 2, "comment": "Nog iets"}
    assert REFUSED in str(await school.dirk.sends("request.comment", data, None)), "they gave none in time"


async def test_after_a_decision_those_who_decided_are_told_for_thirty_days(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk)
    await school.dirk.clicks("Goedkeuren")
    await school.jobs()
    await says(school, school.ana, FIRST)
    assert FIRST in school.dirk.newest.text
    assert not school.ben.sees("reageerde")
    stands = await standing(school)
    school.clock.pass_by(COMMENTED_AFTER - timedelta(minutes=1))
    await says(school, school.ana, "Op de valreep")
    school.clock.pass_by(timedelta(minutes=2))
    await school.ana.fills(comment="Te laat").clicks(SEND, on=card_of(school.ana))
    assert f"meer dan {COMMENTED_AFTER.days} dagen oud" in card_of(school.ana).text
    after = await standing(school)
    assert len(after.comments) == 2
    assert (after.changed, after.history) == (stands.changed, stands.history)
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen", on=school.ana.newest)
    assert SEND not in buttons_of(school.ana.newest)


async def test_there_are_twenty_at_most(school: School) -> None:
    await submit_leave(school)
    actor, request = await meet(school.house, school.ana.id, None), await standing(school)
    for number in range(MOST_COMMENTS):
        await comment(school.house, actor, request.id, f"Reactie {number}", seen=number)
    with pytest.raises(NoComment) as refused:
        await comment(school.house, actor, request.id, "Nog een", seen=MOST_COMMENTS)
    assert refused.value.problem == "problem-comment-many"
    assert refused.value.told == {"most": MOST_COMMENTS}
    assert len((await standing(school)).comments) == MOST_COMMENTS
    await school.ben.says("goedkeuringen")
    await school.ben.clicks("Openen", on=school.ben.newest)
    assert SEND not in buttons_of(school.ben.newest)
    assert "Reactie 19" in school.ben.newest.text


async def test_under_a_mandate_it_says_for_whom(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await says(school, school.emma, FIRST)
    assert "Emma Janssens, voor Ben Claes reageerde" in school.ana.newest.text
    audited = [item.value async for item in school.house.records.audit.stream() if item.value.actor == school.emma.id]
    assert [one.on_behalf_of for one in audited if one.deed == "request.commented"] == [school.ben.id]
    assert ASKED in card_of(school.emma).text


async def test_who_advises_says_it_also_when_a_mandate_beside_it_is_over(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await school.ben.says("mandaten")
    await school.ben.clicks("Openen", on=school.ben.newest)
    await school.ben.clicks("Intrekken")
    await school.jobs()
    await asks(school, school.ben, school.emma)
    reply = await school.emma.fills(comment=FIRST).clicks(SEND, on=card_of(school.emma))
    assert FIRST in str(reply), "and not that their mandate is over"


async def test_who_may_decide_for_another_is_told_as_well_as_that_one(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await says(school, school.ana, FIRST)
    for one in (school.ben, school.emma):
        assert "Ana Martens reageerde" in one.newest.text
        assert FIRST in one.newest.text


async def test_after_a_decision_for_another_both_are_told(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await school.emma.clicks("Goedkeuren")
    await school.jobs()
    await says(school, school.ana, FIRST)
    for one in (school.ben, school.emma):
        assert "Ana Martens reageerde" in one.newest.text


async def test_requester_and_who_carries_it_out_read_each_other(own_forms: Path, school: School) -> None:
    write_keys(own_forms)
    await school.restarts()
    ana, nadia, lieve = school.ana, school.nadia, school.lieve
    await key_approved(school)
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)
    await nadia.clicks("Ik neem dit op")
    await school.jobs()
    await says(school, ana, FIRST)
    assert "Ana Martens reageerde: Sleutels" in nadia.newest.text
    assert "Ana Martens reageerde" in school.ben.newest.text, "who decided reads along"
    assert not lieve.sees("reageerde"), "it is in the hands of a colleague"
    await nadia.clicks("Openen", on=nadia.newest)
    assert FIRST in nadia.newest.text
    await nadia.fills(comment=SECOND).clicks(SEND, on=nadia.newest)
    assert "Meld dit klaar" in buttons_of(nadia.newest), "the card of who carries it out stays"
    await school.jobs()
    assert "Nadia El Amrani reageerde: Sleutels" in ana.newest.text
    assert not school.ben.sees("Nadia El Amrani reageerde"), "that is for who asked"
    await says(school, school.ben, "De blauwe dan.")
    for one in (ana, nadia):
        assert "Ben Claes reageerde" in one.newest.text
    data = {"request": buttons_of(nadia.card_with("Verloop"))[SEND]["data"]["request"], "seen": 3, "comment": "Ik ook"}
    assert REFUSED in str(await school.emma.sends("request.comment", {**data, "team": True}, None))
    assert REFUSED in str(await school.ben.sends("request.comment", {**data, "team": True}, None)), "nor is it theirs"
