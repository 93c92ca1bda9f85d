"""Answers to a whole form at once, as another system gives them: read as a card's, each problem at its field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import cast

from bot.arrange.circumstances import circumstances, whose, wrong_answers
from bot.arrange.drafting import draft_id
from bot.arrange.request import Request, RequestState
from bot.errors import Refusal
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from dialogs.filling import read_step
from dialogs.kinds.field import Field
from dialogs.kinds.items import ItemsField
from dialogs.model import Form
from dialogs.problems import Problem, ProblemKey, Problems
from dialogs.rows import Row


class Misfit(StrEnum):
    """Why an answer is none, before it is read."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    """With the other answers."""
    PERSONAL = "personal"
    """Only the person themselves answers it, in the chat."""
    WORKED_OUT = "worked_out"
    SHAPE = "shape"
    """It has not the shape of an answer of its kind."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong at `at`, a field or one of its inputs."""

    at: str
    why: Misfit | Problem


class WrongAnswers(Refusal):
    """Not all of the answers hold."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__()
        self.wrong = wrong


async def filled(
    house: House, actor: Actor, form: Form, key: str, given: Mapping[str, Json], begun: datetime | None = None
) -> Request:
    """A draft with these answers, by field, in the shape that they are kept in; the same `key` gives the same one, also
    in another year than that in which it was `begun` (None: now). It is not kept. Raises WrongAnswers."""
    misfits = tuple(_misfits(form.fields, given))
    if misfits:
        raise WrongAnswers(misfits)
    now = house.now()
    draft = Request(
        draft_id(begun or now, form, key),
        form.id,
        actor.id,
        RequestState.DRAFT,
        {},
        created=now,
        changed=now,
        revision=1,
        form_version=form.digest,
    )
    # Once more where it is for a colleague: whose days count is known when the answers are.
    answers, problems = await _read(house, actor, form, draft, given)
    if form.behalf and whose(actor, form, replace(draft, answers=answers)).id != actor.id:
        answers, problems = await _read(house, actor, form, replace(draft, answers=answers), given)
    draft = replace(draft, answers=answers)
    problems = {**await wrong_answers(house, actor, form, draft), **problems}
    asked = {field.id for field in form.asked(answers)}
    wrong = [Wrong(at, problem) for at, problem in problems.items()]
    wrong += [Wrong(name, Misfit.NOT_ASKED) for name in given if name not in asked]
    if wrong:
        raise WrongAnswers(tuple(wrong))
    return draft


async def _read(
    house: House, actor: Actor, form: Form, draft: Request, given: Mapping[str, Json]
) -> tuple[Mapping[str, Json], Mapping[str, Problem]]:
    """Step by step, as it is filled in."""
    on = await circumstances(house, actor, form, draft)
    answers: Mapping[str, Json] = {}
    problems: dict[str, Problem] = {}
    for field in form.fields:  # what a card does not ask in an input of its own, as rows, is read as it stands
        if field.elsewhere and field.id in given:
            value = field.read(field.given(given[field.id]), on)
            problems |= value.at if isinstance(value, Problems) else {}
            answers = answers if isinstance(value, Problems) else {**answers, field.id: value}
    for step in form.steps:
        inputs = {at: said for one in step.fields for at, said in one.given(given.get(one.id)).items()}
        read = read_step(form, step, answers, inputs, on)
        answers = read.answers
        problems = {**{at: _asked_at_once(problem) for at, problem in read.problems.items()}, **problems}
    return answers, problems


def _asked_at_once(problem: Problem) -> Problem:
    """Who gives all answers at once lacks one that another brings up as any other."""
    return Problem(ProblemKey.REQUIRED) if problem.key == ProblemKey.ALSO else problem


def _misfits(fields: Sequence[Field], given: Mapping[str, Json], at: str = "") -> Iterator[Wrong]:
    """In a form, or in a row that stands `at` a place."""
    known = {field.id: field for field in fields}
    for name, value in given.items():
        field, place = known.get(name), f"{at}{name}"
        if field is None:
            if not (at and name == "key"):
                yield Wrong(place, Misfit.UNKNOWN)
        elif field.personal:
            yield Wrong(place, Misfit.PERSONAL)
        elif field.computes:
            yield Wrong(place, Misfit.WORKED_OUT)
        elif not field.given(value):
            yield Wrong(place, Misfit.SHAPE)
        elif isinstance(field, ItemsField):
            for number, row in enumerate(cast("Sequence[Row]", value), 1):
                yield from _misfits(field.fields, row, f"{place}.{number}.")
