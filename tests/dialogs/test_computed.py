"""What a form works out itself: computed fields, checks across fields, and defaults from the profile."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.json import Json
from bot.people.person import Person, Role
from bot.toml_files import BadFiles
from cards.problems import problem_said
from cards.texts import texts
from dialogs.filling import asked_answers, check_all, first_open, read_step, typed
from dialogs.kinds.field import Circumstances
from dialogs.model import Answers, Form
from dialogs.problems import Problem, ProblemKey
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, errors_of, options, the_form

ANA = Person("1", "Ana", "leerkracht", "de-linde", roles=frozenset({Role.TEACHER}), phone="0470 12 34 56")
TODAY = Circumstances(date(2026, 11, 21), me=ANA)


def computed(formula: str, gives: str, *lines: str) -> str:
    return a_field("sum", "computed", f'formula = "{formula}"', f'gives = "{gives}"', *lines)


ASKED = (
    a_field("km", "number", "decimals = 2", "required = false"),
    a_field("price", "money"),
    a_field("who", "text"),
    a_field("time", "period"),
)
GIVEN: Answers = {
    "km": 12.5,
    "price": "24.50",
    "who": "Ana",
    "time": {"from": "2026-11-23", "from_part": "day", "to": "2026-11-24", "to_part": "morning", "days": 1.5},
}


def summed(folder: Path, formula: str, gives: str, *lines: str) -> Form:
    return the_form(folder, HEAD + a_step("trip", *ASKED) + a_step("sum", computed(formula, gives, *lines)))


@pytest.mark.parametrize(
    ("formula", "gives", "value", "said"),
    [
        ("euro(0.4265 * km)", "money", "5.33", "€ 5,33"),
        ("price + euro(0.10) + euro(0.20)", "money", "24.80", "€ 24,80"),
        ("price * 3 - euro(70)", "money", "3.50", "€ 3,50"),
        ("km * 2", "number", 25, "25"),
        ("km / 3", "number", 4.17, "4,17"),
        ("time.days + days(1)", "days", 2.5, "2,5 dagen"),
        ("time.days - days(1)", "days", 0.5, "een halve dag"),
        ("who + '!'", "text", "Ana!", "Ana!"),
        ("km > 10 ? 'ver' : 'dichtbij'", "text", "ver", "ver"),
        ("euro(1) - price", "money", None, "Niet ingevuld"),
        ("km / 0", "number", None, "Niet ingevuld"),
        ("km * 1e300", "number", None, "Niet ingevuld"),
    ],
)
def test_what_is_worked_out(tmp_path: Path, formula: str, gives: str, value: Json, said: str) -> None:
    form = summed(tmp_path, formula, gives)
    kept = asked_answers(form, GIVEN)
    assert kept.get("sum") == value
    assert type(kept.get("sum")) is type(value)
    field = form.fields[-1]
    assert field.said(texts("nl"), kept.get("sum")).replace("\xa0", " ") == said
    assert typed(form, form.steps[1], kept) == ({"sum": str(value)} if value is not None else {})


def test_a_unit_stands_behind_it(tmp_path: Path) -> None:
    form = summed(tmp_path, "km * 2", "number", 'unit = "km"', "decimals = 0")
    assert form.fields[-1].said(texts("nl"), asked_answers(form, {**GIVEN, "km": 12.3})["sum"]) == "25 km"


def test_what_a_client_says_of_it_counts_for_nothing(tmp_path: Path) -> None:
    form = summed(tmp_path, "price * 2", "money")
    forged = {**GIVEN, "sum": "0.01"}
    assert asked_answers(form, forged)["sum"] == "49.00"
    assert read_step(form, form.steps[1], forged, {"sum": "0.01"}, TODAY).answers["sum"] == "49.00"
    assert check_all(form, forged, TODAY) == {}


def test_it_follows_what_changes_and_is_empty_before(tmp_path: Path) -> None:
    form = the_form(
        tmp_path,
        HEAD
        + a_step("trip", a_field("price", "money"), computed("price * 2", "money"))
        + a_step("more", a_field("why", "text", 'when = "sum > euro(40)"')),
    )
    trip = form.steps[0]
    assert "sum" not in read_step(form, trip, {}, {"price": "x"}, TODAY).answers
    filled = read_step(form, trip, {}, {"price": "24,5"}, TODAY)
    assert (filled.answers, filled.typed["sum"]) == ({"price": "24.50", "sum": "49.00"}, "49.00")
    assert first_open(form, filled.answers) == form.steps[1]
    less = read_step(form, trip, {**filled.answers, "why": "x"}, {"price": "2"}, TODAY)
    assert less.answers == {"price": "2.00", "sum": "4.00"}


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (computed("price * km", "days"), "sum.formula: column 1: gives money; it must give days"),
        (computed("price + km", "money"), "sum.formula: column 7: '+' does not take money and a number"),
        (computed("sum + 1", "number"), "sum.formula: column 1: 'sum' is asked later"),
        (computed("km", "euros"), "sum.gives: unknown type 'euros'; allowed: days, money, number, text"),
        (computed("km", "number", "required = true"), "sum.required: nobody fills in a field of kind 'computed'"),
        (a_field("x", "period", "default = \"'a'\""), "x.default: a field of kind 'period' takes no default"),
        (a_field("x", "text", 'default = "me.shcool"'), "x.default: column 1: unknown name 'me.shcool'; did you mean"),
        (a_field("x", "number", 'default = "me.name"'), "x.default: column 1: gives text; it must give a number"),
        (a_field("x", "text", 'default = "who"'), "x.default: column 1: unknown name 'who'"),
        (
            a_field("x", "choice", options("bus", "train"), "default = \"'buss'\""),
            "x.default: column 1: unknown value 'buss'; did you mean 'bus'?",
        ),
        (a_field("x", "text", "default = 3"), 'x.default: must be a rule, such as "kind ='),
    ],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, field: str, message: str) -> None:
    found = errors_of(tmp_path, HEAD + a_step("trip", *ASKED) + a_step("then", field))
    assert any(one.startswith(f"outing.toml: steps.then.fields.{message}") for one in found), found


def check(rule: str, at: str) -> str:
    says = '{nl = "Te duur.", fr = "Trop cher.", en = "Too much."}'
    return f'\n[[checks]]\nrule = "{rule}"\nat = "{at}"\nsays = {says}\n'


def checked(folder: Path, *checks: str) -> Form:
    then = a_step("then", a_field("paid", "money", "required = false"), a_field("x", "text", "required = false"))
    return the_form(folder, HEAD + a_step("trip", *ASKED) + then + "".join(checks))


def test_a_check_is_told_at_its_field_and_again_at_the_end(tmp_path: Path) -> None:
    form = checked(tmp_path, check("paid <= price", "paid"), check("paid > euro(1)", "paid"))
    then = form.steps[1]
    filled = read_step(form, then, GIVEN, {"paid": "30"}, TODAY)
    (problem,) = filled.problems.values()
    assert list(filled.problems) == ["paid"]
    assert [problem_said(texts(one), problem) for one in ("nl", "fr", "en")] == ["Te duur.", "Trop cher.", "Too much."]
    assert filled.answers["paid"] == "30.00", "it is sound in itself, and not lost"
    assert check_all(form, filled.answers, TODAY) == filled.problems
    assert read_step(form, then, GIVEN, {"paid": "20"}, TODAY).problems == {}
    assert set(read_step(form, then, GIVEN, {"paid": "1"}, TODAY).problems) == {"paid"}
    later = {**GIVEN, "paid": "20.00", "price": "10.00"}
    assert set(check_all(form, later, TODAY)) == {"paid"}, "another answer changed since"


def test_a_check_that_names_what_is_not_answered_says_nothing(tmp_path: Path) -> None:
    form = checked(tmp_path, check("paid <= price", "paid"), check("paid.answered || x.answered", "x"))
    assert set(read_step(form, form.steps[1], GIVEN, {}, TODAY).problems) == {"x"}
    assert read_step(form, form.steps[1], GIVEN, {"x": "a"}, TODAY).problems == {}


def test_a_check_that_has_no_value_does_not_hold(tmp_path: Path) -> None:
    """More was paid than there is: there is no money below zero."""
    form = checked(tmp_path, check("price - paid >= euro(0)", "paid"))
    assert set(read_step(form, form.steps[1], GIVEN, {"paid": "30"}, TODAY).problems) == {"paid"}
    assert read_step(form, form.steps[1], GIVEN, {"paid": "24,5"}, TODAY).problems == {}


def test_what_is_wrong_with_an_answer_itself_goes_first(tmp_path: Path) -> None:
    form = checked(tmp_path, check("paid <= price", "paid"))
    filled = read_step(form, form.steps[1], {**GIVEN, "paid": "30.00"}, {"paid": "x"}, TODAY)
    assert filled.problems["paid"].key != ProblemKey.CHECK


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (check("paid <= prize", "paid"), "[1].rule: column 9: unknown earlier field 'prize'; did you mean 'price'?"),
        (check("paid <= price", "payd"), "[1].at: unknown field 'payd'; did you mean 'paid'?"),
        (check("price >= paid", "price"), "[1].rule: column 10: 'paid' is asked later"),
        (check("paid", "paid"), "[1].rule: column 1: gives money; it must give true or false"),
        (f'\n[[checks]]\nrule = "true"\nat = "paid"\ntext = {TEXTS}\n', "[1]: unknown option 'text'"),
        ('\n[[checks]]\nrule = "true"\nat = "paid"\n', "[1]: 'says' is missing: a text in nl, fr, en"),
    ],
)
def test_a_wrong_check_is_named(tmp_path: Path, wrong: str, message: str) -> None:
    with pytest.raises(BadFiles) as caught:
        checked(tmp_path, wrong)
    assert f"outing.toml: checks{message}" in str(caught.value)


def test_checks_are_kept_with_the_form(tmp_path: Path) -> None:
    form = checked(tmp_path, check("paid <= price", "paid"))
    again = Form.model_validate_json(form.as_json)
    assert again == form
    assert set(check_all(again, {**GIVEN, "paid": "30.00"}, TODAY)) == {"paid"}


DEFAULTS = (
    a_field("call", "text", 'default = "me.phone"', "required = false"),
    a_field("on", "date", 'default = "today + days(7)"'),
    a_field("many", "number", 'default = "2"'),
    a_field("price", "money", 'default = "euro(24.5)"'),
    a_field("how", "choice", options("bus", "car"), "default = \"'teacher' in me.roles ? 'bus' : 'car'\""),
    a_field("needs", "choices", options("lunch", "guide"), "default = \"['guide', 'lunch']\""),
    a_field("sure", "toggle", "default = \"me.school == 'de-linde'\""),
    a_field("boss", "text", 'default = "me.manager"'),
)


@pytest.fixture
def own(tmp_path: Path) -> Form:
    more = a_step("then", a_field("more", "toggle"), a_field("x", "text", 'when = "more"', 'default = "me.name"'))
    return the_form(tmp_path, HEAD + a_step("own", *DEFAULTS) + more)


FILLED = {
    "call": "0470 12 34 56",
    "on": "2026-11-28",
    "many": "2",
    "price": "24.50",
    "how": "bus",
    "needs": "lunch,guide",
    "sure": "true",
}


def test_a_step_begins_with_its_defaults(own: Form) -> None:
    assert typed(own, own.steps[0], {}, TODAY) == FILLED, "of Ana no manager is known"
    other = replace(TODAY, me=replace(ANA, roles=frozenset(), school="elders", phone="", manager="2"))
    differs = {"how": "car", "sure": "false", "boss": "2"}
    assert typed(own, own.steps[0], {}, other) == {**{k: v for k, v in FILLED.items() if k != "call"}, **differs}


def test_defaults_are_not_put_over_what_was_answered(own: Form) -> None:
    filled = read_step(own, own.steps[0], {}, {**FILLED, "boss": "2", "call": "", "many": "3"}, TODAY)
    assert filled.problems == {}
    shown = typed(own, own.steps[0], filled.answers, TODAY)
    assert shown == {**{k: v for k, v in FILLED.items() if k != "call"}, "boss": "2", "many": "3"}
    assert typed(own, own.steps[0], {}) == {}, "nobody in particular"


def test_a_question_that_comes_up_has_its_default(own: Form) -> None:
    filled = read_step(own, own.steps[1], {}, {"more": "true"}, TODAY)
    assert filled.problems == {"x": Problem(ProblemKey.ALSO)}
    assert filled.typed["x"] == "Ana"
    again = read_step(own, own.steps[1], filled.answers, {"more": "true", "x": ""}, TODAY)
    assert "x" not in again.typed, "it was emptied"


def test_a_default_that_the_field_does_not_take_is_left_out(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + a_step("own", a_field("x", "text", "max_length = 3", 'default = "me.job"')))
    assert typed(form, form.steps[0], {}, TODAY) == {}
