"""What orders passages that hold the same words: how they stand in them, and where."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answer.library.source import NOWHERE, Passage
from bot.index.base import PassageIndex
from bot.index.question import Asked, Question
from bot.index.ranking import ARCHIVED_WEIGHT, Candidate, Read, combined, looked_at, names, rough, varied
from tests.index.contract import ALL, found, passages, put, source

FILL = "De school deelt elke maand een overzicht van de werking en de plannen."


async def test_words_that_stand_together_as_they_were_asked_come_first(index: PassageIndex) -> None:
    await put(index, source("apart", title="T"), f"Dringende vragen. {FILL} Wie redenen heeft, meldt ze.")
    await put(index, source("samen", title="T"), f"Meld het. {FILL} Wie dringende redenen heeft, vragen we dat.")
    await index.commit()
    assert await found(index, "dringende redenen") == ["samen#0", "apart#0"]


async def test_the_beginning_of_a_short_page_comes_before_its_end(index: PassageIndex) -> None:
    text = "Een kilometervergoeding krijg je op het einde van de maand."
    await index.put(source("kort", title="T"), passages("kort", text, text))
    await index.commit()
    assert await found(index, "kilometervergoeding") == ["kort#0", "kort#1"]


async def test_the_section_under_what_is_asked_comes_before_one_that_mentions_it(index: PassageIndex) -> None:
    page = source("laptop", title="Je laptop")
    mentioned = Passage("laptop", 0, ("Schermen",), NOWHERE, "Een laptop die kapot is, hoort bij de lader.")
    asked = Passage("laptop", 1, ("Kapot",), NOWHERE, "Meld het aan wie erover gaat. " + FILL)
    await index.put(page, [mentioned, asked])
    await index.commit()
    assert await found(index, "mijn laptop is kapot") == ["laptop#1", "laptop#0"]
    await index.put(page, [mentioned, replace(asked, headings=("Onderhoud",))])
    await index.commit()
    assert await found(index, "mijn laptop is kapot") == ["laptop#0", "laptop#1"]


async def test_another_page_comes_before_more_of_the_same(index: PassageIndex) -> None:
    again = "De fietsvergoeding staat in je loonbrief, met de fietsvergoeding van vorig jaar."
    await index.put(source("een", title="T"), passages("een", again, again, again))
    await put(index, source("twee", title="T"), f"{again} Vraag ernaar.")
    await index.commit()
    assert [id_.partition("#")[0] for id_ in await found(index, "fietsvergoeding")] == ["een", "twee", "een", "een"]


async def test_the_order_is_that_of_the_scores(index: PassageIndex) -> None:
    for number in range(30):
        await put(index, source(f"s{number}", title="T"), f"verlof {'fiets ' * (number % 4)}{FILL}", "verlof aanvragen")
    await index.commit()
    scores = [hit.score for hit in await index.search("verlof fiets", scopes=ALL, limit=60)]
    assert len(scores) > 30
    assert scores == sorted(scores, reverse=True)


def candidate(
    words: float,
    *,
    page: str = "p",
    page_words: float = 0.0,
    short: bool = True,
    archived: bool = False,
    official: bool = False,
    day: int = 0,
) -> Candidate:
    address: Any = None
    return Candidate(address, words, page, 0, page_words, False, short, archived, official, day)


def test_a_page_about_one_thing_tells_more_of_its_passages_than_one_about_many() -> None:
    short, long = candidate(9.0, page_words=10.0), candidate(10.0, page_words=10.0, short=False)
    assert [one.candidate for one in rough([long, short])] == [short, long]


def test_on_a_long_page_a_passage_with_all_of_the_question_overtakes() -> None:
    asked = tuple(Asked(frozenset({word}), frozenset(), 1.0) for word in ("fiets", "lease"))
    question = Question((), asked, 2.0)

    def order(*, short: bool) -> list[str]:
        often = rough([candidate(11.0, page="often", short=short)])[0]
        whole = rough([candidate(10.0, page="whole", short=short)])[0]
        scores = {
            "often": looked_at(often, question, ["fiets", "fiets"], frozenset({"fiets"})),
            "whole": looked_at(whole, question, ["fiets", "x", "x", "x", "lease"], frozenset({"fiets", "lease", "x"})),
        }
        return sorted(scores, key=lambda name: -scores[name])

    assert order(short=False) == ["whole", "often"]
    assert order(short=True) == ["often", "whole"]


@pytest.mark.parametrize(
    ("asked", "above", "heading", "is_named"),
    [
        ("kind ziek", "verlof kind ziek", "kind ziek", True),
        ("kind ziek", "verlof ziek", "ziek", False),  # all of the question has to stand there
        ("laptop stuk", "laptop stuk verloren", "stuk verloren", True),
        (
            "laptop stuk",
            "laptop stuk verloren gestolen",
            "stuk verloren gestolen",
            False,
        ),  # and half of the heading in it
        ("laptop stuk", "laptop stuk", "", False),  # under no heading but the page's own
        ("ziek", "verlof ziek", "ziek", False),  # one word alone may stand above anything
    ],
)
def test_a_heading_names_what_is_asked(asked: str, above: str, heading: str, is_named: bool) -> None:
    words = tuple(Asked(frozenset({word}), frozenset(), 1.0) for word in asked.split())
    question = Question((), words, float(len(words)))
    assert names(question, frozenset(above.split()), heading.split()) is is_named


async def test_one_word_is_named_by_a_heading_that_asks_the_same_of_it(index: PassageIndex) -> None:
    stands = Passage("tadd", 0, ("Stappen",), NOWHERE, "TADD is de tweede stap. TADD en benoeming. TADD, dus.")
    when = Passage("tadd", 1, ("Wanneer krijg ik TADD?",), NOWHERE, f"Na 290 dagen. {FILL}")
    await index.put(source("tadd", title="Loopbaan"), [stands, when])
    await index.commit()
    assert await found(index, "wanneer ben ik TADD") == ["tadd#1", "tadd#0"]
    assert await found(index, "wat is TADD") == ["tadd#0", "tadd#1"]


def test_what_is_no_longer_in_force_means_less_too() -> None:
    old, new = combined([10.0, 10.0], [0.9, 0.9], [True, False])
    assert old < new == 10.0
    assert combined([10.0, 10.0], [None, None], [True, False]) == [10.0, 10.0]  # its words were weighed before
    far = combined([10.0, 10.0], [0.9, 0.8], [True, False])
    assert far[0] > far[1] and ARCHIVED_WEIGHT < 1  # nothing else is near


def test_a_source_weighs_little_and_one_no_longer_in_force_falls_far() -> None:
    plain, better = candidate(10.0), candidate(10.6)
    official, newest = candidate(10.0, official=True, day=1), candidate(10.0, day=9)
    archived = candidate(15.0, archived=True)
    ordered = [one.candidate for one in rough([plain, archived, newest, official, better])]
    assert ordered == [better, official, newest, plain, archived]


def test_nothing_is_lost_when_pages_are_mixed() -> None:
    nowhere: Any = None
    one, nothing = Passage("a", 0, (), NOWHERE, ""), frozenset[str]()
    read = [Read(10.0 - n / 10, n % 3, nowhere, source("a"), one, nothing, nothing) for n in range(12)]
    mixed = varied(read)
    assert [one.page for one in mixed[:3]] == [0, 1, 2]
    assert sorted(one.page for one in mixed) == sorted(one.page for one in read)  # type: ignore[type-var]
