"""A second person asks for what waits for them: the card of what waits longest."""

from collections.abc import Mapping

from bot.announce.announcement import Announcement
from bot.announce.authority.turns import second_shown
from bot.announce.confirmations.listing import waiting
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce.correction_second import correction_second_card
from cards.announce.second_buttons import SecondWaiting
from cards.home.notices import notice_card
from cards.parts.verbs import Verb, Waits


async def waits(here: Here) -> list[Waits]:
    count = len(await waiting(here.house, here.actor))
    return [Waits("today-second", count, SecondWaiting(), False)] if count else []


async def _waiting(here: Here, _: SecondWaiting, __: Mapping[str, Json]) -> Shown:
    found = await waiting(here.house, here.actor)
    if not found:
        return Shown(notice_card(here.t, "second-nothing-waits"))
    one, what = found[0]
    if isinstance(what, Announcement):
        return await second_shown(here, what)
    return Shown(correction_second_card(here.t, what, one.edition, one.revision, here.now))


CLICKS: Mapping[type[Verb], Click] = {SecondWaiting: _waiting}
