"""What a form is: its steps with their fields, and the route to a decision; also how its file is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Option

from bot.people.person import Person
from bot.people.principals import ASKERS, wrong_principal
from bot.toml_files import (
    WORDS_HINT,
    Flag,
    Found,
    Hint,
    Labels,
    Line,
    Raw,
    Table,
    doubles,
    each,
    matching,
    rows,
    unknown,
    whole,
    words_by_language,
)
from bot.words.folding import words
from bot.words.languages import Language
from bot.words.translated import TranslatedWords
from dialogs.announcing import Announcing, wrong_announcing
from dialogs.area import Area
from dialogs.attendance import Confirming, wrong_attendance
from dialogs.budget import Budget, wrong_budgets
from dialogs.check import Check, wrong_places
from dialogs.checking import wrong_rules
from dialogs.handing_over import HandingOver
from dialogs.handlers import Handlers, of_a_school
from dialogs.inform import Inform, wrong_shows
from dialogs.kinds import AnyField
from dialogs.kinds.field import ID, Answers, Field, SourceId
from dialogs.kinds.items import ItemsField
from dialogs.named_fields import at, fields_in, kinds_in, table_in, wrong_name, wrong_names
from dialogs.needing import wrong_needs
from dialogs.opportunity import Offering, wrong_offering
from dialogs.paper import Paper, wrong_paper
from dialogs.replacing import SAY_WHEN, Replacing, wrong_replacing
from dialogs.rights import RightUse, wrong_rights
from dialogs.route import Stage, needed, stages_of, wrong_answers
from dialogs.rules import Rule
from dialogs.saying import Saying, wrong_saying
from dialogs.scores import Domain, wrong_scores

__all__ = ["Answers", "Away", "Field", "Form", "Repetition", "Stage", "Step"]

_PREFIX = re.compile(r"[A-Z]{2,6}")
_MOST_FIELDS = 8
"""A step is one card: more would not be read on a phone, nor fit in 28 KB in every language."""


class Step(Table, frozen=True):
    """One page of a form."""

    id: Annotated[str, ID]
    title: Labels
    help: Labels | None = None
    help_source: SourceId | None = None
    when: Rule | None = None
    fields: Annotated[tuple[AnyField, ...], Hint("at least one of [[fields]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        given = raw.get("fields")
        count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else _MOST_FIELDS
        if not count:
            yield ("fields",), "needs at least one of [[fields]]"
        if count > _MOST_FIELDS:
            yield ("fields",), f"a step has at most {_MOST_FIELDS} fields; make two steps of it"
        if sum(field.get("kind") == "items" for _, field in rows(raw, "fields")) > 1:
            yield ("fields",), "a step has at most one field of kind 'items'; make two steps of it"

    def rows_asked(self, answers: Answers) -> ItemsField | None:
        """The field of which this step asks rows, with these answers."""
        return next((field for field in self.asked(answers) if isinstance(field, ItemsField)), None)

    def bound(self, earlier: Sequence[Field]) -> "Step":
        """The same, with rules that know the fields before each."""
        fields: list[Field] = []
        for field in self.fields:
            fields.append(field.bound([*earlier, *fields]))
        when = self.when.bound(earlier) if self.when else None
        return self.model_copy(update={"when": when, "fields": tuple(fields)})

    def is_asked(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)

    def asked(self, answers: Answers) -> tuple[Field, ...]:
        """The fields that these answers make visible, in the file's order, with the options for them; may be empty."""
        if not self.is_asked(answers):
            return ()
        return tuple(field.narrowed(answers) for field in self.fields if field.is_asked(answers))


def _bound(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    bound: list[Step] = []
    for step in steps:
        bound.append(step.bound([field for before in bound for field in before.fields]))
    return tuple(bound)


class Repetition(Table, frozen=True):
    """What makes a request a repetition of one that the same person handed in before: the answers to all these fields
    say the same. `allowed`: they may hand it in all the same, once they were told."""

    fields: Annotated[tuple[str, ...], each()]
    allowed: Flag = True


class Away(Table, frozen=True):
    """Who asks is away in the period, or on the day, that is answered to `field`. While such a request stands, no half
    day of it is asked for once more."""

    field: Line


def _wrong_away(raw: Raw) -> Iterator[Found]:
    if given := table_in(raw, "away"):
        yield from at(("away",), wrong_name(given, "field", kinds_in(raw), SAY_WHEN))


def _wrong_behalf(raw: Raw) -> Iterator[Found]:
    """Nobody hands in for others but those to whom the form is offered, nor for who is not of their school."""
    given = raw.get("behalf")
    if not isinstance(given, str) or not given.strip():
        return
    fields = fields_in(raw)
    field = fields.get(given)
    if field is None:
        yield ("behalf",), unknown("field", given, fields)
    elif field.get("kind") != "person" or field.get("not_me") is not True or field.get("own_school") is not True:
        yield ("behalf",), f"'{given}' must be of kind person, with not_me = true and own_school = true"
    if not raw.get("for"):
        yield ("behalf",), "needs 'for': who may hand it in for others"


def _wrong_repetition(raw: Raw) -> Iterator[Found]:
    if given := table_in(raw, "repetition"):
        yield from at(("repetition",), wrong_names(given, "fields", fields_in(raw)))


def _wrong_keyword(keyword: str) -> str:
    return "" if words(keyword) else f"'{keyword[:60]}' has no letter or figure"


def _wrong_owner(spec: str) -> str:
    return wrong_principal(spec, ASKERS, "owner")


def _wrong_asker(spec: str) -> str:
    return wrong_principal(spec, ASKERS, "asker")


class Form(Table, frozen=True):
    """A kind of request. `prefix` opens its references (VRL-2026-00042). `offered` are the principals of those who may
    ask it, None for everybody; for the others it does not exist. What is `confidential` is read by those alone whom the
    form itself names, and whom these name. `owner` are those of who answers for the form and sees its report, None
    where nobody is named. `area` is that of the forms it belongs with."""

    id: Annotated[str, ID]
    version: Annotated[int, whole(1, 1_000_000)]
    prefix: Annotated[str, matching(_PREFIX.fullmatch, "2 to 6 capital letters")]
    title: Labels
    description: Labels
    keywords: Annotated[
        Mapping[Language, tuple[str, ...]],
        words_by_language(_wrong_keyword),
        AfterValidator(TranslatedWords),
        WORDS_HINT,
    ]
    said: Saying | None = None
    offered: Annotated[tuple[str, ...] | None, each(_wrong_asker), Option(alias="for")] = None
    owner: Annotated[tuple[str, ...] | None, each(_wrong_owner)] = None
    route: Annotated[tuple[Stage, ...], BeforeValidator(stages_of), Hint("who decides")]
    repetition: Repetition | None = None
    away: Away | None = None
    behalf: Line | None = None
    confidential: Flag | None = None
    area: Area | None = None
    handling: Handlers | None = None
    inform: Annotated[tuple[Inform, ...], Hint("tables")] = ()
    right: RightUse | None = None
    hand_over: HandingOver | None = None
    replacement: Replacing | None = None
    paper: Paper | None = None
    opportunity: Offering | None = None
    announcement: Announcing | None = None
    attendance: Confirming | None = None
    budgets: Annotated[tuple[Budget, ...], Hint("tables")] = ()
    scores: Annotated[tuple[Domain, ...] | None, Hint("tables")] = None
    steps: Annotated[tuple[Step, ...], AfterValidator(_bound), Hint("at least one of [[steps]]")]
    checks: Annotated[tuple[Check, ...], Hint("tables")] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("steps") == []:
            yield ("steps",), "needs at least one of [[steps]]"
        yield from doubles(raw, "steps", "step")
        yield from doubles(raw, "route", "stage")
        yield from wrong_answers(raw)
        yield from wrong_rules(raw)
        yield from wrong_places(raw)
        yield from wrong_needs(raw)
        yield from _wrong_repetition(raw)
        yield from _wrong_away(raw)
        yield from _wrong_behalf(raw)
        if raw.get("confidential") and "hand_over" in raw:
            yield ("hand_over",), "what is confidential goes to no other system"
        yield from wrong_shows(raw)
        yield from wrong_rights(raw)
        yield from wrong_replacing(raw)
        yield from wrong_offering(raw)
        yield from wrong_announcing(raw)
        yield from wrong_attendance(raw)
        yield from wrong_saying(raw)
        yield from wrong_paper(raw)
        yield from wrong_scores(raw)
        yield from wrong_budgets(raw)

    @cached_property
    def as_json(self) -> str:
        """The whole form; what is read from it is equal to this one."""
        return self.model_dump_json(exclude_none=True, by_alias=True)

    @cached_property
    def digest(self) -> str:
        """Changes with anything in the form."""
        return sha256(self.as_json.encode()).hexdigest()[:16]

    def is_for(self, person: Person | None) -> bool:
        """Whether they may ask it; None for who is not known (any more)."""
        return self.offered is None or (person is not None and not person.principals.isdisjoint(self.offered))

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """Who sees its report: where no owner is named the team that carries it out, if that is one of the whole
        organisation."""
        if self.owner is not None:
            return self.owner
        team = tuple(one for one in self.handling.team if not of_a_school(one)) if self.handling else ()
        return (*team, f"handler:{self.id}") if team else ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    @cached_property
    def _bound_checks(self) -> tuple[Check, ...]:
        return tuple(check.bound(self.fields) for check in self.checks)

    def broken(self, field: str, answers: Answers) -> Check | None:
        """The first check at this field that does not hold."""
        return next((one for one in self._bound_checks if one.at == field and one.is_broken(answers)), None)

    def scored(self, answers: Answers) -> Mapping[str, int | None]:
        """The score of each domain, in percent; None where none of its questions was answered."""
        fields = {field.id: field for field in self.fields}
        return {domain.id: domain.percent(fields, answers) for domain in self.scores or ()}

    def field(self, id: str) -> Field | None:
        return next((field for field in self.fields if field.id == id), None)

    def step(self, id: str) -> Step | None:
        return next((step for step in self.steps if step.id == id), None)

    def asked(self, answers: Answers) -> tuple[Field, ...]:
        """All fields that these answers make visible, of every step."""
        return tuple(field for step in self.steps for field in step.asked(answers))

    def stage(self, id: str) -> Stage | None:
        return next((stage for stage in self.route if stage.id == id), None)

    def stages_needed(self, answers: Answers) -> tuple[Stage, ...]:
        """The stages of the route that decide on these answers; none where they are approved by rule."""
        return needed(self.route, self.fields, answers)

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
