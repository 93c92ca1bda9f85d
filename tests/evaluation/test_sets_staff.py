"""The sets of tests/sets in the words of staff: their form, and that each answering span stands in its document."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from bot.content.passages import passages_of
from tests.samples.reading import DOCUMENTS, paths, principals_of, readers_of

SETS = Path(__file__).parents[1] / "sets"
GOVERNMENT = Path(__file__).parents[3] / "shared" / "corpus" / "rijksoverheid-vac-nl" / "corpus.jsonl"
LANGUAGES = {"nl", "fr", "en"}


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def written(name: str) -> list[dict[str, Any]]:
    """The rows of a set, each text once and as it was typed."""
    found = rows(SETS / name)
    counts = Counter(" ".join(row["text"].casefold().split()) for row in found)
    assert [text for text, count in counts.items() if count > 1] == []
    for row in found:
        assert row["text"].strip() == row["text"] != "", row
        assert row["language"] in LANGUAGES, row
    return found


def wording(collection: str) -> list[dict[str, Any]]:
    return [row for row in rows(SETS / "staff_wording.jsonl") if row["collection"] == collection]


def test_distress_has_its_form_and_its_parts() -> None:
    found = written("distress.jsonl")
    for row in found:
        assert set(row) == {"text", "language", "distress", "about", "part"}, row
        assert row["about"] in {"self", "child", "colleague", "none"}, row
        assert (row["about"] == "none") is not row["distress"], row
        held = int(sha256(row["text"].encode()).hexdigest(), 16) % 3 == 0
        assert row["part"] == ("held" if held else "develop"), row
    counts = Counter((row["distress"], row["language"]) for row in found)
    for distress in (True, False):
        assert counts[distress, "nl"] >= 110
        assert min(counts[distress, "fr"], counts[distress, "en"]) >= 35
        part = Counter(row["part"] for row in found if row["distress"] is distress)
        assert part.total() >= 180
        assert 0.25 < part["held"] / part.total() < 0.4


def test_each_unseen_batch_has_as_many_near_ones_in_each_language() -> None:
    counts = Counter((row["batch"], row["language"], row["distress"]) for row in written("distress_unseen.jsonl"))
    for batch, least in (("first", 50), ("second", 30), ("third", 20), ("fourth", 20), ("fifth", 12)):
        assert {counts[batch, language, distress] for language in LANGUAGES for distress in (True, False)} == {least}


def test_other_messages_have_a_kind() -> None:
    found = written("other_messages.jsonl")
    for row in found:
        several = {"questions"} if row["kind"] == "several" else set[str]()
        assert set(row) == {"text", "language", "kind"} | several, row
        assert row.get("questions", 2) >= 2, row
    kinds = Counter(row["kind"] for row in found)
    assert set(kinds) == {"calendar", "own", "person", "talk", "command", "several", "document"}
    assert kinds["document"] >= 40 and kinds.total() - kinds["document"] >= 60 and kinds["several"] >= 10


def test_staff_wording_has_its_form() -> None:
    found = written("staff_wording.jsonl")
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        own = {"as"} if row["collection"] == "samples" else set[str]()
        must = {"id", "text", "collection", "language", "document", "words"} | own
        assert must <= set(row) <= must | {"also"}, row
        assert 0 < len(row["words"]) <= 300, row
    assert set(Counter(row["collection"] for row in found)) == {"samples", "rijksoverheid-vac-nl"}
    assert len(wording("samples")) >= 100 and len(wording("rijksoverheid-vac-nl")) >= 50
    assert sum(row["language"] != "nl" for row in wording("samples")) >= 15


@pytest.mark.parametrize("row", wording("samples"), ids=lambda row: row["id"])
def test_who_asks_may_read_what_answers(row: dict[str, Any]) -> None:
    assert readers_of(row["document"]) & principals_of(row["as"])
    for path in row.get("also", []):
        assert path in paths() and path != row["document"]
        assert readers_of(path) & principals_of(row["as"])


@pytest.mark.slow
async def test_the_answering_words_stand_in_one_passage_of_the_sample() -> None:
    asked = wording("samples")
    extraction = Extraction()
    try:
        for document in sorted({row["document"] for row in asked}):
            found = await extraction.extract(DOCUMENTS / document)
            assert isinstance(found, Extracted), document
            texts = [passage.text for passage in passages_of(document, found.sections)]
            for row in asked:
                if row["document"] == document:
                    assert any(row["words"] in text for text in texts), row
    finally:
        await extraction.close()


def test_hard_messages_have_their_form() -> None:
    found = rows(SETS / "hard_messages.jsonl")
    assert len({row["id"] for row in found}) == len(found) >= 130
    assert len({(row["text"], row["as"]) for row in found}) == len(found)
    for row in found:
        must = {"id", "kind", "text", "language", "as", "document", "words"}
        assert must <= set(row) <= must | {"every"}, row
        assert bool(row["words"]) == bool(row["document"]) == (row["kind"] != "no_answer"), row
        assert not row["document"] or readers_of(row["document"]) & principals_of(row["as"]), row
    kinds = {"heading", "steps", "in_force", "own_school", "number", "both", "short", "no_answer"}
    assert {row["kind"] for row in found} == kinds


@pytest.mark.slow
async def test_the_answering_words_of_hard_messages_stand_in_a_passage() -> None:
    extraction = Extraction()
    try:
        read = {path: await extraction.extract(DOCUMENTS / path) for path in paths()}
    finally:
        await extraction.close()
    known = {path: found for path, found in read.items() if isinstance(found, Extracted)}
    texts = {path: [one.text for one in passages_of(path, found.sections)] for path, found in known.items()}
    for row in rows(SETS / "hard_messages.jsonl"):
        for words in row["words"]:
            assert any(words in text for some in texts.values() for text in some), (row["id"], words)
        assert not row["words"] or any(row["words"][0] in text for text in texts[row["document"]]), row["id"]


@pytest.mark.skipif(not GOVERNMENT.is_file(), reason="the corpus is not beside the checkout")
def test_the_answering_words_stand_in_the_passage_of_the_government() -> None:
    texts = {row["_id"]: row["text"] for row in rows(GOVERNMENT)}
    for row in wording("rijksoverheid-vac-nl"):
        assert row["words"] in texts[row["document"]], row
