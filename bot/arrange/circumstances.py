"""Says when, and by whom, a form is filled in, and on which days they are away already."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.arrange.being_away import taken_by
from bot.arrange.option_places import left
from bot.arrange.policies import policies
from bot.arrange.request import Request
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.known import Known
from bot.people.person import Person
from dialogs.away import Taken, taken_already
from dialogs.filling import check_all
from dialogs.kinds.field import FARTHEST, Answers, Circumstances
from dialogs.kinds.person import id_and_name
from dialogs.model import Form, Step
from dialogs.problems import Problem


def whose(actor: Actor, form: Form, answers: Answers) -> Person:
    """Whose request it is: of the colleague whom the form names for that, else of who fills it in."""
    named = id_and_name(answers.get(form.behalf)) if form.behalf else None
    return actor.directory.people.get(named[0], actor.person) if named else actor.person


async def circumstances(
    house: House, actor: Actor, form: Form | None = None, draft: str = "", whom: Person | None = None
) -> Circumstances:
    """Of a `form`, for this draft, with how many places its options have left; the days are those of `whom`."""
    calendar, tariffs = await house.calendar.current(), await house.tariffs.current()
    if not house.phone_book.is_open(actor.directory):
        await asyncio.to_thread(house.phone_book.open, actor.directory)
    return Circumstances(
        today(house),
        calendar.of(whom or actor.person),
        actor.person,
        _known(house, actor),
        tariffs,
        await _left(house, form, draft),
        rights=await house.leave_rights.current(),
        thresholds=await house.thresholds.current(),
    )


async def to_show(house: House, actor: Actor, form: Form, draft: str, step: Step) -> Circumstances:
    """As `at_hand`, with how many places are left, and the documents that help with this step."""
    places, documents = await _left(house, form, draft), await policies(house, actor, step)
    return replace(at_hand(house, actor), left=places, policies=documents)


async def _left(house: House, form: Form | None, draft: str) -> Mapping[str, int]:
    return await left(house, form, draft) if form else {}


def at_hand(house: House, actor: Actor) -> Circumstances:
    """Without the days on which they work, which nothing that is only shown needs."""
    tariffs, rights = house.tariffs.seen, house.leave_rights.seen
    thresholds, known = house.thresholds.seen, _known(house, actor)
    return Circumstances(
        today(house), me=actor.person, known=known, tariffs=tariffs, rights=rights, thresholds=thresholds
    )


async def taken_days(
    house: House, actor: Actor, form: Form, draft: Request, step: Step | None = None
) -> Sequence[Taken]:
    """Those of the other requests of whose this one is, where this form, or this step of it, asks when they will be
    away."""
    if form.away is None or (step and form.away.field not in {field.id for field in step.fields}):
        return []
    whom = whose(actor, form, draft.answers)
    return await taken_by(house, whom.id, _earliest(today(house)), draft.stands_for)


async def wrong_answers(house: House, actor: Actor, form: Form, draft: Request) -> Mapping[str, Problem]:
    """What is wrong now with the answers of the whole form, by input id."""
    whom = whose(actor, form, draft.answers)
    problems = check_all(form, draft.answers, await circumstances(house, actor, form, draft.stands_for, whom))
    return {**taken_already(form, draft.answers, await taken_days(house, actor, form, draft)), **problems}


def _earliest(day: date) -> date:
    """No form asks for what is longer ago."""
    return day - timedelta(days=FARTHEST)


def _known(house: House, actor: Actor) -> Known:
    return Known(actor.person, actor.directory, house.phone_book)
