"""What orders passages that hold the same words: how they stand in them, and where."""

from bot.index.base import PassageIndex
from bot.index.ranking import Candidate, Read, rough, varied
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
    words: float, *, page: str = "p", archived: bool = False, official: bool = False, day: int = 0
) -> Candidate:
    return Candidate(None, words, page, 0, 0.0, False, archived, official, day)  # type: ignore[arg-type] # no address


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
