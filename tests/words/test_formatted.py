"""Bold, italics, lists and links in what an author typed; whatever else, as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import host_of
from bot.words.clean import clean_lines
from bot.words.formatted import BULLET, Line, Piece, closed_links, plain_lines, read_formatted


def one(text: str) -> tuple[Piece, ...]:
    (line,) = read_formatted(text)
    return line.pieces


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("**vet**", [Piece("vet", bold=True)]),
        ("een *schuin* woord", [Piece("een "), Piece("schuin", italic=True), Piece(" woord")]),
        ("***beide***", [Piece("beide", bold=True, italic=True)]),
        ("[site](https://www.stad.be/x?a=1&b=2)", [Piece("site", link="https://www.stad.be/x?a=1&b=2")]),
        ("**[site](https://a.be)**", [Piece("site", bold=True, link="https://a.be")]),
        ("<https://a.be>", [Piece("https://a.be", link="https://a.be")]),
        (
            "(zie https://a.be/x_(y)).",
            [Piece("(zie "), Piece("https://a.be/x_(y)", link="https://a.be/x_(y)"), Piece(").")],
        ),
        (r"5 \* 3", [Piece("5 * 3")]),
    ],
)
def test_what_is_read(typed: str, pieces: list[Piece]) -> None:
    assert one(typed) == tuple(pieces)


@pytest.mark.parametrize(
    "typed",
    [
        "# kop",
        "> citaat",
        "`code` en <b>html</b>",
        "2 * 3 * 4 en een_naam_met_streepjes",
        "[kwaad](javascript:alert(1))",
        "[kwaad](http://a.be)",
        "[ip](https://127.0.0.1/x)",
        "[x][1]",
        "&amp; &#42;",
        "---",
        "+32 9 123 45 67",
        "| a | b |",
    ],
)
def test_whatever_else_stays_as_it_was_typed(typed: str) -> None:
    assert [(line.text, line.sign) for line in read_formatted(typed)] == [(typed, "")]
    assert all(piece == Piece(piece.text) for piece in one(typed))


def test_lines_and_lists_keep_their_order_and_their_numbers() -> None:
    text = "Vooraf:\nneem mee\n- **een**\n- twee\n\nDaarna\n\n3) drie\n4) vier"
    assert [(line.sign, line.text, line.gap) for line in read_formatted(text)] == [
        ("", "Vooraf:", False),
        ("", "neem mee", False),
        (BULLET, "een", True),
        (BULLET, "twee", False),
        ("", "Daarna", True),
        ("3)", "drie", True),
        ("4)", "vier", False),
    ]


def test_the_addresses_that_no_client_may_open_are_named() -> None:
    text = "[a](https://a.be) [b](http://b.be) [c](www.c.be) [d](zie bijlage) klas [3](b)"
    assert closed_links(text) == ["http://b.be", "www.c.be"]


TYPED = st.text(alphabet="ab *_-[]()<>\\\n1.#:/`", max_size=80).map(lambda text: f"{text}https://a.be{text}")


@given(TYPED)
def test_no_word_is_lost_and_no_link_leads_elsewhere(text: str) -> None:
    lines = read_formatted(text)
    assert [letter for line in lines for letter in line.text if letter in "ab"] or not lines
    kept = sum(piece.text.count("a") + piece.text.count("b") for line in lines for piece in line.pieces)
    hidden = sum(piece.link.count("a") + piece.link.count("b") for line in lines for piece in line.pieces if piece.link)
    assert kept <= sum(map(text.count, "ab")) <= kept + hidden
    assert all(host_of(piece.link) for line in lines for piece in line.pieces if piece.link)


@given(TYPED, st.integers(0, 200))
def test_a_line_is_cut_without_losing_a_letter(text: str, at: int) -> None:
    for line in read_formatted(text):
        first, rest = line.cut(at)
        assert first.text + rest.text == line.text
        assert len(first.text) == min(at, len(line.text))


def test_of_words_that_version_0_1_kept_nothing_is_a_mark() -> None:
    text = "**niet** vet\n\n- geen lijst"
    assert plain_lines(text) == (Line((Piece("**niet** vet"),)), Line((Piece("- geen lijst"),), gap=True))
    assert [line.said for line in plain_lines(text)] == [one for one in clean_lines(text).split("\n") if one]
