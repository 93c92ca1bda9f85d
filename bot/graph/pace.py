"""Spreads the requests to one service of Microsoft Graph over time, and stands still for all while it asks for rest."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.graph.permissions import Service

BURST_SECONDS = 10.0
"""Where a service counts by longer spans than a second."""
NEARLY = 0.1
"""Of a budget: with less left, the rest of it is kept until it is filled again."""
LONGEST_REST_SECONDS = 900.0
"""A longer one that a service asks for is looked at again after this."""


@dataclass(slots=True)
class Pace:
    """`per_minute` is what the service gives, in its own units; what one process takes of it. Seconds of `clock`.
    `burst`: as much as so many seconds give may be used at once after a quiet time."""

    per_minute: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    burst: float = BURST_SECONDS
    _free: float = float("-inf")
    """When all that was taken is given back."""
    _rest: float = float("-inf")
    """Until when nothing is asked."""

    async def admit(self, units: float) -> None:
        """Returns when a request of so many units may be made."""
        self._free = max(self._free, self.clock() - self.burst) + units * 60 / self.per_minute
        while (wait := max(self._free, self._rest) - self.clock()) > 0:
            await self.sleep(wait)

    def rest(self, seconds: float) -> None:
        """Nobody asks anything for so long."""
        self._rest = max(self._rest, self.clock() + min(seconds, LONGEST_REST_SECONDS))

    def learn(self, headers: Mapping[str, str]) -> None:
        """From what an answer says of the budget: RateLimit-Limit, -Remaining and -Reset (seconds)."""
        limit, left, reset = (_number(headers.get(f"ratelimit-{name}", "")) for name in ("limit", "remaining", "reset"))
        if limit and left is not None and reset and left < limit * NEARLY:
            self.rest(reset)


def paces(sharepoint: float) -> Mapping[Service, Pace]:
    """Of each service, by Microsoft's throttling limits (tenants above 500 people); `sharepoint` is the
    resource units that the tenant's licences give an app in a minute."""
    return {
        Service.DIRECTORY: Pace(48_000),  # 8,000 in ten seconds
        Service.SHAREPOINT: Pace(sharepoint),
        Service.TEAMS: Pace(1_800, burst=0),  # 30 installs in any second
        Service.MAILBOXES: Pace(6_000),
    }


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def retry_after(headers: Mapping[str, str], otherwise: float) -> float:
    """Seconds; `otherwise` where the answer names none. A date is not taken: Graph gives seconds."""
    named = _number(headers.get("retry-after", ""))
    return otherwise if named is None else named
