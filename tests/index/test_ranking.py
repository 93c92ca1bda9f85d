"""What orders passages that hold the same words: how they stand in them, and where."""

from typing import Any

from bot.index.base import PassageIndex
from bot.index.question import Asked, Question
from bot.index.ranking import Candidate, Read, looked_at, rough, varied
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


def test_a_source_weighs_little_and_one_no_longer_in_force_falls_far() -> None:
    plain, better = candidate(10.0), candidate(10.6)
    official, newest = candidate(10.0, official=True, day=1), candidate(10.0, day=9)
    archived = candidate(15.0, archived=True)
    ordered = [one.candidate for one in rough([plain, archived, newest, official, better])]
    assert ordered == [better, official, newest, plain, archived]


def test_nothing_is_lost_when_pages_are_mixed() -> None:
    read = [Read(10.0 - n / 10, n % 3, None, "", frozenset()) for n in range(12)]  # type: ignore[arg-type] # nowhere
    mixed = varied(read)
    assert [one.page for one in mixed[:3]] == [0, 1, 2]
    assert sorted(one.page for one in mixed) == sorted(one.page for one in read)  # type: ignore[type-var]
