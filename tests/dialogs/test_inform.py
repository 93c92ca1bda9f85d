"""Who is told of a request, as a form says it: what is wrong with that, and for which answers."""

from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

STEP = a_step("trip", a_field("amount", "number", "required = false"))
INFORM = '[[inform]]\npeople = ["head"]\n'


def told(inform: str) -> str:
    return HEAD + inform + STEP


def test_it_is_read_as_it_stands_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, told(INFORM + 'at = "submitted"\nshows = ["amount"]\nwhen = "amount > 5"\n'))
    (one,) = form.inform
    assert (one.people, one.at, one.shows) == (("head",), "submitted", ("amount",))
    assert [one.is_for(form.fields, {"amount": 6}), one.is_for(form.fields, {"amount": 5})] == [True, False]
    assert not one.is_for(form.fields, {}), "an answer is missing"
    assert form_as_it_was(version_of(form)) == form


@pytest.mark.parametrize(
    ("inform", "message"),
    [
        ("[[inform]]\n", "inform[1]: 'people' is missing"),
        ('[[inform]]\npeople = ["hed"]\n', "inform[1].people[1]: unknown principal 'hed'; did you mean 'head'?"),
        (INFORM + 'otherwise = ["answer:x"]\n', "inform[1].otherwise[1]: unknown field 'x'; allowed: none"),
        (INFORM + 'people_ = ["head"]\n', "inform[1]: unknown option 'people_'; did you mean 'people'?"),
        (INFORM + 'at = "later"\n', "inform[1].at: unknown moment 'later'; allowed: approved, submitted"),
        (INFORM + 'shows = ["amont"]\n', "inform[1].shows[1]: unknown field 'amont'; did you mean 'amount'?"),
        (INFORM + 'when = "amont > 5"\n', "inform[1].when: "),
        (INFORM + 'when = "amount"\n', "inform[1].when: "),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, inform: str, message: str) -> None:
    (said,) = errors_of(tmp_path, told(inform))
    assert message in said
