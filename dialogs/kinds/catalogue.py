"""An article of a list with prices, and how many of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, cast

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Found, Hint, Labels, Raw, Table, doubles, rows, whole
from cards.parts.inputs import Filling, choice_input, number_input
from cards.texts import Texts
from dialogs.kinds.choice import MOST_OPTIONS, OptionValue
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs, is_blank
from dialogs.kinds.money import Euros, is_below_zero, stored_amount
from dialogs.kinds.number import NumberField
from dialogs.problems import ArgumentsOf, Problem, ProblemKey, Problems
from dialogs.rules import RuleType, RuleValue

MOST = 1_000


class Article(Table, frozen=True):
    """`price` is of one, in euros."""

    value: OptionValue
    label: Labels
    price: Euros


class CatalogueField(Field, frozen=True):
    """Its value is {"item": an article's value, "quantity": whole, "price": of one, as MoneyField's value}: the price
    when it was chosen."""

    gist = "what"
    adds = True
    problems: ClassVar[ArgumentsOf] = NumberField.problems

    kind: Literal["catalogue"] = "catalogue"
    options: Annotated[tuple[Article, ...], Hint("at least one of [[options]]")]
    most: Annotated[int, whole(1, MOST)] = 100

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "options", "article", key="value")
        given = raw.get("options")
        count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else 1
        if not 1 <= count <= MOST_OPTIONS:
            yield ("options",), f"a catalogue has 1 to {MOST_OPTIONS} articles"
        for number, article in rows(raw, "options"):
            if is_below_zero(article.get("price")):
                yield ("options", number, "price"), "must not be below zero"

    @property
    def inputs(self) -> tuple[str, ...]:
        return (self.id, f"{self.id}.quantity")

    @property
    def _quantity(self) -> NumberField:
        number = NumberField(id="quantity", label=self.label, min=1, max=self.most)
        return number.model_copy(update={"id": self.inputs[1]})

    def _is_empty(self, inputs: Inputs) -> bool:
        """When nothing is chosen: the quantity always comes with a number."""
        return is_blank(inputs.get(self.id))

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        article = self._article(inputs.get(self.id))
        quantity = self._quantity.read(inputs, on)
        problems = dict(quantity.at) if isinstance(quantity, Problems) else {}
        if article is None:
            problems[self.id] = Problem(ProblemKey.CHOICE)
        if article is None or problems:
            return Problems(problems)
        return {"item": article.value, "quantity": cast(int, quantity), "price": f"{article.price:.2f}"}

    def _article(self, value: Json) -> Article | None:
        return next((one for one in self.options if one.value == value), None)

    def typed(self, value: Json) -> Mapping[str, str]:
        order = _order(value)
        return dict(zip(self.inputs, (order[0], str(order[1])), strict=True)) if order else {}

    def given(self, value: Json) -> Mapping[str, str]:
        """Its "item" and "quantity"."""
        item, quantity = (value.get("item"), value.get("quantity")) if isinstance(value, Mapping) else ("", None)
        if not isinstance(item, str) or not isinstance(quantity, int) or isinstance(quantity, bool):
            return {}
        return dict(zip(self.inputs, (item, str(quantity)), strict=True))

    def is_still(self, value: Json, again: Json) -> bool:
        one, other = _order(value), _order(again)
        return one is None or other is None or one[2] == other[2]

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        of_money = {"price": RuleType.MONEY, "sum": RuleType.MONEY}
        return {"item": RuleType.TEXT, "quantity": RuleType.NUMBER, **of_money}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        order = _order(value)
        if order is None:
            return {}
        item, quantity, price = order
        return {"item": item, "quantity": quantity, "price": int(price * 100), "sum": int(quantity * price * 100)}

    def _draw(self, f: Filling) -> list[CardElement]:
        articles = [
            (one.value, f.t("catalogue-article", item=one.label[f.t.language], price=f.t.money(one.price)))
            for one in self.options
        ]
        at = self.inputs[1]
        box = choice_input(f.t, self.id, self.label[f.t.language], articles, f.value(self.id), required=self.required)
        number = number_input(f.t, at, f.t("catalogue-quantity"), f.value(at) or "1", required=True)
        return [*f.around(self.id, box), *f.around(at, number)]

    def worth(self, value: Json) -> Decimal | None:
        order = _order(value)
        return order[1] * order[2] if order else None

    def amount(self, value: Json) -> Decimal | None:
        return self.worth(value)

    def sum_said(self, t: Texts, total: Decimal) -> str:
        return t.money(total)

    def share_said(self, t: Texts, value: Json) -> str:
        worth = self.worth(value)
        return super().share_said(t, value) if worth is None else t.money(worth)

    def _said(self, t: Texts, value: Json) -> str:
        order = _order(value)
        return f"{self._ordered(t, *order)} – {t.money(order[1] * order[2])}" if order else ""

    def said_in_row(self, t: Texts, value: Json) -> str:
        order = _order(value)
        return self._ordered(t, *order) if order else super().said_in_row(t, value)

    def _ordered(self, t: Texts, item: str, quantity: int, price: Decimal) -> str:
        article = self._article(item)
        name = article.label[t.language] if article else item
        return t("catalogue-ordered", quantity=quantity, item=name, price=t.money(price))


def _order(value: Json) -> tuple[str, int, Decimal] | None:
    """Item, quantity and the price of one; None for a value of another shape."""
    if not isinstance(value, Mapping):
        return None
    item, quantity, price = value.get("item"), value.get("quantity"), stored_amount(value.get("price"))
    if not isinstance(item, str) or not isinstance(quantity, int) or isinstance(quantity, bool) or price is None:
        return None
    return item, quantity, price
