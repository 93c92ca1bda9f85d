"""The port by which front asks each job what it offers this person; front knows none of their rules."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from bot.front.here import Here
from cards.parts.verbs import Offer

Offers: TypeAlias = Callable[[Here], Awaitable[Sequence[Offer]]]
"""What a job can do for the asker now: in its own order, and nothing that they may not."""


async def offered(jobs: Sequence[Offers], here: Here) -> list[Offer]:
    return [offer for job in jobs for offer in await job(here)]
