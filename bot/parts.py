"""How the parts of this process stand, for whoever shows it: what serves sets how that is looked up."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class Parts:
    """`look` gives the names of the parts that /readyz knows, each with whether it is wrong; None where nothing
    serves."""

    look: Callable[[], Awaitable[Mapping[str, bool]]] | None = None

    async def wrong(self) -> frozenset[str]:
        found = await self.look() if self.look else dict[str, bool]()
        return frozenset(name for name, is_wrong in found.items() if is_wrong)
