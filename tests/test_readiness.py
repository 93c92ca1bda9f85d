"""/readyz: each part by its name, which of them take an instance out of service, and nothing secret."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.app_tokens import RenewedTokens, TokenRefused, problem_of
from bot.bootstrap.running import Bode, opened
from bot.meaning.base import MeaningUnavailable
from bot.meaning.promptly import Promptly
from bot.people.loading import load_organisation
from bot.queue.base import QueueUnavailable
from bot.settings import load_settings
from bot.web.app import application
from bot.web.readiness import HOLDS, KEPT, LATE, OLD, TELLS, Readiness, Stand
from bot.work.job import Job
from tests.conversations.school import organisation_file
from tests.telemetry.seen import log_lines
from tests.test_web import STAGE, fill


@pytest.fixture
async def bode(tmp_path: Path) -> AsyncIterator[Bode]:
    async with opened(load_settings(data_dir=tmp_path / "data")) as bode:
        await fill(bode, STAGE / "documents")
        yield bode


async def looked(readiness: Readiness) -> tuple[int, dict[str, Any]]:
    """As a probe gets it."""
    status, body = await readiness.look()
    return status, json.loads(json.dumps(body))


async def states(readiness: Readiness) -> tuple[int, dict[str, str]]:
    status, body = await looked(readiness)
    return status, {name: one["status"] for name, one in body["checks"].items()}


async def test_every_part_is_named(bode: Bode) -> None:
    status, found = await states(Readiness(bode))
    assert (status, found.keys()) == (200, {*HOLDS, *TELLS})
    assert {name for name, stand in found.items() if stand == Stand.WRONG} == set()
    assert {name for name, stand in found.items() if stand == Stand.UNKNOWN} == {"directory", "graph_token", "model"}


async def test_an_operator_is_shown_the_same_in_teams(bode: Bode, monkeypatch: pytest.MonkeyPatch) -> None:
    application(bode)
    monkeypatch.setattr(bode.house.blobs, "read", None)
    assert await bode.house.parts.wrong() == {"blobs"}


async def test_only_what_this_instance_needs_itself_takes_it_out_of_service(
    bode: Bode, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, readiness = bode.house, Readiness(bode)
    assert HOLDS == ("disk", "store", "index")

    async def away(*_: object, **__: object) -> None:
        raise QueueUnavailable("BODE_AZURE_STORAGE_ACCOUNT: zeer-geheim")

    monkeypatch.setattr(house.queue, "waiting_since", away)
    with log_lines() as lines:
        status, body = await looked(readiness)
    assert (status, body["checks"]["queue"]) == (200, {"status": "wrong", "problem": "not ready"})
    assert "geheim" not in json.dumps(body)
    assert [line["of"] for line in lines if line["action"] == "readyz.part_failed"] == ["queue"]
    monkeypatch.setattr(house.index, "size", away)
    with log_lines() as lines:
        status, body = await looked(readiness)
    assert (status, body["status"]) == (503, "not ready")
    assert [line["of"] for line in lines if line["action"] == "readyz.failed"] == ["index"]


async def test_what_waits_too_long_or_is_too_old_is_told_and_no_more(bode: Bode) -> None:
    house, now = bode.house, [0.0]
    readiness = Readiness(bode, lambda: now[0])
    house.marks.caught_up = house.now() - timedelta(seconds=LATE + 60)
    status, found = await states(readiness)
    assert (status, found["replica"], found["queue"]) == (200, Stand.WRONG, Stand.FINE)
    house.marks.caught_up = house.now() - timedelta(seconds=LATE - 60)
    assert (await states(readiness))[1]["replica"] == Stand.FINE
    assert bode.rounds[0].here is False
    house.directory.asked = house.now() - timedelta(seconds=OLD + 60)
    assert (await states(readiness))[1]["directory"] == Stand.UNKNOWN, "another instance asks"
    await bode.rounds[0]._lease.look()
    assert bode.rounds[0].here
    assert (await states(readiness))[1]["directory"] == Stand.WRONG
    house.directory.asked = house.now()
    assert (await states(readiness))[1]["directory"] == Stand.FINE


async def test_a_queue_is_looked_at_now_and_then(bode: Bode) -> None:
    now = [0.0]
    readiness = Readiness(bode, lambda: now[0])
    house = bode.house
    await house.queue.put([Job("x", {})])
    assert (await states(readiness))[1]["queue"] == Stand.FINE

    async def long_ago() -> object:
        return house.now() - timedelta(seconds=LATE + 60)

    house.queue.waiting_since = long_ago  # type: ignore[method-assign]
    now[0] = KEPT - 1
    assert (await states(readiness))[1]["queue"] == Stand.FINE, "each look costs a request"
    now[0] = KEPT + 1
    status, found = await states(readiness)
    assert (status, found["queue"]) == (200, Stand.WRONG)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [({"access_token": "t", "expires_in": 3600}, ""), ({"error": "invalid_client"}, "invalid_client")],
)
async def test_what_became_of_a_token_is_known_without_asking_for_it(answer: dict[str, object], problem: str) -> None:
    tokens = RenewedTokens(lambda: answer)
    assert problem_of(tokens) is None
    try:
        await tokens.token()
    except TokenRefused:
        assert problem
    assert problem_of(tokens) == problem


async def test_a_token_that_cannot_be_had_is_told(bode: Bode, monkeypatch: pytest.MonkeyPatch) -> None:
    teams = next(iter(bode.bots.by_app.values())).teams
    tokens = RenewedTokens(lambda: {"error": "invalid_client", "error_description": "geheim"})
    monkeypatch.setattr(teams, "_tokens", tokens)
    assert (await states(Readiness(bode)))[1]["teams_token"] == Stand.UNKNOWN
    with pytest.raises(TokenRefused):
        await tokens.token()
    status, body = await looked(Readiness(bode))
    said = {"status": "wrong", "problem": "no token can be had"}
    assert (status, body["checks"]["teams_token"]) == (200, said)  # type: ignore[index]


class Away:
    name = "away"

    async def question(self, text: str) -> bytes:
        raise MeaningUnavailable("failed")

    async def close(self) -> None: ...


async def test_a_model_that_does_not_answer_is_told(bode: Bode) -> None:
    model = Promptly(Away())  # type: ignore[arg-type]
    assert not model.away
    with pytest.raises(MeaningUnavailable):
        await model.question("x")
    assert model.away
    bode.houses[bode.house.records.organisation_id] = replace(bode.house, meaning=model)  # type: ignore[index]
    status, found = await states(Readiness(bode))
    assert (status, found["model"]) == (200, Stand.WRONG)


async def test_who_stops_says_so_first(bode: Bode) -> None:
    bode.stopping.set()
    assert await Readiness(bode).look() == (503, {"status": "stopping"})


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Bode]:
    file = tmp_path / "organisations.toml"
    file.write_text('[[organisations]]\nid = "scholen"\n[[organisations]]\nid = "stad"\n')
    settings = load_settings(data_dir=tmp_path / "data", organisations_file=file, organisation="scholen")
    async with opened(settings) as bode:
        yield bode


async def test_an_operator_is_shown_nothing_of_the_other_organisation(
    two: Bode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong there; what /readyz says is of both."""
    bots: Any = {"a": Tenant("").bot, "b": Tenant("invalid_client").bot}
    graphs: Any = {"scholen": Tenant(""), "stad": Tenant("invalid_client")}
    apps = {"scholen": "a", "stad": "b"}
    two = replace(two, graphs=graphs, apps=apps, bots=replace(two.bots, by_app=bots))
    application(two)
    scholen, stad = (two.houses[name] for name in ("scholen", "stad"))
    for house in (scholen, stad):
        await load_organisation(house, organisation_file())
    assert await scholen.parts.wrong() == frozenset()
    assert await stad.parts.wrong() == {"graph_token", "teams_token"}
    stad.marks.caught_up = stad.now() - timedelta(seconds=LATE + 60)
    await two.rounds[1]._lease.look()
    stad.directory.asked = stad.now() - timedelta(seconds=OLD + 60)
    monkeypatch.setattr(stad.index, "size", None)
    wrong = {"replica", "directory", "index", "graph_token", "teams_token"}
    assert await stad.parts.wrong() == wrong
    assert await scholen.parts.wrong() == frozenset()
    status, body = await looked(Readiness(two))
    assert (status, {name for name, one in body["checks"].items() if one["status"] == "wrong"}) == (503, wrong)


class Tenant:
    """What a client of one says of its token."""

    def __init__(self, token_problem: str) -> None:
        self.token_problem = token_problem

    @property
    def bot(self) -> Any:
        return SimpleNamespace(teams=self)
