"""The sets of tests/sets on running text: their form, and that each answering span stands literally in its passage."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.answer.evaluation.collections import collection
from bot.answer.evaluation.sets import Shelf, question_set

SETS = Path(__file__).parents[1] / "sets"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LAWS = "dutch-laws-100k"
FAQ = {"rijksoverheid-vac-nl": 30, "minvws-faq-nl": 20, "minvws-faq-en": 5, "minvws-faq-fr": 5}

Row = dict[str, Any]


def rows(name: str, gold: str) -> list[Row]:
    """The rows of a set, each asked once; `gold` names the field of the passage."""
    found = [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]
    for field in ("id", "text"):
        assert [value for value, count in Counter(row[field] for row in found).items() if count > 1] == []
    for row in found:
        assert row["text"].strip() == row["text"] != "", row
        assert row["words"].strip() == row["words"] and 0 < len(row["words"]) <= 300, row
        answering = [row[gold], *row["also"]]
        assert len(set(answering)) == len(answering), row
    return found


def running() -> list[Row]:
    return rows("running_text.jsonl", "passage")


def spans() -> list[Row]:
    return rows("faq_spans.jsonl", "document")


def test_running_text_has_its_form() -> None:
    found = running()
    for row in found:
        assert set(row) == {"id", "text", "style", "passage", "also", "words"}, row
        assert (row["style"] == "keywords") is not row["text"].endswith("?"), row
    assert len(found) == len({row["passage"] for row in found}) == 200
    styles = Counter(row["style"] for row in found)
    assert set(styles) == {"everyday", "near", "keywords"}
    assert 90 <= styles["everyday"] <= 110 and styles["keywords"] >= 25


def test_running_text_is_of_many_laws() -> None:
    laws = Counter(row["passage"].split("#")[0] for row in running())
    assert len(laws) >= 140 and max(laws.values()) <= 6


def test_the_spans_of_the_questions_and_answers_have_their_form() -> None:
    found = spans()
    for row in found:
        assert set(row) == {"id", "text", "collection", "document", "also", "words"}, row
        assert row["id"].startswith(row["collection"] + "/"), row
    assert Counter(row["collection"] for row in found) == FAQ


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
def test_the_spans_stand_in_relevant_passages_of_their_collection() -> None:
    assert len(question_set(SETS / "faq_spans.jsonl", Shelf([], CORPUS).rows).queries) == 60
    for name in FAQ:
        found = collection(CORPUS / name)
        texts = {row["_id"]: row["text"] for row in found.rows}
        asked = {f"{name}/{query.id}": query for query in found.queries}
        for row in spans():
            if row["collection"] == name:
                passage = f"{name}/{row['document']}"
                assert passage in asked[row["id"]].relevant, row
                assert " ".join(asked[row["id"]].text.split()) == row["text"], row
                assert row["words"] in texts[passage], row


@pytest.mark.long
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
def test_the_spans_stand_in_their_passages_of_the_laws_and_in_no_other_of_the_same_law() -> None:
    shelf = Shelf([], CORPUS)
    assert len(question_set(SETS / "running_text.jsonl", shelf.rows).queries) == 200
    texts = {row["_id"].removeprefix(f"{LAWS}/"): row["text"] for row in shelf.rows(LAWS)}
    asked = running()
    for row in asked:
        assert row["words"] in texts[row["passage"]], row
        assert set(row["also"]) <= set(texts), row
    laws = {row["passage"].split("#")[0] for row in asked}
    of_law = {name: text for name, text in texts.items() if name.split("#")[0] in laws}
    for row in asked:
        law = row["passage"].split("#")[0]
        having = {name for name, text in of_law.items() if name.split("#")[0] == law and row["words"] in text}
        assert having <= {row["passage"], *row["also"]}, row
