"""Runs all checks side by side, each within its time: one that fails or takes too long costs no other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.doctor.finding import Finding, State, wrong
from bot.doctor.patient import NotOpened, Patient
from bot.errors import BodeError

SECONDS = 20.0
"""For one check: longer than any service is waited for once."""

Check: TypeAlias = Callable[[Patient], Awaitable[Sequence[Finding]]]
"""Its name is that of the function."""

log = logging.getLogger(__name__)


async def examine(patient: Patient, checks: Sequence[Check], seconds: float = SECONDS) -> list[Finding]:
    """In the order of the checks. Never raises but when cancelled."""
    found = await asyncio.gather(*(_examined(patient, check, seconds) for check in checks))
    return [finding for findings in found for finding in findings]


async def _examined(patient: Patient, check: Check, seconds: float) -> list[Finding]:
    name = getattr(check, "__name__", "check")
    try:
        async with asyncio.timeout(seconds):
            found = await check(patient)
    except NotOpened:
        found = [Finding(State.UNKNOWN, "doctor-not-looked")]
    except TimeoutError:
        found = [wrong("doctor-slow", seconds=round(seconds))]
    except Exception as error:
        log.warning("doctor.check_failed", exc_info=True, extra={"check": name})
        told = isinstance(error, BodeError) and error.tells_operator
        found = [
            wrong("doctor-told", problem=str(error)) if told else wrong("doctor-failed", error=type(error).__name__)
        ]
    return [replace(finding, check=name) for finding in found]
