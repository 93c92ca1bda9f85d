"""Who has no Bode gets it: asked once, found again where the channel said nothing, and left alone who removed it."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.tenant import rounds_in_tenant
from bot.graph.installing import GraphInstalls
from bot.graph.pace import paces
from bot.graph.permissions import Service
from bot.house import House
from bot.people.contact import Address, Contact
from bot.people.contacts import arrive, find_installed, leave
from bot.people.installing import AGAIN, MOST_IN_A_ROW, SERVICE_URL, Installer
from bot.people.installs import Outcome
from bot.people.loading import load_organisation
from bot.settings import load_settings
from bot.store.partitions import INSTALLS, person_partition
from tests.graph.rig import Clock as GraphClock
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer
from tests.peers.graph_teams import TeamsPart
from tests.people.organisations import organisation, person
from tests.store.rig import Clock
from tests.work.rig import NOW, opened

APP = "b1c5353a-7aca-41b3-830f-27d5218fe0e5"
GRANTED = {"TeamsAppInstallation.ReadWriteSelfForUser.All"}
ROUND = timedelta(minutes=5)
RESPECTED = timedelta(days=90)
MINUTES = AGAIN[Outcome.ASKED]


@dataclass
class Place:
    """An organisation, its tenant, and Bode's round between them. Each of the `rounds` reads anew who has Bode, as a
    worker does."""

    clock: Clock
    house: House
    teams: TeamsPart
    peer: GraphPeer
    installer: Installer

    async def rounds(self, after: timedelta = timedelta()) -> int:
        self.clock.turn(after)
        await self.house.reachability.refresh()
        return await self.installer.install()

    async def contact(self, id: str) -> Contact:
        found = await self.house.records.contacts.get(person_partition(id), id)
        return found.value if found else Contact(id)

    async def outcomes(self) -> dict[str, Outcome]:
        kept = self.house.records.installings.stream(partition=INSTALLS)
        return {item.value.person: item.value.outcome async for item in kept}


def address(id: str, conversation: str = "") -> Address:
    return Address(conversation or f"a:{id}", "https://smba.trafficmanager.net/emea/", "tenant", f"29:{id}", "28:bode")


@asynccontextmanager
async def placed(folder: Path, ids: Sequence[str], teams: TeamsPart) -> AsyncGenerator[Place]:
    clock = Clock(NOW)
    async with (
        GraphPeer([teams], granted=set(GRANTED)).running() as peer,
        graph_at(peer) as graph,
        opened(folder, clock) as house,
    ):
        await load_organisation(house, organisation([person(int(one[1:])) for one in ids]))
        installs = GraphInstalls(graph, peer.url, APP)
        yield Place(clock, house, teams, peer, Installer(house, installs, "tenant", "28:bode", RESPECTED))
        assert peer.unknown == []


@pytest.fixture
async def place(tmp_path: Path) -> AsyncGenerator[Place]:
    """Three people, who all have Teams."""
    ids = [ANA, BEN, CARLA]
    async with placed(tmp_path, ids, TeamsPart(APP, set(ids))) as found:
        yield found


ANA, BEN, CARLA = (person(number).id for number in range(3))


async def test_who_has_no_bode_gets_it_and_is_asked_once(place: Place) -> None:
    await arrive(place.house, BEN, address(BEN))
    assert await place.rounds() == 2
    assert sorted(place.teams.asked) == [ANA, CARLA]
    assert await place.rounds(after=ROUND) == 0
    assert await place.outcomes() == {ANA: Outcome.ASKED, CARLA: Outcome.ASKED}


async def test_nobody_is_asked_before_it_is_known_who_has_it(place: Place) -> None:
    assert await place.installer.install() == 0
    assert place.peer.log == []


async def test_who_came_since_this_instance_looked_is_not_asked(place: Place) -> None:
    await place.house.reachability.refresh()
    other = replace(place.house, reachability=type(place.house.reachability)(place.house.records, place.clock))
    await arrive(other, ANA, address(ANA))
    await place.installer.install()
    assert ANA not in place.teams.asked
    assert ANA not in await place.outcomes()


async def test_what_the_channel_says_of_an_installation_is_the_truth(place: Place) -> None:
    await place.rounds()
    for one in (ANA, BEN, CARLA):
        await arrive(place.house, one, address(one))
    assert await place.rounds(after=MINUTES * 2) == 0
    assert not [one for one in place.peer.log if one.path.endswith("/chat")], "nobody looked for a chat that is known"
    assert (await place.contact(ANA)).address == address(ANA)


async def test_an_installation_of_which_the_channel_said_nothing_is_found_with_its_chat(place: Place) -> None:
    await arrive(place.house, BEN, address(BEN))
    place.teams.installed |= {ANA}
    await place.rounds()
    contact = await place.contact(ANA)
    assert contact.can_be_reached
    assert not contact.welcomed, "whoever says that it is there welcomes them"
    assert contact.address == Address(place.teams.chat(ANA), address(BEN).service_url, "tenant", ANA, "28:bode")
    assert await place.rounds(after=MINUTES) == 1, "Carla, of whom the channel said nothing either"
    assert (await place.contact(CARLA)).can_be_reached
    assert await place.rounds(after=timedelta(days=30)) == 0


async def test_the_first_of_all_is_reached_where_the_channel_answers_for_everybody(place: Place) -> None:
    place.teams.installed |= {ANA}
    await place.rounds()
    found = (await place.contact(ANA)).address
    assert found and found.service_url == SERVICE_URL


async def test_who_removed_it_is_left_alone_for_as_long_as_the_setting_says(place: Place) -> None:
    await arrive(place.house, ANA, address(ANA))
    place.clock.turn(ROUND)
    await leave(place.house, ANA)
    await place.rounds()
    assert ANA not in place.teams.asked
    assert (await place.outcomes())[ANA] is Outcome.REMOVED
    await place.rounds(after=RESPECTED - timedelta(seconds=1))
    assert ANA not in place.teams.asked
    await place.rounds(after=timedelta(seconds=1))
    assert place.teams.asked.count(ANA) == 1


async def test_who_removed_it_in_that_very_moment_stays_without(place: Place) -> None:
    known = await place.house.records.contacts.get(person_partition(ANA), ANA)
    await arrive(place.house, ANA, address(ANA))
    await leave(place.house, ANA)
    await find_installed(place.house, ANA, known.value if known else None, address(ANA, "19:x"))
    assert not (await place.contact(ANA)).installed


async def test_who_comes_back_keeps_the_account_that_the_channel_knows(place: Place) -> None:
    await arrive(place.house, ANA, address(ANA))
    await leave(place.house, ANA)
    place.teams.installed |= {ANA}
    await place.rounds(after=RESPECTED)
    contact = await place.contact(ANA)
    assert contact.installed
    assert contact.address == address(ANA, place.teams.chat(ANA))


async def test_each_reason_is_kept_and_waited_for_as_long_as_it_deserves(place: Place) -> None:
    place.teams.people -= {ANA}
    place.teams.kept_from |= {BEN}
    place.teams.installed |= {CARLA}
    place.teams.silent |= {CARLA}
    assert await place.rounds() == 3
    assert await place.outcomes() == {ANA: Outcome.NOBODY, BEN: Outcome.REFUSED, CARLA: Outcome.THERE}
    assert await place.rounds(after=timedelta(hours=23)) == 0
    assert place.teams.asked.count(ANA) == 1
    assert await place.rounds(after=timedelta(hours=2)) == 3
    assert place.teams.asked.count(ANA) == 2, "of a wrong id of the catalogue nobody is there, and then it is mended"


async def test_the_id_of_the_manifest_is_none_of_the_catalogue(place: Place) -> None:
    place.teams.app = "another"
    await place.rounds()
    assert set((await place.outcomes()).values()) == {Outcome.NOBODY}


async def test_what_was_done_before_the_end_of_a_process_is_not_done_again(tmp_path: Path) -> None:
    teams = TeamsPart(APP, {ANA, BEN, CARLA})
    async with placed(tmp_path, [ANA, BEN, CARLA], teams) as place:
        await place.rounds()
    async with placed(tmp_path, [ANA, BEN, CARLA], teams) as place:
        assert await place.rounds(after=ROUND) == 0
    assert sorted(teams.asked) == [ANA, BEN, CARLA]


@pytest.mark.parametrize("status", [429, 503])
async def test_a_service_that_is_away_ends_the_round_and_nothing_is_kept(place: Place, status: int) -> None:
    place.peer.throttle(*[1000.0] * 50, status=status)
    assert await place.rounds() == 0
    assert await place.outcomes() == {}
    place.peer.faults.clear()
    assert await place.rounds(after=ROUND) == 3


async def test_where_the_permission_lacks_a_few_are_asked_and_not_everybody(tmp_path: Path) -> None:
    ids = [person(number).id for number in range(4 * MOST_IN_A_ROW)]
    async with placed(tmp_path, ids, TeamsPart(APP, set(ids))) as place:
        place.peer.granted.clear()
        assert await place.rounds() == MOST_IN_A_ROW
        place.peer.granted |= GRANTED
        assert await place.rounds(after=timedelta(days=2)) == len(ids)


async def test_some_who_cannot_have_it_keep_nobody_else_from_it(tmp_path: Path) -> None:
    ids = [person(number).id for number in range(4 * MOST_IN_A_ROW)]
    few = ids[: MOST_IN_A_ROW - 8]
    later = ids[MOST_IN_A_ROW : 2 * MOST_IN_A_ROW - 8]
    teams = TeamsPart(APP, set(ids), kept_from={*few, *later})
    async with placed(tmp_path, ids, teams) as place:
        assert await place.rounds() == len(ids)
        assert teams.installed == set(ids) - teams.kept_from


async def test_it_is_a_round_where_the_setting_names_the_app(place: Place) -> None:
    tenant = "5f6107b0-18cb-4251-8686-d7035569bbf5"
    given = {"graph_tenant": tenant, "app_id": tenant, "app_secret": "geheim", "tenant_ids": tenant}
    async with graph_at(place.peer) as graph:
        without = load_settings(**given)
        assert "bode.installed" not in [one.name for one in rounds_in_tenant(place.house, without, graph)]
        chosen = load_settings(**given, catalogue_app_id=APP, graph_url=place.peer.url)
        (installs,) = [one for one in rounds_in_tenant(place.house, chosen, graph) if one.name == "bode.installed"]
        await place.house.reachability.refresh()
        assert await installs.run() == 3


async def test_never_more_than_thirty_in_any_second() -> None:
    clock = GraphClock()
    pace = paces(1200)[Service.TEAMS]
    pace.clock, pace.sleep = clock, clock.sleep
    clock.now = 1000.0  # after a long rest
    at: list[float] = []
    for _ in range(200):
        await pace.admit(1)
        at.append(clock.now)
    assert all(later - earlier >= 1 - 1e-6 for earlier, later in zip(at, at[30:], strict=False))
