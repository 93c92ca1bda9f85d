"""What a tenant of Microsoft 365 holds of accounts and groups, as it was asked last; nothing of it is judged yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.errors import BodeError
from bot.people.education import Education

PHONE = "businessPhones"
"""Of several, the first."""
EXTENSIONS = tuple(f"extensionAttribute{number}" for number in range(1, 16))
ATTRIBUTES = (
    "displayName",
    "userPrincipalName",
    "mail",
    "preferredLanguage",
    "department",
    "officeLocation",
    "companyName",
    "jobTitle",
    "employeeType",
    PHONE,
    *EXTENSIONS,
)
"""What is known of an account, by the names of Entra."""

_PLACES = {name: place for place, name in enumerate(ATTRIBUTES)}


class TenantUnread(BodeError):
    """The tenant could not be asked now; the message says why, without names."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in. `manager` is an account's id, "" for none; `values` are those of ATTRIBUTES, in their
    order."""

    id: str
    values: tuple[str, ...]
    enabled: bool = True
    guest: bool = False
    manager: str = ""

    def value(self, attribute: str) -> str:
        """ "" for none."""
        return self.values[_PLACES[attribute]]

    @property
    def attributes(self) -> Mapping[str, str]:
        return dict(zip(ATTRIBUTES, self.values, strict=True))


def values_of(attributes: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(attributes.get(name, "") for name in ATTRIBUTES)


@dataclass(frozen=True, slots=True)
class Membership:
    """A group with its direct `members`, ids of accounts and of groups, and its `owners`. An id may be of somebody who
    is gone: whoever was deleted for a while keeps their place."""

    id: str
    name: str
    members: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tenant:
    """`education` is None where it was not asked."""

    accounts: Mapping[str, Account]
    groups: Mapping[str, Membership]
    education: Education | None = None


NOTHING = Tenant({}, {})


def owners_of(group: str) -> str:
    """What the owners of a group are called, as a group of their own."""
    return f"{group}-owners"


def groups_by_account(tenant: Tenant) -> Mapping[str, frozenset[str]]:
    """The groups that each account is in, itself or by groups within groups, and those that it owns (`owners_of`).
    Groups may hold each other."""
    within = _within(tenant.groups.values())
    found: dict[str, set[str]] = {}
    for group in tenant.groups.values():
        around = _around(group.id, within)
        for member in group.members:
            if member in tenant.accounts:
                found.setdefault(member, set()).update(around)
        for owner in group.owners:
            if owner in tenant.accounts:
                found.setdefault(owner, set()).add(owners_of(group.id))
    return {account: frozenset(groups) for account, groups in found.items()}


def _within(groups: Iterable[Membership]) -> Mapping[str, list[str]]:
    """The groups that hold each id as a member of theirs."""
    within: dict[str, list[str]] = {}
    for group in groups:
        for member in group.members:
            within.setdefault(member, []).append(group.id)
    return within


def _around(group: str, within: Mapping[str, list[str]]) -> set[str]:
    """It, and all groups that hold it at any depth."""
    around, ahead = {group}, [group]
    while ahead:
        for outer in within.get(ahead.pop(), ()):
            if outer not in around:
                around.add(outer)
                ahead.append(outer)
    return around
