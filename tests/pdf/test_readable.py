"""Names in every script: what the fonts of a paper show is shown as it is, the rest in Latin letters, said so."""

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from bot.pdf.proof_paper import ProofPaper, TextOf
from bot.pdf.readable import far_in, hidden_in, readable
from bot.pdf.typesetting import typeset
from bot.pdf.written import Written

SAID = "Wat in een ander schrift geschreven is, staat hier in Latijnse letters."
PAPER = Written("a.pdf", "nl", "Attest", (), "Scholen", (), "A-1", "Gent", "Dirk", "Directeur", "2026-11-23", SAID)
SHOWN = {
    "Latin": "Šťastný Ångström Łukasz İbrahim Şığ Țurcanu Ħ",
    "Vietnamese": "Nguyễn Thị Hồng Phượng",
    "Cyrillic": "Наталія Ґалаґан",
    "Greek": "Παπαδόπουλος",
    "Arabic": "محمد",
    "Hebrew": "דוד",
}
LATIN = {
    "李小龙": "LiXiaoLong",
    "김민준": "GimMinJun",
    "สมชาย": "smchay",
    "Sofie\U0001f600": "Sofie:grinning:",
    "\U0001f469\u200d\U0001f3eb": ":woman::school:",  # two joined, one beside the other
}


def texts_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def unmapped(content: bytes) -> int:
    """How many characters stand there without a meaning, as a box in the place of a letter does."""
    found = 0
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            found += pdfium.FPDFText_HasUnicodeMapError(text.raw, at) == 1
            found += pdfium.FPDFText_GetUnicode(text.raw, at) in {0, 0xFFFD}
    return found


@pytest.mark.parametrize("script", SHOWN)
async def test_a_name_in_letters_that_the_fonts_have_stands_as_it_is(script: str) -> None:
    name = SHOWN[script]
    content = await typeset(replace(PAPER, paragraphs=(f"Dit is {name}.",)))
    said = texts_of(content)
    assert all(letter in said for letter in name if letter != " ")
    assert SAID not in said
    assert unmapped(content) == 0


async def test_the_others_are_in_latin_letters_and_the_paper_says_so() -> None:
    """All at once: each word by itself, and what stands beside them as it was."""
    content = await typeset(replace(PAPER, paragraphs=tuple(f"Dit is {name} uit Gent, Łódź." for name in LATIN)))
    said = texts_of(content)
    for name, latin in LATIN.items():
        assert name not in said
        assert f"Dit is {latin}" in said
    assert said.count("uit Gent, Łódź.") == len(LATIN)
    assert SAID in said
    assert unmapped(content) == 0
    assert b"pdfuaid" in content


async def test_a_proof_is_made_whatever_its_names_are_and_its_record_stays_to_the_byte() -> None:
    record = '{"name":"李小龙"}'
    heads = ("Naam", "School", "Bezorgd", "Bevestigd", "Opmerking")
    rows = (("李小龙", "De Linde", "", "", ""), ("Ana", "De Linde", "", "", ""))
    texts = (TextOf("Feest 🎉", ("Kom allemaal 😀",)),)
    paper = ProofPaper("nl", "Bewijs 🎉", "S", "p", "2026-11-23", (), (), texts, "P", heads, rows, record)
    content = await typeset(replace(paper, transcribed=SAID))
    said = texts_of(content)
    assert "LiXiaoLong" in said
    assert SAID in said
    assert unmapped(content) == 0
    attached = pypdfium2.PdfDocument(content).get_attachment(0).get_data()
    assert bytes(attached).decode() == record


def test_it_is_asked_once_where_all_is_shown_and_found_among_many_else() -> None:
    asked: list[str] = []

    def shows(characters: str) -> bool:
        asked.append(characters)
        return "李" not in characters

    greek = {"paragraphs": ["Παπαδόπουλος"], "record": "李", "day": "李"}
    assert hidden_in(greek, shows) == frozenset()
    assert len(asked) == 1
    assert hidden_in({"a": [["Παπαδόπουλος 李"]]}, shows) == {"李"}
    assert hidden_in({"a": "Gent"}, shows) == frozenset()


def test_what_nobody_reads_stays_and_what_nothing_can_be_made_of_is_a_question_mark() -> None:
    paper = {"record": "李", "layout": "proof", "rows": [["李 a", 3, None]], "title": "\ue000 Š"}
    assert far_in(paper) == {"李", "\ue000"}
    assert readable(paper, far_in(paper)) == {
        "record": "李",
        "layout": "proof",
        "rows": [["Li a", 3, None]],
        "title": "? Š",
    }
