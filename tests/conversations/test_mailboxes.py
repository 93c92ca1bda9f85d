"""A mailbox that replies automatically says that somebody is away, unless they say otherwise in Bode."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.bootstrap.running import JOBS
from bot.bootstrap.tenant import in_tenant
from bot.front.dispatch import handler
from bot.graph import mailboxes
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.going_away import ASKED, goes_away, passes
from tests.conversations.school import UNHURRIED, School
from tests.conversations.stage import Colleague
from tests.conversations.test_arrange import fill_in_leave
from tests.graph.rig import graph_at
from tests.patience import PATIENCE
from tests.peers.graph import GraphPeer
from tests.peers.graph_mailboxes import ALWAYS, OFF, MailboxesPart, scheduled

UNTIL_5_DECEMBER = scheduled("2026-11-20T18:00", "2026-12-05T08:00", "Romance Standard Time")
INSTEAD = "Ben Claes is afwezig tot za 5 dec.; Lieve Van Damme of Nadia El Amrani beslist."


@dataclass
class Tenant:
    """Where everybody has a mailbox that does not reply, until it is told to."""

    school: School
    part: MailboxesPart
    peer: GraphPeer

    def replies(self, person: Colleague, what: Mapping[str, Any]) -> None:
        self.part.replies[person.id] = what

    @property
    def read(self) -> list[str]:
        """Whose mailboxes were read, by name."""
        names = {one.id: name for name, one in self.school.people.items()}
        return [names[one.path.split("/")[2]] for one in self.peer.log]


@pytest.fixture
async def tenant(school: School, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Tenant]:
    monkeypatch.setattr(mailboxes, "PATIENCE_SECONDS", PATIENCE)
    part = MailboxesPart({one.id: OFF for one in school.people.values()})
    peer = GraphPeer([part], granted={"MailboxSettings.Read"})
    await school.everybody_installs()
    async with peer.running(), graph_at(peer) as graph:
        school.house = in_tenant(school.house, graph)
        school.stage.handle = handler(school.house)
        work = Work(school.house, school.recorder, Budget(UNHURRIED))
        school.worker = Worker(work, JOBS, width=16, lease=timedelta(seconds=60))
        yield Tenant(school, part, peer)
        assert peer.unknown == []


async def hand_in(school: School) -> None:
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()


async def test_who_is_away_by_their_mailbox_is_passed_over(school: School, tenant: Tenant) -> None:
    tenant.replies(school.ben, UNTIL_5_DECEMBER)
    await hand_in(school)
    assert school.ana.sees(INSTEAD)
    assert school.nadia.sees(ASKED)
    assert not school.ben.sees(ASKED)
    await passes(school, timedelta(days=12))
    assert school.ben.sees(ASKED), "it ended, and it still waits"


async def test_who_stays_away_longer_by_their_mailbox_is_asked_later(school: School, tenant: Tenant) -> None:
    tenant.replies(school.ben, UNTIL_5_DECEMBER)
    await hand_in(school)
    tenant.replies(school.ben, scheduled("2026-11-20T18:00", "2026-12-12T08:00", "Romance Standard Time"))
    await passes(school, timedelta(days=12))
    assert not school.ben.sees(ASKED)
    assert school.ana.sees("Ben Claes is afwezig tot za 12 dec.")
    await passes(school, timedelta(days=8))
    assert school.ben.sees(ASKED)
    assert not school.ana.sees("afwezig")


async def test_a_mailbox_is_read_only_when_its_owner_would_be_chosen(school: School, tenant: Tenant) -> None:
    await fill_in_leave(school)
    assert tenant.read == []
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert tenant.read == ["ben"]
    assert school.ben.sees(ASKED)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert tenant.read == ["ben"]
    tenant.replies(school.dirk, ALWAYS)
    await goes_away(school.ben)
    await school.ana.clicks("Vraag om te annuleren")
    assert sorted(tenant.read) == ["ben", "lieve", "nadia"], (
        "what Ben says is enough, and those after him are looked up"
    )


async def test_what_is_said_in_bode_comes_first(school: School, tenant: Tenant) -> None:
    tenant.replies(school.ben, UNTIL_5_DECEMBER)
    await goes_away(school.ben, last="2026-12-11")
    assert "Ook als je mailbox automatisch antwoordt" in school.ben.newest.text
    await hand_in(school)
    assert school.ana.sees("Ben Claes is afwezig tot za 12 dec.")
    assert "ben" not in tenant.read
    await school.ben.says("ik ben terug")
    await school.jobs()
    assert school.ben.sees(ASKED)
    assert not school.ana.sees("afwezig")


async def test_who_is_back_says_so_to_bode_though_the_mailbox_still_replies(school: School, tenant: Tenant) -> None:
    tenant.replies(school.ben, ALWAYS)
    await hand_in(school)
    assert school.ana.sees("Ben Claes is nu afwezig; Lieve Van Damme of Nadia El Amrani beslist.")
    await school.ben.says("ik ben terug")
    await school.jobs()
    assert school.ben.sees(ASKED)
    assert not school.ana.sees("afwezig")


@pytest.mark.parametrize("planned_first", [True, False])
async def test_who_is_back_is_here_though_another_absence_is_planned(
    school: School, tenant: Tenant, planned_first: bool
) -> None:
    tenant.replies(school.ben, ALWAYS)
    if planned_first:
        await goes_away(school.ben, "2027-01-11", "2027-01-15")
    await school.ben.says("ik ben terug")
    if not planned_first:
        await goes_away(school.ben, "2027-01-11", "2027-01-15")
    assert "Je afwezigheid is gepland" in school.ben.newest.text
    await hand_in(school)
    assert school.ben.sees(ASKED)
    assert not school.ana.sees("afwezig")


@pytest.mark.parametrize("why", ["no mailbox", "refused", "throttled", "no answer"])
async def test_an_approver_of_whom_nothing_is_known_is_asked(school: School, tenant: Tenant, why: str) -> None:
    """And who hands in is not kept waiting."""

    async def stalled(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    tenant.replies(school.ben, ALWAYS)
    match why:
        case "no mailbox":
            tenant.part.without.add(school.ben.id)
        case "refused":
            tenant.peer.granted.clear()
        case "throttled":
            tenant.peer.throttle(*[60] * 10)
        case _:
            tenant.peer.faults.append(stalled)
    await hand_in(school)
    assert school.ben.sees(ASKED)
    assert not school.ana.sees("afwezig")


async def test_whoever_hands_in_waits_for_all_mailboxes_together_no_longer_than_a_moment(
    school: School, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the first answer took its time, and those after it do not come at all."""
    monkeypatch.setattr(mailboxes, "PATIENCE_SECONDS", 10 * PATIENCE)

    async def slow(_: web.Request) -> None:
        await asyncio.sleep(0.2)

    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    tenant.replies(school.ben, ALWAYS)
    tenant.peer.faults.extend([slow, silent, silent])
    async with asyncio.timeout(PATIENCE):
        await hand_in(school)
    assert school.ana.sees("Ben Claes is nu afwezig; Lieve Van Damme of Nadia El Amrani beslist.")
    assert school.nadia.sees(ASKED)
