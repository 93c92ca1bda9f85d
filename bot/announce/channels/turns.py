"""What Teams tells of the teams in which Bode is, and what their members do in the channels."""

from collections.abc import Mapping
from functools import partial

from bot.announce.asking.entered import entered
from bot.announce.channels import answering, confirming, learning
from bot.channel.base import InTeam, Turn
from bot.errors import Unavailable
from bot.front.here import Here
from bot.house import House
from bot.json import Json
from cards.announce.asking import answered_there
from cards.announce.asking_buttons import AnnouncementAnswer
from cards.announce.buttons import AnnouncementConfirm
from cards.parts.verbs import Verb


async def noted(house: House, turn: Turn, event: InTeam) -> None:
    told = learning.Told(
        event.team,
        turn.address,
        event.name,
        event.group,
        event.happening,
        event.channel,
        event.channel_name,
        left=event.left,
    )
    await learning.learn(house, told)


VERBS = frozenset({AnnouncementConfirm.verb, AnnouncementAnswer.verb})
"""The buttons that mean something in a channel."""


async def clicked(here: Here, verb: Verb, inputs: Mapping[str, Json], conversation: str) -> str:
    """What is said of it to who clicked, in their language: the card stands there for everybody, and stays. Raises
    Unavailable."""
    match verb:
        case AnnouncementConfirm():
            return await _confirmed(here, verb, conversation)
        case AnnouncementAnswer():
            return await _answered(here, verb, inputs, conversation)
        case _:
            raise Unavailable


async def _confirmed(here: Here, verb: AnnouncementConfirm, conversation: str) -> str:
    announcement, moment = await confirming.confirm(here.house, here.actor, verb.id, conversation, verb.edition)
    if announcement.recalled:
        return here.t("recalled")
    return here.t("confirmed-there", moment=here.t.moment(moment, here.now)) if moment else here.t("confirmed-too-late")


async def _answered(here: Here, verb: AnnouncementAnswer, inputs: Mapping[str, Json], conversation: str) -> str:
    read = partial(entered, raw=inputs.get(f"answer_{verb.language}"))
    announcement, _, response = await answering.answer(here.house, here.actor, verb.id, conversation, read)
    return answered_there(here.t, announcement, response, here.now)
