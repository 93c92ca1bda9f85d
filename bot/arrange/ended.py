"""Tells whether a request ended before a day: it is decided, nobody is to carry it out, and what it is for is past.

The last day of what stands is the latest that its answers name, or that it takes somebody away, on which an option that
was chosen takes place, or on which its proof was to come.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.arrange.handling.handling import OPEN as TO_CARRY_OUT
from bot.arrange.request import STANDS, TO_DECIDE, Request
from bot.arrange.requests import kept_form
from bot.house import House
from bot.json import Json
from bot.store.partitions import request_partition
from dialogs.kinds.choice import Chosen
from dialogs.model import Form

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?", re.ASCII)


async def has_ended(house: House, request: Request, before: date) -> bool:
    """What does not stand (a draft that nobody removed too) waits for no day. Costs three reads where it does."""
    if request.state in TO_DECIDE:
        return False
    if request.state not in STANDS:
        return True
    partition = request_partition(request.id)
    handling = await house.records.handlings.get(partition, request.id)
    if handling and handling.value.state in TO_CARRY_OUT:
        return False
    form = await kept_form(house, request) or house.forms.get(request.form)
    away = await house.records.away_days.get(partition, request.id)
    days = [*_days(request.answers), *_taking_place(form, request)]
    days += [away.value.last] if away else []
    days += [request.owes.until] if request.owes else []
    return all(day < before for day in days)


def _days(value: Json) -> Iterator[date]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _days(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _days(one)
    elif isinstance(value, str) and (written := _DAY.fullmatch(value)):
        try:
            yield date.fromisoformat(written[1])
        except ValueError:  # somebody's own words, which look like a day
            return


def _taking_place(form: Form | None, request: Request) -> Iterator[date]:
    for field in form.fields if form else ():
        if isinstance(field, Chosen):
            answer = request.answers.get(field.id)
            chosen = answer if isinstance(answer, list | tuple) else [answer]
            yield from (one.day for one in field.options if one.day and one.value in chosen)
