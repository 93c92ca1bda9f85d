"""From a turn to the organisation that it belongs to: the house whose records and directory answer it."""

import logging
from collections.abc import Mapping, Sequence

from bot.channel.base import Handle, Reply, Turn
from bot.front.dispatch import to_stranger
from bot.house import House
from bot.people.organisations import OrganisationRule
from bot.people.snapshot import NoOrganisation

log = logging.getLogger(__name__)


async def organisation_of(
    rules: Sequence[OrganisationRule], houses: Mapping[str, House], turn: Turn, app: str = ""
) -> str | None:
    """The first whose tenants and apps fit and whose directory knows the person, which it does of those in its groups
    only; who is known to none is a stranger of the first that fits. None when the tenant or app is of none.

    `app` is the one whose token the turn came with; "" where there is one app, or none that has tokens: then it is what
    the turn itself says."""
    app = app or turn.address.bot.removeprefix("28:")
    fitting = [rule for rule in rules if rule.fits(turn.address.tenant, app)]
    if len(fitting) > 1:
        for rule in fitting:
            if await _knows(houses[rule.id], turn.person):
                return rule.id
    return fitting[0].id if fitting else None


async def _knows(house: House, person: str) -> bool:
    try:
        return person in (await house.directory.current()).people
    except NoOrganisation:
        return False


def by_organisation(
    rules: Sequence[OrganisationRule], houses: Mapping[str, House], handles: Mapping[str, Handle], app: str = ""
) -> Handle:
    """Gives each turn to the handler of its organisation; who is of none is told so, and nothing else is done. `app` as
    in `organisation_of`."""
    if len(rules) == 1 and rules[0].fits("", ""):
        return handles[rules[0].id]

    async def handle(turn: Turn) -> Reply:
        organisation = await organisation_of(rules, houses, turn, app)
        if organisation is None:
            log.warning("turn.no_organisation", extra={"turn": turn.key, "tenant": turn.address.tenant})
            return to_stranger(turn)
        return await handles[organisation](turn)

    return handle
