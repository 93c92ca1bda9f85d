"""Learns in which teams Bode is, and their channels: what Teams tells, in any order and more than once, and what it
answers when it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.announce.channels.team import MOST_CHANNELS, MOST_MEMBERS, Roster, Team, key_of
from bot.house import House
from bot.people.contact import Address
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import TEAMS
from bot.work.job import Job

LOOK_JOB = "team_look"
"""Asks Teams for the channels and the members of a team."""
CHANNEL_GONE = "channelDeleted"
"""Teams' own name of what ends a channel."""


@dataclass(frozen=True, slots=True)
class Told:
    """What Teams told of a team: see bot.channel.base.InTeam. `address` is where it was told."""

    team: str
    address: Address
    name: str = ""
    group: str = ""
    happening: str = ""
    channel: str = ""
    channel_name: str = ""
    left: bool = False


async def learn(house: House, told: Told) -> None:
    """What was told late is mended by the look that follows: it finds a team of which Bode is no member any more."""
    if told.left:
        await forget(house, key_of(told.team))
        return

    async def look() -> Change[None]:
        standing = await house.records.teams.get(TEAMS, key_of(told.team))
        team = _after(standing.value if standing else None, told)
        jobs = [] if standing and standing.value.is_behind else [_look(team)]
        return Change(None, [house.records.teams.put(team, standing.version if standing else None)], jobs=jobs)

    await house.records.change(TEAMS, look)


def _look(team: Team) -> Job:
    return Job(LOOK_JOB, {"team": team.key})


def _after(before: Team | None, told: Told) -> Team:
    at = told.address
    team = before or Team(told.team, "", "", at.service_url, at.tenant, at.bot, {told.team: ""}, happened=0)
    channels = dict(team.channels)
    if told.happening == CHANNEL_GONE:
        channels.pop(told.channel, None)
    elif told.channel and told.channel in channels and told.channel_name:
        channels[told.channel] = told.channel_name if told.channel != told.team else ""
    return replace(
        team,
        name=told.name or team.name,
        group=told.group or team.group,
        service_url=at.service_url,
        tenant=at.tenant,
        bot=at.bot,
        channels=channels,
        happened=team.happened + 1,
    )


async def forget(house: House, key: str) -> None:
    """Bode is not in it any more; of a team that is not known nothing happens."""

    async def look() -> Change[None]:
        standing = await house.records.teams.get(TEAMS, key)
        roster = await house.records.rosters.get(TEAMS, key)
        writes: list[Write] = []
        if standing:
            writes.append(house.records.teams.remove(standing.value, standing.version))
        if roster:
            writes.append(house.records.rosters.remove(roster.value, roster.version))
        return Change(None, writes)

    await house.records.change(TEAMS, look)


async def standing_team(house: House, key: str) -> Stored[Team] | None:
    return await house.records.teams.get(TEAMS, key)


async def looked(house: House, before: Team, channels: Mapping[str, str], people: Sequence[str] | None) -> None:
    """What Teams answered of the team as it stood `before`; what was told since is asked for anew. `people` is None
    where Teams does not say: then they stay unknown."""

    async def look() -> Change[None]:
        standing = await house.records.teams.get(TEAMS, before.key)
        if standing is None or standing.value.looked >= before.happened:
            return Change(None)
        kept = dict(list(channels.items())[:MOST_CHANNELS])
        team = replace(standing.value, channels={**kept, before.id: ""}, looked=before.happened)
        writes: list[Write] = [house.records.teams.put(team, standing.version)]
        if people is not None:
            roster = await house.records.rosters.get(TEAMS, before.key)
            members = Roster(before.key, tuple(sorted(set(people)))[:MOST_MEMBERS])
            writes.append(house.records.rosters.put(members, roster.version if roster else None))
        return Change(None, writes, jobs=[_look(team)] if team.is_behind else [])

    await house.records.change(TEAMS, look)
