"""Words from outside: cleaned, cut, split and marked without losing or inventing anything."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from bot.links import web_address
from bot.words.clean import clean_line, clean_lines
from cards.parts.buttons import document, named_link
from cards.parts.words import MOST_PARAGRAPHS, marked, paragraphs, shorten, typed
from cards.texts import texts


def said(block: object) -> str:
    return "".join(run.text for run in block.inlines)  # type: ignore[attr-defined]


def letters(text: str) -> str:
    """Without spaces, and with accents on their letter: a mark may stand between the two."""
    return normalize("NFC", "".join(text.split()))


def test_lines_become_blocks_and_blank_lines_room() -> None:
    blocks = paragraphs("Eerste\nTweede\n\n\n\nDerde")
    assert [(said(block), block.spacing) for block in blocks] == [
        ("Eerste", None),
        ("Tweede", "None"),
        ("Derde", "Small"),
    ]


@given(st.text())
def test_paragraphs_keep_every_word(text: str) -> None:
    blocks = paragraphs(text)
    assert " ".join(said(block) for block in blocks).split() == clean_lines(text).split()
    assert len(blocks) <= MOST_PARAGRAPHS + 1
    assert all(said(block).strip() for block in blocks)


@given(st.text(), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=5))
def test_marking_keeps_the_words_whatever_is_marked(text: str, stretches: list[tuple[int, int]]) -> None:
    assert letters(said(marked(text, stretches))) == letters(clean_line(text))


def test_only_the_marked_words_are_bold() -> None:
    block = marked("Je krijgt 2 werkdagen verlof.", [(10, 21)])
    assert [(run.text, run.weight) for run in block.inlines or [] if not isinstance(run, str)] == [  # type: ignore[attr-defined]
        ("Je krijgt ", None),
        ("2 werkdagen", "Bolder"),
        (" verlof.", None),
    ]


@given(st.text(max_size=300), st.integers(2, 200))
def test_shortening_never_exceeds_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_a_title_stays_on_one_line() -> None:
    assert said(typed("Een\ntitel\u202e met\u200b trucs\x00")) == "Een titel met trucs"


def test_in_local_mode_documents_are_opened_from_this_machine() -> None:
    assert document("http://127.0.0.1:3978/documents/a%3Ab?for=x&key=0a")
    assert document("http://[::1]:3978/documents/a")
    assert not web_address("http://127.0.0.1:3978/documents/a")
    for bad in (
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1@evil.example/",
        "http://localhost:80\n/",
        "http://127.0.0.1:80",
    ):
        assert document(bad) == ""


def test_a_link_says_where_it_goes() -> None:
    t = texts("nl")
    shown = {
        "https://intranet.example/parking": "Naar intranet.example",
        "https://аррӏе.example/": "Naar xn--80ak6aa92e.example",
        "https://teams.microsoft.com/l/chat/0/0?users=x@evil.example": "Naar teams.microsoft.com",
        "https://login.school.example.with.a.long.name.evil.example": "Naar …l.example.with.a.long.name.evil.example",
    }
    for address, title in shown.items():
        opens = named_link(t, address)
        assert opens is not None
        assert opens.title == title
    assert named_link(t, "https://аррӏе.example/a").url == "https://xn--80ak6aa92e.example/a"  # type: ignore[union-attr]
    assert named_link(t, "javascript:alert(1)") is None
