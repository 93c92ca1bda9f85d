"""What `directory` tells of the tenant's people, and how what waits is accepted."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.operating import Operator, in_a_thread
from tests.graph.tenant_rig import MAPPING, TENANT, Tenant, many, of_school, tenant_at
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart, guid
from tests.people.test_mapping_file import GOOD


@dataclass
class Played:
    """What happened in a tenant, and who types afterwards: each in an event loop of its own."""

    operator: Operator

    def after(self, happens: Callable[[Tenant], Awaitable[object]], mapping: str = MAPPING) -> None:
        async def play() -> None:
            async with tenant_at(self.operator.data, mapping) as tenant:
                await happens(tenant)

        asyncio.run(play())


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Played:
    monkeypatch.setenv("BODE_GRAPH_TENANT", TENANT)
    monkeypatch.setenv("BODE_GRAPH_URL", "http://127.0.0.1:1/v1.0")
    monkeypatch.chdir(tmp_path)
    return Played(Operator(tmp_path / "data"))


async def some(tenant: Tenant) -> None:
    many(tenant.part, 3)
    of_school(tenant.part, "Noor", school="Campus Noord")
    tenant.part.add("Gast", userType="Guest")
    tenant.clock.turn(timedelta(minutes=5))
    await tenant.round.run()


def test_it_tells_who_is_here_and_whom_the_mapping_could_not_place(played: Played) -> None:
    played.after(some)
    result = played.operator.types("directory")
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert lines[0].startswith("The tenant as it changed last, on 2026-09-01 08:05 UTC: 5 accounts, 0 groups")
    assert "3 people of 1 school, loaded" in lines
    assert "1 guest" in lines
    assert "3 people without a manager who is staff" in lines
    assert "1 with officeLocation = 'Campus Noord'" in lines
    assert f"account {guid('Noor')}" in lines


@pytest.mark.parametrize(("answer", "changes"), [("n\n", False), ("y\n", True)])
def test_what_waits_is_loaded_by_who_says_so(played: Played, answer: str, changes: bool) -> None:
    async def then_wrong(tenant: Tenant) -> None:
        await some(tenant)
        tenant.part.remove("P1")
        await tenant.runs()

    played.after(then_wrong)
    shown = played.operator.types("directory")
    assert shown.exit_code == 3
    assert "This waits: 1 of 3 people (33 %) would not be here any more." in shown.output
    assert f"person {guid('P1')} P1" in " ".join(shown.output.split())
    accepted = played.operator.types("directory", "accept", answers=answer)
    assert accepted.exit_code == 0, accepted.output
    assert ("2 people" in accepted.output.splitlines()[-1]) == changes
    assert played.operator.types("directory").exit_code == (0 if changes else 3)
    if changes:
        again = played.operator.types("directory", "accept", "--yes")
        assert again.exit_code == 1
        assert "nothing waits" in again.output


def test_a_mapping_by_which_nobody_is_staff_loads_nothing(played: Played) -> None:
    played.after(some, GOOD)
    result = played.operator.types("directory")
    assert result.exit_code == 3
    assert "by this mapping nobody is staff" in result.output
    assert "nobody would be left" in played.operator.types("directory", "accept", "--yes").output


def test_a_tenant_without_accounts_is_not_put_down_to_the_mapping(played: Played) -> None:
    async def then_empty(tenant: Tenant) -> None:
        await some(tenant)
        for name in ("P0", "P1", "P2", "Noor", "Gast"):
            tenant.part.remove(name)
        await tenant.runs()

    played.after(then_empty)
    result = played.operator.types("directory")
    assert result.exit_code == 3
    assert "the tenant says that it has no accounts" in " ".join(result.output.split())


def test_before_the_first_round_it_says_what_it_takes(played: Played) -> None:
    result = played.operator.types("directory")
    assert result.exit_code == 1
    assert "BODE_GRAPH_TENANT" in result.output


def test_people_of_a_tenant_are_not_loaded_from_a_file(played: Played, tmp_path: Path) -> None:
    played.after(some)
    file = tmp_path / "organisation.toml"
    file.write_bytes((Path(__file__).parents[2] / "samples" / "organisation.toml").read_bytes())
    result = played.operator.types("load", file)
    assert result.exit_code == 1
    assert "people come from BODE_GRAPH_TENANT" in result.output
    (played.operator.data / "mapping.toml").unlink()
    assert played.operator.types("load", file).exit_code == 0


@contextmanager
def served(part: DirectoryPart) -> Generator[GraphPeer]:
    with in_a_thread(GraphPeer([part], granted={"User.Read.All", "GroupMember.Read.All"})) as peer:
        part.root = lambda: peer.url
        yield peer


def test_to_ask_now_loads_at_once(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    part = DirectoryPart()
    many(part, 3)
    played.operator.data.mkdir(parents=True, exist_ok=True)
    (played.operator.data / "mapping.toml").write_text(MAPPING, "utf-8")
    with served(part) as peer:
        monkeypatch.setenv("BODE_GRAPH_URL", peer.url)
        result = played.operator.types("directory", "ask")
        assert result.exit_code == 0, result.output
        assert "3 people of 1 school, loaded" in " ".join(result.output.split())
        many(part, 4)
        assert "4 people" in played.operator.types("directory", "ask").output
        peer.granted.clear()
        assert "4 people" in played.operator.types("directory", "ask").output, "what was known stays"
