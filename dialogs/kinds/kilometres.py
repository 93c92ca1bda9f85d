"""A journey for work: from where to where, with what, how far; its amount by the tariff of the day of the journey."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, cast

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.people.tariffs import Period, Tariff, amount_of
from bot.toml_files import Hint, Line, each, whole
from bot.words.clean import clean_line
from bot.words.languages import DEFAULT_LANGUAGE
from cards.parts.inputs import OFF, ON, Filling, choice_input, decimal_input, text_input, toggle_input
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs, is_blank
from dialogs.kinds.money import LARGEST, stored_amount
from dialogs.kinds.number import NumberField
from dialogs.kinds.text import TextField
from dialogs.kinds.toggle import switched_on
from dialogs.problems import ArgumentsOf, Problem, ProblemKey, Problems
from dialogs.rules import RuleType, RuleValue

FARTHEST_KM = 5_000
DECIMALS = 1
LONGEST = 100
"""Characters of a place."""


class KilometresProblem(StrEnum):
    """What only a journey can have wrong."""

    DAY = "problem-km-day"
    TARIFF = "problem-km-tariff"


@dataclass(frozen=True, slots=True)
class Journey:
    """What a value says. `far` is one way as it was typed, `back` whether the way back counts too, `cents` what one
    kilometre was worth by the tariff `by`, whose `names` and `source` are as they were."""

    first: str
    last: str
    by: str
    names: Mapping[str, Json]
    far: Decimal
    back: bool
    cents: Decimal
    source: str
    worth: Decimal

    @property
    def kilometres(self) -> Decimal:
        """With the way back."""
        return self.far * 2 if self.back else self.far

    @property
    def json(self) -> Json:
        return {
            **{"from": self.first, "to": self.last, "by": self.by, "names": dict(self.names)},
            **{"km": str(self.far), "back": self.back, "cents": str(self.cents), "source": self.source},
            "sum": f"{self.worth:.2f}",
        }


def journey_of(value: Json) -> Journey | None:
    """None for a value of another shape."""
    if not isinstance(value, Mapping):
        return None
    texts = [value.get(name) for name in ("from", "to", "by", "source")]
    far, cents, worth = _exact(value.get("km")), _exact(value.get("cents")), stored_amount(value.get("sum"))
    names, back = value.get("names"), value.get("back")
    if far is None or cents is None or worth is None or not isinstance(names, Mapping) or not isinstance(back, bool):
        return None
    if not all(isinstance(text, str) for text in texts):
        return None
    first, last, by, source = cast(list[str], texts)
    return Journey(first, last, by, names, far, back, cents, source, worth)


def _exact(raw: Json) -> Decimal | None:
    try:
        number = Decimal(raw) if isinstance(raw, str) and len(raw) < LONGEST else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and 0 < number <= LARGEST else None


class KilometresField(Field, frozen=True):
    """Its value is a Journey's `json`: nothing of it changes when the tariff does.

    `day` names the date field before it, of the same row or of the form, that says which tariff counts. `tariffs` are
    the ids of those that are offered, all where there are none. `most` are the kilometres that may be typed.
    """

    adds = True
    needs: ClassVar[Mapping[str, frozenset[str]]] = {"day": frozenset({"date"})}
    problems: ClassVar[ArgumentsOf] = {
        **NumberField.problems,
        KilometresProblem.DAY: frozenset(),
        KilometresProblem.TARIFF: frozenset({"date"}),  # of the journey
    }

    kind: Literal["kilometres"] = "kilometres"
    day: Annotated[Line, Hint("the date field whose tariff counts")]
    tariffs: Annotated[tuple[str, ...], each(fewest=0)] = ()
    most: Annotated[int, whole(1, FARTHEST_KM)] = 1_000

    @property
    def inputs(self) -> tuple[str, ...]:
        return tuple(f"{self.id}.{part}" for part in ("from", "to", "by", "km", "back"))

    def _is_empty(self, inputs: Inputs) -> bool:
        """When nothing is typed: the switch and the choice may come with something."""
        first, last, _, far, _ = self.inputs
        return all(is_blank(inputs.get(at)) for at in (first, last, far))

    def _parts(self) -> tuple[Field, ...]:
        """As fields of their own, each at its input: from, to, how far."""
        first, last, _, far, _ = self.inputs
        number = NumberField(id="km", label=self.label, min=0, max=self.most, decimals=DECIMALS)
        place = TextField(id="place", label=self.label, max_length=LONGEST)
        return tuple(one.model_copy(update={"id": at}) for one, at in ((place, first), (place, last), (number, far)))

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        _, _, by, far, way_back = self.inputs
        read = [one.read(inputs, on) for one in self._parts()]
        problems = {at: wrong for one in read if isinstance(one, Problems) for at, wrong in one.at.items()}
        tariff, day, back = self._tariff(inputs.get(by), on), self._on(on), switched_on(inputs.get(way_back))
        period = tariff.on(day) if tariff and day else None
        if tariff is None:
            problems[by] = Problem(ProblemKey.CHOICE)
        elif day is None:
            problems[by] = Problem(KilometresProblem.DAY)
        elif period is None:
            problems[by] = Problem(KilometresProblem.TARIFF, {"date": day})
        if back is None:
            problems[way_back] = Problem(ProblemKey.CHOICE)
        if read[2] == 0:
            problems[far] = Problem(ProblemKey.REQUIRED)
        if problems or tariff is None or period is None:
            return Problems(problems)
        first, last, typed = cast(list[Any], read)
        return _journey((first, last), Decimal(repr(typed)), back is True, tariff, period).json

    def _tariff(self, id: Json, on: Circumstances) -> Tariff | None:
        return on.tariffs.get(id) if not self.tariffs or id in self.tariffs else None

    def _on(self, on: Circumstances) -> date | None:
        """The day that was answered; None while there is none."""
        answer = on.beside.get(self.day)
        try:
            return date.fromisoformat(answer) if isinstance(answer, str) else None
        except ValueError:
            return None

    def typed(self, value: Json) -> Mapping[str, str]:
        one = journey_of(value)
        said = (one.first, one.last, one.by, str(one.far), ON if one.back else OFF) if one else ()
        return dict(zip(self.inputs, said, strict=False))

    def given(self, value: Json) -> Mapping[str, str]:
        """Its "from", "to" and "by", the "km" of one way, as a text, and whether one came "back"."""
        if not isinstance(value, Mapping):
            return {}
        texts, back = [value.get(name) for name in ("from", "to", "by", "km")], value.get("back", False)
        if not isinstance(back, bool) or not all(isinstance(text, str) for text in texts):
            return {}
        return dict(zip(self.inputs, [*map(str, texts), ON if back else OFF], strict=True))

    def is_still(self, value: Json, again: Json) -> bool:
        return self.worth(value) == self.worth(again)

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"km": RuleType.NUMBER, "by": RuleType.TEXT, "sum": RuleType.MONEY}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        """`km` with the way back."""
        one = journey_of(value)
        return {"km": float(one.kilometres), "by": one.by, "sum": int(one.worth * 100)} if one else {}

    def worth(self, value: Json) -> Decimal | None:
        one = journey_of(value)
        return one.worth if one else None

    def amount(self, value: Json) -> Decimal | None:
        return self.worth(value)

    def sum_said(self, t: Texts, total: Decimal) -> str:
        return t.money(total)

    def share_said(self, t: Texts, value: Json) -> str:
        worth = self.worth(value)
        return super().share_said(t, value) if worth is None else t.money(worth)

    def _draw(self, f: Filling) -> list[CardElement]:
        t, (first, last, by, far, back) = f.t, self.inputs
        offered = [one for one in f.tariffs if not self.tariffs or one.id in self.tariffs]
        chosen = f.value(by) if any(one.id == f.value(by) for one in offered) else ""
        choices = [(one.id, _capital(one.name[t.language])) for one in offered]
        return [
            ours(self.label[t.language], weight="Bolder"),
            *f.around(first, text_input(t, first, t("km-from"), f.value(first), required=self.required, most=LONGEST)),
            *f.around(last, text_input(t, last, t("km-to"), f.value(last), required=self.required, most=LONGEST)),
            *f.around(by, choice_input(t, by, t("km-by"), choices, chosen, required=self.required, style="expanded")),
            *f.around(far, decimal_input(t, far, t("km-far"), f.value(far), required=self.required)),
            *f.around(back, toggle_input(t, back, t("km-back"), t("yes"), f.value(back) == ON)),
            *_worth_today(f, offered),
        ]

    def _said(self, t: Texts, value: Json) -> str:
        """With where it stands what a kilometre was worth."""
        one = journey_of(value)
        if one is None:
            return ""
        return t("km-said", journey=_journey_said(t, one), sum=t.money(one.worth), source=clean_line(one.source))

    def said_in_row(self, t: Texts, value: Json) -> str:
        one = journey_of(value)
        return _journey_said(t, one) if one else super().said_in_row(t, value)


def _journey(places: tuple[str, str], far: Decimal, back: bool, tariff: Tariff, period: Period) -> Journey:
    names, worth = cast(Mapping[str, Json], tariff.name), amount_of(far * 2 if back else far, period.cents)
    return Journey(*places, tariff.id, names, far, back, period.cents, period.source, worth)


def _journey_said(t: Texts, one: Journey) -> str:
    """ "Gent – Brussel en terug, 112 km × € 0,43 (eigen auto)"."""
    by = one.names.get(t.language) or one.names.get(DEFAULT_LANGUAGE) or one.by
    key = "km-journey-back" if one.back else "km-journey"
    first, last, name = (clean_line(str(part)) for part in (one.first, one.last, by))
    return t(key, first=first, last=last, km=t.number(one.kilometres), price=t.price(one.cents / 100), by=name)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _worth_today(f: Filling, offered: Iterable[Tariff]) -> Iterator[CardElement]:
    """What a kilometre is worth today, and that the day of the journey counts; or that there is no tariff at all."""
    today = [(one, period) for one in offered if f.today and (period := one.on(f.today))]
    each = [f"{one.name[f.t.language]} {f.t('km-each', amount=f.t.price(at.cents / 100))}" for one, at in today]
    if each:
        yield ours(f.t("km-today", tariffs=", ".join(each)), size="Small", subtle=True, spacing="Small")
    elif not f.tariffs.all:
        yield ours(f.t("km-none"), size="Small", subtle=True, spacing="Small")
