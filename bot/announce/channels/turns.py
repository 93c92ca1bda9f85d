"""What Teams tells of the teams in which Bode is."""

from bot.announce.channels import learning
from bot.channel.base import InTeam, Turn
from bot.house import House


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
