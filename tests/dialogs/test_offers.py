"""Rows that are compared, the one that is picked among them, and thresholds: what rules and amounts know of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.json import Json
from bot.people.thresholds import Amount, Threshold, Thresholds
from bot.toml_files import BadFiles
from bot.words.translated import Translated
from dialogs.amounts import amount_of
from dialogs.filling import asked_answers, check_all
from dialogs.kinds.field import Answers, Circumstances
from dialogs.kinds.thresholds import ThresholdsProblem
from dialogs.model import Form
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, texts, the_form

ROW = (
    f'row = {TEXTS}\ncompare = "price"\nfields = [{{id = "from", kind = "text", label = {TEXTS}}}, '
    f'{{id = "price", kind = "money", label = {TEXTS}}}]'
)
LIMITS = a_field("limits", "thresholds", 'of = ["offers"]')
CHOSEN = a_field("chosen", "pick", 'among = "offers"') + a_field("why", "text", 'when = "!chosen.lowest"')
FORM = (
    HEAD
    + a_step("offers", LIMITS, a_field("offers", "items", ROW))
    + a_step("choice", CHOSEN)
    + a_step("more", a_field("more", "text", 'when = "chosen.sum > limits.offers"'))
)


def of(euros: int) -> Thresholds:
    amount = Amount(date(2026, 1, 1), Decimal(euros), "Nota")
    return Thresholds((Threshold("offers", Translated(texts("Drie offertes")), (amount,)),))


ON = Circumstances(date(2026, 12, 1), thresholds=of(2500))


def rows(*prices: str) -> Json:
    return [{"key": str(at), "from": f"Firma {at}", "price": one} for at, one in enumerate(prices, 1)]


def picked(form: Form, key: str, *prices: str) -> Answers:
    offers, field = rows(*prices), form.field("chosen")
    assert field is not None
    value = field.read({"chosen": key}, replace(ON, beside={"offers": offers}))
    assert not isinstance(value, Problems)
    limits = form.fields[0].read({}, ON)
    assert not isinstance(limits, Problems)
    return {"limits": limits, "offers": offers, "chosen": value, "why": "Sneller", "more": "x"}


@pytest.mark.parametrize(("key", "lowest"), [("1", False), ("2", True), ("3", True)])
def test_whether_it_is_the_lowest_decides_what_is_asked(key: str, lowest: bool, tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    kept = asked_answers(form, picked(form, key, "30.00", "20.00", "20.00"))
    assert ("why" in kept) is not lowest


def test_only_what_is_picked_is_an_amount(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    assert amount_of(form, picked(form, "1", "3000.00", "2000.00")) == Decimal(3000)


@pytest.mark.parametrize(("price", "asked"), [("2500.00", False), ("2500.01", True)])
def test_the_threshold_is_a_value_in_rules(price: str, asked: bool, tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    assert ("more" in asked_answers(form, picked(form, "1", price))) is asked


def test_a_row_that_changes_is_picked_anew_and_a_lower_one_is_seen(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    before = picked(form, "1", "30.00", "40.00")
    assert "chosen" not in asked_answers(form, {**before, "offers": rows("31.00", "40.00")})
    lower = asked_answers(form, {**before, "offers": rows("30.00", "29.00")})
    assert lower["chosen"] == {"key": "1", "name": "Firma 1", "sum": "30.00", "lowest": False}


def test_what_is_no_row_is_not_picked(tmp_path: Path) -> None:
    field = the_form(tmp_path, FORM).field("chosen")
    assert field is not None
    for raw in ("9", "", 3, ["1"], {"key": "1"}):
        read = field.read({"chosen": raw}, replace(ON, beside={"offers": rows("1.00")}))
        assert isinstance(read, Problems)


def test_a_threshold_that_changed_is_shown_before_it_is_handed_in(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    answers = picked(form, "1", "30.00")
    assert "limits" not in check_all(form, answers, ON)
    later = check_all(form, answers, replace(ON, thresholds=of(3000)))
    assert later["limits"] == Problem(ProblemKey.CHANGED)


def test_without_an_amount_on_the_day_nobody_goes_on(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    for on in (replace(ON, today=date(2025, 12, 31)), replace(ON, thresholds=Thresholds())):
        assert form.fields[0].read({}, on) == Problems({"limits": Problem(ThresholdsProblem.NONE)})


@pytest.mark.parametrize(
    ("given", "slip", "told"),
    [
        ('compare = "price"', 'compare = "prise"', "unknown field of the row 'prise'; did you mean 'price'?"),
        ('compare = "price"', 'compare = "from"', "'from' must be of kind money"),
        ('compare = "price"', 'compare = "price"\ntotals = ["price"]', "what is compared is not added up"),
        ('among = "offers"', 'among = "limits"', "'limits' must be of kind items"),
        ('among = "offers"', 'among = "ofers"', "unknown earlier field 'ofers'"),
        ('compare = "price"\n', "", "'offers' compares nothing"),
        ('of = ["offers"]', "of = []", "of: must be a list of texts, at least one"),
        ('of = ["offers"]', 'of = ["offers"]\nrequired = false', "nobody fills in a field of kind 'thresholds'"),
    ],
)
def test_what_is_wrong_is_named(given: str, slip: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, FORM.replace(given, slip))
    assert told in str(caught.value)


def test_it_is_kept_with_the_form(tmp_path: Path) -> None:
    form = the_form(tmp_path, FORM)
    assert type(form).model_validate_json(form.as_json) == form
