"""What this version keeps is read by the one before it, and the other way round: by the shape of every kind."""

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.upgrade import SHAPES
from tests.upgrade.shapes import problems, shapes

BEFORE: Mapping[str, Any] = json.loads(SHAPES.read_text("utf-8"))
APART: Mapping[str, str] = {}
"""What this version changes in spite of the rule, each with the reason why nothing goes wrong while both run."""

Changing = Callable[[dict[str, Any]], object]


def test_this_version_and_the_one_before_read_each_other() -> None:
    found = list(problems(BEFORE, shapes()))
    assert [problem for problem in found if problem not in APART] == []
    assert set(APART) <= set(found), "of what is changed no more nothing is said"


def body(all_: dict[str, Any], kind: str = "request") -> dict[str, Any]:
    return all_["kinds"][kind]["body"]


MAY: Mapping[str, Changing] = {
    "a field with a default": lambda now: body(now)["properties"].update(mood={"type": "string"}),
    "a kind": lambda now: now["kinds"].update(mood={"schema": 1, "indexes": [], "body": {}}),
    "an index": lambda now: now["kinds"]["request"]["indexes"].append("organisation mood"),
    "a button": lambda now: now["verbs"].update({"mood.show": {}}),
    "a field of a button with a default": lambda now: now["verbs"]["request.show"]["properties"].update(mood={}),
    "a job": lambda now: now["jobs"].append("mood"),
}
MAY_NOT: Mapping[str, tuple[Changing, str]] = {
    "a field without a default": (
        lambda now: (body(now)["required"].append("mood"), body(now)["properties"].update(mood={})),
        "request.mood: has no default, and what stands there may lack it",
    ),
    "a field needed that had a default": (
        lambda now: body(now)["required"].append("reference"),
        "request.reference: has no default, and what stands there may lack it",
    ),
    "a field that the version before needs": (
        lambda now: body(now)["properties"].pop("requester") and body(now)["required"].remove("requester"),
        "request.requester: is gone: the version before cannot do without it",
    ),
    "a field that it keeps": (
        lambda now: body(now)["properties"].pop("reference"),
        "request.reference: is gone: what the version before keeps is lost",
    ),
    "another type": (
        lambda now: body(now)["properties"].update(reference={"type": "integer"}),
        'request.reference: type was "string" and is "integer"',
    ),
    "a value of an enum": (
        lambda now: body(now)["$defs"]["RequestState"]["enum"].append("mood"),
        "request.state: 'mood', which the version before does not know",
    ),
    "a value less": (
        lambda now: body(now)["$defs"]["RequestState"]["enum"].remove("refused"),
        "request.state: 'refused', which stands there, is not known any more",
    ),
    "another schema": (
        lambda now: now["kinds"]["request"].update(schema=2),
        "request: schema 2, which the version before refuses",
    ),
    "an index less": (
        lambda now: now["kinds"]["request"]["indexes"].remove("organisation changed"),
        "request: the index on organisation changed, by which the version before finds, is gone",
    ),
    "a kind less": (lambda now: now["kinds"].pop("request"), "request: documents of this kind are not read any more"),
    "a button less": (
        lambda now: now["verbs"].pop("approval.approve"),
        "button approval.approve: cards that have it stand in chats",
    ),
    "a field of a button": (
        lambda now: now["verbs"]["approval.approve"]["required"].append("seen"),
        "button approval.approve.seen: cards of before do not carry it",
    ),
    "a job less": (
        lambda now: now["jobs"].remove("announcement_spread"),
        "job announcement_spread: it may wait in a queue",
    ),
}


@pytest.mark.parametrize("what", MAY)
def test_a_release_may_add(what: str) -> None:
    assert list(problems(BEFORE, changed(MAY[what]))) == []


@pytest.mark.parametrize("what", MAY_NOT)
def test_a_release_may_not_bring(what: str) -> None:
    change, problem = MAY_NOT[what]
    assert problem in list(problems(BEFORE, changed(change)))


def changed(change: Changing) -> Mapping[str, Any]:
    now = copy.deepcopy(dict(BEFORE))
    change(now)
    return now
