"""Who administers Bode looks at the sends under way, halts them all, and lets them go on."""

from collections.abc import Mapping

from bot.announce.halting import halting
from bot.announce.halting.sends import Sends
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce import halting_buttons as buttons
from cards.announce.halting import sends_card
from cards.parts.verbs import Verb


async def _show(here: Here, _: buttons.SendsShow, __: Mapping[str, Json]) -> Shown:
    return _card(here, await halting.look(here.house, here.actor))


async def _halt(here: Here, _: buttons.SendsHalt, __: Mapping[str, Json]) -> Shown:
    return _card(here, await halting.halt(here.house, here.actor))


async def _go_on(here: Here, _: buttons.SendsResume, __: Mapping[str, Json]) -> Shown:
    return _card(here, await halting.go_on(here.house, here.actor))


def _card(here: Here, sends: Sends) -> Shown:
    return Shown(sends_card(here.t, sends, here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.SendsShow: _show,
    buttons.SendsHalt: _halt,
    buttons.SendsResume: _go_on,
}
