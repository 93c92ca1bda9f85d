"""Keeps which requests of a scored form a school handed in, in the commit that hands one in."""

from collections.abc import Sequence

from bot.arrange.request import Request
from bot.arrange.scores.scored import Scored, school_year, scored_id
from bot.house import House
from bot.people.calendar import today
from bot.store.base import Write
from bot.store.partitions import request_partition
from dialogs.model import Form


async def follow_scores(house: House, form: Form, request: Request) -> Sequence[Write]:
    """Costs a read of a form that is scored, none of another, nor of who is of no school."""
    if not form.scores or not request.school:
        return []
    year = school_year(today(house))
    standing = await house.records.scored.get(request_partition(request.id), scored_id(request.school, year))
    kept = standing.value if standing else Scored(request.school, year)
    return [house.records.scored.put(kept.with_request(request.id), standing.version if standing else None)]
