"""Reads the table of what cells with a format should show: format, number, language and text, a row a line."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Expected:
    code: str
    value: float
    language: str
    text: str


def _read(path: Path) -> tuple[Expected, ...]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Expected(code, float(value), language, text) for code, value, language, text in rows)


EXPECTED = _read(Path(__file__).with_suffix(".tsv"))
"""By the settings of Belgium; made by hand from Microsoft's description of formats."""
