"""What an author chooses an audience with: everyone, or lists of schools, functions and groups."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.json import JsonObject
from bot.people.audience import NOBODY, AllOf, AnyOf, Audience, principals_in
from bot.people.principals import EVERYBODY, Principal, PrincipalKind


@dataclass(frozen=True, slots=True)
class Chosen:
    """Within one list any fits; all lists that are not empty must fit. Nothing chosen is nobody."""

    everyone: bool = False
    schools: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @property
    def audience(self) -> Audience:
        lists: tuple[tuple[PrincipalKind, frozenset[str]], ...] = (
            ("school", self.schools),
            ("role", self.roles),
            ("group", self.groups),
        )
        combined = [AnyOf(tuple(Principal(kind, one) for one in sorted(of))) for kind, of in lists if of]
        if self.everyone:
            return AnyOf((EVERYBODY, AllOf(tuple(combined)))) if combined else EVERYBODY
        return AllOf(tuple(combined)) if combined else NOBODY


def chosen_of(audience: Audience) -> Chosen | None:
    """What an author chose for it; None when nothing that an author can choose gives it."""
    lists: dict[str, frozenset[str]] = {}
    for principal in principals_in(audience):
        lists[principal.kind] = lists.get(principal.kind, frozenset()) | {principal.value}
    none = frozenset[str]()
    chosen = Chosen("everyone" in lists, lists.get("school", none), lists.get("role", none), lists.get("group", none))
    return chosen if chosen.audience == audience else None


def as_rule(body: JsonObject) -> JsonObject:
    """An announcement of before, when an audience was what an author chose."""
    chosen: Any = body["audience"]
    lists = {name: frozenset(chosen.get(name, ())) for name in ("schools", "roles", "groups")}
    return {**body, "audience": asdict(Chosen(bool(chosen.get("everyone")), **lists).audience)}


def is_both(audience: Audience) -> bool:
    """Everyone and lists beside it: what did they mean?"""
    chosen = chosen_of(audience)
    return bool(chosen and chosen.everyone and audience != EVERYBODY)
