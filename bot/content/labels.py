"""Finds the sensitivity labels (Microsoft Purview) that a file itself says it has; runs in the extraction process.

Office keeps a label in the file twice, not always both: as properties MSIP_Label_<id>_Enabled in docProps/custom.xml,
and in docMetadata/LabelInfo.xml ([MS-OFFCRYPTO] 2.6). A PDF has the same properties in its information dictionary and
its XMP. Whatever one of them says counts, and what an older revision of a PDF says too: rather one document too few.
"""

import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.content.ooxml import Package

PDF = ".pdf"
OFFICE = frozenset({
    *(".docx", ".docm", ".dotx", ".dotm"),
    *(".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    *(".xlsx", ".xlsm", ".xltx", ".xltm"),
})  # fmt: skip
MOST_XMP = 8 * 2**20
"""Bytes of one metadata stream, unpacked."""
_ENABLED = re.compile(r"MSIP_Label_([0-9a-f-]{36})_Enabled", re.IGNORECASE)
_IN_XMP = re.compile(rb"MSIP_Label_([0-9a-f-]{36})_Enabled(?:\s*=\s*[\"']|[^<>]{0,40}>)\s*true", re.IGNORECASE)
_METADATA = re.compile(rb"/(?:Type\s*/Metadata|Subtype\s*/XML)\b.{0,400}?\bstream\r?\n", re.DOTALL)
_ON = frozenset({"true", "1"})


def can_have_label(suffix: str) -> bool:
    """`suffix` in small letters. Other kinds of files have no place for one."""
    return suffix == PDF or suffix in OFFICE


def has_label(path: Path, labels: Collection[str]) -> bool:
    """Whether it has one of these: ids, in small letters. Raises CannotRead, and whatever a damaged file brings."""
    suffix = path.suffix.lower()
    if suffix == PDF:
        return _pdf_has(path, labels)
    if suffix not in OFFICE:
        return False
    with Package(path) as package:
        return not {*_in_properties(package), *_in_label_info(package)}.isdisjoint(labels)


def _in_properties(package: Package) -> Iterator[str]:
    for part in dict.fromkeys([*package.of_kind("", "custom-properties"), "docProps/custom.xml"]):
        for one in _children(package.tree(part)):
            found = _ENABLED.fullmatch(one.get("name", ""))
            if found and "".join(one.itertext()).strip().casefold() in _ON:
                yield found[1].lower()


def _in_label_info(package: Package) -> Iterator[str]:
    for part in dict.fromkeys([*package.of_kind("", "classificationlabels"), "docMetadata/LabelInfo.xml"]):
        for one in _children(package.tree(part)):
            is_on = one.get("enabled", "1").casefold() in _ON and one.get("removed", "0").casefold() not in _ON
            if one.tag.rpartition("}")[2] == "label" and is_on:
                yield one.get("id", "").strip("{} ").lower()


def _children(tree: Any) -> Sequence[Any]:
    return () if tree is None else list(tree)


def _pdf_has(path: Path, labels: Collection[str]) -> bool:
    data = path.read_bytes()
    return any(one in labels for one in _in_xmp(data)) or any(_in_facts(path, labels))


def _in_xmp(data: bytes) -> Iterator[str]:
    """In XMP that is written as it is, in two bytes a letter, or packed."""
    for text in (data, data.replace(b"\0", b""), *_unpacked(data)):
        for found in _IN_XMP.finditer(text):
            yield found[1].decode("ascii").lower()


def _unpacked(data: bytes) -> Iterator[bytes]:
    """How it is packed may stand before what it is: whatever can be unpacked is."""
    for found in _METADATA.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], MOST_XMP)
        except zlib.error:
            continue


def _in_facts(path: Path, labels: Collection[str]) -> Iterator[str]:
    """In the information dictionary, which can only be asked for names that one knows."""
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    try:
        document: Any = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError:
        return  # whoever reads it says why
    try:
        for one in labels:
            if document.get_metadata_value(f"MSIP_Label_{one}_Enabled").strip().casefold() in _ON:
                yield one
    finally:
        document.close()
