"""Removes each night what was kept long enough, and takes the names from questions; a bounded number of each.

One instance at a time does it. What is left for want of time or by a stop is done the next night: whatever was removed
is not found again, and of what may not go yet is kept how far it came. What fails keeps nothing else from being done:
that alone is tried again until all of the night was done, a night in which nothing was to be done says nothing in the
audit, and `doctor` says so when it was not for too long.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import BodeError, Stale
from bot.house import House
from bot.json import Json
from bot.people.acting import TIME
from bot.people.calendar import BRUSSELS
from bot.people.erasure import NIGHT_ID, STEPS_ID, Retained
from bot.privacy.nightly.announcements import remove_announcements
from bot.privacy.nightly.audit import cut_audit, uncut_of
from bot.privacy.nightly.ended import remove_mandates, remove_requests, remove_roles
from bot.privacy.nightly.hand_offs import remove_hand_offs
from bot.privacy.nightly.left import forget_left
from bot.privacy.nightly.notices import end_notices
from bot.privacy.nightly.questions import unname
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.partitions import ERASURES

NIGHT = 2
"""From this hour on, by the clock of Brussels, once a day."""
MOST = 500
"""Of each kind in one night."""

log = logging.getLogger(__name__)

Step = Callable[[House, datetime, int], Awaitable[int]]

STEPS: Mapping[str, tuple[str, Step]] = {
    "questions": ("questions_named", unname),
    "mandates": ("mandates", remove_mandates),
    "roles": ("roles", remove_roles),
    "requests": ("requests", remove_requests),
    "hand_offs": ("hand_offs", remove_hand_offs),
    "announcements": ("announcements", remove_announcements),
    "left": ("left", forget_left),
    "audit": ("audit", cut_audit),
}
"""By what the audit counts: the name of their period in Retention, and what is done."""


NOTICES = "notices"
"""What has no period: an end for those of a version before."""


class NightFailed(BodeError):
    """Some of it was not done; the log says what."""


async def retain(house: House) -> int:
    """For a round: how many documents were changed or removed. It costs one read where this night was done. Raises
    NightFailed once all that can be done was."""
    now = house.now()
    night = (now.astimezone(BRUSSELS) - timedelta(hours=NIGHT)).date().isoformat()
    standing = await house.records.retained.get(ERASURES, NIGHT_ID)
    if standing and standing.value.through == night:
        return 0
    tried = await house.records.retained.get(ERASURES, STEPS_ID)
    before = tried.value.through.split() if tried else []
    over = before[1:] if before[:1] == [night] else []
    days = (await house.retention.current()).as_days()
    counts: dict[str, int | None] = {}
    for name, (period, step) in STEPS.items():
        if name not in over:
            counts[name] = await _tried(name, step(house, now - timedelta(days=days[period]), MOST))
    if NOTICES not in over:
        counts[NOTICES] = await _tried(NOTICES, end_notices(house))
    failed = [name for name, count in counts.items() if count is None]
    done = {name: count for name, count in counts.items() if count is not None}
    uncut = len(await uncut_of(house.records))
    detail: Mapping[str, Json] = {**done, **({"chains_not_cut": uncut} if uncut else {}), "days": days}
    audit = house.audit(TIME, "retention.done", night, detail) if sum(done.values()) else None
    writes = [_night(house, standing, night, failed=bool(failed))]
    if failed and done:
        steps = Retained(STEPS_ID, now, " ".join([night, *over, *done]))
        writes.append(house.records.retained.put(steps, tried.version if tried else None))
    if done or not standing:
        with suppress(Stale):  # whoever held the lease before did it
            await house.records.accept(ERASURES, writes, audit=audit)
    if failed:
        raise NightFailed(", ".join(failed))
    return sum(done.values())


async def _tried(name: str, step: Awaitable[int]) -> int | None:
    """None where it failed: the others are done all the same."""
    try:
        return await step
    except Exception:
        log.exception("retention.failed", extra={"step": name})
        return None


def _night(house: House, standing: Stored[Retained] | None, night: str, *, failed: bool) -> Write:
    """One that failed is not over: since when none was done is known from the first one on."""
    at = standing.value.at if standing and failed else house.now()
    through = (standing.value.through if standing else "") if failed else night
    return house.records.retained.put(Retained(NIGHT_ID, at, through), standing.version if standing else None)
