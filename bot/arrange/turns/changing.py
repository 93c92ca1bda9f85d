"""The requester changes what waits for a decision: its answers come back as a draft, filled in as any other."""

from collections.abc import Mapping

from bot.arrange import changing, drafting
from bot.arrange.deciding import Decided
from bot.arrange.requests import form_then, own
from bot.arrange.turns.filling import as_it_stands, shown_at
from bot.arrange.turns.requesting import own_card
from bot.errors import Stale
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.arrange import buttons
from cards.parts.verbs import Verb


async def _change(here: Here, verb: buttons.RequestChange, _: Mapping[str, Json]) -> Shown:
    """In a card of its own: that of the request goes on showing how it stands."""
    try:
        draft = await changing.start(here.house, here.actor, verb.request)
    except Decided as decided:
        return await own_card(here, decided.request)
    return await shown_at(here, await form_then(here.house, draft), draft)


async def _anew(here: Here, verb: buttons.RequestAnew, _: Mapping[str, Json]) -> Shown:
    """What came too late for a change begins a request of its own, in which each step is looked at."""
    try:
        form, answers = await changing.as_new(here.house, here.actor, verb.request)
    except Stale:  # the draft was thrown away
        return await own_card(here, (await own(here.house, here.actor, verb.request)).value)
    return await as_it_stands(here, form, await drafting.start(here.house, here.actor, form, verb.key, answers))


CLICKS: Mapping[type[Verb], Click] = {buttons.RequestChange: _change, buttons.RequestAnew: _anew}
