"""The organisation file: people, schools and groups as TOML (samples/organisation.toml shows the form)."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.people.directory import Organisation
from bot.people.person import Group, Person, Role, School
from bot.words.languages import LANGUAGES, Language


class BadOrganisation(Exception):
    """An organisation file that cannot be loaded; the message lists every problem with its place."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        super().__init__(f"{name} cannot be loaded:\n" + "\n".join(f"  - {problem}" for problem in problems))


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    organisation: Organisation
    people: Sequence[Person]
    schools: Sequence[School]
    groups: Sequence[Group]


def parse_organisation(name: str, text: bytes) -> OrganisationFile:
    """`name` is the file's, for the messages. Raises BadOrganisation."""
    file = _parse(name, text)
    organisation = Organisation(file.organisation.name, file.organisation.tenant, hashlib.sha256(text).hexdigest())
    return OrganisationFile(organisation, _people(file), _schools(file), _groups(file))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Head(_Strict):
    name: str
    tenant: str
    domain: str = ""


class _School(_Strict):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    address: str = ""


class _Group(_Strict):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: dict[Language, str]
    members: tuple[str, ...] = ()


class _Person(_Strict):
    key: str
    id: str = Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    name: str
    job: str
    school: str
    roles: frozenset[Role] = frozenset()
    manager: str | None = None
    language: Language = "nl"


class _File(_Strict):
    organisation: _Head
    schools: tuple[_School, ...]
    groups: tuple[_Group, ...] = ()
    people: tuple[_Person, ...]


def _parse(name: str, text: bytes) -> _File:
    try:
        file = _File.model_validate(tomllib.loads(text.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOrganisation(name, [str(error)]) from None
    except ValidationError as error:
        raise BadOrganisation(
            name, [f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors()]
        ) from None
    problems = [*_doubles(file), *_dangling(file)]
    if problems:
        raise BadOrganisation(name, problems)
    return file


def _doubles(file: _File) -> list[str]:
    lists = {
        "people.key": [person.key for person in file.people],
        "people.id": [person.id for person in file.people],
        "schools.id": [school.id for school in file.schools],
        "groups.id": [group.id for group in file.groups],
    }
    return [
        f"{place}: {value!r} stands there more than once"
        for place, values in lists.items()
        for value, times in sorted(Counter(values).items())
        if times > 1
    ]


def _dangling(file: _File) -> list[str]:
    keys = {person.key for person in file.people}
    schools = {school.id for school in file.schools}
    problems = [
        f"groups.{g.id}.members: nobody has the key {m!r}" for g in file.groups for m in g.members if m not in keys
    ]
    for person in file.people:
        if person.school not in schools:
            problems.append(f"people.{person.key}.school: there is no school {person.school!r}")
        if person.manager is not None and person.manager not in keys:
            problems.append(f"people.{person.key}.manager: nobody has the key {person.manager!r}")
    problems += [
        f"groups.{group.id}.name: {language} is missing"
        for group in file.groups
        for language in LANGUAGES
        if language not in group.name
    ]
    return problems


def _schools(file: _File) -> list[School]:
    return [School(school.id, school.name) for school in file.schools]


def _groups(file: _File) -> list[Group]:
    return [Group(group.id, group.name) for group in file.groups]


def _people(file: _File) -> list[Person]:
    ids: Mapping[str, str] = {person.key: person.id for person in file.people}
    memberships: dict[str, set[str]] = {}
    for group in file.groups:
        for member in group.members:
            memberships.setdefault(member, set()).add(group.id)
    return [
        Person(
            person.id,
            person.name,
            person.job,
            person.school,
            person.roles,
            frozenset(memberships.get(person.key, ())),
            ids[person.manager] if person.manager else None,
            person.language,
        )
        for person in file.people
    ]
