"""The rule for who gets an announcement: principals joined by any, all and not, kept as JSON and written as a line.

    all(any(school:de-linde, school:de-eik), any(role:teacher), not(group:directies))

Nobody can be told in advance to be among those whom the directory does not know: a school that is gone, an announcement
whose readers were not looked up. Such a principal adds nobody where it adds, and takes everybody away where it takes
away: a mistake never widens an audience.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from bot.people.directory import Directory
from bot.people.person import Person
from bot.people.principals import EVERYBODY, KINDS, RECIPIENTS, NoPrincipal, Principal, PrincipalKind, parse_principal


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Who is in at least one of them; of none, nobody."""

    of: "tuple[Audience, ...]"
    kind: Literal["any"] = "any"

    def __str__(self) -> str:
        return f"any({', '.join(map(str, self.of))})"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Who is in every one of them. Raises ValueError for none of them: that would be everybody, and nobody said so."""

    of: "tuple[Audience, ...]"
    kind: Literal["all"] = "all"

    def __post_init__(self) -> None:
        if not self.of:
            raise ValueError("all of nothing is everybody: say everyone")

    def __str__(self) -> str:
        return f"all({', '.join(map(str, self.of))})"


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody else."""

    of: "Audience"
    kind: Literal["not"] = "not"

    def __str__(self) -> str:
        return f"not({self.of})"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a team, by our keys of both, with what they were called when it was chosen: it is posted there, and
    comes to nobody by itself. `name` is "" for the first channel of a team."""

    team: str
    channel: str
    name: str
    team_name: str
    kind: Literal["channel"] = "channel"

    def __str__(self) -> str:
        return f"channel:{self.team}.{self.channel}"


Audience: TypeAlias = Annotated[Principal | AnyOf | AllOf | Not | Channel, Field(discriminator="kind")]

NOBODY = AnyOf(())
DEEPEST = 8
"""Rules within rules."""

Received: TypeAlias = Mapping[str, frozenset[str]]
"""Ids of those whom announcements reached, by the announcement's id, as far as they were looked up."""


# --- who is in it -----------------------------------------------------------------------------------


def members(audience: Audience, directory: Directory, received: Received | None = None) -> list[Person]:
    """Everybody in it, in the order of their ids; looked up, not looked for among everybody."""
    return directory.in_order(ids_in(audience, directory, received))


def ids_in(audience: Audience, directory: Directory, received: Received | None = None) -> frozenset[str]:
    """As `members`, for who only counts them or looks somebody up."""
    return _World(directory, received or {}).ids(audience, sure=True)


def includes(audience: Audience, person: Person, directory: Directory, received: Received | None = None) -> bool:
    return _World(directory, received or {}).has(audience, person) is True


def unknown_in(audience: Audience, directory: Directory, received: Received | None = None) -> list[Principal]:
    """The principals of which it cannot be said who they are, each once."""
    world = _World(directory, received or {})
    return [one for one in dict.fromkeys(principals_in(audience)) if world.known(one) is None]


def principals_in(audience: Audience) -> Iterator[Principal]:
    match audience:
        case Principal():
            yield audience
        case Channel():
            pass
        case Not():
            yield from principals_in(audience.of)
        case AnyOf() | AllOf():
            for one in audience.of:
                yield from principals_in(one)


def channels_in(audience: Audience) -> tuple[Channel, ...]:
    """Where it is posted, each once: channels that stand beside others, and none of those whom it is not for."""
    found: dict[str, Channel] = {}
    for one in _channels(audience):
        found.setdefault(str(one), one)
    return tuple(found.values())


def _channels(audience: Audience) -> Iterator[Channel]:
    match audience:
        case Channel():
            yield audience
        case AnyOf():
            for one in audience.of:
                yield from _channels(one)
        case AllOf(of=(one,)) | AllOf(of=(one, Not())):
            yield from _channels(one)
        case _:
            pass


@dataclass(frozen=True, slots=True)
class _World:
    directory: Directory
    received: Received

    @property
    def everybody(self) -> frozenset[str]:
        return self.directory.ids_of(EVERYBODY) or frozenset()

    def known(self, principal: Principal) -> frozenset[str] | None:
        if principal.kind != "received":
            return self.directory.ids_of(principal)
        reached = self.received.get(principal.value)
        return None if reached is None else reached & self.everybody

    def ids(self, audience: Audience, *, sure: bool) -> frozenset[str]:
        """Who is in it for sure, or who may be."""
        match audience:
            case Principal():
                known = self.known(audience)
                return known if known is not None else frozenset() if sure else self.everybody
            case Channel():
                return frozenset()
            case AnyOf():
                return frozenset[str]().union(*(self.ids(one, sure=sure) for one in audience.of))
            case AllOf():
                return self._all(audience.of, sure=sure)
            case Not():
                return self.everybody - self.ids(audience.of, sure=not sure)

    def _all(self, of: Iterable[Audience], *, sure: bool) -> frozenset[str]:
        """Begins with those that name somebody, so that few people are held against many and not the other way."""
        within = sorted((self.ids(one, sure=sure) for one in of if not isinstance(one, Not)), key=len)
        found = within[0].intersection(*within[1:]) if within else self.everybody
        return found.difference(*(self.ids(one.of, sure=not sure) for one in of if isinstance(one, Not)))

    def has(self, audience: Audience, person: Person) -> bool | None:
        """None when it cannot be said."""
        match audience:
            case Principal():
                known = self.known(audience)
                return None if known is None else person.id in known
            case Channel():
                return False
            case AnyOf():
                each = {self.has(one, person) for one in audience.of}
                return True if True in each else None if None in each else False
            case AllOf():
                each = {self.has(one, person) for one in audience.of}
                return False if False in each else None if None in each else True
            case Not():
                within = self.has(audience.of, person)
                return None if within is None else not within


# --- as a line --------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\s*([(),]|[^\s(),]+)")


def parse_audience(text: str, kinds: Collection[PrincipalKind] = RECIPIENTS) -> Audience:
    """What `str` of an audience gives. Raises NoPrincipal."""
    tokens = _TOKEN.findall(text)
    audience, rest = _read(tokens, 0, [kind for kind in KINDS if kind in kinds])
    if rest:
        raise NoPrincipal(f"'{rest[0][:60]}' stands behind the end of the audience")
    return audience


def _read(tokens: list[str], depth: int, kinds: list[PrincipalKind]) -> tuple[Audience, list[str]]:
    if not tokens or tokens[0] in "(),":
        raise NoPrincipal("an audience lacks a principal: any(...), all(...), not(...) or one such as group:hr")
    head, rest = tokens[0], tokens[1:]
    if rest[:1] != ["("]:
        return parse_principal(head, tuple(kinds)), rest
    if head not in {"any", "all", "not"}:
        raise NoPrincipal(f"'{head[:60]}' does not join principals; any, all and not do")
    if depth >= DEEPEST:
        raise NoPrincipal(f"an audience holds at most {DEEPEST} rules within each other")
    of, rest = _read_list(rest[1:], depth + 1, kinds)
    if head == "any":
        return AnyOf(of), rest
    if head == "not" and len(of) == 1:
        return Not(of[0]), rest
    if head == "all" and of:
        return AllOf(of), rest
    raise NoPrincipal(f"{head}() takes {'one principal or rule' if head == 'not' else 'at least one'}")


def _read_list(tokens: list[str], depth: int, kinds: list[PrincipalKind]) -> tuple[tuple[Audience, ...], list[str]]:
    found: list[Audience] = []
    rest = tokens
    while rest[:1] != [")"]:
        one, rest = _read(rest, depth, kinds)
        found.append(one)
        if rest[:1] == [","] and rest[1:2] != [")"]:
            rest = rest[1:]
        elif rest[:1] != [")"]:
            raise NoPrincipal("an audience lacks a ) or a comma")
    return tuple(found), rest[1:]
