"""A follow-up that would show the same again shows what the page says of it, or says that it does not."""

import pytest

from bot.answer.answer import Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source

PAGE = Source("verlof", "Omstandigheidsverlof", "verlof.docx", "", None, "nl", frozenset())
BEFORE = "Hoeveel dagen verlof als mijn zus trouwt"
TABLE = (("Gebeurtenis", "Dagen"), ("Je zus trouwt", "1"), ("Je eigen huwelijk", "4"))
PART_TIME = "Werk je deeltijds, dan tellen de werkdagen in jouw rooster."


def hit(ordinal: int, text: str = "", sure: float = 1.0, table: tuple[tuple[str, ...], ...] = ()) -> Hit:
    passage = Passage("verlof", ordinal, (), NOWHERE, text, table)
    return Hit(PAGE, passage, 10 * sure, Evidence(sure, 0.6 * sure, 4.0, sure))


def answered(more: str, *others: Hit) -> tuple[str, bool]:
    found = compile_answer(
        f"{BEFORE}, {more}", [hit(1, table=TABLE), *others], lambda _: "", stress=more, before=BEFORE
    )
    assert found.verdict is Verdict.ANSWERED
    assert found.excerpt
    return found.excerpt.text, found.again


def test_what_the_page_says_of_it_elsewhere_is_shown() -> None:
    assert answered("en voor deeltijds?", hit(2, PART_TIME, 0.4)) == (PART_TIME, False)


def test_where_the_page_says_nothing_of_it_that_is_said() -> None:
    shown, again = answered("en voor deeltijds?", hit(2, "Vraag het aan je directeur.", 0.4))
    assert "zus" in shown
    assert again


def test_what_another_page_says_is_not_put_in_its_place() -> None:
    other = hit(2, PART_TIME, 0.4)
    other = Hit(Source("rooster", "Rooster", "r.docx", "", None, "nl", frozenset()), other.passage, 4.0, other.evidence)
    assert answered("en voor deeltijds?", other)[1]


def test_another_row_is_another_answer() -> None:
    shown, again = answered("en mijn eigen huwelijk?")
    assert "eigen huwelijk" in shown
    assert not again


@pytest.mark.parametrize(
    "more", ["en mijn zus?", "en als mijn zus trouwt in het buitenland?", "en hoeveel dagen verlof?"]
)
def test_only_what_is_new_in_it_counts(more: str) -> None:
    """The row says "trouwt" in its own way; "het buitenland" it does not say at all."""
    assert answered(more)[1] is ("buitenland" in more)


def test_a_row_that_says_what_is_new_is_no_repetition() -> None:
    """As for a brother, whose row is that of a sister."""
    both = (("Gebeurtenis", "Dagen"), ("Huwelijk van je broer of zus", "1"), ("Verhuizing", "1"))
    row = hit(1, table=both)
    more = "en als mijn broer trouwt?"
    found = compile_answer(f"{BEFORE}, {more}", [row], lambda _: "", stress=more, before=BEFORE)
    assert found.excerpt
    assert "broer" in found.excerpt.text
    assert not found.again
