"""That a form confirms who was there: what is wrong with that in its file, and of which options it is confirmed."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.arrange.form_keeping import form_as_it_was, version_of
from bot.arrange.places.takers import Takers
from dialogs.kinds.choice import limited
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

NAMED = 'label = {nl = "A", fr = "A", en = "A"}'
COURSES = (
    f'options = [{{value = "day", most = 3, day = 2027-01-13, {NAMED}}}, {{value = "any", most = 3, {NAMED}}}, '
    f'{{value = "other", {NAMED}}}]'
)
STEP = a_step(
    "what", a_field("which", "choice", COURSES) + a_field("lunch", "choice", COURSES) + a_field("why", "text")
)
OWNED = 'owner = ["group:hr"]\n'
CONFIRMS = '[attendance]\nfield = "which"\n'


def test_it_is_of_the_options_of_its_field_that_have_a_day(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + OWNED + CONFIRMS + STEP)
    assert form.attendance
    asked = {name for name, one in limited(form.fields).items() if form.attendance.is_of(name, one)}
    assert asked == {"which.day"}
    assert form_as_it_was(version_of(form)) == form


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWNED + CONFIRMS.replace("which", "wich"), "attendance.field: unknown field 'wich'; did you mean 'which'?"),
        (OWNED + CONFIRMS.replace("which", "why"), "attendance.field: 'why' must be of kind choice"),
        (CONFIRMS, "attendance: needs 'owner', or 'handling': who confirms it"),
        (OWNED + "confidential = true\n" + CONFIRMS, "attendance: what is confidential names nobody to who owns it"),
        (OWNED + "[attendance]\n", "attendance: 'field' is missing"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    found = errors_of(tmp_path, HEAD + text + STEP)
    assert any(one.startswith(f"outing.toml: {said}") for one in found), found


@pytest.mark.parametrize("left_out", ["most = 3, ", "day = 2027-01-13, "])
def test_without_a_day_and_places_there_is_nothing_to_confirm(tmp_path: Path, left_out: str) -> None:
    found = errors_of(tmp_path, HEAD + OWNED + CONFIRMS + STEP.replace(left_out, ""))
    assert any("no option of 'which' has both 'most' and 'day'" in one for one in found), found


def test_places_of_before_are_read() -> None:
    """They did not say whether something asks afterwards."""
    kept = {"id": "which.day", "by": {"outing.2026.a": "m"}, "waiting": []}
    assert TypeAdapter(Takers).validate_python(kept).asks_after is False
