"""Opens an Office file as what it is: a zip of XML parts that point at each other, in the dialect of every version.

Strict Open XML differs from what most programs write in its namespaces alone; they are brought back to the usual ones
before anything is parsed. What kind of document it is (.docx, .docm, .dotx) is not asked: its main part is read.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, Any

from bot.content.base import Reason
from bot.content.outline import CannotRead, in_utc

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

MAX_UNPACKED = 300 * 2**20
"""Bytes that the parts of an Office file may unpack to, and 100 MB for one XML part: beyond lies a zip bomb."""
MAX_XML_PART = 100 * 2**20
MAX_SHEET = 40 * 2**20
"""Bytes of a sheet's XML, and of the words of all sheets: they are read to the end before the first row is."""
MAX_PARTS = 20_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BY_RIGHTS = "DRMEncrypted".encode("utf-16-le")
"""How the data space begins of what is encrypted for certain people, by a label: [MS-OFFCRYPTO] 2.2."""
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_PARTS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another one points at; `kind` is the last word of the relationship's type, such as footnotes."""

    kind: str
    part: str


class Package:
    """An open Office file. Raises CannotRead when it is none, is locked, or is more than anybody reads."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        _check_start(file)
        self._archive = zipfile.ZipFile(file)
        _check_parts(self._archive.infolist())
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._related: dict[str, Mapping[str, Related]] = {}
        self._told: set[str] = set()

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def main(self) -> str:
        """The part that the document begins with."""
        for one in self.related("").values():
            if one.kind == "officeDocument":
                return one.part
        raise CannotRead(Reason.CORRUPT)

    def related(self, part: str) -> Mapping[str, Related]:
        """What `part` points at in the file, by the id that it calls it by; "" is the package."""
        if part not in self._related:
            folder = dirname(part)
            listed = self.tree(join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels"))
            found: dict[str, Related] = {}
            for one in listed if listed is not None else ():
                if one.tag == f"{_PARTS}Relationship" and one.get("TargetMode") != "External":
                    target = one.get("Target", "")
                    place = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                    found[one.get("Id", "")] = Related(one.get("Type", "").rpartition("/")[2], place)
            self._related[part] = found
        return self._related[part]

    def once(self, part: str) -> Any:
        """As `tree`, but None the second time: one part that is pointed at a thousand times is read once."""
        if part in self._told:
            return None
        self._told.add(part)
        return self.tree(part)

    def of_kind(self, part: str, kind: str) -> Iterator[str]:
        return (one.part for one in self.related(part).values() if one.kind == kind)

    def beside(self, part: str, kind: str) -> str:
        """The one part of this kind that `part` has, such as its styles: also where a program forgot to point at it."""
        return next(self.of_kind(part, kind), join(dirname(part), f"{kind}.xml"))

    def tree(self, part: str) -> Any:
        """The root element of an XML part; None when there is no such part."""
        data = self.data(part)
        return None if data is None else parsed(data)

    def data(self, part: str) -> bytes | None:
        """As written, but for the dialect."""
        name = self._names.get(part.casefold())
        if name is None:
            return None
        data = self._archive.read(name)
        return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data) if b"purl.oclc.org" in data else data

    def properties(self) -> tuple[str, datetime | None]:
        """Title and moment of the last change, as far as the file says."""
        for one in self.related("").values():
            tree = self.tree(one.part) if one.kind == "core-properties" else None
            if tree is not None and tree.tag == _CORE:
                return (tree.findtext(_TITLE) or "").strip(), _moment(tree.findtext(_MODIFIED) or "")
        return "", None


def _lxml() -> Any:
    """Typed nowhere, and imported in the extraction process only."""
    return import_module("lxml.etree")


def parsed(data: bytes) -> Any:
    """Without entities, which no Office program writes. Raises CannotRead."""
    etree = _lxml()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise CannotRead(Reason.CORRUPT)
    return root


def stretches(data: bytes, *tags: str) -> Iterator[Any]:
    """The elements of these tags as they end, of a part that is too large to be held as a tree. Raises CannotRead."""
    if b"<!DOCTYPE" in data[:4096]:
        raise CannotRead(Reason.CORRUPT)
    steps = _lxml().iterparse(
        BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, remove_comments=True
    )
    for _, element in steps:
        yield element
        element.clear()
        # What was read would stay in the tree as empty elements.
        while element.getprevious() is not None:
            del element.getparent()[0]


def is_on(element: Any, tag: str) -> bool:
    """Whether a property such as <w:vanish/> is set: absent is off, no value is on."""
    found = None if element is None else element.find(tag)
    return found is not None and found.get(f"{W}val", "1").casefold() not in {"0", "false", "off"}


def chosen(alternate: Any) -> Any:
    """The children of an mc:AlternateContent that a program of today shows; its fallback says the same again."""
    choice = alternate.find(f"{MC}Choice")
    found = alternate.find(f"{MC}Fallback") if choice is None else choice
    return () if found is None else found


def _check_start(file: Path | IO[bytes]) -> None:
    """An encrypted Office file is no zip but an OLE container."""
    if isinstance(file, Path):
        with file.open("rb") as opened:
            _check_container(opened)
    else:
        _check_container(file)
        file.seek(0)


def _check_container(file: IO[bytes]) -> None:
    start = file.read(len(_OLE))
    if not start:
        raise CannotRead(Reason.EMPTY)
    if start == _OLE:
        raise CannotRead(Reason.PROTECTED if _BY_RIGHTS in file.read() else Reason.ENCRYPTED)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """The sizes that a zip names are enforced on reading."""
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead(Reason.ENCRYPTED)
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise CannotRead(Reason.TOO_LARGE)
    if any(part.file_size > _most(part.filename) for part in parts):
        raise CannotRead(Reason.TOO_LARGE)


def _most(part: str) -> int:
    if not part.endswith((".xml", ".rels")):
        return MAX_UNPACKED
    return MAX_SHEET if part.startswith("xl/") else MAX_XML_PART


def _moment(written: str) -> datetime | None:
    try:
        return in_utc(datetime.fromisoformat(written.strip()))
    except ValueError:
        return None
