"""Says when, and by whom, a form is filled in, and on which days they are away already."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.arrange.being_away import taken_by
from bot.arrange.places.option_places import left
from bot.arrange.policies import policies
from bot.arrange.request import Request
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.known import Known
from bot.people.mandate import grantor_of
from bot.people.person import Person
from dialogs.away import Taken, taken_already
from dialogs.filling import check_all
from dialogs.kinds.field import FARTHEST, Circumstances
from dialogs.kinds.person import id_and_name
from dialogs.model import Form, Step
from dialogs.problems import Problem


def whose(actor: Actor, form: Form, draft: Request) -> Person:
    """Whose request it is: of the colleague whom the form names for that, else of who asks it."""
    named = id_and_name(draft.answers.get(form.behalf)) if form.behalf else None
    return actor.directory.people.get(named[0], actor.person) if named else asks(actor, draft)


def asks(actor: Actor, draft: Request) -> Person:
    """Who asks it, whose work and profile the questions are about: the grantor of the mandate under which it is filled
    in, else who fills it in."""
    return actor.directory.people.get(grantor_of(draft.mandate), actor.person) if draft.mandate else actor.person


async def circumstances(
    house: House, actor: Actor, form: Form | None = None, draft: Request | None = None
) -> Circumstances:
    """Of this draft of a `form`, with how many places its options have left; the days are those of whose it is."""
    me = asks(actor, draft) if draft else actor.person
    whom = whose(actor, form, draft) if form and draft else me
    calendar, tariffs = await house.calendar.current(), await house.tariffs.current()
    if not house.phone_book.is_open(actor.directory):
        await asyncio.to_thread(house.phone_book.open, actor.directory)
    return Circumstances(
        today(house),
        calendar.of(whom),
        me,
        _known(house, actor),
        tariffs,
        await left(house, form, draft.stands_for) if form and draft else {},
        rights=await house.leave_rights.current(),
        thresholds=await house.thresholds.current(),
    )


async def to_show(house: House, actor: Actor, form: Form, draft: Request, step: Step) -> Circumstances:
    """As `at_hand`, with how many places are left, and the documents that help with this step."""
    places, documents = await left(house, form, draft.stands_for), await policies(house, actor, step)
    return replace(at_hand(house, actor, draft), left=places, policies=documents)


def at_hand(house: House, actor: Actor, draft: Request | None = None) -> Circumstances:
    """Without the days on which they work, which nothing that is only shown needs."""
    tariffs, rights = house.tariffs.seen, house.leave_rights.seen
    thresholds, known = house.thresholds.seen, _known(house, actor)
    me = asks(actor, draft) if draft else actor.person
    return Circumstances(today(house), me=me, known=known, tariffs=tariffs, rights=rights, thresholds=thresholds)


async def taken_days(
    house: House, actor: Actor, form: Form, draft: Request, step: Step | None = None
) -> Sequence[Taken]:
    """Those of the other requests of whose this one is, where this form, or this step of it, asks when they will be
    away."""
    if form.away is None or (step and form.away.field not in {field.id for field in step.fields}):
        return []
    whom = whose(actor, form, draft)
    return await taken_by(house, whom.id, _earliest(today(house)), draft.stands_for)


async def wrong_answers(house: House, actor: Actor, form: Form, draft: Request) -> Mapping[str, Problem]:
    """What is wrong now with the answers of the whole form, by input id."""
    problems = check_all(form, draft.answers, await circumstances(house, actor, form, draft))
    return {**taken_already(form, draft.answers, await taken_days(house, actor, form, draft)), **problems}


def _earliest(day: date) -> date:
    """No form asks for what is longer ago."""
    return day - timedelta(days=FARTHEST)


def _known(house: House, actor: Actor) -> Known:
    return Known(actor.person, actor.directory, house.phone_book)
