"""Finds whom a file names that nobody is in the organisation that was loaded: they may come later, or be misspelt."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.people.directory import Directory
from bot.people.principals import Principal, PrincipalKind, parse_principal

_OF_WHO_ASKS: frozenset[PrincipalKind] = frozenset(
    {"manager", "head", "school_role", "answer", "received", "expert", "handler"}
)
"""Who that is, is known when there is somebody who asks, or something that was said."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written at `place` means nobody (`principal`; `near` is what may be meant), or nothing that there is
    (then "")."""

    place: str
    principal: str = ""
    near: str = ""

    def __str__(self) -> str:
        if not self.principal:
            return f"{self.place}: there is nothing of that name."
        meant = f"; did you mean {self.near}?" if self.near else "."
        return f"{self.place}: {self.principal} is nobody in the organisation that was loaded{meant}"


def nobodies(directory: Directory, place: str, principals: Iterable[str]) -> list[Remark]:
    """A remark for each of them who is nobody, sorted."""
    nobody = [one for one in map(parse_principal, sorted(principals)) if _is_nobody(directory, one)]
    return [Remark(place, str(one), str(directory.near(one) or "")) for one in nobody]


def _is_nobody(directory: Directory, principal: Principal) -> bool:
    """Somebody who left is known, and reads and decides nothing."""
    if principal.kind in _OF_WHO_ASKS:
        return False
    return directory.ids_of(principal) is None or (principal.kind == "person" and principal.value in directory.left)
