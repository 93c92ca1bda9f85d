"""Articles with a price: how many, what they come to, and what is said when the price changed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.json import Json
from bot.toml_files import BadFiles
from cards.texts import texts as words
from dialogs.filling import check_all, read_step
from dialogs.kinds.catalogue import Article, CatalogueField
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import ItemsField
from dialogs.model import Form
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, texts, the_form

TODAY = Circumstances(date(2026, 11, 21))
NL = words("nl")
DEVICE = CatalogueField(
    id="device",
    label=texts("Toestel"),
    options=(Article(value="headset", label=texts("Headset"), price=Decimal("34.95")),),
    most=10,
)
THREE: Json = {"item": "headset", "quantity": 3, "price": "34.95"}
HEADSET, PC = f'value = "headset", label = {TEXTS}, price = "34.95"', f'value = "pc", label = {TEXTS}, price = 649'
LIST = f"options = [{{{HEADSET}}}, {{{PC}}}]"


def ordered(**inputs: Json) -> Json | Problems:
    return DEVICE.read({at.replace("__", "."): value for at, value in inputs.items()}, TODAY)


def test_the_price_comes_from_the_form_and_is_kept() -> None:
    assert ordered(device="headset", device__quantity="3", device__price="0.01") == THREE
    assert DEVICE.worth(THREE) == Decimal("104.85")
    assert DEVICE.said(NL, THREE) == "3 × Headset, €\xa034,95 per stuk – €\xa0104,85"
    assert DEVICE.rule_values(THREE) == {"item": "headset", "quantity": 3, "price": 3495, "sum": 10485}


@pytest.mark.parametrize(
    ("inputs", "wrong"),
    [
        ({}, {"device": "problem-required"}),
        ({"device__quantity": "3"}, {"device": "problem-required"}),
        ({"device": "tank", "device__quantity": "3"}, {"device": "problem-choice"}),
        ({"device": "headset"}, {"device.quantity": "problem-required"}),
        ({"device": "headset", "device__quantity": "0"}, {"device.quantity": "problem-number-small"}),
        ({"device": "headset", "device__quantity": "11"}, {"device.quantity": "problem-number-large"}),
        ({"device": "headset", "device__quantity": "1,5"}, {"device.quantity": "problem-number-decimals"}),
        (
            {"device": ["headset"], "device__quantity": "x"},
            {"device": "problem-choice", "device.quantity": "problem-number"},
        ),
    ],
)
def test_what_is_wrong_stands_at_its_input(inputs: dict[str, Json], wrong: dict[str, str]) -> None:
    read = ordered(**inputs)
    assert isinstance(read, Problems)
    assert {at: problem.key for at, problem in read.at.items()} == wrong


def form_with(folder: Path, *, rows: bool) -> Form:
    if not rows:
        return the_form(folder, HEAD + a_step("buy", a_field("device", "catalogue", LIST)))
    row = f'fields = [{{id = "device", kind = "catalogue", label = {TEXTS}, {LIST}}}]'
    return the_form(folder, HEAD + a_step("buy", a_field("all", "items", f"row = {TEXTS}", row, 'totals = ["device"]')))


@pytest.mark.parametrize("rows", [False, True])
def test_a_price_that_changed_is_said_and_the_new_one_is_kept(tmp_path: Path, rows: bool) -> None:
    form = form_with(tmp_path, rows=rows)
    name = "all" if rows else "device"
    before: Json = {"item": "headset", "quantity": 3, "price": "29.95"}
    answers = {name: [{"key": "1", "device": before}] if rows else before}
    assert check_all(form, answers, TODAY) == {name: Problem(ProblemKey.CHANGED)}
    inputs = {} if rows else {"device": "headset", "device.quantity": "3"}
    filled = read_step(form, form.steps[0], answers, inputs, TODAY)
    assert filled.answers == {name: [{"key": "1", "device": THREE}] if rows else THREE}
    assert check_all(form, filled.answers, TODAY) == {}


def test_rows_of_articles_have_a_total(tmp_path: Path) -> None:
    field = form_with(tmp_path, rows=True).field("all")
    assert isinstance(field, ItemsField)
    rows = [{"key": "1", "device": THREE}, {"key": "2", "device": {"item": "pc", "quantity": 1, "price": "649.00"}}]
    assert "Totaal: €\xa0753,85" in field.said(NL, rows)
    assert field.rule_values(rows) == {"device": [10485, 64900]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("options = []", "options: a catalogue has 1 to 60 articles"),
        (LIST.replace("649", "-1"), "options[2].price: must not be below zero"),
        (LIST.replace(", price = 649", ""), "options[2]: 'price' is missing"),
        (LIST.replace('"pc"', '"headset"'), "options[2].value: there is another article 'headset'"),
    ],
)
def test_mistakes_in_a_list_are_named(tmp_path: Path, options: str, message: str) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, HEAD + a_step("buy", a_field("device", "catalogue", options)))
    assert f"outing.toml: steps.buy.fields.device.{message}" in str(caught.value)
