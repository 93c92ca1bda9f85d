"""Answers as another system gives them: whatever they are, of whatever kind, nothing breaks and nothing is guessed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.arrange import deciding
from bot.arrange.filling_whole import WrongAnswers, filled
from bot.errors import Unavailable
from bot.people import mandates
from bot.people.acting import System
from bot.people.contacts import Actor, meet
from cards.examples.world import EVERY_KIND
from dialogs.form import FORMS_FOLDER, load_forms
from dialogs.kinds import kinds
from dialogs.kinds.field import Field
from dialogs.kinds.items import ItemsField
from dialogs.kinds.number import NumberField
from tests.api.rig import TOPDESK, Caller
from tests.api.test_mandates import proposal
from tests.api.test_requests import PATH, leave
from tests.conversations.school import School

HOSTILE: list[Any] = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float(10**300),
    "",
    "x" * 10_000,
    "\u0000\u202e<script>",
    [],
    [[]],
    [{}],
    [{"key": []}],
    [None],
    {},
    {"id": [], "name": {}},
    {"event": 1, "kinship": []},
    {"event": "wedding", "kinship": {}},
    {"item": "x", "quantity": True},
    {"item": [], "quantity": 1},
    {"from": 1, "to": None, "by": [], "km": {}, "back": "x"},
    {"from": "a", "to": "b", "by": "car", "km": "1", "back": 1},
    {"from": "2026-01-01", "from_part": [], "to": {}, "to_part": 1},
]


def fields() -> Iterator[Field]:
    """Of every kind."""
    for form in (*load_forms(FORMS_FOLDER).values(), EVERY_KIND):
        for field in form.fields:
            yield field
            yield from field.fields if isinstance(field, ItemsField) else ()


def test_what_is_given_is_texts_for_its_own_inputs_or_nothing() -> None:
    for field in fields():
        for value in HOSTILE:
            said = field.given(value)
            assert all(isinstance(text, str) for text in said.values()), (field.kind, value)
            assert all(at.partition(".")[0] == field.id for at in said)


async def test_no_answer_breaks_a_form(school: School, topdesk: Caller) -> None:
    actor = await in_name_of(school, school.ana.id)
    for form in school.house.forms_for(actor.person).values():
        for value in HOSTILE:
            given = {field.id: value for field in form.fields}
            with pytest.raises(WrongAnswers) as wrong:
                await filled(school.house, actor, form, "key", given)
            assert wrong.value.wrong


async def in_name_of(school: School, person: str) -> Actor:
    return replace(await meet(school.house, person, None), system=System(TOPDESK, "TOPdesk"))


def test_no_number_is_rounded() -> None:
    label = {"nl": "n", "fr": "n", "en": "n"}
    whole = NumberField.model_validate({"id": "n", "kind": "number", "label": label})
    halves = NumberField.model_validate({"id": "n", "kind": "number", "label": label, "decimals": 1})
    assert (whole.given(3), whole.given(3.7)) == ({"n": "3"}, {})
    assert (halves.given(3.5), halves.given(3.55)) == ({"n": "3.5"}, {})


def test_what_follows_from_an_answer_is_not_asked_for() -> None:
    by_kind = {field.kind: field for field in fields()}
    assert set(kinds()) == set(by_kind)
    assert list(by_kind["catalogue"].given({"item": "a", "quantity": 2}).values()) == ["a", "2"]
    driven = by_kind["kilometres"].given({"from": "a", "to": "b", "by": "car", "km": "3"})
    assert list(driven.values()) == ["a", "b", "car", "3", "false"]
    assert list(by_kind["right"].given({"event": "wedding", "kinship": "family"}).values()) == ["wedding", "family"]


async def test_a_system_decides_nothing_though_it_acts_for_who_may(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, leave(school))
    approver = await in_name_of(school, school.ben.id)
    for deed in (
        deciding.decide(school.house, approver, made.body["id"], approved=True),
        deciding.decide(school.house, approver, made.body["id"], approved=False, reason="x"),
        deciding.ask(school.house, approver, made.body["id"], "x", seen=1),
    ):
        with pytest.raises(Unavailable):
            await deed
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["history"] == made.body["history"]


async def test_a_system_accepts_and_declines_no_mandate(school: School, topdesk: Caller) -> None:
    made = await topdesk.post("/api/mandates", proposal(school))
    holder = await in_name_of(school, school.emma.id)
    for deed in (mandates.accept, mandates.decline):
        with pytest.raises(Unavailable):
            await deed(school.house, holder, made.body["id"])
    assert (await topdesk.get(f"/api/mandates/{made.body['id']}")).body["state"] == "proposed"
