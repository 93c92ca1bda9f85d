"""Rows are added, changed, removed and put back in their order, and their total is the sum of what stands there."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from cards.texts import texts as words
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import ItemsField
from dialogs.kinds.number import NumberField
from dialogs.kinds.text import TextField
from dialogs.problems import Problems
from dialogs.rows import key_of, place_of, put_back, row_of, rows_of, with_row, without_row
from tests.dialogs.making import texts

TODAY = Circumstances(date(2026, 11, 21))
AMOUNT = NumberField(id="amount", label=texts("Bedrag"), decimals=2)
COSTS = ItemsField(
    id="costs",
    label=texts("Onkosten"),
    row=texts("Kost"),
    fields=(AMOUNT, TextField(id="what", label=texts("Wat"), required=False)),
    totals=("amount",),
)
KEYS = st.integers(0, 6).map(str)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("save"), KEYS, st.integers(0, 100_000)),
        st.tuples(st.just("remove"), KEYS, st.just(0)),
        st.tuples(st.just("restore"), KEYS, st.just(0)),
    ),
    max_size=30,
)


@given(DEEDS)
def test_the_rows_are_what_was_done_to_them(deeds: Sequence[tuple[str, str, int]]) -> None:
    value: Json = None
    expected: list[tuple[str, int]] = []
    gone: tuple[int, tuple[str, int]] | None = None
    for deed, key, cents in deeds:
        there = next((place for place, (one, _) in enumerate(expected) if one == key), None)
        if deed == "save":
            row = COSTS.read_row(key, {"costs.amount": f"{cents // 100},{cents % 100:02}"}, TODAY)
            assert not isinstance(row, Problems)
            value, gone = with_row(value, row), None
            expected = [*expected, (key, cents)] if there is None else expected
            expected = [(one, cents if one == key else before) for one, before in expected]
        elif deed == "remove" and there is not None:
            gone = (there, expected.pop(there))
            removed, place = row_of(value, key), place_of(value, key)
            assert removed is not None
            assert place == there
            kept, value = (removed, place), without_row(value, key)
        elif deed == "restore" and gone is not None:
            value = put_back(value, *kept)  # type: ignore[possibly-undefined]
            expected.insert(*gone)
            gone = None
    rows = rows_of(value)
    assert [key_of(row) for row in rows] == [key for key, _ in expected]
    assert COSTS.total(AMOUNT, rows) == Decimal(sum(cents for _, cents in expected)) / 100
    if len(rows) > 0:
        assert COSTS.read(COSTS.typed(value), TODAY) == value, "read again it is the same"


def test_a_sum_is_exact() -> None:
    rows = [{"key": str(number), "amount": 0.1} for number in range(3)]
    assert COSTS.total(AMOUNT, rows) == Decimal("0.3")
    assert "Totaal: 0,3" in COSTS.said(words("nl"), rows)


def test_rows_of_another_shape_are_left_out() -> None:
    odd: Json = [None, 3, {"amount": 1}, {"key": 4}, {"key": "x"}, {"key": "1", "amount": 1}, {"key": "1", "amount": 2}]
    assert rows_of(odd) == ({"key": "1", "amount": 1},)
    assert COSTS.total(AMOUNT, rows_of([{"key": "1", "amount": "veel"}, {"key": "2", "amount": True}])) == 0


def test_the_same_rows_with_other_keys_are_a_repetition() -> None:
    one = [{"key": "1", "amount": 2}, {"key": "4", "amount": 3}]
    assert COSTS.is_same(one, [{"key": "8", "amount": 2}, {"key": "9", "amount": 3}])
    assert not COSTS.is_same(one, list(reversed(one)))
    assert not COSTS.is_same(one, one[:1])


def test_too_few_and_too_many() -> None:
    few = COSTS.model_copy(update={"least": 2, "most": 3})
    for count, problem in ((1, "problem-rows-few"), (2, ""), (3, ""), (4, "problem-rows-many")):
        read = few.read(few.typed([{"key": str(number), "amount": 1} for number in range(count)]), TODAY)
        assert (read.at["costs"].key if isinstance(read, Problems) else "") == problem


def test_what_is_wrong_in_a_row_stands_at_its_input() -> None:
    early = COSTS.model_copy(update={"fields": (AMOUNT.model_copy(update={"max": 10}),)})
    read = early.read(early.typed([{"key": "1", "amount": 9}, {"key": "7", "amount": 11}]), TODAY)
    assert isinstance(read, Problems)
    assert list(read.at) == ["costs.7.amount"]
