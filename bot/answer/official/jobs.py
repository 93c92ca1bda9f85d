"""The job of official answers: the index follows the store."""

from collections.abc import Mapping
from datetime import timedelta

from bot.answer.official import writing
from bot.index.base import IndexUnavailable
from bot.work.base import Assignment, Later, Run, Work

AGAIN = timedelta(seconds=5)
"""While another process writes the index."""


async def index(work: Work, job: Assignment) -> None:
    await _index(work, job.text("official"))


async def index_before(work: Work, job: Assignment) -> None:
    """As `index`, for a job that version 0.1 promised."""
    await _index(work, job.text("curated"))


async def _index(work: Work, official: str) -> None:
    try:
        await writing.index(work.house, official)
    except IndexUnavailable:
        raise Later(AGAIN) from None


JOBS: Mapping[str, Run] = {"official_index": index, "curated_index": index_before}
