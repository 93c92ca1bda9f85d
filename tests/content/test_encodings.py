"""Texts and pages in whatever encoding they were written."""

import time
from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.encodings import decoded
from bot.content.extraction import Extraction
from bot.content.outline import CannotRead, Extracted, clean

DUTCH = "Een maaltijd kost € 3,50. Breng geen foto’s mee; de prijs “per kind” geldt – ook in het café."
FRENCH = "Les élèves de l’école reçoivent un congé où l’été commence déjà."
ARABIC = "كان هناك رجل حكيم يعيش في قرية من القرى وكان يعرف كل شيء عن الحياة"
RUSSIAN = "Ученики получают отпуск до начала учебного года"


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO8859-1", "latin1", "us-ascii", "windows-1252", "l1"])
def test_what_calls_itself_latin_is_what_windows_writes(label: str) -> None:
    assert decoded(DUTCH.encode("cp1252"), label) == DUTCH


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        ("Öğrenciler izin alır", "cp1254", "iso-8859-9"),
        ("生徒は休暇を取ります", "cp932", "shift_jis"),
        ("学生请假", "gb18030", "gb2312"),
        ("生徒は休暇を取ります", "iso2022_jp", "iso-2022-jp"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (DUTCH, "utf-8", "iso-8859-1"),
        (DUTCH, "cp1252", "utf-8"),
        (DUTCH, "cp1252", "geen"),
        (ARABIC, "cp1256", "utf-8"),
        (DUTCH, "cp1252", "utf-16"),
    ],
)
def test_a_declaration_counts_where_it_can_be_true(text: str, encoding: str, label: str) -> None:
    assert decoded(text.encode(encoding), label) == text


@pytest.mark.parametrize("text", [DUTCH, FRENCH, ARABIC, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "iso-8859-1") == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(DUTCH, "cp1252"), (FRENCH, "cp1252"), (ARABIC, "cp1256"), (RUSSIAN, "cp1251")]
)
def test_what_nothing_declares(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_utf8_with_something_else_pasted_into_it() -> None:
    assert decoded(f"{FRENCH} ".encode() + "één €".encode("cp1252"), "windows-1252") == f"{FRENCH} één €"


def test_capitals_before_a_closing_quote_are_no_utf8() -> None:
    assert decoded("«CAFÉ» één €".encode("cp1252")) == "«CAFÉ» één €"


def test_what_windows_leaves_undefined_is_not_shown() -> None:
    assert decoded(b"caf\xe9 \x81 en \x9d thee", "latin1") == "café  en  thee"


def test_binary_is_no_text() -> None:
    with pytest.raises(CannotRead) as refused:
        decoded(bytes(range(256)) * 20)
    assert refused.value.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    "data",
    [b"\xe9" * 8_000_000, FRENCH.encode("cp1252") * 100_000, b"<" * 8_000_000 + b"\xe9", bytes(range(1, 256)) * 30_000],
)
def test_the_worst_takes_no_longer_than_reading_it(data: bytes) -> None:
    began = time.process_time()
    decoded(data)
    assert time.process_time() - began < 8


@pytest.mark.parametrize("head", [
    '<meta charset="iso-8859-1">',
    "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>",
    '<!-- <meta charset="koi8-r"> --><meta name="description" content="charset=koi8-r"><META CHARSET = latin1 />',
    '<meta charset="utf-8">',
    "",
])  # fmt: skip
async def test_a_page_of_windows(extraction: Extraction, tmp_path: Path, head: str) -> None:
    page = f"<html><head>{head}<title>Prijs</title></head><body><p>{DUTCH}</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    found = await extraction.extract(tmp_path / "a.html")
    assert isinstance(found, Extracted)
    assert found.sections[0].text == DUTCH


async def test_a_page_in_xml(extraction: Extraction, tmp_path: Path) -> None:
    page = f'<?xml version="1.0" encoding="windows-1251"?><html><body><p>{RUSSIAN} a b c d</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    found = await extraction.extract(tmp_path / "a.html")
    assert isinstance(found, Extracted)
    assert found.sections[0].text == f"{RUSSIAN} a b c d"


@pytest.mark.parametrize("text", ["نمی‌خواهم", "क्‍ष", "👩‍🏫 👨‍👩‍👧", "می‌شود و نمی‌شود"])
def test_joiners_of_other_scripts_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text", ["leer\u200dling", "leer\u00adling", "\u200dleerling", "leerling\u200c", "leer\u200bling"]
)
def test_invisible_characters_in_our_words_go(text: str) -> None:
    assert clean(text) == "leerling"
