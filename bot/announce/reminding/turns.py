"""An author sees who did not confirm, and reminds them."""

from collections.abc import Mapping

from bot.announce import followed
from bot.announce.reminding import reminding
from bot.announce.reminding.limits import AFTER
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from cards.announce import reminding_buttons as buttons
from cards.announce.reminding import unconfirmed_card
from cards.parts.verbs import Verb


async def _show(here: Here, verb: buttons.ReminderShow, _: Mapping[str, Json]) -> Shown:
    return await _shown(here, verb.id)


async def _shown(here: Here, id: str) -> Shown:
    announcement, people, count = await reminding.unconfirmed(here.house, here.actor, id)
    await followed.leave(here.house, announcement, here.card)
    return Shown(unconfirmed_card(here.t, announcement, people, count, here.now))


async def _send(here: Here, verb: buttons.ReminderSend, _: Mapping[str, Json]) -> Shown:
    await reminding.remind(here.house, here.actor, verb.id, verb.reminders)
    return await _shown(here, verb.id)


async def _after(here: Here, verb: buttons.ReminderAfter, inputs: Mapping[str, Json]) -> Shown:
    said = line(inputs, "after")
    await reminding.remind_after(here.house, here.actor, verb.id, int(said) if said in _AFTER else 0)
    return await _shown(here, verb.id)


_AFTER = {str(days) for days in AFTER}

CLICKS: Mapping[type[Verb], Click] = {
    buttons.ReminderShow: _show,
    buttons.ReminderSend: _send,
    buttons.ReminderAfter: _after,
}
