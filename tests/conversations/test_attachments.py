"""Files for a request: sent in the chat, shown on its card, taken out, handed in, opened by who decides."""

from pathlib import Path

import pytest

from bot.arrange.request import RequestState
from bot.channel.base import RecipientGone
from dialogs.kinds.attachment import attachments_of
from tests.conversations.outing import OUTING, PDF, PNG, a_file, at_the_papers, kept, sends, write_outing, write_walk
from tests.conversations.school import School
from tests.conversations.stage import actions_of, buttons_of, elements_of
from tests.dialogs.making import a_field, options


@pytest.fixture
async def outings(own_forms: Path, school: School) -> School:
    """The school with a form that asks for files; everybody has Bode."""
    write_outing(own_forms)
    await school.restarts()
    await school.everybody_installs()
    await school.jobs()
    return school


async def test_a_file_comes_to_the_draft_that_asks_for_it_and_who_decides_opens_it(outings: School) -> None:
    ana, ben = outings.ana, outings.ben
    await at_the_papers(ana)
    assert "met de paperclip" in ana.newest.text
    assert "Hoogstens 2 bestanden van 1 MB: pdf of png." in ana.newest.text
    cards = len(ana.chat)
    await sends(outings, ana, "attest van de zoo.pdf")
    assert len(ana.chat) == cards, "the card where it is filled in shows it"
    assert "attest van de zoo.pdf (5 kB)" in ana.newest.text
    assert await kept(outings) == [PDF]

    await ana.clicks("Volgende")
    assert "attest van de zoo.pdf" in ana.newest.text
    await ana.clicks("Indienen")
    await outings.jobs()
    assert "attest van de zoo.pdf" in ben.newest.text
    await ben.clicks("Bestand openen")
    (opens,) = [action["url"] for action in actions_of(ben.newest.card) if "url" in action]
    assert opens.startswith("https://bode.proefnet.example/attachments/outing.2026.")
    assert await kept(outings) == [PDF]


async def test_a_file_that_is_removed_goes_with_its_bytes(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await sends(outings, ana, "foto.png", PNG)
    shown = ana.newest
    removes = [action for action in actions_of(shown.card) if action.get("title") == "Verwijderen" and "verb" in action]
    assert len(removes) == 2
    await ana.sends(str(removes[0]["verb"]), dict(removes[0]["data"]), shown)
    await outings.jobs()
    assert "attest.pdf" not in ana.newest.text
    assert "foto.png" in ana.newest.text
    assert await kept(outings) == [PNG]
    await ana.sends(str(removes[0]["verb"]), dict(removes[0]["data"]), shown)
    assert "foto.png" in ana.newest.text, "once is enough"


async def test_what_is_thrown_away_keeps_no_bytes(outings: School) -> None:
    await at_the_papers(outings.ana)
    await sends(outings, outings.ana, "attest.pdf")
    await outings.ana.clicks("Ja, gooi weg")
    await outings.jobs()
    assert await kept(outings) == []


async def test_a_required_file_is_asked_for_until_it_is_there(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await ana.clicks("Volgende")
    assert "Vul dit nog in." in ana.newest.text
    await ana.fills(papers='[{"id": "x", "name": "x.pdf", "kind": "pdf", "size": 1}]').clicks("Volgende")
    assert "x.pdf" not in ana.newest.text, "a client has no say in what was sent"
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    assert "Indienen" in buttons_of(ana.newest)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("macro.exe", b"MZ" + bytes(100), "Dit soort bestand neem ik hier niet aan"),
        ("attest.pdf", b"MZ" + bytes(100), "iets anders dan zijn naam zegt"),
        ("foto.jpg", b"\xff\xd8\xff" + bytes(100), "Wel: pdf of png."),
        ("groot.pdf", PDF + bytes(1_000_000), "hoogstens 1 MB"),
        ("leeg.pdf", b"", "Dit bestand is leeg."),
    ],
)
async def test_what_is_not_taken_is_named_with_the_reason(outings: School, name: str, content: bytes, why: str) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "goed.png", PNG)
    await sends(outings, ana, name, content)
    assert "Dit bestand kon ik niet aannemen" in ana.newest.text
    assert name in ana.newest.text
    assert why in ana.newest.text
    assert await kept(outings) == [PNG], "what was there stays"
    await ana.clicks("Verdergaan")
    assert "goed.png" in ana.newest.text


async def test_too_many_and_the_same_twice_are_not_taken_and_the_rest_is(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await sends(outings, ana, "attest 1.pdf")
    assert "Dit bestand staat er al bij." in ana.newest.text
    await ana.sends_a_file("", a_file(outings, "foto.png", PNG), a_file(outings, "derde.pdf", PDF + b"3"))
    await outings.jobs()
    assert "Je bestand staat bij je aanvraag" in ana.newest.text
    assert "foto.png (5 kB)" in ana.newest.text
    assert "staan al 2 bestanden" in ana.newest.text
    assert sorted(await kept(outings)) == sorted([PDF, PNG])


async def test_a_place_that_is_gone_says_so(outings: School) -> None:
    await at_the_papers(outings.ana)
    file = a_file(outings, "attest.pdf")
    outings.recorder.drive.clear()
    await outings.ana.sends_a_file("", file)
    await outings.jobs()
    assert "Stuur het nog eens" in outings.ana.newest.text


async def test_a_hostile_name_is_cleaned_and_never_markdown(outings: School) -> None:
    ana, ben = outings.ana, outings.ben
    await at_the_papers(ana)
    await sends(outings, ana, "../../[klik](https://evil.example)\u202efdp.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    await outings.jobs()
    assert "[klik](https evil.example)fdp.pdf" in ben.newest.text
    blocks = [part for part in elements_of(ben.newest.card) if part.get("type") == "TextBlock"]
    assert not any("klik" in part["text"] for part in blocks)


async def test_what_was_typed_beside_it_is_not_lost(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await ana.sends_a_file("Hoeveel is de kilometervergoeding?", a_file(outings, "attest.pdf"))
    await outings.jobs()
    assert "Je bestand staat bij je aanvraag" in ana.newest.text
    await ana.clicks("Zoek op deze woorden")
    assert "kilometer" in ana.newest.text


# --- to which request ---------------------------------------------------------------------------------


async def test_no_card_is_changed_in_which_something_may_be_typed(own_forms: Path, school: School) -> None:
    write_outing(
        own_forms,
        OUTING.replace('kind = "attachment"', 'kind = "attachment"\nrequired = false') + a_field("why", "text"),
    )
    await school.restarts()
    ana = school.ana
    await ana.installs()
    await at_the_papers(ana)
    step = ana.newest
    await sends(school, ana, "attest.pdf")
    assert step.updates == 1, "only by the click before"
    assert "Je bestand staat bij je aanvraag" in ana.newest.text
    await ana.fills(why="omdat").clicks("Volgende", on=step)
    assert "attest.pdf" in step.text, "an older card takes nothing away"
    assert "omdat" in step.text


async def test_removing_a_file_keeps_what_is_typed_beside_it(own_forms: Path, school: School) -> None:
    write_outing(own_forms, OUTING + a_field("day", "date") + a_field("why", "text"))
    await school.restarts()
    ana = school.ana
    await ana.installs()
    await at_the_papers(ana)
    await sends(school, ana, "attest.pdf")
    await ana.clicks("Verdergaan")
    await ana.fills(day="ooit eens", why="omdat").clicks("Verwijderen")
    assert "attest.pdf" not in ana.newest.text
    values = {part["id"]: part.get("value") for part in elements_of(ana.newest.card) if "id" in part}
    assert (values["day"], values["why"]) == ("ooit eens", "omdat")


async def test_of_two_drafts_the_newest_gets_it_and_one_click_moves_it(own_forms: Path, school: School) -> None:
    write_outing(own_forms)
    write_walk(own_forms)
    await school.restarts()
    ana = school.ana
    await ana.installs()
    await at_the_papers(ana)
    await ana.says("wandeling")
    await ana.fills(place="Bos").clicks("Volgende")
    await sends(school, ana, "attest.pdf")
    assert "Wandeling" in ana.newest.text
    assert "Is het voor een andere aanvraag?" in ana.newest.text
    await ana.clicks("Hoort bij Uitstap")
    assert "Ik haal je bestand op" in ana.newest.text
    await school.jobs()
    assert "Je bestand staat bij je aanvraag" in ana.newest.text
    assert "Uitstap" in ana.newest.text
    assert await kept(school) == [PDF]
    drafts = (await school.house.records.requests.find(equal={"requester": ana.id}, order="changed")).items
    assert {item.value.form: bool(item.value.answers.get("papers")) for item in drafts} == {
        "walk": False,
        "outing": True,
    }
    await ana.clicks("Hoort bij Wandeling", times=2)
    await school.jobs()
    assert "Wandeling" in ana.newest.text
    assert await kept(school) == [PDF]


async def test_an_approver_asks_for_a_file_and_it_is_offered_there(outings: School) -> None:
    ana, ben = outings.ana, outings.ben
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    await outings.jobs()
    approval = ben.newest
    await ben.fills(question="Heb je ook een foto?").clicks("Vraag versturen")
    await outings.jobs()
    await sends(outings, ana, "foto.png", PNG)
    assert "Bij welke aanvraag hoort dit bestand?" in ana.newest.text
    assert await kept(outings) == [PDF], "nothing is taken before they say so"
    await ana.clicks("Toevoegen aan Uitstap · UIT-2026-00001", times=2)
    await outings.jobs()
    assert "Je bestand staat bij je aanvraag" in ana.newest.text
    assert "Je antwoord op de vraag verstuur je nog zelf" in ana.newest.text
    assert "foto.png" in approval.text
    assert "voegde bestanden toe" in approval.text


async def test_without_a_request_that_asks_nothing_is_kept(outings: School) -> None:
    ana = outings.ana
    await ana.says("verlof")
    await sends(outings, ana, "attest.pdf")
    assert "Ik heb niets bewaard" in ana.newest.text
    assert outings.recorder.taken == []


async def test_a_pasted_picture_says_how_it_can_come_along(outings: School) -> None:
    await at_the_papers(outings.ana)
    await outings.ana.sends_a_file("")
    assert "Stuur het als bestand, met de paperclip" in outings.ana.newest.text


async def test_a_draft_that_was_handed_in_meanwhile_takes_no_more(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await ana.sends_a_file("", a_file(outings, "foto.png", PNG))
    await ana.clicks("Indienen")
    await outings.jobs()
    assert "Deze aanvraag neemt geen bestanden meer aan." in ana.card_with("kon ik niet aannemen").text
    assert await kept(outings) == [PDF]


async def test_a_draft_that_was_thrown_away_meanwhile_takes_no_more(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await ana.sends_a_file("", a_file(outings, "attest.pdf"))
    await ana.clicks("Ja, gooi weg")
    await outings.jobs()
    assert "attest.pdf" in ana.newest.text
    assert "Deze aanvraag neemt geen bestanden meer aan." in ana.newest.text
    assert await kept(outings) == []


async def test_where_the_draft_s_card_is_gone_a_new_one_says_it(outings: School) -> None:
    await at_the_papers(outings.ana)
    outings.recorder.update_fails = [RecipientGone("unknown")]
    await sends(outings, outings.ana, "attest.pdf")
    assert "Je bestand staat bij je aanvraag" in outings.ana.newest.text


async def test_a_file_that_the_form_does_not_ask_any_more_goes(own_forms: Path, school: School) -> None:
    asked = OUTING.replace('kind = "attachment"', """kind = "attachment"\nwhen = "place == 'far'\"""")
    write_outing(own_forms, asked.replace('kind = "text"\n', f'kind = "choice"\n{options("far", "near")}\n', 1))
    await school.restarts()
    ana = school.ana
    await ana.installs()
    await at_the_papers(ana, "far")
    await sends(school, ana, "attest.pdf")
    assert await kept(school) == [PDF]
    await ana.clicks("Terug")
    await ana.fills(place="near").clicks("Volgende")
    await school.jobs()
    assert await kept(school) == []


async def test_the_request_stands_as_it_was_handed_in(outings: School) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    found = await outings.house.records.requests.find(equal={"requester": ana.id}, order="changed")
    (request,) = [item.value for item in found.items]
    assert request.state is RequestState.SUBMITTED
    (file,) = attachments_of(request.answers["papers"])
    assert (file.name, file.kind, file.size) == ("attest.pdf", "pdf", len(PDF))
