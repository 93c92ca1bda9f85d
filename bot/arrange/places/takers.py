"""Who has a place of an option of which there are only so many, and who waits for one, in the order of their coming."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.errors import Refusal


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request (id) that waits for a place, with a mark of when it was looked at last, as those that have one."""

    request: str
    mark: str


@dataclass(frozen=True, slots=True)
class Takers:
    """Who has a place of the option `id` ("field.value"): ids of requests, each with a mark of when it was taken.
    `asks_after`: something asks, once its day is over, who was there."""

    id: str
    by: Mapping[str, str] = field(default_factory=dict[str, str])
    waiting: tuple[Waiting, ...] = ()
    asks_after: bool = False

    def mark_of(self, request: str) -> str:
        """Of its place, or of its place in the list; "" for none."""
        return self.by.get(request) or next((one.mark for one in self.waiting if one.request == request), "")

    def waits(self, request: str) -> bool:
        return any(one.request == request for one in self.waiting)

    def before(self, request: str) -> int:
        """How many others wait, of which none came after it."""
        others = [one.request for one in self.waiting]
        return others.index(request) if request in others else len(others)

    def taken(self, request: str, mark: str) -> "Takers":
        return replace(self, by={**self.by, request: mark})

    def queued(self, request: str, mark: str) -> "Takers":
        """At the end of the list; where it stands already, it stays."""
        own = Waiting(request, mark)
        if not self.waits(request):
            return replace(self, waiting=(*self.waiting, own))
        return replace(self, waiting=tuple(own if one.request == request else one for one in self.waiting))

    def without(self, request: str) -> "Takers":
        by = {name: mark for name, mark in self.by.items() if name != request}
        return replace(self, by=by, waiting=tuple(one for one in self.waiting if one.request != request))

    def moved_up(self, most: int) -> tuple["Takers", tuple[str, ...]]:
        """With the first who wait in the places that are free, and who they are (ids of requests)."""
        given = self.waiting[: max(most - len(self.by), 0)]
        by = {**self.by, **{one.request: one.mark for one in given}}
        return replace(self, by=by, waiting=self.waiting[len(given) :]), tuple(one.request for one in given)


class MustWait(Refusal):
    """The `option` has no place left, and they did not say that they wait for one; `before` others do."""

    def __init__(self, option: str, before: int) -> None:
        super().__init__()
        self.option, self.before = option, before
