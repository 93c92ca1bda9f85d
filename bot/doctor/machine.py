"""Checks of this machine and its settings: what they say, room on the disk, and whether the clock is right."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp

from bot.app_tokens import LOGIN
from bot.data_folder import disk_problem
from bot.doctor.finding import Finding, fine, note, soon, wrong
from bot.doctor.patient import Patient
from bot.settings import Settings
from bot.settings_of_services import storage_account, unshared

MEGABYTE = 2**20
NEARLY_FULL_MB = 1024
"""With less room than this the disk is full before long."""
MOST_SECONDS_OFF = 60.0
"""Of a clock. Tokens and leases of others bear a few minutes."""
ASK_SECONDS = 10.0


async def settings(patient: Patient) -> Sequence[Finding]:
    found: list[Finding] = []
    if own := unshared(patient.settings):
        found.append(wrong("doctor-settings-unshared", settings=", ".join(own)))
    if not patient.settings.app_id:
        found.append(note("doctor-settings-local"))
    return found or [fine("doctor-settings-fine")]


async def disk(patient: Patient) -> Sequence[Finding]:
    folder, least = patient.settings.data_dir, patient.settings.least_free_mb
    if problem := await asyncio.to_thread(disk_problem, folder, least * MEGABYTE):
        return [wrong("doctor-disk-wrong", problem=problem)]
    free = (await asyncio.to_thread(shutil.disk_usage, folder)).free // MEGABYTE
    nearly = free < max(2 * least, NEARLY_FULL_MB)
    return [soon("doctor-disk-soon", free=free) if nearly else fine("doctor-disk-fine", free=free)]


async def clock(patient: Patient) -> Sequence[Finding]:
    """Against the service that Bode uses anyway; its answer says the time, whatever else it says."""
    address = service_of(patient.settings)
    if not address:
        return [note("doctor-clock-none")]
    before = patient.now()
    try:
        said = await _time_at(address)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return [wrong("doctor-clock-unseen", address=address, error=type(error).__name__)]
    off = (before + (patient.now() - before) / 2 - said).total_seconds()
    if abs(off) <= MOST_SECONDS_OFF:
        return [fine("doctor-clock-fine")]
    return [wrong("doctor-clock-ahead" if off > 0 else "doctor-clock-behind", seconds=round(abs(off)))]


def service_of(settings: Settings) -> str:
    """ "" where Bode uses none."""
    addresses = (
        (settings.graph_tenant, settings.graph_url),
        (settings.app_id, LOGIN),
        (settings.store == "cosmos", settings.cosmos_endpoint),
    )
    if named := next((address for used, address in addresses if used), ""):
        return named
    return storage_account(settings).queues if "azure" in {settings.queue, settings.blobs} else ""


async def _time_at(address: str) -> datetime:
    """Raises ValueError for an answer without a time, ClientError, TimeoutError."""
    timeout = aiohttp.ClientTimeout(total=ASK_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.head(address) as response:
        said = parsedate_to_datetime(response.headers.get("Date", ""))
    return said if said.tzinfo else said.replace(tzinfo=UTC)
