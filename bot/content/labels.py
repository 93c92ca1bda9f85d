"""Finds the sensitivity labels (Microsoft Purview) that a file itself says it has; runs in the extraction process.

Office keeps a label in the file twice, not always both: as properties MSIP_Label_<id>_Enabled in docProps/custom.xml,
and in docMetadata/LabelInfo.xml ([MS-OFFCRYPTO] 2.6). A PDF has the same properties in its information dictionary and
its XMP. Whatever one of them says counts, and what an older revision of a PDF says too: rather one document too few.
"""

import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any

from bot.content.ooxml import Package

PDF = ".pdf"
OFFICE = frozenset({
    *(".docx", ".docm", ".dotx", ".dotm"),
    *(".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    *(".xlsx", ".xlsm", ".xltx", ".xltm"),
})  # fmt: skip
MOST_UNPACKED = 8 * 2**20
"""Bytes of one stream of a PDF, unpacked."""
CHUNK = 2**16
"""Bytes of it that are unpacked at once."""
_ANY = b"msip_label_"
_FACT = re.compile(r"MSIP_Label_([0-9a-f-]{36})_(Enabled|SiteId|Name)", re.IGNORECASE)
_IN_XMP = re.compile(
    rb"MSIP_Label_([0-9a-f-]{36})_(Enabled|SiteId|Name)(?:\s*=\s*[\"']([^\"'<>]{1,300})|[^<>]{0,200}>\s*([^<>]{1,300}))",
    re.IGNORECASE,
)
_NAMED = re.compile(rb"MSIP_Label_([0-9a-f-]{36})_", re.IGNORECASE)
_STREAM = re.compile(
    rb"/(?:Type\s*/Metadata|Subtype\s*/XML|Type\s*/ObjStm)\b.{0,400}?\bstream[ \t]*(?:\r\n?|\n)",
    re.DOTALL,
)
"""Where XMP begins, or what packs other objects: the information dictionary may be one of those."""
_FILTER = re.compile(rb"/Filter\b(\s*/FlateDecode\b|\s*\[\s*/FlateDecode\s*\])?")
"""How a stream is packed: with something in the group where that is Flate alone."""
_RECKONED = re.compile(rb"/DecodeParms\s+\d|/Predictor\s+(?!1\b)|#")
"""Of what is unpacked, each row would still have to be reckoned from the one above it, or may have to; or a name is
written so that nothing here knows it."""
_DICTIONARY = 2000
"""Bytes before what a stream is, in which its dictionary begins."""
_ON = frozenset({"true", "1"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label in force: its id, the tenant whose it is, and its name; in small letters but for the name, "" where the
    file does not say."""

    id: str
    site: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """What was found; `sure` is false where there may be others: in a PDF that is encrypted, only labels whose ids are
    known can be asked for, of a long stream only the beginning is looked at, and one that is packed otherwise than most
    or breaks off is not read."""

    found: frozenset[Label] = frozenset()
    sure: bool = True


def can_have_label(suffix: str) -> bool:
    """`suffix` in small letters. Other kinds of files have no place for one."""
    return suffix == PDF or suffix in OFFICE


def labels_of(path: Path, asked: Collection[str] = ()) -> Labels:
    """`asked` are ids, in small letters, that are looked for also where a file does not tell its labels. Raises
    CannotRead, and whatever a damaged file brings."""
    suffix = path.suffix.lower()
    if suffix == PDF:
        return _of_pdf(path, asked)
    if suffix not in OFFICE:
        return Labels()
    with Package(path) as package:
        return Labels(frozenset((*_in_properties(package), *_in_label_info(package))))


@dataclass(slots=True)
class _Facts:
    """What one place says of one label: by the last word of the property, all that stands there."""

    said: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def add(self, fact: str, value: str) -> None:
        if value.strip():
            self.said.setdefault(fact.casefold(), set()).add(value.strip())

    def of(self, id: str) -> Iterator[Label]:
        if any(one.casefold() in _ON for one in self.said.get("enabled", ())):
            sites, names = self.said.get("siteid", {""}), self.said.get("name", {""})
            yield from (Label(id, _bare(site), name) for site, name in product(sites, names))


def _bare(id: str) -> str:
    return id.strip("{} ").lower()


def _in_force(facts: Mapping[str, _Facts]) -> Iterator[Label]:
    for id_, one in facts.items():
        yield from one.of(id_)


def _in_properties(package: Package) -> Iterator[Label]:
    for part in dict.fromkeys([*package.of_kind("", "custom-properties"), "docProps/custom.xml"]):
        facts: dict[str, _Facts] = {}
        for one in _children(package.tree(part)):
            if found := _FACT.fullmatch(one.get("name") or ""):
                facts.setdefault(found[1].lower(), _Facts()).add(found[2], "".join(one.itertext()))
        yield from _in_force(facts)


def _in_label_info(package: Package) -> Iterator[Label]:
    for part in dict.fromkeys([*package.of_kind("", "classificationlabels"), "docMetadata/LabelInfo.xml"]):
        for one in _children(package.tree(part)):
            if _called(one) != "label":
                continue
            if one.get("enabled", "1").casefold() in _ON and one.get("removed", "0").casefold() not in _ON:
                yield Label(_bare(one.get("id", "")), _bare(one.get("siteId", "")))


def _called(element: Any) -> str:
    """A comment is called nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(tree: Any) -> Sequence[Any]:
    return () if tree is None else list(tree)


def _of_pdf(path: Path, asked: Collection[str]) -> Labels:
    data = path.read_bytes()
    facts: dict[str, _Facts] = {}
    named = {id_.lower(): id_ for id_ in asked}
    is_whole = True
    for text, ended in _texts(data):
        is_whole &= ended
        if _ANY not in text.lower():  # far faster than to look for what stands there
            continue
        for found in _IN_XMP.finditer(text):
            value = unescape((found[3] or found[4]).decode("utf-8", "replace"))
            facts.setdefault(found[1].decode("ascii").lower(), _Facts()).add(found[2].decode("ascii"), value)
        for found in _NAMED.finditer(text):
            named[found[1].decode("ascii").lower()] = found[1].decode("ascii")
    told, is_encrypted = _in_facts(path, named)
    return Labels(frozenset((*_in_force(facts), *_in_force(told))), sure=is_whole and not is_encrypted)


def _texts(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """As it is written, in two bytes a letter, or packed; and whether that is all of it. How it is packed may stand
    before what it is: whatever can be unpacked is."""
    yield data, True
    yield data.translate(None, b"\0"), True
    whole = memoryview(data)
    for found in _STREAM.finditer(data):
        text, ended = _unpacked(whole[found.end() :])
        begins = max(data.rfind(b"obj", max(found.start() - _DICTIONARY, 0), found.start()), 0)
        yield text, _is_whole(data[begins : found.end()], text, ended=ended)
        yield text.translate(None, b"\0"), True


def _is_whole(said: bytes, text: bytes, *, ended: bool) -> bool:
    """Whether a stream of which this is said has no more than this text; one that is not packed is read as it is."""
    filters = [one[1] for one in _FILTER.finditer(said)]
    if not all(filters) or _RECKONED.search(said):
        return False
    return ended or (not filters and not text)


def _unpacked(stream: memoryview) -> tuple[bytes, bool]:
    """What it begins with, nothing where that is not packed, and whether it came to its end: bit by bit, for what comes
    after it would be copied."""
    packing, found = zlib.decompressobj(), bytearray()
    for start in range(0, len(stream), CHUNK):
        try:
            found += packing.decompress(stream[start : start + CHUNK], MOST_UNPACKED - len(found))
        except zlib.error:
            break
        if packing.eof or len(found) >= MOST_UNPACKED:
            break
    return bytes(found), packing.eof


def _in_facts(path: Path, named: Mapping[str, str]) -> tuple[Mapping[str, _Facts], bool]:
    """In the information dictionary, which can only be asked for names that one knows; and whether the file is
    encrypted. `named`: how each id is written there."""
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    raw: Any = pypdfium2.raw

    found: dict[str, _Facts] = {}
    try:
        document: Any = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError:
        return {}, True  # whoever reads it says why
    try:
        for id_, written in named.items():
            for fact in ("Enabled", "SiteId", "Name"):
                value = document.get_metadata_value(f"MSIP_Label_{written}_{fact}")
                found.setdefault(id_, _Facts()).add(fact, value)
        is_encrypted: bool = raw.FPDF_GetSecurityHandlerRevision(document) >= 0
    finally:
        document.close()
    return found, is_encrypted
