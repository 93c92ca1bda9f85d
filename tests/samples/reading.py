"""The samples as their own libraries read them, independent of the extraction in `bot.content`."""

import html.parser
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DOCUMENTS = SAMPLES / "documents"


@cache
def data(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / name).read_text(encoding="utf-8"))


def principals_of(key: str) -> set[str]:
    """What `readers.toml` may name that is this person; KeyError where nobody has the key."""
    organisation = data("organisation.toml")
    person = next((one for one in organisation["people"] if one["key"] == key), None)
    if person is None:
        raise KeyError(key)
    groups = {f"group:{group['id']}" for group in organisation["groups"] if key in group["members"]}
    roles = {f"role:{role}" for role in person["roles"]}
    return {"everyone", f"school:{person['school']}", f"person:{person['id']}"} | roles | groups


def readers_of(path: str) -> set[str]:
    folders: dict[str, list[str]] = data("documents/readers.toml")["folders"]
    parents = [str(parent) for parent in PurePosixPath(path).parents]
    return set(next((folders[parent] for parent in parents if parent in folders), []))


def paths() -> list[str]:
    """Every document, relative to the documents folder, with forward slashes."""
    files = (file.relative_to(DOCUMENTS).as_posix() for file in DOCUMENTS.rglob("*") if file.is_file())
    return sorted(path for path in files if path != "readers.toml")


def text_of(path: str) -> str:
    """The words of a document with single spaces; raises what its library raises when it cannot be opened."""
    file = DOCUMENTS / path
    return " ".join(" ".join(_READERS[file.suffix](file)).split())


def _docx(file: Path) -> Iterator[str]:
    document = Document(str(file))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def _pptx(file: Path) -> Iterator[str]:
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text  # pyright: ignore[reportAttributeAccessIssue]
            if shape.has_table:
                yield from (cell.text for cell in shape.table.iter_cells())  # pyright: ignore[reportAttributeAccessIssue]
        if slide.notes_slide.notes_text_frame is not None:
            yield slide.notes_slide.notes_text_frame.text


def _xlsx(file: Path) -> Iterator[str]:
    for sheet in load_workbook(file).worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def _pdf(file: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(file)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    document.close()


def _html(file: Path) -> Iterator[str]:
    words: list[str] = []
    skipping: list[str] = []

    class Words(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in {"style", "script"}:
                skipping.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if skipping and skipping[-1] == tag:
                skipping.pop()

        def handle_data(self, data: str) -> None:
            if not skipping:
                words.append(data)

    Words().feed(file.read_text(encoding="utf-8"))
    yield from words


def _plain(file: Path) -> Iterator[str]:
    yield file.read_text(encoding="utf-8")


_READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".docx": _docx,
    ".pptx": _pptx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".html": _html,
    ".md": _plain,
    ".txt": _plain,
}
