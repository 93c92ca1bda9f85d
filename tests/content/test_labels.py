"""A file with a label that is never read is refused for it, whatever place in the file says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.extract import extract
from bot.content.files import Files
from bot.content.outline import CannotRead, Extracted
from tests.content.labelling import PUBLIC, SECRET, in_label_info, in_properties, labelled_pdf, xmp_of
from tests.content.making import make_docx, make_pptx, make_xlsx

NEVER = (SECRET,)


def read(file: Path) -> Extracted | Reason:
    try:
        return extract(file, never=NEVER)
    except CannotRead as problem:
        return problem.reason


@pytest.mark.parametrize("make", [make_docx, make_pptx, make_xlsx])
@pytest.mark.parametrize("label", [in_properties, in_label_info])
def test_an_office_file_says_its_label_in_either_place(
    tmp_path: Path, make: Callable[[Path], Path], label: Callable[[Path, str], Path]
) -> None:
    suffix = make.__name__.rpartition("_")[2]
    assert read(label(make(tmp_path / f"dossier.{suffix}"), SECRET)) is Reason.LABELLED
    assert isinstance(read(label(make(tmp_path / f"gids.{suffix}"), PUBLIC)), Extracted)


def test_a_label_that_was_taken_off_does_not_count(tmp_path: Path) -> None:
    assert isinstance(read(in_properties(make_docx(tmp_path / "a.docx"), SECRET, enabled="false")), Extracted)
    assert isinstance(read(in_label_info(make_docx(tmp_path / "b.docx"), SECRET, removed="1")), Extracted)
    assert isinstance(read(in_label_info(make_docx(tmp_path / "c.docx"), SECRET, enabled="0")), Extracted)


def test_of_two_places_one_is_enough(tmp_path: Path) -> None:
    file = in_label_info(in_properties(make_docx(tmp_path / "a.docx"), PUBLIC), SECRET)
    assert read(file) is Reason.LABELLED


@pytest.mark.parametrize(
    ("xmp", "packed"),
    [
        (xmp_of(SECRET), False),
        (xmp_of(SECRET), True),
        (xmp_of(SECRET.upper()), False),
        (xmp_of(SECRET).decode().encode("utf-16-be"), False),
        (f'<rdf:Description pdfx:MSIP_Label_{SECRET}_Enabled="True"/>'.encode(), False),
        (b"", False),
    ],
)
def test_a_pdf_says_its_label_in_its_metadata(tmp_path: Path, xmp: bytes, packed: bool) -> None:
    for number, sorted_keys in enumerate((False, True)):
        file = tmp_path / f"dossier{number}.pdf"
        labelled_pdf(file, facts="" if xmp else SECRET, xmp=xmp, packed=packed, sorted_keys=sorted_keys)
        assert read(file) is Reason.LABELLED


@pytest.mark.parametrize(
    "xmp", [b"", xmp_of(PUBLIC), xmp_of(SECRET).replace(b"true", b"false"), f"over MSIP_Label_{SECRET}".encode()]
)
def test_another_pdf_is_read(tmp_path: Path, xmp: bytes) -> None:
    assert isinstance(read(labelled_pdf(tmp_path / "gids.pdf", facts=PUBLIC, xmp=xmp, packed=bool(xmp))), Extracted)


def test_a_damaged_file_is_damaged_and_without_labels_nothing_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "stuk.pdf").write_bytes(b"%PDF-1.4 niets")
    assert read(tmp_path / "stuk.pdf") is Reason.CORRUPT
    assert isinstance(extract(in_properties(make_docx(tmp_path / "a.docx"), SECRET)), Extracted)
    (tmp_path / "gids.md").write_text("# Gids\n\nEen tekst.\n", "utf-8")
    assert isinstance(read(tmp_path / "gids.md"), Extracted)


async def test_other_labels_are_a_reason_to_look_again_at_what_can_have_one() -> None:
    none, one, two = (Files(never=never) for never in ((), (SECRET,), (SECRET, PUBLIC)))
    assert len({files.digest("a.docx", "1") for files in (none, one, two)}) == 3
    assert Files(never=(PUBLIC, SECRET)).digest("a.docx", "1") == two.digest("a.docx", "1")
    assert none.digest("a.docx", "1") == one.digest("a.md", "1") == "1"
    assert one.digest("a.docx", "") == "", "what is not known stays so"
