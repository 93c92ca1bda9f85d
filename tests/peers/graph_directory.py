"""The people and groups of a strict Graph peer: their deltas, as Graph gives them at its worst.

Links are opaque, and nothing may stand beside their tokens. A page has few entries; the same one comes several times,
in any order, in pieces, and replayed; what was never set is left out; a full round tells of some that are long gone.
Tokens are good for seven days, and lost on demand. What changes while somebody reads comes with the next delta.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeAlias
from uuid import NAMESPACE_OID, uuid5

from tests.peers.graph import Asked, Reply, Route, refusal

Entry: TypeAlias = dict[str, Any]
GOOD_FOR = timedelta(days=7)
USER, GROUP = "#microsoft.graph.user", "#microsoft.graph.group"
_OF_USERS = """
    id displayName userPrincipalName mail preferredLanguage department officeLocation companyName jobTitle employeeType
    businessPhones onPremisesExtensionAttributes accountEnabled userType manager givenName surname
"""
OF_USERS = frozenset(_OF_USERS.split())
OF_GROUPS = frozenset(["id", "displayName", "description", "mail", "members", "owners"])
LINKED = {"manager": "manager@delta", "members": "members@delta", "owners": "owners@delta"}


def guid(name: str) -> str:
    """The id of whoever a test calls so."""
    return str(uuid5(NAMESPACE_OID, name))


@dataclass
class Thing:
    """A user or a group: `links` by their name, each with the ids and types of whom they lead to. `ever` holds those
    that ever were there."""

    properties: Entry
    links: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    ever: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    gone: str = ""


@dataclass
class _Place:
    """What a token stands for: the changes before `at` are known. `ahead` are the pages still to be shown."""

    kind: str
    select: frozenset[str]
    at: int
    given: datetime
    ahead: list[list[Entry]] | None = None


@dataclass
class DirectoryPart:
    """`page` is how many entries one has at most, `pieces` how many links of one kind. `now` ages the tokens. What the
    methods change is told by the next delta; `seed` decides in which order."""

    page: int = 100
    pieces: int = 100
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    root: Callable[[], str] = str
    seed: int = 1
    users: dict[str, Thing] = field(default_factory=dict[str, Thing])
    groups: dict[str, Thing] = field(default_factory=dict[str, Thing])
    dynamic: dict[str, Callable[[Mapping[str, Any]], bool]] = field(
        default_factory=dict[str, Callable[[Mapping[str, Any]], bool]]
    )
    lost_with: int = 410
    """How a lost token is refused: 410, or 400 with syncStateNotFound."""
    of_groups: frozenset[str] = OF_GROUPS
    """What may be asked of a group."""
    ids: dict[str, str] = field(default_factory=dict[str, str])
    """Of names whose id is not `guid`."""

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self._changes: list[tuple[str, str]] = []
        self._places: dict[str, _Place] = {}

    def id_of(self, name: str) -> str:
        return self.ids.get(name, guid(name))

    # --- what happens in the tenant

    def add(self, name: str, manager: str | None = None, **properties: Any) -> str:
        """A member of the tenant who can sign in; returns the id."""
        said = {"displayName": name, "accountEnabled": True, "userType": "Member"} | properties
        self.users[self.id_of(name)] = Thing(said)
        self._changed("users", self.id_of(name))
        if manager:
            self.manage(name, manager)
        return self.id_of(name)

    def change(self, name: str, **properties: Any) -> None:
        self.users[self.id_of(name)].properties |= properties
        self._changed("users", self.id_of(name))

    def manage(self, name: str, manager: str | None) -> None:
        self._link(self.users[self.id_of(name)], "manager", {self.id_of(manager): USER} if manager else {})
        self._changed("users", self.id_of(name))

    def remove(self, name: str, reason: str = "changed") -> None:
        """For a while ("changed"), when they keep their groups, or for good ("deleted")."""
        self.users[self.id_of(name)].gone = reason
        self._changed("users", self.id_of(name))
        if reason == "deleted":
            for group in self.groups.values():
                for links in group.links.values():
                    links.pop(self.id_of(name), None)  # and no delta of groups tells it (Graph issue 14708)

    def restore(self, name: str) -> None:
        self.users[self.id_of(name)].gone = ""
        self._changed("users", self.id_of(name))

    def group(self, name: str, *members: str, owners: Iterable[str] = (), **properties: Any) -> str:
        """With users as its members; returns the id."""
        self.groups[self.id_of(name)] = Thing({"displayName": name} | properties)
        self._link(self.groups[self.id_of(name)], "members", {self.id_of(one): USER for one in members})
        self._link(self.groups[self.id_of(name)], "owners", {self.id_of(one): USER for one in owners})
        self._changed("groups", self.id_of(name))
        return self.id_of(name)

    def rename(self, group: str, name: str) -> None:
        self.groups[self.id_of(group)].properties["displayName"] = name
        self._changed("groups", self.id_of(group))

    def put_in(self, group: str, *names: str, kind: str = USER) -> None:
        self._linked(group, {self.id_of(one): kind for one in names}, frozenset())

    def take_out(self, group: str, *names: str) -> None:
        self._linked(group, {}, frozenset(map(self.id_of, names)))

    def nest(self, outer: str, inner: str) -> None:
        self.put_in(outer, inner, kind=GROUP)

    def unnest(self, outer: str, inner: str) -> None:
        self.take_out(outer, inner)

    def dissolve(self, group: str, reason: str = "deleted") -> None:
        self.groups[self.id_of(group)].gone = reason
        self._changed("groups", self.id_of(group))

    def follow(self, group: str, rule: Callable[[Mapping[str, Any]], bool]) -> None:
        """A dynamic group: `settle` gives it the members that its rule takes then."""
        self.dynamic[group] = rule

    def settle(self) -> None:
        for group, rule in self.dynamic.items():
            fits = {one: USER for one, user in self.users.items() if not user.gone and rule(user.properties)}
            members = self.groups[self.id_of(group)].links.get("members", {})
            self._linked(group, fits, frozenset(members) - fits.keys())

    def forget_tokens(self) -> None:
        for place in self._places.values():
            place.given -= GOOD_FOR

    def _linked(self, group: str, come: Mapping[str, str], go: frozenset[str]) -> None:
        thing = self.groups[self.id_of(group)]
        members = {one: kind for one, kind in thing.links.get("members", {}).items() if one not in go}
        self._link(thing, "members", {**members, **come})
        self._changed("groups", self.id_of(group))

    def _link(self, thing: Thing, name: str, links: Mapping[str, str]) -> None:
        thing.links[name] = dict(links)
        thing.ever.setdefault(name, {}).update(links)

    def _changed(self, kind: str, one: str) -> None:
        self._changes.append((kind, one))

    # --- what is asked

    def routes(self) -> Sequence[Route]:
        people = frozenset({"User.Read.All", "Directory.Read.All"})
        groups = frozenset({"GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"})
        return [
            Route("GET", "/users/delta", people, lambda asked: self._delta("users", OF_USERS, asked), units=2),
            Route("GET", "/groups/delta", groups, lambda asked: self._delta("groups", self.of_groups, asked), units=3),
        ]

    def _delta(self, kind: str, known: frozenset[str], asked: Asked) -> Reply:
        query = asked.query
        tokens = query.keys() & {"$deltatoken", "$skiptoken"}
        if tokens:
            if len(query) > 1:
                return refusal(400, "Request_UnsupportedQuery", "A token stands alone.")
            return self._go_on(kind, next(iter(query.values())))
        if unfit := query.keys() - {"$select", "$filter"}:
            return refusal(400, "Request_UnsupportedQuery", f"{unfit} is not supported with delta.")
        select = frozenset(query.get("$select", "").split(",")) - {""}
        if not select or not select <= known:
            return refusal(400, "Request_BadRequest", f"Could not find a property named {select - known}.")
        if not all(part.strip().startswith("id eq '") for part in query.get("$filter", "id eq '").split(" or ")):
            return refusal(400, "Request_UnsupportedQuery", "Only $filter by id is supported with delta.")
        things: Mapping[str, Thing] = getattr(self, kind)
        # Some of those that are gone are told as well, and in groups those who were in them.
        shown = [one for one, thing in things.items() if not thing.gone or self._chance.random() < 0.5]
        return self._pages(kind, select, self._entries(things, shown, select, initial=True))

    def _go_on(self, kind: str, token: str) -> Reply:
        place = self._places.get(token)
        if place is None or place.kind != kind:
            return refusal(400, "Request_BadRequest", "Badly formed token.")
        if self.now() - place.given >= GOOD_FOR:
            if self.lost_with != 410:
                return refusal(self.lost_with, "syncStateNotFound", "Resync required.")
            return refusal(410, "syncStateNotFound", Location=f"{self.root()}/{kind}/delta?$deltatoken=")
        if place.ahead is not None:
            return self._page(place)
        things: Mapping[str, Thing] = getattr(self, kind)
        ids = dict.fromkeys(one for changed, one in self._changes[place.at :] if changed == kind)
        return self._pages(kind, place.select, self._entries(things, ids, place.select, initial=False))

    def _pages(self, kind: str, select: frozenset[str], entries: list[Entry]) -> Reply:
        # Replayed: somebody's older words come again, and then their last ones.
        pages = [entries[start : start + self.page] for start in range(0, len(entries), self.page)]
        return self._page(_Place(kind, select, len(self._changes), self.now(), pages or [[]]))

    def _page(self, place: _Place) -> Reply:
        assert place.ahead
        page, *ahead = place.ahead
        rest = _Place(place.kind, place.select, place.at, self.now(), ahead or None)
        token = f"t{len(self._places)}-{self._chance.getrandbits(64):x}"
        self._places[token] = rest
        name, parameter = ("@odata.nextLink", "$skiptoken") if ahead else ("@odata.deltaLink", "$deltatoken")
        link = f"{self.root()}/{place.kind}/delta?{parameter}={token}"
        return Reply(body={"@odata.context": f"x#{place.kind}", name: link, "value": page})

    def _entries(
        self, things: Mapping[str, Thing], ids: Iterable[str], select: frozenset[str], *, initial: bool
    ) -> list[Entry]:
        """In any order; of each, what counts comes last. A large one comes in pieces."""
        of_each = [self._of_one(one, things[one], select, initial=initial) for one in ids]
        self._chance.shuffle(of_each)
        entries: list[Entry] = []
        while of_each:
            some = self._chance.choice(of_each[:3])
            entries.append(some.pop(0))
            of_each = [one for one in of_each if one]
        return entries

    def _of_one(self, one: str, thing: Thing, select: frozenset[str], *, initial: bool) -> list[Entry]:
        if thing.gone:
            removed: Entry = {"id": one, "@removed": {"reason": thing.gone}}
            return [{"id": one, "displayName": "was"}, removed] if self._chance.random() < 0.2 else [removed]
        words = {name: value for name, value in thing.properties.items() if name in select}
        entries: list[Entry] = [{"id": one, **words}]
        for name in sorted(select & LINKED.keys()):
            links = self._links(thing, name, initial=initial)
            for start in range(0, len(links), self.pieces):
                part = links[start : start + self.pieces]
                if start == 0:
                    entries[0][LINKED[name]] = part
                else:
                    entries.append({"id": one, LINKED[name]: part})
        if self._chance.random() < 0.2:
            entries.insert(0, {"id": one, "displayName": "as it was", **_without(words)})
        return entries

    def _links(self, thing: Thing, name: str, *, initial: bool) -> list[Entry]:
        there = [{"@odata.type": kind, "id": one} for one, kind in thing.links.get(name, {}).items()]
        gone = [
            {"@odata.type": kind, "id": one, "@removed": {"reason": "deleted"}}
            for one, kind in thing.ever.get(name, {}).items()
            if one not in thing.links.get(name, {}) and (not initial or self._chance.random() < 0.5)
        ]
        links = there + gone
        self._chance.shuffle(links)
        return links


def _without(words: Entry) -> Entry:
    return {name: None for name in words if name != "displayName"}
