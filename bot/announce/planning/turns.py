"""An author cancels a send that is under way."""

from collections.abc import Mapping

from bot.announce import counting
from bot.announce.announcement import Announcement
from bot.announce.planning import cancelling
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce import planning_buttons as buttons
from cards.announce.following import follow_card
from cards.parts.verbs import Verb


def following(here: Here, announcement: Announcement) -> Shown:
    """How it stands, as its author sees it."""
    place = here.house.own_links.to("announcement", announcement.id)
    return Shown(follow_card(here.t, announcement, here.now, place))


async def _cancel(here: Here, verb: buttons.AnnouncementCancel, _: Mapping[str, Json]) -> Shown:
    await cancelling.cancel(here.house, here.actor, verb.id)
    return following(here, await counting.count(here.house, verb.id))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementCancel: _cancel,
}
