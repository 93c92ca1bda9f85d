"""What the accounts of a tenant are here, as its mapping says: staff or not, of which school, with which roles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.people.education import Wanted
from bot.people.person import Role
from bot.words.languages import Language
from bot.words.translated import Translated


@dataclass(frozen=True, slots=True)
class Which:
    """Accounts that have one of these values in an attribute, or are in one of these groups (by id or by name, also by
    groups within groups). A star in a value or a name stands for anything."""

    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    in_groups: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        return bool(self.attributes or self.in_groups)


@dataclass(frozen=True, slots=True)
class MappedSchool:
    """`language` is that of its people whose account has none. `otherwise`: of whoever no school fits. `in_education`:
    what it is called in the education data, by name, number or id, before any other rule; a star stands for
    anything."""

    id: str
    name: str
    which: Which
    language: Language | None = None
    otherwise: bool = False
    in_education: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedGroup:
    """A group under a name of the organisation's own."""

    id: str
    name: Translated
    which: Which


@dataclass(frozen=True, slots=True)
class Added:
    """What the organisation says of one account: roles, functions and aliases besides what follows from the tenant, the
    rest instead of it ("" and None say nothing)."""

    id: str
    school: str = ""
    roles: frozenset[Role] = frozenset()
    functions: frozenset[str] = frozenset()
    manager: str = ""
    language: Language | None = None
    phone: str = ""
    aliases: frozenset[str] = frozenset()


NOBODY = Which()


@dataclass(frozen=True, slots=True)
class TenantMapping:
    """`staff` of nobody in particular: every account that is enabled, no guest, and none of `not_staff`. Of several
    schools that fit, the first is somebody's own. `job` is the attribute with what somebody is called, `otherwise_job`
    where it is empty. `education`: the education data say who is a pupil, and so nobody here, and who a teacher.
    Without schools nobody comes from a tenant."""

    name: str = ""
    staff: Which = NOBODY
    not_staff: Which = NOBODY
    schools: Sequence[MappedSchool] = ()
    roles: Sequence[tuple[Role, Which]] = ()
    functions: Sequence[tuple[str, Which]] = ()
    groups: Sequence[MappedGroup] = ()
    people: Mapping[str, Added] = field(default_factory=dict[str, Added])
    job: str = "jobTitle"
    otherwise_job: str = ""
    education: bool = False

    @property
    def is_any(self) -> bool:
        return bool(self.schools)

    @property
    def wants(self) -> Wanted:
        """Of the education data."""
        if not self.education:
            return Wanted.NOTHING
        return Wanted.SCHOOLS if any(school.in_education for school in self.schools) else Wanted.ROLES


def pattern_of(text: str) -> re.Pattern[str]:
    """Of a value or name that is folded; a star in it is anything."""
    return re.compile(".*".join(re.escape(part) for part in " ".join(text.split()).casefold().split("*")))
