"""Puts the Teams app package together: the manifest, a file for each further language, the icons."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from manifest.contents import FOLDER, Document, manifest, translation, translations
from manifest.given import Given
from manifest.readiness import check

ICONS = ("color.png", "outline.png")


def package(values: Given) -> dict[str, bytes]:
    """Every file of the package by its name. Raises BadPackage, also for all that Teams would refuse."""
    built = manifest(values)
    files = {"manifest.json": _json(built)}
    files |= {f"{language}.json": _json(translation(language, built)) for language in translations()}
    files |= {name: (FOLDER / name).read_bytes() for name in ICONS}
    check(files)
    return files


def write(files: Mapping[str, bytes], out: Path) -> None:
    """The same files give the same bytes, on any machine: no clock, no owner, no compression library in them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)


def own_version() -> str:
    """That of Bode."""
    return tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def _json(document: Document) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
