"""Of a table, the demo's own documents: the row that was asked about, whatever a colleague calls it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answer.answer import Answer, Verdict
from bot.answer.answering import HITS
from bot.answer.compiling import NEAR, compile_answer
from bot.answer.evidence import Hit
from tools.calibration import demo_people, opened_demo

PARENT = "Wie is overleden?: Ouder of schoonouder · Werkdagen: 4"
GRANDPARENT = "Wie is overleden?: Grootouder of kleinkind · Werkdagen: 2"
PARTNER = "Wie is overleden?: Je partner of je kind, ook een pleegkind · Werkdagen: 10"
AUNT = "Wie is overleden?: Oom, tante, neef of nicht die niet bij je inwoont · Werkdagen: 1"
BROTHER = "Gebeurtenis: Huwelijk van je broer, zus, ouder, schoonouder of kleinkind · Werkdagen: 1"
AGES = "Leeftijd · Wie\njonger dan 12 jaar · de ouders\n12 tot 17 jaar · de ouders en de leerling\nvanaf 18 jaar"

ROWS = {
    "hoeveel dagen als mijn vader overleden is": PARENT,
    "papa is dood": PARENT,
    "mijn moeder is overleden": PARENT,
    "mijn schoonmoeder is overleden": PARENT,
    "mijn grootmoeder is gestorven": GRANDPARENT,
    "oma is gestorven": GRANDPARENT,
    "my grandmother died": GRANDPARENT,
    "mijn kind is gestorven": PARTNER,
    "mijn partner is overleden, hoeveel dagen": PARTNER,
    "mijn tante is gestorven": AUNT,
    "mijn broer trouwt": BROTHER,
    "my brother is getting married": BROTHER,
    "vanaf welke leeftijd geeft een leerling zelf toestemming voor foto's": AGES,
}

Found = Mapping[str, tuple[list[Hit], Answer]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return asyncio.run(_asked(tmp_path_factory.mktemp("rows")))


async def _asked(data: Path) -> Found:
    async with opened_demo(data) as house:
        directory = await house.directory.current()
        scopes = await house.scopes.readable(directory.people[demo_people()["ana.martens"]])
        found: dict[str, tuple[list[Hit], Answer]] = {}
        for question in ROWS:
            hits = list(await house.index.search(question, scopes=scopes, limit=HITS))
            found[question] = hits, compile_answer(question, hits, lambda source: source.id)
        return found


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_the_row_that_was_asked_about(found: Found, question: str, row: str) -> None:
    _, answer = found[question]
    assert answer.verdict is Verdict.ANSWERED
    assert answer.excerpt is not None
    below = "\n".join(answer.excerpt.text.split("\n")[len(answer.excerpt.headings) :])
    assert below.startswith(row)


def test_what_else_is_cited_has_much_of_the_question_too(found: Found) -> None:
    for hits, answer in found.values():
        near = {hit.source.id for hit in hits if hit.evidence.coverage >= NEAR * hits[0].evidence.coverage}
        assert {cited.url for cited in answer.further} <= near
    assert any(len({hit.source.id for hit in hits}) > 2 and not answer.further for hits, answer in found.values())


def test_a_hit_says_what_else_was_looked_for(found: Found) -> None:
    hits, _ = found["papa is dood"]
    assert {"vader", "ouder"} <= set(hits[0].names["papa"])
    assert "is" not in hits[0].names
    hits, _ = found["my grandmother died"]
    assert {"grootmoeder", "grootouder"} <= set(hits[0].names["grandmother"])
