"""Which amount a request is about: what a form works out, one larger answer, or all answers together."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.json import Json
from dialogs.amounts import amount_of
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, the_form

ROWS = a_field("costs", "items", f"row = {TEXTS}") + "".join(
    f'\n[[steps.fields.fields]]\nid = "{name}"\nkind = "{kind}"\nlabel = {TEXTS}\n'
    for name, kind in (("what", "text"), ("paid", "money"))
)
FORM = HEAD + a_step("one", a_field("fee", "money", "required = false"), a_field("travel", "money", "required = false"))
HALF = a_field("half", "computed", 'formula = "fee / 2.0"', 'gives = "money"')


@pytest.mark.parametrize(
    ("more", "answers", "amount"),
    [
        ("", {}, None),
        ("", {"fee": "400.00"}, "400.00"),
        ("", {"fee": "400.00", "travel": "200.50"}, "600.50"),
        ("", {"fee": "0.00"}, "0.00"),
        ("", {"fee": "a lot"}, None),
        (a_step("two", HALF), {"fee": "400.00"}, "400.00"),
        (a_step("two", HALF.replace("/ 2.0", "* 2.0")), {"fee": "400.00", "travel": "1.00"}, "800.00"),
        (a_step("two", ROWS), {"costs": [{"key": "1", "what": "bus", "paid": "9.95"}]}, "9.95"),
        (
            a_step("two", ROWS),
            {"fee": "1.00", "costs": [{"key": one, "what": "bus", "paid": "9.95"} for one in "12"]},
            "20.90",
        ),
    ],
)
def test_the_amount(tmp_path: Path, more: str, answers: dict[str, Json], amount: str | None) -> None:
    found = amount_of(the_form(tmp_path, FORM + more), answers)
    assert found == (Decimal(amount) if amount else None)
