"""From a file to its text. Runs in the extraction process (`worker`), never in the bot's own."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.answer.library.class_limit import ClassLimit
from bot.content.base import Reason
from bot.content.classes import why_not
from bot.content.docx import read_docx
from bot.content.html import read_html
from bot.content.labels import can_have_label, labels_of
from bot.content.markdown import read_markdown
from bot.content.outline import CannotRead, Contents, Extracted
from bot.content.pdf import read_pdf
from bot.content.pptx import read_pptx
from bot.content.text import read_text
from bot.content.xlsx import read_xlsx
from bot.words.language import language_of

_Read = Callable[[Path], Contents]
FAMILIES: Mapping[str, _Read] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), read_docx),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), read_pptx),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), read_xlsx),
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
}


def extract(
    path: Path,
    ocr: Sequence[str] = (),
    never: Sequence[str] = (),
    limit: ClassLimit | None = None,
    *,
    listed: bool = False,
) -> Extracted:
    """`ocr` as `read_pdf` takes it; `never`: labels of what is not read (bot.content.labels); `limit`: up to which
    class something is; `listed`: of a workbook as `read_xlsx` takes it. Raises CannotRead; whatever else a library
    raises on a damaged file counts as corrupt."""
    suffix = path.suffix.lower()
    read = partial(read_pdf, ocr=ocr) if suffix == ".pdf" else FAMILIES.get(suffix)
    if listed and read is read_xlsx:
        read = partial(read_xlsx, listed=True)
    if read is None:
        raise CannotRead(Reason.UNSUPPORTED)
    try:
        with path.open("rb"):  # pdfium does not say that it may not
            pass
        if reason := _why_not(path, never, limit):
            raise CannotRead(reason)
        contents = read(path)
    except (CannotRead, MemoryError):
        raise
    except FileNotFoundError as error:
        raise CannotRead(Reason.VANISHED) from error
    except PermissionError as error:
        raise CannotRead(Reason.DENIED) from error
    except Exception as error:
        raise CannotRead(Reason.CORRUPT) from error
    if not any(section.text or section.table for section in contents.sections) and not contents.unread:
        raise CannotRead(Reason.EMPTY)
    words = " ".join(section.text or " ".join(map(" ".join, section.table)) for section in contents.sections)
    return Extracted(
        contents.title, language_of(words[:20_000]), tuple(contents.sections), contents.modified, contents.unread
    )


def _why_not(path: Path, never: Sequence[str], limit: ClassLimit | None) -> Reason | None:
    """Before anything of its words is read."""
    has_place = can_have_label(path.suffix.lower())
    if not has_place or not (never or limit):
        return why_not(limit, ()) if limit else None
    labels = labels_of(path, {*never, *(label for label, _ in limit.classes)} if limit else never)
    if any(one.id in never for one in labels.found):
        return Reason.LABELLED
    if limit is None:
        return None
    return why_not(limit, labels.found) or (None if labels.sure else Reason.NO_CLASS)
