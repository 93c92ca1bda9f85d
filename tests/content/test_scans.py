"""Scans: read by tesseract where that is chosen and there, marked as such; what goes wrong costs a page or a file."""

import asyncio
import os
import tempfile
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bot.answer.library.source import Anchor, Section
from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import rounds_of
from bot.cli.libraries import index_place
from bot.content import ocr, pdf_scans
from bot.content.base import Document, Reason, Unreadable
from bot.content.extraction import Extraction, Limits
from bot.content.folder import Folder
from bot.content.ocr import Ocr, languages_there, paragraphs_in, told
from bot.content.outline import Extracted
from bot.settings import BadSettings, load_settings
from bot.words.languages import LANGUAGES
from cards.answer.sources import place
from cards.texts import texts
from tests.content.listed import entries
from tests.content.making import make_pdf
from tests.peers.tesseract import Tesseract

IMAGE = "q 500 0 0 700 40 40 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q"
NLD = ("nld",)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tesseract:
    program = Tesseract(tmp_path / "bin", "eng", "nld", "osd")
    monkeypatch.setenv("PATH", str(program.folder), prepend=os.pathsep)
    return program


@pytest.fixture
async def reading(tesseract: Tesseract) -> AsyncIterator[Extraction]:
    """Its process meets the program that stands on the PATH now."""
    opened = Extraction()
    yield opened
    await opened.close()


def scan(path: Path, pages: int = 1) -> Path:
    return make_pdf(path, [[]] * pages, drawn=IMAGE)


def pictured(path: Path, text: Path) -> Path:
    """The first page of another PDF as a scanner would make it."""
    page: Any = pypdfium2.PdfDocument(str(text))[0]
    page = page.render(scale=200 / 72, grayscale=True)
    size = f"/W {page.stride} /H {page.height} /BPC 8 /CS /G /F [/AHx /Fl]"
    data = zlib.compress(bytes(page.buffer)).hex()
    return make_pdf(path, [[]], drawn=f"q 595 0 0 842 0 0 cm BI {size} ID {data}> EI Q")


def scans_folder(root: Path) -> Path:
    root.mkdir()
    (root / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    scan(root / "brief.pdf")
    return root


# --- what is read ------------------------------------------------------------------------------------------------


async def test_a_scan_is_read_and_says_so(reading: Extraction, tesseract: Tesseract, tmp_path: Path) -> None:
    tesseract.says("Verlofregeling", "Je krijgt vier dagen bij een huwelijk van het perso-\nneelslid zelf.")
    found = await reading.extract(scan(tmp_path / "a.pdf"), NLD)
    assert isinstance(found, Extracted)
    text = "Verlofregeling\nJe krijgt vier dagen bij een huwelijk van het personeelslid zelf."
    assert found.sections == (Section((), Anchor("scan", "1"), text),)
    assert found.language == "nl"


def test_the_source_of_an_answer_says_it() -> None:
    assert [place(texts(language), Anchor("scan", "3")) for language in LANGUAGES] == [
        "p. 3 (ingescand)",
        "p. 3 (numérisée)",
        "p. 3 (scanned)",
    ]


async def test_it_is_given_the_page_as_it_is_seen(
    tesseract: Tesseract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", "/srv/tessdata")
    tesseract.says("Dag")
    reading = Extraction()
    await reading.extract(make_pdf(tmp_path / "a.pdf", [[]], drawn=IMAGE, page="/Rotate 90"), ("nld", "fra", "eng"))
    assert tesseract.given.startswith(b"P5 3509 2480 255\n")
    assert len(tesseract.given) == len(b"P5 3509 2480 255\n") + 3509 * 2480
    assert tesseract.asked == ["/srv/tessdata stdin stdout -l nld+eng --dpi 300 tsv"], "of the languages that it has"
    await reading.extract(make_pdf(tmp_path / "b.pdf", [[]], drawn=IMAGE, page="/MediaBox [0 0 5000 5000]"), NLD)
    assert tesseract.asked[-1].endswith("--dpi 46 tsv")
    assert len(tesseract.given) < 10_100_000, "a large sheet is drawn less finely"
    await reading.close()


async def test_pages_with_words_of_their_own_are_left_to_them(
    reading: Extraction, tesseract: Tesseract, tmp_path: Path
) -> None:
    tesseract.says("Handtekening van de directeur")
    lines = [(12, 100, "De tekst van de brief."), (12, 130, "En nog een regel.")]
    path = make_pdf(tmp_path / "a.pdf", [lines, [], lines], drawn=IMAGE)
    found = await reading.extract(path, NLD)
    assert isinstance(found, Extracted)
    assert [section.anchor for section in found.sections] == [
        Anchor("page", "1"),
        Anchor("scan", "2"),
        Anchor("page", "3"),
    ]
    assert len(tesseract.asked) == 1


async def test_a_file_with_too_many_pictures_is_read_as_before(
    reading: Extraction, tesseract: Tesseract, tmp_path: Path
) -> None:
    tesseract.says("Een bladzijde")
    assert await reading.extract(scan(tmp_path / "a.pdf", 51), NLD) is Reason.ONLY_IMAGES
    assert tesseract.asked == []


async def test_it_is_off_unless_chosen(reading: Extraction, tesseract: Tesseract, tmp_path: Path) -> None:
    tesseract.says("Dag")
    assert load_settings().ocr_languages == ()
    assert await reading.extract(scan(tmp_path / "a.pdf")) is Reason.ONLY_IMAGES
    assert await reading.extract(scan(tmp_path / "b.pdf"), ("fra",)) is Reason.ONLY_IMAGES, "it has no French"
    assert tesseract.asked == []


@pytest.mark.skipif("nld" not in languages_there(), reason="tesseract is not installed with Dutch")
async def test_the_real_one_reads_a_page(tmp_path: Path) -> None:
    lines = [(18, 60, "Verlofregeling"), (12, 90, "Je krijgt vier dagen bij een huwelijk van het perso-"),
             (12, 105, "neelslid zelf."), (12, 150, "Bel voor acht uur naar 053 12 34 56.")]  # fmt: skip
    reading = Extraction()
    found = await reading.extract(pictured(tmp_path / "a.pdf", make_pdf(tmp_path / "t.pdf", [lines])), NLD)
    await reading.close()
    assert isinstance(found, Extracted)
    assert [section.text for section in found.sections] == [
        "Verlofregeling\nJe krijgt vier dagen bij een huwelijk van het personeelslid zelf.\n"
        "Bel voor acht uur naar 053 12 34 56."
    ]


# --- what goes wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "does",
    [
        'cat "$here/said"; exit 1',
        'cat "$here/said"; exec sleep 60',
        "exec sleep 60",
        "exec yes",
        'cat "$here/said"; exec yes',
        r"""printf '5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t93\t\377\376\n'""",
        r"""printf '5\t1\t1\t1\t1\t1\t9\t9\t9\t9\tveel\tDag\n5\t1\n\n\000\t\t'""",
        "exit 0",
        "kill -SEGV $$",
    ],
)
def test_a_fault_costs_the_picture(tesseract: Tesseract, does: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "SECONDS", 0.5)
    tesseract.says("Dag")
    tesseract.does(does)
    assert paragraphs_in(b"P5 1 1 255\nx", 300, NLD) == []
    monkeypatch.setattr(ocr, "SECONDS", 20)
    tesseract.says("Dag", "Zeker")
    assert paragraphs_in(b"P5 1 1 255\nx", 300, NLD) == [("Dag",), ("Zeker",)]


def test_without_room_for_the_picture_nothing_is_read(
    tesseract: Tesseract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract.says("Dag")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    assert paragraphs_in(b"P5 1 1 255\nx", 300, NLD) == []


def test_its_languages_are_asked_until_it_answers(tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_scans, "_known", list[str]())
    lists = (tesseract.folder / "lists").read_text("utf-8")
    tesseract.lists_by("exit 1")
    assert not pdf_scans._there()
    tesseract.lists_by(lists)
    assert "nld" in pdf_scans._there()
    tesseract.lists_by("exit 1")
    assert "nld" in pdf_scans._there()


def test_who_says_too_much_says_nothing(tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MAX_SAID", 2000)
    tesseract.says("Dag " * 500)
    assert paragraphs_in(b"P5 1 1 255\nx", 300, NLD) == []


def test_what_it_is_not_sure_of_is_no_text(tesseract: Tesseract) -> None:
    tesseract.says("|| ~; vv", sure=59)
    assert paragraphs_in(b"P5 1 1 255\nx", 300, NLD) == []


async def test_it_is_ended_with_the_process_that_asked_it(
    reading: Extraction, tesseract: Tesseract, tmp_path: Path
) -> None:
    tesseract.does('echo $$ > "$here/new"; mv "$here/new" "$here/pid"; exec sleep 600')
    asking = asyncio.create_task(reading.extract(scan(tmp_path / "a.pdf"), NLD))
    file = tesseract.folder / "pid"
    while not file.exists():  # noqa: ASYNC110 - another process
        await asyncio.sleep(0.01)
    asking.cancel()
    await asyncio.wait([asking])
    for _ in range(3000):  # a busy machine takes its time
        if not is_alive(int(file.read_text())):
            return
        await asyncio.sleep(0.01)
    pytest.fail("it goes on")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] not in {"Z", "X"}
    except OSError:
        return False


async def test_a_file_whose_pictures_are_read_has_time_for_it(tesseract: Tesseract, tmp_path: Path) -> None:
    tesseract.says("Dag")
    reading, path = Extraction(Limits(seconds=0.001, scans=60)), scan(tmp_path / "a.pdf")
    assert isinstance(await reading.extract(path, NLD), Extracted)
    await reading.close()
    assert await reading.extract(path) is Reason.TIMEOUT
    assert await reading.extract(path.rename(tmp_path / "a.html"), NLD) is Reason.TIMEOUT
    await reading.close()


@pytest.mark.slow
async def test_what_gave_nothing_is_not_tried_at_each_round(tesseract: Tesseract, tmp_path: Path) -> None:
    chosen = Ocr(NLD)
    root = scans_folder(tmp_path / "scans")
    for _ in range(2):
        library = Folder(root, ocr=chosen)
        (entry,) = await entries(library)
        assert await library.read(entry) == Unreadable("brief.pdf", Reason.ONLY_IMAGES)
        await library.close()
    assert len(tesseract.asked) == 1
    make_pdf(root / "brief.pdf", [[]], drawn=f"{IMAGE} ")
    tesseract.says("Beter gescand")
    library = Folder(root, ocr=chosen)
    (entry,) = await entries(library)
    assert isinstance(await library.read(entry), Document)
    await library.close()


# --- how it is chosen --------------------------------------------------------------------------------------------


def test_the_start_says_in_which_languages_scans_are_read(tesseract: Tesseract) -> None:
    assert told(["nld", "eng"]) == "Scans: read in nld, eng."
    assert told(["nld", "fra"]) == "Scans: read in nld; tesseract lacks fra (it has eng, nld, osd)."
    assert told(["fra"]) == "Scans: not read, as tesseract lacks fra (it has eng, nld, osd)."


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60", "exec yes", "exit 0"])
def test_or_that_tesseract_does_not_answer(tesseract: Tesseract, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "ASKED", 0.5)
    tesseract.lists_by(script)
    assert "does not say which languages it has" in told(NLD)


def test_or_that_it_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(NLD) == "Scans: not read, as tesseract is not installed here (docs/libraries.md)."
    assert languages_there() == ()


def test_languages_are_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_OCR_LANGUAGES", "nld, fra,chi_sim,script/Latin,nld")
    assert load_settings().ocr_languages == ("nld", "fra", "chi_sim", "script/Latin")
    monkeypatch.setenv("BODE_OCR_LANGUAGES", "nld+fra,--psm,../x")
    with pytest.raises(BadSettings, match=r"BODE_OCR_LANGUAGES: nld\+fra, --psm, ../x: give codes of tesseract"):
        load_settings()


@pytest.mark.slow
async def test_the_command_and_the_running_bot_read_them(
    tesseract: Tesseract, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tesseract.says("De sleutel hangt in de kelder.")
    root, data = scans_folder(tmp_path / "scans"), tmp_path / "data"
    settings = load_settings(data_dir=data, ocr_languages=NLD)
    await index_place(settings, str(root), "", "Scans")
    said = capsys.readouterr()
    assert "Scans: read in nld." in said.err
    assert "1 indexed" in said.out
    (data / "libraries.toml").write_text(f'[[libraries]]\nname = "Andere"\nplace = "{scans_folder(tmp_path / "b")}"\n')
    async with opened_house(settings) as house:
        (crawl,) = [one for one in rounds_of(house, settings) if one.name == "libraries.crawled"]
        await crawl.run()
    assert len(tesseract.asked) == 2
