"""Writes what Bode is made of as a CycloneDX file: each package with its version, its licence, and what it needs.

The same lock files give the same file, byte by byte: it bears no moment, and its number comes from what stands in it.
"""

import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import component as of_cyclonedx
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.parts import MEANING, ROOT, RUNTIME, Part, licence_of, pinned

Component: Any = of_cyclonedx.Component
Reference: Any = BomRef
Bill: Any = Bom
"""A decorator of that library hides their parameters from type checkers."""

OUT = ROOT / "build" / "bode.cdx.json"


def bill() -> str:
    licences = LicenseFactory()
    bode = _bode(licences)
    needed = pinned(RUNTIME)
    chosen = [part for part in pinned(MEANING) if part not in needed]
    parts = {part.name: _component(part, licences) for part in (*needed, *chosen)}
    for part in chosen:
        parts[part.name].scope = ComponentScope.OPTIONAL
    bom = Bill(components=parts.values())
    bom.metadata.component = bode
    wanted = _wanted()
    bom.register_dependency(bode, [parts[one.name] for one in wanted])
    for name, others in _needs(wanted).items():
        bom.register_dependency(parts[name], [parts[other] for other in sorted(others)])
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    told["metadata"].pop("timestamp")
    told["serialNumber"] = ""
    told["serialNumber"] = f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(told, sort_keys=True))}"
    return json.dumps(told, indent=2) + "\n"


def _bode(licences: LicenseFactory) -> Any:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        description=project["description"],
        licenses=[licences.make_from_string(project["license"])],
        bom_ref=Reference(f"{project['name']}@{project['version']}"),
    )


def _component(part: Part, licences: LicenseFactory) -> Any:
    licence = licence_of(part.name)
    where = PackageURL("pypi", name=part.name, version=part.version)
    return Component(
        type=ComponentType.LIBRARY,
        name=part.name,
        version=part.version,
        licenses=[licences.make_from_string(licence)] if licence else [],
        purl=where,
        bom_ref=Reference(str(where)),
        scope=ComponentScope.REQUIRED,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    name: str
    extra: str


def _read(line: str) -> list[Wanted]:
    """A package by itself, and with each extra that is asked of it."""
    one = Requirement(line)
    name = canonicalize_name(one.name)
    return [Wanted(name, extra) for extra in ("", *sorted(one.extras))]


def _wanted() -> list[Wanted]:
    """What Bode names itself."""
    files = ("requirements.in", "requirements-meaning.in")
    lines = [line for file in files for line in (ROOT / file).read_text("utf-8").splitlines()]
    return [one for line in lines if re.match(r"\w", line) for one in _read(line)]


def _needs(wanted: Sequence[Wanted]) -> Mapping[str, set[str]]:
    """By package, on the platform where this runs."""
    found: dict[str, set[str]] = {}
    seen: set[Wanted] = set()
    waiting = [*wanted]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        needs = found.setdefault(one.name, set())
        for line in _requires(one.name):
            marker = Requirement(line).marker
            if marker is None or marker.evaluate({"extra": one.extra}):
                further = _read(line)
                needs.add(further[0].name)
                waiting += further
    return found


def _requires(name: str) -> Sequence[str]:
    try:
        return requires(name) or ()
    except PackageNotFoundError:
        return ()


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(bill(), "utf-8")
    print(out)
