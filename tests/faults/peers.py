"""A real bot process, and a connector service that counts what each chat was sent."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp
from aiohttp import web

from tests.open_hours import write_open_calendar
from tests.peers.serving import served
from tests.peers.strict import StrictService

ROOT = Path(__file__).parents[2]
TENANT = "00000000-0000-4000-8000-000000000001"
AUTHOR = str(UUID(int=1, version=4))


def person_id(number: int) -> str:
    return str(UUID(int=number, version=4))


SCHOOLS = ("school", "de-linde", "vaartkant", "berkenhof", "centraal")
"""Of those for whom bots of these tests are started: they work at any hour."""


def write_organisation(file: Path, people: int) -> None:
    """Person 1 is the author, the others teach."""
    lines = [
        "[organisation]",
        'name = "Proef"',
        f'tenant = "{TENANT}"',
        "[[schools]]",
        'id = "school"',
        'name = "School"',
    ]
    for number in range(1, people + 1):
        role = "communication" if number == 1 else "teacher"
        lines += ["[[people]]", f'key = "p{number}"', f'id = "{person_id(number)}"', f'name = "Persoon {number}"']
        lines += ['job = "Leerkracht"', 'school = "school"', f'roles = ["{role}"]']
    file.write_text("\n".join(lines), encoding="utf-8")
    write_open_calendar(file.with_name("calendar.toml"), SCHOOLS)


class ConnectorService:
    """Takes messages as Teams does, a few milliseconds each. `sent` counts the announcement's cards by conversation,
    `stands` is what each of them says now, by conversation and activity; one that was deleted is not there."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()
        self.stands: dict[tuple[str, str], str] = {}
        self.url = ""
        self._ids = iter(range(1, 1_000_000))

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["ConnectorService"]:
        app = web.Application(client_max_size=10**7)
        app.router.add_post("/v3/conversations/{id}/activities", self._take)
        app.router.add_post("/v3/conversations/{id}/activities/{to}", self._take)
        app.router.add_put("/v3/conversations/{id}/activities/{activity}", self._update)
        app.router.add_delete("/v3/conversations/{id}/activities/{activity}", self._delete)
        async with served(app) as self.url:
            yield self

    async def _take(self, request: web.Request) -> web.Response:
        said, activity = json.dumps(await request.json()), str(next(self._ids))
        if "Sneeuw in aantocht" in said and "Je mededeling" not in said:
            self.sent[request.match_info["id"]] += 1
            self.stands[request.match_info["id"], activity] = said
        await asyncio.sleep(0.01)
        return web.json_response({"id": activity}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        activity = request.match_info["activity"]
        place = (request.match_info["id"], activity)
        await asyncio.sleep(0.01)
        if place in self.stands:
            self.stands[place] = json.dumps(await request.json())
        return web.json_response({"id": activity})

    async def _delete(self, request: web.Request) -> web.Response:
        await asyncio.sleep(0.01)
        self.stands.pop((request.match_info["id"], request.match_info["activity"]), None)
        return web.json_response({})


class Bot:
    """`python app.py serve` in a process of its own, of the program that stands at `root`. `lease`: seconds after which
    a job is somebody else's that nobody gave back."""

    def __init__(
        self, data: Path, port: int, service: ConnectorService | StrictService, lease: int = 3, *, root: Path = ROOT
    ) -> None:
        self._root = root
        self._data = data
        self._port = port
        self._service = service
        self._lease = lease
        self._process: asyncio.subprocess.Process | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self, session: aiohttp.ClientSession) -> None:
        command = [sys.executable, "app.py", "serve", "--port", str(self._port), "--data", str(self._data)]
        write_open_calendar(self._data / "calendar.toml", SCHOOLS)
        log = (self._data / "bot.log").open("ab")
        environment = {**os.environ, "BODE_LEASE_SECONDS": str(self._lease)}
        self._process = await asyncio.create_subprocess_exec(*command, cwd=self._root, stderr=log, env=environment)
        log.close()
        for _ in range(900):
            try:
                async with session.get(f"{self.address}/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.1)
        raise AssertionError((self._data / "bot.log").read_text())

    async def kill(self) -> None:
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self._process.wait()

    async def does(self, session: aiohttp.ClientSession, person: str, **activity: Any) -> Mapping[str, Any]:
        """Posts an activity of this person; gives the answer of an invoke."""
        body = {
            "id": uuid4().hex,
            "channelId": "msteams",
            "serviceUrl": self._service.url,
            "from": {"id": f"29:{person}", "aadObjectId": person, "name": "Iemand"},
            "recipient": {"id": "28:bode"},
            "conversation": {"id": f"a:{person}", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "nl-BE",
        } | activity
        async with session.post(f"{self.address}/api/messages", json=body) as response:
            assert response.status < 300, (response.status, body)
            text = await response.text()
            return json.loads(text) if text else {}

    async def clicks(self, session: aiohttp.ClientSession, person: str, verb: str, **data: object) -> Mapping[str, Any]:
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
        return await self.does(session, person, type="invoke", name="adaptiveCard/action", replyToId="1", value=value)
