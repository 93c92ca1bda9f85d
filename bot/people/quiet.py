"""Keeps the hours at which nobody is written to unasked: by school and function, as a local agreement set them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Quiet:
    """On a working day nothing comes from `after` on, and nothing before `before`, as clocks here say. `before` is
    earlier than `after`. Without `schools` (ids) of every school, without `functions` of everybody. It counts from the
    day on which it was `agreed`; None: always."""

    after: time
    before: time
    schools: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    agreed: date | None = None

    def is_for(self, school: str, named: Collection[str]) -> bool:
        """`named`: the functions and roles of somebody."""
        return (not self.schools or school in self.schools) and (
            not self.functions or not self.functions.isdisjoint(named)
        )

    @property
    def weight(self) -> tuple[bool, bool]:
        """What is said of a function goes before what is said of a school, and that before what is said of all."""
        return bool(self.functions), bool(self.schools)


USUAL = Quiet(time(18), time(7, 30))
"""Where no agreement says otherwise."""


def quiet_on(day: date, rules: Collection[Quiet]) -> Quiet:
    """What holds on this day, of the rules that are for somebody: those that are most about them, and of several such
    the longest quiet that they make together."""
    agreed = [one for one in rules if one.agreed is None or one.agreed <= day]
    if not agreed:
        return USUAL
    most = max(one.weight for one in agreed)
    own = [one for one in agreed if one.weight == most]
    newest = max(one.agreed or date.min for one in own)
    after, before = min(one.after for one in own), max(one.before for one in own)
    return Quiet(after, before, agreed=None if newest == date.min else newest)
