"""A benchmark's rows, each with its figure and what it may be at most."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that is above what it may be. `timed`: on a machine that has other things to do it may be so."""

    name: str
    value: float
    timed: bool


class Table:
    def __init__(self) -> None:
        self.above: list[Broken] = []

    @property
    def broken(self) -> int:
        return len(self.above)

    def head(self, text: str) -> None:
        print(f"\n{text:64}{'':10}{'at most':>10}", flush=True)

    def row(self, name: str, value: float, most: float | None = None, *, timed: bool = False) -> None:
        over = most is not None and value > most
        if over:
            self.above.append(Broken(name, value, timed))
        limit = "" if most is None else f"{most:,.5g}"
        print(f"{name:64}{value:>10,.5g}{limit:>10}{'  NOT HELD' if over else ''}", flush=True)

    def rows(self, wrong: Mapping[str, int]) -> None:
        for name, often in wrong.items():
            self.row(name, often, 0)
