"""Drafts that nobody goes on with: their requester is reminded once, then they are removed."""

from datetime import timedelta

from bot.arrange.attachments.files import left_behind
from bot.arrange.request import Request, RequestState
from bot.house import House
from bot.people.acting import TIME
from bot.store.changes import Change
from bot.store.partitions import request_partition
from bot.work.kept import Due

LEFT_JOB = "draft_left"
REMINDED = timedelta(days=14)
"""After which its requester is reminded of a draft that they did not touch, once."""


def look_at(draft: Request) -> Due:
    """The next look at a draft that is not touched until then. There is one at a time, which plans the next: who fills
    in pays nothing for it."""
    at = draft.changed + REMINDED
    return Due(f"draft:{draft.id}", request_partition(draft.id), at, LEFT_JOB, {"request": draft.id})


def is_left(house: House, draft: Request) -> bool:
    """Whether it is time to remind of it."""
    return draft.state is RequestState.DRAFT and draft.changed + REMINDED <= house.now()


async def see_to(house: House, id: str) -> Request | None:
    """Removes a draft of which the time is over, else plans the next look; returns it when it is to be reminded of.

    What was handed in, or thrown away, is left alone. Repeating it changes nothing more.
    """
    partition = request_partition(id)

    async def look() -> Change[Request | None]:
        standing = await house.records.requests.get(partition, id)
        if standing is None or standing.value.state is not RequestState.DRAFT:
            return Change(None)
        draft = standing.value
        if draft.kept_until <= house.now():
            removed = house.records.requests.remove(draft, standing.version)
            return Change(None, [removed], house.audit(TIME, "request.expired", id), left_behind(draft, None))
        left = is_left(house, draft)
        due = _until(draft) if left else look_at(draft)
        planned = await house.records.dues.get(partition, due.id)
        return Change(draft if left else None, [] if planned else [house.records.dues.put(due)])

    return await house.records.change(partition, look)


def _until(draft: Request) -> Due:
    due = look_at(draft)
    return Due(due.id, due.partition, draft.kept_until, due.job, due.body)
