"""Every module opens with one plain sentence, and every property is drawn freely in the long tests."""

import ast
from pathlib import Path
from tokenize import COMMENT, ENCODING, NL, STRING, tokenize

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
LONGEST = 240


def docstring(path: Path) -> str:
    """Of a module; nothing else of it is parsed."""
    with path.open("rb") as lines:
        for token in tokenize(lines.readline):
            if token.type == STRING:
                return str(ast.literal_eval(token.string))
            if token.type not in {ENCODING, COMMENT, NL}:
                break
    return ""


@pytest.mark.parametrize("top", ["bot", "cards", "dialogs", "manifest", "bench", "tools"])
def test_every_module_opens_with_one_sentence(top: str) -> None:
    wrong: list[str] = []
    for path in sorted((ROOT / top).rglob("*.py")):
        said = docstring(path)
        opening = " ".join(said.split("\n\n")[0].split())
        sentence = opening.partition(". ")[0]
        if (
            not (sentence[:1].isupper() or sentence[:1] == "`")
            or not opening.endswith((".", ":", "?", ")", "`"))
            or len(sentence) > LONGEST
        ):
            wrong.append(f"{path.relative_to(ROOT)}: {opening[:80]!r}")
    assert wrong == []


@given(st.none())
def test_a_property_is_known_as_one(request: pytest.FixtureRequest, _: None) -> None:
    assert request.node.get_closest_marker("property")
