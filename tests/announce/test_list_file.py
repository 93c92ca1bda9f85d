"""The bytes of a CSV file as the lines of a list."""

import pytest

from bot.announce.authority.files.reading import NoText, is_list, lines_of

NAMES = "Naam;E-mail\r\nZoë Lefèvre;zoe@proefnet.example\r\nÉlise Dupré;\r\n"
READ = "Naam\tE-mail\nZoë Lefèvre\tzoe@proefnet.example\nÉlise Dupré\t"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_it_reads_what_excel_writes(encoding: str) -> None:
    assert lines_of(NAMES.encode(encoding)) == READ


@pytest.mark.parametrize("parted", [";", ",", "\t"])
def test_it_is_parted_by_what_the_first_line_has_most_of(parted: str) -> None:
    assert lines_of(f"Naam{parted}Voornaam\nClaes{parted}Ben".encode()) == "Naam\tVoornaam\nClaes\tBen"


def test_a_cell_in_quotes_is_one_cell_and_a_line_of_its_own_is_none() -> None:
    assert lines_of(b'Naam;School\n"Claes, Ben";"De\nLinde"') == "Naam\tSchool\nClaes, Ben\tDe Linde"


@pytest.mark.parametrize("people", [2, 10, 800])
def test_a_quote_that_nobody_closes_swallows_no_names(people: int) -> None:
    names = [f"Naam {n}" for n in range(people)]
    assert lines_of("\n".join(['"Claes Ben', *names]).encode()).splitlines() == ['"Claes Ben', *names]
    assert lines_of("\n".join([*names, '"Claes Ben']).encode()).splitlines()[:people] == names


@pytest.mark.parametrize("parted", [";", ",", "\t"])
def test_the_line_in_which_excel_names_what_parts_them_is_no_entry(parted: str) -> None:
    assert lines_of(f"sep={parted}\r\nClaes{parted}Ben, de\r\n".encode()).startswith("Claes\tBen")
    assert lines_of(b"sep=;\nClaes, Ben;x") == "Claes, Ben\tx"


def test_what_calculates_in_a_sheet_is_a_text() -> None:
    assert lines_of(b'Naam\n=HYPERLINK(""https://kwaad.example"")') == 'Naam\n=HYPERLINK(""https://kwaad.example"")'


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\0\0\0", b"%PDF-1.7\0\xff"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NoText):
        lines_of(content)


def test_nothing_and_a_very_long_cell_are_read() -> None:
    assert lines_of(b"") == ""
    long = "a" * 200_000
    assert lines_of(f"Naam\n{long}".encode()).endswith(long)


def test_which_files_are_lists() -> None:
    assert [name for name in ("a.csv", "A.CSV", "b.tsv", "c.txt", "d.xlsx", "e.pdf", "csv") if is_list(name)] == [
        "a.csv",
        "A.CSV",
        "b.tsv",
        "c.txt",
        "d.xlsx",
    ]
