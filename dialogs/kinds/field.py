"""What every field is, whatever its kind: its options in the form's file, and what a kind has to know of itself."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias, final

from microsoft_teams.cards.core import CardElement
from pydantic import BeforeValidator, PrivateAttr

from bot.json import Json
from bot.people.calendar import WorkDays
from bot.people.known import Known
from bot.people.person import Person
from bot.people.policy import Policy
from bot.people.rights import Rights
from bot.people.rights_file import shipped_rights
from bot.people.tariffs import Tariffs
from bot.people.thresholds import Thresholds
from bot.people.thresholds_file import shipped_thresholds
from bot.toml_files import Flag, Labels, Line, Loc, Raw, Table, matching, told
from bot.words.clean import clean_line
from cards.parts.facts import answered
from cards.parts.head import box
from cards.parts.inputs import Filling
from cards.parts.policies import policy_line
from cards.parts.words import ours, shorten
from cards.texts import Texts
from dialogs.problems import ArgumentsOf, ProblemKey, Problems, problem
from dialogs.rules import Rule, RuleType, RuleValue
from dialogs.sentence import Sentence

Inputs = Mapping[str, Json]
"""Input id -> what the client sent: anything at all."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When a form is filled in and by whom, the days on which they work, whom and which schools they can name, by which
    tariffs a journey is paid, and which rights to leave there are. `left` says how many places an option
    ("field.value") has left. `policies` are the documents that help, by id, of those that they may read. `beside` are
    the answers before the one that is read, of its row too. By `thresholds` an amount makes it go another way."""

    today: date
    days: WorkDays = field(default_factory=WorkDays)
    me: Person | None = None
    known: Known | None = None
    tariffs: Tariffs = field(default_factory=Tariffs)
    left: Mapping[str, int] = field(default_factory=dict[str, int])
    policies: Mapping[str, Policy] = field(default_factory=dict[str, Policy])
    rights: Rights = field(default_factory=shipped_rights)
    beside: Mapping[str, Json] = field(default_factory=dict[str, Json])
    thresholds: Thresholds = field(default_factory=shipped_thresholds)

    def with_answers(self, answers: Mapping[str, Json]) -> "Circumstances":
        return replace(self, beside={**self.beside, **answers})


Checked: TypeAlias = "Json | Problems"
"""A checked value (None: nothing answered, and nothing had to be), or what is wrong."""

Answers = Mapping[str, Json]
"""Field id -> checked value, in the shape that the field's kind gives it."""

RESERVED = frozenset(
    {"verb", "msteams", "id", "form", "step", "request", "key", "action", "revision", "language", "type", "text"}
)
"""A card's buttons carry these beside the answers."""

ID = matching(re.compile(r"[a-z][a-z0-9_]{0,39}").fullmatch, "small letters, figures and _, at most 40")

SourceId = Annotated[
    str, matching(re.compile(r"[0-9a-f]{16}[.][0-9a-f]{32}").fullmatch, "the id of a document: 16 and 32 hex digits")
]

FARTHEST = 3_660
"""Days from today that a form may name."""

_ECHO = 200


def _free(id: str) -> str:
    if id in RESERVED:
        raise told(f"'{id}' is taken by the buttons; choose another name")
    return id


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as it stands in a field's table of a form file: where, what, and what it must give. With `same_step` it
    may name fields of the step that it stands in."""

    loc: Loc
    raw: Any
    gives: frozenset[RuleType] = frozenset({RuleType.TRUTH})
    same_step: bool = True


def rules_written(raw: Raw) -> Iterator[Written]:
    """The rules that a field of any kind may have."""
    yield Written(("when",), raw.get("when"))


class FieldOptions(Table, frozen=True):
    """The options that a field of any kind may have in its form's file."""

    id: Annotated[str, BeforeValidator(_free), ID]
    kind: Line
    label: Labels
    help: Labels | None = None
    help_source: SourceId | None = None
    required: Flag = True
    about: Flag = False
    """Its answer says what the request is about, where the first choice would say it."""
    when: Rule | None = None
    default: Rule | None = None


class Field(FieldOptions, ABC, frozen=True):
    """One question. A kind is a subclass, alone in its module, with its name as the only value of `kind`.

    Its options are the fields of the model. It knows how what was typed is read, what value that gives, how its input
    is drawn and how a value is said; cards only give it a place.
    """

    gist: ClassVar[Literal["what", "when", ""]] = ""
    """Answers of this kind are short and tell what a request is about, or for when."""

    names: ClassVar[Literal["person", "school", ""]] = ""
    """Whose id an answer of this kind is: a route can go to that person, or to the head of that school."""

    problems: ClassVar[ArgumentsOf] = {}
    """What only this kind can find wrong."""

    needs: ClassVar[Mapping[str, frozenset[str]]] = {}
    """Options that name a field before it, whose answer it is read with, each with the kinds that this may be of."""

    computes: ClassVar[bool] = False
    """It is worked out from the answers before it (`compute`); nobody fills it in."""

    elsewhere: ClassVar[bool] = False
    """It is answered elsewhere than on its card, on which it has no input: what a client sends says nothing of it."""

    personal: ClassVar[bool] = False
    """Nobody answers it in somebody's name: what another system says of it counts for nothing."""

    in_rows: ClassVar[bool] = True
    """It may be a question of a row (kind `items`)."""

    adds: ClassVar[bool] = False
    """Its answers can be added up: they have a `worth`."""

    @classmethod
    def whose(cls) -> str:
        return f" (of kind '{cls.model_fields['kind'].default}')"

    @classmethod
    def rules_written(cls, raw: Raw) -> Iterator[Written]:
        """All rules in a field's table, which is not checked."""
        return rules_written(raw)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The ids of the inputs that this field draws."""
        return (self.id,)

    @property
    def longest_echo(self) -> int:
        """Characters of a wrong answer that are shown again in its input."""
        return _ECHO

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        """What rules may name of an answer, by part: "days" is `period.days`, "" the answer itself. Nothing of most."""
        return {}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        """What an answer says in rules, by part; {} for None and for a value of another shape. Never raises."""
        return {}

    @property
    def deciding(self) -> tuple[str | bool, ...]:
        """All values that an answer can have, where the form lists them: a rule that names another is a mistake."""
        return ()

    def bound(self, earlier: Sequence["Field"]) -> Self:
        """The same, with rules that know the fields before it."""
        return self.model_copy(update={"when": self.when.bound(earlier)}) if self.when else self

    def is_asked(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)

    def compute(self, answers: Answers) -> Json:
        """The value of a field that `computes`; None for none. Never raises."""
        return None

    def narrowed(self, answers: Answers) -> Self:
        """As it is asked with these answers: without the options that are not for them."""
        return self

    def still(self, value: Json, answers: Answers) -> Json:
        """What remains of a value that was answered before, with these answers; None for nothing."""
        return value

    @final
    def read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """What the inputs come to for this field. Never raises, whatever the client sent."""
        if self._is_empty(inputs):
            return problem(next(iter(self.inputs), self.id), ProblemKey.REQUIRED) if self.required else None
        return self._read(inputs, on)

    def _is_empty(self, inputs: Inputs) -> bool:
        return all(is_blank(inputs.get(at)) for at in self.inputs)

    @abstractmethod
    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """`inputs` are not all blank."""

    @property
    def weighs(self) -> bool:
        """Whether who says a value of it in a sentence asks for something, more than about it: a day, an amount."""
        return False

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """What a sentence says for this field, as if it was typed in its inputs: `read` checks it. `spoken` are the
        words that speak of the form. Nothing for most kinds, and where it is a guess."""
        return {}

    def heard(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Json:
        """The value that a sentence says; None where it says none, or one that does not hold."""
        inputs = self.hears(sentence, on, spoken)
        value = self.read(inputs, on) if inputs else None
        return None if isinstance(value, Problems) else value

    def typed(self, value: Json) -> Mapping[str, str]:
        """What the field's inputs say for a value that `read` gave; {} for None and for a value of another shape."""
        return {self.id: value} if isinstance(value, str) else {}

    def given(self, value: Json) -> Mapping[str, str]:
        """What the field's inputs say for an answer as another system gives it: as one that is kept, but for what is
        worked out of it. {} for another shape, and for what could not be kept as it is."""
        return self.typed(value)

    @final
    def draw(self, filling: Filling) -> list[CardElement]:
        """Its inputs with what stands in them and what is wrong with it, and the field's help below."""
        drawn = self._draw(filling)
        if warning := filling.warnings.get(self.id):
            drawn.append(box([ours(warning)], "warning"))
        if self.help:
            drawn.append(ours(self.help[filling.t.language], size="Small", subtle=True, spacing="Small"))
        drawn += policy_line(filling.t, filling.policies, self.help_source)
        return drawn

    def is_same(self, value: Json, before: Json) -> bool:
        """Whether these two values that `read` gave, both of them answers, say the same of a request."""
        return value == before

    @abstractmethod
    def _draw(self, f: Filling) -> list[CardElement]: ...

    @final
    def said(self, t: Texts, value: Json) -> str:
        """In words; may be several lines of what was typed. A value that an older version of the form gave is shown as
        it is rather than hidden."""
        if value in (None, "", []):
            return t("not-answered")
        return self._said(t, value) or clean_line(str(value))

    def said_in_row(self, t: Texts, value: Json) -> str:
        """In one line of several answers, where no question stands beside it."""
        return clean_line(self.said(t, value))

    def share_said(self, t: Texts, value: Json) -> str:
        """What one answer adds to a total."""
        return self.said_in_row(t, value)

    def shown(self, t: Texts, value: Json, limit: int) -> list[CardElement]:
        """The question with its answer, of which one text may have `limit` characters."""
        return [answered(self.label[t.language], shorten(self.said(t, value), limit))]

    def in_full(self) -> "Field":
        """The same field, as it shows its answers to who asked and to who carries it out: nothing of them is masked."""
        return self

    def masked(self, value: Json) -> Json:
        """A value as it is told to who may not have it whole."""
        return value

    def worth(self, value: Json) -> Decimal | None:
        """What an answer adds to a total; None for one of another shape, and of a kind that adds nothing."""
        return None

    def score(self, value: Json) -> Fraction | None:
        """Which part an answer earns of what it could, from 0 to 1; None for a value of another shape, and of a kind
        or an option that is not scored."""
        return None

    def amount(self, value: Json) -> Decimal | None:
        """The euros that an answer names; None for a value of another shape, and of a kind that names none."""
        return None

    def sum_said(self, t: Texts, total: Decimal) -> str:
        """A sum of what such answers are worth."""
        return t.number(total)

    def is_still(self, value: Json, again: Json) -> bool:
        """Whether a value that was read before says what it says when it is read `again`: a price may have changed."""
        return True

    def warning(self, t: Texts, value: Json) -> str:
        """What a person should look at once more, though it is allowed; "" for nothing."""
        return ""

    @abstractmethod
    def _said(self, t: Texts, value: Json) -> str:
        """ "" for a value of another shape."""


class MaskedField(Field, ABC, frozen=True):
    """A field whose answers say who somebody is, or where their money goes: they are masked wherever they are said, for
    a card may be passed on; `in_full` shows them whole, and so does the input itself."""

    _is_full: bool = PrivateAttr(default=False)

    def in_full(self) -> Self:
        copy = self.model_copy()
        object.__setattr__(copy, "_is_full", True)  # not a field: a form that is read again does not have it
        return copy

    @final
    def masked(self, value: Json) -> Json:
        return value if value in (None, "") else self._mask(value)

    @final
    def _said(self, t: Texts, value: Json) -> str:
        return self._whole(value) if self._is_full else self._mask(value)

    @abstractmethod
    def _whole(self, value: Json) -> str:
        """ "" for a value of another shape."""

    @abstractmethod
    def _mask(self, value: Json) -> str:
        """Never "", also for a value of another shape."""


def is_blank(raw: Json) -> bool:
    return raw is None or raw == [] or (isinstance(raw, str) and (not raw or raw.isspace()))


def ordered(raw: Mapping[str, Any], low: str, high: str) -> list[tuple[tuple[str], str]]:
    """The mistake of a table whose `high` is below its `low`."""
    first, last = raw.get(low), raw.get(high)
    if isinstance(first, int) and isinstance(last, int) and first > last:
        return [((high,), f"{last} is less than '{low}' = {first}: no answer would be right")]
    return []
