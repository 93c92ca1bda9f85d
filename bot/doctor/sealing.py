"""A check of the seal on proofs of delivery: whether it can be read, and until when its certificate is good."""

import asyncio
from collections.abc import Sequence

from bot.doctor.finding import Finding, fine, wrong
from bot.doctor.patient import Patient
from bot.doctor.tenant import ends_in
from bot.pdf.seal import BadSeal
from bot.settings_of_services import seal_of


async def seal(patient: Patient) -> Sequence[Finding]:
    """The file may be another than it was when Bode started."""
    try:
        found = await asyncio.to_thread(seal_of, patient.settings)
    except BadSeal as error:
        return [wrong("doctor-told", problem=f"BODE_SEAL_FILE: {error}")]
    if found is None:
        return [fine("doctor-seal-none")]
    return [ends_in("seal", (found.ends - patient.now()).days)]
