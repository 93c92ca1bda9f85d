"""Bode learns in which teams it is, and their channels, whatever the order in which Teams tells it."""

from bot.announce.channels.team import Team, key_of
from bot.channel.base import ChannelTold, InTeam
from bot.store.partitions import TEAMS
from tests.conversations.school import School
from tests.conversations.teaming import GROUP, LINDE, NAME, ZORG, joins, tells


async def known(school: School) -> list[Team]:
    return [item.value async for item in school.house.records.teams.stream(partition=TEAMS)]


async def members(school: School) -> tuple[str, ...] | None:
    found = await school.house.records.rosters.get(TEAMS, key_of(LINDE))
    return found.value.people if found else None


async def test_a_team_is_known_with_its_channels_and_members_once_bode_is_added(school: School) -> None:
    await joins(school, school.ben, school.ana)
    (team,) = await known(school)
    assert (team.name, team.group, team.channels) == (NAME, GROUP, {LINDE: "", ZORG: "Zorg"})
    assert await members(school) == tuple(sorted((school.ana.id, school.ben.id)))
    assert not team.is_behind
    assert team.address(ZORG).conversation == ZORG


async def test_it_is_forgotten_when_bode_is_removed_and_when_it_turns_out_to_be_no_member(school: School) -> None:
    await joins(school, school.ana)
    await tells(school, InTeam(LINDE, NAME, happening="teamMemberRemoved", left=True))
    assert (await known(school), await members(school)) == ([], None)
    del school.recorder.teams[LINDE]
    await tells(school, InTeam(LINDE, NAME, happening="teamMemberAdded", joined=True))  # told late, of before
    await school.jobs()
    assert await known(school) == []


async def test_a_channel_is_renamed_made_and_deleted(school: School) -> None:
    await joins(school)
    await tells(school, InTeam(LINDE, NAME, happening="channelRenamed", channel=ZORG, channel_name="Zorgteam"))
    assert (await known(school))[0].channels == {LINDE: "", ZORG: "Zorgteam"}
    await tells(school, InTeam(LINDE, NAME, happening="channelDeleted", channel=ZORG, channel_name="Zorgteam"))
    assert (await known(school))[0].channels == {LINDE: ""}
    school.recorder.teams[LINDE] = [ChannelTold(LINDE, ""), ChannelTold("19:new@thread.tacv2", "Nieuw")]
    await tells(school, InTeam(LINDE, "De Linde", happening="teamRenamed"))
    await school.jobs()
    (team,) = await known(school)
    assert (team.name, team.channels) == ("De Linde", {LINDE: "", "19:new@thread.tacv2": "Nieuw"})


async def test_what_is_told_while_teams_is_asked_is_asked_for_anew(school: School) -> None:
    await joins(school, school.ana)
    ask, told = school.recorder.members_of, False

    async def meanwhile(*args: object) -> object:
        nonlocal told
        found = await ask(*args)  # pyright: ignore[reportArgumentType]
        if not told:
            told = True
            school.recorder.members[LINDE] = (school.ana.id, school.ben.id)
            await tells(school, InTeam(LINDE, NAME, happening="teamMemberAdded"))
        return found

    school.recorder.members_of = meanwhile  # pyright: ignore[reportAttributeAccessIssue]
    await tells(school, InTeam(LINDE, NAME, happening="teamMemberAdded"))
    await school.jobs()
    assert await members(school) == tuple(sorted((school.ana.id, school.ben.id)))
    assert not (await known(school))[0].is_behind


async def test_a_turn_of_a_team_that_comes_twice_is_noted_once(school: School) -> None:
    event = InTeam(LINDE, NAME, happening="teamMemberAdded", joined=True)
    assert (await tells(school, event, "a" * 32)).messages == ()
    first = await known(school)
    await tells(school, event, "a" * 32)
    assert await known(school) == first
