from collections.abc import Sequence
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.answer.library.source import NOWHERE, Anchor, Passage, Section
from bot.content.passages import MAX_WORDS, MIN_WORDS, passages_of


def _words(count: int, seed: int) -> list[str]:
    """Drawn from one number: hypothesis gives up on most of what takes it thousands of choices."""
    chance = Random(seed)
    return ["".join(chance.choices("abcdé", k=chance.randint(1, 9))) for _ in range(count)]


def _sentence(count: int, seed: int, end: str) -> str:
    return " ".join(_words(count, seed)).capitalize() + end


def _text(parts: list[tuple[str, str]]) -> str:
    return "".join(part + joint for part, joint in parts).strip()


def _table(path: tuple[str, ...], at: Anchor, rows: int, seed: int) -> Section:
    words = _words(2 * rows, seed)
    return Section(path, at, "", tuple(zip(words[::2], words[1::2], strict=True)))


def _sentences(most: int, ends: Sequence[str]) -> SearchStrategy[str]:
    return st.builds(_sentence, st.integers(1, most), seeds, st.sampled_from(ends))


ENDS = (".", "!", "?")
seeds = st.integers(0, 2**16)
joints = st.sampled_from([" ", "\n"])
text = st.builds(_text, st.lists(st.tuples(_sentences(60, [*ENDS, ":", ""]), joints), min_size=1, max_size=25))
anchor = st.sampled_from([NOWHERE, Anchor("page", "1"), Anchor("page", "2")])
headings = st.sampled_from([(), ("A",), ("A", "B")])
running = st.builds(Section, headings, anchor, text)
tables = st.builds(_table, headings, anchor, st.integers(2, 250), seeds)
sections = st.lists(st.one_of(running, tables), min_size=1, max_size=6)


def running_words(found: list[Passage]) -> list[str]:
    return [word for passage in found if not passage.table for word in passage.text.split()]


@pytest.mark.slow
@given(sections)
def test_nothing_is_lost_and_order_is_kept(given_sections: list[Section]) -> None:
    found = passages_of("bron", given_sections)
    assert running_words(found) == [word for s in given_sections if not s.table for word in s.text.split()]
    assert [passage.ordinal for passage in found] == list(range(len(found)))
    rows = [row for s in given_sections for row in s.table[1:]]
    assert [row for passage in found for row in passage.table[1:]] == rows


@given(sections)
def test_no_passage_is_too_long_or_crosses_a_heading(given_sections: list[Section]) -> None:
    for passage in passages_of("bron", given_sections):
        assert passage.text.strip()
        if not passage.table:
            assert len(passage.text.split()) <= MAX_WORDS
            own = " ".join(s.text for s in given_sections if s.headings == passage.headings and not s.table)
            assert passage.text.split()[0] in own.split()


@pytest.mark.slow
@given(st.lists(_sentences(40, ENDS), min_size=30, max_size=60))
def test_running_text_makes_passages_of_the_agreed_length(parts: list[str]) -> None:
    body = " ".join(parts)
    found = passages_of("bron", [Section((), NOWHERE, body)])
    if len(body.split()) >= 2 * MAX_WORDS:
        # A sentence of 40 words can leave the last two a little short of an even share.
        assert all(len(passage.text.split()) >= MIN_WORDS - 40 for passage in found)


def test_a_long_table_is_split_by_rows_with_its_header() -> None:
    header = ("Opleiding", "Datum")
    rows = tuple((f"Opleiding nummer {n} over ehbo", f"{n} maart") for n in range(100))
    found = passages_of("bron", [Section(("Aanbod",), Anchor("sheet", "2026"), "", (header, *rows))])
    assert len(found) > 3
    assert all(passage.table[0] == header and passage.text.startswith("Opleiding | Datum\n") for passage in found)
    assert all(passage.headings == ("Aanbod",) and passage.anchor == Anchor("sheet", "2026") for passage in found)


@pytest.mark.parametrize("kind", ["page", "scan"])
def test_text_that_runs_over_a_page_is_one_passage(kind: Literal["page", "scan"]) -> None:
    found = passages_of(
        "bron",
        [
            Section(("A",), Anchor(kind, "1"), "Het begin."),
            Section(("A",), Anchor(kind, "2"), "Het einde."),
            Section(("B",), Anchor(kind, "2"), "Iets anders."),
        ],
    )
    assert [(p.anchor.value, p.text) for p in found] == [("1", "Het begin.\nHet einde."), ("2", "Iets anders.")]


def test_slides_stand_alone() -> None:
    slides = [Section(("Zelfde titel",), Anchor("slide", str(n)), f"Punt {n}.") for n in (1, 2)]
    assert [p.anchor.value for p in passages_of("bron", slides)] == ["1", "2"]
