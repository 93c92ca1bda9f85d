"""Resident memory idle and after many turns, and the time to start: `python -m bench.memory`."""

import subprocess
import tempfile
from pathlib import Path

from bench.processes import bode, prepare, run_json

PEOPLE = 500
TURNS = 10_000
CALLERS = 16


def resident(process: int) -> float:
    """Megabytes."""
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True).stdout
    return int(said) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        prepare(data, PEOPLE)
        with bode(data):
            pass  # the first start compiles Python's bytecode; the second is what every later one is
        with bode(data) as (address, process, seconds):
            idle = resident(process)
            result = run_json("bench.traffic", address, "mixed", TURNS, PEOPLE, CALLERS)
            after = resident(process)
            run_json("bench.traffic", address, "mixed", TURNS, PEOPLE, CALLERS)
            later = resident(process)
    print(f"{'start until ready':40}{seconds:10.2f} s")
    print(f"{'resident memory, idle':40}{idle:10.0f} MB")
    print(f"{f'after {TURNS:,} turns':40}{after:10.0f} MB")
    print(f"{f'after {2 * TURNS:,} turns':40}{later:10.0f} MB")
    if result["failed"]:
        print(f"{'turns that failed':40}{result['failed']:10}")


if __name__ == "__main__":
    main()
