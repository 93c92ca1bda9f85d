"""Whatever is in a file, it costs one reason, and the next file is read as if nothing had happened."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.extraction import Extraction, Limits
from bot.content.outline import Extracted
from tests.content.hostile import slow, with_parts, word_document
from tests.content.making import (
    OLE,
    make_bomb,
    make_docx,
    make_pdf,
    make_pptx,
    make_xlsx,
)

PAGES = [[(12, 100, "Een regel tekst.")]]


MAKERS: dict[str, Callable[[Path], object]] = {
    ".docx": make_docx,
    ".pptx": make_pptx,
    ".xlsx": make_xlsx,
    ".pdf": lambda path: make_pdf(path, PAGES),
}


@pytest.mark.parametrize("suffix", MAKERS)
async def test_cut_off_in_the_middle(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"half{suffix}"
    MAKERS[suffix](path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = await extraction.extract(path)
    # PDF readers rebuild a lost table of contents; then the text is still there, or the page is empty.
    assert found in {Reason.CORRUPT, Reason.EMPTY} or (suffix == ".pdf" and isinstance(found, Extracted))


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".pdf"])
async def test_something_else_under_that_name(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"geen{suffix}"
    path.write_bytes(b"Dit is geen document van dit type." * 50)
    assert await extraction.extract(path) is Reason.CORRUPT


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
async def test_binary_under_the_name_of_a_text(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"binair{suffix}"
    path.write_bytes(bytes(range(256)) * 20)
    assert await extraction.extract(path) is Reason.CORRUPT


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".pdf", ".html", ".md", ".txt"])
async def test_nothing_in_it(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"leeg{suffix}"
    path.write_bytes(b"")
    assert await extraction.extract(path) is Reason.EMPTY


async def test_no_words_in_it(extraction: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "wit.txt"
    path.write_text("  \n\n \t\n", encoding="utf-8")
    assert await extraction.extract(path) is Reason.EMPTY
    assert await extraction.extract(make_pdf(tmp_path / "scan.pdf", [[]])) is Reason.EMPTY


async def test_encrypted(extraction: Extraction, tmp_path: Path) -> None:
    office = tmp_path / "geheim.docx"
    office.write_bytes(OLE)
    assert await extraction.extract(office) is Reason.ENCRYPTED
    locked = make_pdf(tmp_path / "geheim.pdf", PAGES, encrypted=True)
    assert await extraction.extract(locked) is Reason.ENCRYPTED


async def test_unsupported_and_vanished(extraction: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(b"PNG")
    assert await extraction.extract(path) is Reason.UNSUPPORTED
    assert await extraction.extract(tmp_path / "weg.docx") is Reason.VANISHED


@pytest.mark.slow
@pytest.mark.parametrize(("name", "part"), [("b.docx", "word/document.xml"), ("b.xlsx", "xl/media/image1.png")])
async def test_zip_bomb(extraction: Extraction, tmp_path: Path, name: str, part: str) -> None:
    bomb = make_bomb(tmp_path / name, part, 400 * 2**20)
    assert bomb.stat().st_size < 2**20
    assert await extraction.extract(bomb) is Reason.TOO_LARGE


@pytest.mark.slow
async def test_endless_file_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    extraction = Extraction(Limits(seconds=1))
    assert await extraction.extract(slow(tmp_path / "eindeloos.html")) is Reason.TIMEOUT
    extraction._limits = Limits()  # a slow machine may take more than a second to start the next process
    assert isinstance(await extraction.extract(make_docx(tmp_path / "goed.docx")), Extracted)
    await extraction.close()


@pytest.mark.slow
async def test_memory_is_limited_and_the_next_is_read(tmp_path: Path) -> None:
    extraction = Extraction(Limits(memory=200 * 2**20))
    paragraph = f"<w:p><w:r><w:t>{'woord ' * 300}</w:t></w:r></w:p>"
    huge = with_parts(tmp_path / "groot.docx", make_docx, document=word_document(paragraph * 50_000))
    # libxml reports that it got no memory as a fault in the file, Python as MemoryError.
    assert await extraction.extract(huge) in {Reason.MEMORY, Reason.CORRUPT, Reason.CRASHED}
    assert isinstance(await extraction.extract(make_docx(tmp_path / "goed.docx")), Extracted)
    await extraction.close()


async def test_more_text_than_anybody_reads(tmp_path: Path) -> None:
    extraction = Extraction(Limits(text=10_000))
    path = tmp_path / "lang.txt"
    path.write_text("Een zin van vijf woorden. " * 2000, encoding="utf-8")
    assert await extraction.extract(path) is Reason.TOO_LARGE
    assert isinstance(await extraction.extract(make_docx(tmp_path / "goed.docx")), Extracted)
    await extraction.close()


@pytest.mark.slow
async def test_killed_in_the_middle(tmp_path: Path) -> None:
    extraction = Extraction()
    assert isinstance(await extraction.extract(make_docx(tmp_path / "een.docx")), Extracted)
    pid = extraction._process.pid
    assert pid is not None
    reading = asyncio.create_task(extraction.extract(slow(tmp_path / "eindeloos.html")))
    await asyncio.sleep(0.2)
    os.kill(pid, signal.SIGKILL)
    assert await reading is Reason.CRASHED
    assert isinstance(await extraction.extract(tmp_path / "een.docx"), Extracted)
    await extraction.close()


async def test_process_is_replaced_after_its_share_of_files(tmp_path: Path) -> None:
    extraction = Extraction(Limits(files=1))
    path = make_docx(tmp_path / "een.docx")
    seen: set[int] = set()
    for _ in range(2):
        assert isinstance(await extraction.extract(path), Extracted)
        assert extraction._process.pid is not None
        seen.add(extraction._process.pid)
    assert len(seen) == 2
    await extraction.close()
