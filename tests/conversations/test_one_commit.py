"""A click on a form that asks for files is one commit: where its draft is filled in goes with what was answered."""

from pathlib import Path

import pytest

from bot.arrange.request import Request
from tests.conversations.outing import OUTING, at_the_papers, sends
from tests.conversations.school import School
from tests.conversations.stage import Shown, buttons_of
from tests.conversations.test_cost import counted
from tests.dialogs.making import a_field, a_step

BESIDE = OUTING + a_step("more", a_field("letter", "attachment"), a_field("note", "text"))
"""Its last step asks for a file beside something to type."""


@pytest.fixture
async def outings(own_forms: Path, school: School) -> School:
    (own_forms / "outing.toml").write_text(BESIDE, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.jobs()
    return school


async def _draft(school: School) -> Request:
    found = await school.house.records.requests.find(
        equal={"requester": school.ana.id, "state": "draft"}, order="changed", limit=1
    )
    return found.items[0].value


def _stands_on(draft: Request, shown: Shown) -> bool:
    return draft.card is not None and draft.card.activity == shown.activity


async def test_each_step_is_one_commit_and_a_new_card_costs_no_more_reads(outings: School) -> None:
    ana = outings.ana
    await ana.says("uitstap")
    counting = counted(outings)
    await ana.fills(place="Zoo").clicks("Volgende")
    counting.reads = counting.commits = 0
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    assert counting.commits == 1, "it is filled in on that card from now on"
    assert _stands_on(await _draft(outings), ana.newest)
    counting.reads = counting.commits = 0
    await ana.clicks("Terug")
    assert (counting.reads, counting.commits) == (3, 1), "the directory, who it is, the draft"
    counting.reads = counting.commits = 0
    await ana.fills(place="Bos").clicks("Volgende")
    assert (counting.reads, counting.commits) == (3, 1)
    counting.reads = counting.commits = 0
    await ana.clicks("Later verder")
    assert counting.commits == 1
    assert (await _draft(outings)).card is None, "files that come are told on a card of their own"


async def test_the_place_goes_into_the_commit_of_the_answers(outings: School) -> None:
    ana = outings.ana
    await ana.says("uitstap")
    counting = counted(outings)
    counting.reads = counting.commits = 0
    await ana.fills(place="Zoo").clicks("Volgende")
    assert counting.commits == 1
    draft = await _draft(outings)
    assert draft.answers["place"] == "Zoo"
    assert _stands_on(draft, ana.newest)


async def test_two_devices_note_where_it_is_filled_in_once_each(outings: School) -> None:
    """Of what the other changed meanwhile nothing is kept, but the card is the one that shows files now."""
    ana = outings.ana
    await ana.says("uitstap")
    await ana.fills(place="Zoo").clicks("Volgende")
    here = ana.newest
    await ana.clicks("Terug")
    old = dict(buttons_of(here)["Volgende"]["data"])
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    await ana.fills(place="Bos").clicks("Volgende")
    counting = counted(outings)
    counting.reads = counting.commits = 0
    await ana.sends("form.next", {**old, "place": "Strand"}, here)
    assert "Bos" in here.text
    assert counting.commits == 1
    draft = await _draft(outings)
    assert draft.answers["place"] == "Bos"
    assert _stands_on(draft, here)


async def test_a_file_taken_out_beside_what_was_typed_is_one_commit(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await sends(outings, ana, "brief.pdf")
    await ana.clicks("Verdergaan")
    counting = counted(outings)
    counting.reads = counting.commits = 0
    await ana.fills(note="Met de trein").clicks("Verwijderen")
    assert counting.commits == 1
    assert "Met de trein" in str(ana.newest.card)
    draft = await _draft(outings)
    assert draft.answers["note"] == "Met de trein"
    assert "letter" not in draft.answers
    assert "papers" in draft.answers
