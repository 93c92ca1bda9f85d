"""Rules of a form: typed when it is loaded, worked out with its answers, and never in the way of anybody."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from dialogs.filling import asked_answers, check_all, read_step
from dialogs.kinds.field import Circumstances
from dialogs.model import Answers, Form
from dialogs.problems import Problem, ProblemKey
from dialogs.rules import Rule, RuleType
from dialogs.rules.rule import worked_out
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, errors_of, options, the_form
from tests.dialogs.test_fields import EVERY_KIND, JSON, VALUES

TODAY = Circumstances(date(2026, 11, 21))
FIELDS = (
    a_field("how", "choice", options("bus", "train")),
    a_field("needs", "choices", options("lunch", "guide"), "required = false"),
    a_field("who", "text", "required = false"),
    a_field("km", "number", "decimals = 2"),
    a_field("on", "date"),
    a_field("sure", "toggle"),
    a_field("time", "period"),
)
ANSWERS: Answers = {
    "how": "bus",
    "needs": ["lunch"],
    "km": 12.5,
    "on": "2026-11-24",
    "sure": True,
    "time": {"from": "2026-11-23", "from_part": "day", "to": "2026-11-24", "to_part": "morning", "days": 1.5},
}


def ruled(folder: Path, rule: str) -> Form:
    return the_form(folder, HEAD + a_step("first", *FIELDS) + a_step("then", a_field("x", "text", f'when = "{rule}"')))


@pytest.mark.parametrize(
    ("rule", "is_asked"),
    [
        ("how == 'bus'", True),
        ("how != 'bus'", False),
        ("how in ['train', 'bus']", True),
        ("one_of(how, ['train'])", False),
        ("'lunch' in needs && !('guide' in needs)", True),
        ("one_of(needs, ['guide', 'lunch'])", True),
        ("needs.size() == 1", True),
        ("sure", True),
        ("!sure || km > 12", True),
        ("km * 2 == 25 && km / 2 == 6.25 && km - 2 < 10.6 && -km < 0", True),
        ("km + 1 == 13.5", True),
        ("on > date('2026-11-23') && on < date('2026-11-25')", True),
        ("on - time.first == days(1)", True),
        ("time.first + days(1) == time.last", True),
        ("time.days == days(1.5) && time.days * 2 == days(3)", True),
        ("number(time.days) * 4 == 6", True),
        ("euro(0.42) * km == euro(5.25)", True),
        ("time.days * euro(12.15) == euro(18.23)", True),  # 18.225: half a cent goes up
        ("euro(10) / 3 == euro(3.33) && euro(1) + euro(2) - euro(0.5) == euro(2.50)", True),
        ("euro(0.4265 * (km - 2.5)) == euro(4.27)", True),  # 4.265
        ("total([euro(0.1), euro(0.2)]) == euro(0.3)", True),
        ("sum([1.5, 2.5].filter(n, n > 2).map(n, n * 2)) == 5", True),
        ("who.answered", False),
        ("!who.answered", True),
        ("who == 'Ana'", False),  # nobody said so
        ("who != 'Ana'", False),
        ("!(who == 'Ana')", False),
        ("who == 'Ana' || sure", True),  # whatever the first says
        ("euro(1) - km * euro(2) < euro(5)", False),  # there is no money below zero
        ("km / 0 > 1", False),
    ],
)
def test_what_a_rule_comes_to(tmp_path: Path, rule: str, is_asked: bool) -> None:
    form = ruled(tmp_path, rule)
    assert ([field.id for field in form.steps[1].asked(ANSWERS)] == ["x"]) is is_asked


THEN = "outing.toml: steps.then.fields.x.when"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("how == 'buss'", "column 8: unknown value of 'how' 'buss'; did you mean 'bus'?"),
        ("'lunsh' in needs", "column 1: unknown value of 'needs' 'lunsh'; did you mean 'lunch'?"),
        ("how in ['bus', 'tram']", "column 16: unknown value of 'how' 'tram'; did you mean 'train'?"),
        ("sure && one_of(needs, ['x'])", "column 24: unknown value of 'needs' 'x'; allowed: guide, lunch"),
        ("hov == 'bus'", "column 1: unknown earlier field 'hov'; did you mean 'who'?"),
        ("sure && x == 'a'", "column 9: 'x' is asked later: a rule names what was asked before"),
        ("time > on", "column 1: 'time' alone says nothing; name time.answered, time.days, time.first, time.last"),
        ("time.dayz > days(1)", "column 1: unknown name 'time.dayz'; did you mean 'time.days'?"),
        ("km", "column 1: gives a number; it must give true or false"),
        ("how", "column 1: gives text; it must give true or false"),
        ("[1, 'a']", "column 1: gives what no field is; it must give true or false"),
        ("km > euro(3)", "column 4: '>' does not take a number and money"),
        ("euro(2) * euro(2) > euro(1)", "column 9: '*' does not take money and money"),
        ("time.days > 2", "column 11: '>' does not take days and a number"),
        ("sure && how + 1 == 'a'", "column 13: '+' does not take text and a number"),
        ("total(needs) > euro(1)", "column 6: 'total' does not take a list of text"),
        ("how.matches('a*')", "column 1: there is no function 'matches'"),
        ("dyn(how) == 3", "column 1: there is no function 'dyn'"),
        ("km % 2 == 1", "column 4: '%' is not for rules"),
        ("on > date('2026-13-01')", "column 11: '2026-13-01' is no date; write it as 2026-09-01"),
        ("euro(0.4265) * km > euro(1)", "column 6: 0.4265 is rounded to the cent before anything else"),
        ("euro(1) / 0 > euro(1)", "column 1: cannot be worked out"),
        ("how = 'bus'", "column 5: syntax error: token recognition error at: '= '"),
        ("sure &&", "column 8: syntax error: mismatched input '<EOF>'"),
        ("sure &&\\n  !hov", "line 2, column 4: unknown earlier field 'hov'; did you mean 'who'?"),
        ("(" * 40 + "sure" + ")" * 40, "column 1: is nested too deep"),
        ("sure" + " || sure" * 200, "column 1001: is too long: at most 1000 characters"),
        (" ", "must be a rule, such as \"kind == 'training'\""),
    ],
)
def test_a_wrong_rule_is_named_with_its_column(tmp_path: Path, rule: str, message: str) -> None:
    (found,) = errors_of(
        tmp_path, HEAD + a_step("first", *FIELDS) + a_step("then", a_field("x", "text", f'when = "{rule}"'))
    )
    assert found.startswith(f"{THEN}: {message}")


def test_a_rule_that_is_no_text_is_named(tmp_path: Path) -> None:
    wrong = a_step("first", *FIELDS) + a_step("then", a_field("x", "text", "when = 3"))
    assert errors_of(tmp_path, HEAD + wrong) == [f"{THEN}: must be a rule, such as \"kind == 'training'\""]


def test_of_a_field_that_is_wrong_itself_nothing_more_is_said(tmp_path: Path) -> None:
    wrong = a_step("first", a_field("far", "txt"), a_field("x", "text", 'when = "far > 3"'))
    assert errors_of(tmp_path, HEAD + wrong) == [
        "outing.toml: steps.first.fields.far.kind: unknown kind 'txt'; did you mean 'text'?"
    ]


def test_a_step_depends_on_what_was_asked_before_it(tmp_path: Path) -> None:
    form = the_form(
        tmp_path,
        HEAD
        + a_step("first", *FIELDS)
        + a_step("then", a_field("x", "text"), a_field("y", "text")).replace(
            f"title = {TEXTS}", f"title = {TEXTS}\nwhen = \"how == 'train'\"", 1
        ),
    )
    assert [step.id for step in form.steps_asked({"how": "bus"})] == ["first"]
    assert [step.id for step in form.steps_asked({"how": "train"})] == ["first", "then"]
    assert asked_answers(form, {"how": "bus", "x": "a", "y": "b"}) == {"how": "bus"}
    then = form.steps[1]
    assert read_step(form, then, {"how": "bus"}, {"x": "a", "y": "b"}, TODAY).answers == {"how": "bus"}


def test_a_step_does_not_depend_on_itself(tmp_path: Path) -> None:
    step = a_step("first", *FIELDS).replace(f"title = {TEXTS}", f"title = {TEXTS}\nwhen = \"how == 'train'\"", 1)
    assert errors_of(tmp_path, HEAD + step) == [
        "outing.toml: steps.first.when: column 1: 'how' is asked later: a rule names what was asked before"
    ]


SEAT = (
    f'options = [{{value = "car", label = {TEXTS}, when = "km < 10"}}, {{value = "bus", label = {TEXTS}}}, '
    f'{{value = "train", label = {TEXTS}, when = "km >= 10"}}]'
)


@pytest.fixture(params=["choice", "choices"])
def seats(request: pytest.FixtureRequest, tmp_path: Path) -> Form:
    return the_form(
        tmp_path, HEAD + a_step("first", a_field("km", "number")) + a_step("then", a_field("seat", request.param, SEAT))
    )


def offered(form: Form, answers: Answers) -> list[str | bool]:
    return [value for field in form.steps[1].asked(answers) for value in field.deciding]


def test_an_option_depends_on_earlier_answers(seats: Form) -> None:
    assert offered(seats, {"km": 3}) == ["car", "bus"]
    assert offered(seats, {"km": 12}) == ["bus", "train"]
    assert offered(seats, {}) == ["bus"]
    several = seats.fields[1].kind == "choices"
    filled = read_step(seats, seats.steps[1], {"km": 3}, {"seat": "train"}, TODAY)
    assert filled.problems == {"seat": Problem(ProblemKey.CHOICE)}
    before: Answers = {"km": 3, "seat": ["car", "bus"] if several else "car"}
    far = read_step(seats, seats.steps[0], before, {"km": "12"}, TODAY)
    assert far.answers == ({"km": 12, "seat": ["bus"]} if several else {"km": 12})
    assert check_all(seats, {"km": 12, "seat": "car"}, TODAY) == {"seat": Problem(ProblemKey.REQUIRED)}


def test_where_no_option_remains_nothing_is_asked(tmp_path: Path) -> None:
    bare = SEAT.replace(f'{{value = "bus", label = {TEXTS}}}, ', "")
    form = the_form(
        tmp_path, HEAD + a_step("first", a_field("km", "number")) + a_step("then", a_field("seat", "choice", bare))
    )
    assert offered(form, {}) == []
    assert [step.id for step in form.steps_asked({})] == ["first"]


def test_an_option_does_not_depend_on_its_own_step(tmp_path: Path) -> None:
    step = a_step("first", a_field("km", "number"), a_field("seat", "choice", SEAT))
    assert errors_of(tmp_path, HEAD + step)[0] == (
        "outing.toml: steps.first.fields.seat.options[1].when: column 1: "
        "'km' is asked later: a rule names what was asked before"
    )


def test_an_optional_question_is_not_brought_up_by_its_own_step(tmp_path: Path) -> None:
    step = a_step("first", *FIELDS, a_field("x", "text", "required = false", 'when = "sure && km > 3"'))
    assert errors_of(tmp_path, HEAD + step) == [
        f"outing.toml: steps.first.fields.x.when: '{name}' stands in the same step: make the field required, "
        "or ask it in a later step"
        for name in ("km", "sure")
    ]


OLD = (
    '{{"id":"outing","version":1,"prefix":"UIT","title":{t},"description":{t},"keywords":{k},'
    '"route":{{"approvers":["manager"],"otherwise":["group:hr"]}},"steps":[{{"id":"how","title":{t},"fields":['
    '{{"id":"how","kind":"choice","label":{t},"required":true,"options":[{{"value":"bus","label":{t}}},'
    '{{"value":"train","label":{t}}}]}},{{"id":"sure","kind":"toggle","label":{t},"required":false}},'
    '{{"id":"stop","kind":"text","label":{t},"required":true,"when":{{"field":"how","one_of":["bus"]}},"max_length":9}},'
    '{{"id":"why","kind":"text","label":{t},"required":true,"when":{{"field":"sure","one_of":[false]}}}}]}}]}}'
)


def test_a_form_that_was_kept_before_there_were_rules_is_read() -> None:
    texts, words = '{"nl":"a","fr":"b","en":"c"}', '{"nl":["a"],"fr":["b"],"en":["c"]}'
    form = Form.model_validate_json(OLD.format(t=texts, k=words))
    assert [field.id for field in form.asked({"how": "bus", "sure": True})] == ["how", "sure", "stop"]
    assert [field.id for field in form.asked({"how": "train", "sure": False})] == ["how", "sure", "why"]
    again = Form.model_validate_json(form.as_json)
    assert again == form
    assert [field.id for field in again.asked({"how": "bus", "sure": True})] == ["how", "sure", "stop"]


def test_rules_are_kept_with_the_form(tmp_path: Path) -> None:
    form = ruled(tmp_path, "how == 'bus' && km > 3")
    again = Form.model_validate_json(form.as_json)
    assert again == form
    assert again.digest == form.digest
    assert len(again.asked(ANSWERS)) == len(form.asked(ANSWERS)) == len(FIELDS) + 1


NAMED = {"text": "asked == 'a'", "number": "asked > 1", "date": "asked > date('2026-01-01')", "toggle": "asked"}


@given(st.data(), st.sampled_from(sorted(EVERY_KIND)))
def test_whatever_was_answered_a_rule_comes_to_something_or_nothing(data: st.DataObject, kind: str) -> None:
    """Also for a value of another shape, which an older form may have left."""
    field = EVERY_KIND[kind]
    answers: Mapping[str, Json] = {"asked": data.draw(st.one_of(JSON, VALUES.get(kind, JSON)))}
    assert set(field.rule_values(answers["asked"])) in ({*field.rule_types}, set())
    for part, is_ in field.rule_types.items():
        name = f"asked.{part}" if part else "asked"
        value = Rule(name).bound([field]).value(answers)
        if value is None:
            assert not field.rule_values(answers["asked"]), (name, is_)
    assert isinstance(Rule("asked.answered").bound([field]).value(answers), bool)
    assert Rule(NAMED.get(kind, "asked.answered")).bound([field]).holds(answers) in (True, False)


SCRAPS = st.sampled_from(
    [
        *("t", "n", "m", "d", "l", "1", "2.5", "'a'", "true", "days(1)", "euro(2)", "[n, 1.0]", "l.map(x, x)"),
        *("+", "-", "*", "/", "<", "==", "in", "&&", "||", "!", "(", ")", "?", ":", ".", "size()", "total([m])"),
        "l.all(x, l.all(y, x == y))",
    ]
)
NAMES = (
    ("d", RuleType.DAYS),
    ("l", RuleType.TEXTS),
    ("m", RuleType.MONEY),
    ("n", RuleType.NUMBER),
    ("t", RuleType.TEXT),
)


@given(st.lists(SCRAPS, max_size=12).map(" ".join) | st.text(max_size=60), st.integers(0, 100))
def test_no_rule_raises_and_none_takes_long(source: str, size: int) -> None:
    """CEL stops it after 10,000 turns."""
    worked_out(source, NAMES, {"t": "a", "n": 1.5, "m": 250, "l": ["a"] * size})
    worked_out(source, NAMES, {})


def test_lists_in_lists_come_to_an_end() -> None:
    deep = "l.all(a, l.all(b, l.all(c, l.all(d, a == b && c == d))))"
    assert worked_out(deep, NAMES, {"l": ["a"] * 5}) is True
    assert worked_out(deep, NAMES, {"l": ["a"] * 100}) is None
