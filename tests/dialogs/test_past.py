"""A day that is past: accepted from some people only, and said at its field to the others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.people.person import Role
from dialogs.kinds.date import DateField, DateProblem
from dialogs.kinds.field import Circumstances
from dialogs.kinds.period import PeriodField
from dialogs.problems import Problem, Problems
from tests.conversations.school import organisation_file
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

ON = Circumstances(date(2026, 11, 23))
ANA = next(one for one in organisation_file().people if one.name == "Ana Martens")
OFFICE = replace(ANA, roles=frozenset({Role.SECRETARY}))
PAST = Problem(DateProblem.PAST)
LABELS = {"nl": "Dag", "fr": "Jour", "en": "Day"}


def a_date(**options: object) -> DateField:
    return DateField.model_validate({"id": "day", "label": LABELS, "past": ["role:secretary"], **options})


def a_period() -> PeriodField:
    return PeriodField.model_validate({"id": "days", "label": LABELS, "past": ["role:secretary"]})


def test_a_day_that_is_past_is_taken_from_who_may_say_one() -> None:
    inputs = {"day": "2026-11-20"}
    assert a_date().read(inputs, replace(ON, me=OFFICE)) == "2026-11-20"
    for me in (ANA, None):
        assert a_date().read(inputs, replace(ON, me=me)) == Problems({"day": PAST})
        assert a_date().read({"day": "2026-11-23"}, replace(ON, me=me)) == "2026-11-23"
    anybody = DateField.model_validate({"id": "day", "label": LABELS})
    assert anybody.read(inputs, replace(ON, me=ANA)) == "2026-11-20"


def test_the_earliest_day_counts_for_everybody() -> None:
    early = Problem(DateProblem.EARLY, {"date": date(2026, 11, 21)})
    assert a_date(earliest=-2).read({"day": "2026-11-20"}, replace(ON, me=OFFICE)) == Problems({"day": early})


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2026-11-20", "2026-11-24", {"days.from"}),
        ("2026-11-19", "2026-11-20", {"days.from", "days.to"}),
        ("2026-11-20", "", {"days.from"}),
    ],
)
def test_a_period_says_it_at_the_day_that_is_past(first: str, last: str, wrong: set[str]) -> None:
    inputs = {"days.from": first, "days.to": last}
    assert a_period().read(inputs, replace(ON, me=ANA)) == Problems(dict.fromkeys(wrong, PAST))
    assert not isinstance(a_period().read(inputs, replace(ON, me=OFFICE)), Problems)


def test_it_names_who_there_can_be(tmp_path: Path) -> None:
    step = a_step("trip", a_field("day", "date", 'past = ["role:secretary"]'))
    (field,) = the_form(tmp_path, HEAD + step).fields
    assert isinstance(field, DateField)
    assert field.past == ("role:secretary",)
    (said,) = errors_of(tmp_path, HEAD + step.replace("secretary", "secretry"))
    assert "fields.day.past[1]: unknown role 'secretry'; did you mean 'secretary'?" in said
