"""Reads what somebody types to say whom they mean and which days: for whatever is given to a colleague for a period."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from bot.front.here import Here
from bot.json import Json
from bot.people.absences import LONGEST_AHEAD
from bot.people.calendar import today
from bot.people.person import Person
from bot.words.clean import clean_line
from dialogs.kinds.date import read_date
from dialogs.kinds.field import is_blank
from dialogs.kinds.period import PeriodProblem
from dialogs.problems import Problem, ProblemKey, Problems, problem

LONGEST_NAME = 100

Wrong: TypeAlias = dict[str, Problem]
"""What is wrong, by input."""


async def person_meant(
    here: Here, at: str, name: str, chosen: str, wrong: Wrong, *, oneself: bool = False
) -> Sequence[Person]:
    """Who has the name that is typed at this input: the one that was `chosen` (an id) of them, or all. `oneself`: it
    may be who asks."""
    said, book = clean_line(name[:LONGEST_NAME]), here.house.phone_book
    if not said:
        wrong[at] = Problem(ProblemKey.REQUIRED)
        return []
    found = await asyncio.to_thread(book.find, here.actor.directory, here.actor.person, said)
    others = [one for one in (found.people if found else ()) if oneself or one.id != here.actor.id]
    if not others:
        wrong[at] = Problem("problem-mandate-self" if found else "problem-mandate-nobody")
    if len(others) > 1:
        picked = [one for one in others if one.id == chosen]
        if picked:
            return picked
        wrong[at] = Problem("problem-mandate-which")
    return others


def days_meant(
    here: Here, inputs: Mapping[str, Json], first_at: str, last_at: str, wrong: Wrong
) -> tuple[date, date] | None:
    """The first and the last; without a last day it is the first."""
    now = today(here.house)
    first = read_date(first_at, inputs.get(first_at), now, 0, LONGEST_AHEAD)
    last = first if is_blank(inputs.get(last_at)) else read_date(last_at, inputs.get(last_at), now, 0, LONGEST_AHEAD)
    for read in (first, last):
        if isinstance(read, Problems):
            wrong.update(read.at)
    if isinstance(first, Problems) or isinstance(last, Problems):
        return None
    if last < first:
        wrong.update(problem(last_at, PeriodProblem.ORDER, date=first).at)
        return None
    return first, last
