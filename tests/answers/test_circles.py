"""For whom a document is, and when the page of the asker's own circle leads."""

from collections.abc import Sequence

import pytest

from bot.answer.circle import Circles, own_first
from bot.answer.circles_file import circles_of
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.people.person import Person
from bot.toml_files import BadFiles
from tests.copying import ROOT

GOOD = """
[[circles]]
id = "basis"
name = {nl = "basisonderwijs", fr = "fondamental", en = "primary"}
people = ["school:linde"]
words = {nl = ["basis*"], fr = ["fondamental"], en = ["primary"]}

[[circles]]
id = "secundair"
name = {nl = "secundair", fr = "secondaire", en = "secondary"}
people = ["school:kaai", "role:headmaster"]
folders = ["Scholen/Het Secundair"]
words = {nl = ["secundair"], fr = ["secondaire"], en = ["secondary"]}
"""
CIRCLES = circles_of("circles.toml", GOOD.encode())
ANA, EMMA, BEN = Person("1", "Ana", "", "linde"), Person("2", "Emma", "", "kaai"), Person("3", "Ben", "", "centraal")


def page(
    title: str,
    score: float,
    coverage: float = 1.0,
    *,
    path: str = "",
    headings: Sequence[str] = (),
    cosine: float | None = None,
) -> Hit:
    source = Source(f"gids.{title}{path}", title, path or "gids.md", "", None, "nl", frozenset())
    passage = Passage(source.id, 0, tuple(headings), NOWHERE, "Het toezicht begint om acht uur.")
    return Hit(source, passage, score, Evidence(coverage, 0.0, 2.0, cosine=cosine, margin=cosine and 0.0))


def whom(hit: Hit) -> list[str]:
    return [circle.id for circle in CIRCLES.of(hit)]


def first(hits: Sequence[Hit], person: Person = ANA, question: str = "wanneer begint het toezicht") -> str:
    return own_first(question, hits, CIRCLES, person)[0].source.title


# --- for whom it is ---------------------------------------------------------------------------------


def test_a_title_a_heading_or_a_folder_says_for_whom_it_is() -> None:
    assert whom(page("Gids basisscholen", 9)) == ["basis"]
    assert whom(page("Gids", 9, headings=["Toezicht", "In het secundair"])) == ["secundair"]
    assert whom(page("Gids", 9, path="A/scholen/Het secundair/B/gids.md")) == ["secundair"]
    assert whom(page("Gids", 9, path="Het secundair/gids.md")) == [], "not all of the folders"
    assert whom(page("Gids", 9, path="Scholen/Het Secundair")) == [], "a file's own name is no folder"
    assert whom(page("Gids voor basis en secundair", 9)) == ["basis", "secundair"]
    assert whom(page("Gids", 9)) == []


# --- who leads --------------------------------------------------------------------------------------

OTHERS, OWN, ALL = page("secundair", 10.0), page("basis", 8.0), page("iedereen", 10.0)


@pytest.mark.parametrize(
    ("hits", "leads"),
    [
        ([OTHERS, OWN], "basis"),
        ([OTHERS, page("basis", 6.9)], "secundair"),
        ([OTHERS, page("basis", 8.0, 0.85)], "basis"),
        ([OTHERS, page("basis", 8.0, 0.75)], "secundair"),
        ([ALL, page("basis", 7.4)], "iedereen"),
        ([ALL, OWN], "basis"),
        ([OTHERS, page("iedereen", 9.9)], "secundair"),
        ([page("secundair en basis", 10.0), page("basis", 8.0)], "secundair en basis"),
    ],
)
def test_ones_own_leads_where_it_says_as_much(hits: Sequence[Hit], leads: str) -> None:
    assert first(hits) == leads


def test_where_a_model_was_asked_it_has_to_mean_as_much() -> None:
    others = page("secundair", 10.0, cosine=0.9)
    assert first([others, page("basis", 8.0, cosine=0.89)]) == "basis"
    assert first([others, page("basis", 8.0, cosine=0.85)]) == "secundair"


def test_whose_own_is_not_known_sees_what_was_found() -> None:
    assert own_first("toezicht", [OTHERS, OWN], CIRCLES, BEN) == [OTHERS, OWN]
    assert own_first("toezicht", [OTHERS, OWN], Circles(), ANA) == [OTHERS, OWN]
    assert own_first("toezicht", [], CIRCLES, ANA) == []


def test_what_the_question_names_goes_before_what_its_asker_is() -> None:
    hits = [page("basis", 10.0), page("secundair", 8.0)]
    assert first(hits, ANA) == "basis"
    assert first(hits, ANA, "wanneer begint in het secundair het toezicht") == "secundair"
    assert first(hits, BEN, "wanneer begint in het secundair het toezicht") == "secundair"
    assert first(hits, EMMA, "wanneer begint in de basisschool het toezicht") == "basis"


def test_what_is_for_others_takes_nothing_from_its_lead() -> None:
    own = own_first("toezicht", [OTHERS, OWN, page("iedereen", 4.0)], CIRCLES, ANA)
    assert [hit.source.title for hit in own] == ["basis", "secundair", "iedereen"]
    assert own[0].evidence.lead == pytest.approx(0.5)
    already = own_first("toezicht", [page("basis", 10.0), page("secundair", 9.9)], CIRCLES, ANA)
    assert already[0].evidence.lead == 1.0


# --- the file ---------------------------------------------------------------------------------------


def test_the_sample_is_right() -> None:
    circles = circles_of("circles.toml", (ROOT / "samples" / "circles.toml").read_bytes())
    assert [circle.id for circle in circles] == ["de-linde", "basis", "secundair", "directies"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (GOOD.replace('"school:linde"', '"everyone"'), "circles.toml: circles.basis.people[1]: unknown principal"),
        (GOOD.replace('fr = "fondamental", ', ""), "circles.toml: circles.basis.name: 'fr' is missing"),
        (GOOD.replace("Scholen/Het", "Scholen//Het"), "circles.toml: circles.secundair.folders[1]: 'Scholen//Het"),
        (GOOD.replace('words = {nl = ["basis*"]', 'wrds = {nl = ["basis*"]'), "unknown option 'wrds'"),
        (GOOD.replace('words = {nl = ["basis*"], fr = ["fondamental"], en = ["primary"]}', ""), "'words' or 'folders'"),
        (GOOD.replace('id = "secundair"', 'id = "basis"'), "there is another circle 'basis'"),
    ],
)
def test_mistakes_are_named(text: str, mistake: str) -> None:
    with pytest.raises(BadFiles) as caught:
        circles_of("circles.toml", text.encode())
    assert any(mistake in str(one) for one in caught.value.mistakes), caught.value.mistakes
