"""Colleagues as a card names them: whom somebody can turn to, and for whom something waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.people.directory import Directory
from bot.people.person import Person, Role

MOST_NAMED = 3
"""Of the people whom somebody is told to turn to: more is nobody in particular."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to turn to; `school` is its name. What is not known is ""."""

    name: str
    job: str = ""
    school: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """Whether what waits for others has reached one of them. `people` are whom to turn to when it has not: those it
    waits for, or, when there are none (any more), `nobody`, those who can help on."""

    reached: bool = True
    nobody: bool = False
    people: tuple[Colleague, ...] = ()


REACHED = Awaited()


def colleague(person: Person, directory: Directory) -> Colleague:
    school = directory.schools.get(person.school)
    return Colleague(person.name, person.job, school.name if school else "", person.phone, person.mail)


def nearest(people: Iterable[Person], asker: Person, directory: Directory) -> tuple[Colleague, ...]:
    """The first few of them in their order, somebody of the own school first, never the asker."""
    others = sorted((one for one in people if one.id != asker.id), key=lambda one: one.school != asker.school)
    return tuple(colleague(one, directory) for one in others[:MOST_NAMED])


def having(role: Role, asker: Person, directory: Directory) -> tuple[Colleague, ...]:
    """Who of this role the asker can turn to."""
    return nearest(directory.having(role), asker, directory)
