"""Whoever has the command line, in the process of the test: a process of its own costs a second each time."""

from pathlib import Path

from typer.testing import CliRunner, Result

from app import app


class Operator:
    """Types commands; each uses the same data."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def types(self, *arguments: str | Path, answers: str = "") -> Result:
        return CliRunner().invoke(app, [*map(str, arguments), "--data", str(self.data)], input=answers)
