"""Who decides: a stage of a route, resolved in the directory; and who is asked when those are away."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.arrange.chosen import Away, Chosen, Reassigned
from bot.deadline import Deadline
from bot.house import House
from bot.people.absence import Absence
from bot.people.absences import LONGEST_LOOK, away
from bot.people.directory import Directory
from bot.people.person import Person
from dialogs.model import Answers, Form, Stage
from dialogs.route import answered


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and what they answered to the questions of which form: the rules of its route are about them. `holder`
    (an id) hands it in for them, "" where they do so themselves; neither of them decides."""

    person: Person
    form: Form
    answers: Answers
    directory: Directory
    holder: str = ""

    def is_theirs(self, person: str) -> bool:
        return person in {self.person.id, self.holder}


def approvers_of(stage: Stage, asker: Asker, passed_over: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of those who may decide, never the requester nor who hands it in. The stage's `otherwise` steps in when
    nobody is left, and stands before them when all of them (where all have to agree: any of them) were `passed_over`
    (ids)."""
    first = first_of(stage, asker)
    here = [one for one in first if one not in passed_over]
    if first and (len(here) == len(first) if stage.all else here):
        return first
    return tuple(dict.fromkeys((*_resolve(stage.otherwise, asker), *first)))


def first_of(stage: Stage, asker: Asker) -> tuple[str, ...]:
    """Ids of those who come first; () where the stage's `otherwise` has to step in."""
    return _resolve(stage.approvers, asker)


def reassigned(stage: Stage, asker: Asker, handed: Collection[Reassigned]) -> Stage:
    """The stage with those to whom it was handed in the place of who did so: where all have to agree of that one alone,
    else of all. Who left is passed by: then it is for those whom the route names."""
    there = [one for one in handed if one.to in asker.directory.people]
    if not there:
        return stage
    first, others = _resolve(stage.approvers, asker), _resolve(stage.otherwise, asker)
    if not (stage.all and first):
        update = {"approvers": _persons([there[-1].to]), "otherwise": (*stage.approvers, *stage.otherwise)}
        return stage.model_copy(update={**update, "all": False})
    instead = {one.by: one.to for one in there}
    unnamed = [one.to for one in there if one.by not in {*first, *others}]
    update = {"approvers": _persons([*(instead.get(one, one) for one in first), *unnamed])}
    return stage.model_copy(update={**update, "otherwise": _persons(instead.get(one, one) for one in others)})


def _persons(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"person:{one}" for one in dict.fromkeys(ids))


def named_by(principals: Iterable[str], asker: Asker) -> tuple[str, ...]:
    """Ids of those whom they name, never the requester: where that is the requester alone, one level higher."""
    return _resolve(principals, asker)


def others_of(stage: Stage, asker: Asker, people: Collection[str], before: Sequence[str] = ()) -> tuple[str, ...]:
    """Ids of those who are asked as well once it is late: whom the first principal names that comes to anybody but the
    requester and these `people`. Who was asked `before` for that stays, as long as any principal names them."""
    named = [_resolve([principal], asker) for principal in stage.escalate]
    staying = tuple(one for one in before if any(one in some for some in named))
    return staying or next((others for some in named if (others := _but(some, people))), ())


def _but(some: Iterable[str], people: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in some if one not in people)


async def choose(house: House, stage: Stage, asker: Asker) -> Chosen:
    """Who may decide now, with who of them is away. Where those who come first are all away (where all have to agree:
    one of them), the next are chosen of whom somebody is here; where nobody is, or only who has no Bode, it stays with
    the first."""
    patience = Deadline(LONGEST_LOOK)
    first = approvers_of(stage, asker)
    every = first_of(stage, asker) if stage.all else ()
    absent = await away(house, first, patience)
    if not absent if every else len(absent) < len(first):
        return Chosen(first, _away(first, absent), every)
    others = _resolve(stage.otherwise, asker)
    missing = await away(house, others, patience)
    present = tuple(one for one in others if one not in missing and one not in first)
    if not _is_reached(house, present) and _is_reached(house, first):
        present = ()
    return Chosen((*present, *first), _away(first, absent), every)


def _is_reached(house: House, people: Collection[str]) -> bool:
    """Whether a card comes to any of them, as far as is known."""
    known = house.reachability.people
    return known is None or not known.isdisjoint(people)


def _away(people: Iterable[str], absent: Mapping[str, Absence]) -> tuple[Away, ...]:
    return tuple(Away(one, absent[one].ends) for one in people if one in absent)


def _resolve(principals: Iterable[str], asker: Asker) -> tuple[str, ...]:
    """Whom they name but the requester and who hands it in; where that is nobody else, it is decided one level
    higher."""
    people = dict.fromkeys(one.id for one in _named(principals, asker))
    others = tuple(one for one in people if not asker.is_theirs(one))
    return others or (_higher(asker) if people else ())


def _higher(asker: Asker) -> tuple[str, ...]:
    """Who leads the requester; where that is who hands it in, who leads those."""
    above = asker.directory.people.get(asker.person.manager or "")
    if above and above.id == asker.holder:
        above = asker.directory.people.get(above.manager or "")
    return (above.id,) if above and not asker.is_theirs(above.id) else ()


def _named(principals: Iterable[str], asker: Asker) -> Iterator[Person]:
    for principal in principals:
        if field := answered(principal):
            yield from _in_answer(field, asker)
        else:
            yield from asker.directory.named([principal], asker.person)


def _in_answer(id: str, asker: Asker) -> Iterable[Person]:
    """The person whom this answer names, or the head of the school."""
    field, value = asker.form.field(id), asker.answers.get(id)
    if field is None or not isinstance(value, str):
        return ()
    if field.names == "school":
        return asker.directory.heads_of(value)
    person = asker.directory.people.get(value) if field.names == "person" else None
    return (person,) if person else ()
