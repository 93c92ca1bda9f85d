"""Saying that one is away, altering it, and saying that one is back."""

from collections.abc import Mapping
from datetime import date

from bot.arrange.mandates.giving import may_give
from bot.arrange.requests import count_waiting
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people import absences
from bot.people.absence import Absence
from bot.people.absences import LONGEST_AHEAD
from bot.people.calendar import today
from cards.home import buttons
from cards.home.absence import FIRST, LAST, absence_card, back_card
from cards.parts.verbs import Verb
from dialogs.kinds.date import read_date
from dialogs.kinds.field import is_blank
from dialogs.kinds.period import PeriodProblem
from dialogs.problems import Problem, Problems, problem


async def show(here: Here) -> Shown:
    return _card(here, await absences.own_absence(here.house, here.actor))


async def say_back(here: Here) -> Shown:
    planned = await absences.come_back(here.house, here.actor)
    return _card(here, planned) if planned else await _back(here)


async def _show(here: Here, _: buttons.AbsenceShow, __: Mapping[str, Json]) -> Shown:
    return await show(here)


async def _set(here: Here, _: buttons.AbsenceSet, inputs: Mapping[str, Json]) -> Shown:
    standing = await absences.own_absence(here.house, here.actor)
    read = _read(here, standing, inputs)
    if isinstance(read, tuple):
        return _card(here, await absences.go_away(here.house, here.actor, *read))
    typed = {at: line(inputs, at)[:40] for at in (FIRST, LAST)}
    return _card(here, standing, typed, read)


async def _end(here: Here, _: buttons.AbsenceEnd, __: Mapping[str, Json]) -> Shown:
    await absences.come_back(here.house, here.actor, planned=True)
    return await _back(here)


async def _back(here: Here) -> Shown:
    return Shown(back_card(here.t, await count_waiting(here.house, here.actor)))


def _read(
    here: Here, standing: Absence | None, inputs: Mapping[str, Json]
) -> tuple[date, date | None] | Mapping[str, Problem]:
    """The first and the last day, or what is wrong with them. One that runs may keep its first day, which is past."""
    now = today(here.house)
    earliest = min(0, (standing.days[0] - now).days) if standing else 0
    first = read_date(FIRST, line(inputs, FIRST) or now.isoformat(), now, earliest, LONGEST_AHEAD)
    blank = is_blank(inputs.get(LAST))
    last = None if blank else read_date(LAST, inputs.get(LAST), now, 0, LONGEST_AHEAD)
    if isinstance(first, date) and (last is None or isinstance(last, date)):
        return (first, last) if last is None or first <= last else problem(LAST, PeriodProblem.ORDER, date=first).at
    wrong = [read.at for read in (first, last) if isinstance(read, Problems)]
    return {at: one for problems in wrong for at, one in problems.items()}


def _card(
    here: Here,
    standing: Absence | None,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, Problem] | None = None,
) -> Shown:
    first, last = standing.days if standing else (today(here.house), None)
    values = typed or {FIRST: first.isoformat(), LAST: last.isoformat() if last else ""}
    mailbox, decides = here.house.mailboxes is not None, may_give(here.house, here.actor)
    return Shown(absence_card(here.t, standing, here.now, values, problems, mailbox=mailbox, decides=decides))


async def _say_back(here: Here, _: buttons.AbsenceBack, __: Mapping[str, Json]) -> Shown:
    return await say_back(here)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AbsenceShow: _show,
    buttons.AbsenceSet: _set,
    buttons.AbsenceEnd: _end,
    buttons.AbsenceBack: _say_back,
}
