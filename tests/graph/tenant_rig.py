"""A tenant on its peer, a house whose people come from it, and who they should be by the plainest reading."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.bootstrap.houses import opened_house
from bot.graph.client import Graph
from bot.graph.directory import asked
from bot.house import House
from bot.people.directory import Directory
from bot.people.snapshot import DirectorySnapshot
from bot.people.tenant_round import TenantRound
from bot.settings import load_settings
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import GROUP, DirectoryPart, Thing
from tests.peers.graph_education import EducationPart
from tests.store.rig import Clock

TENANT = "0b0de000-0000-4000-8000-000000000001"
MAPPING = """
[organisation]
name = "Stedelijk Onderwijs Proefstad"

[not_staff]
attributes = {employeeType = ["Leerling"]}

[[schools]]
id = "de-linde"
name = "Basisschool De Linde"
attributes = {officeLocation = ["De Linde", "BS Linde*"]}

[[schools]]
id = "kompas"
name = "'t Kompas"
language = "fr"
in_groups = ["SCH 't Kompas"]

[[roles]]
role = "headmaster"
attributes = {jobTitle = ["Directeur*"]}

[[roles]]
role = "ict"
in_groups = ["ICT *"]

[[functions]]
id = "zorgcoordinator"
attributes = {extensionAttribute3 = ["zoco"]}

[[groups]]
id = "directies"
name = {nl = "Directies", fr = "Directions", en = "Headmasters"}
attributes = {jobTitle = ["Directeur*"]}
"""


@dataclass
class Tenant:
    """`round` is that of the instance that runs; `again` gives another instance's."""

    house: House
    graph: Graph
    peer: GraphPeer
    part: DirectoryPart
    clock: Clock
    data: Path
    education: EducationPart
    round: TenantRound = field(init=False)

    def __post_init__(self) -> None:
        self.round = self.again()

    def again(self) -> TenantRound:
        return TenantRound(self.house, TENANT, partial(asked, self.graph))

    async def runs(self, later: timedelta = timedelta(minutes=5)) -> Directory:
        self.clock.turn(later)
        await self.round.run()
        return await self.cold()

    async def cold(self) -> Directory:
        """As an instance that comes new reads it."""
        return await DirectorySnapshot(self.house.records).current()

    def maps(self, text: str) -> None:
        (self.data / "mapping.toml").write_text(text, "utf-8")

    def asked(self) -> int:
        """Requests since the last time."""
        number = len(self.peer.log)
        self.peer.log.clear()
        return number


@asynccontextmanager
async def tenant_at(
    data: Path, mapping: str = MAPPING, *, page: int = 100, pieces: int = 100, seed: int = 1
) -> AsyncGenerator[Tenant]:
    clock = Clock()
    part = DirectoryPart(page, pieces, clock, seed=seed)
    education = EducationPart()
    peer = GraphPeer([part, education], granted={"User.Read.All", "GroupMember.Read.All"})
    _write(data, mapping)
    async with peer.running():
        part.root = education.root = lambda: peer.url
        settings = load_settings(data_dir=data, graph_tenant=TENANT, graph_url=peer.url)
        async with graph_at(peer) as graph, opened_house(settings, now=clock) as house:
            yield Tenant(house, graph, peer, part, clock, data, education)
            assert not peer.unknown


def _write(data: Path, mapping: str) -> None:
    data.mkdir(parents=True, exist_ok=True)
    if mapping:
        (data / "mapping.toml").write_text(mapping, "utf-8")


def of_school(part: DirectoryPart, name: str, school: str = "De Linde", **properties: Any) -> str:
    return part.add(name, officeLocation=school, jobTitle="Leerkracht", **properties)


def many(part: DirectoryPart, number: int) -> None:
    """So many that one or two who leave are few."""
    for one in range(number):
        of_school(part, f"P{one}")


def in_group(part: DirectoryPart, group: str, ahead: frozenset[str] = frozenset()) -> set[str]:
    """Whoever stands in it, or in a group that stands in it."""
    thing = part.groups[group]
    if thing.gone or group in ahead:
        return set()
    members = thing.links.get("members", {})
    within = {one for one, kind in members.items() if kind != GROUP}
    for one, kind in members.items():
        if kind == GROUP and one in part.groups:
            within |= in_group(part, one, ahead | {group})
    return within


def expected(part: DirectoryPart) -> Mapping[str, tuple[str, frozenset[str], str | None, bool]]:
    """By MAPPING: school, groups, manager and whether they are headmaster, of everybody who is somebody."""
    groups = {one: in_group(part, one) for one in part.groups}
    kompas = {one for one, people in groups.items() if _named(part, one, "SCH 't Kompas") for one in people}
    schools: dict[str, str] = {}
    for one, user in part.users.items():
        said = user.properties
        office = said.get("officeLocation") or ""
        if user.gone or not said["accountEnabled"] or said["userType"] == "Guest":
            continue
        if said.get("employeeType") == "Leerling":
            continue
        if office == "De Linde" or office.startswith("BS Linde"):
            schools[one] = "de-linde"
        elif one in kompas:
            schools[one] = "kompas"
    found: dict[str, tuple[str, frozenset[str], str | None, bool]] = {}
    for one, school in schools.items():
        user = part.users[one]
        heads = (user.properties.get("jobTitle") or "").startswith("Directeur")
        own = {group for group, people in groups.items() if one in people} | ({"directies"} if heads else set())
        own |= {f"{group}-owners" for group, thing in part.groups.items() if not thing.gone and one in _owners(thing)}
        manager = next(iter(user.links.get("manager", {})), None)
        found[one] = school, frozenset(own), manager if manager in schools and manager != one else None, heads
    return found


def _owners(thing: Thing) -> Mapping[str, str]:
    return thing.links.get("owners", {})


def _named(part: DirectoryPart, group: str, name: str) -> bool:
    return not part.groups[group].gone and part.groups[group].properties["displayName"] == name


def shown(directory: Directory) -> Mapping[str, tuple[str, frozenset[str], str | None, bool]]:
    return {
        one.id: (one.school, one.groups, one.manager, "headmaster" in one.roles) for one in directory.people.values()
    }


@asynccontextmanager
async def staffed_tenant(data: Path) -> AsyncGenerator[Tenant]:
    """Ana and Ben of De Linde, Carl of 't Kompas by a group within its group, and some who are nobody here."""
    async with tenant_at(data, page=3, pieces=2) as tenant:
        part = tenant.part
        part.add("Ben", officeLocation="BS Linde, bureau 2", jobTitle="Directeur", preferredLanguage="nl-BE")
        of_school(part, "Ana", manager="Ben", mail="ana@school.be", businessPhones=["+32 9 1", "+32 9 2"])
        part.add("Carl", manager="Ben", onPremisesExtensionAttributes={"extensionAttribute3": "ZOCO"})
        of_school(part, "Gast", userType="Guest")
        of_school(part, "Weg", accountEnabled=False)
        of_school(part, "Leerling", employeeType="Leerling")
        part.group("Team Kompas", "Carl", "Gast")
        part.group("SCH 't Kompas", owners=["Ben"])
        part.nest("SCH 't Kompas", "Team Kompas")
        yield tenant


async def broken(_: web.Request) -> web.StreamResponse:
    """A fault of the peer: no answer."""
    return web.Response(status=500)


async def go_on(_: web.Request) -> None:
    """No fault: this request is answered."""
    return
