"""`python -m bench sends [--small|--full] [PART ...]`: ends with 1 when a bar is not held.

By itself, and with --small, of few people, in two minutes; with --full of as many as the bars say, which takes hours
where Teams refuses a fifth. PART: floor, faults, deaths, confirmed, asked, added, size.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.sends import added, asked, confirmed, deaths, faults, floor, size
from bench.table import Table


@dataclass(frozen=True, slots=True)
class Part:
    """`measure` is given so many people."""

    measure: Callable[[Table, Path, int], None]
    small: int
    full: int


PARTS: Mapping[str, Part] = {
    "floor": Part(floor.measure, 400, 10_000),
    "faults": Part(faults.measure, 40, 10_000),
    "deaths": Part(deaths.measure, 200, 2_000),
    "confirmed": Part(confirmed.measure, 400, 10_000),
    "asked": Part(asked.measure, 100, 2_000),
    "added": Part(added.measure, 30, 300),
    "size": Part(size.measure, 2_000, 100_000),
}


def run(names: Sequence[str] = (), *, full: bool = False) -> Table:
    table = Table()
    for name in names or PARTS:
        part = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            part.measure(table, Path(folder) / name, part.full if full else part.small)
    return table


def main(arguments: Sequence[str]) -> None:
    table = run([one for one in arguments if not one.startswith("--")], full="--full" in arguments)
    if table.broken:
        sys.exit(f"{table.broken} of these are not held.")


if __name__ == "__main__":
    main(sys.argv[1:])
