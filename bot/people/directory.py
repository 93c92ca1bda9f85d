"""The organisation as a whole: its people, schools and groups, and what can be looked up in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Generic, TypeGuard, TypeVar

from bot.json import JsonObject
from bot.people.person import EVERYONE, Group, Person, Role, School
from bot.people.principals import Principal, job_name, parse_principal
from bot.words.languages import Language

T = TypeVar("T")

_TEAM = "team:"
"""Begins the key of everybody who has this manager."""

_MOST_SORTED = 8
"""One in so many of everybody: of more, it is faster to pass everybody in order than to sort them."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """The head of the directory. `number` is that of the load that counts, so that a snapshot knows when it is stale.
    `digest` is of what was loaded; "" as long as nothing was loaded to its end. `granted` counts how often roles were
    given for a period, or stopped, `erased` how often a person was erased: their row is gone then, and nothing else
    tells whoever read it before."""

    name: str
    tenant: str
    digest: str
    number: int = 0
    granted: int = 0
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What is kept of somebody who left, to name them in what they did."""

    id: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A person, a school or a group as it is kept: `value` from load `changed` on, `former` before. None: not there.

    The row of what went stays, so that whoever reads what changed sees it go. `left` is who it was then; it stays too
    when they come back.
    """

    id: str
    value: T | None
    changed: int
    former: T | None = None
    left: Left | None = None

    def at(self, number: int) -> T | None:
        """What it is as long as this load is the last that counts."""
        return self.value if self.changed <= number else self.former


def as_row(body: JsonObject) -> JsonObject:
    """Before there were rows, a document was the person, school or group itself."""
    return {"id": body["id"], "value": body, "changed": 0}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by id: all there are, or those that changed."""

    people: Mapping[str, Row[Person]]
    schools: Mapping[str, Row[School]]
    groups: Mapping[str, Row[Group]]


@dataclass(frozen=True, slots=True)
class Places:
    """All schools and groups that there are rows of."""

    schools: Mapping[str, School]
    groups: Mapping[str, Group]


@dataclass(frozen=True, slots=True)
class Limits:
    """Who of those that stand in the rows is of this organisation: who has one of the principals `within` (none:
    everybody), and none of those `without`."""

    within: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def takes(self, person: Person | None) -> TypeGuard[Person]:
        if person is None or not (self.within or self.without):
            return person is not None
        has = person.principals
        return self.without.isdisjoint(has) and (not self.within or not self.within.isdisjoint(has))


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Directory:
    """A snapshot of everybody who is of this organisation, in the order of their ids; 10,000 people take about 10 MB.

    `left` are those who went. `ids` are the members of each principal. `limits` say who is of it; schools and groups
    that none of them is in are then another organisation's, and stand in `places` only.
    """

    organisation: Organisation
    people: Mapping[str, Person]
    schools: Mapping[str, School]
    groups: Mapping[str, Group]
    left: Mapping[str, Left]
    ids: Mapping[str, frozenset[str]]
    places: Places
    limits: Limits = NO_LIMITS

    def name_of(self, person: str) -> str:
        """Also of who left; "" for an id that nobody here has or had."""
        known = self.people.get(person) or self.left.get(person)
        return known.name if known else ""

    def leads(self, person: str) -> bool:
        """Whether they are somebody's manager."""
        return _TEAM + person in self.ids

    def ids_of(self, principal: Principal) -> frozenset[str] | None:
        """Who it is, by id. None when nothing here is called so, or when it cannot be known here."""
        members = self.ids.get(str(principal), frozenset[str]())
        match principal.kind:
            case "everyone":
                return members
            case "person" if principal.value in self.people:
                return frozenset({principal.value})
            case "person" if principal.value in self.left:
                return members
            case "school" if principal.value in self.schools:
                return members
            case "role" if principal.value in set(Role):
                return members
            case "expert" | "handler":
                return members
            case "group" if principal.value in self.groups:
                return members
            case "group" | "function" | "job":  # a group of a tenant has an id, and no name here
                return members or None
            case _:
                return None

    def called(self, principal: Principal, language: Language) -> str:
        """The name of a school, a group, a job or a person; "" for whatever has none here."""
        match principal.kind:
            case "person":
                return self.name_of(principal.value)
            case "school":
                school = self.schools.get(principal.value)
                return school.name if school else ""
            case "group":
                group = self.groups.get(principal.value)
                return group.name[language] if group else ""
            case "job":
                first = min(self.ids_of(principal) or (), default="")
                return self.people[first].job if first else ""
            case _:
                return ""

    def near(self, principal: Principal) -> Principal | None:
        """One that there is, and that is written nearly so; for who misspelt one that there is not."""
        known: Mapping[str, Collection[str]] = {"group": self.groups, "school": self.schools, "role": set(Role)}
        close = get_close_matches(principal.value, known.get(principal.kind, ()), n=1)
        return Principal(principal.kind, close[0]) if close else None

    def named(self, principals: Iterable[str], asker: Person | None = None) -> list[Person]:
        """Everybody whom they name now, each once, in their order; `manager`, `head`, `school_role` are the asker's."""
        found = [person for text in principals for person in self._named(parse_principal(text), asker)]
        return list({person.id: person for person in found}.values())

    def _named(self, principal: Principal, asker: Person | None) -> Iterable[Person]:
        match principal.kind:
            case "manager":
                manager = self.people.get(asker.manager or "") if asker else None
                return (manager,) if manager else ()
            case "head":
                return self.heads_of(asker.school) if asker else ()
            case "school_role":
                return self.having(Role(principal.value), asker.school) if asker else ()
            case _:
                return self.in_order(self.ids_of(principal) or frozenset())

    def having(self, role: Role, school: str | None = None) -> tuple[Person, ...]:
        found = self.ids.get(f"role:{role}", frozenset())
        return tuple(self.in_order(found if school is None else found & self.ids.get(f"school:{school}", frozenset())))

    def heads_of(self, school: str) -> tuple[Person, ...]:
        return self.having(Role.HEADMASTER, school)

    def in_order(self, ids: frozenset[str]) -> list[Person]:
        """The people with these ids, who are all here."""
        if len(ids) == len(self.people):
            return list(self.people.values())
        if len(ids) * _MOST_SORTED > len(self.people):
            return [person for person in self.people.values() if person.id in ids]
        return [self.people[one] for one in sorted(ids)]


def directory_of(organisation: Organisation, rows: Rows, limits: Limits = NO_LIMITS) -> Directory:
    """From all rows. Takes 0.4 s for 100,000 people: for a thread."""
    nothing = Directory(organisation, {}, {}, {}, {}, {}, Places({}, {}), limits)
    return changed(nothing, organisation, rows)


def changed(before: Directory, organisation: Organisation, rows: Rows) -> Directory:
    """With what changed in these rows; costs one copy of the names of everybody, and of the groups that it touches."""
    number, limits = organisation.number, before.limits
    standing = {one: row.at(number) for one, row in rows.people.items()}
    people = {one: person if limits.takes(person) else None for one, person in standing.items()}
    left = {one: None if people[one] else row.left for one, row in rows.people.items()}
    ids = _regrouped(before, people)
    places = Places(
        _merged(before.places.schools, {one: row.at(number) for one, row in rows.schools.items()}),
        _merged(before.places.groups, {one: row.at(number) for one, row in rows.groups.items()}),
    )
    return Directory(
        organisation,
        _merged(before.people, people),
        places.schools if limits == NO_LIMITS else _peopled("school", places.schools, ids),
        places.groups if limits == NO_LIMITS else _peopled("group", places.groups, ids),
        _merged(before.left, left),
        ids,
        places,
        limits,
    )


def with_people(before: Directory, people: Mapping[str, Person]) -> Directory:
    """With these people (by id) as they are here, who are all in it."""
    return replace(before, people=_merged(before.people, people), ids=_regrouped(before, people))


def _peopled(kind: str, places: Mapping[str, T], ids: Collection[str]) -> Mapping[str, T]:
    return {one: place for one, place in places.items() if f"{kind}:{one}" in ids}


def _merged(before: Mapping[str, T], changes: Mapping[str, T] | Mapping[str, T | None]) -> Mapping[str, T]:
    """In the order of the ids; what became None is gone."""
    if not changes:
        return before
    merged = dict(before)
    for one, value in changes.items():
        if value is None:
            merged.pop(one, None)
        else:
            merged[one] = value
    return merged if changes.keys() <= before.keys() else {one: merged[one] for one in sorted(merged)}


def _regrouped(
    before: Directory, people: Mapping[str, Person] | Mapping[str, Person | None]
) -> Mapping[str, frozenset[str]]:
    come: defaultdict[str, set[str]] = defaultdict(set)
    go: defaultdict[str, set[str]] = defaultdict(set)
    for one, person in people.items():
        had, has = _keys(before.people.get(one)), _keys(person)
        for key in has - had:
            come[key].add(one)
        for key in had - has:
            go[key].add(one)
    ids = dict(before.ids)
    for key in come.keys() | go.keys():
        members = ids.pop(key, frozenset[str]()) - go[key] | come[key]
        if members:
            ids[key] = members
    return ids


def _keys(person: Person | None) -> set[str]:
    if person is None:
        return set()
    keys = {EVERYONE, f"school:{person.school}", *(f"role:{role}" for role in person.roles)}
    keys.update(f"group:{group}" for group in person.groups)
    keys.update(f"function:{function}" for function in person.functions)
    keys.update(person.granted)
    if job := job_name(person.job):
        keys.add(f"job:{job}")
    if person.manager:
        keys.add(_TEAM + person.manager)
    return keys
