"""Prints what `make lock` would change: each pinned package of which there is a newer version that fits the others."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from tools.parts import MEANING, ROOT, RUNTIME, TOOLS, Part, pinned_in

FILES = (RUNTIME, TOOLS, MEANING)
PYTHON = "3.11"


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    now: str
    then: str

    def told(self) -> str:
        return f"{self.name:<40} {self.now or '-':<16} {self.then or '-':<16} {self.size}"

    @property
    def size(self) -> str:
        """How much of it may break, as far as its number says."""
        if not self.now or not self.then:
            return "new" if self.then else "gone"
        now, then = Version(self.now), Version(self.then)
        if now.major != then.major:
            return "major"
        return "minor" if now.minor != then.minor else "patch"


def changes(now: Sequence[Part], then: Sequence[Part]) -> Iterator[Change]:
    before = {part.name: part.version for part in now}
    after = {part.name: part.version for part in then}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Change(name, before.get(name, ""), after.get(name, ""))


def newest(file: str) -> list[Part]:
    """As `make lock` would pin them; raises CalledProcessError where no registry answers."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / file
        given = str(ROOT / Path(file).with_suffix(".in"))
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--no-header"]
        command += ["--python-version", PYTHON, given, "-o", str(out)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return pinned_in(out.read_text("utf-8"))


def main() -> None:
    for file in FILES:
        found = list(changes(pinned_in((ROOT / file).read_text("utf-8")), newest(file)))
        print(f"{file}: {len(found)} of which there is another")
        for change in found:
            print(f"  {change.told()}")


if __name__ == "__main__":
    main()
