"""One of several options."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Day, Flag, Found, Hint, Labels, Raw, Table, doubles, matching, rows, whole
from bot.words.folding import words
from cards.parts.inputs import Filling, choice_input
from cards.parts.words import line, run
from cards.texts import Texts
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs, Written
from dialogs.kinds.money import Euros, is_below_zero
from dialogs.problems import ArgumentsOf, ProblemKey, Problems, problem
from dialogs.rules import Rule, RuleType, RuleValue
from dialogs.rules.types import midnight
from dialogs.saying import Phrases
from dialogs.sentence import Sentence

COMPACT_FROM = 6
"""Options from which a list folds up."""

MOST_OPTIONS = 60
MOST_TAKERS = 1_000
"""All of them stand in one document."""

_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


OptionValue = Annotated[str, matching(_VALUE.fullmatch, "small letters, figures, _ and -, at most 40")]


class Option(Table, frozen=True):
    """`day` is when it takes place and `price` what it costs, of a course. With `waiting`, who comes when all `most`
    places are taken can wait for one. `score` is what it earns in a domain of the form."""

    value: OptionValue
    label: Labels
    hint: Labels | None = None
    until: Day | None = None
    most: Annotated[int | None, whole(1, MOST_TAKERS)] = None
    waiting: Flag = False
    day: Day | None = None
    price: Euros | None = None
    score: Annotated[int | None, whole(0, 100)] = None
    when: Rule | None = None
    words: Phrases | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("waiting") is True and "most" not in raw:
            yield ("waiting",), "nobody waits where there is no 'most': how many places there are"
        until, day = raw.get("until"), raw.get("day")
        if isinstance(until, date) and isinstance(day, date) and until > day:
            yield ("until",), f"{until} is after 'day' = {day}"
        if is_below_zero(raw.get("price")):
            yield ("price",), "must not be below zero"

    @property
    def last_day(self) -> date | None:
        """On which it is offered: what took place is so no more."""
        return self.until or self.day

    def is_offered(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)

    def heard_in(self, sentence: Sentence) -> int:
        """How many words of the sentence name it: by its label, without what that has in brackets, or its `words`."""
        label = re.sub(r"\(.*?\)", " ", self.label[sentence.language])
        names = (words(label), *(self.words[sentence.language] if self.words else ()))
        return max(len(sentence.places(name)) for name in names)

    def is_over(self, today: date | None) -> bool:
        """Whether the last day on which it is offered is past."""
        return today is not None and self.last_day is not None and today > self.last_day

    def named(self, t: Texts) -> str:
        """With its day and price, where it has them: "Eerste hulp · wo 14 jan. 2027 · € 45,00"."""
        day = t.short_day(self.day) if self.day else ""
        price = "" if self.price is None else t.money(self.price) if self.price else t("choice-free")
        return " · ".join(part for part in (self.label[t.language], day, price) if part)


class ChoiceProblem(StrEnum):
    """What only a choice can have wrong."""

    OVER = "problem-choice-over"
    FULL = "problem-choice-full"


class Chosen(Field, frozen=True):
    """A choice among options; drawn alike whether one or several may be chosen."""

    gist = "what"
    problems: ClassVar[ArgumentsOf] = {
        ChoiceProblem.OVER: frozenset({"date"}),  # the last day on which it was offered
        ChoiceProblem.FULL: frozenset(),
    }
    several: ClassVar[bool]
    options: Annotated[tuple[Option, ...], Hint("at least two of [[options]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "options", "option", key="value")
        given = raw.get("options")
        count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else MOST_OPTIONS
        if count < 2:
            yield ("options",), "one option is no choice" if count else "needs at least two of [[options]]"
        if count > MOST_OPTIONS:
            yield ("options",), f"at most {MOST_OPTIONS} options fit on a card"
        ends = sum("until" in option or "day" in option for _, option in rows(raw, "options"))
        if count > 1 and ends == count:
            yield ("options",), "one of them at least must have no 'until': in the end nothing would be left to choose"

    @property
    def deciding(self) -> tuple[str | bool, ...]:
        return tuple(option.value for option in self.options)

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXTS if self.several else RuleType.TEXT, **self._own_rule_types}

    @property
    def _own_rule_types(self) -> Mapping[str, RuleType]:
        return {}

    @classmethod
    def rules_written(cls, raw: Raw) -> Iterator[Written]:
        """Options depend on earlier steps only: one that its own step brings up would come too late to be chosen."""
        yield from super().rules_written(raw)
        for number, option in rows(raw, "options"):
            yield Written(("options", number, "when"), option.get("when"), same_step=False)

    def bound(self, earlier: Sequence[Field]) -> Self:
        bound = super().bound(earlier)
        if not self._is_narrowing:
            return bound
        options = (
            one.model_copy(update={"when": one.when.bound(earlier)}) if one.when else one for one in self.options
        )
        return bound.model_copy(update={"options": tuple(options)})

    @property
    def _is_narrowing(self) -> bool:
        return any(one.when for one in self.options)

    def is_asked(self, answers: Answers) -> bool:
        """Nothing is asked where no option remains."""
        return super().is_asked(answers) and any(one.is_offered(answers) for one in self.options)

    def narrowed(self, answers: Answers) -> Self:
        if not self._is_narrowing:
            return self
        return self.model_copy(update={"options": tuple(one for one in self.options if one.is_offered(answers))})

    def _is_gone(self, value: Json, answers: Answers) -> bool:
        """Whether it is an option that these answers do not offer."""
        option = self.option(value)
        return option is not None and not option.is_offered(answers)

    def option(self, value: Json) -> Option | None:
        return next((option for option in self.options if option.value == value), None)

    def _refused(self, chosen: Iterable[str], on: Circumstances) -> Problems | None:
        """The problem of an option that is offered no longer, or has no place left, where one of these is."""
        over = [option.last_day for option in self.options if option.value in chosen and option.is_over(on.today)]
        if over and over[0]:
            return problem(self.id, ChoiceProblem.OVER, date=over[0])
        return problem(self.id, ChoiceProblem.FULL) if any(self._is_full(one, on.left) for one in chosen) else None

    def _is_full(self, value: str, left: Mapping[str, int]) -> bool:
        """Whether it cannot be chosen for that: where one can wait for a place, it can."""
        option = self.option(value)
        return left.get(f"{self.id}.{value}") == 0 and not (option and option.waiting)

    def _draw(self, f: Filling) -> list[CardElement]:
        still = [option for option in self.options if not option.is_over(f.today)]
        offered = [option for option in still if not self._is_full(option.value, f.left)]
        full = [option.label[f.t.language] for option in still if option not in offered]
        options = [(option.value, self._offered(f, option)) for option in offered]
        style = "compact" if len(options) >= COMPACT_FROM else "expanded"
        known = {option.value for option in offered}
        value = ",".join(one for one in f.value(self.id).split(",") if one.strip() in known)
        label, required, several = self.label[f.t.language], self.required, self.several
        box = choice_input(f.t, self.id, label, options, value, required=required, several=several, style=style)
        hints = (line for option in offered for line in _hint(f.t, option))
        return [*f.around(self.id, box), *_full(f.t, full), *hints]

    def _offered(self, f: Filling, option: Option) -> str:
        """With how many places are left, where that is counted."""
        left, label = f.left.get(f"{self.id}.{option.value}"), option.named(f.t)
        if left == 0:
            return f.t("choice-waiting", option=label)
        return label if left is None else f.t("choice-left", option=label, left=left)

    def _option_said(self, t: Texts, value: Json) -> str:
        option = self.option(value)
        return option.named(t) if option else ""


class ChoiceField(Chosen, frozen=True):
    """Its value is that of an option."""

    several = False
    kind: Literal["choice"] = "choice"

    @property
    def _own_rule_types(self) -> Mapping[str, RuleType]:
        """What its options have: of one that has none, a rule that names it is false."""
        day = {"day": RuleType.DATE} if any(one.day for one in self.options) else {}
        price = {"price": RuleType.MONEY} if any(one.price is not None for one in self.options) else {}
        return {**day, **price}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        if not isinstance(value, str):
            return {}
        option = self.option(value)
        day = {"day": midnight(option.day)} if option and option.day else {}
        price = {"price": int(option.price * 100)} if option and option.price is not None else {}
        return {"": value, **day, **price}

    def amount(self, value: Json) -> Decimal | None:
        option = self.option(value)
        return option.price if option else None

    def score(self, value: Json) -> Fraction | None:
        option, best = self.option(value), max(one.score or 0 for one in self.options)
        return Fraction(option.score, best) if option and option.score is not None and best else None

    def still(self, value: Json, answers: Answers) -> Json:
        return None if self._is_gone(value, answers) else value

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """The option that is named by most words; none where two are named as well."""
        offered = [option for option in self.options if not option.is_over(on.today)]
        named = [(count, option.value) for option in offered if (count := option.heard_in(sentence))]
        best = [value for count, value in named if count == max(named)[0]]
        return {self.id: best[0]} if len(best) == 1 else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        if not isinstance(raw, str) or not self.option(raw):
            return problem(self.id, ProblemKey.CHOICE)
        return self._refused([raw], on) or raw

    def _said(self, t: Texts, value: Json) -> str:
        return self._option_said(t, value)


def limits(fields: Iterable[Field]) -> Mapping[str, int]:
    """The most of each option that has one, by "field.value"."""
    return {name: one.most for name, one in limited(fields).items() if one.most}


def limited(fields: Iterable[Field]) -> Mapping[str, Option]:
    """The options that have a most, by "field.value"."""
    chosen = (field for field in fields if isinstance(field, Chosen))
    return {f"{field.id}.{one.value}": one for field in chosen for one in field.options if one.most}


def _full(t: Texts, labels: Sequence[str]) -> Iterator[CardElement]:
    if labels:
        name = run(f"{t('choice-full')}: ", subtle=True, weight="Bolder", size="Small")
        yield line(name, run(", ".join(labels), subtle=True, size="Small"), spacing="Small")


def _hint(t: Texts, option: Option) -> Iterator[CardElement]:
    """What an option means, and until when it is offered, below the question: a choice in a list has room for its name
    alone."""
    until = t("choice-until", date=t.short_day(option.until)) if option.until else ""
    told = " ".join(part for part in (option.hint[t.language] if option.hint else "", until) if part)
    if told:
        name = run(f"{option.label[t.language]}: ", subtle=True, weight="Bolder", size="Small")
        yield line(name, run(told, subtle=True, size="Small"), spacing="Small")
