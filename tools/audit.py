"""Says which pinned packages are known to be unsafe: by the open database of vulnerabilities, through pip-audit.

Where that cannot be reached, by the few that tools/advisories.json holds, and then it says so. Ends with 1 for what is
unsafe, with 0 else.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packaging.version import Version

from tools.parts import MEANING, ROOT, RUNTIME, Part, pinned

FILE = Path(__file__).with_name("advisories.json")
AUDITED = (RUNTIME, MEANING)
SECONDS = 300.0
_UNREACHED = (
    "ConnectionError",
    "Timeout",
    "Could not connect",
    "ServiceError",
    "ProxyError",
    "SSLError",
    "JSONDecodeError",
)
"""What pip-audit says of it: it has no status of its own for that."""


@dataclass(frozen=True, slots=True)
class Advisory:
    """Of a package from the version `introduced` to before `fixed`."""

    id: str
    package: str
    introduced: str
    fixed: str
    summary: str

    def is_about(self, part: Part) -> bool:
        return part.name == self.package and Version(self.introduced) <= Version(part.version) < Version(self.fixed)


@dataclass(frozen=True, slots=True)
class Advisories:
    as_of: date
    advisories: Sequence[Advisory]


def kept(file: Path = FILE) -> Advisories:
    told = json.loads(file.read_text("utf-8"))
    return Advisories(date.fromisoformat(told["as_of"]), [Advisory(**one) for one in told["advisories"]])


def unsafe(parts: Sequence[Part], advisories: Sequence[Advisory]) -> Iterator[str]:
    for part in parts:
        for one in advisories:
            if one.is_about(part):
                yield f"{part.name} {part.version}: {one.id}, mended in {one.fixed}. {one.summary}"


def asked(options: Sequence[str], files: Sequence[str]) -> tuple[int, str] | None:
    """What pip-audit ends with and says; None where the database cannot be reached."""
    named = [argument for name in files for argument in ("-r", str(ROOT / name))]
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    command += ["-s", "osv", *options, *named]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    said = done.stdout + done.stderr
    unreached = done.returncode != 0 and any(word in said for word in _UNREACHED)
    return None if unreached else (done.returncode, said)


def main(*options: str, files: Sequence[str] = AUDITED) -> int:
    answer = asked(options, files)
    if answer is not None:
        print(answer[1], end="")
        return answer[0]
    advisories = kept()
    parts = pinned(*files)
    found = list(unsafe(parts, advisories.advisories))
    print(
        f"The database of vulnerabilities cannot be reached. {len(parts)} packages were held against the "
        f"{len(advisories.advisories)} advisories of tools/advisories.json, as of {advisories.as_of}: "
        "that is no full audit."
    )
    print("\n".join(found) if found else "None of those is about what is pinned.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
