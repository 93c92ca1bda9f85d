"""Steps, and questions that depend on earlier answers."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.json import Json
from dialogs.filling import asked_answers, check_all, complete, read_step, typed
from dialogs.kinds.field import Circumstances
from dialogs.kinds.number import NumberProblem
from dialogs.model import Answers, Form
from dialogs.problems import Problem, ProblemKey
from tests.dialogs.making import HEAD, a_field, a_step, options, the_form
from tests.dialogs.test_fields import JSON
from tests.dialogs.test_problems import EVERY_PROBLEM

TODAY = Circumstances(date(2026, 11, 21))
OUTING = (
    HEAD
    + a_step(
        "how",
        a_field("kind", "choice", options("bus", "train", "foot")),
        a_field("stop", "text", 'when = {field = "kind", one_of = ["bus", "train"]}'),
        a_field("line", "number", 'when = {field = "kind", one_of = ["bus"]}'),
    )
    + a_step(
        "extra",
        a_field(
            "needs",
            "choices",
            options("lunch", "guide"),
            "required = false",
            'when = {field = "kind", one_of = ["bus"]}',
        ),
    )
    + a_step("food", a_field("diet", "text", "required = false", 'when = {field = "needs", one_of = ["lunch"]}'))
    + a_step("sure", a_field("insured", "toggle"))
    + a_step("why", a_field("why", "long_text", 'when = {field = "insured", one_of = [false]}'))
)


@pytest.fixture
def outing(tmp_path: Path) -> Form:
    return the_form(tmp_path, OUTING)


def fill(form: Form, step: str, answers: Answers, **inputs: Json) -> tuple[Answers, Mapping[str, Problem]]:
    found = form.step(step)
    assert found
    filled = read_step(form, found, answers, inputs, TODAY)
    return filled.answers, filled.problems


def test_a_question_that_an_answer_brings_up_is_no_mistake(outing: Form) -> None:
    answers, problems = fill(outing, "how", {}, kind="bus")
    assert problems == {"stop": Problem(ProblemKey.ALSO), "line": Problem(ProblemKey.ALSO)}
    assert answers == {"kind": "bus"}
    answers, problems = fill(outing, "how", answers, kind="bus", stop="Markt", line="")
    assert problems == {"line": Problem(ProblemKey.REQUIRED)}
    answers, problems = fill(outing, "how", answers, kind="bus", stop="Markt", line="13")
    assert problems == {}
    assert answers == {"kind": "bus", "stop": "Markt", "line": 13}


def test_answers_go_with_their_question_through_all_steps(outing: Form) -> None:
    answers = {"kind": "bus", "stop": "Markt", "line": 13, "needs": ["lunch"], "diet": "vis", "insured": True}
    assert complete(outing, answers)
    kept, problems = fill(outing, "how", answers, kind="train", stop="Noord", line="13")
    assert problems == {}
    assert kept == {"kind": "train", "stop": "Noord", "insured": True}


def test_a_wrong_answer_takes_the_place_of_the_right_one_before(outing: Form) -> None:
    answers, problems = fill(
        outing, "how", {"kind": "bus", "stop": "Markt", "line": 13}, kind="bus", stop="Markt", line="x"
    )
    assert problems == {"line": Problem(NumberProblem.NUMBER)}
    assert "line" not in answers
    assert not complete(outing, answers)


def test_steps_without_questions_are_skipped_both_ways(outing: Form) -> None:
    def walk(answers: Answers) -> list[str]:
        step, seen = outing.first(answers), list[str]()
        while step:
            seen.append(step.id)
            step = outing.next(step.id, answers)
        back, turned = outing.previous(seen[-1], answers), [seen[-1]]
        while back:
            turned.append(back.id)
            back = outing.previous(back.id, answers)
        assert turned[::-1] == seen
        return seen

    assert walk({"kind": "bus", "needs": ["guide", "lunch"], "insured": False}) == [
        "how",
        "extra",
        "food",
        "sure",
        "why",
    ]
    assert walk({"kind": "bus", "needs": ["guide"], "insured": True}) == ["how", "extra", "sure"]
    assert walk({"kind": "foot"}) == ["how", "sure"]
    assert walk({}) == ["how", "sure"]


def test_a_step_that_the_form_lost(outing: Form) -> None:
    assert outing.step("gone") is None
    assert outing.next("gone", {}) == outing.first({})
    assert outing.previous("gone", {}) is None


def test_answers_of_an_older_form_are_dropped_or_asked_again(outing: Form) -> None:
    old: Mapping[str, Json] = {"kind": "foot", "colour": "red", "insured": "yes", "why": 3}
    assert asked_answers(outing, old) == {"kind": "foot"}
    gone: Mapping[str, Json] = {"kind": "plane", "insured": True}
    assert check_all(outing, gone, TODAY) == {"kind": Problem(ProblemKey.CHOICE)}


def test_what_was_typed_is_kept(outing: Form) -> None:
    step = outing.step("how")
    assert step
    filled = read_step(outing, step, {"kind": "bus"}, {"kind": "bus", "stop": " Markt\u202e", "line": "dertien"}, TODAY)
    assert filled.typed == {"kind": "bus", "stop": "Markt", "line": "dertien"}
    again = read_step(outing, step, filled.answers, {"kind": ["x", {}], "stop": "y" * 10**6, "line": 10**400}, TODAY)
    assert again.typed == {"kind": "x"}
    long = read_step(outing, step, {"kind": "bus"}, {"kind": "bus", "stop": "y" * 10**6, "line": 10**400}, TODAY)
    assert long.typed == {"kind": "bus", "stop": "y" * 200}
    assert typed(outing, step, {"kind": "foot", "stop": "Markt"}) == {"kind": "foot"}


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["kind", "stop", "line", "needs", "diet", "insured", "why", "x"]), JSON), st.data()
)
def test_nothing_that_a_client_sends_raises(outing: Form, inputs: Mapping[str, Json], data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(outing.steps))
    filled = read_step(outing, step, {"kind": "bus", "needs": ["lunch"]}, inputs, TODAY)
    asked = {field.id for field in outing.fields if field.is_asked(filled.answers)}
    assert set(filled.answers) <= asked
    assert not set(filled.problems) & set(filled.answers)
    assert set(filled.typed) <= {field.id for field in step.fields}
    assert all(len(text) <= 4_000 for text in filled.typed.values())
    for problem in filled.problems.values():
        assert set(problem.args) == EVERY_PROBLEM[problem.key]
    if not filled.problems:
        wrong = check_all(outing, filled.answers, TODAY)
        assert not set(wrong) & {field.id for field in step.fields}
