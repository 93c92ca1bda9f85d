"""PDF: what stands in columns without lines between them is a table where that is clear, else it is read by column."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.answer.library.source import Section, Table
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from bot.content.pdf_items import Part
from bot.content.pdf_rows import Block, Row, found_in, table_from
from tests.content.drawing import cells, strokes
from tests.content.making import make_pdf

Rows = Sequence[Sequence[str]]
Lines = list[tuple[int, int, str]]

LEAVE = (
    ("Gebeurtenis", "Dagen", "Wanneer"),
    ("Huwelijk", "4", "binnen 30 dagen"),
    ("Verhuizing", "1", "de dag zelf"),
    ("Overlijden van een ouder", "5", "vanaf de dag van overlijden"),
)
STEPS = (("Wie", "Wat"), ("Leerkracht", "vraagt aan"), ("Directeur", "keurt goed"), ("Personeelsdienst", "betaalt uit"))


def drawn(rows: Rows, *, at: Sequence[float] = (60, 250, 320), top: float = 700, pitch: float = 16) -> str:
    """Cells under each other, from left to right and down."""
    return cells(*(
        (x, top - pitch * number, text)
        for number, row in enumerate(rows) for x, text in zip(at, row, strict=False) if text
    ))  # fmt: skip


async def read(
    extraction: Extraction, path: Path, drawing: str, lines: Lines | None = None, page: str = ""
) -> tuple[Section, ...]:
    found = await extraction.extract(make_pdf(path / "a.pdf", [lines or []], drawn=drawing, page=page))
    assert isinstance(found, Extracted), found
    return found.sections


def tables(sections: Sequence[Section]) -> list[Table]:
    return [section.table for section in sections if section.table]


def text_of(sections: Sequence[Section]) -> str:
    return "\n".join(section.text for section in sections if section.text)


# --- tables ------------------------------------------------------------------------------------------------------


async def test_cells_under_each_other_are_a_table(extraction: Extraction, tmp_path: Path) -> None:
    before = cells((60, 760, "Hoeveel dagen je krijgt, lees je hier."))
    found = await read(extraction, tmp_path, f"{before} {drawn(LEAVE)} {cells((60, 560, 'Vraag het op tijd aan.'))}")
    assert [section.table or section.text for section in found] == [
        "Hoeveel dagen je krijgt, lees je hier.",
        LEAVE,
        "Vraag het op tijd aan.",
    ]


BY_COLUMN = " ".join(drawn([[row[at]] for row in LEAVE], at=(x,)) for at, x in enumerate((60, 250, 320)))


async def test_also_where_the_file_draws_column_after_column(extraction: Extraction, tmp_path: Path) -> None:
    assert tables(await read(extraction, tmp_path, BY_COLUMN)) == [LEAVE]


@pytest.mark.parametrize("turned", [90, 180, 270])
async def test_also_on_a_page_that_is_turned(extraction: Extraction, tmp_path: Path, turned: int) -> None:
    matrix = {90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turned]
    for drawing in (BY_COLUMN, drawn(LEAVE)):
        found = await read(
            extraction, tmp_path, f"{matrix} cm {drawing}", page=f"/Rotate {turned} /MediaBox [0 0 842 842]"
        )
        assert tables(found) == [LEAVE]


async def test_text_that_is_drawn_upwards_stays_whole(extraction: Extraction, tmp_path: Path) -> None:
    upright = "q 0 1 -1 0 40 300 cm " + cells((0, 0, "Aantal leerlingen per school")) + " Q"
    found = await read(extraction, tmp_path, f"{upright} {drawn(LEAVE)}")
    assert tables(found) == [LEAVE]
    assert text_of(found) == "Aantal leerlingen per school"


async def test_numbers_that_end_under_each_other(extraction: Extraction, tmp_path: Path) -> None:
    rows = (
        ("Post", "2025", "2026"),
        ("Werking", "1.250", "980"),
        ("Vorming", "75", "1.100"),
        ("Samen", "1.325", "2.080"),
    )
    ends = cells(*(
        (end - 5.56 * sum(letter.isdigit() for letter in text) - 2.78 * text.count("."), 700 - 16 * number, text)
        for number, row in enumerate(rows) for end, text in zip((300, 360), row[1:], strict=True)
    ))  # fmt: skip
    rule = strokes((60, 696, 360, 696))
    assert tables(await read(extraction, tmp_path, f"{drawn([row[:1] for row in rows])} {ends} {rule}")) == [rows]


async def test_two_columns_with_figures_of_one_kind(extraction: Extraction, tmp_path: Path) -> None:
    rows = [("Rit", "Vergoeding"), ("Fiets", "0,36 euro"), ("Auto", "0,43 euro"), ("Step", "0,36 euro")]
    assert tables(await read(extraction, tmp_path, drawn(rows))) == [tuple(rows)]


async def test_one_row_below_several_names(extraction: Extraction, tmp_path: Path) -> None:
    rows = (("School", "Leerlingen", "Klassen"), ("De Linde", "412", "18"))
    assert tables(await read(extraction, tmp_path, drawn(rows))) == [rows]
    assert tables(await read(extraction, tmp_path, drawn([row[:2] for row in rows]))) == []


async def test_words_alone_below_a_line_or_a_header_in_bold(extraction: Extraction, tmp_path: Path) -> None:
    assert tables(await read(extraction, tmp_path, drawn(STEPS))) == []
    rule = strokes((60, 696, 300, 696))
    assert tables(await read(extraction, tmp_path, f"{drawn(STEPS)} {rule}")) == [STEPS]
    bold = cells((60, 700, "Wie"), (250, 700, "Wat"), font="/F2")
    assert tables(await read(extraction, tmp_path, f"{bold} {drawn(STEPS[1:], top=684)}")) == [STEPS]
    short = strokes((60, 696, 90, 696))
    assert tables(await read(extraction, tmp_path, f"{drawn(STEPS)} {short}")) == []


async def test_a_cell_that_goes_on_below(extraction: Extraction, tmp_path: Path) -> None:
    rows = drawn(LEAVE[:2]) + " " + drawn([("Verhuizing", "1", "de dag van de ver-")], top=660)
    wrapped = cells((320, 648, "huizing zelf"), (60, 624, "Bloed geven"), (250, 624, "1"), (320, 624, "die dag"))
    assert tables(await read(extraction, tmp_path, f"{rows} {wrapped}")) == [
        (*LEAVE[:2], ("Verhuizing", "1", "de dag van de verhuizing zelf"), ("Bloed geven", "1", "die dag"))
    ]


async def test_also_where_its_lines_are_no_nearer_than_rows(extraction: Extraction, tmp_path: Path) -> None:
    begun, last = ("Verhuizing", "1", "de dag van de"), ("Bloed geven", "1", "die dag")
    assert tables(await read(extraction, tmp_path, drawn((*LEAVE[:2], begun, ("", "", "verhuizing zelf"), last)))) == [
        (*LEAVE[:2], ("Verhuizing", "1", "de dag van de verhuizing zelf"), last)
    ]
    value = ("", "", "17.30")
    found = await read(extraction, tmp_path, drawn((*LEAVE[:2], ("De Linde", "2", "na de les"), value, last)))
    assert tables(found) == [(*LEAVE[:2], ("De Linde", "2", "na de les"), value, last)]


async def test_a_header_of_two_lines(extraction: Extraction, tmp_path: Path) -> None:
    header = cells(
        (60, 700, "School"), (250, 700, "Aantal"), (320, 700, "Aantal"), (250, 689, "klassen"), (320, 689, "lln.")
    )
    rows = (("De Linde", "18", "412"), ("De Eik", "9", "198"))
    assert tables(await read(extraction, tmp_path, f"{header} {drawn(rows, top=668)}")) == [
        (("School", "Aantal klassen", "Aantal lln."), *rows)
    ]


async def test_cells_that_are_empty(extraction: Extraction, tmp_path: Path) -> None:
    rows = (("School", "Start", "Einde"), ("De Linde", "7.00", ""), ("", "12.00", "13.15"), ("De Eik", "7.15", "17.30"))
    assert tables(await read(extraction, tmp_path, drawn(rows))) == [rows]


async def test_a_row_far_below_is_of_something_else(extraction: Extraction, tmp_path: Path) -> None:
    far = drawn([("Bijlage", "2", "bij de brief")], top=500)
    found = await read(extraction, tmp_path, f"{drawn(LEAVE)} {far}")
    assert tables(found) == [LEAVE]
    assert text_of(found) == "Bijlage 2 bij de brief"


async def test_a_cell_of_wide_letters_is_one(extraction: Extraction, tmp_path: Path) -> None:
    rows = (("Groep", "Aantal", "Dag"), ("TEAM WIT", "4", "ma"), ("TEAM ROOD", "5", "di"), ("TEAM BLAUW", "6", "wo"))
    assert tables(await read(extraction, tmp_path, drawn(rows))) == [rows]


async def test_a_line_below_the_header_counts_where_it_is_seen(extraction: Extraction, tmp_path: Path) -> None:
    turned = f"q -1 0 0 -1 842 842 cm {drawn(STEPS)} Q {strokes((542, 696, 842, 696), (0, 696, 500, 696))}"
    page = "/Rotate 180 /MediaBox [0 0 842 842]"
    assert tables(await read(extraction, tmp_path, turned, page=page)) == []


async def test_a_name_over_several_columns_is_no_header(extraction: Extraction, tmp_path: Path) -> None:
    over = cells((60, 716, "Budget"), (250, 716, "Bedragen per schooljaar"))
    rows = (
        ("Post", "Vorig", "Nu"),
        ("Werking", "1250", "980"),
        ("Vorming", "75", "1100"),
        ("Uitstappen", "300", "310"),
    )
    found = await read(extraction, tmp_path, f"{over} {drawn(rows)}")
    assert tables(found) == [rows]
    assert text_of(found) == "Budget Bedragen per schooljaar"


async def test_a_title_below_a_table_is_of_what_follows(extraction: Extraction, tmp_path: Path) -> None:
    second = (("Maand", "Uren", "Bedrag"), ("Mei", "12", "240"), ("Juni", "8", "160"))
    title = cells((60, 616, "Toezicht"), size=14)
    drawing = f"{drawn(LEAVE)} {title} {drawn(second, at=(60, 200, 290), top=596)}"
    found = await read(extraction, tmp_path, drawing, [(10, 60, "Een zin in de gewone grootte.")])
    assert tables(found) == [LEAVE, second]
    assert found[-1].headings == ("Toezicht",)


# --- no tables ---------------------------------------------------------------------------------------------------


COLUMN = (
    "De school zorgt voor opvang voor", "en na de lessen. Ouders schrijven", "hun kind in bij het secretariaat en",
    "betalen per begonnen half uur voor", "de opvang die ze gebruikt hebben.",
)  # fmt: skip
OTHER = (
    "Wie te laat komt, belt zo snel als", "mogelijk naar de opvang zelf, want", "daarna is er niemand meer die nog",
    "kan antwoorden. Het nummer vind je", "op de kaart aan het prikbord.",
)  # fmt: skip
NO_TABLES: dict[str, Rows] = {
    "a list of contents": [("Inleiding", "3"), ("Verlof", "5"), ("Ziekte", "12"), ("Onkosten", "17")],
    "with a header": [("Hoofdstuk", "Blz."), ("Inleiding", "3"), ("Verlof", "5"), ("Ziekte", "12"), ("Onkosten", "17")],
    "with numbers": [("1", "Inleiding", "3"), ("2", "Verlof", "5"), ("2.1", "Ziekte", "12"), ("3", "Onkosten", "17")],
    "with dots": [("Verlof", "......... 5"), ("Ziekte", "......... 12"), ("Rit", "......... 9"), ("Reis", "...... 8")],
    "a numbered list": [("1.", "Bel het secretariaat"), ("2.", "Stuur je attest"), ("3.", "Rust uit"), ("4.", "Werk")],
    "a list with letters": [("a)", "1 pen"), ("b)", "2 gommen"), ("c)", "3 passers"), ("d)", "4 latten")],
    "a form": [("Naam:", "Griet", ""), ("Klassen:", "2", ""), ("Leerlingen:", "44", ""), ("Uren:", "20", "")],
    "labels without a header": [("Aantal leerlingen", "412"), ("Aantal klassen", "18"), ("Opgericht in", "1923")],
    "what is filled in": [("Naam", "Griet"), ("Klas", "3 B"), ("Nummer", "12"), ("Leeftijd", "9 jaar")],
    "addresses": [("De Linde", "De Eik", "Kompas"), ("Kerkstraat 1", "Markt 2", "Laan 3"), ("Aalst", "Gent", "Ninove")],
    "two figures": [("Wie", "Aantal"), ("De Linde", "412"), ("De Eik", "198")],
    "a column without a name": [("School", "", "Klassen"), ("De Linde", "Aalst", "18"), ("De Eik", "Gent", "9")],
    "hardly anything": [("Dag", "Uur", "Wie"), ("maandag", "", ""), ("", "8.30", ""), ("vrijdag", "", "")],
    "columns of text": [*zip(COLUMN, OTHER, strict=True)],
    "columns of text with a title": [("Opvang", "Te laat"), *zip(COLUMN, OTHER, strict=True)],
}  # fmt: skip


@pytest.mark.parametrize("rows", NO_TABLES.values(), ids=NO_TABLES)
async def test_what_stands_in_columns_and_is_no_table(extraction: Extraction, tmp_path: Path, rows: Rows) -> None:
    found = await read(extraction, tmp_path, drawn(rows))
    assert tables(found) == []
    assert sorted(text_of(found).split()) == sorted(" ".join(map(" ".join, rows)).split())


async def test_figures_in_a_drawing_are_no_table(extraction: Extraction, tmp_path: Path) -> None:
    places = enumerate(((60, 250, 330), (75, 262, 330), (90, 256, 341), (66, 271, 336)))
    plan = " ".join(drawn([row], at=at, top=700 - 16 * number) for (number, at), row in zip(places, LEAVE, strict=True))
    assert tables(await read(extraction, tmp_path, plan)) == []


async def test_nor_with_bold_in_its_first_line(extraction: Extraction, tmp_path: Path) -> None:
    for name in ("a list of contents", "with numbers", "with dots", "a numbered list", "a form", "columns of text"):
        rows = NO_TABLES[name]
        first = cells(*((x, 700, text) for x, text in zip((60, 250, 320), rows[0], strict=False)), font="/F2")
        assert tables(await read(extraction, tmp_path, f"{first} {drawn(rows[1:], top=684)}")) == [], name


async def test_a_page_of_more_rows_than_a_table_has_is_read_as_it_is(extraction: Extraction, tmp_path: Path) -> None:
    rows = [("Nummer", "Prijs", "Stuks"), *((f"a{n}", str(n), "1") for n in range(500))]
    page, top = "/MediaBox [0 0 595 8100]", 8050
    assert tables(await read(extraction, tmp_path, drawn(rows, top=top), page=page)) == []
    (table,) = tables(await read(extraction, tmp_path, drawn(rows[:500], top=top), page=page))
    assert len(table) == 500


# --- columns of running text -------------------------------------------------------------------------------------


def interleaved(*columns: Sequence[str], at: Sequence[float] = (60, 320)) -> Iterator[tuple[float, float, str]]:
    for number, texts in enumerate(zip(*columns, strict=True)):
        for x, text in zip(at, texts, strict=True):
            yield x, 700 - 12 * number, text


async def test_columns_that_are_drawn_line_by_line(extraction: Extraction, tmp_path: Path) -> None:
    around = cells((60, 730, "Opvang in de scholen van ons net, voor alle ouders van kinderen in de kleuterschool."))
    after = cells((60, 620, "Meer weten? Bel het secretariaat van je school, elke werkdag van acht tot vier."))
    found = await read(extraction, tmp_path, f"{around} {cells(*interleaved(COLUMN, OTHER))} {after}")
    assert text_of(found).split("\n") == [
        "Opvang in de scholen van ons net, voor alle ouders van kinderen in de kleuterschool.",
        " ".join(COLUMN),
        " ".join(OTHER),
        "Meer weten? Bel het secretariaat van je school, elke werkdag van acht tot vier.",
    ]


async def test_with_words_that_are_broken_at_the_ends_of_lines(extraction: Extraction, tmp_path: Path) -> None:
    left = ("De school zorgt voor opvang voor", "en na de lessen. Ouders schrij-", *COLUMN[2:4], "de op-")
    right = ("Wie te laat komt, belt zo snel mo-", "gelijk naar de opvang zelf, want", *OTHER[2:])
    left = (*left[:2], "ven hun kind in bij het secretariaat", *left[3:])
    found = text_of(await read(extraction, tmp_path, cells(*interleaved(left, right))))
    assert "Ouders schrijven hun kind in" in found
    assert "belt zo snel mogelijk naar de opvang zelf" in found


async def test_three_columns(extraction: Extraction, tmp_path: Path) -> None:
    narrow = [[line[:22].strip() for line in column] for column in (COLUMN, OTHER, reversed(COLUMN))]
    found = await read(extraction, tmp_path, cells(*interleaved(*narrow, at=(60, 220, 380))))
    words = " ".join(text_of(found).split())
    assert words == " ".join(" ".join(column) for column in narrow)


async def test_columns_that_are_drawn_one_after_the_other_stay(extraction: Extraction, tmp_path: Path) -> None:
    right, left = (cells(*interleaved(column, at=(x,))) for column, x in ((OTHER, 320), (COLUMN, 60)))
    found = await read(extraction, tmp_path, f"{right} {left}")
    assert text_of(found).split() == [*" ".join(OTHER).split(), *" ".join(COLUMN).split()]


async def test_labels_stay_beside_what_they_are_of(extraction: Extraction, tmp_path: Path) -> None:
    labels = ("Wie vervangt je", "Wie je verwittigt", "Wat je meebrengt", "Waar je het afgeeft", "Wat je doet")
    found = await read(extraction, tmp_path, cells(*interleaved(labels, OTHER, at=(60, 320))))
    assert text_of(found).startswith(f"{labels[0]} {OTHER[0]} {labels[1]} {OTHER[1]}")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("rode", "blauwe", "groene", "witte", "gele"), ("kleine", "grote", "brede", "smalle", "lange")),
        (("wat je meebrengt naar school", "waar je was", "hoe je heet", "wie je kent", "wat je zag"), OTHER),
        (("leerlingenbegeleiding", "onderwijsondersteuning") * 2, ("prestatiebeoordelingen", "vakantieregelingen") * 2),
        ((*COLUMN[:2], "wat je doet", "wie je belt", "en hoe je"), OTHER),
        (("", "kijk hierbij goed naar het uur", "", "", "", "zoals in de andere scholen"), (*OTHER, "Wie komt?")),
    ],
)
async def test_words_beside_each_other_stay_beside_each_other(
    extraction: Extraction, tmp_path: Path, left: Sequence[str], right: Sequence[str]
) -> None:
    beside = [one for one in interleaved(left, right, at=(60, 320)) if one[2]]
    found = await read(extraction, tmp_path, cells(*beside))
    assert text_of(found).split() == " ".join(text for _, _, text in beside).split()


async def test_a_few_lines_in_columns_stay_as_they_are(extraction: Extraction, tmp_path: Path) -> None:
    beside = [*interleaved(COLUMN[:3], OTHER[:3])]
    assert text_of(await read(extraction, tmp_path, cells(*beside))) == " ".join(text for _, _, text in beside)


async def test_words_apart_in_a_line_make_no_column(extraction: Extraction, tmp_path: Path) -> None:
    begun = [(60, 712, "De school"), (150, 712, "doet veel,"), (320, 712, "Ouders die veel werken en die")]
    found = await read(extraction, tmp_path, cells(*begun, *interleaved(COLUMN, OTHER)))
    words = ["De school doet veel,", *COLUMN, "Ouders die veel werken en die", *OTHER]
    assert text_of(found).split() == " ".join(words).split()


def test_what_is_nothing_is_tried_a_few_times() -> None:
    parts = (Part("a", 60, 70), Part("b", 200, 210))
    rows = [Row(800 - 12 * number, 11, parts, frozenset({number})) for number in range(60)]
    tried = list[int]()

    def nothing(block: Block) -> None:
        tried.append(len(block.rows))

    assert found_in(rows, table_from, nothing) == []
    assert tried == [60, 59, 58, 57, 56, 55]
