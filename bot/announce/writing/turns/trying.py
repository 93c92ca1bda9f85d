"""An author lets colleagues see a draft before it is sent."""

from collections.abc import Mapping

from bot.announce import composing
from bot.front.here import Here, line
from bot.json import Json
from bot.people.known import Known
from bot.people.person import Person
from cards.announce.writing.trying import LONGEST_NAMES, Tried

MOST = 5


def named(here: Here, inputs: Mapping[str, Json]) -> tuple[list[Person], Tried | None]:
    """The colleagues that were picked or typed, and what is wrong with that."""
    known = Known(here.actor.person, here.actor.directory, here.house.phone_book)
    picked = [part.strip() for part in line(inputs, "who")[:1000].split(",") if part.strip()]
    typed = line(inputs, "names")[:LONGEST_NAMES]
    found: dict[str, Person] = {}
    problem = ""
    for one in picked:
        person = known.person(one) or _only(known, one)
        if person is None:
            problem = "problem-person-unknown"
        else:
            found[person.id] = person
    for name in (part.strip() for part in typed.split(",")):
        called = known.called(name) if name else ()
        if len(called) == 1:
            found[called[0].id] = called[0]
        elif name:
            problem = "problem-try-several" if called else "problem-person-nobody"
    people = list(found.values())
    problem = problem or _wrong(here, people)
    chosen = [(person.id, person.name) for person in people if person.id in picked]
    return people, Tried(chosen, typed, problem) if problem else None


def _only(known: Known, name: str) -> Person | None:
    """Where a client without a picker lets one type into it."""
    called = known.called(name)
    return called[0] if len(called) == 1 else None


def _wrong(here: Here, people: list[Person]) -> str:
    if not people:
        return "problem-try-nobody"
    if len(people) > MOST:
        return "problem-try-many"
    ids = [person.id for person in people]
    if not composing.may_try(here.house, here.actor, ids):
        return "problem-audience-bounds"
    return "problem-try-unreached" if here.house.reachability.missing(frozenset(ids)) else ""
