"""Confirms in one commit who was there, and takes the last confirmation back in one; the requests follow in a while, so
that nobody hears of what was a slip.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import uuid4

from bot.arrange.attendance.attendance import Attendance
from bot.arrange.figures.reporting import form_to_report
from bot.arrange.places.takers import Takers
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.calendar import BRUSSELS, today
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import places_partition
from bot.work.job import Job
from bot.work.kept import Due
from dialogs.kinds.choice import Option, limited
from dialogs.model import Form

FOLLOW_JOB = "attendance_follow"
"""The requests of a round say what was confirmed of them."""
ASK_JOB = "attendance_ask"
"""The day is over: who owns the form is asked who was there."""
ASK_ONE_JOB = "attendance_ask_one"
SLIP = timedelta(minutes=10)
"""In which a confirmation is taken back without anybody hearing of it."""
ASKED_AT = time(8)
"""On the day after, in Brussels."""


class Overtaken(Stale):
    """Somebody confirmed something before, or it is not what the card showed."""


async def attendance_of(house: House, form: Form, option: str) -> Attendance | None:
    """None where it cannot be confirmed: the form does not ask it, or the day is still to come."""
    if not is_to_confirm(house, form, option):
        return None
    found = await house.records.attendances.get(places_partition(form.id), option)
    return found.value if found else Attendance(option)


def is_to_confirm(house: House, form: Form, option: str) -> bool:
    found = limited(form.fields).get(option)
    asked = form.attendance is not None and found is not None and form.attendance.is_of(option, found)
    return asked and found is not None and found.day is not None and found.day <= today(house)


async def confirm(
    house: House, actor: Actor, form: str, option: str, said: Mapping[str, bool], *, seen: int
) -> Attendance:
    """`said` of each request (id) whether who asked was there. Of who has no place, and of who it was said before,
    nothing is noted. `seen` is the revision on the card. Raises Unavailable for who does not own the form, Overtaken;
    so does `undo`."""

    def confirmed(now: Attendance, takers: Takers) -> Attendance | None:
        wanted = {one: there for one, there in said.items() if one in takers.by and now.of(one) is None}
        present = [one for one, there in wanted.items() if there]
        absent = [one for one in wanted if one not in present]
        return now.confirm(actor.id, present, absent, house.now()) if wanted else None

    return await _change(house, actor, form, option, seen, confirmed)


async def undo(house: House, actor: Actor, form: str, option: str, *, seen: int) -> Attendance:
    """The last confirmation."""

    def undone(now: Attendance, _: Takers) -> Attendance | None:
        return now.undo(actor.id, house.now()) if now.rounds else None

    return await _change(house, actor, form, option, seen, undone)


async def _change(
    house: House,
    actor: Actor,
    form_id: str,
    option: str,
    seen: int,
    moving: Callable[[Attendance, Takers], Attendance | None],
) -> Attendance:
    form = form_to_report(house, actor, form_id)
    if form.confidential or not is_to_confirm(house, form, option):
        raise Unavailable
    partition = places_partition(form.id)

    async def look() -> Change[Attendance]:
        standing = await house.records.attendances.get(partition, option)
        now = standing.value if standing else Attendance(option)
        if now.revision != seen:
            return Change(now, refusal=Overtaken())
        taken = await house.records.takers.get(partition, option)
        moved = moving(now, taken.value if taken else Takers(option))
        if moved is None:
            return Change(now, refusal=Overtaken())
        last = moved.undone or moved.rounds[-1]
        detail = {"present": len(last.present), "absent": len(last.absent)}
        deed = "attendance.undone" if moved.undone else "attendance.confirmed"
        audit = house.audit(actor.acting, deed, f"{form.id}.{option}", detail)
        put = house.records.attendances.put(moved, standing.version if standing else None)
        body = {"form": form.id, "option": option, "requests": " ".join(last.requests)}
        if moved.undone:
            return Change(moved, [put], audit, [Job(FOLLOW_JOB, body)], now)
        due = Due(uuid4().hex, partition, house.now() + SLIP, FOLLOW_JOB, body)
        return Change(moved, [put, house.records.dues.put(due)], audit, standing=now)

    return await house.records.change(partition, look)


def asks_after(house: House, form: Form, option: str, found: Option) -> Sequence[Write]:
    """For the commit in which the first gets a place: what asks, once the day is over, who was there."""
    if form.attendance is None or not form.attendance.is_of(option, found):
        return []
    body = {"form": form.id, "option": option}
    return [house.records.dues.put(Due(uuid4().hex, places_partition(form.id), asked_at(found), ASK_JOB, body))]


def asked_at(option: Option) -> datetime:
    """Of an option that has a day."""
    if option.day is None:
        raise Unavailable
    return datetime.combine(option.day + timedelta(days=1), ASKED_AT, BRUSSELS)
