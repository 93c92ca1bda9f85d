"""The data folder is its owner's alone, `make reset` removes nothing else, and the program runs from any folder."""

import asyncio
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.data_folder import DataFolderUnusable, make_private
from bot.settings import load_settings
from tools.reset import main as reset
from tools.run import alone

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app.py"
STAGE = Path(__file__).parent / "conversations"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def opens_and_closes(data: Path) -> None:
    async with opened_house(load_settings(data_dir=data)):
        pass


def test_nobody_else_looks_into_a_new_folder(tmp_path: Path) -> None:
    asyncio.run(opens_and_closes(tmp_path / "deep" / "data"))
    assert mode(tmp_path / "deep" / "data") == 0o700


@pytest.mark.parametrize("holds", ["", "bode.sqlite", "topics.toml", "run.lock"])
def test_a_folder_of_bodes_becomes_private(tmp_path: Path, holds: str) -> None:
    tmp_path.chmod(0o755)
    if holds:
        (tmp_path / holds).touch()
    make_private(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_folder_of_others_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.docx").touch()
    make_private(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_folder_that_cannot_be_is_named_by_its_variable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataFolderUnusable, match="BODE_DATA_DIR"):
        make_private(tmp_path / "file" / "data")


# --- make reset ---------------------------------------------------------------------------------------


def test_reset_forgets_all_of_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    asyncio.run(opens_and_closes(data))
    (data / "logs").mkdir()
    (data / "index.set-aside-1").mkdir()
    assert reset(["--data", str(data)]) == 0
    assert not data.exists()
    assert reset(["--data", str(data)]) == 0, "nothing to forget is no fault"


def test_reset_refuses_what_is_not_bodes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "thesis.docx").touch()
    assert reset(["--data", str(tmp_path)]) == 1
    assert "no data folder of Bode's" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "thesis.docx"]


def test_reset_leaves_what_others_put_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(opens_and_closes(tmp_path))
    (tmp_path / "thesis.docx").touch()
    assert reset(["--data", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]
    assert "thesis.docx" in capsys.readouterr().out


def test_reset_refuses_while_bode_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(opens_and_closes(tmp_path))
    with alone(tmp_path):
        assert reset(["--data", str(tmp_path)]) == 1
    assert (tmp_path / "bode.sqlite").exists()
    assert "already runs" in capsys.readouterr().err


# --- from another folder ------------------------------------------------------------------------------


def ended(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(APP), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def from_elsewhere(folder: Path, *arguments: str) -> str:
    done = ended(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.process
def test_questions_are_answered_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(STAGE / "documents")
    from_elsewhere(tmp_path, "load", str(STAGE / "school.toml"))
    assert "3 indexed" in from_elsewhere(tmp_path, "index", "docs")
    assert "kilometer" in from_elsewhere(tmp_path, "ask", "Hoeveel is de kilometervergoeding?")
    assert mode(tmp_path / "data") == 0o700


@pytest.mark.process
@pytest.mark.parametrize("command", [["ask", "hallo"], ["serve", "--port", "0"], ["gaps"]], ids=lambda words: words[0])
def test_a_damaged_store_ends_in_one_sentence(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bode.sqlite").write_bytes(b"\xa5" * 10_000)
    done = ended(tmp_path, *command)
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if not line.startswith(("Local mode", "Meaning: "))]
    assert said == ["data/bode.sqlite: file is not a database (put back a copy of the whole data folder)"]


@pytest.mark.process
def test_a_taken_port_is_named_by_its_variable(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = ended(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "(BODE_PORT)" in done.stderr.splitlines()[-1]


@pytest.mark.process
def test_the_search_is_evaluated_from_any_folder(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    rows = [
        {"_id": f"p{n}", "doc": f"d{n}", "title": word, "text": f"Alles over {word}."} for n, word in enumerate(WORDS)
    ]
    (own / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (own / "queries.jsonl").write_text(json.dumps({"_id": "q1", "text": WORDS[0]}), encoding="utf-8")
    (own / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tp0\t1\n", encoding="utf-8")
    assert json.loads(from_elsewhere(tmp_path, "evaluate", "own", "--json"))


WORDS = ("kilometervergoeding", "verlof", "opleiding", "aankoop", "sneeuw")
