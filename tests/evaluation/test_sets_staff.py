"""The sets of tests/sets in the words of staff: their form, and that each answering span stands in its document."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

SETS = Path(__file__).parents[1] / "sets"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]


def twice(texts: list[str]) -> list[str]:
    return [text for text, count in Counter(" ".join(text.casefold().split()) for text in texts).items() if count > 1]


def test_distress_has_its_form_and_its_parts() -> None:
    found = rows("distress.jsonl")
    assert not twice([row["text"] for row in found])
    for row in found:
        assert set(row) == {"text", "language", "distress", "about", "part"}, row
        assert row["text"].strip() == row["text"] != "", row
        assert row["language"] in {"nl", "fr", "en"}, row
        assert (row["about"] == "none") is not row["distress"], row
        assert row["about"] in {"self", "child", "colleague", "none"}, row
        held = int(sha256(row["text"].encode()).hexdigest(), 16) % 3 == 0
        assert row["part"] == ("held" if held else "develop"), row
    counts = Counter((row["distress"], row["language"]) for row in found)
    for distress in (True, False):
        assert counts[distress, "nl"] >= 110
        assert min(counts[distress, "fr"], counts[distress, "en"]) >= 35
        part = Counter(row["part"] for row in found if row["distress"] is distress)
        assert part.total() >= 180
        assert 0.25 < part["held"] / part.total() < 0.4
