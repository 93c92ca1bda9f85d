"""Whatever happens in the tenant, to its tokens and to us, the directory comes to where the tenant is, and never shows
a part of the way."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.people.tenant_round import accept, standing
from bot.store.records import Records
from tests.graph.tenant_rig import MAPPING, TENANT, Tenant, broken, expected, go_on, many, of_school, shown, tenant_at
from tests.peers.graph_directory import DirectoryPart, guid
from tests.people.test_loading import CutOffError, Fragile

PEOPLE = ["Ana", "Ben", "Carl", "Dora", "Els"]
GROUPS = ["SCH 't Kompas", "Team", "Werkgroep", "ICT dienst"]
SCHOOLS = ["De Linde", "BS Linde 2", "Campus Noord", ""]
MANY = 30
MOST_AT_ONCE = 7
"""Rows in a commit of these tests, so that a load has several."""

one = st.sampled_from(PEOPLE)
group = st.sampled_from(GROUPS)
Action = tuple[str, ...]
in_tenant = st.one_of(
    st.tuples(st.just("school"), one, st.sampled_from(SCHOOLS)),
    st.tuples(st.sampled_from(["disable", "enable", "guest", "head", "remove", "restore", "delete"]), one),
    st.tuples(st.just("manage"), one, one),
    st.tuples(st.sampled_from(["put", "take"]), group, one),
    st.tuples(st.sampled_from(["nest", "unnest"]), group, group),
    st.tuples(st.sampled_from(["dissolve", "rename"]), st.just("Werkgroep")),
)
to_us = st.one_of(
    st.just(("round",)),
    st.just(("round",)),
    st.just(("another instance",)),
    st.just(("lost",)),
    st.just(("week",)),
    st.just(("throttled",)),
    st.tuples(st.just("broken"), st.integers(0, 9).map(str)),
    st.tuples(st.just("killed"), st.integers(0, 9).map(str)),
)


@pytest.mark.walk
@given(actions=st.lists(st.one_of(in_tenant, in_tenant, to_us), min_size=5, max_size=30), seed=st.integers(0, 99))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_directory_comes_to_where_the_tenant_is(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, actions: Sequence[Action], seed: int
) -> None:
    monkeypatch.setattr("bot.people.loading.AT_ONCE", MOST_AT_ONCE)

    async def play() -> None:
        async with tenant_at(tmp_path_factory.mktemp("tenant"), MAPPING, page=4, pieces=2, seed=seed) as tenant:
            await Played(tenant).through(actions)

    asyncio.run(play())


def is_there(part: DirectoryPart, name: str, *kinds: str) -> bool:
    """Or gone in one of these ways."""
    return part.users[guid(name)].gone in kinds


IN_TENANT: Mapping[str, Callable[[DirectoryPart, Sequence[str]], object]] = {
    "school": lambda part, of: part.change(of[0], officeLocation=of[1]),
    "disable": lambda part, of: part.change(of[0], accountEnabled=False),
    "enable": lambda part, of: part.change(of[0], accountEnabled=True),
    "guest": lambda part, of: part.change(of[0], userType="Guest"),
    "head": lambda part, of: part.change(of[0], jobTitle="Directeur"),
    "remove": lambda part, of: is_there(part, of[0], "") and part.remove(of[0]),
    "delete": lambda part, of: is_there(part, of[0], "", "changed") and part.remove(of[0], "deleted"),
    "restore": lambda part, of: is_there(part, of[0], "changed") and part.restore(of[0]),
    "manage": lambda part, of: part.manage(of[0], None if of[0] == of[1] else of[1]),
    "put": lambda part, of: is_there(part, of[1], "", "changed") and part.put_in(of[0], of[1]),
    "take": lambda part, of: part.take_out(of[0], of[1]),
    "nest": lambda part, of: part.nest(of[0], of[1]),
    "unnest": lambda part, of: part.unnest(of[0], of[1]),
    "dissolve": lambda part, of: part.dissolve(of[0]),
    "rename": lambda part, of: part.rename(of[0], "SCH 't Kompas"),
    "lost": lambda part, _: part.forget_tokens(),
}
"""What may happen there, to these people and groups."""


class Played:
    """What happens to a tenant and to us, one thing after the other."""

    def __init__(self, tenant: Tenant) -> None:
        self.store = Fragile(tenant.house.records._store)
        records = Records(self.store, now=tenant.house.now)
        tenant.house = replace(tenant.house, records=records, directory=DirectorySnapshot(records))
        tenant.round = tenant.again()
        self.tenant = tenant
        self.part = tenant.part
        many(self.part, MANY)
        for name in PEOPLE:
            of_school(self.part, name)
        for name in GROUPS:
            self.part.group(name)

    async def through(self, actions: Sequence[Action]) -> None:
        for what, *names in actions:
            self.happens(what, names)
            if what in {"round", "another instance", "killed"}:
                await self.round(what, *names)
        self.tenant.peer.faults.clear()
        await self.round("round")

    def happens(self, what: str, names: list[str]) -> None:
        match what:
            case "week":
                self.tenant.clock.turn(timedelta(days=7))
            case "throttled":
                self.tenant.peer.throttle(3, 0)
            case "broken":
                self.tenant.peer.faults.extend([*[go_on] * int(names[0]), broken])
            case _ if what in IN_TENANT:
                IN_TENANT[what](self.part, names)
            case _:
                """The rounds themselves."""

    async def round(self, what: str, commits: str = "") -> None:
        tenant = self.tenant
        if what != "round":
            tenant.round = tenant.again()
        before = await self.all()
        tenant.peer.log.clear()
        self.store.commits = int(commits) if commits else 10**9
        done = asyncio.Event()
        reader = asyncio.ensure_future(self.reads(done))
        killed = False
        try:
            tenant.clock.turn(timedelta(minutes=5))
            await tenant.round.run()
        except CutOffError:
            killed = True
        self.store.commits = 10**9
        done.set()
        states = await reader
        after = await self.all()
        assert all(state in (before, after) for state in states), "half of a round was shown"
        if killed or after == expected(self.part):
            return
        waits = await standing(tenant.house, TENANT)
        if waits and waits.waits:
            assert after == before
            await accept(tenant.house, waits)
            assert await self.all() == expected(self.part)
        else:
            assert before == after, "it was broken off"
            assert self.broken()

    def broken(self) -> bool:
        return any(one.status >= 500 for one in self.tenant.peer.log)

    async def all(self) -> Mapping[str, object]:
        try:
            return shown(await self.tenant.cold())
        except NoOrganisation:
            return {}

    async def reads(self, done: asyncio.Event) -> list[Mapping[str, object]]:
        """Every different state that who reads meanwhile is shown."""
        states: list[Mapping[str, object]] = []
        while not done.is_set():
            state = await self.all()
            if not states or states[-1] != state:
                states.append(state)
            await asyncio.sleep(0)
        return states
