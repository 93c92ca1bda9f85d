"""The jobs of official answers that earlier versions promised: now each instance's index follows by itself."""

from collections.abc import Mapping

from bot.work.base import Assignment, Run, Work


async def index(work: Work, job: Assignment) -> None:
    """Nothing is left to do: a replica holds every official answer that stands in the store."""


JOBS: Mapping[str, Run] = {"official_index": index, "curated_index": index}
