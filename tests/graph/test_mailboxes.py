"""Whether a mailbox replies automatically: what it says, how long that is kept, and what it is when nothing is said."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from bot.graph import mailboxes
from bot.graph.mailboxes import KEPT, KEPT_AWAY, Mailboxes, replies_of
from bot.people.absence import MAILBOX, Absence, Known, Presence
from tests.graph.rig import graph_at
from tests.patience import PATIENCE
from tests.peers.graph import GraphPeer, cut_off
from tests.peers.graph_mailboxes import ALWAYS, OFF, MailboxesPart, scheduled

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
BEN = "628a2cfa-a40c-5509-9aff-8fced0174f42"
WINDOWS: Mapping[str, str] = get_global("windows_zone_mapping")


@dataclass
class Post:
    part: MailboxesPart
    peer: GraphPeer
    mailboxes: Mailboxes

    @property
    def asked(self) -> int:
        return len(self.peer.log)


@pytest.fixture
async def post(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Post]:
    monkeypatch.setattr(mailboxes, "PATIENCE_SECONDS", PATIENCE)
    part = MailboxesPart({BEN: ALWAYS})
    peer = GraphPeer([part], granted={"MailboxSettings.Read"})
    async with peer.running(), graph_at(peer) as graph:
        yield Post(part, peer, Mailboxes(graph))
        assert peer.unknown == []


def until(ends: datetime, begins: datetime) -> Absence:
    return Absence(begins, ends, MAILBOX)


DECEMBER = until(datetime(2026, 12, 5, 7, tzinfo=UTC), datetime(2026, 11, 20, 17, tzinfo=UTC))


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        (OFF, Known.HERE),
        (ALWAYS, Absence(NOW, None, MAILBOX)),
        ({**ALWAYS, "status": "AlwaysEnabled"}, Absence(NOW, None, MAILBOX)),
        (scheduled("2026-11-20T17:00", "2026-12-05T07:00"), DECEMBER),
        ({**scheduled("2026-11-20T17:00", "2026-12-05T07:00"), "status": "Scheduled"}, DECEMBER),
        (scheduled("2026-11-20T18:00", "2026-12-05T08:00", "Romance Standard Time"), DECEMBER),
        (scheduled("2026-11-20T18:00", "2026-12-05T08:00", "Europe/Brussels"), DECEMBER),
        (scheduled("2026-11-20T09:00", "2026-12-04T23:00", "Pacific Standard Time"), DECEMBER),
        (scheduled("2026-11-28T00:00", "2026-12-05T00:00"), Known.HERE),
        (scheduled("2026-11-01T00:00", "2026-11-27T09:00"), Known.HERE),
        (scheduled("2026-11-20T18:00", "2026-12-05T08:00", "tzone://Microsoft/Custom"), Known.UNKNOWN),
        (scheduled("2026-11-20T18:00", "2026-12-05T08:00", "../../etc/passwd"), Known.UNKNOWN),
        (scheduled("gisteren", "2026-12-05T08:00"), Known.UNKNOWN),
        ({"status": "scheduled"}, Known.UNKNOWN),
        ({"status": "scheduled", "scheduledStartDateTime": "x", "scheduledEndDateTime": 1}, Known.UNKNOWN),
        ({"status": "unknownFutureValue"}, Known.UNKNOWN),
        ({"status": None}, Known.UNKNOWN),
    ],
)
async def test_what_a_mailbox_says(post: Post, replies: Mapping[str, Any], said: Presence) -> None:
    post.part.replies[BEN] = replies
    assert await post.mailboxes.presence(BEN, NOW) == said
    assert post.mailboxes.unknown == ({"unread": 1} if said is Known.UNKNOWN else {})
    (logged,) = post.peer.log
    assert logged.path == f"/users/{BEN}/mailboxSettings/automaticRepliesSetting", "nothing else is read"
    assert logged.headers["x-ms-throttle-priority"] == "high", "somebody waits for it"


@given(
    st.sampled_from(sorted(WINDOWS)),
    st.integers(0, 3 * 365 * 24 * 60),
    st.integers(1, 60 * 24 * 60),
)
def test_a_time_of_the_clock_in_any_zone_of_windows_is_the_moment_that_it_names(
    zone: str, later: int, minutes: int
) -> None:
    """But for the hour that comes twice, which is the first of the two."""
    begins, here = NOW + timedelta(minutes=later), ZoneInfo(WINDOWS[zone])
    clock = [at.astimezone(here) for at in (begins, begins + timedelta(minutes=minutes))]
    first, last = (f"{at:%Y-%m-%dT%H:%M}" for at in clock)
    read = replies_of(scheduled(first, last, zone), NOW)
    assert isinstance(read, Absence)
    assert read.begins == clock[0].replace(fold=0)
    assert read.ends == clock[1].replace(fold=0)


async def test_it_is_kept_for_a_quarter_of_an_hour(post: Post) -> None:
    assert await post.mailboxes.presence(BEN, NOW) == Absence(NOW, None, MAILBOX)
    post.part.replies[BEN] = OFF
    assert await post.mailboxes.presence(BEN, NOW + KEPT - INSTANT) == Absence(NOW, None, MAILBOX)
    assert post.asked == 1
    assert await post.mailboxes.presence(BEN, NOW + KEPT) is Known.HERE
    assert post.asked == 2


async def test_what_is_kept_of_a_time_ends_with_it(post: Post) -> None:
    post.part.replies[BEN] = scheduled("2026-11-27T09:05", "2026-11-27T09:10")
    for minutes, away in ((0, False), (5, True), (9, True), (10, False)):
        found = await post.mailboxes.presence(BEN, NOW + timedelta(minutes=minutes))
        assert isinstance(found, Absence) == away
    assert post.asked == 1


async def test_who_has_no_mailbox_is_unknown_and_counted(post: Post) -> None:
    post.part.without.add(BEN)
    post.part.kept_from.add("other")
    for _ in range(2):
        assert await post.mailboxes.presence(BEN, NOW) is Known.UNKNOWN
        assert await post.mailboxes.presence("other", NOW) is Known.UNKNOWN
        assert await post.mailboxes.presence("nobody", NOW) is Known.UNKNOWN
    assert post.asked == 3, "and not asked again at once"
    assert post.mailboxes.unknown == {"no_mailbox": 2, "refused": 1}


async def test_without_the_permission_everybody_is_unknown(post: Post) -> None:
    post.peer.granted.clear()
    assert await post.mailboxes.presence(BEN, NOW) is Known.UNKNOWN
    assert post.mailboxes.unknown == {"refused": 1}
    post.peer.granted.add("MailboxSettings.Read")
    assert await post.mailboxes.presence(BEN, NOW + KEPT) == Absence(NOW + KEPT, None, MAILBOX)


async def test_where_graph_does_not_answer_it_is_not_waited_for_at_every_request(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "PATIENCE_SECONDS", 0.05)

    async def stalled(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    post.peer.faults.append(stalled)
    assert await post.mailboxes.presence(BEN, NOW) is Known.UNKNOWN
    assert await post.mailboxes.presence(BEN, NOW + KEPT_AWAY - INSTANT) is Known.UNKNOWN
    assert post.asked == 0
    assert post.mailboxes.unknown == {"away": 1}
    monkeypatch.setattr(mailboxes, "PATIENCE_SECONDS", PATIENCE)
    post.peer.faults.clear()
    assert await post.mailboxes.presence(BEN, NOW + KEPT_AWAY) == Absence(NOW + KEPT_AWAY, None, MAILBOX)


async def test_a_lost_answer_is_asked_for_again(post: Post) -> None:
    post.peer.faults.append(cut_off)
    assert await post.mailboxes.presence(BEN, NOW) == Absence(NOW, None, MAILBOX)


async def test_the_first_that_were_read_are_forgotten_first(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailboxes, "MOST_KEPT", 2)
    post.part.replies |= {"b": OFF, "c": OFF}
    for one in (BEN, "b", BEN, "c", "b"):
        await post.mailboxes.presence(one, NOW)
    assert post.asked == 3
    await post.mailboxes.presence(BEN, NOW)
    assert post.asked == 4
