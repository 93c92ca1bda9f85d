"""One of the rows that were filled in before, such as the offer that is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Literal, Self

from microsoft_teams.cards.core import CardElement
from pydantic import PrivateAttr

from bot.json import Json
from bot.toml_files import Line
from bot.words.clean import clean_line
from cards.parts.inputs import Filling, choice_input
from cards.texts import Texts
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs
from dialogs.kinds.items import ItemsField
from dialogs.kinds.money import stored_amount
from dialogs.problems import ProblemKey, problem
from dialogs.rows import Row, key_of, rows_of
from dialogs.rules import RuleType, RuleValue

LONGEST = 100
"""Characters of a name in the list."""


class PickField(Field, frozen=True):
    """Its value is {"key": of the row of the items field `among`, "name": what its first question says, "sum": the
    amount by which rows are compared, "lowest": whether none is lower}. It follows the rows: when the one that was
    chosen changes, one chooses anew."""

    in_rows = False
    needs: ClassVar[Mapping[str, frozenset[str]]] = {"among": frozenset({"items"})}

    kind: Literal["pick"] = "pick"
    among: Line
    _items: ItemsField | None = PrivateAttr(None)
    _rows: tuple[Row, ...] = PrivateAttr(())

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"sum": RuleType.MONEY, "lowest": RuleType.TRUTH, "name": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        if not isinstance(value, Mapping):
            return {}
        amount, lowest, name = self.amount(value), value.get("lowest"), value.get("name")
        known: dict[str, RuleValue] = {} if amount is None else {"sum": int(amount * 100)}
        known |= {"lowest": lowest} if isinstance(lowest, bool) else {}
        return known | ({"name": name} if isinstance(name, str) else {})

    def bound(self, earlier: Sequence[Field]) -> Self:
        bound = super().bound(earlier).model_copy()
        items = next((one for one in earlier if isinstance(one, ItemsField) and one.id == self.among), None)
        bound._items = items  # pyright: ignore[reportAttributeAccessIssue] - frozen are the options of the file
        return bound

    def narrowed(self, answers: Answers) -> Self:
        narrowed = self.model_copy()
        found = rows_of(answers.get(self.among))
        narrowed._rows = found  # pyright: ignore[reportAttributeAccessIssue] - as above
        return narrowed

    def is_asked(self, answers: Answers) -> bool:
        return super().is_asked(answers) and bool(rows_of(answers.get(self.among)))

    def still(self, value: Json, answers: Answers) -> Json:
        key = value.get("key") if isinstance(value, Mapping) else None
        now = next((one for one in self._values(rows_of(answers.get(self.among))) if one["key"] == key), None)
        return now if now and self.is_same(value, now) else None

    def is_same(self, value: Json, before: Json) -> bool:
        """Whatever else was offered."""
        one, other = (
            {name: given.get(name) for name in ("name", "sum")} if isinstance(given, Mapping) else None
            for given in (value, before)
        )
        return one == other

    def is_still(self, value: Json, again: Json) -> bool:
        return self.is_same(value, again)

    def amount(self, value: Json) -> Decimal | None:
        return stored_amount(value.get("sum")) if isinstance(value, Mapping) else None

    def _values(self, found: Sequence[Row]) -> Iterator[Mapping[str, Json]]:
        items = self._items
        if items is None:
            return
        lowest = items.lowest(found)
        for one in found:
            amount, name = items.sum_of(one), one.get(items.fields[0].id)
            if amount is not None:
                named = clean_line(name)[:LONGEST] if isinstance(name, str) else ""
                yield {"key": key_of(one), "name": named, "sum": f"{amount:.2f}", "lowest": amount == lowest}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        found = (one for one in self._values(rows_of(on.beside.get(self.among))) if one["key"] == raw)
        return next(found, None) or problem(self.id, ProblemKey.CHOICE)

    def typed(self, value: Json) -> Mapping[str, str]:
        key = value.get("key") if isinstance(value, Mapping) else None
        return {self.id: key} if isinstance(key, str) else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        options = [(str(one["key"]), self._said(f.t, one)) for one in self._values(self._rows)]
        value = f.value(self.id) if f.value(self.id) in dict(options) else ""
        label = self.label[f.t.language]
        box = choice_input(f.t, self.id, label, options, value, required=self.required, style="expanded")
        return f.around(self.id, box)

    def _said(self, t: Texts, value: Json) -> str:
        amount = self.amount(value)
        if not isinstance(value, Mapping) or amount is None:
            return ""
        key = "pick-lowest" if value.get("lowest") is True else "pick-not-lowest"
        return t(key, name=clean_line(str(value.get("name") or "")), amount=t.money(amount))
