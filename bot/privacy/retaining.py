"""Removes each night what was kept long enough, and takes the names from questions; a bounded number of each.

One instance at a time does it. What is left for want of time or by a stop is done the next night: whatever was removed
is not found again, and of what may not go yet is kept how far it came. What fails keeps nothing else from being done:
the night is tried again until all of it was, and `doctor` says so when it was not for too long.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import BodeError, Stale
from bot.house import House
from bot.json import Json
from bot.people.acting import TIME
from bot.people.calendar import BRUSSELS
from bot.people.erasure import NIGHT_ID, Retained
from bot.privacy.nightly.announcements import remove_announcements
from bot.privacy.nightly.audit import cut_audit
from bot.privacy.nightly.ended import remove_mandates, remove_requests, remove_roles
from bot.privacy.nightly.hand_offs import remove_hand_offs
from bot.privacy.nightly.left import forget_left
from bot.privacy.nightly.notices import end_notices
from bot.privacy.nightly.questions import unname
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
    days = (await house.retention.current()).as_days()
    counts: dict[str, int | None] = {}
    for name, (period, step) in STEPS.items():
        counts[name] = await _tried(name, step(house, now - timedelta(days=days[period]), MOST))
    counts["notices"] = await _tried("notices", end_notices(house))
    failed = [name for name, count in counts.items() if count is None]
    done = {name: count for name, count in counts.items() if count is not None}
    await _told(house, standing, night, {**done, "days": days}, done=sum(done.values()), failed=failed)
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


async def _told(
    house: House,
    standing: Stored[Retained] | None,
    night: str,
    detail: Mapping[str, Json],
    *,
    done: int,
    failed: Sequence[str],
) -> None:
    """A night in which nothing was to be done says nothing in the audit; one that failed is not over."""
    audit = house.audit(TIME, "retention.done", night, detail) if done else None
    through = (standing.value.through if standing else "") if failed else night
    if failed and not audit:
        return
    at = (standing.value.at if standing else house.now()) if failed else house.now()
    put = house.records.retained.put(Retained(NIGHT_ID, at, through), standing.version if standing else None)
    with suppress(Stale):  # whoever held the lease before did it
        await house.records.accept(ERASURES, [put], audit=audit)
