"""A form that is handed in for a colleague: what it has to say of that."""

from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

FOR = 'for = ["role:secretary"]\n'
BEHALF = 'behalf = "who"\n'


def phoned(*options: str, top: str = FOR + BEHALF) -> str:
    return top + HEAD + a_step("trip", a_field("who", "person", *options))


BOTH = ("not_me = true", "own_school = true")


def test_it_is_read_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, phoned(*BOTH))
    assert form.behalf == "who"
    assert form_as_it_was(version_of(form)) == form


def test_a_form_that_says_nothing_of_it_is_kept_too(tmp_path: Path) -> None:
    form = the_form(tmp_path, phoned(top=""))
    assert form.behalf is None
    assert form_as_it_was(version_of(form)) == form


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (phoned(*BOTH, top=BEHALF), "behalf: needs 'for': who may hand it in for others"),
        (phoned(*BOTH, top=FOR + 'behalf = "whom"\n'), "behalf: unknown field 'whom'; did you mean 'who'?"),
        (phoned(BOTH[0]), "behalf: 'who' must be of kind person, with not_me = true and own_school = true"),
        (phoned(BOTH[1]), "behalf: 'who' must be of kind person, with not_me = true and own_school = true"),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    (said,) = errors_of(tmp_path, text)
    assert message in said
