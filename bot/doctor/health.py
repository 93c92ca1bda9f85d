"""Says how a running Bode is, by what it has at hand and a few reads: what an operator's card and the load balancer
are told."""

from collections.abc import Mapping, Sequence

from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.work import audit_of, queue_of, retention_of
from bot.house import House
from bot.people.snapshot import NoOrganisation

PARTS: Mapping[str, str] = {
    "disk": "health-disk",
    "blobs": "health-blobs",
    "replica": "health-replica",
    "directory": "health-directory",
    "teams_token": "health-teams-token",
    "graph_token": "health-graph-token",
    "model": "health-model",
}
"""Those of /readyz that nothing else here tells, with the text that does."""


async def health(house: House) -> Sequence[Finding]:
    """Of this organisation in this instance, in words that stand in the texts; the number of reads is always the same.
    Raises StoreError where the store does not answer."""
    now = house.now()
    return [
        await _people(house),
        await _index(house),
        await queue_of(house.records, [house.queue, house.bulk], now),
        await audit_of(house.records, now),
        await retention_of(house.records, now),
        *await _parts(house),
    ]


async def _parts(house: House) -> Sequence[Finding]:
    """What /readyz says of this process besides; nothing where all is well."""
    found = await house.parts.wrong()
    return [wrong(text) for name, text in PARTS.items() if name in found]


async def _people(house: House) -> Finding:
    try:
        directory = await house.directory.current()
    except NoOrganisation:
        return wrong("health-people-none")
    return fine("health-people", people=len(directory.people))


async def _index(house: House) -> Finding:
    percent = house.rebuilding.percent
    if percent is not None:
        return note("health-index-filling", percent=percent)
    return fine("health-index", passages=await house.index.size())
