"""Reading what a person filled in: one step at a time, and everything again when it is submitted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.json import Json
from bot.words.clean import clean_lines
from dialogs.defaults import default_of, defaults
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs
from dialogs.model import Form, Step
from dialogs.problems import Problem, ProblemKey, Problems
from dialogs.rights import filled_up, settled, wrong_use


@dataclass(frozen=True, slots=True)
class Filled:
    """What a step came to. The step is done when `problems` is empty.

    `answers` are those of the whole form: without the ones that cannot be read, and without those of fields that are no
    longer asked; one that breaks a check of the form is there. `typed` is what the step's inputs should show now, wrong
    answers as they were typed.
    """

    answers: Answers
    problems: Mapping[str, Problem]
    typed: Mapping[str, str]


def read_step(form: Form, step: Step, answers: Answers, inputs: Inputs, on: Circumstances) -> Filled:
    """Reads the fields that the answers ask for, also those that an answer in this same step brings up.

    Inputs of other fields are ignored. `problems` are by input id. Never raises, whatever is in `inputs`.
    """
    asked_before = {field.id for field in step.asked(answers)}
    kept = dict(asked_answers(form, answers))
    inputs = filled_up(form.right, kept, inputs, on)
    problems: dict[str, Problem] = {}
    shown: dict[str, str] = {}
    for field in step.fields:
        before = kept.pop(field.id, None)
        if not step.is_asked(kept) or not field.is_asked(kept):
            continue
        value = (
            field.compute(kept)
            if field.computes
            else _read(field.narrowed(kept), before, inputs, on.with_answers(kept))
        )
        if isinstance(value, Problems):
            is_new = field.id not in asked_before
            problems |= _newly_asked(value) if is_new else value.at
            kept |= {field.id: before} if field.elsewhere and before is not None else {}
            shown |= _shown_again(field, before, inputs) or (default_of(field, on) if is_new else {})
        else:
            kept |= {field.id: value} if value is not None else {}
            shown |= field.typed(value)
    kept = asked_answers(form, settled(form.right, asked_answers(form, kept), on))
    asked = step.asked(kept)
    return Filled(kept, _of(asked, wrong_use(form.right, kept, on)) | _broken(form, asked, kept) | problems, shown)


def _read(field: Field, before: Json, inputs: Inputs, on: Circumstances) -> Checked:
    """What is answered elsewhere is read again as it stands, and not from the inputs."""
    return field.read(field.typed(before) if field.elsewhere else inputs, on)


def _shown_again(field: Field, before: Json, inputs: Inputs) -> Mapping[str, str]:
    return field.typed(before) if field.elsewhere else echo(field, inputs)


def check_all(form: Form, answers: Answers, on: Circumstances) -> Mapping[str, Problem]:
    """What is wrong now with the answers of the whole form, by input id; a day that was fine may be past by now, and a
    price another than the one that was shown."""
    kept = asked_answers(form, answers)
    asked = form.asked(kept)
    problems = _of(asked, wrong_use(form.right, kept, on)) | _broken(form, asked, kept)
    for field in asked:
        value = field.read(field.typed(kept.get(field.id)), on.with_answers(kept))
        if isinstance(value, Problems):
            problems |= value.at
        elif field.id in kept and not field.is_still(kept[field.id], value):
            problems[next(iter(field.inputs), field.id)] = Problem(ProblemKey.CHANGED)
    return problems


def _broken(form: Form, asked: Sequence[Field], answers: Answers) -> dict[str, Problem]:
    """Of the checks at these fields, by input id."""
    broken = {_place(field): form.broken(field.id, answers) for field in asked}
    return {at: Problem(ProblemKey.CHECK, says=check.says) for at, check in broken.items() if check}


def _of(asked: Sequence[Field], problems: Mapping[str, Problem]) -> dict[str, Problem]:
    """Those at the inputs of these fields."""
    places = {at for field in asked for at in (field.id, *field.inputs)}
    return {at: problem for at, problem in problems.items() if at in places}


def _place(field: Field) -> str:
    return next(iter(field.inputs), field.id)


def complete(form: Form, answers: Answers) -> bool:
    """Whether every required field that these answers ask for has one; says nothing of their being right."""
    return first_open(form, answers) is None


def first_open(form: Form, answers: Answers, left: str = "", unseen: Collection[str] = ()) -> Step | None:
    """The first step with a required field that has no answer. The step that was `left`, before it was done, is open
    too, whatever is answered in it; so is one with a field that is `unseen`."""
    kept = asked_answers(form, answers)
    for step in form.steps_asked(kept):
        wanting = (field.id in unseen or (field.required and field.id not in kept) for field in step.asked(kept))
        if step.id == left or any(wanting):
            return step
    return None


def repeats(form: Form, answers: Answers, before: Answers) -> bool:
    """Whether the form takes a request with these answers for a repetition of one with those of `before`."""
    if form.repetition is None:
        return False
    one, other = asked_answers(form, answers), asked_answers(form, before)
    fields = [field for field in form.fields if field.id in form.repetition.fields]
    return all(
        field.id in one and field.id in other and field.is_same(one[field.id], other[field.id]) for field in fields
    )


def typed(form: Form, step: Step, answers: Answers, on: Circumstances | None = None) -> Mapping[str, str]:
    """What the inputs of a step show for the answers so far; `on`, where it is given, for its defaults."""
    kept = asked_answers(form, answers)
    asked = step.asked(kept)
    shown = dict(defaults(asked, kept, on)) if on else {}
    for field in asked:
        shown |= field.typed(kept.get(field.id))
    return shown


def asked_answers(form: Form, answers: Answers) -> Answers:
    """The answers to fields that are asked: without leftovers of an earlier choice, or of an earlier version of the
    form that had another field of that name."""
    kept: dict[str, Json] = {}
    for step in form.steps:
        if not step.is_asked(kept):
            continue
        for field in step.fields:
            if not field.is_asked(kept):
                continue
            value = field.compute(kept) if field.computes else field.still(answers.get(field.id), kept)
            if field.typed(value) and value != []:
                kept[field.id] = value
    return kept


def _newly_asked(problems: Problems) -> Mapping[str, Problem]:
    """The person has not seen these inputs yet: what is missing there is not their mistake."""
    return {
        at: Problem(ProblemKey.ALSO) if problem.key is ProblemKey.REQUIRED else problem
        for at, problem in problems.at.items()
    }


def echo(field: Field, inputs: Inputs) -> Mapping[str, str]:
    """What its inputs show again of what was typed, whatever it was."""
    return {at: text for at in field.inputs if (text := _echo(inputs.get(at), field.longest_echo))}


def _echo(raw: Json, longest: int) -> str:
    """Text that a card can show again; lists only of texts, since that is what a multi-select gave."""
    if isinstance(raw, list | tuple):
        return ",".join(_echo(one, longest) for one in raw[:50] if isinstance(one, str))[:longest]
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return str(raw) if abs(raw) < 10**15 else ""
    return clean_lines(raw[: 2 * longest])[:longest] if isinstance(raw, str) else ""
