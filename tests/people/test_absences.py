"""What both sources of absences do alike: what people say in Bode, and what their mailboxes say."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.graph import mailboxes
from bot.graph.mailboxes import Mailboxes
from bot.people.absence import Absence, Absences, Known
from bot.people.absences import OwnAbsences, come_back, go_away
from bot.people.contacts import meet
from bot.people.loading import load_organisation
from tests.graph.rig import graph_at
from tests.patience import PATIENCE
from tests.peers.graph import GraphPeer
from tests.peers.graph_mailboxes import OFF, MailboxesPart, scheduled
from tests.people.organisations import organisation, person
from tests.store.rig import Clock
from tests.work.rig import NOW, opened

WHO = person(0).id
FIRST, LAST = date(2026, 11, 25), date(2026, 11, 27)
"""NOW is in the morning of the 23rd."""


@dataclass(frozen=True, slots=True)
class Source:
    """`sets` makes WHO away on the days from FIRST until LAST, `ends` makes them be here."""

    absences: Absences
    sets: Callable[[], Awaitable[object]]
    ends: Callable[[], Awaitable[object]]


@asynccontextmanager
async def own(folder: Path) -> AsyncGenerator[Source]:
    async with opened(folder, Clock(NOW)) as house:
        await load_organisation(house, organisation([person(0)]))
        actor = await meet(house, WHO, None)
        yield Source(
            OwnAbsences(house.records),
            lambda: go_away(house, actor, FIRST, LAST),
            lambda: come_back(house, actor, planned=True),
        )


@asynccontextmanager
async def mailbox(folder: Path) -> AsyncGenerator[Source]:
    part = MailboxesPart()
    replies = scheduled(f"{FIRST}T00:00", f"{LAST + timedelta(days=1)}T00:00", "Romance Standard Time")

    async def becomes(what: object) -> None:
        part.replies[WHO] = replies if what else OFF

    with pytest.MonkeyPatch.context() as patience:
        patience.setattr(mailboxes, "PATIENCE_SECONDS", PATIENCE)
        async with GraphPeer([part], granted={"MailboxSettings.Read"}).running() as peer, graph_at(peer) as graph:
            yield Source(Mailboxes(graph), lambda: becomes(True), lambda: becomes(False))


SOURCES = (own, mailbox)


@pytest.fixture(params=SOURCES, ids=lambda source: source.__name__)
async def source(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Source]:
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(request.param(tmp_path))


def at(day: date, hour: int) -> datetime:
    return NOW.replace(day=day.day, hour=hour)


@pytest.mark.parametrize(
    ("now", "away"),
    [
        (NOW, False),
        (at(FIRST - timedelta(days=1), 22), False),
        (at(FIRST - timedelta(days=1), 23), True),  # midnight in Belgium
        (at(FIRST, 9), True),
        (at(LAST, 22), True),
        (at(LAST, 23), False),
        (at(LAST + timedelta(days=2), 9), False),
    ],
)
async def test_an_absence_is_told_as_long_as_it_lasts(source: Source, now: datetime, away: bool) -> None:
    await source.sets()
    found = await source.absences.presence(WHO, now)
    assert isinstance(found, Absence) == away
    if isinstance(found, Absence):
        assert found.days == (FIRST, LAST)
        assert found.set_by


async def test_who_ended_it_is_here(source: Source) -> None:
    await source.sets()
    await source.ends()
    assert await source.absences.presence(WHO, at(FIRST, 9)) is Known.HERE


async def test_of_who_said_nothing_nothing_is_known(source: Source) -> None:
    assert await source.absences.presence(WHO, NOW) is Known.UNKNOWN
    assert await source.absences.presence("nobody", NOW) is Known.UNKNOWN
