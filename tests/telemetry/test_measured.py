"""What is measured where it happens: requests to Microsoft Graph, calls of the model, waits for the budget, what is
behind; and that who serves hands all of it on."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.bootstrap.running import opened
from bot.bootstrap.watching import watched
from bot.graph.client import Asked
from bot.graph.permissions import Call, Permission, Service
from bot.graph.problems import GraphProblem
from bot.meaning.base import MeaningUnavailable
from bot.meaning.promptly import Promptly
from bot.settings import load_settings
from bot.telemetry.allowed import OTHER
from bot.telemetry.measures import (
    BUDGET,
    GRAPH,
    GRAPH_UNITS,
    JOB,
    MODEL,
    QUEUE_AGE,
    REPLICA_LAG,
)
from bot.telemetry.spans import recorded_by
from bot.telemetry.trace import Trace
from bot.web.app import application
from bot.work.budget import Budget
from bot.work.job import Job
from tests.conversations.conftest import prepared, school
from tests.conversations.school import School
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer
from tests.peers.otlp import OtlpPeer

__all__ = ["prepared", "school"]


class Noted:
    """A recorder that keeps what it is given."""

    def __init__(self) -> None:
        self.values: list[tuple[str, float, dict[str, str | int]]] = []
        self.begun: list[tuple[str, dict[str, str | int]]] = []

    def begin(self, name: str, parent: Trace | None, attributes: Mapping[str, str | int]) -> None:
        self.begun.append((name, dict(attributes)))

    def measure(self, name: str, value: float, attributes: Mapping[str, str | int]) -> None:
        self.values.append((name, value, dict(attributes)))

    def of(self, name: str) -> list[tuple[float, dict[str, str | int]]]:
        return [(value, told) for one, value, told in self.values if one == name]


async def test_each_request_to_graph_counts_its_units_whatever_becomes_of_it() -> None:
    call = Call("GET", "/users/{user}", Permission.PEOPLE, Service.DIRECTORY, units=2)
    noted = Noted()
    async with GraphPeer([], granted=set()).running() as peer, graph_at(peer) as graph:
        with recorded_by(noted), pytest.raises(GraphProblem):
            await graph.ask(Asked(call, {"user": "ana"}))
    assert noted.of(GRAPH_UNITS) == [(2, {"service": str(Service.DIRECTORY)})]
    ((seconds, told),) = noted.of(GRAPH)
    assert seconds > 0
    assert told == {"service": str(Service.DIRECTORY), "status": 400}


class Model:
    name = "model"

    def __init__(self) -> None:
        self.away = False

    async def question(self, text: str) -> bytes:
        if self.away:
            raise MeaningUnavailable("failed")
        return b"x"

    async def passages(self, texts: list[str]) -> list[bytes]:
        return [b"x" for _ in texts]

    async def close(self) -> None: ...


async def test_each_call_of_the_model_is_measured_with_what_became_of_it() -> None:
    noted, model = Noted(), Model()
    prompt = Promptly(model)  # type: ignore[arg-type]
    with recorded_by(noted):
        await prompt.question("a")
        await prompt.question("a")
        await prompt.passages(["b"])
        model.away = True
        with pytest.raises(MeaningUnavailable):
            await prompt.question("c")
    assert [told for _, told in noted.of(MODEL)] == [
        {"call": "question", "outcome": "given"},
        {"call": "passages", "outcome": "given"},
        {"call": "question", "outcome": "away"},
    ]
    await prompt.close()


async def test_who_waits_for_the_budget_is_told_apart() -> None:
    noted, budget = Noted(), Budget(1000)
    with recorded_by(noted):
        async with budget.slot("a", reply=True), budget.slot("b"), budget.slot("c", beside=True):
            pass
    assert [told["line"] for _, told in noted.of(BUDGET)] == ["replies", "sends", "besides"]


async def test_who_serves_hands_on_what_waits_and_what_is_behind(tmp_path: Path) -> None:
    async with OtlpPeer().running() as peer:
        settings = load_settings(data_dir=tmp_path / "data", telemetry_endpoint=peer.url, figures_seconds=1)
        async with opened(settings) as bode, watched(settings, bode):
            while not {QUEUE_AGE, REPLICA_LAG} <= peer.points.keys():
                await peer.asked.wait()
                peer.asked.clear()
    assert peer.points[QUEUE_AGE]


async def test_when_an_index_had_all_of_it_last_is_known(school: School) -> None:
    assert school.house.marks.caught_up is not None
    before = school.house.marks.caught_up
    await school.jobs()
    assert school.house.marks.caught_up > before


async def test_a_request_is_told_by_the_pattern_of_its_address_and_a_probe_is_not_told(tmp_path: Path) -> None:
    noted = Noted()
    async with opened(load_settings(data_dir=tmp_path / "data")) as bode:
        app = TestServer(application(bode))
        with recorded_by(noted):
            async with TestClient(app) as client:
                for path in ("/healthz", "/readyz", "/open/answer/Martens", "/Martens"):
                    await client.get(path)
    told = [attributes for name, attributes in noted.begun if name == "request"]
    assert told == [{"route": "/open/{rest}"}, {"route": OTHER}]


@pytest.mark.one_process
async def test_a_job_that_nobody_knows_is_not_told_by_what_it_is_called(school: School) -> None:
    noted = Noted()
    with recorded_by(noted):
        await school.house.queue.put([Job("Martens", {})])
        await school.jobs()
    assert {told["job"] for _, told in noted.of(JOB)} == {"unknown"}
    assert "Martens" not in str(noted.begun)
