"""That a form offers work, as the form says it: what is wrong with that, and which answers make it one."""

from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

FIELDS = a_field("place", "school") + a_field("day", "date") + a_field("who", "person") + a_field("what", "text")
STEP = a_step("work", FIELDS)
OFFERS = '[opportunity]\nschool = "place"\nlast = "day"\ncontact = "who"\nasks = ["what"]\nshows = ["what"]\n'


def test_it_is_read_as_it_stands_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + OFFERS + "shared = \"what == 'gedeeld'\"\n" + STEP)
    assert form.opportunity
    assert form.opportunity.is_shared(form.fields, {"what": "gedeeld"})
    assert not form.opportunity.is_shared(form.fields, {"what": "vacature"})
    assert not form.opportunity.is_shared(form.fields, {}), "an answer is missing"
    assert form_as_it_was(version_of(form)) == form


def test_without_a_rule_nothing_is_shared(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + OFFERS + STEP)
    assert form.opportunity
    assert not form.opportunity.is_shared(form.fields, {"what": "gedeeld"})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (OFFERS.replace('"place"', '"plaec"'), "opportunity.school: unknown field 'plaec'; did you mean 'place'?"),
        (OFFERS.replace('"place"', '"day"'), "opportunity.school: 'day' must be of kind school"),
        (OFFERS.replace('"day"', '"who"'), "opportunity.last: 'who' must be of kind date"),
        (OFFERS.replace('"who"', '"what"'), "opportunity.contact: 'what' must be of kind person"),
        (OFFERS.replace('asks = ["what"]', 'asks = ["waht"]'), "opportunity.asks[1]: unknown field 'waht'"),
        (OFFERS.replace('shows = ["what"]', 'shows = ["waht"]'), "opportunity.shows[1]: unknown field 'waht'"),
        (OFFERS.replace('last = "day"\n', ""), "opportunity: 'last' is missing"),
        (OFFERS + 'shared = "waht == 1"\n', "opportunity.shared: "),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, wrong: str, message: str) -> None:
    (said,) = errors_of(tmp_path, HEAD + wrong + STEP)
    assert message in said
