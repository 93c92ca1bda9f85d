"""Idempotency keys: who sends the same again with the same key gets the same answer, from whatever instance.

The key is taken, with a digest of what was asked, before anything is done; what is done under it is itself done once,
since it is known by that very key and digest. So neither a crash in between nor two at once make two of it.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from bot.errors import Stale
from bot.house import House
from bot.json import JsonObject
from bot.store.collection import Stored
from bot.store.partitions import answered_partition
from bot.web.api.problems import Problem, Trouble
from bot.work.kept import Answered

Outcome = tuple[int, JsonObject, dict[str, str]]
"""Status, body and headers."""
Do = Callable[[str, datetime], Awaitable[Outcome]]
"""Is given what it is known by, and when it was asked first: both are the same each time."""


def kept_key(caller: str, operation: str, key: str) -> str:
    """Nobody else's: the same key of another system, or for something else, is another."""
    return hashlib.sha256("\n".join((caller, operation, key)).encode()).hexdigest()[:32]


def digest_of(body: JsonObject) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


async def once(house: House, key: str, digest: str, do: Do) -> Outcome:
    """What was answered before, or what `do` comes to, which is answered from now on for a day. Raises Problem where
    the key came with something else. A fault is not kept: it may be tried again."""
    standing = await _taken(house, key, digest)
    if standing.value.digest != digest:
        detail = "This Idempotency-Key came with another body before. Send another key with what is new."
        raise Problem(Trouble.KEY_REUSED, detail)
    if standing.value.status:
        return _outcome(standing.value)
    known_by = "\n".join((key, digest, standing.value.at.isoformat()))
    status, body, headers = await do(hashlib.sha256(known_by.encode()).hexdigest()[:24], standing.value.at)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return status, body, headers
    return await _keep(house, standing, replace(standing.value, status=status, body=body, headers=headers))


async def _taken(house: House, key: str, digest: str) -> Stored[Answered]:
    """As it stands, taken now or before."""
    partition = answered_partition(key)
    found = await house.records.answered.get(partition, key)
    if found:
        return found
    fresh = Answered(key, digest, house.now())
    try:
        (version,) = await house.records.accept(partition, [house.records.answered.put(fresh)])
    except Stale:
        found = await house.records.answered.get(partition, key)
        if found is None:
            raise
        return found
    return Stored(fresh, version or "")


async def _keep(house: House, standing: Stored[Answered], answered: Answered) -> Outcome:
    """Who was first with the same is who counts: the thing may have moved on in between."""
    partition = answered_partition(answered.id)
    try:
        await house.records.accept(partition, [house.records.answered.put(answered, standing.version)])
    except Stale:
        found = await house.records.answered.get(partition, answered.id)
        if found and found.value.status and found.value.digest == answered.digest:
            return _outcome(found.value)
    return _outcome(answered)


def _outcome(answered: Answered) -> Outcome:
    return answered.status, answered.body, dict(answered.headers)
