"""An author looks at how an announcement stands in each school."""

from collections.abc import Mapping

from bot.announce import followed
from bot.announce.schools import counting
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce import buttons
from cards.announce.schools import schools_card
from cards.parts.verbs import Verb


async def _schools(here: Here, verb: buttons.AnnouncementSchools, _: Mapping[str, Json]) -> Shown:
    announcement, figures = await counting.ask(here.house, here.actor, verb.id, here.card)
    await followed.leave(here.house, announcement, here.card)
    names = {school.id: school.name for school in here.actor.directory.schools.values()}
    return Shown(schools_card(here.t, announcement, figures, names, here.now))


CLICKS: Mapping[type[Verb], Click] = {buttons.AnnouncementSchools: _schools}
