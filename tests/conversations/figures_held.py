"""Holds the figures of reports against all requests that there are."""

from collections.abc import Mapping
from typing import Any

from bot.arrange.figures.counting import rebuild
from bot.arrange.request import RequestState
from bot.house import House
from bot.store.partitions import request_partition


async def figures_hold(house: House) -> None:
    """What was counted while it happened is what counting all of it anew gives."""
    before = await kept_figures(house)
    async for _ in rebuild(house):
        pass
    assert before == await kept_figures(house), "each request is counted once"


async def kept_figures(house: House) -> Mapping[tuple[str, str], Any]:
    partitions: set[str] = set()
    for state in RequestState:
        async for item in house.records.requests.stream(equal={"state": state}, order="changed"):
            partitions.add(request_partition(item.value.id))
    found: dict[tuple[str, str], Any] = {}
    for partition in sorted(partitions):
        async for item in house.records.figures.stream(partition=partition):
            found[partition, item.value.school] = dict(item.value.counts)
    return {place: counts for place, counts in found.items() if counts}
