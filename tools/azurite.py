"""Azurite, Microsoft's own stand-in for Azure Storage, as a process that keeps all in memory."""

import re
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import which
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "node_modules" / "azurite" / "dist" / "src" / "azurite.js"
BESIDE = Path(__file__).with_suffix(".cjs")
NAME = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""Of every Azurite there is; Microsoft's documentation has them."""

START_SECONDS = 60.0
OPTIONS = ("--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--inMemoryPersistence")
FURTHER = ("--skipApiVersionCheck", "--disableTelemetry")

_LISTENS = re.compile(r"Azurite (Blob|Queue) service is successfully listening at (http://\S+)")
_REQUEST = re.compile(r'"([A-Z]+ \S+) HTTP/[0-9.]+" (\d+)')


def missing() -> str:
    """Why it cannot be started here; "" when it can."""
    if which("node") is None:
        return "Azurite needs Node.js"
    return "" if PROGRAM.is_file() else "Azurite is not installed (npm ci)"


@dataclass(frozen=True, slots=True)
class Azurite:
    """`queues` and `blobs` are the addresses of the account."""

    queues: str
    blobs: str
    process: "subprocess.Popen[str]"
    log: Path

    @property
    def connection(self) -> str:
        return connection(self.queues, self.blobs)

    def turn(self, duration: timedelta) -> None:
        """Stops its clock, the first time, and puts it forward."""
        before = self.log.read_text("utf-8").count("turned\n")
        assert self.process.stdin is not None
        self.process.stdin.write(f"turn {duration / timedelta(milliseconds=1):.0f}\n")
        self.process.stdin.flush()
        while self.log.read_text("utf-8").count("turned\n") == before:
            _check_lives(self.process, self.log)
            time.sleep(0.002)

    def requests(self) -> Sequence[str]:
        """What it was asked until now, such as `GET /devstoreaccount1/jobs/messages?numofmessages=1`."""
        return [found[1] for found in _REQUEST.finditer(self.log.read_text("utf-8"))]


def connection(queues: str, blobs: str) -> str:
    return f"AccountName={NAME};AccountKey={KEY};QueueEndpoint={queues};BlobEndpoint={blobs};"


@contextmanager
def running() -> Generator[Azurite]:
    """It ends with the block, or with us."""
    command = ["node", "--require", str(BESIDE), str(PROGRAM), *OPTIONS, *FURTHER]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "azurite.log"
        with log.open("w") as output:
            process = _start(command, output)
        try:
            addresses = _addresses(process, log)
            yield Azurite(f"{addresses['Queue']}/{NAME}", f"{addresses['Blob']}/{NAME}", process, log)
        finally:
            process.kill()
            process.communicate()


def _start(command: Sequence[str], output: IO[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=output, stderr=output, text=True)


def _addresses(process: "subprocess.Popen[str]", log: Path) -> dict[str, str]:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        found = dict(_LISTENS.findall(log.read_text("utf-8")))
        if len(found) == 2:
            return found
        _check_lives(process, log)
        time.sleep(0.05)
    raise RuntimeError(f"Azurite does not start: {log.read_text('utf-8')}")


def _check_lives(process: "subprocess.Popen[str]", log: Path) -> None:
    if process.poll() is not None:
        raise RuntimeError(f"Azurite ended: {log.read_text('utf-8')}")
