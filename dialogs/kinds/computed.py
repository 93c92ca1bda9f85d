"""What Bode works out from the answers: days, kilometres, a total. Nobody fills it in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Literal, Self

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Flag, Found, Hint, Raw, SharedLabels, one_of, whole
from bot.words.clean import clean_lines
from cards.parts.facts import answered
from cards.parts.inputs import Filling, with_problem
from cards.texts import Texts
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs, Written
from dialogs.rules import Rule, RuleType, RuleValue
from dialogs.rules.arithmetic import exact, exact_days

GIVES: Mapping[str, RuleType] = {
    "number": RuleType.NUMBER,
    "money": RuleType.MONEY,
    "days": RuleType.DAYS,
    "text": RuleType.TEXT,
}

_LARGEST = 10**12
_LONGEST = 2000


class ComputedField(Field, frozen=True):
    """Its value is worked out anew whenever answers are read, and what a client sends of it is ignored: an int or float
    for a number or days, a text of a decimal with two digits behind the point for money ("24.50")."""

    computes = True
    in_rows = False

    kind: Literal["computed"] = "computed"
    required: Flag = False
    formula: Annotated[Rule, Hint("how it is worked out")]
    gives: Annotated[str, one_of("type", tuple(GIVES)), Hint("number, money, days or text")]
    decimals: Annotated[int, whole(0, 6)] = 2
    unit: SharedLabels | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        for option in ("required", "default"):
            if raw.get(option):
                yield (option,), "nobody fills in a field of kind 'computed'"

    @classmethod
    def rules_written(cls, raw: Raw) -> Iterator[Written]:
        yield from super().rules_written(raw)
        gives = GIVES.get(str(raw.get("gives")))
        if gives:
            yield Written(("formula",), raw.get("formula"), frozenset({gives}))

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": GIVES[self.gives]}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        amount = _amount(value)
        if self.gives == "text":
            return {"": value} if isinstance(value, str) else {}
        if amount is None:
            return {}
        if self.gives == "money":
            return {"": int(amount * 100)}
        return {"": timedelta(days=float(amount)) if self.gives == "days" else float(amount)}

    def bound(self, earlier: Sequence[Field]) -> Self:
        return super().bound(earlier).model_copy(update={"formula": self.formula.bound(earlier)})

    @property
    def inputs(self) -> tuple[str, ...]:
        return ()

    def compute(self, answers: Answers) -> Json:
        """None where it cannot be worked out (yet)."""
        value = self.formula.value(answers)
        return None if value is None else _STORED[self.gives](self, value)

    def amount(self, value: Json) -> Decimal | None:
        return _amount(value) if self.gives == "money" else None

    def rounded(self, amount: Decimal) -> Json:
        """Half goes up; None for what is too large to say."""
        if abs(amount) > _LARGEST:
            return None
        value = amount.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        return int(value) if value == value.to_integral_value() else float(value)

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        return None

    def typed(self, value: Json) -> Mapping[str, str]:
        right = isinstance(value, str) if self.gives == "text" else _amount(value) is not None
        return {self.id: str(value)} if right else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        value = f.value(self.id)
        said = self._said(f.t, value) if value else f.t("worked-out-later")
        return with_problem(answered(self.label[f.t.language], said), f.problems.get(self.id))

    def _said(self, t: Texts, value: Json) -> str:
        if self.gives == "text":
            return clean_lines(value) if isinstance(value, str) else ""
        amount = _amount(value)
        if amount is None:
            return ""
        if self.gives == "money":
            return t.money(amount)
        if self.gives == "days" and not self.unit:
            return t("worked-out-days", days=float(amount))
        return f"{t.number(amount)} {self.unit[t.language]}" if self.unit else t.number(amount)


def _money(_: ComputedField, value: RuleValue) -> Json:
    return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else None


def _days(field: ComputedField, value: RuleValue) -> Json:
    return field.rounded(exact_days(value)) if isinstance(value, timedelta) else None


def _number(field: ComputedField, value: RuleValue) -> Json:
    return field.rounded(exact(value)) if isinstance(value, int | float) else None


def _text(_: ComputedField, value: RuleValue) -> Json:
    return clean_lines(value[:_LONGEST]) or None if isinstance(value, str) else None


_STORED: Mapping[str, Callable[[ComputedField, RuleValue], Json]] = {
    "number": _number,
    "money": _money,
    "days": _days,
    "text": _text,
}


def _amount(value: Json) -> Decimal | None:
    """The number that a value says, also as its text stands in a card; None where it says none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        amount = Decimal(str(value)[:40])
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and abs(amount) <= _LARGEST else None
