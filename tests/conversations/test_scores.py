"""The digital self-assessment of a school: from the first word to the result, and that of next year beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.arrange.scores.scored import MOST, Scored, scored_id
from bot.people.person import Role
from bot.store.partitions import request_partition
from tests.conversations.school import School
from tests.conversations.scoring import RESULT, assesses, write_maturity
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave

BY_TEACHERS = ('"role:ict"]', '"role:teacher"]')
"""Nobody of the school of these tests looks after IT."""
A_YEAR = timedelta(days=365)
NEVER = "is er geen resultaat van deze school"
DOMAINS = [
    "Leiderschap en visie",
    "Infrastructuur",
    "Digitaal lesgeven",
    "Professionalisering",
    "Beleid, privacy en veiligheid",
]


@pytest.fixture(autouse=True)
async def maturity(school: School, own_forms: Path) -> None:
    write_maturity(own_forms, BY_TEACHERS)
    await school.restarts()
    await school.everybody_installs()


def of_type(part: Any, type_: str) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        known = cast(dict[str, Any], part)
        if known.get("type") == type_:
            yield known
        part = list(known.values())
    for one in cast(list[Any], part) if isinstance(part, list) else []:
        yield from of_type(one, type_)


def table(person: Colleague) -> list[list[str]]:
    (found,) = of_type(person.newest.card, "Table")
    return [["".join(map(text_of, cell["items"])) for cell in row["cells"]] for row in found["rows"]]


def text_of(item: Mapping[str, Any]) -> str:
    return str(item.get("text") or "".join(run["text"] for run in item.get("inlines", ())))


def drawn(person: Colleague) -> Mapping[str, Mapping[str, float]]:
    """The bars, by school year and domain."""
    (found,) = of_type(person.newest.card, "Chart.VerticalBar.Grouped")
    return {one["legend"]: {bar["x"]: bar["y"] for bar in one["values"]} for one in found["data"]}


async def result(person: Colleague) -> str:
    await person.clicks(RESULT)
    return person.newest.text


async def test_from_the_first_word_to_the_result(school: School) -> None:
    ana = school.ana
    await assesses(school, ana, "ik wil de digitale zelfevaluatie invullen", infrastructure="4", safety="1")
    text = await result(ana)
    for part in ("Resultaat Digitale zelfevaluatie", "Basisschool De Linde", "DIG-2026-00001", NEVER, "2025-2026"):
        assert part in text
    said = ["67 %", "100 %", "67 %", "67 %", "0 %"]
    assert table(ana) == [["Domein", "2026-2027"], *map(list, zip(DOMAINS, said, strict=True))]
    assert drawn(ana) == {"2026-2027": dict(zip(DOMAINS, (67, 100, 67, 67, 0), strict=True))}


async def test_next_year_stands_beside_it_by_the_form_as_it_was(school: School, own_forms: Path) -> None:
    """Now out of 10, with one domain more; and it was somebody else of the school."""
    await assesses(school, school.ana, infrastructure="4", safety="1")
    school.clock.pass_by(A_YEAR)
    taken = 'fields = ["needs", "sharing", "newcomers"]'
    apart = 'fields = ["needs", "sharing"]\n\n[[scores]]\nid = "new"\n'
    apart += 'label = { nl = "Starters", fr = "Débutants", en = "Starters" }\nfields = ["newcomers"]'
    write_maturity(own_forms, BY_TEACHERS, ("most = 4", "most = 10"), (taken, apart))
    await school.restarts()
    await assesses(school, school.emma, infrastructure="10", leadership="1")
    text = await result(school.emma)
    assert NEVER not in text
    now, then = ["0 %", "100 %", "22 %", "22 %", "22 %"], ["67 %", "100 %", "67 %", "67 %", "0 %"]
    rows = [list(row) for row in zip(DOMAINS, then, now, strict=True)]
    rows.insert(4, ["Starters", "–", "22 %"])
    assert table(school.emma) == [["Domein", "2026-2027", "2027-2028"], *rows]
    bars = drawn(school.emma)
    assert list(bars) == ["2026-2027", "2027-2028"]
    assert bars["2026-2027"] == dict(zip(DOMAINS, (67, 100, 67, 67, 0), strict=True))
    assert bars["2027-2028"]["Starters"] == 22


async def test_the_head_and_who_owns_the_form_see_it_and_never_the_answers(school: School) -> None:
    await assesses(school, school.ana, infrastructure="4")
    for one in (school.ben, school.nadia):
        told = one.card_with("Ter informatie")
        assert "gedragen visie" not in told.text
        assert "100 %" in await result(one)
        assert "gedragen visie" not in one.newest.text


async def test_nobody_else_finds_it_nor_learns_that_it_is_there(school: School) -> None:
    await assesses(school, school.ana)
    request = await only_request(school)
    for one in (school.emma, school.dirk, school.lieve, school.carla):
        assert not any(RESULT in buttons_of(shown) for shown in one.chat)
        await one.sends("score.show", {"request": request}, None)
        refused = one.newest.text
        assert "%" not in refused
        await one.sends("score.show", {"request": f"{request}-not"}, None)
        assert one.newest.text == refused


async def test_a_form_that_is_not_scored_has_no_result(school: School) -> None:
    await school.everybody_installs()
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    request = await only_request(school)
    for one in (school.ana, school.ben, school.nadia, school.emma):
        assert not any(RESULT in buttons_of(shown) for shown in one.chat)
        await one.sends("score.show", {"request": request}, None)
        refused = one.newest.text
        await one.sends("score.show", {"request": f"{request}-not"}, None)
        assert one.newest.text == refused


async def only_request(school: School) -> str:
    found = school.house.records.requests.stream(equal={"requester": school.ana.id}, order="changed")
    (id_,) = [one.value.id async for one in found]
    return id_


async def test_another_school_stands_beside_nobody(school: School) -> None:
    await assesses(school, school.farid)
    school.clock.pass_by(A_YEAR)
    await assesses(school, school.ana)
    assert NEVER in await result(school.ana)


async def test_two_years_ago_is_not_last_year(school: School) -> None:
    await assesses(school, school.ana)
    school.clock.pass_by(2 * A_YEAR)
    await assesses(school, school.ana)
    assert NEVER in await result(school.ana)


async def test_of_a_school_year_the_last_counts_that_stands_on_whichever_side_of_new_year(school: School) -> None:
    """In November, in January and in March, of which the last is annulled: that of January."""
    ana = school.ana
    await assesses(school, ana, safety="1")
    school.clock.pass_by(timedelta(days=60))
    await assesses(school, ana, safety="4")
    school.clock.pass_by(timedelta(days=60))
    await assesses(school, ana, safety="2")
    await ana.clicks("Vraag om te annuleren", on=ana.card_with("DIG-2027-00002"))
    await school.jobs()
    assert not any(RESULT in buttons_of(shown) for shown in ana.chat if "DIG-2027-00002" in shown.text)
    school.clock.pass_by(timedelta(days=200))
    await assesses(school, ana, safety="1")
    await result(ana)
    assert table(ana)[-1] == ["Beleid, privacy en veiligheid", "100 %", "0 %"]


async def test_a_result_waits_for_who_decides_where_the_route_has_somebody(school: School, own_forms: Path) -> None:
    """And the head, who decides, has no other card of it."""
    decides = ("[route]\napproved = true", '[route]\napprovers = ["head"]\notherwise = ["group:hr"]')
    write_maturity(own_forms, BY_TEACHERS, decides)
    await school.restarts()
    await assesses(school, school.ana)
    request = await only_request(school)
    assert not any(RESULT in buttons_of(shown) for shown in (*school.ana.chat, *school.ben.chat))
    await school.ana.sends("score.show", {"request": request}, None)
    assert "%" not in school.ana.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    for one in (school.ana, school.ben):
        assert "67 %" in await result(one)


async def test_a_new_head_sees_it_and_the_one_of_before_does_not_any_more(school: School) -> None:
    await assesses(school, school.ana)
    request, ben, emma = await only_request(school), school.ben, school.emma
    heads = {ben.id: frozenset({Role.CARE}), emma.id: frozenset({Role.HEADMASTER})}
    await school.becomes(lambda one: replace(one, roles=heads.get(one.id, one.roles)))
    for one, sees in ((ben, False), (emma, True)):
        await one.sends("score.show", {"request": request}, None)
        assert ("67 %" in one.newest.text) == sees


async def test_what_is_kept_of_a_school_year_does_not_grow(school: School) -> None:
    for _ in range(MOST + 1):
        await assesses(school, school.ana)
    partition = request_partition("maturity.2026.")
    kept = await school.house.records.scored.get(partition, scored_id("de-linde", 2026))
    assert kept is not None
    assert len(kept.value.requests) == MOST


def test_the_last_handed_in_are_kept() -> None:
    kept = Scored("de-linde", 2026)
    for number in range(MOST + 2):
        kept = kept.with_request(str(number))
    assert kept.requests == tuple(str(number) for number in range(2, MOST + 2))
