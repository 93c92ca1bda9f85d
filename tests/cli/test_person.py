"""`python app.py person erase`: says what would go, asks twice, and erases."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bootstrap.adapters import opened_documents
from bot.bootstrap.houses import opened_house, utc_now
from bot.people.contact import Contact
from bot.people.erasure import PREFIX
from bot.people.loading import load_organisation
from bot.settings import load_settings
from bot.store.partitions import person_partition
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION, organisation_file

ANA = organisation_file().people[0]
ANEW = replace(organisation_file().organisation, digest="anew")
GROUP, STRANGER = "7f0a52c1-6a0f-4bb0-a3f8-0d6b0c1a2e01", "7f0a52c1-6a0f-4bb0-a3f8-0d6b0c1a2e02"


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    asyncio.run(meets(operator.data))
    return operator


async def meets(data: Path, person: str = ANA.id) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        await house.records.accept(person_partition(person), [house.records.contacts.put(Contact(person))])


async def is_in_a_group(data: Path) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        people = [replace(one, groups=one.groups | {GROUP}) for one in organisation_file().people]
        await load_organisation(house, replace(organisation_file(), people=people, organisation=ANEW))


def everything_in(operator: Operator) -> set[str]:
    """Of every document, as it stands."""

    async def read() -> set[str]:
        async with opened_documents(load_settings(data_dir=operator.data), utc_now) as (_, store):
            return {repr(whole.document) async for page in store.everything() for whole in page}

    return asyncio.run(read())


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


@pytest.mark.parametrize("word", ["de-linde", "hr", "everyone", "leave", "x", ANA.id[:-1], f"{PREFIX}0123456789ab"])
@pytest.mark.parametrize("command", [("erase", "--yes"), ("erase", "--check"), ("export",), ("log",)])
def test_what_is_no_id_of_a_person_is_taken_for_nobody(
    operator: Operator, tmp_path: Path, word: str, command: tuple[str, ...]
) -> None:
    before = everything_in(operator)
    name, *options = command
    said = operator.types("person", name, word, *options, *([tmp_path / "x.zip"] if name == "export" else []))
    assert said.exit_code == 1, said.output
    assert word in said.output
    assert everything_in(operator) == before


def test_a_group_of_the_tenant_is_no_person(operator: Operator) -> None:
    """Its id has the form of that of a person."""
    asyncio.run(is_in_a_group(operator.data))
    said = operator.types("person", "erase", GROUP.upper(), "--yes")
    assert said.exit_code == 1
    assert "no person" in said.output


def test_of_whom_nothing_is_known_but_an_id_the_operator_is_asked(operator: Operator) -> None:
    """As of what was written of somebody before there was a directory; --yes would not look at what it is."""
    asyncio.run(meets(operator.data, STRANGER))
    said = operator.types("person", "erase", STRANGER, "--yes")
    assert said.exit_code == 1
    assert "leave out --yes" in said.output
    assert in_file(operator, STRANGER)
    said = operator.types("person", "erase", STRANGER.upper(), answers=f"y\n{STRANGER}\n")
    assert said.exit_code == 0, said.output
    assert not in_file(operator, STRANGER)


def test_what_stands_in_the_log_for_them_is_the_same_each_time(operator: Operator) -> None:
    said = [operator.types("person", "log", who).output.strip() for who in (ANA.id, ANA.name)]
    assert len(set(said)) == 1
    assert said[0].startswith("p-")
    assert ANA.id not in said[0]
