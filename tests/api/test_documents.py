"""The OpenAPI document is one, is served, and is what the pages say; the limits are those that they name."""

import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from bot.web.api.callers import SAYS, ApiRole
from bot.web.api.limits import MOST, Pace
from bot.web.api.openapi import troubles_of
from bot.web.api.problems import Trouble
from bot.web.api.table import TABLE
from dialogs.kinds import kinds
from tests.api.rig import DOCUMENT, TOPDESK, Caller, token

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "api.md").read_text("utf-8")
LINKING = (DOCS / "beheer" / "koppelen.md").read_text("utf-8")


def test_the_document_is_valid() -> None:
    OpenAPIV31SpecValidator(DOCUMENT).validate()


async def test_the_document_is_served_to_everybody(topdesk: Caller) -> None:
    async with topdesk.client.get("/api/openapi.json") as response:
        assert (response.status, await response.json()) == (200, DOCUMENT)


def test_each_operation_is_told_with_its_roles_and_its_troubles() -> None:
    for operation in TABLE:
        told = DOCUMENT["paths"][operation.path][operation.method.lower()]
        assert told["operationId"] == operation.name
        assert [role for one in told["security"] for role in one["entra"]] == [str(role) for role in operation.roles]
        assert {str(one.status) for one in troubles_of(operation)} < set(told["responses"])
        assert f"`{operation.method} {operation.path}`" in PAGE


def test_the_pages_tell_every_role_status_and_kind() -> None:
    for role in ApiRole:
        assert f"`{role}`" in PAGE
        assert f"| `{role}` |" in LINKING
    for trouble in Trouble:
        if trouble.status != 405:
            assert str(trouble.status) in PAGE, trouble
    table = PAGE[PAGE.index("| kind | shape |") : PAGE.index("Of files an answer")]
    told = set(re.findall(r"`([a-z_]+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line)))
    assert told == set(kinds())
    assert str(MOST) in PAGE
    assert str(MOST) in LINKING


def test_the_roles_of_the_registration_are_those_of_the_program() -> None:
    block = LINKING[LINKING.index('"appRoles"') : LINKING.index("```", LINKING.index('"appRoles"'))]
    roles: list[dict[str, Any]] = json.loads("{" + block + "}")["appRoles"]
    assert {one["value"]: one["description"] for one in roles} == {str(role): said for role, said in SAYS.items()}
    assert len({one["id"] for one in roles}) == len(roles)
    assert {tuple(one["allowedMemberTypes"]) for one in roles} == {("Application",)}, "no person can have one"


def test_a_pace_lets_so_many_through_and_says_how_long_to_wait() -> None:
    now = 0.0
    pace = Pace(lambda: now, most=60)
    assert [pace.take("one") for _ in range(60)] == [0] * 60
    assert pace.take("one") == 1
    assert pace.take("other") == 0, "each for itself"
    now = 2.0
    assert [pace.take("one") for _ in range(3)] == [0, 0, 1]
    now = 1_000.0
    assert [pace.take("one") for _ in range(61)][-2:] == [0, 1], "a silence gives no more than a minute's"


@pytest.mark.slow
async def test_who_asks_too_often_waits(topdesk: Caller) -> None:
    asker, allowed = topdesk.having("none"), 0
    while (answered := await asker.get("/api/mandates")).status == 403:
        allowed += 1
    assert (answered.status, answered.body["code"]) == (429, "too-many")
    assert allowed >= MOST
    assert int(answered.headers["Retry-After"]) >= 1


HOSTILE: dict[str, tuple[bytes, dict[str, str], int]] = {
    "not JSON": (b"{", {}, 400),
    "nothing": (b"", {}, 400),
    "no object": (b"[]", {}, 400),
    "a key twice": (b'{"form": "it", "form": "leave"}', {}, 400),
    "deep": (b'{"answers": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", {}, 400),
    "rather deep": (b'{"answers": {"a": ' + b"[" * 60 + b"]" * 60 + b"}}", {}, 400),
    "huge": (b'{"form": "' + b"a" * 300_000 + b'"}', {}, 413),
    "no number": (b'{"form": NaN}', {}, 400),
    "another type": (b"form=it", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    "packed": (zlib.compress(b"{}"), {"Content-Encoding": "deflate"}, 415),
    "another script": (b"\xff\xfe{}", {}, 400),
    "half a character": (b'{"form": "\\ud800", "person": "x", "answers": {}}', {}, 422),
    "many unknown fields": (json.dumps({f"f{number}": 1 for number in range(5_000)}).encode(), {}, 422),
}


@pytest.mark.parametrize(("body", "headers", "status"), HOSTILE.values(), ids=HOSTILE.keys())
async def test_what_is_no_body_is_said_and_changes_nothing(
    topdesk: Caller, body: bytes, headers: dict[str, str], status: int
) -> None:
    sent = {"Idempotency-Key": "k", **headers}
    answered = await topdesk.asks("POST", "/api/requests", data=body, headers=sent)
    assert answered.status == status, answered.body
    assert answered.body["detail"]
    assert len(json.dumps(answered.body)) < 20_000
    assert (await topdesk.get("/api/requests")).body["items"] == []


async def test_an_address_says_what_it_takes(topdesk: Caller) -> None:
    for method, path in (("DELETE", "/api/requests"), ("PUT", "/api/mandates/x"), ("PATCH", "/api/requests")):
        answered = await topdesk.asks(method, path)
        assert (answered.status, answered.body["code"]) == (405, "method-not-allowed")
        assert "GET" in answered.headers["Allow"]


async def test_the_log_names_the_system_and_nothing_that_was_sent(
    topdesk: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        await topdesk.post("/api/mandates", {"grantor": "geheim@proefnet.example", "first": "2026-01-01"})
        await Caller(topdesk.client, token(tenant="x")).get("/api/mandates")
    said = [record for record in caplog.records if record.name.startswith("bot.web.api")]
    assert [record.getMessage() for record in said] == ["api.answered", "api.refused", "api.answered"]
    assert TOPDESK in str(vars(said[0]))
    assert "geheim" not in " ".join(str(vars(record)) for record in caplog.records)
