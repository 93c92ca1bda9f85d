"""Organisations of any size, as a file would give them."""

from collections.abc import Iterable
from hashlib import sha256

from bot.people.directory import Directory, Organisation
from bot.people.organisation_file import OrganisationFile
from bot.people.person import Group, Person, Role, School
from bot.words.translated import Translated


def person(number: int, name: str = "", **more: object) -> Person:
    fields = {"school": f"s{number % 3}", "roles": frozenset({Role.TEACHER}), **more}
    return Person(f"p{number:05}", name or f"Persoon {number}", "Leerkracht", **fields)  # pyright: ignore[reportArgumentType]


def organisation(people: Iterable[Person], version: str = "", schools: int = 3, groups: int = 3) -> OrganisationFile:
    everybody = tuple(people)
    digest = sha256(repr((everybody, version, schools, groups)).encode()).hexdigest()
    return OrganisationFile(
        Organisation("Net", "tenant", digest),
        everybody,
        [School(f"s{number}", f"School {number} {version}") for number in range(schools)],
        [Group(f"g{number}", Translated({"nl": version, "fr": version, "en": version})) for number in range(groups)],
    )


def shows(directory: Directory, file: OrganisationFile) -> bool:
    """Whether the directory is this file, whole: everybody, and nobody else."""
    return (
        directory.people == {one.id: one for one in file.people}
        and list(directory.people) == sorted(directory.people)
        and directory.schools == {one.id: one for one in file.schools}
        and directory.groups == {one.id: one for one in file.groups}
    )
