"""A team of Teams in which Bode is: what Teams tells of it, and what its members do in its channels."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from bot.announce.channels.team import key_of
from bot.channel.base import ChannelTold, Clicked, InTeam, Reply, Turn
from bot.people.contact import Address
from tests.conversations.announcing import PREVIEW
from tests.conversations.school import School
from tests.conversations.stage import BOT, Colleague, Shown, buttons_of
from tests.conversations.test_putting_together import begins, the_draft

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
    return await sends_in(school, person, action, shown, at or f"{channel};messageid={shown.activity}")


async def sends_in(
    school: School, person: Colleague, action: Mapping[str, Any], shown: Shown, conversation: str
) -> Reply:
    address = Address(conversation, "https://smba.example/", "tenant", f"29:{person.id}", BOT)
    key = sha256(f"{person.id}{next(school.stage.numbers)}".encode()).hexdigest()[:32]
    event = Clicked(str(action["verb"]), dict(action["data"]), shown.activity)
    return await school.stage.handle(Turn(key, person.id, address, "channel", "nl-BE", event))


GENERAL = "kanaal Algemeen van Team De Linde"


async def puts_in_channels(author: Colleague, *channels: str, team: str = LINDE) -> None:
    """From the card of the audience: another part, of these channels."""
    await author.clicks("Deel toevoegen")
    await author.clicks("Kanalen van teams", on=author.newest)
    keys = ",".join(f"{key_of(team)}.{key_of(channel)}" for channel in channels)
    await author.fills(channels=keys).clicks("Bewaren", on=author.newest)


async def goes_on(author: Colleague, **typed: str) -> None:
    """From the card of the audience to the last step."""
    await author.clicks("Klaar", on=author.newest)
    await author.fills(**typed).clicks(PREVIEW, on=author.newest)


async def send_both(school: School, author: Colleague) -> str:
    """To De Linde (three people) and the first channel of its team, to be confirmed; gives its id."""
    await begins(school, author)
    await puts_in_channels(author, LINDE)
    await goes_on(author, confirmation="true")
    await author.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal", on=author.newest)
    await school.jobs()
    return (await the_draft(school, author)).id
