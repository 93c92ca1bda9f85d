"""Reports for who owns a form: which those are, what stands in one, and asking for it as a file."""

import asyncio
from collections.abc import Sequence

from bot.arrange.figures.figures import Figures
from bot.arrange.figures.report import Report, report
from bot.errors import Unavailable
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.partitions import figures_partition
from bot.work import handing_out
from bot.work.handout import Handout
from dialogs.model import Form

JOB = "form_report"
SUBJECT = "form_report"
YEARS = 3
"""What is looked at: requests are kept with the year in which they were begun, and some are open for long."""


def owned(house: House, actor: Actor) -> Sequence[Form]:
    """The forms of which this person sees the report, by title."""
    return [form for form in house.forms.all(actor.language) if owns(form, actor)]


def owns(form: Form, actor: Actor) -> bool:
    return not actor.person.principals.isdisjoint(form.owners)


def form_to_report(house: House, actor: Actor, id: str) -> Form:
    """Raises Unavailable for who does not own it, and where there is none."""
    form = house.forms.get(id)
    if form is None or not owns(form, actor):
        raise Unavailable
    return form


async def report_of(house: House, actor: Actor, id: str) -> tuple[Form, Report]:
    """Raises Unavailable. Costs a find for each of YEARS, whatever happened in them."""
    form, day = form_to_report(house, actor, id), today(house)
    found = await asyncio.gather(*(_figures(house, id, day.year - ago) for ago in range(YEARS)))
    return form, report(id, [one for figures in found for one in figures], house.calendar.seen, day)


async def ask(house: House, actor: Actor, id: str, name: str, about: str) -> Handout:
    """The owner gets it as a file called `name`. Raises Unavailable."""
    form_to_report(house, actor, id)
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:{id}", JOB, name, about)


async def may(house: House, actor: Actor, id: str) -> Form:
    """As handouts ask it. Raises Unavailable."""
    return form_to_report(house, actor, id)


async def _figures(house: House, form: str, year: int) -> Sequence[Figures]:
    """One for each school."""
    found = house.records.figures.stream(partition=figures_partition(form, year))
    return [item.value async for item in found]
