"""The world around the channel, all of it real HTTP: Teams' signing keys, its connector, and the bot's own endpoint."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.app_tokens import NoTokens
from bot.channel.base import Keep, Reply, Turn, Unshown
from bot.channel.identity import BotIdentity
from bot.channel.recent import Recent
from bot.channel.session import SessionSettings, open_session
from bot.channel.teams import Teams
from bot.work.budget import Budget

APP_ID = "0b0de000-0000-4000-8000-00000000b0de"
TENANT = "11111111-1111-4111-8111-111111111111"
PERSON = "22222222-2222-4222-8222-222222222222"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"
UNHURRIED = 1_000_000
"""Requests per second: no test waits for the budget."""
ISSUER = "https://api.botframework.com"


@cache
def private_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """One key per name for the whole run: making them is slow."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def jwk(kid: str, key: rsa.RSAPrivateKey, **more: object) -> dict[str, Any]:
    public = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
    return {**public, "kid": kid, "use": "sig", "endorsements": ["msteams", "webchat"], **more}


@dataclass
class LoginServer:
    """login.botframework.com: its metadata and its keys; `broken` makes it answer 503."""

    keys: list[dict[str, Any]] = field(default_factory=lambda: [jwk("main", private_key("main"))])
    broken: bool = False
    fetches: int = 0
    server: TestServer | None = None

    async def start(self) -> "LoginServer":
        app = web.Application()
        app.router.add_get("/openid", self._metadata)
        app.router.add_get("/keys", self._keys)
        self.server = TestServer(app)
        await self.server.start_server()
        return self

    @property
    def metadata_url(self) -> str:
        assert self.server
        return str(self.server.make_url("/openid"))

    async def _metadata(self, request: web.Request) -> web.Response:
        self.fetches += 1
        if self.broken:
            return web.Response(status=503, text="<html>away</html>")
        return web.json_response({"issuer": ISSUER, "jwks_uri": str(request.url.with_path("/keys"))})

    async def _keys(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"keys": self.keys})


@dataclass(frozen=True)
class FromNow:
    """A time of a claim, in seconds from the moment at which the token is made."""

    seconds: int


def claims(**changes: object) -> dict[str, Any]:
    """What a good token says; a change to None leaves the claim out."""
    now = int(time.time())
    good = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 10, "exp": now + 3600, "serviceurl": SERVICE_URL}
    said = {name: value for name, value in {**good, **changes}.items() if value is not None}
    return {name: now + value.seconds if isinstance(value, FromNow) else value for name, value in said.items()}


def token(
    payload: Mapping[str, Any] | None = None,
    *,
    key: Any = None,
    kid: str | None = "main",
    algorithm: str = "RS256",
    headers: Mapping[str, Any] | None = None,
) -> str:
    head = {**({"kid": kid} if kid else {}), **(headers or {})}
    text = json.dumps(dict(payload or claims())).encode()
    return jwt.PyJWS().encode(text, key or private_key("main"), algorithm=algorithm, headers=head)


def activity(service_url: str = SERVICE_URL, **changes: object) -> dict[str, Any]:
    """A message as Teams sends it; a change to None leaves the field out, `from_` is the field `from`."""
    good: dict[str, Any] = {
        "type": "message",
        "id": "1795294036353",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "text": "hallo",
        "textFormat": "plain",
        "locale": "nl-BE",
        "from": {"id": "29:ana", "name": "Ana Peeters", "aadObjectId": PERSON},
        "recipient": {"id": f"28:{APP_ID}", "name": "Bode"},
        "conversation": {"id": "a:1personal", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
    }
    changed = {name.removesuffix("_"): value for name, value in changes.items()}
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


@dataclass
class Call:
    method: str
    path: str
    body: Any
    headers: Mapping[str, str]
    connection: object


@dataclass
class ConnectorServer:
    """The Bot Connector: records every call, and answers 201 with a new id unless `answer` says otherwise."""

    calls: list[Call] = field(default_factory=list[Call])
    answer: Callable[[], web.Response] | None = None
    server: TestServer | None = None

    async def start(self) -> "ConnectorServer":
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._call)
        self.server = TestServer(app)
        await self.server.start_server()
        return self

    @property
    def url(self) -> str:
        assert self.server
        return str(self.server.make_url("/")) + "connector/"

    @property
    def connections(self) -> int:
        return len({id(call.connection) for call in self.calls})

    def bodies(self) -> list[Any]:
        return [call.body for call in self.calls]

    async def _call(self, request: web.Request) -> web.Response:
        raw = await request.read()
        call = Call(
            request.method, request.raw_path, json.loads(raw) if raw else None, request.headers, request.transport
        )
        self.calls.append(call)
        return self.answer() if self.answer else web.json_response({"id": f"sent-{len(self.calls)}"}, status=201)


@dataclass
class Endpoint:
    """The bot behind POST /api/messages; `turns` is what reached our code, `reply` what it answers."""

    teams: Teams
    client: TestClient[web.Request, web.Application] | None = None
    turns: list[Turn] = field(default_factory=list[Turn])
    reply: Callable[[Turn], Reply] = lambda _: Reply()

    async def start(self) -> "Endpoint":
        app = web.Application()
        app.router.add_post("/api/messages", self._receive)
        self.client = TestClient(TestServer(app))
        await self.client.start_server()
        return self

    async def close(self) -> None:
        if self.client:
            await self.client.close()
        await self.teams.close()

    async def _receive(self, request: web.Request) -> web.Response:
        return await self.teams.receive(request, self._handle)

    async def _handle(self, turn: Turn) -> Reply:
        self.turns.append(turn)
        return self.reply(turn)

    async def post(
        self, body: Any, bearer: str | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Sends JSON (or bytes as they are); returns the status and the body, None where it is empty."""
        assert self.client
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json", **({"Authorization": f"Bearer {bearer}"} if bearer else {})}
        async with self.client.post("/api/messages", data=data, headers={**sent, **(headers or {})}) as response:
            raw = await response.read()
            return response.status, json.loads(raw) if raw else None


def identity(login: LoginServer) -> BotIdentity:
    return BotIdentity(APP_ID, frozenset({TENANT}), metadata_url=login.metadata_url)


async def keeps_nothing(unshown: Unshown) -> None:
    raise AssertionError(f"was to be shown at once: {unshown}")


def local_teams(
    recent: Recent | None = None,
    arrival: float = 10.0,
    budget: Budget | None = None,
    keep: Keep = keeps_nothing,
) -> Teams:
    session = open_session(SessionSettings(connect=2, total=3))
    return Teams(None, NoTokens(), session, budget or Budget(UNHURRIED), recent, keep=keep, arrival=arrival)


def cloud_teams(login: LoginServer) -> Teams:
    return Teams(
        identity(login),
        NoTokens(),
        open_session(SessionSettings(connect=2, total=3)),
        Budget(UNHURRIED),
        keep=keeps_nothing,
    )
