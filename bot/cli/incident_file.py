"""Writes the file of an incident, a ZIP of JSON with a list of digests, sealed if a key is given; and checks one."""

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from bot.backup.sealing import MAGIC, BadKey, Sealing, Unsealing
from bot.errors import OperatorError
from bot.json import Json

LIST = "incident.json"
"""The file in it that names the others, each with its digest."""


class NotWhole(OperatorError):
    """A file of an incident that was altered, cut off, or is none."""


def write(path: Path, about: Mapping[str, Json], parts: Mapping[str, str], key: bytes | None) -> None:
    """`parts` by the names of their files. Under another name until it is whole; nobody else may read it."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.touch(0o600)
        with part.open("wb") as file:
            packed = _packed(about, parts)
            if key is None:
                file.write(packed)
            else:
                sealing = Sealing(file, key)
                sealing.write(packed)
                sealing.finish()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _packed(about: Mapping[str, Json], parts: Mapping[str, str]) -> bytes:
    digests = {name: sha256(text.encode()).hexdigest() for name, text in parts.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr(LIST, json.dumps({**about, "files": digests}, ensure_ascii=False, indent=2))
        for name, text in parts.items():
            into.writestr(name, text)
    return packed.getvalue()


def read(path: Path, key: bytes | None) -> tuple[Mapping[str, Json], Mapping[str, str]]:
    """What it is about, and its files, each compared with its digest. Raises BadKey, Unsealable, NotWhole."""
    with path.open("rb") as file:
        is_sealed = file.read(len(MAGIC)) == MAGIC
        file.seek(0)
        if is_sealed and key is None:
            raise BadKey(f"{path} is encrypted: give its key with --key")
        packed = io.BufferedReader(Unsealing(file, key)).read() if is_sealed and key else file.read()
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as opened:
            parts = {name: opened.read(name).decode() for name in opened.namelist() if name != LIST}
            about: dict[str, Json] = json.loads(opened.read(LIST))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotWhole(f"{path} is no file of an incident, or it was altered") from error
    if about.get("files") != {name: sha256(text.encode()).hexdigest() for name, text in parts.items()}:
        raise NotWhole(f"{path} was altered: its files are not those of its list")
    return about, parts
