"""What Bode is made of: the packages that the lock files pin, and the licence of each as an SPDX expression."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from license_expression import get_spdx_licensing
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
RUNTIME, MEANING, TOOLS = "requirements.txt", "requirements-meaning.txt", "requirements-dev.txt"


@dataclass(frozen=True, slots=True)
class Part:
    """A package of one version; `name` as registries compare names."""

    name: str
    version: str


def pinned_in(text: str) -> list[Part]:
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.MULTILINE)
    return [Part(canonicalize_name(name), version) for name, version in found]


def pinned(*files: str) -> list[Part]:
    parts = {part for file in files for part in pinned_in((ROOT / file).read_text("utf-8"))}
    return sorted(parts, key=lambda part: (part.name, part.version))


# --- licences -------------------------------------------------------------------------------------------------

_WORDS: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "APL 2": "Apache-2.0",
    "MIT License": "MIT",
    "ISC License": "ISC",
    "LGPL": "LGPL-2.1-or-later",
    "MIT, BSD": "MIT AND BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
}
"""What packages write instead of an expression."""
_CLASSIFIERS: Mapping[str, str] = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}

ALLOWED = frozenset(
    {"MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "PSF-2.0", "Zlib", "CC0-1.0"}
    | {"CNRI-Python"}
)
"""What asks no more than to be named."""
EXCEPTIONS: Mapping[str, str] = {
    "certifi": "MPL-2.0 is about its own file, the list of certificates, which is passed on as it is.",
    "python-stdnum": "LGPL: it is used as the library that it is, unchanged, and whoever has Bode can replace it.",
}
"""By package: why another licence is taken."""


class NoLicence(Exception):
    """A package says nothing that is known here."""


def licence_of(name: str) -> str | None:
    """As an SPDX expression; None where the package is not installed. Raises NoLicence."""
    try:
        said: Any = metadata(name)
    except PackageNotFoundError:
        return None
    for written in _said_in(said.get("License-Expression"), said.get("License"), said.get_all("Classifier") or ()):
        if not _spdx().validate(written).errors:
            return written
    raise NoLicence(name)


def _said_in(expression: str | None, free: str | None, classifiers: Sequence[str]) -> Iterator[str]:
    if expression:
        yield expression
    if free and "\n" not in free:
        yield _WORDS.get(free, free)
    if free and free.startswith("The MIT License (MIT)"):
        yield "MIT"
    for classifier in classifiers:
        prefix, _, last = classifier.rpartition(" :: ")
        if prefix.startswith("License") and last in _CLASSIFIERS:
            yield _CLASSIFIERS[last]


def is_allowed(licence: str) -> bool:
    """Of what may be chosen one is enough; of what holds together each must be allowed."""
    return _holds(_spdx().parse(licence, simple=True))


@cache
def _spdx() -> Any:
    return get_spdx_licensing()


def _holds(one: object) -> bool:
    operator, arguments = getattr(one, "operator", ""), getattr(one, "args", ())
    if operator.strip() == "OR":
        return any(map(_holds, arguments))
    if operator.strip() == "AND":
        return all(map(_holds, arguments))
    return getattr(one, "key", "") in ALLOWED
