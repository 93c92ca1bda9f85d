"""The education data of a strict Graph peer: a delta of roles that repeats itself, and lists of schools in small pages.

Of somebody's schools no delta tells more than that something of them changed; whoever is put in a school, or taken out,
is named by it only where `tells_moves`. Lists ask for the wider permission, as Microsoft's reference says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.peers.graph import Asked, Reply, Route, refusal
from tests.peers.graph_directory import guid

BASIC = frozenset({"EduRoster.ReadBasic.All", "EduRoster.Read.All", "EduRoster.ReadWrite.All"})
FULL = frozenset({"EduRoster.Read.All", "EduRoster.ReadWrite.All"})
_OF_USERS = frozenset({"id", "primaryRole", "displayName", "mail", "residenceAddress"})
_OF_SCHOOLS = frozenset({"id", "displayName", "schoolNumber", "externalId", "principalEmail"})


@dataclass
class School:
    properties: Mapping[str, Any]
    people: list[str] = field(default_factory=list[str])


@dataclass
class EducationPart:
    """`page` is how many entries one has at most. `takes_select`: whether the delta does, which Microsoft does not
    say."""

    page: int = 2
    root: Callable[[], str] = str
    tells_moves: bool = True
    takes_select: bool = True
    roles: dict[str, str] = field(default_factory=dict[str, str])
    schools: dict[str, School] = field(default_factory=dict[str, School])

    def __post_init__(self) -> None:
        self._changes: list[str] = []
        self._places: dict[str, tuple[list[list[Any]], int]] = {}
        self._tokens = count()

    # --- what happens in the tenant

    def role(self, name: str, role: str | None) -> None:
        """None: not in the education data any more."""
        if role is None:
            self.roles.pop(guid(name), None)
        else:
            self.roles[guid(name)] = role
        self._changes.append(guid(name))

    def school(self, name: str, *people: str, number: str = "") -> None:
        self.schools[name] = School({"id": f"edu-{guid(name)}", "displayName": name, "schoolNumber": number})
        for one in people:
            self.put_in(name, one)

    def put_in(self, school: str, name: str) -> None:
        self.schools[school].people.append(guid(name))
        self._moved(name)

    def take_out(self, school: str, name: str) -> None:
        self.schools[school].people.remove(guid(name))
        self._moved(name)

    def forget_tokens(self) -> None:
        self._places.clear()

    def _moved(self, name: str) -> None:
        if self.tells_moves:
            self._changes.append(guid(name))

    # --- what is asked

    def routes(self) -> Sequence[Route]:
        return [
            Route("GET", "/education/users/delta", BASIC, self._delta, units=2),
            Route("GET", "/education/schools", FULL, self._schools, units=2),
            Route("GET", "/education/schools/{school}/users", FULL, self._people, units=3),
            Route("GET", "/education/users/{user}/schools", FULL, self._schools_of, units=2),
        ]

    def _delta(self, asked: Asked) -> Reply:
        link = "/education/users/delta"
        if tokens := asked.query.keys() & {"$deltatoken", "$skiptoken"}:
            if len(asked.query) > 1:
                return refusal(400, "BadRequest", "A token stands alone.")
            place = self._places.get(asked.query[next(iter(tokens))])
            if place is None:
                return refusal(410, "syncStateNotFound", Location=f"{self.root()}{link}?$deltatoken=")
            ahead, at = place
            if not ahead:
                ahead = _pages([self._user(one) for one in self._changes[at:]], self.page)
                at = len(self._changes)
            return self._page(link, ahead, at)
        if not self.takes_select and asked.query:
            return refusal(400, "BadRequest", "Query option '$select' is not allowed.")
        if problem := _select(asked, _OF_USERS):
            return problem
        # Somebody's older role comes first, and then the one that counts.
        users = [{"id": one, "primaryRole": "none"} for one in self.roles] + [self._user(one) for one in self.roles]
        return self._page(link, _pages(users, self.page), len(self._changes))

    def _page(self, link: str, pages: list[list[Any]], at: int) -> Reply:
        page, *ahead = pages
        token = f"e{next(self._tokens)}"
        self._places[token] = ahead, at
        name, parameter = ("@odata.nextLink", "$skiptoken") if ahead else ("@odata.deltaLink", "$deltatoken")
        return Reply(body={"value": page, name: f"{self.root()}{link}?{parameter}={token}"})

    def _user(self, one: str) -> Mapping[str, Any]:
        if one in self.roles:
            return {"id": one.upper(), "primaryRole": self.roles[one]}
        return {"id": one, "@removed": {"reason": "deleted"}}

    def _schools(self, asked: Asked) -> Reply:
        return self._list(asked, [one.properties for one in self.schools.values()], _OF_SCHOOLS)

    def _schools_of(self, asked: Asked) -> Reply:
        one = asked.places["user"]
        if one not in self.roles:
            return refusal(404, "Request_ResourceNotFound")
        found = [school.properties for school in self.schools.values() if one in school.people]
        return self._list(asked, found, _OF_SCHOOLS)

    def _people(self, asked: Asked) -> Reply:
        found = [one for one in self.schools.values() if one.properties["id"] == asked.places["school"]]
        if not found:
            return refusal(404, "Request_ResourceNotFound")
        return self._list(asked, [{"id": one} for one in found[0].people], _OF_USERS)

    def _list(self, asked: Asked, entries: Sequence[Any], known: frozenset[str]) -> Reply:
        """A page of it; its link goes on where it ended."""
        if "$skiptoken" not in asked.query and (problem := _select(asked, known)):
            return problem
        start = int(asked.query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": entries[start : start + self.page]}
        if start + self.page < len(entries):
            body["@odata.nextLink"] = f"{self.root()}{asked.path}?$skiptoken={start + self.page}"
        return Reply(body=body)


def _pages(entries: Iterable[Any], page: int) -> list[list[Any]]:
    listed = list(entries)
    return [listed[start : start + page] for start in range(0, len(listed), page)] or [[]]


def _select(asked: Asked, known: frozenset[str]) -> Reply | None:
    if asked.query.keys() - {"$select"}:
        return refusal(400, "BadRequest", f"{sorted(asked.query)} is not supported.")
    unknown = set(asked.query.get("$select", "id").split(",")) - known
    return refusal(400, "BadRequest", f"Could not find a property named {unknown}.") if unknown else None
