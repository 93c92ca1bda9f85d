"""Reads a document that a Word file holds whole (altChunk): a web page, a text, a page of mail, or Word again."""

import email
import email.policy
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from bot.content.html import read_html
from bot.content.ooxml import Package
from bot.content.outline import Contents
from bot.content.text import read_text

_WEB_PAGES = (".html", ".htm", ".xhtml")
_MAIL_PAGES = (".mht", ".mhtml", ".eml")


def other_contents(name: str, data: bytes, read_word: Callable[[Package], Contents]) -> Contents | None:
    """None for a kind that is not read. Raises CannotRead."""
    suffix = Path(name).suffix.lower()
    if suffix in {".docx", ".docm", ".dotx"}:
        with Package(BytesIO(data)) as package:
            return read_word(package)
    if suffix in _MAIL_PAGES:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = message.get_body(("html", "plain"))
        content = page.get_content() if page is not None else ""
        return _through_a_file(read_html, content.encode()) if isinstance(content, str) else None
    if suffix in _WEB_PAGES:
        return _through_a_file(read_html, data)
    return _through_a_file(read_text, data) if suffix == ".txt" else None


def _through_a_file(read: Callable[[Path], Contents], data: bytes) -> Contents:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "part"
        path.write_bytes(data)
        return read(path)
