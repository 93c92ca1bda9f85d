"""What a form is: its steps, their fields and the route to a decision. `dialogs.form.load_forms` reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.json import Json
from bot.words.languages import Language

Labels = Mapping[Language, str]
"""One text in every language; none is empty."""

Answers = Mapping[str, Json]
"""Field id -> checked value, in the shape that the field's kind gives it (dialogs/fields.py)."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Labels


@dataclass(frozen=True, slots=True)
class When:
    """Asked only while `field`, which stands earlier, has one of these values (for several choices: any of them)."""

    field: str
    one_of: tuple[str | bool, ...]

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.field)
        given = value if isinstance(value, list | tuple) else (value,)
        return any(one in self.one_of for one in given if isinstance(one, str | bool))


@dataclass(frozen=True, slots=True)
class Field:
    """One question. What stands below `when` belongs to some kinds only (dialogs/README.md says to which).

    `required` on a toggle means that it must be on. `min` and `max` are whole numbers, both allowed themselves;
    `decimals` is how many a number may have. `earliest` and `latest` are days from today, negative is the past.
    `longest` is in calendar days. `max_length` is in characters, 0 where the kind has none.
    """

    id: str
    kind: str
    label: Labels
    help: Labels | None = None
    required: bool = True
    when: When | None = None
    options: tuple[Option, ...] = ()
    max_length: int = 0
    min: int | None = None
    max: int | None = None
    decimals: int = 0
    unit: Labels | None = None
    earliest: int | None = None
    latest: int | None = None
    longest: int | None = None

    def option(self, value: Json) -> Option | None:
        return next((option for option in self.options if option.value == value), None)

    def is_asked(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a form."""

    id: str
    title: Labels
    help: Labels | None
    fields: tuple[Field, ...]

    def asked(self, answers: Answers) -> tuple[Field, ...]:
        """The fields that these answers make visible, in the file's order; may be empty."""
        return tuple(field for field in self.fields if field.is_asked(answers))


@dataclass(frozen=True, slots=True)
class Route:
    """Who decides: the people of `approvers`, any of them; of `otherwise` where those yield nobody.

    Specs: "manager" | "group:<id>" | "role:<name>" | "school_role:<name>" (that role in the requester's own school).
    """

    approvers: tuple[str, ...]
    otherwise: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A kind of request. `prefix` opens its references (VRL-2026-00042); `source` is the name of its file."""

    id: str
    version: int
    prefix: str
    title: Labels
    description: Labels
    keywords: Mapping[Language, tuple[str, ...]]
    steps: tuple[Step, ...]
    route: Route
    source: str = field(compare=False)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    def field(self, id: str) -> Field | None:
        return next((field for field in self.fields if field.id == id), None)

    def step(self, id: str) -> Step | None:
        return next((step for step in self.steps if step.id == id), None)

    def steps_asked(self, answers: Answers) -> tuple[Step, ...]:
        """The steps with something to ask, given these answers."""
        return tuple(step for step in self.steps if step.asked(answers))

    def first(self, answers: Answers) -> Step | None:
        return next(iter(self.steps_asked(answers)), None)

    def next(self, step: str, answers: Answers) -> Step | None:
        """The step after this one that asks something; None at the end. After an unknown step comes the first."""
        place = self._place(step)
        return next((one for one in self.steps[place + 1 :] if one.asked(answers)), None)

    def previous(self, step: str, answers: Answers) -> Step | None:
        """The step before this one that asks something; None at the beginning, and before an unknown step."""
        place = max(self._place(step), 0)
        return next((one for one in reversed(self.steps[:place]) if one.asked(answers)), None)

    def _place(self, step: str) -> int:
        return next((place for place, one in enumerate(self.steps) if one.id == step), -1)
