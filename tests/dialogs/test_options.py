"""Options that end on a day, and what is said of an option below its question."""

from datetime import date
from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from dialogs.filling import check_all
from dialogs.kinds.choice import ChoiceProblem, Option
from dialogs.kinds.field import Circumstances
from dialogs.problems import Problem, Problems
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, field, texts, the_form

LAST = date(2026, 12, 31)
ON_THE_LAST, AFTER = Circumstances(LAST), Circumstances(date(2027, 1, 1))
OVER = Problem(ChoiceProblem.OVER, {"date": LAST})
OPTIONS = (Option(value="old", label=texts("Oud"), until=LAST), Option(value="new", label=texts("Nieuw")))
FORM = HEAD + a_step(
    "trip",
    a_field(
        "how",
        "choice",
        f'options = [{{value = "old", label = {TEXTS}, hint = {TEXTS}, until = 2026-12-31}}, '
        f'{{value = "new", label = {TEXTS}}}]',
    ),
)


@pytest.mark.parametrize(("kind", "value"), [("choice", "old"), ("choices", ["old"])])
def test_an_option_is_offered_up_to_its_last_day(kind: str, value: str | list[str]) -> None:
    asked = field(kind, options=OPTIONS)
    assert asked.read({"asked": "old"}, ON_THE_LAST) == value
    assert asked.read({"asked": "old"}, AFTER) == Problems({"asked": OVER})
    assert not isinstance(asked.read({"asked": "new"}, AFTER), Problems)


def test_a_draft_that_chose_what_is_over_says_so(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    assert check_all(form, {"how": "old"}, ON_THE_LAST) == {}
    assert check_all(form, {"how": "old"}, AFTER) == {"how": OVER}


def test_the_last_day_is_kept_with_the_form(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    assert type(form).model_validate_json(form.as_json) == form


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("until = 2026-12-31T10:00:00", "options[1].until: must be a day such as 2026-12-31"),
        ('until = "ooit"', "options[1].until: must be a day such as 2026-12-31"),
    ],
)
def test_what_is_no_day_is_named(slip: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, FORM.replace("until = 2026-12-31", slip))
    assert told in str(caught.value)


def test_something_is_left_to_choose(tmp_path: Path) -> None:
    every = FORM.replace('value = "new", ', 'value = "new", until = 2027-06-30, ')
    with pytest.raises(BadFiles, match="one of them at least must have no 'until'"):
        the_form(tmp_path, every)


@pytest.mark.parametrize(
    ("most", "told"),
    [
        ("0", "options[1].most: must be a whole number from 1 to 1000"),
        ('"2"', "options[1].most: must be a whole number from 1 to 1000"),
    ],
)
def test_what_is_no_number_of_places_is_named(most: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, FORM.replace("until = 2026-12-31", f"most = {most}"))
    assert told in str(caught.value)


def test_places_are_not_counted_in_rows(tmp_path: Path) -> None:
    one = f'{{value = "old", label = {TEXTS}, most = 2}}, {{value = "new", label = {TEXTS}}}'
    row = f'fields = [{{id = "how", kind = "choice", label = {TEXTS}, options = [{one}]}}]'
    with pytest.raises(BadFiles, match="places are not counted in rows: leave 'most' out"):
        the_form(tmp_path, HEAD + a_step("trip", a_field("rows", "items", f"row = {TEXTS}", row)))


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_an_option_without_a_place_left_is_refused(kind: str) -> None:
    asked = field(kind, options=OPTIONS)
    full = Problems({"asked": Problem(ChoiceProblem.FULL)})
    left = {"asked.new": 0, "other.new": 3}
    assert asked.read({"asked": "new"}, Circumstances(LAST, left=left)) == full
    assert not isinstance(asked.read({"asked": "new"}, Circumstances(LAST, left={"other.new": 0})), Problems)
