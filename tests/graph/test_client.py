"""What becomes of a request to Microsoft Graph: throttled, refused, cut off, led elsewhere; on the real SDK."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.app_tokens import NoTokens
from bot.graph.client import Answer, Asked
from bot.graph.pace import LONGEST_REST_SECONDS, Pace
from bot.graph.permissions import CALLS, CONTENT, Call, Permission, Service
from bot.graph.problems import (
    AlreadyThere,
    GraphAway,
    GraphProblem,
    GraphRefused,
    NotThere,
    TokenGone,
    TooLarge,
)
from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import current_trace, trace_in
from tests.graph.rig import Clock, graph_at
from tests.peers.graph import Asked as AskedOfPeer
from tests.peers.graph import GraphPeer, Reply, Route, cut_off, refusal

USER = Call("GET", "/users/{user}", Permission.PEOPLE, Service.DIRECTORY)
INSTALL = Call("POST", "/users/{user}/teamwork/installedApps", Permission.INSTALLS, Service.TEAMS)


@dataclass
class Few:
    """A part with little in it: what there is of anybody, one gone, one install, and files."""

    downloads: dict[str, bytes] = field(default_factory=dict[str, bytes])
    leads: str = ""
    installed: set[str] = field(default_factory=set[str])

    def routes(self) -> Sequence[Route]:
        people, sites = frozenset({Permission.PEOPLE.value}), frozenset({Permission.SITES.value})
        installs = frozenset({Permission.INSTALLS.value})
        return [
            Route("GET", "/users/{user}", people, self._user, units=2),
            Route("POST", "/users/{user}/teamwork/installedApps", installs, self._install),
            Route("GET", "/drives/{drive}/items/{item}/content", sites, self._content),
        ]

    def _user(self, asked: AskedOfPeer) -> Reply:
        user = asked.places["user"]
        if user == "nobody":
            return refusal(404, "Request_ResourceNotFound")
        if user == "old":
            return refusal(410, "syncStateNotFound", Location="https://graph/again")
        return Reply(body={"id": user, "asked": asked.query})

    def _install(self, asked: AskedOfPeer) -> Reply:
        user = asked.places["user"]
        if user in self.installed:
            return refusal(409, "Conflict")
        self.installed.add(user)
        return Reply(201)

    def _content(self, asked: AskedOfPeer) -> Reply:
        return Reply(302, headers={"Location": self.leads})


@pytest.fixture
async def peer() -> AsyncGenerator[GraphPeer]:
    async with GraphPeer([Few()], granted={str(one) for one in Permission}).running() as found:
        yield found


def user(name: str, **query: str) -> Asked:
    return Asked(USER, {"user": name}, query)


async def test_a_request_goes_out_with_the_trace_that_it_is_for(peer: GraphPeer) -> None:
    async with graph_at(peer) as graph:
        with part_of_trace("job"):
            trace = current_trace()
            await graph.ask(user("ana"))
        await graph.ask(user("ben"))
    its_own, another = [trace_in(logged.headers["traceparent"]) for logged in peer.log]
    assert trace
    assert its_own
    assert another
    assert its_own.id == trace.id != another.id


async def test_a_name_that_would_break_an_address_is_quoted(peer: GraphPeer) -> None:
    async with graph_at(peer) as graph:
        for name in ("'t Kompas #1", "50% van a+b", "a/b?c=d&e", "één"):
            answer = await graph.ask(user(name, **{"$select": "id,naam & co"}))
            assert answer.body == {"id": name, "asked": {"$select": "id,naam & co"}}
    assert not peer.unknown


@pytest.mark.parametrize(("name", "expected"), [("nobody", NotThere), ("old", TokenGone), ("x", GraphRefused)])
async def test_each_refusal_is_its_own_problem(peer: GraphPeer, name: str, expected: type[GraphProblem]) -> None:
    if name == "x":
        peer.granted.discard(Permission.PEOPLE)
    async with graph_at(peer) as graph:
        with pytest.raises(expected) as problem:
            await graph.ask(user(name))
    assert not isinstance(problem.value, TokenGone) or problem.value.location == "https://graph/again"


async def test_what_is_there_already_is_told_apart(peer: GraphPeer) -> None:
    async with graph_at(peer) as graph:
        install = Asked(INSTALL, {"user": "ana"}, body={"teamsApp": "1"})
        assert (await graph.ask(install)).status == 201
        with pytest.raises(AlreadyThere):
            await graph.ask(install)


@pytest.mark.parametrize("status", [429, 503])
async def test_a_service_that_asks_for_rest_gets_it_from_everybody(peer: GraphPeer, status: int) -> None:
    clock = Clock()
    peer.throttle(7, status=status)
    async with graph_at(peer, clock) as graph:
        assert (await graph.ask(user("ana"))).body["id"] == "ana"
        assert clock.slept == [7]
        assert len(peer.log) == 2
        peer.throttle(9, status=status)
        await graph.ask(user("ben"))
        assert clock.now == 16


async def test_where_no_rest_is_named_it_grows(peer: GraphPeer) -> None:
    clock = Clock()
    peer.throttle(0, 0, 0)
    async with graph_at(peer, clock) as graph:
        await graph.ask(user("ana"))
    assert clock.slept == [1, 2, 4]


async def test_a_service_that_never_comes_back_is_away(peer: GraphPeer) -> None:
    peer.throttle(*[1] * 50)
    async with graph_at(peer) as graph:
        with pytest.raises(GraphAway) as away:
            await graph.ask(user("ana"))
    assert (away.value.status, away.value.code) == (429, "TooManyRequests")


async def test_who_has_no_time_does_not_wait_for_a_rest(peer: GraphPeer) -> None:
    peer.throttle(300)
    async with graph_at(peer) as graph:
        graph._paces[Service.DIRECTORY].sleep = _for_ever
        with pytest.raises(GraphAway, match="no_time"):
            await graph.ask(user("ana"), patience=0.05)


async def _for_ever(_: float) -> None:
    await asyncio.Event().wait()


async def test_a_lost_answer_is_asked_for_again_only_where_nothing_was_made(peer: GraphPeer) -> None:
    async with graph_at(peer) as graph:
        peer.faults.append(cut_off)
        assert (await graph.ask(user("ana"))).status == 200
        peer.faults.append(cut_off)
        with pytest.raises(GraphAway):
            await graph.ask(Asked(INSTALL, {"user": "ana"}, body={}))
    assert len(peer.asked("/users/ana/teamwork")) == 0, "it was not sent again"


async def test_a_batch_has_an_outcome_for_each_in_their_order(peer: GraphPeer) -> None:
    names = [f"u{number}" for number in range(45)]
    async with graph_at(peer) as graph:
        outcomes = await graph.together([user(name) for name in [*names, "nobody"]])
    assert [one.body["id"] if isinstance(one, Answer) else one.code for one in outcomes] == [
        *names, "Request_ResourceNotFound",
    ]  # fmt: skip


async def test_what_is_throttled_within_a_batch_is_asked_again(peer: GraphPeer) -> None:
    clock = Clock()
    peer.units_per_minute, peer.clock = 12, clock
    async with graph_at(peer, clock) as graph:
        outcomes = await graph.together([user("ana") for _ in range(6)])
        assert all(isinstance(one, Answer) for one in outcomes)
        clock.now = 59
        outcomes = await graph.together([user("ana")])
    assert [one.status for one in outcomes] == [200]
    assert 429 in [one.status for one in peer.log]
    assert 2 in clock.slept, "the rest that the batch's inner answer names"


async def test_with_little_left_of_the_budget_the_rest_of_the_minute_is_waited_for(peer: GraphPeer) -> None:
    clock = Clock()
    peer.units_per_minute, peer.clock = 21, clock
    async with graph_at(peer, clock) as graph:
        for _ in range(9):
            await graph.ask(user("ana"))
        assert clock.slept == []
        await graph.ask(user("ana"))  # 1 of 21 is left after it
        await graph.ask(user("ana"))
    assert len(clock.slept) == 1 and 50 < clock.slept[0] <= 61


async def test_a_link_to_another_host_gets_no_token(peer: GraphPeer) -> None:
    async with graph_at(peer) as graph:
        for url in ("https://evil.example/v1.0/users", peer.url + ".evil.example/users", peer.root + "/beta/users"):
            with pytest.raises(GraphProblem, match="link_elsewhere"):
                await graph.ask(Asked(USER, url=url))
        assert (await graph.ask(Asked(USER, url=peer.url + "/users/ana"))).status == 200
    assert len(peer.log) == 1


class Renewing(NoTokens):
    """Entra gave a permission meanwhile: the token that was refused is forgotten, and the next one knows."""

    forgotten = 0

    def forget(self) -> None:
        self.forgotten += 1


async def test_a_refused_token_is_renewed_once(peer: GraphPeer) -> None:
    tokens = Renewing()
    peer.throttle(0, 0, status=401)
    async with graph_at(peer, tokens=tokens) as graph:
        with pytest.raises(GraphRefused):
            await graph.ask(user("ana"))
        assert tokens.forgotten == 1
        peer.throttle(0, status=401)
        assert (await graph.ask(user("ana"))).status == 200


async def test_a_download_takes_no_token_along_and_no_byte_too_many(peer: GraphPeer, tmp_path: Path) -> None:
    (few,) = peer.parts
    assert isinstance(few, Few)
    few.leads = peer.root.replace("127.0.0.1", "localhost") + "/download/plan"
    few.downloads["plan"] = b"x" * 200_000
    content = Asked(CONTENT, {"drive": "d", "item": "i"})
    async with graph_at(peer) as graph:
        assert await graph.download(content, tmp_path / "plan", 200_000) == 200_000
        assert (tmp_path / "plan").read_bytes() == few.downloads["plan"]
        with pytest.raises(TooLarge):
            await graph.download(content, tmp_path / "plan", 199_999)
        few.leads = peer.root + "/download/gone"
        with pytest.raises(NotThere):
            await graph.download(content, tmp_path / "plan", 10)


@pytest.mark.parametrize("leads", ["http://intranet.example/x", "file:///etc/passwd", "", "https://"])
async def test_a_download_follows_nowhere_else(peer: GraphPeer, tmp_path: Path, leads: str) -> None:
    (few,) = peer.parts
    assert isinstance(few, Few)
    few.leads = leads
    async with graph_at(peer) as graph:
        with pytest.raises(GraphAway):
            await graph.download(Asked(CONTENT, {"drive": "d", "item": "i"}), tmp_path / "x", 10)
    assert not (tmp_path / "x").exists()


async def test_a_download_leads_no_further(peer: GraphPeer, tmp_path: Path) -> None:
    async def leads_on(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": peer.root + "/download/plan"})

    (few,) = peer.parts
    assert isinstance(few, Few)
    few.leads, few.downloads["plan"] = peer.root + "/download/first", b"x"
    peer.faults.extend([answers, leads_on])
    async with graph_at(peer) as graph:
        with pytest.raises(GraphProblem):
            await graph.download(Asked(CONTENT, {"drive": "d", "item": "i"}), tmp_path / "x", 10)
    assert not (tmp_path / "x").exists()


async def answers(_: web.Request) -> web.StreamResponse | None:
    """No fault: the request is answered after all."""
    return None


def test_every_request_of_the_table_names_a_permission_that_is_one() -> None:
    asked = Counter((one.method, one.path) for one in CALLS)
    assert all(path.endswith("/delta") for (_, path), times in asked.items() if times > 1), "it costs less with a token"
    assert {one.permission for one in CALLS} <= set(Permission)


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(0, 5)), max_size=60), st.integers(30, 600))
async def test_no_minute_holds_more_than_its_units_and_one_burst(asked: list[tuple[float, float]], most: int) -> None:
    clock = Clock()
    pace, made = Pace(most, clock, clock.sleep), list[tuple[float, float]]()
    for units, pause in asked:
        await pace.admit(units)
        made.append((clock.now, units))
        clock.now += pause
    for begin, _ in made:
        within = sum(units for at, units in made if begin <= at < begin + 60)
        assert within <= most * (1 + 10 / 60) + 30


async def test_a_rest_that_never_ends_is_looked_at_again() -> None:
    clock = Clock()
    pace = Pace(60, clock, clock.sleep)
    pace.rest(10**9)
    await pace.admit(1)
    assert clock.now == LONGEST_REST_SECONDS
