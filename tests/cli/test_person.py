"""`python app.py person erase`: says what would go, asks twice, and erases."""

import asyncio
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.people.contact import Contact
from bot.settings import load_settings
from bot.store.partitions import person_partition
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION, organisation_file

ANA = organisation_file().people[0]


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    asyncio.run(meets(operator.data))
    return operator


async def meets(data: Path) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        await house.records.accept(person_partition(ANA.id), [house.records.contacts.put(Contact(ANA.id))])


def in_file(operator: Operator, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in operator.data.rglob("*") if file.is_file())


def test_a_look_changes_nothing(operator: Operator) -> None:
    said = operator.types("person", "erase", ANA.name, "--check")
    assert said.exit_code == 0, said.output
    assert f"{ANA.name} ({ANA.id}): " in said.output
    assert "1 contact" in said.output
    assert "1 person" in said.output
    assert "come back with the next load" in said.output
    assert f"Taken out of what others wrote: {ANA.name}." in said.output
    assert in_file(operator, ANA.id)


@pytest.mark.parametrize("answers", ["n\n", "y\nbody-else\n"])
def test_it_asks_twice(operator: Operator, answers: str) -> None:
    said = operator.types("person", "erase", ANA.id, answers=answers)
    assert said.exit_code == 1
    assert "Nothing was erased" in said.output
    assert in_file(operator, ANA.id)


@pytest.mark.parametrize(("options", "answers"), [((), f"y\n{ANA.id}\n"), (("--yes",), "")])
def test_it_erases(operator: Operator, options: tuple[str, ...], answers: str) -> None:
    said = operator.types("person", "erase", ANA.id, *options, answers=answers)
    assert said.exit_code == 0, said.output
    assert "Erased: " in said.output
    assert "Backups that were made before" in said.output
    assert not in_file(operator, ANA.id)
    assert not in_file(operator, ANA.name)
    again = operator.types("person", "erase", ANA.id, "--yes")
    assert again.exit_code == 0, again.output
    assert "Nothing is kept of" in again.output
    assert not in_file(operator, ANA.id)
    assert operator.types("audit", "verify").exit_code == 0


def test_nobody_is_meant_by_half_a_name(operator: Operator) -> None:
    said = operator.types("person", "erase", "Ana Martns", "--yes")
    assert said.exit_code == 1
    assert "nobody is called so" in said.output


def test_what_stands_in_the_log_for_them_is_the_same_each_time(operator: Operator) -> None:
    said = [operator.types("person", "log", who).output.strip() for who in (ANA.id, ANA.name)]
    assert len(set(said)) == 1
    assert said[0].startswith("p-")
    assert ANA.id not in said[0]
