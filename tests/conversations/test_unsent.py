"""Words that were typed in one box of a card, at the button of another: nothing happens, nothing is lost."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.arrange.request import Deed, RequestState
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.routing import standing
from tests.conversations.school import School
from tests.conversations.stage import defaults_of
from tests.conversations.test_arrange import submit_leave

WORDS = "Er is die dag al niemand. [klik](https://evil.example)"
UNSENT = "Dit is nog niet verstuurd, en er is nog niets gebeurd."
CONDITION = "Hier staat nog een voorwaarde"
SEND = "Reactie versturen"

APPROVAL: Mapping[str, Mapping[str, str]] = {
    "Goedkeuren": {},
    "Weiger deze aanvraag": {"reason": "Te druk."},
    "Keur goed op deze voorwaarde": {"condition": "Zoek vervanging."},
    "Vraag versturen": {"question": "Welk uur?"},
    "Geef de beslissing door": {"to.name": "Dirk Aerts", "why": "Ken ik niet."},
    "Vraag dit advies": {"advisers.name": "Dirk Aerts", "advice": "Past dit?"},
}
"""The buttons of who decides, each with the words of its own box."""


@pytest.mark.parametrize("title", APPROVAL)
async def test_nothing_typed_elsewhere_is_lost_on_who_decides(school: School, title: str) -> None:
    own = APPROVAL[title]
    await submit_leave(school)
    before = await standing(school)
    for other in ("condition", "reason", "question", "why", "advice", "to.name", "advisers.name", "comment"):
        if other in own:
            continue
        ben = school.ben
        typed = {name.replace(".", "__"): words for name, words in {**own, other: WORDS}.items()}
        await ben.fills(**typed).clicks(title)
        assert (CONDITION if other == "condition" else UNSENT) in ben.newest.text, other
        stands = defaults_of(ben.newest.card)
        assert str(stands[other]).startswith(WORDS[:20]), other
        assert {name: stands[name] for name in own} == dict(own), "what is of this button stays as well"
    await school.jobs()
    assert await standing(school) == before
    await school.ben.fills(**{name.replace(".", "__"): "" for name in APPROVAL_INPUTS}).clicks("Goedkeuren")
    assert (await standing(school)).state is RequestState.APPROVED


APPROVAL_INPUTS = (
    "condition",
    "reason",
    "question",
    "why",
    "to",
    "to.name",
    "advisers",
    "advisers.name",
    "advice",
    "comment",
)


async def test_a_comment_goes_and_what_stands_in_another_box_stays(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(comment="Ik kijk ernaar.", reason=WORDS).clicks(SEND)
    assert [one.text for one in (await standing(school)).comments] == ["Ik kijk ernaar."]
    stands = defaults_of(school.ben.newest.card)
    assert stands["reason"] == WORDS
    assert "comment" not in stands
    await school.ben.clicks("Weiger deze aanvraag")
    assert (await standing(school)).history[-1].text == WORDS


async def test_a_requester_loses_no_comment(school: School) -> None:
    await submit_leave(school)
    ana, ben = school.ana, school.ben
    await ana.fills(comment=WORDS).clicks("Ja, trek in")
    assert UNSENT in ana.newest.text
    assert defaults_of(ana.newest.card)["comment"] == WORDS
    await ben.fills(question="Welk uur?").clicks("Vraag versturen")
    await school.jobs()
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen", on=ana.newest)
    await ana.fills(text="De ochtend.", comment=WORDS).clicks("Antwoord versturen", on=ana.newest)
    assert UNSENT in ana.newest.text
    assert defaults_of(ana.newest.card)["text"] == "De ochtend."
    await ana.fills(comment="").clicks("Antwoord versturen", on=ana.newest)
    await school.jobs()
    await ben.clicks("Goedkeuren")
    await school.jobs()
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen", on=ana.newest)
    await ana.fills(comment=WORDS, reason="Ziek.").clicks("Vraag om te annuleren", on=ana.newest)
    assert UNSENT in ana.newest.text
    assert defaults_of(ana.newest.card)["reason"] == "Ziek."
    await ana.fills(comment="").clicks("Vraag om te annuleren", on=ana.newest)
    await ana.fills(comment=WORDS).clicks("Toch behouden", on=ana.newest)
    assert UNSENT in ana.newest.text
    stands = await standing(school)
    assert (stands.state, stands.history[-1].text) == (RequestState.ANNULLING, "Ziek.")
    await ben.says("goedkeuringen")
    await ben.clicks("Openen", on=ben.newest)
    await ben.fills(reason=WORDS).clicks("Aanvraag annuleren", on=ben.newest)
    assert UNSENT in ben.newest.text
    assert (await standing(school)).history[-1].deed is Deed.ANNUL_ASKED


async def test_who_carries_it_out_loses_none_either(own_forms: Path, school: School) -> None:
    write_keys(own_forms)
    await school.restarts()
    await key_approved(school)
    nadia = school.nadia
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)
    assert await _done(school) == 0
    for title, other in (
        ("Ik neem dit op", "question"),
        ("Meld dit klaar", "question"),
        ("Vraag versturen", "word"),
        ("Geef dit door", "word"),
        ("Meld dit klaar", "comment"),
    ):
        await nadia.fills(**{"question": "", "word": "", "comment": "", "to": "", other: WORDS}).clicks(title)
        assert UNSENT in nadia.newest.text, title
        assert defaults_of(nadia.newest.card)[other] == WORDS
    await nadia.fills(question="", word="", comment="").clicks("Ik neem dit op")
    await nadia.fills(word=WORDS).clicks("Terug in de wachtrij")
    assert UNSENT in nadia.newest.text
    assert await _done(school) == 1, "it was taken, and no more"


async def _done(school: School) -> int:
    """How much was done to what is to be carried out."""
    (handling,) = [item.value async for item in school.house.records.handlings.stream()]
    return len(handling.history)
