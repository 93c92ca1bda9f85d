"""Reads the organisation file: people, schools and groups as TOML (samples/organisation.toml shows the form)."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

from bot.guids import GUID
from bot.people.directory import Organisation
from bot.people.person import Group, Person, Role, School
from bot.toml_files import (
    Found,
    Hint,
    Labels,
    Line,
    Raw,
    Table,
    doubles,
    each,
    matching,
    one_of,
    parse,
    rows,
    unknown,
)
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.translated import Translated

_GUID_RULE = "an id of Entra, such as 5f6107b0-18cb-4251-8686-d7035569bbf5"
_ID = re.compile(r"[a-z0-9-]{1,64}")
_PHONE = re.compile(r"\+?[0-9][0-9 ./()-]{1,29}")
_MAIL = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,190}")

_FEW = 1_000
"""People among whom one that is meant is looked for."""


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    organisation: Organisation
    people: Sequence[Person]
    schools: Sequence[School]
    groups: Sequence[Group]


def parse_organisation(name: str, text: bytes) -> OrganisationFile:
    """`name` is the file's, for the messages. Raises BadFiles."""
    file = parse(name, text, _File)
    organisation = Organisation(file.organisation.name, file.organisation.tenant, hashlib.sha256(text).hexdigest())
    schools = [School(school.id, school.name) for school in file.schools]
    groups = [Group(group.id, Translated(group.name)) for group in file.groups]
    return OrganisationFile(organisation, _people(file), schools, groups)


Id = Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens")]
Guid = Annotated[str, matching(GUID.fullmatch, _GUID_RULE)]


def wrong_role(name: str) -> str:
    """ "" for one that there is."""
    return "" if name in set(Role) else unknown("role", name, Role)


def wrong_function(name: str) -> str:
    """ "" where nothing is."""
    return "" if _ID.fullmatch(name) else f"'{name[:60]}' is wrong: small letters, figures and hyphens"


Roles = Annotated[tuple[str, ...], each(wrong_role, fewest=0)]
Functions = Annotated[tuple[str, ...], each(wrong_function, fewest=0)]
Aliases = Annotated[tuple[str, ...], each(fewest=0)]
"""Other names under which somebody is looked for."""
Phone = Annotated[str, matching(_PHONE.fullmatch, "a number such as +32 9 123 45 67")]


class _Head(Table, frozen=True):
    name: Line
    tenant: Guid
    domain: str = ""


class _School(Table, frozen=True):
    id: Id
    name: Line
    address: str = ""


class _Group(Table, frozen=True):
    id: Id
    name: Labels
    members: Annotated[tuple[str, ...], each(fewest=0)] = ()


class _Person(Table, frozen=True):
    key: Line
    id: Guid
    name: Line
    job: Line
    school: Line
    roles: Roles = ()
    functions: Functions = ()
    manager: Line | None = None
    language: Annotated[Language, one_of("language", LANGUAGES)] = DEFAULT_LANGUAGE
    phone: Phone = ""
    mail: Annotated[str, matching(_MAIL.fullmatch, "an address such as an@school.be")] = ""
    aliases: Aliases = ()


class _File(Table, frozen=True):
    organisation: Annotated[_Head, Hint("a table with name and tenant")]
    schools: Annotated[tuple[_School, ...], Hint("at least one of [[schools]]")]
    groups: tuple[_Group, ...] = ()
    people: Annotated[tuple[_Person, ...], Hint("at least one of [[people]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        for name, what in (("schools", "school"), ("groups", "group"), ("people", "person")):
            yield from doubles(raw, name, what)
        yield from doubles(raw, "people", "person", key="key")
        yield from _dangling(raw)


def _dangling(raw: Raw) -> Iterator[Found]:
    """Schools, managers and members that are named and are not there."""
    schools = _named(raw, "schools", "id")
    keys = _named(raw, "people", "key")
    for number, person in rows(raw, "people"):
        school, manager = person.get("school"), person.get("manager")
        if isinstance(school, str) and school and school not in schools:
            yield ("people", number, "school"), unknown("school", school, schools)
        if isinstance(manager, str) and manager and manager not in keys:
            yield ("people", number, "manager"), _nobody(manager, keys)
    for number, group in rows(raw, "groups"):
        members = group.get("members")
        for at, member in enumerate(cast(list[Any], members) if isinstance(members, list) else []):
            if isinstance(member, str) and member.strip() and member not in keys:
                yield ("groups", number, "members", at), _nobody(member, keys)


def _named(raw: Raw, name: str, key: str) -> set[str]:
    """Also those whose table has mistakes: they are there."""
    return {str(row[key]) for _, row in rows(raw, name) if isinstance(row.get(key), str)}


def _nobody(key: str, keys: Collection[str]) -> str:
    """Without the list of everybody where no key is near. To look among thousands takes too long to do it often."""
    said = unknown("person", key, keys) if len(keys) <= _FEW else ""
    return said if "did you mean" in said else f"nobody has the key '{key[:60]}'"


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
            frozenset(map(Role, person.roles)),
            frozenset(memberships.get(person.key, ())),
            ids[person.manager] if person.manager else None,
            person.language,
            person.phone,
            person.mail,
            frozenset(person.functions),
            frozenset(person.aliases),
        )
        for person in file.people
    ]
