"""Sets of questions with their answering words, about collections that stand elsewhere, and the topics of pages."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answer.evaluation.collections import CollectionInvalid, collection
from bot.answer.evaluation.evaluate import build
from bot.answer.evaluation.meaning import Kept, give, vectors_of_questions
from bot.answer.evaluation.measures import Outcome, figures
from bot.answer.evaluation.sets import Shelf, documents, question_set
from bot.answer.evaluation.topics import topics_of
from bot.answer.library.scope import scope_id
from bot.index.base import Meant
from bot.index.embedded import open_index
from tests.evaluation.test_evaluate import jsonl, run, written

FIETS = {
    "id": "q1",
    "text": "Wat brengt trappen mij op?",
    "collection": "wetten",
    "document": "fiets#0",
    "words": "0,27 euro per kilometer",
    "style": "everyday",
}


def laws(corpus: Path, *more: dict[str, Any]) -> Path:
    corpus.mkdir(parents=True, exist_ok=True)
    rows = [
        {"_id": "fiets#0", "doc": "fiets", "text": "De vergoeding bedraagt 0,27 euro per kilometer."},
        {"_id": "fiets#1", "doc": "fiets", "text": "Zij wordt elke maand betaald."},
    ]
    (corpus / "wetten.jsonl").write_text(jsonl([*rows, *more]), encoding="utf-8")
    return corpus


def asked(file: Path, *rows: dict[str, Any]) -> Path:
    file.write_text(jsonl(rows), encoding="utf-8")
    return file


@pytest.mark.slow
def test_a_set_beside_a_folder(tmp_path: Path) -> None:
    folder, corpus = written(tmp_path / "een"), laws(tmp_path / "corpus")
    near = {**FIETS, "id": "q2", "text": "Hoeveel is de vergoeding per kilometer?", "style": "near"}
    own = {**FIETS, "id": "q3", "collection": "een", "document": "verlof", "words": "twee weken vooraf"}
    questions = asked(tmp_path / "vragen.jsonl", FIETS, near, own)
    result = json.loads(run(folder, questions, "--corpus", corpus, "--distractors", corpus / "wetten.jsonl", "--json"))
    assert result["passages"] == 6 + 2  # the distractors are what the set is about
    assert set(result["folders"]) == {"een"}
    found = result["sets"]["vragen"]
    assert found["questions"] == 3
    assert found["styles"]["near"]["questions"] == 1
    assert found["styles"]["near"]["ours"]["mrr_at_10"] == 1
    assert found["styles"]["near"]["ours"]["words_seen"] == 1
    assert result["macro"]["ours"] == result["folders"]["een"]["ours"]
    said = run(folder, questions, "--corpus", corpus)
    assert "everyday (2)" in said
    assert "words seen" in said


def test_right_is_each_passage_of_the_page_that_has_the_words(tmp_path: Path) -> None:
    again = {"_id": "fiets#2", "doc": "fiets", "text": "Nog eens: 0,27 euro per kilometer, ook voor stagiairs."}
    elsewhere = {"_id": "auto#0", "doc": "auto", "text": "Voor een auto is het 0,27 euro per kilometer."}
    corpus = laws(tmp_path / "corpus", again, elsewhere)
    found = question_set(asked(tmp_path / "s.jsonl", FIETS), Shelf([], corpus).rows)
    assert set(found.queries[0].relevant) == {"wetten/fiets#0", "wetten/fiets#2"}


def test_a_passage_of_the_laws_and_what_is_just_as_right(tmp_path: Path) -> None:
    laws(tmp_path / "corpus").joinpath("wetten.jsonl").rename(tmp_path / "corpus/dutch-laws-100k.jsonl")
    row = {"text": "Wat krijg ik?", "passage": "fiets#0", "also": ["fiets#1"], "words": "0,27 euro per kilometer"}
    found = question_set(asked(tmp_path / "s.jsonl", row), Shelf([], tmp_path / "corpus").rows)
    assert set(found.queries[0].relevant) == {"dutch-laws-100k/fiets#0", "dutch-laws-100k/fiets#1"}
    assert found.queries[0].holding == {"dutch-laws-100k/fiets#0"}
    other = Outcome(["dutch-laws-100k/fiets#1"], ["Zij wordt elke maand betaald."])
    assert figures(found.queries, [other])["mrr_at_10"] == 1
    assert figures(found.queries, [other])["words_seen"] is None


def test_all_of_a_document_that_is_just_as_right(tmp_path: Path) -> None:
    bus = [{"_id": f"bus#{n}", "doc": "bus", "text": "Iets."} for n in range(2)]
    corpus = laws(tmp_path / "corpus", *bus)
    found = question_set(asked(tmp_path / "s.jsonl", {**FIETS, "also": ["bus"]}), Shelf([], corpus).rows)
    assert set(found.queries[0].relevant) == {"wetten/fiets#0", "wetten/bus#0", "wetten/bus#1"}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"also": ["trein#3"]}, "s.jsonl:1: wetten/trein#3 is not there"),
        ({"words": "0,28 euro"}, "s.jsonl:1: wetten/fiets#0 does not have these words"),
        ({"document": "trein#0"}, "s.jsonl:1: wetten/trein#0 is not there"),
        ({"collection": "boeken"}, "boeken"),
    ],
)
def test_what_a_set_says_wrongly_is_named(tmp_path: Path, wrong: dict[str, str], named: str) -> None:
    with pytest.raises(CollectionInvalid, match=named):
        question_set(asked(tmp_path / "s.jsonl", {**FIETS, **wrong}), Shelf([], laws(tmp_path / "corpus")).rows)


def test_a_collection_that_nobody_says_the_place_of_is_named(tmp_path: Path) -> None:
    with pytest.raises(CollectionInvalid, match="--corpus"):
        question_set(asked(tmp_path / "s.jsonl", FIETS), Shelf([], None).rows)


def test_a_row_that_lacks_something_is_named(tmp_path: Path) -> None:
    bare = {"text": "Wat?", "passage": "fiets#0"}
    with pytest.raises(CollectionInvalid, match=r"s\.jsonl:1: not a JSON object with text"):
        question_set(asked(tmp_path / "s.jsonl", bare), Shelf([], laws(tmp_path / "corpus")).rows)


async def test_documents_are_read_as_indexing_reads_them(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "readers.toml").write_text('[folders]\n"map" = ["everyone"]\n', encoding="utf-8")
    table = "| Bedrag | Offertes |\n|---|---|\n| tot € 75 | geen |\n| meer | drie |\n"
    (tmp_path / "map/aankoop.md").write_text(f"# Aankopen\n\n## Grenzen\n\n{table}", encoding="utf-8")
    (row,) = await documents(tmp_path)
    assert row["doc"] == "map/aankoop.md"
    assert row["headings"][-1] == "Grenzen"
    assert row["table"][1] == ("tot € 75", "geen")


def test_pages_that_share_their_telling_words_are_of_one_topic() -> None:
    texts = {
        "a": "Vaccinatiebewijs ophalen: scan de qrcode van je vaccinatiebewijs met je telefoon.",
        "b": "De qrcode van het vaccinatiebewijs verloopt; haal met je telefoon een nieuw vaccinatiebewijs op.",
        "c": "De fietsvergoeding bedraagt zoveel euro per kilometer woonwerkverkeer, elke maand.",
        "d": "Woonwerkverkeer met de fiets: de fietsvergoeding wordt elke maand betaald.",
        "e": "Sleutels liggen bij de conciërge.",
    }
    rows = [{"_id": page, "doc": page, "text": text} for page, text in texts.items()]
    found = topics_of(rows)
    assert found["a"] == found["b"] != found["c"] == found["d"]
    assert found["e"] not in {found["a"], found["c"]}
    assert topics_of(reversed(rows)) == found
    named = [{**row, "subject": "alles"} for row in rows[:1]]
    assert topics_of([*named, *rows[1:]])["a"] == "alles"


class Counted:
    """Near what begins with the same letter."""

    name = "letters-1"

    def __init__(self) -> None:
        self.made = 0

    async def question(self, text: str) -> bytes:
        self.made += 1
        return bytes([100, ord(text[0].lower()) - 96])

    async def passages(self, texts: Sequence[str]) -> Sequence[bytes]:
        return [await self.question(text) for text in texts]

    async def close(self) -> None: ...


async def test_vectors_are_made_once_and_of_what_the_words_find_first(tmp_path: Path) -> None:
    rows = collection(written(tmp_path / "een")).rows
    questions = ["Hoeveel krijg ik per kilometer?", "Wie is ziek?"]
    made: list[int] = []
    for number in range(2):
        await build(tmp_path / f"index{number}", rows)
        model = Counted()
        kept = Kept(tmp_path / "vectors", model.name)
        await give(tmp_path / f"index{number}", rows, questions, model, kept)
        vectors = await vectors_of_questions(model, kept, questions)
        made.append(model.made)
        index = await open_index(tmp_path / f"index{number}")
        hits = await index.search("zzz", scopes={scope_id({"everyone"})}, meaning=Meant(model.name, vectors[0]))
        assert 0 < len(hits) < len(rows)
        await index.close()
    assert made[0] > made[1] == 0


def test_a_file_of_vectors_that_was_cut_off_goes_on_from_what_is_whole(tmp_path: Path) -> None:
    kept = Kept(tmp_path, "m")
    kept.put("passage", {"een": b"\1\2", "twee": b"\3\4"})
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    again = Kept(tmp_path, "m")
    assert again.get("passage", "een") == b"\1\2"
    assert again.get("passage", "twee") is None
    assert again.get("question", "een") is None
    again.put("passage", {"twee": b"\3\4"})
    assert Kept(tmp_path, "m").get("passage", "twee") == b"\3\4"
