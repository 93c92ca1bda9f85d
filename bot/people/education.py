"""What the education data of a tenant (School Data Sync) tell of accounts: pupil or teacher, and of which schools."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PUPIL, TEACHER = "student", "teacher"
"""Of the roles of an educationUser, those that decide something here."""


class Wanted(StrEnum):
    """How much of the education data a mapping goes by: SCHOOLS is the roles and the schools."""

    NOTHING = "nothing"
    ROLES = "roles"
    SCHOOLS = "schools"


@dataclass(frozen=True, slots=True)
class EducationSchool:
    """`numbers` are what it is called besides its name: its own number, that of the system it came from, its id.
    `people` are ids of accounts, pupils and others, also of some who are gone."""

    id: str
    name: str
    numbers: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Education:
    """`roles` by account, as Microsoft calls them."""

    roles: Mapping[str, str]
    schools: Mapping[str, EducationSchool]


NO_EDUCATION = Education({}, {})


@dataclass(frozen=True, slots=True)
class EducationPlace:
    """`changes` is the link that tells whose role changed since; all schools were `listed` then, None for never."""

    changes: str
    listed: datetime | None = None
