"""All checks run side by side: one that fails, hangs or finds the store away costs no other."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.doctor.checks import CHECKS
from bot.doctor.examining import examine
from bot.doctor.finding import Finding, State, fine
from bot.doctor.patient import Patient
from bot.errors import OperatorError
from tests.copying import ROOT
from tests.doctor.rig import ill, told


async def well(_: Patient) -> Sequence[Finding]:
    return [fine("doctor-store-fine")]


async def broken(_: Patient) -> Sequence[Finding]:
    raise KeyError("AccountKey=zeer-geheim")


async def telling(_: Patient) -> Sequence[Finding]:
    raise OperatorError("BODE_X: mend it")


async def hanging(_: Patient) -> Sequence[Finding]:
    await asyncio.sleep(3600)
    return []


async def asking_the_store(patient: Patient) -> Sequence[Finding]:
    await patient.kept.directory.current()
    return []


async def test_what_goes_wrong_in_one_check_is_said_and_costs_no_other(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        found = await examine(one.patient, [broken, telling, hanging, well], seconds=0.05)
    assert [finding.check for finding in found] == ["broken", "telling", "hanging", "well"]
    assert [state for state, _ in told(found)] == [State.WRONG, State.WRONG, State.WRONG, State.FINE]
    said = [text for _, text in told(found)]
    assert said[0] == "This check failed (KeyError): the log says where."
    assert said[1] == "BODE_X: mend it"
    assert said[2].startswith("This took longer than 0 seconds")


async def test_with_the_store_away_the_others_go_on(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        away = replace(one.patient, opened=None, trouble="BODE_COSMOS_ENDPOINT: nobody answers")
        found = await examine(away, [*CHECKS, asking_the_store])
    states = {finding.check: finding.state for finding in found}
    assert states["store"] is State.WRONG
    assert (State.WRONG, "The store cannot be opened: BODE_COSMOS_ENDPOINT: nobody answers") in told(found)
    unknown = {check for check, state in states.items() if state is State.UNKNOWN}
    of_the_store = {
        "people",
        "reach",
        "libraries",
        "places",
        "index",
        "queue",
        "set_aside",
        "audit",
        "retention",
        "blobs",
        "hand_over",
        "lists",
    }
    assert unknown == of_the_store | {"asking_the_store"}
    assert states["disk"] is State.FINE


async def test_each_check_has_its_own_name(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        found = await examine(one.patient, CHECKS)
    assert {finding.check for finding in found} == {check.__name__ for check in CHECKS}
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)


def test_every_check_is_on_the_list() -> None:
    """What takes a patient and gives findings, in any module of the checks, is made once and asked for."""
    head = re.compile(r"^async def ([a-z]\w*)\(patient: Patient\) -> Sequence\[Finding\]:", re.MULTILINE)
    written = [
        name for file in (ROOT / "bot" / "doctor").glob("*.py") for name in head.findall(file.read_text("utf-8"))
    ]
    assert sorted(written) == sorted(check.__name__ for check in CHECKS)
