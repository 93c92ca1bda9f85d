"""Who is enrolled for what a form has only so many places of, and who waits for one: for who owns the form."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from bot.arrange.attendance.confirming import attendance_of
from bot.arrange.figures.enrolled import Enrolment
from bot.arrange.figures.reporting import form_to_report
from bot.arrange.places.takers import Takers
from bot.arrange.request import Request
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import places_partition, request_partition
from dialogs.kinds.choice import Option, limited
from dialogs.model import Form

MOST_NAMED = 24
"""Of those who are enrolled, and of those who wait: requests that are read for one card."""


async def enrolments(house: House, actor: Actor, id: str) -> tuple[Form, Sequence[Enrolment]]:
    """Counts of each, those with a day by their day. Costs a read for each option, and one more where it is over.
    Raises Unavailable for who does not own the form."""
    form = _own(house, actor, id)
    offered = limited(form.fields)
    found = await asyncio.gather(*(_takers(house, form, name) for name in offered))
    said = await asyncio.gather(*(attendance_of(house, form, name) for name in offered))
    listed = [
        Enrolment(name, option, len(takers.by), len(takers.waiting), attendance=there)
        for (name, option), takers, there in zip(offered.items(), found, said, strict=True)
    ]
    days = {one.id: one.option.day.isoformat() if one.option.day else "" for one in listed}
    return form, sorted(listed, key=lambda one: (days[one.id] == "", days[one.id]))


async def enrolment(house: House, actor: Actor, id: str, option: str) -> tuple[Form, Enrolment]:
    """Raises Unavailable for who does not own the form, and where it has no such option."""
    form = _own(house, actor, id)
    offered: Mapping[str, Option] = limited(form.fields)
    if option not in offered:
        raise Unavailable
    takers, said = await asyncio.gather(_takers(house, form, option), attendance_of(house, form, option))
    by = sorted(takers.by, key=lambda one: said is not None and said.of(one) is not None)
    enrolled, waiting = await asyncio.gather(
        _requests(house, by), _requests(house, (one.request for one in takers.waiting))
    )
    return form, Enrolment(option, offered[option], len(takers.by), len(takers.waiting), enrolled, waiting, said)


def _own(house: House, actor: Actor, id: str) -> Form:
    """What is confidential names nobody to who owns it."""
    form = form_to_report(house, actor, id)
    if form.confidential:
        raise Unavailable
    return form


async def _takers(house: House, form: Form, option: str) -> Takers:
    found = await house.records.takers.get(places_partition(form.id), option)
    return found.value if found else Takers(option)


async def _requests(house: House, ids: Iterable[str]) -> Sequence[Request]:
    """The first of them; a place that is taken for what was not handed in yet is nobody's still."""
    wanted = list(ids)[:MOST_NAMED]
    found = await asyncio.gather(*(house.records.requests.get(request_partition(one), one) for one in wanted))
    return [one.value for one in found if one and one.value.submitted]
