"""What the command line says of roles that are given for a period: all of them, the last that changed first."""

from collections.abc import Callable

from bot.cli.looking import looks
from bot.cli.opening import opened_any
from bot.people.role_grant import RoleGrant
from bot.settings import Settings


async def report_roles(settings: Settings) -> None:
    async with opened_any(settings) as house:
        await looks(house, "roles")
        directory, now = await house.directory.current(), house.now()
        found = house.records.role_grants.stream(order="changed", descending=True)
        lines = [_line(item.value, directory.name_of, counts=item.value.counts(now)) async for item in found]
    print(*(lines or ["No role was given."]), sep="\n")


def _line(grant: RoleGrant, name_of: Callable[[str], str], *, counts: bool) -> str:
    """A name that is not known any more stands as its id."""
    holder, by = (name_of(one) or one for one in (grant.holder, grant.by))
    role = f"{grant.role} of {grant.of}" if grant.of else str(grant.role)
    stands = f"{grant.state}, counts now" if counts else str(grant.state)
    return f"{grant.first} to {grant.last}  {holder}: {role}, given by {by} ({stands})"
