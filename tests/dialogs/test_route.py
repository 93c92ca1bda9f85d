"""A route as its file says it: stages, what is wrong with one, and which of them some answers need."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrange.form_keeping import form_as_it_was, version_of
from bot.arrange.form_version import FormVersion
from bot.people.decisions import FIRST_STAGE
from dialogs.form import forms_of
from dialogs.kinds.text import TextField
from dialogs.model import Form
from dialogs.route import MOST_STAGES
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, options, the_form

TABLE = 'route = {approvers = ["manager"], otherwise = ["group:hr"]}\n'
STEP = a_step(
    "trip", a_field("amount", "number", "required = false"), a_field("kind", "choice", options("bus", "train"))
)
FREE = '[[route]]\nid = "free"\napproved = true\nwhen = "amount < 50"\n'
HEADS = '[[route]]\nid = "head"\napproved = false\napprovers = ["head"]\notherwise = ["group:hr"]\n'
MONEY = '[[route]]\nid = "money"\napprovers = ["role:finance"]\notherwise = ["group:hr"]\nwhen = "amount > 500"\n'
TRAIN = '[[route]]\nid = "train"\napprovers = ["manager"]\notherwise = ["head"]\nwhen = "kind == \'train\'"\n'


def routed(*stages: str) -> str:
    assert TABLE in HEAD
    return HEAD.replace(TABLE, "") + "\n".join(stages) + STEP


def named(form: Form, **answers: Any) -> list[str]:
    return [stage.id for stage in form.stages_needed(answers)]


def test_one_table_is_a_route_of_one_stage(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + STEP)
    assert named(form) == [FIRST_STAGE]
    stage = form.route[0]
    assert (stage.approvers, stage.otherwise, stage.all, stage.name) == (("manager",), ("group:hr",), False, None)


@pytest.mark.parametrize(
    ("amount", "kind", "stages"),
    [
        (20, "bus", []),
        (50, "bus", ["head"]),
        (500, "bus", ["head"]),
        (500.5, "bus", ["head", "money"]),
        (501, "train", ["head", "money", "train"]),
        (None, "bus", ["head", "money"]),
        (None, None, ["head", "money", "train"]),
    ],
)
def test_answers_choose_the_stages(tmp_path: Path, amount: float | None, kind: str | None, stages: list[str]) -> None:
    """Where an answer is missing, somebody is asked rather than nobody."""
    form = the_form(tmp_path, routed(FREE, HEADS, MONEY, TRAIN))
    given = {"amount": amount, "kind": kind}
    assert named(form, **{name: value for name, value in given.items() if value is not None}) == stages


def test_what_comes_after_an_approval_by_rule_is_not_asked(tmp_path: Path) -> None:
    form = the_form(tmp_path, routed(HEADS, FREE, MONEY))
    assert named(form, amount=20) == ["head"]
    assert named(form, amount=600) == ["head", "money"]


@cache
def _any() -> Form:
    return forms_of({"outing.toml": routed(FREE, HEADS, MONEY, TRAIN).encode()})["outing"]


@given(st.floats(-1e6, 1e6), st.sampled_from(["bus", "train"]))
def test_the_stages_stand_in_the_order_of_the_file(amount: float, kind: str) -> None:
    found = named(_any(), amount=amount, kind=kind)
    assert found == [one for one in ("head", "money", "train") if one in found]
    assert ("head" in found) == (amount >= 50)
    assert ("money" in found) == (amount > 500)
    assert ("train" in found) == (kind == "train" and amount >= 50)


@pytest.mark.parametrize(
    ("times", "reminders"),
    [
        ("", ()),
        ("due = 1\n", ()),
        ("due = 2\n", (1,)),
        ("due = 5\n", (4,)),
        ("due = 5\nremind = []\n", ()),
        ("due = 5\nremind = [4, 2, 4]\n", (2, 4)),
    ],
)
def test_who_is_asked_is_reminded_on_the_last_day_or_when_it_says(
    tmp_path: Path, times: str, reminders: tuple[int, ...]
) -> None:
    form = the_form(tmp_path, routed(HEADS + times))
    assert form.route[0].reminders == reminders
    assert form_as_it_was(version_of(form)) == form


BROKEN = [
    (routed("route = []\n"), "route: must be a table, or at least one of [[route]]"),
    (routed('route = "manager"\n'), "route: must be a table, or at least one of [[route]]"),
    (routed(HEADS, HEADS), "route.head.id: there is another stage 'head'"),
    (routed(HEADS.replace('id = "head"\n', "")), "route[1]: 'id' is missing"),
    (
        routed(HEADS.replace('"head"\n', '"De head"\n')),
        "route.De head.id: 'De head' is wrong: small letters, figures and _",
    ),
    (routed(HEADS.replace('approvers = ["head"]\n', "")), "route.head: 'approvers' is missing"),
    (routed(HEADS.replace('otherwise = ["group:hr"]\n', "")), "route.head: 'otherwise' is missing"),
    (routed(HEADS.replace('["head"]', "[]")), "route.head.approvers: must be a list of texts, at least one"),
    (
        routed(HEADS.replace('["head"]', '["hed"]')),
        "route.head.approvers[1]: unknown approver 'hed'; did you mean 'head'?",
    ),
    (routed(HEADS.replace('["head"]', '["head:x"]')), "route.head.approvers[1]: unknown approver 'head:x'"),
    (routed(HEADS + 'all = "yes"\n'), "route.head.all: must be true or false"),
    (
        routed(HEADS.replace("false", "true")),
        "route.head.approvers: asks nobody where 'approved' is true: leave it out",
    ),
    (
        routed(*(HEADS.replace('"head"\n', f'"h{one}"\n') for one in range(MOST_STAGES + 1))),
        f"route: a route has at most {MOST_STAGES} stages",
    ),
    (routed(MONEY.replace("amount", "amont")), "route.money.when: "),
    (routed(MONEY.replace("amount > 500", "amount")), "route.money.when: "),
    (routed(TRAIN.replace("'train'", "'trein'")), "route.train.when: "),
    (HEAD.replace('"group:hr"]}', '"group:hr"], when = "amount > true"}') + STEP, "route.when: "),
    (
        routed(HEADS.replace('["head"]', '["answer:chief"]')),
        "route.head.approvers[1]: unknown field 'chief'; allowed: none",
    ),
    (
        routed(HEADS.replace('["head"]', '["answer:amount"]')),
        "route.head.approvers[1]: 'amount' is of kind 'number', whose answers name nobody",
    ),
    (routed(HEADS + "due = 0\n"), "route.head.due: must be a whole number from 1 to 100"),
    (routed(HEADS + "due = true\n"), "route.head.due: must be a whole number from 1 to 100"),
    (routed(HEADS + "due = 3\nremind = [2, 3]\n"), "route.head.remind[2]: must be before 'due', which is 3"),
    (routed(HEADS + "due = 3\nremind = [0]\n"), "route.head.remind: must be a list of whole numbers of school days"),
    (routed(HEADS + "due = 3\nremind = 2\n"), "route.head.remind: must be a list of whole numbers of school days"),
    (routed(HEADS + "due = 3\nremind = [true]\n"), "route.head.remind: must be a list of whole numbers of school days"),
    (routed(HEADS + "remind = [2]\n"), "route.head.remind: needs 'due': in how many school days it is decided"),
    (
        routed(HEADS + 'escalate = ["head"]\n'),
        "route.head.escalate: needs 'due': in how many school days it is decided",
    ),
    (
        routed(HEADS + 'due = 3\nescalate = ["hed"]\n'),
        "route.head.escalate[1]: unknown approver 'hed'; did you mean 'head'?",
    ),
    (
        routed(HEADS + 'due = 3\nescalate = ["answer:chief"]\n'),
        "route.head.escalate[1]: unknown field 'chief'; allowed: none",
    ),
    (routed(FREE + "due = 3\n"), "route.free.due: asks nobody where 'approved' is true: leave it out"),
    (routed(HEADS.replace('["head"]', '["answer:"]')), "route.head.approvers[1]: unknown approver 'answer:'"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[message[:60] for _, message in BROKEN])
def test_each_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    assert any(one.startswith(f"outing.toml: {message}") for one in errors_of(tmp_path, text)), errors_of(
        tmp_path, text
    )


def test_an_answer_that_names_somebody_may_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextField, "names", "person")
    chief = a_step("who", a_field("chief", "text"))
    form = the_form(tmp_path, routed(HEADS.replace('["head"]', '["answer:chief", "manager"]')) + chief)
    assert form.route[0].approvers == ("answer:chief", "manager")


def test_a_form_that_was_kept_is_the_same_form(tmp_path: Path) -> None:
    form = the_form(tmp_path, routed(FREE, HEADS, MONEY + f"all = true\nname = {NAME}\n", TRAIN))
    assert form_as_it_was(version_of(form)) == form


def test_a_form_that_the_version_before_kept_has_one_stage(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + STEP)
    then = json.loads(form.as_json) | {"route": {"approvers": ["manager"], "otherwise": ["group:hr"]}}
    kept = form_as_it_was(FormVersion("then", "outing", json.dumps(then)))
    assert kept == form


NAME = '{nl = "Financiën", fr = "Finances", en = "Finance"}'
