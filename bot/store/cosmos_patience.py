"""Calls to Cosmos DB until one succeeds or its time is over: what passes is tried again here, and nowhere else.

The SDK's own repetitions are switched off as far as it allows (`cosmos_account`). What may be sent twice is made so
that nothing happens twice: a read, or a commit that bears an id.
"""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable, Mapping
from random import SystemRandom
from typing import Any, TypeVar

from azure.core.exceptions import AzureError, HttpResponseError, ServiceRequestError, ServiceResponseError
from azure.cosmos.exceptions import CosmosClientTimeoutError

from bot.store.base import StoreUnavailable

PATIENCE_SECONDS = 8.0
"""For one call. All calls of a turn or a job together have what its deadline leaves (`bot.deadline`)."""

LATE = "no time is left to ask Cosmos DB"

FIRST_PAUSE = 0.02
LONGEST_PAUSE = 1.0
"""Seconds before the next try, at most; each time twice as long, and by chance, so that instances do not meet again."""

PASSING = frozenset({408, 410, 429, 449, 500, 502, 503, 504})
"""Statuses that another try may not meet: a timeout, a partition that moves, too many requests, a write beside ours,
and a service that is away."""

SESSION_BEHIND = (404, 1002)
"""A replica that has not caught up yet."""

_REFUSED = {401: "it does not accept the key or the identity", 403: "a role or the firewall does not allow it"}
_CUT = (ServiceRequestError, ServiceResponseError, CosmosClientTimeoutError)

T = TypeVar("T")
log = logging.getLogger(__name__)
_chance = SystemRandom()


async def patiently(call: Callable[[], Awaitable[T]], seconds: float) -> T:
    """What `call` returns at last. Raises StoreUnavailable after `seconds`, or sooner where the next try would come too
    late; at once for what no other try mends; and what else `call` raises."""
    if seconds <= 0:
        raise StoreUnavailable(LATE)
    until = asyncio.get_running_loop().time() + seconds
    last: AzureError | None = None
    try:
        async with asyncio.timeout_at(until):
            for tried in itertools.count():
                try:
                    return await call()
                except AzureError as error:
                    if not passes(error):
                        raise StoreUnavailable(said(error)) from error
                    last = error
                log.info("store.again", extra={"reason": said(last), "tried": tried + 1})
                wait = pause(last, tried)
                if asyncio.get_running_loop().time() + wait >= until:
                    raise TimeoutError
                await asyncio.sleep(wait)
    except TimeoutError:
        reason = said(last) if last else "no answer"
        raise StoreUnavailable(f"{reason}, for {seconds:.3g} seconds") from last
    raise AssertionError("unreachable: it counts for ever")


def passes(error: AzureError) -> bool:
    if isinstance(error, HttpResponseError):
        return error.status_code in PASSING or status(error) == SESSION_BEHIND
    return isinstance(error, _CUT)


def status(error: AzureError) -> tuple[int, int]:
    """Status and substatus; zeros when there was no answer."""
    found: Any = getattr(error, "sub_status", 0)
    return (getattr(error, "status_code", 0) or 0), int(found or 0)


def said(error: AzureError) -> str:
    """For an operator and the log: never what stands in an item."""
    code, sub = status(error)
    if code in _REFUSED:
        return f"Cosmos DB answers {code}: {_REFUSED[code]}"
    if not code:
        return f"Cosmos DB gives no answer ({type(error).__name__})"
    return f"Cosmos DB answers {code}{f' ({sub})' if sub else ''}"


def pause(error: AzureError, tried: int) -> float:
    """Seconds. What the service asks for, else a part of what doubles with every try."""
    headers: Mapping[str, str] = getattr(error, "headers", None) or {}
    asked = headers.get("x-ms-retry-after-ms", "")
    if asked.isdigit():
        return int(asked) / 1000
    return _chance.random() * min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(tried, 10))
