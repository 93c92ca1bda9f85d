"""That a replacement can be looked for, as a form says it: what is wrong with that, and for which answers, and when."""

from datetime import date
from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from dialogs.away import replaced_in
from dialogs.form import load_forms
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

STEP = a_step(
    "trip", *(a_field("day", "date"), a_field("back", "date"), a_field("amount", "number", "required = false"))
)
AWAY = '[away]\nfield = "day"\n'
REPLACEMENT = "[replacement]\n"
ANSWERS = {"day": "2026-12-04", "back": "2026-12-07", "amount": 6}


def replaced(replacement: str, away: str = AWAY) -> str:
    return HEAD + away + replacement + STEP


def test_it_is_read_as_it_stands_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, replaced(REPLACEMENT + 'shows = ["amount"]\nwhen = "amount > 5"\n'))
    assert form.replacement
    assert form.replacement.shows == ("amount",)
    period = replaced_in(form, ANSWERS)
    assert period
    assert (period.first, period.last) == (date(2026, 12, 4), date(2026, 12, 4))
    assert replaced_in(form, {**ANSWERS, "amount": 5}) is None
    assert replaced_in(form, {"day": "2026-12-04"}) is None, "an answer is missing"
    assert form_as_it_was(version_of(form)) == form


def test_its_own_field_says_when(tmp_path: Path) -> None:
    for away in (AWAY, ""):
        form = the_form(tmp_path, replaced(REPLACEMENT + 'field = "back"\n', away))
        period = replaced_in(form, ANSWERS)
        assert period
        assert period.first == date(2026, 12, 7)


def test_a_form_that_says_nothing_offers_none(tmp_path: Path) -> None:
    assert replaced_in(the_form(tmp_path, replaced("")), ANSWERS) is None


@pytest.mark.parametrize(
    ("replacement", "away", "message"),
    [
        (REPLACEMENT, "", "replacement: needs 'field', or the form 'away': when who asks is to be replaced"),
        (REPLACEMENT + 'field = "dya"\n', AWAY, "replacement.field: unknown field 'dya'; did you mean 'day'?"),
        (REPLACEMENT + 'field = "amount"\n', AWAY, "replacement.field: 'amount' must be of kind date or period"),
        (
            REPLACEMENT + 'shows = ["amont"]\n',
            AWAY,
            "replacement.shows[1]: unknown field 'amont'; did you mean 'amount'?",
        ),
        (REPLACEMENT + 'when = "amont > 5"\n', AWAY, "replacement.when: "),
        (REPLACEMENT + 'when = "amount"\n', AWAY, "replacement.when: "),
        (REPLACEMENT + 'whom = "all"\n', AWAY, "replacement: unknown option 'whom'"),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, replacement: str, away: str, message: str) -> None:
    (said,) = errors_of(tmp_path, replaced(replacement, away))
    assert message in said


def test_the_forms_that_come_with_bode_offer_it_and_never_tell_why() -> None:
    offering = {form.id: form.replacement for form in load_forms().values() if form.replacement}
    assert {id_: rule.shows for id_, rule in offering.items()} == {
        "leave": ("lessons_details",),
        "sickness": ("where",),
        "sickness_colleague": ("where",),
        "training": ("cover",),
        "trip": ("lessons_details",),
    }
