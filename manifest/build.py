"""Builds the Teams app package: python -m manifest.build --app-id GUID --website URL."""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from manifest.contents import FOLDER, Document, manifest, translation, translations
from manifest.given import BadPackage, Given, given

ICONS = ("color.png", "outline.png")
PUBLISHER = "Bode"
OUT = Path("build/bode.zip")


def package(values: Given) -> dict[str, bytes]:
    """Every file of the package by its name. Raises BadPackage."""
    built = manifest(values)
    files = {"manifest.json": _json(built)}
    files |= {f"{language}.json": _json(translation(language, built)) for language in translations()}
    return files | {name: (FOLDER / name).read_bytes() for name in ICONS}


def write(files: Mapping[str, bytes], out: Path) -> None:
    """The same files give the same bytes, on any machine: no clock, no owner, no compression library in them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the package stands; 1, with one line that says why, when it cannot be built."""
    options = _parser().parse_args(arguments)
    try:
        values = given(
            app_id=options.app_id,
            website=options.website,
            privacy=options.privacy,
            terms=options.terms,
            publisher=options.publisher,
            version=options.version or _version(),
            domain=options.domain,
        )
        write(package(values), options.out)
    except (BadPackage, OSError) as error:
        sys.stderr.write(f"No package was built. {error}\n")
        return 1
    sys.stdout.write(f"{options.out}: Bode {values.version} for app {values.app_id}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m manifest.build", description="Build the Teams app package.")
    parser.add_argument("--app-id", required=True, metavar="GUID", help="application id of the bot's app registration")
    parser.add_argument("--website", required=True, metavar="URL", help="page about Bode in your organisation (https)")
    parser.add_argument("--privacy", default="", metavar="URL", help="privacy statement (default: website/privacy)")
    parser.add_argument("--terms", default="", metavar="URL", help="terms of use (default: website/terms)")
    parser.add_argument("--publisher", default=PUBLISHER, metavar="NAME", help=f"who offers it (default: {PUBLISHER})")
    parser.add_argument("--domain", default="", metavar="HOST", help="host whose pages may open inside Teams, if any")
    parser.add_argument("--version", default="", metavar="X.Y.Z", help="of the package (default: that of Bode)")
    parser.add_argument("--out", default=OUT, type=Path, metavar="ZIP", help=f"where to write it (default: {OUT})")
    return parser


def _version() -> str:
    return tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def _json(document: Document) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
