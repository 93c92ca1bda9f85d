"""Options that are courses: a day, a price, places with a waiting list; and what rules and amounts know of them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from dialogs.amounts import amount_of
from dialogs.kinds.choice import ChoiceProblem
from dialogs.kinds.field import Circumstances
from dialogs.problems import Problem, Problems
from tests.conversations.course import COURSE
from tests.dialogs.making import a_field, a_step, field, the_form

SLIPS = (
    ("most = 1, ", "", "nobody waits where there is no 'most'"),
    ("until = 2027-01-06", "until = 2027-01-14", "2027-01-14 is after 'day' = 2027-01-13"),
    ('price = "45.00"', "price = -1", "must not be below zero"),
    ('price = "45.00"', "price = 45.5", "must be whole euros"),
    ("day = 2027-01-13", 'day = "morgen"', "must be a day such as"),
)


@pytest.mark.parametrize(("given", "slip", "told"), SLIPS)
def test_what_makes_no_course_is_named(given: str, slip: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match=told):
        the_form(tmp_path, COURSE.replace(given, slip))


def test_something_is_left_when_all_has_taken_place(tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match="one of them at least must have no 'until'"):
        the_form(tmp_path, COURSE.replace('value = "other", ', 'value = "other", day = 2027-01-20, '))


def test_what_took_place_is_offered_no_more(tmp_path: Path) -> None:
    form = the_form(tmp_path, COURSE.replace("until = 2027-01-06, ", ""))
    asked = form.fields[0]
    assert asked.read({"which": "aid"}, Circumstances(date(2027, 1, 13))) == "aid"
    over = Problem(ChoiceProblem.OVER, {"date": date(2027, 1, 13)})
    assert asked.read({"which": "aid"}, Circumstances(date(2027, 1, 14))) == Problems({"which": over})


def test_a_full_one_is_chosen_only_where_one_can_wait(tmp_path: Path) -> None:
    on = Circumstances(date(2026, 12, 1), left={"which.aid": 0})
    assert the_form(tmp_path, COURSE).fields[0].read({"which": "aid"}, on) == "aid"
    full = the_form(tmp_path, COURSE.replace("waiting = true, ", "")).fields[0].read({"which": "aid"}, on)
    assert full == Problems({"which": Problem(ChoiceProblem.FULL)})


def test_its_price_is_an_amount(tmp_path: Path) -> None:
    form = the_form(tmp_path, COURSE)
    assert amount_of(form, {"which": "aid"}) == Decimal(45)
    assert amount_of(form, {"which": "other"}) is None


@pytest.mark.parametrize(
    ("rule", "which", "holds"),
    [
        ("which.price > euro(40)", "aid", True),
        ("which.price > euro(45)", "aid", False),
        ("which.price > euro(40)", "other", False),
        ("which.day >= date('2027-01-13')", "aid", True),
        ("which.day > date('2027-01-13')", "aid", False),
        ("which == 'aid' && which.answered", "aid", True),
    ],
)
def test_rules_know_its_day_and_price(rule: str, which: str, holds: bool, tmp_path: Path) -> None:
    form = the_form(tmp_path, COURSE + a_step("more", a_field("more", "text", f'when = "{rule}"')))
    assert form.steps[-1].fields[0].is_asked({"which": which}) is holds


def test_a_choice_of_what_costs_nothing_has_no_price_in_rules(tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match="of type 'string'"):
        the_form(
            tmp_path,
            COURSE.replace(', price = "45.00"', "")
            + a_step("more", a_field("more", "text", 'when = "which.price > euro(1)"')),
        )
    assert field("choices", "a", "b").rule_types.keys() == {""}


def test_it_is_kept_with_the_form(tmp_path: Path) -> None:
    form = the_form(tmp_path, COURSE)
    assert type(form).model_validate_json(form.as_json) == form
