"""A proof that comes after the leave: until when it is awaited, and the reminder of it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.arrange.owed import Owed
from bot.arrange.request import Request
from bot.house import House
from bot.people.calendar import BRUSSELS
from bot.store.base import Write
from bot.store.partitions import request_partition
from bot.work.kept import Due
from dialogs.kinds.field import Answers
from dialogs.kinds.period import period_of
from dialogs.model import Form
from dialogs.rights import owed

OWED_JOB = "proof_owed"
AT = time(9)
"""When somebody is reminded, in Brussels."""


def owed_of(form: Form, answers: Answers, day: date) -> Owed | None:
    """What a request with these answers, handed in on `day`, still has to be proven with; of a leave that is over by
    then the time begins on that day."""
    found, use = owed(form.right, answers), form.right
    period = period_of(answers.get(use.period)) if use else None
    if found is None or period is None:
        return None
    field, right = found
    end = max(period.last, day)
    return Owed(field, end + timedelta(days=right.within), end + timedelta(days=right.reminder))


def reminder(house: House, request: Request) -> Sequence[Write]:
    """Of a request that is handed in now: there is one."""
    if request.owes is None:
        return []
    at = datetime.combine(request.owes.remind, AT, BRUSSELS)
    due = Due(f"proof:{request.id}", request_partition(request.id), at, OWED_JOB, {"request": request.id})
    return [house.records.dues.put(due)]
