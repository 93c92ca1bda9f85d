"""A package built as an operator builds it, and the official schemas to hold it against."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator
from typer.testing import CliRunner, Result

from app import app

APP = "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12"
SITE = "https://bode.mijnstad.be"
ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "node_modules" / "@microsoft" / "app-manifest" / "build" / "json-schemas" / "teams" / "v1.29"


def manifest(*options: str) -> Result:
    """What the command said, and how it ended."""
    return CliRunner().invoke(app, ["manifest", *options])


def build(out: Path, *more: str) -> Path:
    """The zip; a later option of `more` replaces an earlier one."""
    result = manifest("--app-id", APP, "--website", SITE, "--out", str(out), *more)
    assert result.exit_code == 0, result.output
    return out


def files_of(package: Path) -> dict[str, bytes]:
    with ZipFile(package) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def json_of(package: Path, name: str) -> dict[str, Any]:
    return json.load(io.BytesIO(files_of(package)[name]))


@cache
def schema(name: str) -> Draft4Validator:
    """Skips only where no Node packages are installed at all: a lost dependency must be seen."""
    if not (ROOT / "node_modules").is_dir():
        pytest.skip("the official schemas come with the Node packages; `make setup` installs them")
    return Draft4Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


def problems(document: dict[str, Any], schema_name: str) -> list[str]:
    found = schema(schema_name).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]
