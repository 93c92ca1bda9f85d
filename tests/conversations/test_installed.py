"""Bode installs itself for who has it not: they are welcomed once, whoever of Graph and the channel says it first."""

from collections.abc import AsyncGenerator
from datetime import timedelta

import pytest

from bot.graph.installing import GraphInstalls
from bot.people.installing import Installer
from bot.store.partitions import person_partition
from tests.conversations.school import School
from tests.conversations.stage import Shown
from tests.conversations.test_weekly_look import Weeks, becomes_operator
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer
from tests.peers.graph_teams import INSTALLS, TeamsPart

APP = "b1c5353a-7aca-41b3-830f-27d5218fe0e5"


class Installing:
    """The round of a tenant in which everybody has Teams."""

    def __init__(self, school: School, teams: TeamsPart, installer: Installer) -> None:
        self._school = school
        self._installer = installer
        self.teams = teams

    async def runs(self, later: timedelta = timedelta()) -> None:
        self._school.clock.pass_by(later)
        await self._school.house.reachability.refresh()
        await self._installer.install()
        await self._school.jobs()

    def chat(self, person: str) -> list[Shown]:
        """What stands in the chat of which only Graph knows."""
        return self._school.recorder.chat(self.teams.chat(person))


@pytest.fixture
async def installing(school: School) -> AsyncGenerator[Installing]:
    teams = TeamsPart(APP, {person.id for person in school.people.values()})
    async with GraphPeer([teams], granted=set(INSTALLS)).running() as peer, graph_at(peer) as graph:
        installs = GraphInstalls(graph, peer.url, APP)
        yield Installing(school, teams, Installer(school.house, installs, "tenant", "28:bode", timedelta(days=90)))


async def test_who_gets_it_is_welcomed_by_the_channel_and_by_nobody_else(
    school: School, installing: Installing
) -> None:
    await installing.runs()
    await school.ana.installs()
    await installing.runs(later=timedelta(hours=1))
    assert len([shown for shown in school.ana.chat if "Dag Ana" in shown.text]) == 1
    assert installing.chat(school.ana.id) == []


async def test_who_had_it_before_bode_was_there_is_found_and_welcomed_once(
    school: School, installing: Installing
) -> None:
    installing.teams.installed |= {school.ana.id}
    await installing.runs()
    (welcome,) = installing.chat(school.ana.id)
    assert "Dag Ana" in welcome.text
    await installing.runs(later=timedelta(days=2))
    await school.ana.installs()
    await school.jobs()
    assert len(installing.chat(school.ana.id)) == 1
    assert school.ana.chat == [], "the channel is late to say it, and they know already"


async def test_who_had_it_once_knows_it_when_they_get_it_back(school: School, installing: Installing) -> None:
    await school.ana.installs()
    await school.ana.removes()
    installing.teams.installed |= {school.ana.id}
    await installing.runs(later=timedelta(days=91))
    contact = await school.house.records.contacts.get(person_partition(school.ana.id), school.ana.id)
    assert contact and contact.value.can_be_reached
    assert installing.chat(school.ana.id) == []


async def test_who_writes_before_they_were_welcomed_is_answered_where_they_write(
    school: School, installing: Installing
) -> None:
    installing.teams.installed |= {school.ana.id}
    await school.ana.says("help")
    await installing.runs()
    assert installing.chat(school.ana.id) == [], "they have Bode, and nobody asked"


async def test_what_could_not_be_told_is_told_when_an_installation_was_found(
    school: School, installing: Installing
) -> None:
    await becomes_operator(school, school.ben)
    await Weeks(school).look()
    await school.jobs()
    installing.teams.installed |= {school.ben.id}
    await installing.runs()
    said = " ".join(shown.text for shown in installing.chat(school.ben.id))
    assert "Dag Ben" in said
    assert "Het clientgeheim verloopt over 12 dagen." in said
