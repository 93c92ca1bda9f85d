"""The gallery's page holds every example, whole, and nothing in a card can end the script that it stands in."""

import json
import re
from typing import Any

import pytest

from tools.gallery.__main__ import LIBRARIES, build, collect, embedded

HOSTILE = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "</script><script>alert(1)</script><!--"}]}


def test_what_a_card_says_stays_inside_its_script() -> None:
    text = embedded([HOSTILE])
    assert "<" not in text
    assert json.loads(text) == [HOSTILE]


@pytest.mark.walk
@pytest.mark.skipif(not LIBRARIES["renderer.js"].exists(), reason="needs `make setup` with Node")
def test_the_page_holds_every_example_in_three_languages() -> None:
    shown = collect()
    page = build(shown)
    found = re.search(r'<script type="application/json" id="examples">(.*?)</script>', page, re.DOTALL)
    assert found
    held: list[dict[str, Any]] = json.loads(found[1])
    assert held == json.loads(json.dumps(shown))
    assert {one["language"] for one in held} == {"nl", "fr", "en"}
    assert "/*{" not in page.replace(found[1], "")
