"""What Teams tells of the teams in which Bode is, and what their members do in the channels."""

from bot.announce.channels import confirming, learning
from bot.channel.base import InTeam, Turn
from bot.front.here import Here
from bot.house import House
from cards.announce.buttons import AnnouncementConfirm


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


async def confirmed(here: Here, verb: AnnouncementConfirm, conversation: str) -> str:
    """What is said of it to who did, in their language."""
    announcement, moment = await confirming.confirm(here.house, here.actor, verb.id, conversation, verb.edition)
    if announcement.recalled:
        return here.t("recalled")
    return here.t("confirmed-there", moment=here.t.moment(moment, here.now)) if moment else here.t("confirmed-too-late")
