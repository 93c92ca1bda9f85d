"""An author asks for the proof of delivery."""

from collections.abc import Mapping
from functools import partial

from bot.announce.proving import proving
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce import buttons
from cards.announce.proof import proof_name
from cards.parts.verbs import Verb


async def _proof(here: Here, verb: buttons.AnnouncementProof, _: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    await proving.ask(here.house, here.actor, verb.id, partial(proof_name, here.t), here.t("proof-about"))
    return Shown(toast=here.t("handout-promised"))


CLICKS: Mapping[type[Verb], Click] = {buttons.AnnouncementProof: _proof}
