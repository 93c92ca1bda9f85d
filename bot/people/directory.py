"""The organisation as a whole: its people, schools and groups, and what can be looked up in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.people.audience import Audience
from bot.people.person import Group, Person, Role, School


@dataclass(frozen=True, slots=True)
class Organisation:
    """The head of the directory: `digest` changes with anything in it, so that a snapshot knows when it is stale."""

    name: str
    tenant: str
    digest: str


@dataclass(frozen=True)
class Directory:
    """A snapshot of everybody; 10,000 people take about 10 MB."""

    organisation: Organisation
    people: Mapping[str, Person]
    schools: Mapping[str, School]
    groups: Mapping[str, Group]

    @cached_property
    def _by_school(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped((person.school, person) for person in self.people.values())

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped((role, person) for person in self.people.values() for role in person.roles)

    @cached_property
    def _by_group(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped((group, person) for person in self.people.values() for group in person.groups)

    @cached_property
    def managers(self) -> frozenset[str]:
        """Ids of everybody who is somebody's manager."""
        return frozenset(person.manager for person in self.people.values() if person.manager)

    def members(self, audience: Audience) -> list[Person]:
        """Everybody the audience includes, by id, each once."""
        return sorted(
            (person for person in self._candidates(audience) if audience.includes(person)), key=lambda person: person.id
        )

    def having(self, role: Role, school: str | None = None) -> tuple[Person, ...]:
        people = self._by_role.get(role, ())
        return tuple(person for person in people if school is None or person.school == school)

    def of_group(self, group: str) -> tuple[Person, ...]:
        return self._by_group.get(group, ())

    def _candidates(self, audience: Audience) -> Iterable[Person]:
        if audience.everyone:
            return self.people.values()
        chosen = (
            _union(self._by_school, audience.schools)
            or _union(self._by_group, audience.groups)
            or _union(self._by_role, audience.roles)
        )
        return chosen.values()


def _grouped(pairs: Iterable[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    groups: dict[str, list[Person]] = {}
    for key, person in pairs:
        groups.setdefault(key, []).append(person)
    return {key: tuple(people) for key, people in groups.items()}


def _union(groups: Mapping[str, tuple[Person, ...]], chosen: Iterable[str]) -> dict[str, Person]:
    return {person.id: person for key in chosen for person in groups.get(key, ())}
