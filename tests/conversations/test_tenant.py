"""People who come from a tenant: what changes there is soon so for whoever talks with Bode."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest

from bot.graph.directory import asked
from bot.people.tenant_round import TenantRound
from tests.conversations.school import School, organisation_file
from tests.conversations.test_arrange import submit_leave
from tests.graph.rig import graph_at
from tests.peers.demo_tenant import fill, mapping_of
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart

SECRET = "Wat staat er in het lestijdenpakket?"


@dataclass
class FromTenant:
    """`rounds` is one of the tenant's people, and what waits after it."""

    school: School
    part: DirectoryPart
    bode: TenantRound

    async def rounds(self) -> None:
        self.school.clock.pass_by(timedelta(minutes=5))
        await self.bode.run()
        await self.school.jobs(later=timedelta(minutes=1))


@pytest.fixture
async def tenant(school: School) -> AsyncIterator[FromTenant]:
    """The same people as in the file, under the ids of the tenant."""
    file = organisation_file()
    part = DirectoryPart(page=5, pieces=2, now=school.clock)
    fill(part, file)
    peer = GraphPeer([part], granted={"User.Read.All", "GroupMember.Read.All"})
    part.root = lambda: peer.url
    (school._data / "mapping.toml").write_text(mapping_of(file), "utf-8")
    async with peer.running(), graph_at(peer) as graph:
        bode = TenantRound(school.house, file.organisation.tenant, partial(asked, graph))
        tenant = FromTenant(school, part, bode)
        await tenant.rounds()
        assert len((await school.house.directory.current()).people) == len(file.people)
        yield tenant


@pytest.mark.one_process
async def test_an_approval_goes_to_who_is_manager_in_the_tenant_now(tenant: FromTenant) -> None:
    school = tenant.school
    await submit_leave(school)
    assert school.ben.sees("Ana Martens")
    tenant.part.manage(school.ana.id, school.dirk.id)
    await tenant.rounds()
    await school.dirk.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


@pytest.mark.one_process
async def test_who_comes_into_a_group_by_another_reads_what_is_for_it(tenant: FromTenant) -> None:
    school = tenant.school
    await school.everybody_installs()
    await school.ana.says(SECRET)
    assert "Dat weet ik niet" in school.ana.newest.text
    tenant.part.group("Adjuncten", school.ana.id)
    tenant.part.nest("Directies", "Adjuncten")
    await tenant.rounds()
    await school.ana.says(SECRET)
    assert "Lestijdenpakket" in school.ana.newest.text
    tenant.part.take_out("Adjuncten", school.ana.id)
    await tenant.rounds()
    await school.ana.says(SECRET)
    assert "Dat weet ik niet" in school.ana.newest.text


@pytest.mark.one_process
async def test_who_is_new_is_known_and_who_cannot_sign_in_any_more_is_a_stranger(tenant: FromTenant) -> None:
    school, part = tenant.school, tenant.part
    await school.everybody_installs()
    part.ids["Noor Peeters"] = school.emma.id.replace("bd2a", "bd2b")
    part.add("Noor Peeters", officeLocation="Basisschool De Linde", jobTitle="Zorgcoördinator")
    await tenant.rounds()
    await school.ana.says("Wie is de zorgcoördinator?")
    assert "Noor Peeters" in school.ana.newest.text
    part.change("Noor Peeters", accountEnabled=False)
    await tenant.rounds()
    await school.ana.says("Wie is de zorgcoördinator?")
    assert "Noor Peeters" not in school.ana.newest.text
