"""That a form is scored, as the form says it: what is wrong with that, and what answers earn."""

from datetime import date
from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from bot.arrange.scores.scored import school_year
from dialogs.model import Answers
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, errors_of, the_form


def scored(*scores: int | None) -> str:
    rows = (
        f'{{value = "v{at}", label = {TEXTS}' + ("" if score is None else f", score = {score}") + "}"
        for at, score in enumerate(scores)
    )
    return "options = [" + ", ".join(rows) + "]"


FIELDS = (
    a_field("how", "rating", "most = 4", "required = false"),
    a_field("which", "choice", scored(0, 1, 4), "required = false"),
    a_field("all", "choices", scored(1, 2, 1), "required = false"),
)
FROM_0_TO_100 = "steps.one.fields.which.options[2].score: must be a whole number from 0 to 100"
STEP = a_step("one", *FIELDS, a_field("name", "text"), a_field("plain", "choice", scored(None, None)))
DOMAIN = f'\n[[scores]]\nid = "one"\nlabel = {TEXTS}\nfields = ["how", "which"]\n'
OTHER = f'\n[[scores]]\nid = "two"\nlabel = {TEXTS}\nfields = ["all"]\n'


@pytest.mark.parametrize(
    ("answers", "one", "two"),
    [
        ({"how": 4, "which": "v2", "all": ["v0", "v1", "v2"]}, 100, 100),
        ({"how": 1, "which": "v0", "all": []}, 0, 0),
        ({"how": 2, "which": "v1", "all": ["v1"]}, 29, 50),
        ({"how": 3, "which": "v1"}, 46, None),
        ({"how": 2}, 33, None),
        ({}, None, None),
        ({"how": 5, "which": "gone", "all": "v1"}, None, None),
        ({"how": True}, None, None),
    ],
)
def test_each_question_that_was_answered_counts_the_same(
    tmp_path: Path, answers: Answers, one: int | None, two: int | None
) -> None:
    form = the_form(tmp_path, HEAD + DOMAIN + OTHER + STEP)
    assert form.scored(answers) == {"one": one, "two": two}


def test_it_is_kept_with_the_form_as_it_was(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + DOMAIN + STEP)
    assert form_as_it_was(version_of(form)) == form


def test_a_form_that_is_not_scored_stays_what_it_was(tmp_path: Path) -> None:
    """Also its digest: nobody's draft looks changed."""
    form = the_form(tmp_path, HEAD + a_step("one", a_field("plain", "choice", scored(None, None))))
    assert form.scored({"plain": "v0"}) == {}
    assert "score" not in form.as_json


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (DOMAIN.replace('"how"', '"hwo"'), "scores.one.fields[1]: unknown field 'hwo'; did you mean 'how'?"),
        (
            DOMAIN.replace('"which"', '"name"'),
            "scores.one.fields[2]: 'name' must be of kind choice or choices or rating",
        ),
        (DOMAIN.replace('"which"', '"plain"'), "scores.one.fields[2]: each option of 'plain' needs a 'score'"),
        (DOMAIN.replace(f"label = {TEXTS}\n", ""), "scores.one: 'label' is missing"),
        (DOMAIN.replace('fields = ["how", "which"]', "fields = []"), "scores.one.fields: "),
        (DOMAIN + OTHER.replace('"two"', '"one"'), "there is another domain 'one'"),
        (DOMAIN + OTHER.replace('"all"', '"how"'), "scores.two.fields[1]: 'how' counts for 'one' already"),
        (DOMAIN.replace('"how", "which"', '"how", "how"'), "scores.one.fields: 'how' stands there twice"),
        ("confidential = true\n" + DOMAIN, "scores: what is confidential is scored for nobody"),
        ("scores = []\n", "scores: needs at least one of [[scores]]"),
        (
            "".join(DOMAIN.replace('"one"', f'"d{at}"').replace('"how", "which"', f'"f{at}"') for at in range(9)),
            "scores: a form has at most 8 domains",
        ),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, wrong: str, message: str) -> None:
    more = (
        "".join(a_field(f"f{at}", "rating") for at in range(5)),
        "".join(a_field(f"f{at}", "rating") for at in range(5, 9)),
    )
    (said,) = errors_of(tmp_path, HEAD + wrong + STEP + a_step("two", more[0]) + a_step("three", more[1]))
    assert message in said


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (scored(0, 0), "an option of 'which' needs a 'score' above 0"),
        (
            scored(0, 1).replace("score = 1", "score = 101"),
            FROM_0_TO_100,
        ),
        (
            scored(0, 1).replace("score = 1", 'score = "veel"'),
            FROM_0_TO_100,
        ),
    ],
)
def test_wrong_scores_of_options_are_named(tmp_path: Path, options: str, message: str) -> None:
    step = a_step("one", a_field("how", "rating"), a_field("which", "choice", options))
    (said,) = errors_of(tmp_path, HEAD + DOMAIN + step)
    assert message in said


@pytest.mark.parametrize(
    ("day", "began"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_school_year_begins_in_september(day: date, began: int) -> None:
    assert school_year(day) == began
