"""Whatever audience a bound author chooses or forges, nobody outside their bounds ever has a delivery."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.composing import draft, mint_id, publish
from bot.announce.spreading import spread
from bot.announce.writing.words import Words
from bot.errors import Unsound
from bot.people.audience import AllOf, AnyOf, Audience, Not
from bot.people.contacts import recipient
from bot.people.importance import Importance
from bot.people.person import Role
from bot.people.principals import EVERYBODY, Principal
from bot.store.partitions import announcement_partition
from tests.conversations.conftest import opened_school
from tests.conversations.school import School, organisation_file

AUDIENCES = 500
RULES = """
[[authors]]
id = "teachers"
who = ["role:teacher"]
schools = ["vaartkant"]
functions = ["teacher"]

[[authors]]
id = "hr"
who = ["role:hr"]
schools = "own"

[[authors]]
id = "heads"
who = ["role:headmaster"]
schools = "all"
groups = ["directies"]
importance = ["important"]
"""
PEOPLE = {one.id: one for one in organisation_file().people}
FIRST = {one.name.split()[0]: one.id for one in organisation_file().people}
IN_VAARTKANT = {one.id for one in PEOPLE.values() if one.school == "vaartkant" and Role.TEACHER in one.roles}
CENTRAL = {one.id for one in PEOPLE.values() if one.school == "centraal"}
HEADS = {FIRST[name] for name in ("Ben", "Dirk", "Lieve")}
MAY = {FIRST["Ana"]: IN_VAARTKANT, FIRST["Nadia"]: CENTRAL, FIRST["Ben"]: HEADS}
"""Whom each of three authors may reach, worked out by hand and not by the rules that are tried."""

PRINCIPALS: st.SearchStrategy[Audience] = st.one_of(
    st.just(EVERYBODY),
    st.sampled_from(["de-linde", "vaartkant", "centraal", "gone"]).map(lambda one: Principal("school", one)),
    st.sampled_from([*Role]).map(lambda one: Principal("role", one.value)),
    st.sampled_from(["directies", "hr", "algemene-directie", "gone"]).map(lambda one: Principal("group", one)),
    st.sampled_from([*PEOPLE, "00000000-0000-4000-8000-00000000dead"]).map(lambda one: Principal("person", one)),
    st.sampled_from(["poetshulp", "gone"]).map(lambda one: Principal("function", one)),
    st.just(Principal("received", "some-announcement")),
)
ANY_AUDIENCE = st.recursive(
    PRINCIPALS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda some: AnyOf(tuple(some))),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: AllOf(tuple(some))),
        inner.map(Not),
    ),
    max_leaves=6,
)
NARROW = (
    AllOf((Principal("school", "vaartkant"), Principal("role", "teacher"))),
    Principal("school", "centraal"),
    Principal("group", "directies"),
)
CHOSEN = st.one_of(ANY_AUDIENCE, st.tuples(ANY_AUDIENCE, st.sampled_from(NARROW)).map(AllOf))
"""Of some, what an author may choose: so that many are sent."""


@dataclass
class Tried:
    school: School
    runner: asyncio.Runner
    number: int = 0
    reached: set[str] = field(default_factory=set[str])
    refused: int = 0
    sent: int = 0

    async def chooses(self, author: str, audience: Audience, importance: Importance) -> None:
        """Through drafting and sending, as whoever clicks; and once more as if something had let it through."""
        house, actor = self.school.house, await recipient(self.school.house, author)
        self.number += 1
        id_ = mint_id(actor, f"{self.number:024x}")
        words = {"nl": Words("Schoolfoto's", "De fotograaf komt dinsdag.", formatted=True)}
        drafted = await draft(house, actor, id_, lambda blank: replace(blank, words=words, audience=audience))
        value = await self.becomes(replace(drafted.announcement, importance=importance))
        try:
            await publish(house, actor, id_, value.revision, None)
        except Unsound:
            self.refused += 1
        else:
            self.sent += 1
        await spread(house, id_)
        await self.looks(author, id_)
        await self.becomes(replace(value, state=AnnouncementState.SENDING, published=house.now(), counted=True))
        await spread(house, id_)
        await self.looks(author, id_)

    async def becomes(self, value: Announcement) -> Announcement:
        """As it stands in the store from now on, whoever put it there."""
        records, partition = self.school.house.records, announcement_partition(value.id)
        standing = await records.announcements.get(partition, value.id)
        assert standing
        if standing.value.state is AnnouncementState.DRAFT:
            await records.accept(partition, [records.announcements.put(value, standing.version)])
        return value

    async def looks(self, author: str, id: str) -> None:
        records, partition = self.school.house.records, announcement_partition(id)
        got = {item.value.person async for item in records.deliveries.stream(partition=partition)}
        assert got <= MAY[author], {PEOPLE[one].name for one in got - MAY[author]}
        self.reached |= got


@pytest.fixture
def tried(prepared: Path, pytestconfig: pytest.Config, tmp_path: Path) -> Iterator[Tried]:
    opening = opened_school(prepared, pytestconfig, tmp_path / "data")
    with asyncio.Runner() as runner:
        school = runner.run(opening.__aenter__())
        (tmp_path / "data" / "authors.toml").write_text(RULES, "utf-8")
        runner.run(school.restarts())
        yield Tried(school, runner)
        runner.run(opening.__aexit__(None, None, None))


@pytest.mark.walk
def test_nobody_outside_the_bounds_of_an_author_is_ever_reached(tried: Tried) -> None:
    everything = st.tuples(st.sampled_from(sorted(MAY)), CHOSEN, st.sampled_from([*Importance]))

    @settings(max_examples=AUDIENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(everything)
    def holds(chosen: tuple[str, Audience, Importance]) -> None:
        tried.runner.run(tried.chooses(*chosen))

    holds()
    assert tried.number >= AUDIENCES
    assert tried.reached == set[str]().union(*MAY.values()), "all whom they may reach were reached by some audience"
    assert tried.refused > 50
    assert tried.sent > 20
