"""Says when, and by whom, a form is filled in."""

from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from dialogs.kinds.field import Circumstances


async def circumstances(house: House, actor: Actor) -> Circumstances:
    calendar = await house.calendar.current()
    return Circumstances(today(house), calendar.of(actor.person), actor.person)


def at_hand(house: House, actor: Actor) -> Circumstances:
    """Without the days on which they work, which nothing that is only shown needs."""
    return Circumstances(today(house), me=actor.person)
