"""Says an audience as a sentence: all teachers at De Linde or De Eik, except school leaders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.people.audience import AllOf, AnyOf, Audience, Channel, Not
from bot.people.person import Role
from bot.people.principals import Principal, PrincipalKind
from cards.texts import Texts

MOST_NAMED = 4
"""Of one list: the sentence says how many more there are."""

_PLACES: Mapping[PrincipalKind, str] = {
    "school": "audience-at",
    "function": "audience-with",
    "job": "audience-with",
    "group": "audience-in",
    "received": "audience-received",
}
"""What is said behind who it is, in this order."""


def audience_sentence(t: Texts, audience: Audience, names: Mapping[Principal, str]) -> str:
    """Without capital and full stop; `names` are those of schools, groups and people, typed by others."""
    return _Words(t, names).said(audience)


@dataclass(frozen=True, slots=True)
class _Words:
    t: Texts
    names: Mapping[Principal, str]

    def said(self, audience: Audience) -> str:
        match _plain(audience):
            case AllOf(of=(AllOf() | AnyOf() as base, Not(of=others))) if not _alike(base):
                return self.t("audience-except", who=self.said(base), others=self._others(others))
            case plain:
                return self._one(plain)

    def _one(self, audience: Audience) -> str:
        match audience:
            case AnyOf(of=()):
                return self.t("audience-nobody")
            case Channel() | AnyOf() if channels := _channels(audience):
                return self.t.all_of(self._first([channel_name(self.t, one) for one in channels]))
            case AnyOf() if not _alike(audience):
                return self.t.all_of([self._within(one) for one in audience.of])
            case AllOf():
                return self._combined(audience.of)
            case _:
                return self._combined((audience,))

    def _combined(self, of: Sequence[Audience]) -> str:
        """Who, where, and except whom; what has no place in that is said behind it."""
        lists: dict[PrincipalKind, Sequence[Principal]] = {}
        besides: list[Audience] = []
        for one in of:
            alike = _alike(one)
            if alike and alike[0].kind not in lists:
                lists[alike[0].kind] = alike
            elif not isinstance(one, Not):
                besides.append(one)
        said = self._who(lists)
        for kind, text in _PLACES.items():
            if kind in lists:
                said = self.t(text, who=said, names=self._either(lists[kind]))
        for one in besides:
            said = self.t("audience-also", who=said, others=self._within(one))
        others = [self._others(one.of) for one in of if isinstance(one, Not)]
        return self.t("audience-except", who=said, others=self.t.all_of(others)) if others else said

    def _who(self, lists: Mapping[PrincipalKind, Sequence[Principal]]) -> str:
        people = self.t.all_of(self._some(lists["person"])) if "person" in lists else ""
        roles = self.t("audience-all", who=self._either(lists["role"])) if "role" in lists else ""
        if people and roles:
            return self.t("audience-also", who=people, others=roles)
        return people or roles or self.t("audience-everybody")

    def _others(self, audience: Audience) -> str:
        if isinstance(audience, AnyOf) and not _alike(audience):
            return self.t.all_of([self._other(_plain(one)) for one in audience.of])
        return self._other(_plain(audience))

    def _other(self, audience: Audience) -> str:
        alike = _alike(audience)
        if alike and alike[0].kind == "role":
            return self.t("audience-these", who=self._either(alike))
        return self._within(audience)

    def _within(self, audience: Audience) -> str:
        """In brackets when it has parts of its own."""
        audience = _plain(audience)
        lists = audience.of if isinstance(audience, AllOf) else (audience,)
        simple = all(isinstance(one, Principal) or _alike(one) or _channels(one) for one in lists)
        return self.said(audience) if simple else f"({self.said(audience)})"

    def _either(self, principals: Sequence[Principal]) -> str:
        return self.t.one_of(self._some(principals))

    def _some(self, principals: Sequence[Principal]) -> Sequence[str]:
        return self._first([self._name(one) for one in principals])

    def _first(self, named: Sequence[str]) -> Sequence[str]:
        more = len(named) - MOST_NAMED
        return [*named[:MOST_NAMED], self.t("audience-more", count=more)] if more > 1 else named

    def _name(self, principal: Principal) -> str:
        if principal.kind == "role" and principal.value in set(Role):
            return self.t(f"who-{principal.value}")
        return self.names.get(principal) or principal.value


def channel_name(t: Texts, channel: Channel) -> str:
    return t("audience-channel", name=channel.name or t("channel-general"), team=channel.team_name)


def _channels(audience: Audience) -> Sequence[Channel]:
    """Of channels alone; () for anything else."""
    of = audience.of if isinstance(audience, AnyOf) else (audience,)
    channels = [one for one in of if isinstance(one, Channel)]
    return channels if len(channels) == len(of) else ()


def _plain(audience: Audience) -> Audience:
    """What is joined with nothing else is itself."""
    while isinstance(audience, AllOf | AnyOf) and len(audience.of) == 1:
        audience = audience.of[0]
    return audience


def _alike(audience: Audience) -> Sequence[Principal]:
    """Principals of one kind of which any does; () for anything else."""
    of = audience.of if isinstance(audience, AnyOf) else (audience,)
    principals = [one for one in of if isinstance(one, Principal)]
    return principals if len(principals) == len(of) and len({one.kind for one in principals}) == 1 else ()
