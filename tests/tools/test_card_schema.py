"""The card checker finds what Teams would refuse, at the right place, and lets Teams' own elements pass."""

from typing import Any

import pytest

from tools.card_schema import problems

TEXT = {"type": "TextBlock", "text": "Verlof"}


def card(*body: Any, **rest: Any) -> dict[str, Any]:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), **rest}


def test_a_sound_card_has_no_problems() -> None:
    column = {"type": "Column", "width": "stretch", "items": [TEXT]}
    execute = {"type": "Action.Execute", "title": "Goedkeuren", "verb": "request.approve", "data": {"type": "Anything"}}
    assert problems(card(TEXT, {"type": "ColumnSet", "columns": [column]}, actions=[execute])) == []


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ({"type": "TextBlock", "text": "x", "size": "Huge"}, "card.body[0].size: 'Huge' is not one of"),
        ({"type": "TextBlock"}, "card.body[0]: 'text' is a required property"),
        ({"type": "TextBlock", "text": "x", "txt": "y"}, "'txt' was unexpected"),
        (
            {"type": "Container", "items": [{"type": "Input.Text"}]},
            "card.body[0].items[0]: 'id' is a required property",
        ),
        (
            {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl"}]},
            "card.body[0].actions[0]: 'url' is a required",
        ),
    ],
)
def test_it_says_what_is_wrong_and_where(element: dict[str, Any], said: str) -> None:
    found = problems(card(element))
    assert len(found) == 1
    assert said in found[0]


def test_what_is_teams_own_needs_a_fallback() -> None:
    chart = {"type": "Chart.Donut", "data": []}
    assert problems(card(chart)) == ["card.body[0]: Chart.Donut is not of the standard and has no fallback"]
    assert problems(card({**chart, "fallback": "drop"})) == []
    assert problems(card({**chart, "fallback": TEXT})) == []


def test_a_fallback_is_checked_too() -> None:
    facts = {"type": "FactSet", "facts": [{"title": "Bereikt"}]}
    found = problems(card({"type": "Chart.Donut", "data": [], "fallback": facts}))
    assert found == ["card.body[0].facts[0]: 'value' is a required property"]


def test_properties_that_teams_adds_pass() -> None:
    assert problems(card({**TEXT, "targetWidth": "atLeast:standard"}, msteams={"width": "Full"})) == []
