"""A form that is for some people only: for the others it is nowhere, whatever they type or send."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.configuration.naming import remarks
from bot.front.extension import KNOWLEDGE
from bot.people.person import Person
from dialogs.model import Form
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.dialogs.making import HEAD, a_field, a_step, the_form

TITLE = "Uitstapkost"
OUTING = (
    HEAD.replace('title = {nl = "a"', f'title = {{nl = "{TITLE}"')
    + 'for = ["group:hr", "school:vaartkant", "function:bus"]\n'
    + 'said = {tells = {nl = ["bus gehuurd"], fr = ["bus loué"], en = ["hired a bus"]}}\n'
    + a_step("trip", a_field("where", "text"))
    + a_step("more", a_field("cost", "money", "required = false"))
)
SAID = "ik heb een bus gehuurd voor 250 euro"


@pytest.fixture
async def outings(school: School, own_forms: Path) -> School:
    (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    return school


def is_shown(person: Colleague) -> bool:
    return TITLE in person.newest.text


@pytest.mark.parametrize("said", ["aanvragen", "uitstap", "uitstapt", "hoe vraag ik een uitstap aan?", SAID])
async def test_only_whom_it_is_for_finds_it(outings: School, said: str) -> None:
    """Nadia by her group, Farid by his school; Ana, who teaches elsewhere, and Ben, who is her headmaster, do not."""
    for person in (outings.nadia, outings.farid):
        await person.says(said)
        assert is_shown(person) or "uitstap" in str(buttons_of(person.newest)), said
    for person in (outings.ana, outings.ben):
        await person.says(said)
        assert not is_shown(person), said
        assert "outing" not in str(buttons_of(person.newest)), said


async def test_a_search_in_a_chat_tells_nothing_of_it(outings: School) -> None:
    found = await outings.ana.searches(KNOWLEDGE, "hoe vraag ik een uitstap aan?")
    assert "outing" not in str(found)


async def test_a_forged_start_is_answered_as_that_of_a_form_that_never_was(outings: School) -> None:
    ana = outings.ana
    answers: list[str] = []
    for form in ("outing", "nothing"):
        for verb, more in (("form.start", {}), ("form.say", {"words": "uitstap"})):
            await ana.sends(verb, {"form": form, "_key": "k1", **more}, None)
            answers.append(ana.newest.text)
    assert len(set(answers)) == 1
    assert not await outings.house.records.requests.count(equal={"requester": ana.id, "state": "draft"})
    await outings.nadia.sends("form.start", {"form": "outing", "_key": "k1"}, None)
    assert is_shown(outings.nadia)


async def test_by_function(outings: School) -> None:
    def drives(one: Person) -> Person:
        return replace(one, functions=frozenset({"bus"})) if one.id == outings.ana.id else one

    await outings.becomes(drives)
    await outings.ana.says("uitstap")
    assert is_shown(outings.ana)


async def test_a_draft_of_who_is_not_in_the_group_any_more_is_not_there(outings: School) -> None:
    """Neither in the list nor on its card, nor handed in from a review of before."""
    nadia = outings.nadia
    await nadia.says("uitstap")
    step = nadia.newest
    await nadia.fills(where="Brugge").clicks("Volgende")
    await nadia.clicks("Volgende")
    review = nadia.newest
    draft = buttons_of(review)["Indienen"]["data"]
    await outings.becomes(lambda one: replace(one, groups=frozenset()) if one.id == nadia.id else one)

    await nadia.says("mijn aanvragen")
    assert not is_shown(nadia)
    never = {**draft, "request": "outing.2026.never"}
    for verb, data in (("form.submit", draft), ("form.resume", {"request": draft["request"]})):
        await nadia.sends(verb, {**never, **data} if verb == "form.submit" else data, None)
        gone = nadia.newest.text
        await nadia.sends(verb, never if verb == "form.submit" else {"request": never["request"]}, None)
        assert nadia.newest.text == gone, verb
    await nadia.sends("form.next", {"request": draft["request"], "step": "trip"}, step)
    assert "Brugge" not in nadia.newest.text
    kept = await outings.house.records.requests.find(equal={"requester": nadia.id, "state": "draft"}, order="changed")
    assert len(kept.items) == 1, "nothing was handed in"
    await nadia.sends("form.discard", {"request": draft["request"]}, None)
    assert not await outings.house.records.requests.count(equal={"requester": nadia.id, "state": "draft"})


async def test_what_was_handed_in_goes_on_when_its_requester_left_the_group(outings: School) -> None:
    nadia = outings.nadia
    await nadia.says("uitstap")
    await nadia.fills(where="Brugge").clicks("Volgende")
    await nadia.clicks("Volgende")
    await nadia.clicks("Indienen")
    await outings.jobs()
    manager = next(one for one in outings.people.values() if one.sees("Brugge") and one is not nadia)
    await outings.becomes(lambda one: replace(one, groups=frozenset()) if one.id == nadia.id else one)
    await manager.clicks("Goedkeuren")
    await outings.jobs()
    await nadia.says("mijn aanvragen")
    assert is_shown(nadia)
    assert "Goedgekeurd" in nadia.newest.text


async def test_whom_it_names_that_nobody_is_stands_among_the_remarks(outings: School, own_forms: Path) -> None:
    text = OUTING.replace('for = ["group:hr"', 'for = ["group:hrr"')
    (own_forms / "outing.toml").write_text(text, encoding="utf-8")
    await outings.restarts()
    directory, forms = await outings.house.directory.current(), outings.house.forms
    said = [str(one) for one in remarks(directory, {"forms": {"outing.toml": b""}}, {"forms": forms})]
    assert [one for one in said if "hrr" in one] == [
        "outing.toml: for: group:hrr is nobody in the organisation that was loaded; did you mean group:hr?"
    ]


def test_a_form_that_is_for_some_is_read_again_as_it_was(tmp_path: Path) -> None:
    """As a request keeps it; a form for everybody keeps its digest of before."""
    form = the_form(tmp_path, OUTING)
    assert Form.model_validate_json(form.as_json) == form
    assert '"for"' in form.as_json
    assert "offered" not in the_form(tmp_path, HEAD + a_step("trip", a_field("where", "text"))).as_json
