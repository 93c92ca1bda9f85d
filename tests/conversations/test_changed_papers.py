"""Files of a request that is changed: they stay until the change is handed in, and go or come with it."""

from pathlib import Path

import pytest

from bot.arrange.request import Deed, RequestState
from dialogs.kinds.attachment import attachments_of
from tests.conversations.outing import PDF, PNG, at_the_papers, kept, sends, write_outing
from tests.conversations.school import School
from tests.conversations.test_changing import CHANGE, HAND_IN, request_of


@pytest.fixture
async def papers(own_forms: Path, school: School) -> School:
    """Ana handed an outing in with a file."""
    write_outing(own_forms)
    await school.restarts()
    await school.everybody_installs()
    await at_the_papers(school.ana)
    await sends(school, school.ana, "attest.pdf")
    await school.ana.clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    return school


async def names(school: School) -> list[str]:
    return [file.name for file in attachments_of((await request_of(school)).answers["papers"])]


async def begins(school: School) -> None:
    """A change that stands where it asks for files."""
    await school.ana.clicks(CHANGE)
    await school.ana.clicks("Aanpassen", on=school.ana.newest)


async def test_a_file_is_exchanged_and_the_old_bytes_go_when_it_is_handed_in(papers: School) -> None:
    ana, ben = papers.ana, papers.ben
    await begins(papers)
    await ana.clicks("Verwijderen", on=ana.newest)
    await sends(papers, ana, "foto.png", PNG)
    assert await names(papers) == ["attest.pdf"]
    assert sorted(await kept(papers)) == sorted([PDF, PNG])
    await ana.clicks("Volgende", on=ana.newest)
    await ana.clicks(HAND_IN, on=ana.newest)
    await papers.jobs()
    assert await names(papers) == ["foto.png"]
    assert await kept(papers) == [PNG]
    assert "foto.png (5 kB) (was: attest.pdf (5 kB))" in ben.newest.text
    await ben.clicks("Bestand openen", on=ben.newest)
    assert "foto.png" in ben.newest.text


async def test_what_a_change_that_is_thrown_away_brought_goes_and_the_rest_stays(papers: School) -> None:
    ana = papers.ana
    await begins(papers)
    await sends(papers, ana, "foto.png", PNG)
    await ana.clicks("Ja, gooi weg", on=ana.newest)
    await papers.jobs()
    assert await kept(papers) == [PDF]
    assert await names(papers) == ["attest.pdf"]


async def test_what_came_to_the_request_itself_meanwhile_is_not_lost(papers: School) -> None:
    """An approver asked for it, while the change was being filled in."""
    ana, ben = papers.ana, papers.ben
    await ana.clicks(CHANGE)
    change = ana.newest
    await ben.fills(question="Waar is het tweede attest?").clicks("Vraag versturen")
    await papers.jobs()
    await sends(papers, ana, "foto.png", PNG)
    await ana.clicks("Hoort bij Uitstap · UIT-2026-00001")
    await papers.jobs()
    assert [entry.deed for entry in (await request_of(papers)).history][-1] is Deed.ATTACHED
    await ana.clicks("Aanpassen", on=change)
    first = change
    await ana.clicks("Terug", on=first)
    await ana.fills(place="Bos").clicks("Volgende", on=first)
    await ana.clicks("Volgende", on=first)
    await ana.clicks(HAND_IN, on=first)
    await papers.jobs()
    assert (await request_of(papers)).state is RequestState.SUBMITTED
    assert sorted(await names(papers)) == ["attest.pdf", "foto.png"]
    assert sorted(await kept(papers)) == sorted([PDF, PNG])
