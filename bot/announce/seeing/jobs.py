"""The job that notes the other announcements that somebody saw at once."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import cast

from bot.announce.seeing.seeing import JOB, note_one
from bot.errors import Unavailable
from bot.work.base import Assignment, Run, Work


async def note(work: Work, job: Assignment) -> None:
    """Doing it again changes nothing."""
    if not work.house.read_receipts:
        return
    for announcement in cast("Sequence[str]", job.body["announcements"]):
        with suppress(Unavailable):
            await note_one(work.house, job.text("person"), announcement)


JOBS: Mapping[str, Run] = {JOB: note}
