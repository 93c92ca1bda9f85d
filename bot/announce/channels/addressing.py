"""Which channels of an audience an announcement may be posted in now, and who is in their teams."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.announce.channels.team import Place, Team
from bot.house import House
from bot.people.audience import Audience, Channel, channels_in
from bot.people.authors import Teams
from bot.people.directory import Directory
from bot.people.importance import Importance
from bot.people.person import Person
from bot.store.partitions import TEAMS


@dataclass(frozen=True, slots=True)
class Places:
    """`closed` are those in which this author may not post, and those that are gone. `members` are of the teams of the
    others, by id, as far as they are known."""

    open: Sequence[Place] = ()
    closed: Sequence[Channel] = ()
    members: frozenset[str] = frozenset()


NONE = Places()


async def places_of(house: House, author: Person, audience: Audience, importance: Importance, topic: str) -> Places:
    """Of an audience without channels nothing is read."""
    chosen = channels_in(audience)
    if not chosen:
        return NONE
    teams = house.authors.teams(author, importance, topic)
    found = await _teams(house, {one.team for one in chosen})
    places = [_place(found, one, teams) for one in chosen]
    open_ = [one for one in places if isinstance(one, Place)]
    closed = [one for one in places if isinstance(one, Channel)]
    rosters = await asyncio.gather(*(house.records.rosters.get(TEAMS, key) for key in {one.team.key for one in open_}))
    members = frozenset(person for roster in rosters if roster for person in roster.value.people)
    return Places(open_, closed, members)


async def _teams(house: House, keys: Collection[str]) -> dict[str, Team]:
    read = await asyncio.gather(*(house.records.teams.get(TEAMS, key) for key in keys))
    return {one.value.key: one.value for one in read if one}


def _place(found: dict[str, Team], chosen: Channel, teams: Teams) -> Place | Channel:
    team = found.get(chosen.team)
    channel = team.channel_of(chosen) if team else None
    if team is None or channel is None or not may_post(teams, team):
        return chosen
    return Place(chosen, team, channel)


def may_post(teams: Teams, team: Team) -> bool:
    return teams == "all" or (bool(team.group) and team.group in teams)


def known(directory: Directory, members: frozenset[str]) -> Sequence[Person]:
    """Guests of a team are members as well, of whom the directory says nothing."""
    return directory.in_order(members & directory.people.keys())


async def choices(house: House, author: Person) -> Sequence[Channel]:
    """In which channels this author may post something, by the names of their teams."""
    teams = house.authors.teams(author)
    if not teams:
        return ()
    found = [item.value async for item in house.records.teams.stream(partition=TEAMS)]
    open_ = sorted((one for one in found if may_post(teams, one)), key=lambda one: (one.name.casefold(), one.id))
    return [channel for team in open_ for channel in team.choices]
