"""Lists of things: each row is a source with its columns as facts; what is wrong with a row costs that row."""

import json
from pathlib import Path

import openpyxl
import pytest

from bot.answer.library.source import Source
from bot.content import catalogue_rows
from bot.content.base import Changed, Document, LibraryInvalid, Reason, Removed, Unreadable
from bot.content.catalogue import Catalogue, Columns
from tests.content.listed import entries, unreadable

EVERYONE = frozenset({"everyone"})
HEADER = ("Opleiding", "Lesgever", "Prijs", "Inschrijven")
ROWS = [
    ("EHBO op school", "Rik Maes", "45 euro", "https://scholen.example/ehbo"),
    ("Stem en houding", "Lut Claes", "60 euro", ""),
]
COLUMNS = Columns("opleiding", ("Prijs", "Lesgever"), "Inschrijven")


def semicolons(file: Path) -> None:
    file.write_text("\n".join(";".join(row) for row in (HEADER, *ROWS)), "cp1252")


def with_schema(file: Path) -> None:
    lines = ['ListSchema={"schemaXmlList":["a;b;c;d;e"]}', *('"' + '","'.join(row) + '"' for row in (HEADER, *ROWS))]
    file.write_text("\ufeff" + "\r\n".join(lines), "utf-8")


def workbook(file: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *ROWS):
        sheet.append(row)
    book.save(file)


def objects(file: Path) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    file.write_text(json.dumps({"@odata.context": "x", "value": rows}), "utf-8")


def lines(file: Path) -> None:
    file.write_text("\n".join(json.dumps(dict(zip(HEADER, row, strict=True))) for row in ROWS), "utf-8")


WRITTEN = [("a.csv", semicolons), ("b.csv", with_schema), ("c.xlsx", workbook), ("d.json", objects), ("e.jsonl", lines)]


@pytest.mark.parametrize(("name", "write"), WRITTEN, ids=[name for name, _ in WRITTEN])
async def test_each_row_is_a_source_with_its_facts(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    write(tmp_path / name)
    library = Catalogue(tmp_path / name, COLUMNS, readers=EVERYONE)
    first, second = await entries(library)
    assert not await unreadable(library)
    document = await library.read(first)
    await library.close()
    assert isinstance(document, Document)
    assert (document.source.title, document.source.url) == ("EHBO op school", "https://scholen.example/ehbo")
    assert document.source.readers == second.readers == EVERYONE
    [passage] = document.passages
    assert passage.table == (("Opleiding", "Prijs", "Lesgever"), ("EHBO op school", "45 euro", "Rik Maes"))


async def test_a_column_that_is_not_shown_is_found_by(tmp_path: Path) -> None:
    semicolons(tmp_path / "a.csv")
    library = Catalogue(tmp_path / "a.csv", Columns(shown=("Prijs",)), readers=EVERYONE)
    document = await library.read((await entries(library))[1])
    assert isinstance(document, Document)
    assert "Lesgever: Lut Claes" in document.passages[0].text
    assert document.passages[0].table[0] == ("Opleiding", "Prijs")


async def test_bad_rows_and_columns_are_named_and_the_others_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Naam,Prijs\n,5\nFiets,10,12\n\nFiets,20\nFiets,30\n", "utf-8")
    library = Catalogue(file, Columns("Naam", ("Prijs", "Kleur")), readers=EVERYONE)
    assert await unreadable(library) == [
        Unreadable("a.csv:3", Reason.BROKEN_ROW),
        Unreadable("a.csv: Kleur", Reason.NO_COLUMN),
        Unreadable("a.csv:2", Reason.NO_TITLE),
    ]
    assert [entry.path for entry in await entries(library)] == ["a.csv:Fiets", "a.csv:Fiets (2)"]


async def test_only_rows_that_changed_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    semicolons(file)
    library = Catalogue(file, COLUMNS, readers=EVERYONE)
    known: dict[str, Source] = {}
    for entry in await entries(library):
        document = await library.read(entry)
        assert isinstance(document, Document)
        known[entry.id] = document.source
    file.write_text(file.read_text("cp1252").replace("45 euro", "50 euro").replace("Stem en houding", "Stem"), "cp1252")
    [stretch] = [one async for one in library.changes("", known)]
    assert [(type(item), item.path if isinstance(item, Removed) else "") for item in stretch.items] == [
        (Changed, ""),
        (Changed, ""),
        (Removed, "a.csv"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "Naam;Prijs\nFiets;5\n", "no column is called 'Titel'; there are 'Naam', 'Prijs'"),
        ("a.csv", "Titel;Prijs\n", "no rows"),
        ("a.json", "{", "cannot be read"),
        ("a.txt", "Titel", "is no catalogue"),
    ],
)
async def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(LibraryInvalid, match=said):
        await entries(Catalogue(tmp_path / name, Columns("Titel")))


async def test_an_address_that_opens_nothing_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Naam;Adres\nFiets;javascript:alert(1)\n", "utf-8")
    library = Catalogue(tmp_path / "a.csv", Columns(link="Adres"), readers=EVERYONE)
    document = await library.read((await entries(library))[0])
    assert isinstance(document, Document)
    assert document.source.url == ""


async def test_a_list_goes_on_below_an_empty_row_and_another_table_is_none_of_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ROWS[0], (), HEADER, ROWS[1], (), ("Zaal", "Plaatsen"), ("Turnzaal", "40")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    library = Catalogue(tmp_path / "a.xlsx", COLUMNS, readers=EVERYONE)
    assert [entry.path for entry in await entries(library)] == ["a.xlsx:EHBO op school", "a.xlsx:Stem en houding"]
    await library.close()


async def test_what_a_sharepoint_list_looks_up_elsewhere_is_told_by_its_name(tmp_path: Path) -> None:
    row = {
        "@odata.etag": "1",
        "Title": "Beamer",
        "Zaal": [{"LookupId": 3, "LookupValue": "B12"}],
        "Aantal": 4,
        "Vrij": True,
    }
    (tmp_path / "a.json").write_text(json.dumps({"d": {"results": [row, "geen rij"]}}), "utf-8")
    library = Catalogue(tmp_path / "a.json", readers=EVERYONE)
    document = await library.read((await entries(library))[0])
    assert isinstance(document, Document)
    assert document.passages[0].table == (("Title", "Zaal", "Aantal", "Vrij"), ("Beamer", "B12", "4", "✓"))
    assert await unreadable(library) == [Unreadable("a.json:2", Reason.BROKEN_ROW)]


@pytest.mark.parametrize(
    ("limit", "said"), [("MAX_ROWS", "has more than 1 rows"), ("MAX_SIZE", "is larger than 1 bytes")]
)
async def test_a_list_beyond_its_limits_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, said: str
) -> None:
    monkeypatch.setattr(catalogue_rows, limit, 1)
    semicolons(tmp_path / "a.csv")
    with pytest.raises(LibraryInvalid, match=said):
        await entries(Catalogue(tmp_path / "a.csv", COLUMNS))
