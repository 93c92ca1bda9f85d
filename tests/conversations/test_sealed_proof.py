"""A proof of delivery is sealed with the certificate of the organisation, and the check says whose seal it is."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes

from bot.cli.proof import NOT_SOUND, check_proof, record_in
from bot.errors import OperatorError
from bot.pdf.seal import NotSealed, seal_in, sealed
from bot.pdf.seal_check import BadTrust
from bot.settings import BadSettings, load_settings
from tests.conversations.school import School
from tests.conversations.sealing import BEGINS, ENDS, PASSWORD, as_pkcs12, made
from tests.conversations.test_proof import proof, words_of

AUTHORITY = made("Stad CA")
SEAL = made("Zegel van de stad", AUTHORITY)

pytestmark = pytest.mark.one_process


@pytest.fixture
async def sealing(school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    file = as_pkcs12(tmp_path / "zegel.p12", SEAL, AUTHORITY)
    monkeypatch.setenv("BODE_SEAL_FILE", str(file))
    monkeypatch.setenv("BODE_SEAL_PASSWORD", PASSWORD)
    await school.restarts()
    return school


Check = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def check(school: School, capsys: pytest.CaptureFixture[str]) -> Check:
    """What the command ends with, and says; `trust` are files of certificates."""

    async def checked(file: Path, *trust: Path) -> tuple[int, str]:
        settings = load_settings().model_copy(update={"data_dir": school._data})
        capsys.readouterr()
        code = await check_proof(settings, file, trust)
        return code, capsys.readouterr().out

    return checked


@pytest.mark.slow
async def test_a_sealed_proof_says_by_whom_and_is_sound(sealing: School, tmp_path: Path, check: Check) -> None:
    file = await proof(sealing, tmp_path)
    assert "Verzegeld met Zegel van de stad, Stad Proef (certificaat van Stad CA, Stad Proef)" in words_of(file)
    code, said = await check(file)
    assert code == 0
    assert "SEALED and unchanged since: " in said
    assert "Zegel van de stad" in said
    assert SEAL.certificate.fingerprint(hashes.SHA256()).hex() in said
    assert "was not checked" not in said
    assert "SOUND: the store holds what the record says" in said


@pytest.mark.slow
async def test_an_altered_one_is_not_sound(sealing: School, tmp_path: Path, check: Check) -> None:
    """A byte in it, and something added behind it."""
    file = await proof(sealing, tmp_path)
    content = file.read_bytes()
    at = content.index(b"/Author")
    for changed in (content[: at + 9] + b"X" + content[at + 10 :], content + b"\n% more\n"):
        file.write_bytes(changed)
        code, said = await check(file)
        assert code == NOT_SOUND
        assert "NOT SOUND: it was changed after it was sealed" in said or "its seal cannot be read" in said


@pytest.mark.slow
async def test_one_whose_seal_was_taken_off_is_not_sound(sealing: School, tmp_path: Path, check: Check) -> None:
    file = await proof(sealing, tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[: content.index(b"%%EOF") + 6])
    record_in(file)
    assert await check(file) == (NOT_SOUND, "NOT SOUND: its pages say that it is sealed, and it is not.\n")


@pytest.mark.slow
async def test_a_seal_of_somebody_else_is_not_trusted(
    sealing: School, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await proof(sealing, tmp_path)
    other = made("Elders CA")
    elsewhere = as_pkcs12(tmp_path / "elders.p12", made("Zegel van elders", other), other)
    monkeypatch.setenv("BODE_SEAL_FILE", str(elsewhere))
    code, said = await check(file)
    assert code == NOT_SOUND
    assert "NOT SOUND: it is sealed by somebody who is not trusted" in said
    trusted = tmp_path / "ca.pem"
    trusted.write_bytes(AUTHORITY.pem)
    code, said = await check(file, trusted)
    assert code == 0, "a certificate of before is trusted where its authority is"
    monkeypatch.delenv("BODE_SEAL_FILE")
    monkeypatch.delenv("BODE_SEAL_PASSWORD")
    code, said = await check(file)
    assert code == 0
    assert "Whether that is whom it says was not checked: give --trust a file." in said
    trusted.write_bytes(b"no certificate")
    with pytest.raises(BadTrust, match="holds no certificates"):
        await check(file, trusted)


async def test_one_that_was_never_sealed_says_so(school: School, tmp_path: Path, check: Check) -> None:
    file = await proof(school, tmp_path)
    assert "Verzegeld" not in words_of(file)
    code, said = await check(file)
    assert code == 0
    assert said.startswith("It is not sealed.\nSOUND")


async def test_a_certificate_that_ended_seals_nothing(
    sealing: School, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof is made all the same, and its pages say nothing of a seal."""
    over = made("Zegel van toen", AUTHORITY, ends=sealing.clock() - timedelta(seconds=1))
    monkeypatch.setenv("BODE_SEAL_FILE", str(as_pkcs12(tmp_path / "over.p12", over)))
    await sealing.restarts()
    file = await proof(sealing, tmp_path)
    assert "Verzegeld" not in words_of(file)
    code, said = await check(file)
    assert code == 0
    assert said.startswith("It is not sealed.")


@pytest.mark.slow
async def test_a_key_in_pem_seals_too(school: School, tmp_path: Path) -> None:
    file = tmp_path / "zegel.pem"
    file.write_bytes(SEAL.key_pem(PASSWORD) + SEAL.pem + AUTHORITY.pem)
    seal = seal_in(file, PASSWORD)
    assert (seal.subject, seal.issuer) == ("Zegel van de stad, Stad Proef", "Stad CA, Stad Proef")
    assert (seal.begins, seal.ends) == (BEGINS, ENDS)
    assert PASSWORD not in repr(seal)
    plain = await proof(school, tmp_path)
    content = await sealed(plain.read_bytes(), seal)
    assert content.startswith(plain.read_bytes()), "what was made stands in it as it was"
    file.unlink()
    with pytest.raises(NotSealed, match="BadSeal"):
        await sealed(plain.read_bytes(), seal)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("password", "their password in BODE_SEAL_PASSWORD"),
        ("no password", "their password in BODE_SEAL_PASSWORD"),
        ("nonsense", "needs a private key with its certificate"),
        ("no key", "needs a private key with its certificate"),
        ("another key", "the private key is not that of its first certificate"),
    ],
)
def test_what_cannot_seal_is_named_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, told: str
) -> None:
    file = as_pkcs12(tmp_path / "zegel", SEAL)
    if wrong in {"nonsense", "no key", "another key"}:
        key = AUTHORITY.key_pem(PASSWORD)
        file.write_bytes({"nonsense": b"x", "no key": SEAL.pem, "another key": key + SEAL.pem}[wrong])
    given = {"password": "x", "no password": ""}.get(wrong, PASSWORD)
    monkeypatch.setenv("BODE_SEAL_FILE", str(file))
    monkeypatch.setenv("BODE_SEAL_PASSWORD", given)
    with pytest.raises(BadSettings) as refused:
        load_settings()
    assert f"BODE_SEAL_FILE: {file}: " in str(refused.value)
    assert told in str(refused.value)
    assert PASSWORD not in str(refused.value)


def test_a_password_of_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_SEAL_PASSWORD", PASSWORD)
    with pytest.raises(OperatorError, match="BODE_SEAL_PASSWORD: is for BODE_SEAL_FILE, which is empty"):
        load_settings()
