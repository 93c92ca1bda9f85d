"""What the command line says of mandates: all of them, the last that changed first."""

from collections.abc import Callable

from bot.cli.looking import looks
from bot.cli.opening import opened_any
from bot.people.mandate import Mandate, Right
from bot.settings import Settings

_DOES = {Right.DECIDE: "decides", Right.SUBMIT: "submits"}


async def report_mandates(settings: Settings) -> None:
    async with opened_any(settings) as house:
        await looks(house, "mandates")
        directory, now = await house.directory.current(), house.now()
        found = house.records.mandates.stream(order="changed", descending=True)
        lines = [_line(item.value, directory.name_of, counts=item.value.counts(now)) async for item in found]
    print(*(lines or ["Nobody gave a mandate."]), sep="\n")


def _line(mandate: Mandate, name_of: Callable[[str], str], *, counts: bool) -> str:
    """A name that is not known any more stands as its id."""
    holder, grantor = (name_of(one) or one for one in (mandate.holder, mandate.grantor))
    areas = [f"every form of {one}" for one in mandate.areas]
    scope = ", ".join((*areas, *mandate.forms)) or "every form"
    scope += f", up to {mandate.most} euros" if mandate.most is not None else ""
    scope += f", of {', '.join(mandate.schools)}" if mandate.schools else ""
    scope += ", when away by mailbox" if mandate.away else ""
    stands = f"{mandate.state}, counts now" if counts else str(mandate.state)
    return f"{mandate.first} to {mandate.last}  {holder} {_DOES[mandate.right]} for {grantor}: {scope} ({stands})"
