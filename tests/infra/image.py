"""What the Dockerfile says, read by dockerfile-parse, and what its steps make of this checkout."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, cast

from dockerfile_parse import DockerfileParser

from tests.copying import ROOT


@dataclass(frozen=True, slots=True)
class Step:
    instruction: str
    value: str

    @property
    def words(self) -> list[str]:
        """Of an instruction in exec form; else without its options."""
        if self.value.startswith("["):
            return json.loads(self.value)
        return [word for word in self.value.split() if not word.startswith("--")]

    @property
    def options(self) -> dict[str, str]:
        found = re.findall(r"(?:^|(?<=\s))--([\w-]+)=(\S+)", self.value.partition(" CMD ")[0])
        return dict(found)


@dataclass(slots=True)
class Stage:
    base: str
    name: str
    steps: list[Step] = field(default_factory=list[Step])

    def of(self, instruction: str) -> list[Step]:
        return [step for step in self.steps if step.instruction == instruction]

    def only(self, instruction: str) -> Step:
        (step,) = self.of(instruction)
        return step


def stages_of(text: str) -> list[Stage]:
    stages: list[Stage] = []
    for line in DockerfileParser(fileobj=cast("Any", BytesIO(text.encode()))).structure:
        if line["instruction"] == "COMMENT":
            continue
        if line["instruction"] == "FROM":
            base, _, name = line["value"].partition(" AS ")
            stages.append(Stage(base, name))
        else:
            stages[-1].steps.append(Step(line["instruction"], line["value"]))
    return stages


def variables(stage: Stage) -> dict[str, str]:
    return dict(pair.split("=", 1) for step in stage.of("ENV") for pair in step.value.split())


# --- what a builder sees --------------------------------------------------------------------------------------


def is_ignored(path: str, patterns: Sequence[str]) -> bool:
    """As Docker reads .dockerignore: the last pattern that fits the path, or a folder that it is in, decides."""
    ignored = False
    places = [path, *(str(parent) for parent in PurePosixPath(path).parents if str(parent) != ".")]
    for pattern in patterns:
        wanted = _expression(pattern.removeprefix("!").strip("/"))
        if any(wanted.fullmatch(place) for place in places):
            ignored = not pattern.startswith("!")
    return ignored


def _expression(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*|\?)", pattern)
    known = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(known.get(part, re.escape(part)) for part in parts))


def patterns_in(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def copy_context(step: Step, to: Path, patterns: Sequence[str], root: Path = ROOT) -> list[str]:
    """Does one COPY of this checkout into the folder `to`, which stands for the WORKDIR; what was copied."""
    *sources, target = step.words
    copied: list[str] = []
    for source in (found for written in sources for found in _sources(root, written)):
        for file in _files(source):
            name = file.relative_to(root).as_posix()
            if not is_ignored(name, patterns):
                inside = file.relative_to(source) if source.is_dir() else Path(file.name)
                place = to / target / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
                copied.append(name)
    return copied


def _sources(root: Path, written: str) -> Sequence[Path]:
    """A name must be there; of a pattern there may be none."""
    found = sorted(root.glob(written))
    if not found and "[" not in written:
        raise FileNotFoundError(written)
    return found


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    else:
        yield from (file for file in sorted(place.rglob("*")) if file.is_file())
