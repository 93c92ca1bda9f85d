"""The directory with the roles that are given for a period: whoever asks it for people or rights finds them there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.people.directory import Directory, with_people
from bot.people.person import Person
from bot.people.role_grant import RoleGrant


def with_granted(directory: Directory, counting: Sequence[RoleGrant]) -> Directory:
    """`counting` are those that count now; of who is not here (any more) nothing comes."""
    if not counting:
        return directory
    of_each: dict[str, list[RoleGrant]] = {}
    for one in counting:
        if one.holder in directory.people:
            of_each.setdefault(one.holder, []).append(one)
    return with_people(directory, {one: _having(directory.people[one], some) for one, some in of_each.items()})


def _having(person: Person, grants: Iterable[RoleGrant]) -> Person:
    """What the directory says of them already is not granted."""
    new = [one for one in grants if one.principal not in person.principals]
    roles = frozenset(one.as_role for one in new if one.as_role)
    return replace(person, roles=person.roles | roles, granted=frozenset(one.principal for one in new))
