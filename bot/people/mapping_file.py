"""Reads the mapping file, which says who the accounts of a tenant are here, and names every mistake in it.

[organisation]
name = "Stedelijk Onderwijs Veldermonde"

[staff]
attributes = {employeeType = ["Personeel"]}

[[schools]]
id = "de-linde"
name = "Basisschool De Linde"
attributes = {officeLocation = ["De Linde", "BS De Linde*"]}

[[roles]]
role = "headmaster"
in_groups = ["Directies"]

[[people]]
id = "5f6107b0-18cb-4251-8686-d7035569bbf5"
functions = ["zorgcoordinator"]
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, cast

from bot.people.mapping import NOBODY, Added, MappedGroup, MappedSchool, TenantMapping, Which
from bot.people.organisation_file import Aliases, Functions, Guid, Id, Phone, Roles, wrong_role
from bot.people.person import Role
from bot.people.tenant import ATTRIBUTES
from bot.toml_files import (
    Flag,
    Found,
    Hint,
    Labels,
    Line,
    Raw,
    Table,
    by_name,
    doubles,
    each,
    matching,
    one_of,
    parse,
    rows,
    unknown,
)
from bot.words.languages import LANGUAGES, Language
from bot.words.translated import Translated

Attribute = Annotated[str, one_of("attribute", ATTRIBUTES)]


def mapping_of(file: str, text: bytes) -> TenantMapping:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return parse(file, text, _File).mapping


def _wrong_group(name: str) -> str:
    return "'*' is every group; name one, or begin with some letters" if name.strip("* ") == "" else ""


def _wrong_school(name: str) -> str:
    return "'*' is every school; name one, or begin with some letters" if name.strip("* ") == "" else ""


class _Which(Table, frozen=True):
    attributes: Annotated[Mapping[str, tuple[str, ...]], by_name(each())] = {}
    in_groups: Annotated[tuple[str, ...], each(_wrong_group)] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        attributes = raw.get("attributes")
        for name in cast("Raw", attributes) if isinstance(attributes, dict) else ():
            if name not in ATTRIBUTES:
                yield ("attributes",), unknown("attribute", name, ATTRIBUTES)
        if not cls.may_be_nobody(raw) and not raw.get("attributes") and not raw.get("in_groups"):
            yield (), "'attributes' or 'in_groups' is missing: they tell whom it is about"

    @classmethod
    def may_be_nobody(cls, raw: Raw) -> bool:
        """Whether it is right that nothing tells whom it is about."""
        return False

    @property
    def which(self) -> Which:
        return Which(self.attributes, self.in_groups)


class _School(_Which, frozen=True):
    id: Id
    name: Line
    language: Annotated[Language, one_of("language", LANGUAGES)] | None = None
    otherwise: Flag = False
    in_education: Annotated[tuple[str, ...], each(_wrong_school)] = ()

    @classmethod
    def may_be_nobody(cls, raw: Raw) -> bool:
        return raw.get("otherwise") is True or bool(raw.get("in_education"))

    @property
    def school(self) -> MappedSchool:
        return MappedSchool(self.id, self.name, self.which, self.language, self.otherwise, self.in_education)


class _Role(_Which, frozen=True):
    role: Annotated[str, matching(lambda name: not wrong_role(name), "a role, such as teacher or headmaster")]


class _Function(_Which, frozen=True):
    id: Id


class _Group(_Which, frozen=True):
    id: Id
    name: Labels


class _Organisation(Table, frozen=True):
    name: Line


class _Education(Table, frozen=True):
    """That it stands in the file says all."""


class _Job(Table, frozen=True):
    attribute: Attribute = "jobTitle"
    otherwise: str = ""


class _Added(Table, frozen=True):
    id: Guid
    school: str = ""
    roles: Roles = ()
    functions: Functions = ()
    manager: Guid | None = None
    language: Annotated[Language, one_of("language", LANGUAGES)] | None = None
    phone: Phone = ""
    aliases: Aliases = ()

    @property
    def added(self) -> Added:
        return Added(
            self.id,
            self.school,
            frozenset(map(Role, self.roles)),
            frozenset(self.functions),
            self.manager or "",
            self.language,
            self.phone,
            frozenset(self.aliases),
        )


class _File(Table, frozen=True):
    organisation: Annotated[_Organisation, Hint("a table with name")]
    staff: _Which | None = None
    not_staff: _Which | None = None
    education: _Education | None = None
    job: _Job = _Job()
    schools: Annotated[tuple[_School, ...], Hint("at least one of [[schools]]")]
    roles: tuple[_Role, ...] = ()
    functions: tuple[_Function, ...] = ()
    groups: tuple[_Group, ...] = ()
    people: tuple[_Added, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        for name, what in (("schools", "school"), ("groups", "group"), ("people", "person")):
            yield from doubles(raw, name, what)
        if isinstance(raw.get("schools"), list) and not raw["schools"]:
            yield ("schools",), "at least one of [[schools]]"
        others = [number for number, school in rows(raw, "schools") if school.get("otherwise") is True]
        for number in others[1:]:
            yield ("schools", number, "otherwise"), "only one school can be that of everybody else"
        if "education" not in raw:
            for number, school in rows(raw, "schools"):
                if school.get("in_education"):
                    yield (
                        ("schools", number, "in_education"),
                        "the table [education] is missing: without it nobody asks",
                    )
        schools = {str(school.get("id")) for _, school in rows(raw, "schools")}
        for number, person in rows(raw, "people"):
            school = person.get("school")
            if isinstance(school, str) and school and school not in schools:
                yield ("people", number, "school"), unknown("school", school, schools)

    @property
    def mapping(self) -> TenantMapping:
        return TenantMapping(
            self.organisation.name,
            self.staff.which if self.staff else NOBODY,
            self.not_staff.which if self.not_staff else NOBODY,
            [one.school for one in self.schools],
            [(Role(one.role), one.which) for one in self.roles],
            [(one.id, one.which) for one in self.functions],
            [MappedGroup(one.id, Translated(one.name), one.which) for one in self.groups],
            {one.id: one.added for one in self.people},
            self.job.attribute,
            self.job.otherwise,
            self.education is not None,
        )
