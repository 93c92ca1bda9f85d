"""Checks of what people send for requests: whether something looks for viruses, and whether links can be made."""

from collections.abc import Sequence

from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.patient import Patient
from bot.scanner import ScannerUnavailable, scanner_at


async def scanner(patient: Patient) -> Sequence[Finding]:
    asked = scanner_at(patient.settings.scanner)
    if asked is None:
        return [note("doctor-scanner-none")]
    try:
        if await asked.answers():
            return [fine("doctor-scanner-fine")]
        error = "PONG?"
    except ScannerUnavailable as unavailable:
        error = str(unavailable)
    return [wrong("doctor-scanner-away", address=patient.settings.scanner, error=error)]


async def links(patient: Patient) -> Sequence[Finding]:
    if patient.settings.app_id and not patient.settings.address:
        return [note("doctor-links-none")]
    return [fine("doctor-links-fine")]
