"""Who may read what, resolved beside the index: the book of scopes, and searches against an oracle."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.people import Person, Role
from bot.domain.scopes import NOBODY_SCOPE, scope_id
from bot.index.embedded import EmbeddedIndex, open_index
from bot.services.scopes import ScopeBook
from bot.sqlite import open_file
from bot.store.records import KINDS, Records
from bot.store.sqlite import open_store
from tests.index.contract import passages, source

ANA = Person("ana", "Ana", "", "linde", frozenset({Role.TEACHER}), frozenset({"directies"}))


@pytest.fixture
async def records(tmp_path: Path) -> AsyncIterator[Records]:
    file = await open_file(tmp_path / "bode.sqlite")
    store = await open_store(file, KINDS, now=lambda: datetime(2026, 9, 1, tzinfo=UTC))
    yield Records(store)
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
    numbers = [item.value.number async for item in records.scopes.all(partition="scopes")]
    assert len(set(numbers)) == 250


class Oracle:
    """People in groups within groups, documents with readers of their own; every document has a word that no other has,
    and one of few that many have."""

    TOPICS = ("paspoort", "verlof", "fiets", "laptop", "nascholing", "sleutel", "toelage", "stage")

    def __init__(self, people: int, documents: int, seed: int) -> None:
        chance = random.Random(seed)
        groups = [f"g{n}" for n in range(80)]
        inside = {group: chance.sample(groups[:at], min(at, chance.randint(0, 2))) for at, group in enumerate(groups)}
        self.people = [self._person(n, chance, groups, inside) for n in range(people)]
        principals = ["everyone", *(f"group:{g}" for g in groups), *(f"school:s{n}" for n in range(10))]
        principals += [f"person:p{n}" for n in range(people)]
        self.readers = {
            f"d{n}": frozenset(chance.choices(principals, k=chance.choice((0, 1, 1, 2, 2, 3, 8))))
            for n in range(documents)
        }
        self.topic = {id_: chance.choice(self.TOPICS) for id_ in self.readers}

    @staticmethod
    def _person(number: int, chance: random.Random, groups: list[str], inside: Mapping[str, list[str]]) -> Person:
        """Whoever is in a group is in the groups that it stands in."""
        found: set[str] = set()
        waiting = chance.sample(groups, chance.randint(0, 4))
        while waiting:
            group = waiting.pop()
            if group not in found:
                found.add(group)
                waiting += inside[group]
        return Person(f"p{number}", "", "", f"s{number % 10}", frozenset(), frozenset(found))

    def may_read(self, person: Person) -> set[str]:
        mine = {"everyone", f"person:{person.id}", f"school:{person.school}", *(f"group:{g}" for g in person.groups)}
        return {id_ for id_, readers in self.readers.items() if readers & mine}

    async def fill(self, index: EmbeddedIndex, book: ScopeBook) -> None:
        await book.meet(self.readers.values())
        for id_, readers in self.readers.items():
            text = f"Alles over {self.topic[id_]}, met kenmerk kenmerk{id_}."
            await index.put(source(id_, title=f"Nota over {self.topic[id_]}", readers=readers), passages(id_, text))
        await index.commit()


async def trimmed(tmp_path: Path, records: Records, *, people: int, documents: int, queries: int) -> None:
    """Nothing is found that may not be read, however it is asked for; of what may be read everything that matches."""
    oracle, chance = Oracle(people, documents, seed=20), random.Random(21)
    index, book = await open_index(tmp_path / "index"), ScopeBook(records)
    await oracle.fill(index, book)
    allowed = {person.id: oracle.may_read(person) for person in oracle.people}
    ids = list(oracle.readers)
    wanted = found = 0
    for number in range(queries):
        person = chance.choice(oracle.people)
        scopes = await book.readable(person)
        mine, target = allowed[person.id], chance.choice(ids)
        if number % 2:  # its own word: found if and only if it may be read
            text, matching, limit = f"kenmerk{target}", {target} & mine, 10
            if number % 4 == 1:  # misspelt: "did you mean" tells nothing either
                text = f"kenmek{target}"
        else:
            topic = oracle.topic[target]
            text, limit = f"Wat weet je over {topic}?", 100
            matching = {id_ for id_ in mine if oracle.topic[id_] == topic}
        hits = await index.search(text, scopes=scopes, limit=limit)
        seen = {hit.source.id for hit in hits}
        assert seen <= mine, (person.id, text, seen - mine)
        assert all(hit.passage.source in mine for hit in hits)
        if number % 4 != 1:
            wanted += min(len(matching), limit)
            found += len(seen & matching)
    assert found >= 0.999 * wanted > 0
    await index.close()


async def test_trimming_against_an_oracle_of_groups_within_groups(tmp_path: Path, records: Records) -> None:
    await trimmed(tmp_path, records, people=300, documents=3000, queries=2000)


@pytest.mark.long
async def test_trimming_against_an_oracle_at_length(tmp_path: Path, records: Records) -> None:
    await trimmed(tmp_path, records, people=300, documents=3000, queries=100_000)
