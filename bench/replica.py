"""What an instance costs that brings no index: `python -m bench replica [PASSAGES]`, 100,000 unless told otherwise.

The real bot, over a store with that many made-up passages: from a snapshot, from the copies, and with the SDKs of Azure
over peers of its services. Seconds, megabytes.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bench.laws import fill
from bench.memory import resident
from bench.processes import ROOT, bode, listening, prepare, run_json
from bench.search import GROUPS, OF_ONE_PERSON, made_up
from tools.azurite import missing, running

PEOPLE = 500
QUESTIONS = 2_000
CALLERS = 8
LOOK = 0.02


def whole(address: str, passages: int, process: int) -> tuple[float, float]:
    """Seconds until all of it is there, and the most that was resident meanwhile."""
    began, most = time.perf_counter(), 0.0
    while _passages(address) < passages:
        most = max(most, resident(process))
        time.sleep(LOOK)
    return time.perf_counter() - began, max(most, resident(process))


def _passages(address: str) -> int:
    with urllib.request.urlopen(f"{address}/readyz", timeout=60) as response:
        return json.loads(response.read())["passages"]


def snapshot(data: Path) -> float:
    """Seconds."""
    began = time.perf_counter()
    command = [sys.executable, "app.py", "snapshot", "--data", str(data)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def own(process: int) -> float:
    """Megabytes of its own: without what is mapped from the index, which the system takes back when it needs room."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Anonymous:")) / 1024


def computed(process: int) -> float:
    """Seconds that it had a processor: on a busy machine everything else takes longer."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(when: str, process: int) -> None:
    row(f"resident {when}", resident(process), "MB")
    row("of it its own", own(process), "MB")


def row(name: str, value: float, unit: str) -> None:
    print(f"{name:55}{value:10,.1f} {unit}", flush=True)


def size_of(folder: Path) -> float:
    """Megabytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def measure(data: Path, passages: int) -> None:
    prepare(data, PEOPLE, GROUPS, OF_ONE_PERSON)
    began = time.perf_counter()
    asyncio.run(fill(data, made_up(passages)))
    row("written to the store and put in the index in", time.perf_counter() - began, "s")
    row("the store", size_of(data) - size_of(data / "index"), "MB")
    row("the index", size_of(data / "index"), "MB")
    with bode(data) as (address, process, seconds):
        row("start with all of it there", seconds, "s")
        row("computing", computed(process), "s")
        memory("then", process)
        run_json("bench.traffic", address, "question", QUESTIONS, PEOPLE, CALLERS)
        memory(f"after {QUESTIONS:,} questions", process)
    row("a snapshot made in", snapshot(data), "s")
    shutil.rmtree(data / "index")
    with bode(data) as (address, process, seconds):
        row("start without an index", seconds, "s")
        taken, most = whole(address, passages, process)
        row("whole from the snapshot, after the start, in", taken, "s")
        row("resident meanwhile at most", most, "MB")
        run_json("bench.traffic", address, "question", QUESTIONS, PEOPLE, CALLERS)
        memory(f"after {QUESTIONS:,} questions", process)
    shutil.rmtree(data / "index")
    shutil.rmtree(data / "blobs")
    with bode(data) as (address, process, _):
        before = computed(process)
        taken, most = whole(address, passages, process)
        row("whole from the copies, after the start, in", taken, "s")
        row("computing", computed(process) - before, "s")
        row("resident meanwhile at most", most, "MB")


@contextmanager
def cloud() -> Generator[dict[str, str]]:
    """Settings of peers of all three services."""
    with listening("tests.peers.cosmos") as line, running() as azurite:
        endpoint, key = line.split()
        yield {
            "BODE_STORE": "cosmos",
            "BODE_COSMOS_ENDPOINT": endpoint,
            "BODE_COSMOS_KEY": key,
            "BODE_QUEUE": "azure",
            "BODE_BLOBS": "azure",
            "BODE_AZURE_STORAGE_CONNECTION": azurite.connection,
        }


def measure_start(data: Path) -> None:
    prepare(data, PEOPLE)
    with cloud() as settings:
        command = [sys.executable, "app.py", "load", str(data / "organisation.toml"), "--data", str(data)]
        environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
        subprocess.run(command, cwd=ROOT, env=environment | settings, check=True, stdout=subprocess.DEVNULL)
        for name in ("the first start with the SDKs of Azure", "a later one"):
            with bode(data, further=settings) as (_, process, seconds):
                row(name, seconds, "s")
                row("computing", computed(process), "s")
                memory("then", process)


def main(passages: int = 100_000) -> None:
    print(f"{passages:,} passages")
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), passages)
    if reason := missing():
        print(reason)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure_start(Path(folder))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
