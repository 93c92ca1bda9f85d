"""The demo organisation comes out the same from its file and from a tenant, by the mapping of the samples."""

from dataclasses import replace
from pathlib import Path

from bot.people.organisation_file import parse_organisation
from tests.graph.tenant_rig import tenant_at
from tests.peers.demo_tenant import fill
from tests.samples.reading import SAMPLES

FILE = parse_organisation("organisation.toml", (SAMPLES / "organisation.toml").read_bytes())


async def test_file_and_tenant_say_the_same(tmp_path: Path) -> None:
    mapping = (SAMPLES / "mapping.toml").read_text("utf-8")
    named = {group.id for group in FILE.groups}
    async with tenant_at(tmp_path / "data", mapping, page=20, pieces=5) as tenant:
        fill(tenant.part, FILE)
        directory = await tenant.runs()
    assert {one.id: replace(one, groups=one.groups & named) for one in directory.people.values()} == {
        one.id: one for one in FILE.people
    }
    assert {school.id: school for school in FILE.schools} == directory.schools
    assert {group.id: group for group in FILE.groups} == directory.groups
    assert directory.organisation.name == FILE.organisation.name
