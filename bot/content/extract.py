"""From a file to its text. Runs in the extraction process (`worker`), never in the bot's own."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.content.base import Reason
from bot.content.docx import read_docx
from bot.content.html import read_html
from bot.content.outline import CannotRead, Contents, Extracted
from bot.content.pdf import read_pdf
from bot.content.pptx import read_pptx
from bot.content.text import read_markdown, read_text
from bot.content.xlsx import read_xlsx
from bot.words.language import language_of

_Read = Callable[[Path], Contents]
FAMILIES: Mapping[str, _Read] = {
    ".docx": read_docx,
    ".docm": read_docx,
    ".pptx": read_pptx,
    ".pptm": read_pptx,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
}
OFFICE = frozenset({".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm"})

MAX_UNPACKED = 300 * 2**20
"""Bytes that the parts of an Office file may unpack to, and 100 MB for one XML part: beyond lies a zip bomb."""
MAX_XML_PART = 100 * 2**20
MAX_SHEET = 40 * 2**20
"""Bytes of a sheet's XML, and of the words of all sheets: they are read to the end before the first row is."""

MAX_PARTS = 20_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def extract(path: Path) -> Extracted:
    """Raises CannotRead; whatever else a library raises on a damaged file counts as corrupt."""
    suffix = path.suffix.lower()
    read = FAMILIES.get(suffix)
    if read is None:
        raise CannotRead(Reason.UNSUPPORTED)
    try:
        if suffix in OFFICE:
            _check_archive(path)
        contents = read(path)
    except (CannotRead, MemoryError):
        raise
    except FileNotFoundError as error:
        raise CannotRead(Reason.VANISHED) from error
    except Exception as error:
        raise CannotRead(Reason.CORRUPT) from error
    if not any(section.text or section.table for section in contents.sections):
        raise CannotRead(Reason.EMPTY)
    words = " ".join(section.text or " ".join(map(" ".join, section.table)) for section in contents.sections)
    return Extracted(contents.title, language_of(words[:20_000]), tuple(contents.sections), contents.modified)


def _check_archive(path: Path) -> None:
    """An encrypted Office file is no zip but an OLE container. The sizes that a zip names are enforced on reading."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise CannotRead(Reason.EMPTY)
    if start == _OLE:
        raise CannotRead(Reason.ENCRYPTED)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
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
