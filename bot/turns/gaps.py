"""The gaps report, for process owners."""

from bot.services.gaps import gaps_for
from bot.turns.here import Here, Shown
from cards.gaps import gaps_card


async def show_gaps(here: Here) -> Shown:
    found = await gaps_for(here.ports, here.actor)
    return Shown(gaps_card(here.t, found, is_author=here.actor.person.is_author))
