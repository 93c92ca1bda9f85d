"""Requests said in a sentence: the form, filled in with what could be read and marked, never handed in by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from bot.answer.evidence import Hit
from bot.arrange.request import Request
from bot.front.dispatch import handler
from bot.index.base import PassageIndex
from bot.store.partitions import request_partition
from tests.conversations.expertise import ANSWER, make_official
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, defaults_of

LOOK = "Gelezen uit je bericht: kijk even na."
SAID = "ik wil verlof van 3 tot 4 december"


async def drafts(school: School) -> list[Request]:
    found = await school.house.records.requests.find(equal={"requester": school.ana.id}, order="changed")
    return [one.value for one in found.items]


async def test_a_sentence_opens_the_form_with_what_it_says(school: School) -> None:
    """The kind is not said, so that is asked first; then the period stands there, marked until she goes past it."""
    ana = school.ana
    await ana.says(SAID)
    assert "Welk verlof?" in ana.newest.text
    assert LOOK not in ana.newest.text
    await ana.fills(kind="medical").clicks("Volgende")
    assert LOOK in ana.newest.text
    period = {"period.from": "2026-12-03", "period.to": "2026-12-04"}
    assert period.items() <= defaults_of(ana.newest.card).items()
    await ana.fills(period__to="2026-11-01").clicks("Volgende")
    assert "Vallen er lessen" not in ana.newest.text
    await ana.fills(period__to="2026-12-07").clicks("Volgende")
    assert "Vallen er lessen" in ana.newest.text
    await ana.clicks("Terug")
    assert LOOK not in ana.newest.text
    assert len(ana.chat) == 1, "one card, changed in place"


async def test_it_begins_where_there_is_something_to_look_at(school: School) -> None:
    await school.ana.says("vakbondsverlof op dinsdag 1 december")
    assert "Welk verlof?" in school.ana.newest.text
    assert LOOK in school.ana.newest.text
    assert defaults_of(school.ana.newest.card)["kind"] == "union"


@pytest.mark.parametrize(
    "said",
    [
        "verlof aanvragen voor morgen",
        "je voudrais un congé du 3 au 5 décembre",
        "please book me a day off on 11 December",
    ],
)
async def test_in_three_languages_whatever_hers_is(school: School, said: str) -> None:
    await school.ana.says(said)
    assert "Welk verlof?" in school.ana.newest.text
    (draft,) = await drafts(school)
    assert draft.heard == ("period",)


async def test_it_is_never_handed_in_unseen(school: School) -> None:
    """Going on later, from another card and from an old review: what was read is shown first."""
    ana = school.ana
    await school.everybody_installs()
    await ana.says(SAID)
    await ana.fills(kind="medical").clicks("Volgende")
    await ana.clicks("Later verder")
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    assert LOOK in ana.newest.text

    (draft,) = await drafts(school)
    answers = {**draft.answers, "lessons": "none"}
    records = school.house.records
    stored = (await records.requests.find(equal={"requester": ana.id}, order="changed")).items[0]
    whole = replace(draft, answers=answers, step="", revision=draft.revision + 1)
    await records.accept(request_partition(draft.id), [records.requests.put(whole, stored.version)])
    await ana.sends("form.submit", {"request": draft.id, "revision": whole.revision}, ana.newest)
    assert LOOK in ana.newest.text
    await ana.clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    assert "Ingediend" in ana.newest.text


async def test_beside_a_draft_that_waits_the_sentence_is_not_lost(school: School) -> None:
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="union").clicks("Volgende")
    await ana.says(SAID)
    assert "Je aanvraag wacht op je" in ana.newest.text
    parked = ana.newest
    await ana.clicks("Nieuwe aanvraag hiermee", times=2)
    assert "Welk verlof?" in parked.text
    first, second = sorted(await drafts(school), key=lambda draft: len(draft.heard))
    assert first.answers == {"kind": "union"}
    assert second.heard == ("period",)


async def test_a_word_alone_beside_a_draft_offers_nothing_more(school: School) -> None:
    await school.ana.says("verlof")
    await school.ana.says("verlof")
    assert "Nieuwe aanvraag hiermee" not in buttons_of(school.ana.newest)


async def test_a_wish_asked_as_a_question_is_answered_and_the_form_offered_with_it(school: School) -> None:
    ana = school.ana
    await ana.says("mag ik op 3 december verlof nemen?")
    assert await drafts(school) == []
    await ana.clicks("Verlofaanvraag starten", times=2)
    (draft,) = await drafts(school)
    assert draft.heard == ("period",)
    assert draft.answers["period"]["from"] == "2026-12-03"  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    "said",
    [
        "hoeveel verlof heb ik?",
        "mijn verlof van 3 december was leuk",
        "Tom wil verlof van 3 tot 5 december",
        "ik wil mijn verlof van 3 december annuleren",
        "ik wil niet meer leven, geef mij verlof van 3 tot 5 december",
    ],
)
async def test_what_asks_for_nothing_starts_nothing(school: School, said: str) -> None:
    await school.ana.says(said)
    assert await drafts(school) == []


async def test_a_forged_button_says_nothing_of_another_form(school: School) -> None:
    await school.ana.says("verlof")
    await school.ana.sends("form.say", {"form": "nothing", "_key": "k1", "words": SAID}, school.ana.newest)
    assert len(await drafts(school)) == 1


async def test_going_on_leads_back_to_what_was_not_looked_at(school: School) -> None:
    ana = school.ana
    await ana.says("vakbondsverlof op dinsdag 1 december")
    (draft,) = await drafts(school)
    await ana.sends("form.edit", {"request": draft.id, "step": "lessons"}, ana.newest)
    assert "Vallen er lessen" in ana.newest.text
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    assert "Welk verlof?" in ana.newest.text
    assert LOOK in ana.newest.text


async def test_what_an_expert_wrote_comes_before_the_form_and_offers_it(staff: School) -> None:
    """Knowledge first: who knows the answer needs no ticket."""
    await make_official(staff)
    await staff.nadia.clicks("Aanpassen")
    await staff.nadia.fills(question="Mijn laptop start niet meer op").clicks("Bewaren")
    await staff.jobs()
    await staff.emma.says("mijn laptop start niet meer op")
    assert ANSWER in staff.emma.newest.text
    await staff.emma.clicks("ICT-melding starten")
    assert "Stap 1" in staff.emma.newest.text


class Searching:
    """The real index, with a count of what is searched for in it."""

    def __init__(self, index: PassageIndex) -> None:
        self._index, self.searches = index, 0

    async def search(self, *asked: Any, **how: Any) -> Sequence[Hit]:
        self.searches += 1
        return await self._index.search(*asked, **how)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)


async def test_what_an_expert_wrote_to_a_request_is_searched_for_once(staff: School) -> None:
    await make_official(staff)
    await staff.nadia.clicks("Aanpassen")
    await staff.nadia.fills(question="Mijn laptop start niet meer op").clicks("Bewaren")
    await staff.jobs()
    index = Searching(staff.house.index)
    staff.stage.handle = handler(replace(staff.house, index=cast("PassageIndex", index)))
    await staff.emma.says("mijn laptop start niet meer op")
    assert ANSWER in staff.emma.newest.text
    assert index.searches == 1
