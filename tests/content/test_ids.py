import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.library.ids import id_before, library_id, library_of, name_before, source_id


@given(st.text(), st.text(alphabet=st.characters()))
def test_an_id_is_a_key_whatever_the_name_and_the_path(name: str, path: str) -> None:
    id_ = source_id(name, path)
    assert re.fullmatch(r"[0-9a-f]{16}\.[0-9a-f]{32}", id_)
    assert library_of(id_) == library_id(name)
    assert len({id_, source_id(name, path + "x"), source_id(name + "x", path)}) == 3
    assert library_of(path) is None or re.fullmatch(r"[0-9a-f.]{49}", path)


def test_ids_stay_what_they_are() -> None:
    """They stand in questions and hand-offs."""
    assert source_id("documents", "Personeel/Verlof é.docx") == "fad1234b877fc4c0.a2317a5e486aca1b9323e8caa4f2580b"


@pytest.mark.parametrize(
    ("before", "name", "path"),
    [
        ("folder:documents:Personeel/Verlof: deel 2.docx", "documents", "Personeel/Verlof: deel 2.docx"),
        ("jsonl:wetten/corpus.jsonl:a:1", "wetten/corpus.jsonl", "a:1"),
    ],
)
def test_an_id_of_before_becomes_that_of_now(before: str, name: str, path: str) -> None:
    assert id_before(before) == source_id(name, path)
    assert name_before(before.removesuffix(path)) == name


@pytest.mark.parametrize("other", ["", "official:x", "folder:documents:", "folder", source_id("a", "b")])
def test_what_was_no_id_of_a_source_in_a_library_is_none(other: str) -> None:
    assert id_before(other) is None
