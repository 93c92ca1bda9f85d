"""A team of Teams in which Bode is: what Teams tells of it, and what its members do in its channels."""

from hashlib import sha256

from bot.channel.base import ChannelTold, Clicked, InTeam, Reply, Turn
from bot.people.contact import Address
from tests.conversations.school import School
from tests.conversations.stage import BOT, Colleague, Shown, buttons_of

LINDE, ZORG = "19:linde@thread.tacv2", "19:zorg@thread.tacv2"
GROUP = "e4e4e4e4-0000-4000-8000-000000000001"
NAME = "Team De Linde"


async def tells(school: School, event: InTeam, key: str = "") -> Reply:
    """Nobody is said to have done it."""
    address = Address(event.team, "https://smba.example/", "tenant", "", BOT)
    key = key or sha256(f"team {next(school.stage.numbers)}".encode()).hexdigest()[:32]
    return await school.stage.handle(Turn(key, "", address, "channel", "", event))


async def joins(school: School, *members: Colleague, team: str = LINDE, name: str = NAME, group: str = GROUP) -> None:
    """Bode is added to a team with two channels."""
    school.recorder.teams[team] = [ChannelTold(team, ""), ChannelTold(ZORG if team == LINDE else f"{team}2", "Zorg")]
    school.recorder.members[team] = tuple(one.id for one in members)
    await tells(school, InTeam(team, name, group, "teamMemberAdded", joined=True))
    await school.jobs()


async def clicks_in(
    school: School, person: Colleague, title: str, channel: str = LINDE, *, on: Shown | None = None, at: str = ""
) -> Reply:
    """On the newest card of a channel, or a card of it that stands elsewhere (`at`)."""
    shown = on or school.recorder.chat(channel)[-1]
    action = buttons_of(shown)[title]
    conversation = at or f"{channel};messageid={shown.activity}"
    address = Address(conversation, "https://smba.example/", "tenant", f"29:{person.id}", BOT)
    key = sha256(f"{person.id}{next(school.stage.numbers)}".encode()).hexdigest()[:32]
    event = Clicked(str(action["verb"]), dict(action["data"]), shown.activity)
    return await school.stage.handle(Turn(key, person.id, address, "channel", "nl-BE", event))
