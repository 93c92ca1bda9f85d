"""What Bode keeps of whoever asks: nobody sees that of somebody else here."""

from collections.abc import Mapping

from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.privacy.own import own_data
from cards.home import buttons
from cards.home.own_data import own_data_card
from cards.parts.verbs import Verb


async def show(here: Here) -> Shown:
    found = await own_data(here.house, here.actor.id)
    return Shown(own_data_card(here.t, found.counts, found.days, found.contact))


async def _show(here: Here, _: buttons.DataShow, __: Mapping[str, Json]) -> Shown:
    return await show(here)


CLICKS: Mapping[type[Verb], Click] = {buttons.DataShow: _show}
