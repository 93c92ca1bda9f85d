"""Who may read what, resolved beside the index: the book of scopes, and searches against an oracle."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer.answer import Answer, Verdict
from bot.answer.compiling import compile_answer
from bot.answer.library import scope_book
from bot.answer.library.scope import NOBODY_SCOPE, scope_id
from bot.answer.library.scope_book import ScopeBook
from bot.index.embedded import open_index
from bot.people.person import Person, Role
from bot.sqlite.opening import open_file
from bot.store.kinds import KINDS
from bot.store.records import Records
from bot.store.sqlite import open_store
from tests.index.contract import passages, source
from tests.index.trimming import Tally, asked, asked_in_processes

NOW = datetime(2026, 9, 1, tzinfo=UTC)
ANA = Person("ana", "Ana", "", "linde", frozenset({Role.TEACHER}), frozenset({"directies"}))


@pytest.fixture
async def records(tmp_path: Path) -> AsyncIterator[Records]:
    file = await open_file(tmp_path / "bode.sqlite")
    store = await open_store(file, KINDS, now=lambda: NOW)
    yield Records(store, now=lambda: NOW)
    await store.close()
    await file.close()


def test_a_scope_is_its_readers() -> None:
    assert scope_id(["group:a", "school:b"]) == scope_id({"school:b", "group:a"})
    assert scope_id(["group:a"]) != scope_id(["group:b"])
    assert scope_id([]) == NOBODY_SCOPE


async def test_a_person_reads_the_scopes_that_name_them(records: Records) -> None:
    book = ScopeBook(records)
    assert await book.readable(ANA) == frozenset()
    mine = [{"everyone"}, {"group:directies", "group:hr"}, {"school:linde"}, {"role:teacher"}, {"person:ana"}]
    await book.meet([*mine, {"group:hr"}, {"school:eik", "person:ben"}, frozenset[str]()])
    assert await book.readable(ANA) == {scope_id(readers) for readers in mine}


async def test_another_group_counts_at_once_and_another_book_sees_what_is_new(records: Records) -> None:
    writer, reader = ScopeBook(records), ScopeBook(records)
    await writer.meet([{"group:hr"}])
    assert await reader.readable(ANA) == frozenset()
    assert await reader.readable(replace(ANA, groups=frozenset({"hr"}))) == {scope_id({"group:hr"})}
    await writer.meet([{"group:hr"}, {"group:directies"}])
    assert await reader.readable(ANA) == {scope_id({"group:directies"})}
    assert await reader.readable(replace(ANA, groups=frozenset())) == frozenset()


async def test_many_scopes_met_by_two_at_once(records: Records) -> None:
    one, two = ScopeBook(records), ScopeBook(records)
    readers = [{f"group:{n}"} for n in range(250)]
    await asyncio.gather(one.meet(readers), two.meet(reversed(readers)))
    someone = replace(ANA, groups=frozenset(map(str, range(250))))
    assert await one.readable(someone) == {scope_id(own) for own in readers}
    numbers = [item.value.number async for item in records.scopes.stream(partition="scopes")]
    assert len(set(numbers)) == 250


@pytest.mark.parametrize("most", [0, 12, 10_000])
async def test_what_is_remembered_is_bounded_by_what_it_holds(
    records: Records, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few who may read much, or many who may read little; whoever is forgotten is answered as well."""
    monkeypatch.setattr(scope_book, "MOST_REMEMBERED", most)
    book, readers = ScopeBook(records), [{f"group:{n}"} for n in range(6)]
    await book.meet(readers)
    people = [replace(ANA, groups=frozenset(map(str, range(n)))) for n in range(6)]
    for _ in range(2):
        for person in people:
            assert await book.readable(person) == {scope_id(own) for own in readers[: len(person.groups)]}
            held = book._remembered.items()
            assert sum(len(principals) + len(scopes) for principals, scopes in held) == book._weight <= most
    assert len(book._remembered) == {0: 0, 12: 0, 10_000: 6}[most]
    await book.meet([{"group:0", "group:6"}])
    assert len(await book.readable(people[1])) == 2, "what is new makes it forget all"
    assert len(book._remembered) <= 1


def checked(tally: Tally) -> None:
    """Whatever is asked: nothing of what may not be read is found or shown; of what may be, all that matches is."""
    assert tally.leaks == []
    for kind, wanted in tally.wanted.items():
        assert tally.found[kind] >= 0.999 * wanted > 0, kind
    assert tally.trimmed >= 0.25 * tally.questions
    assert tally.cards.keys() >= {Verdict.ANSWERED, Verdict.MAYBE, Verdict.NOT_FOUND}


def checked_by_meaning(tally: Tally) -> None:
    """The same, but that what is near in meaning takes the place of what has one of the words."""
    assert tally.leaks == []
    assert tally.meant == tally.questions
    assert tally.beside > tally.questions, "what has none of the words is found too"
    assert tally.trimmed >= 0.25 * tally.questions
    assert tally.cards.keys() >= {Verdict.ANSWERED, Verdict.MAYBE, Verdict.NOT_FOUND}


@pytest.mark.walk
def test_trimming_against_an_oracle_in_a_changing_world() -> None:
    checked(asked(people=300, documents=600, questions=1000, seed=20, by_meaning=False))


@pytest.mark.walk
def test_trimming_by_meaning_against_an_oracle_in_a_changing_world() -> None:
    checked_by_meaning(asked(people=300, documents=100, questions=300, seed=21, by_meaning=True))


@pytest.mark.long
@pytest.mark.parametrize(("by_meaning", "check"), [(False, checked), (True, checked_by_meaning)])
def test_trimming_against_an_oracle_at_length(by_meaning: bool, check: Callable[[Tally], None]) -> None:
    tally = asked_in_processes(2, people=300, documents=3000, questions=100_000, by_meaning=by_meaning)
    assert tally.questions == 100_000
    check(tally)


MINE = {scope_id({"group:mine"})}
FILLING = "fiets laptop rooster zwembad examen salaris parking soep kamer muziek keuken tablet"


async def told(folder: Path, question: str, readable: Sequence[str], others: Sequence[str] = ()) -> Answer:
    """What somebody is told who may read the first of these texts, and not the others."""
    index = await open_index(folder)
    for readers, texts in (("group:mine", readable), ("group:other", others)):
        for number, text in enumerate(texts):
            id_ = f"{readers} {number}"
            await index.put(source(id_, title="Nota", readers=(readers,)), passages(id_, text))
    await index.commit()
    hits = await index.search(question, scopes=MINE)
    await index.close()
    return compile_answer(question, hits, lambda found: found.id)


@pytest.mark.parametrize(
    ("question", "readable", "others"),
    [
        pytest.param("Wie is Verhaagen?", "Mevrouw Verhaegen komt.", ["Verhaagen: ontslag."], id="known to others"),
        pytest.param("Wie is Verhaagen?", "Mevrouw Verhaegen komt.", ["Berhaagen, Verhaagem."] * 4, id="crowded out"),
        pytest.param("Wie is Verhaagen?", "Mevrouw Verhaegen komt.", ["Verhaagen: ontslag."] * 20, id="known to many"),
        pytest.param("Waar ligt de meeuwlaptop?", "De laptop ligt klaar.", ["De meeuw."] * 3, id="taken apart"),
        pytest.param("over heid", "De heid is over.", ["De overheid."] * 5, id="joined"),
    ],
)
async def test_words_of_others_change_nothing(tmp_path: Path, question: str, readable: str, others: list[str]) -> None:
    """Whoever asks for a word could else see, by what is said of their own documents, that others have it."""
    own = [readable, *(f"Over {word} valt veel te zeggen." for word in FILLING.split())]
    without = await told(tmp_path / "without", question, own)
    beside = await told(tmp_path / "beside", question, own, others)
    assert (beside.verdict, beside.source) == (without.verdict, without.source)
