"""What the doctor says of the seal on proofs of delivery."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.doctor.finding import State
from bot.doctor.sealing import seal
from tests.conversations.sealing import ENDS, PASSWORD, as_pkcs12, made
from tests.doctor.rig import ill


async def test_where_nothing_is_sealed_that_is_said(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(seal) == [(State.FINE, "Proofs of delivery are not sealed (BODE_SEAL_FILE is empty).")]


@pytest.mark.parametrize(
    ("before", "state"), [(31.5, State.FINE), (30.5, State.SOON), (0.1, State.SOON), (-0.1, State.WRONG)]
)
async def test_it_warns_a_month_before_its_certificate_ends(tmp_path: Path, before: float, state: State) -> None:
    file = as_pkcs12(tmp_path / "seal.p12", made("Seal"))
    async with ill(tmp_path, seal_file=file, seal_password=PASSWORD) as one:
        one.clock.moment = ENDS - timedelta(days=before)
        ((found, said),) = await one.says(seal)
        assert (found, "seal on proofs of delivery" in said) == (state, True), said


async def test_a_file_that_is_no_seal_any_more_is_named(tmp_path: Path) -> None:
    file = as_pkcs12(tmp_path / "seal.p12", made("Seal"))
    async with ill(tmp_path, seal_file=file, seal_password=PASSWORD) as one:
        file.write_bytes(b"x")
        ((state, said),) = await one.says(seal)
    assert state is State.WRONG
    assert f"BODE_SEAL_FILE: {file}: needs a private key" in said
