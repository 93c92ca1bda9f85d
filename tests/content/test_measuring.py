"""`python -m bench documents` counts what it says it counts."""

from pathlib import Path

import openpyxl
import pytest

from bench.documents import main
from bench.peer_words import seen_words, words_of
from tests.content.making import OLE
from tests.content.office import p, shape, slide, slides, t, word


def measured(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    main(folder)
    lines = capsys.readouterr().out.splitlines()
    return {line.split()[0]: line.split() for line in lines[1:] if line.strip()}


def test_without_documents_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(tmp_path / "nergens")
    assert "not measured" in capsys.readouterr().out


def test_words_kept_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, peer = tmp_path / "files", tmp_path / "peer"
    files.mkdir()
    peer.mkdir()
    many = " ".join(f"woord{n}" for n in range(20))
    for name, text in {
        "docx__a.docx": "De **opvang** is [gratis](http://weg.be/x) voor wie",
        "docx__leeg.docx": many,
        "docx__slot.docx": many,
        "docx__kort.docx": "een twee",
    }.items():
        (peer / f"{name}.txt").write_text(text, encoding="utf-8")
    word(files / "docx__a.docx", p("De opvang is gratis."))
    word(files / "docx__leeg.docx", p(""))
    word(files / "docx__kort.docx", p(""))
    (files / "docx__slot.docx").write_bytes(OLE)
    row_ = measured(tmp_path, capsys)["docx"]
    assert row_[:5] == ["docx", "4", "26", "4", "15.38%"]
    assert "link addresses 4" in " ".join(row_)


def test_what_nobody_sees_is_taken_out_of_the_peer(tmp_path: Path) -> None:
    hidden = word(tmp_path / "a.docx", p(t("zichtbaar") + t("onzichtbaar", "<w:vanish/>")))
    text = "zichtbaar onzichtbaar ![een foto](data:image/png;base64...) $x^2$ <!-- noot --> [de link](/naar/ergens)"
    words, out = seen_words(hidden, text)
    assert words == {"zichtbaar", "de", "link"}
    assert {name for name, count in out.items() if count} == {
        "data URIs", "comments", "alt texts", "link addresses", "formulas", "hidden parts",
    }  # fmt: skip
    deck = slides(tmp_path / "a.pptx", slide(shape("oud uur"), 'show="0"'), shape("nieuw uur"))
    assert seen_words(deck, "<!-- Slide number: 1 -->\noud uur\n<!-- 2 -->\nnieuw uur")[0] == {"nieuw", "uur"}


def test_cells_with_a_format_and_hidden_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cells in (["Uren", 1.5], ["geheim"], [7]):
        sheet.append(cells)
    sheet["B1"].number_format = "0.00"
    sheet.row_dimensions[2].hidden = True
    book.save(str(path := tmp_path / "a.xlsx"))
    words, out = seen_words(path, "## Blad1\n| Uren | 1.5 |\n| --- | --- |\n| geheim | NaN |\n| 7.0 | NaN |")
    assert words == {"uren", "7"}
    assert out["hidden parts"] == 1
    assert out["cells with a format"] == 2


def test_menus_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<nav>Start Contact</nav><p>Contact met de <span style='display: none'>oude</span> school</p>")
    words, out = seen_words(page, "Start Contact\n\nContact met de oude school")
    assert words == {"contact", "met", "de", "school"}
    assert (out["menus"], out["hidden parts"]) == (1, 1)


def test_a_word_that_a_line_ends_in_is_one() -> None:
    assert words_of("zwem-\nles en ﬁets_1") == {"zwemles", "en", "fiets", "1"}
