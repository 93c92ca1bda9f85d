"""`python app.py backup` and `restore`, as they are typed: keys, what is said, and what they end with."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.data_folder import STORE
from tests.backup.rig import Place, fill
from tests.cli.operating import Operator

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    async def filled() -> None:
        async with Place(tmp_path / "data").opened() as opened:
            await fill(opened, start=datetime.now(UTC))

    asyncio.run(filled())
    return Operator(tmp_path / "data")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Operator:
    return Operator(tmp_path / "elsewhere")


def test_there_and_back_with_a_key_in_a_file(operator: Operator, elsewhere: Operator, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(f"{KEY}\n", encoding="ascii")
    made = operator.types("backup", tmp_path / "x.bode", "--key", key)
    assert made.exit_code == 0, made.output
    assert made.output == f"{tmp_path / 'x.bode'}: 40 documents of 3 kinds, 2 files, 3 jobs.\n"
    checked = elsewhere.types("restore", tmp_path / "x.bode", "--key", key, "--check")
    assert checked.exit_code == 0
    assert "; it is whole." in checked.output and "     30 person" in checked.output
    assert "Restored" not in checked.output
    done = elsewhere.types("restore", tmp_path / "x.bode", "--key", key)
    assert done.exit_code == 0, done.output
    assert "Restored and compared: 40 documents, 2 files, 3 jobs." in done.output
    again = elsewhere.types("restore", tmp_path / "x.bode", "--key", key)
    assert again.exit_code == 1
    assert "a backup is restored into an empty store, and here stands person (30" in again.output


def test_the_key_in_a_variable(operator: Operator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_BACKUP_KEY", KEY)
    assert operator.types("backup", tmp_path / "x").exit_code == 0
    monkeypatch.setenv("BODE_BACKUP_KEY", "AAEC")
    refused = operator.types("backup", tmp_path / "y")
    assert refused.exit_code == 1
    assert "BODE_BACKUP_KEY is no key: it must be 32 random bytes in base64" in refused.output
    assert "AAEC" not in refused.output
    monkeypatch.delenv("BODE_BACKUP_KEY")
    refused = operator.types("restore", tmp_path / "x", "--check")
    assert refused.exit_code == 1
    assert "it is encrypted: give the file of its key with --key, or BODE_BACKUP_KEY" in refused.output
    refused = operator.types("restore", tmp_path / "x", "--key", tmp_path / "none")
    assert refused.exit_code == 1
    assert f"--key: {tmp_path / 'none'}: " in refused.output


def test_what_is_not_encrypted_says_so_and_what_is_there_is_not_overwritten(operator: Operator, tmp_path: Path) -> None:
    made = operator.types("backup", tmp_path / "x")
    assert "(not encrypted)" in made.output
    again = operator.types("backup", tmp_path / "x")
    assert again.exit_code == 1
    assert "there is a file of this name already" in again.output


def test_a_file_that_is_not_whole_touches_nothing(operator: Operator, elsewhere: Operator, tmp_path: Path) -> None:
    operator.types("backup", tmp_path / "x")
    whole = (tmp_path / "x").read_bytes()
    (tmp_path / "x").write_bytes(whole[:-20])
    refused = elsewhere.types("restore", tmp_path / "x")
    assert refused.exit_code == 1
    assert f"{tmp_path / 'x'}, line " in refused.output and "it is cut off" in refused.output
    (tmp_path / "x").write_bytes(whole)
    assert elsewhere.types("restore", tmp_path / "x").exit_code == 0, "nothing stands there"


def test_no_other_command_runs_on_half_a_restore(
    operator: Operator, elsewhere: Operator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator.types("backup", tmp_path / "x")
    with monkeypatch.context() as full:
        full.setattr("bot.backup.restoring.put_back", _disk_full)
        broken = elsewhere.types("restore", tmp_path / "x")
        assert broken.exit_code == 1 and "No space left" in broken.output
    monkeypatch.setattr("bot.cli.serving.start_logs", _nothing)  # its handler would outlive this test
    for command in (["jobs"], ["roles"], ["backup", str(tmp_path / "y")], ["serve", "--port", "0"]):
        refused = elsewhere.types(*command)
        assert refused.exit_code == 1, command
        assert "a restore into this store was begun and is not whole" in refused.output, command
    done = elsewhere.types("restore", tmp_path / "x")
    assert done.exit_code == 0, done.output
    assert "It went on where it was interrupted." in done.output
    assert elsewhere.types("jobs").exit_code == 0


async def _disk_full(*_: object) -> None:
    raise OSError(28, os.strerror(28))


def test_it_is_a_whole_data_folder_afterwards(operator: Operator, elsewhere: Operator, tmp_path: Path) -> None:
    operator.types("backup", tmp_path / "x")
    elsewhere.types("restore", tmp_path / "x")
    assert (elsewhere.data / STORE).stat().st_mode & 0o777 == 0o600
    assert elsewhere.data.stat().st_mode & 0o777 == 0o700


def _nothing(_: object) -> None:
    """No log is begun."""
