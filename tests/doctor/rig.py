"""A patient on a temporary folder, and what its checks say in English."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import jwt

from bot.bootstrap.examination import patient_of
from bot.doctor.examining import Check, examine
from bot.doctor.finding import Finding, State
from bot.doctor.patient import Kept, Patient
from bot.house import House
from bot.settings import load_settings
from cards.home.doctor import in_words
from cards.texts import texts
from tests.store.rig import Clock
from tests.work.rig import NOW, opened

TENANT = "5f6107b0-18cb-4251-8686-d7035569bbf5"
APP = {"app_id": TENANT, "app_secret": "zeer-geheim", "tenant_ids": TENANT}


@dataclass
class Ill:
    """`says` runs one check and gives its sentences by how they stand."""

    house: House
    patient: Patient
    clock: Clock

    async def says(self, check: Check, **changed: Any) -> list[tuple[State, str]]:
        findings = await examine(replace(self.patient, **changed), [check])
        assert {one.check for one in findings} == {check.__name__}
        return told(findings)

    @property
    def kept(self) -> Kept:
        return self.patient.kept


def told(findings: Sequence[Finding]) -> list[tuple[State, str]]:
    return [(one.state, in_words(texts("en"), one)) for one in findings]


@asynccontextmanager
async def ill(folder: Path, **given: object) -> AsyncGenerator[Ill]:
    clock = Clock(NOW)
    async with opened(folder, clock) as house:
        yield Ill(house, patient_of(house, load_settings(data_dir=folder, **given), None), clock)


@dataclass
class Tokens:
    """What gives one token, or fails."""

    claims: Mapping[str, Any] = field(default_factory=dict[str, Any])
    error: Exception | None = None
    text: str = ""

    async def token(self) -> str:
        if self.error:
            raise self.error
        return self.text or jwt.encode(dict(self.claims), "k" * 32)

    def forget(self) -> None:
        return None
