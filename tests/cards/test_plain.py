"""Words that a client shows as they are: no Markdown, no date in the place of `{{DATE(...)}}`."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.words.clean import clean_line
from cards.parts.plain import plain, unexpanded
from cards.parts.words import run

MARKDOWN = MarkdownIt("js-default", {"html": False})
MARKED = st.text(alphabet="ab1é .,)(*_`~[]{}$<>!?#-+=|\\&:;/\"'", max_size=40).map(clean_line)


@given(MARKED)
def test_markdown_finds_nothing_in_it(text: str) -> None:
    said = plain(text)
    html = MARKDOWN.render(said)
    assert not said or (html.startswith("<p>") and html.count("<") == 2)
    assert unescape(html[3:-5]) == said.strip()


@given(MARKED)
def test_it_looks_as_it_was_written(text: str) -> None:
    assert plain(text).replace("\u2060", "").replace("\u200a", "").replace("ˋ", "`") == text


@given(st.text(alphabet="{}$DATE()a ", max_size=30))
def test_no_client_puts_something_else_for_it(text: str) -> None:
    for shown in (unexpanded(text), plain(text), run(text).text or ""):
        assert "{{" not in shown
        assert "${" not in shown
        assert shown.replace("\u2060", "") == text


def test_ordinary_words_stay_as_they_are() -> None:
    for text in (
        "Basisschool De Linde",
        "Jan & co (2)",
        "50 % – vandaag 10:24",
        "Zo'n 3 à 4 dagen?",
        "A/B-groep",
        "10.012 ontvangers",
    ):
        assert plain(text) == text
