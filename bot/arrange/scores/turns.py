"""The result of a scored request, for who may see it."""

from collections.abc import Mapping

from bot.arrange.scores.looking import result_of
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.arrange.score_buttons import ScoreShow
from cards.arrange.scores import score_card
from cards.parts.verbs import Verb


async def _show(here: Here, verb: ScoreShow, _: Mapping[str, Json]) -> Shown:
    return Shown(score_card(here.t, await result_of(here.house, here.actor, verb.request), here.now))


CLICKS: Mapping[type[Verb], Click] = {ScoreShow: _show}
