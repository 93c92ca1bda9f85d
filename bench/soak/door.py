"""What stands before the instances: each turn goes to the next of those that take it, and comes again, as the same
activity, where no answer came. It notes how long each took.
"""

import asyncio
import itertools
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from time import monotonic
from typing import Any, cast

import aiohttp

from bench.people import Activity

AWAY = 1.0
"""Seconds for which an instance that did not answer is passed over."""
TRIES = 40
PAUSE = 0.25
TIMEOUT = 20.0
"""Teams gives up on a turn after 15 seconds."""
TWICE = 0.03
"""Of the turns reach two instances at once, as one that Teams delivers again."""
TROUBLE = "Er ging iets mis"
"""What somebody is told whose turn failed, with a number of its own."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn that was answered: seconds from when it was sent first, by the clock of this process."""

    kind: str
    at: float
    seconds: float
    tries: int


@dataclass
class Door:
    session: aiohttp.ClientSession
    addresses: Sequence[str]
    turned: list[Turned] = field(default_factory=list[Turned])
    statuses: Counter[int] = field(default_factory=Counter[int])
    lost: int = 0
    """Turns that nobody answered, however often they came."""
    twice: int = 0
    differing: int = 0
    """Of those that reached two and failed in neither: to which the two did not answer the same."""
    failed: int = 0
    """Of those that reached two: those that failed in one or both, which says so."""
    twofold: float = TWICE
    """Which share reaches two."""

    def __post_init__(self) -> None:
        self._next = itertools.count()
        self._away: dict[str, float] = {}
        self._chance = Random(5)

    async def turn(self, kind: str, activity: Activity) -> Mapping[str, Any] | None:
        """What it answers ({} to a message); None where nobody took it."""
        began = monotonic()
        both = self._chance.random() < self.twofold and len(self.addresses) > 1
        asked = [self._answered(activity) for _ in range(1 + both)]
        answers = await asyncio.gather(*asked)
        told = [answer for answer, _ in answers]
        self.twice += both
        whole = [answer for answer in told if answer is not None and not is_trouble(answer)]
        self.failed += both and len(whole) < 2
        self.differing += len(whole) > 1 and whole[0] != whole[1]
        found = next((answer for answer in told if answer is not None), None)
        if found is None:
            self.lost += 1
        else:
            self.turned.append(Turned(kind, began, monotonic() - began, max(tries for _, tries in answers)))
        return found

    async def _answered(self, activity: Activity) -> tuple[Mapping[str, Any] | None, int]:
        for number in range(1, TRIES + 1):
            address = self._address()
            try:
                async with self.session.post(f"{address}/api/messages", json=activity) as response:
                    text = await response.text()
            except (aiohttp.ClientError, TimeoutError):
                self._away[address] = monotonic() + AWAY
                await asyncio.sleep(PAUSE)
                continue
            self.statuses[response.status] += 1
            if response.status < 300:
                return (json.loads(text) if text else {}), number
            await asyncio.sleep(PAUSE)
        return None, TRIES

    def _address(self) -> str:
        now = monotonic()
        for _ in self.addresses:
            address = self.addresses[next(self._next) % len(self.addresses)]
            if self._away.get(address, 0.0) <= now:
                return address
        return self.addresses[next(self._next) % len(self.addresses)]


def is_trouble(answer: Mapping[str, Any]) -> bool:
    """It failed: what is answered then has a number by which it is found in the log of that instance."""
    return TROUBLE in json.dumps(answer, ensure_ascii=False)


def card_of(answer: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """What an invoke shows in place of its card."""
    value = (answer or {}).get("value")
    if not isinstance(value, dict):
        return None
    card = cast("Mapping[str, Any]", value)
    return card if card.get("type") == "AdaptiveCard" else None
