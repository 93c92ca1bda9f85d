"""Checks of services beside the store: the files, the model that finds by meaning, who takes traces and metrics."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import aiohttp

from bot.blobs.base import NoSuchBlob
from bot.doctor.finding import Finding, fine, wrong
from bot.doctor.patient import Patient
from bot.meaning.base import MeaningUnavailable
from bot.meaning.embedded import embedded_name
from bot.meaning_chosen import opened_meaning
from bot.settings_of_services import taker_of

NOTHING = "health/nothing"
"""A file that there is not: who says so can be asked."""
ASKED = "Bode"
"""What the model is asked, which says nothing of anybody."""
ASK_SECONDS = 10.0


async def blobs(patient: Patient) -> Sequence[Finding]:
    """What cannot be reached says so itself, for operators."""
    try:
        async for _ in patient.kept.blobs.read(NOTHING):
            break
    except NoSuchBlob:
        pass
    return [fine("doctor-blobs-fine")]


async def model(patient: Patient) -> Sequence[Finding]:
    """One on this machine is not loaded for it: it takes the memory of a bot."""
    settings = patient.settings
    if settings.meaning == "none":
        return [fine("doctor-model-none")]
    if settings.meaning == "embedded":
        return [fine("doctor-model-fine") if embedded_name() else wrong("doctor-model-not-installed")]
    async with opened_meaning(settings, at_once=False) as meaning:
        try:
            if meaning:
                await meaning.question(ASKED)
        except MeaningUnavailable as away:
            return [wrong("doctor-model-away", address=_host(settings.meaning_endpoint), error=str(away))]
    return [fine("doctor-model-fine")]


async def telemetry(patient: Patient) -> Sequence[Finding]:
    """Traces and metrics of nothing, as the protocol allows them."""
    taker = taker_of(patient.settings)
    if taker is None:
        return [fine("doctor-telemetry-none")]
    headers = {"Content-Type": "application/x-protobuf", **taker.headers}
    timeout = aiohttp.ClientTimeout(total=ASK_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        for what in ("traces", "metrics"):
            try:
                async with session.post(taker.path(what), data=b"", headers=headers) as answer:
                    said = "" if answer.status < 300 else str(answer.status)
            except (aiohttp.ClientError, TimeoutError) as error:
                said = type(error).__name__
            if said:
                return [wrong("doctor-telemetry-away", address=_host(taker.address), what=what, error=said)]
    return [fine("doctor-telemetry-fine")]


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
