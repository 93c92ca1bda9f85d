"""An audience as an author puts it together: any of several parts, without some others; read back from what is kept.

A part combines schools, functions, groups, job titles and named people: within one list any fits, and all lists that
are not empty must fit. Or it is channels of teams, and nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.people.audience import NOBODY, AllOf, AnyOf, Audience, Channel, Not
from bot.people.principals import EVERYBODY, Principal, PrincipalKind

MOST_PARTS = 20
"""Of those that get it, and as many of those that do not: each is a row of the card."""
LISTS: Sequence[Sequence[PrincipalKind]] = (("school",), ("role", "function"), ("group",), ("job",), ("person",))
"""A role is a function as well."""
KINDS: Sequence[PrincipalKind] = tuple(kind for kinds in LISTS for kind in kinds)


@dataclass(frozen=True, slots=True)
class Part:
    """Principals of KINDS, sorted; none of them is nobody, or everybody where `everyone` is set. With `channels` it has
    none."""

    principals: tuple[Principal, ...] = ()
    everyone: bool = False
    channels: tuple[Channel, ...] = ()

    @property
    def audience(self) -> Audience:
        if self.channels:
            return AllOf((AnyOf(self.channels),))
        if self.everyone:
            return EVERYBODY
        lists = [tuple(one for one in self.principals if one.kind in kinds) for kinds in LISTS]
        combined = tuple(AnyOf(some) for some in lists if some)
        return AllOf(combined) if combined else NOBODY

    @property
    def is_list(self) -> bool:
        """Named people, and nothing else."""
        return bool(self.principals) and all(one.kind == "person" for one in self.principals)

    def written(self, *kinds: PrincipalKind) -> tuple[str, ...]:
        return tuple(str(one) for one in self.principals if one.kind in kinds)

    def of_kind(self, *kinds: PrincipalKind) -> tuple[str, ...]:
        return tuple(one.value for one in self.principals if one.kind in kinds)


def part_of(principals: Iterable[Principal]) -> Part:
    return Part(tuple(sorted(dict.fromkeys(principals), key=str)))


@dataclass(frozen=True, slots=True)
class Put:
    """Put together of `parts`, any of which gets it, `without` those who do not whatever they are in."""

    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()

    @property
    def audience(self) -> Audience:
        if not self.parts:
            return NOBODY
        base = _any(self.parts)
        return AllOf((base, Not(_any(self.without)))) if self.without else base

    def with_part(self, part: Part, at: int | None = None, *, without: bool = False) -> "Put":
        """`at` is the place of the part that it takes; None: behind the others. One that is there already is not put
        there twice."""
        some = list(self.without if without else self.parts)
        if at is not None and at < len(some):
            some[at] = part
        else:
            some.append(part)
        kept = tuple(dict.fromkeys(some))
        return replace(self, without=kept) if without else replace(self, parts=kept)

    def without_part(self, at: int, *, without: bool = False) -> "Put":
        some = self.without if without else self.parts
        kept = tuple(one for place, one in enumerate(some) if place != at)
        return replace(self, without=kept) if without else replace(self, parts=kept)


def _any(parts: Sequence[Part]) -> Audience:
    each = tuple(part.audience for part in parts)
    return each[0] if len(each) == 1 else AnyOf(each)


def put_of(audience: Audience) -> Put | None:
    """What an author put together for it; None when nothing that an author can put together gives it."""
    match audience:
        case AnyOf(of=()):
            return Put()
        case AllOf(of=(base, Not(of=others))):
            parts, without = _parts(base), _parts(others)
        case _:
            parts, without = _parts(audience), ()
    put = Put(parts, without) if parts is not None and without is not None else None
    return put if put and put.audience == audience else None


def _parts(audience: Audience) -> tuple[Part, ...] | None:
    one = _part(audience)
    if one is not None:
        return (one,)
    if not isinstance(audience, AnyOf):
        return None
    each = [_part(part) for part in audience.of]
    found = [part for part in each if part is not None]
    return tuple(found) if len(found) == len(each) else None


def _channels(audience: AllOf) -> tuple[Channel, ...]:
    match audience:
        case AllOf(of=(AnyOf(of=some),)):
            channels = tuple(one for one in some if isinstance(one, Channel))
            return channels if len(channels) == len(some) else ()
        case _:
            return ()


def _part(audience: Audience) -> Part | None:
    if audience == EVERYBODY:
        return Part(everyone=True)
    if not isinstance(audience, AllOf):
        return None
    if channels := _channels(audience):
        return Part(channels=channels)
    principals: list[Principal] = []
    for some in audience.of:
        if not isinstance(some, AnyOf):
            return None
        for one in some.of:
            if not isinstance(one, Principal) or one.kind not in KINDS:
                return None
            principals.append(one)
    return part_of(principals)
