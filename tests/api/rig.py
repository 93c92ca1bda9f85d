"""Another system and Entra as its peer: tokens that are signed by a tenant's keys, and answers that are each held
against the OpenAPI document."""

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jsonschema import Draft202012Validator
from jwt.algorithms import RSAAlgorithm

from bot.channel.session import open_session
from bot.house import House
from bot.people.organisations import ONE, OrganisationRule
from bot.settings_of_systems import systems_in
from bot.web.api.openapi import document
from bot.web.api.serving import Api, routes
from bot.web.api.table import TABLE
from bot.web.api.tokens import EntraTokens
from tests.channel.rig import private_key

APP_ID = "0b0de000-0000-4000-8000-00000000b0de"
TENANT = "11111111-1111-4111-8111-111111111111"
OTHER_TENANT = "22222222-2222-4222-8222-222222222222"
TOPDESK = "5a7e1c1e-0000-4000-8000-00000000f00d"
STRANGER = "5a7e1c1e-0000-4000-8000-0000000bad00"
SYSTEMS = f"{TOPDESK} TOPdesk"
V2 = "https://login.microsoftonline.com/{tenant}/v2.0"
V1 = "https://sts.windows.net/{tenant}/"
EVERY_ROLE = (
    "Requests.Read.All",
    "Requests.ReadWrite.All",
    "Mandates.Read.All",
    "Mandates.ReadWrite.All",
    "Roles.Read.All",
    "Announcements.Send",
)


def public_jwk(kid: str, key: rsa.RSAPrivateKey) -> dict[str, Any]:
    return {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": kid, "use": "sig"}


@dataclass
class Entra:
    """login.microsoftonline.com: the metadata and the keys of each tenant; `broken` makes it answer 503."""

    broken: bool = False
    fetches: int = 0
    kids: list[str] = field(default_factory=lambda: ["main"])
    server: TestServer | None = None

    async def start(self) -> "Entra":
        app = web.Application()
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self._metadata)
        app.router.add_get("/{tenant}/discovery/v2.0/keys", self._keys)
        self.server = TestServer(app)
        await self.server.start_server()
        return self

    async def close(self) -> None:
        assert self.server
        await self.server.close()

    @property
    def login(self) -> str:
        assert self.server
        return str(self.server.make_url("")).rstrip("/")

    async def _metadata(self, request: web.Request) -> web.Response:
        self.fetches += 1
        if self.broken:
            return web.Response(status=503)
        tenant = request.match_info["tenant"]
        keys = str(request.url.with_path(f"/{tenant}/discovery/v2.0/keys"))
        return web.json_response({"issuer": V2.format(tenant=tenant), "jwks_uri": keys})

    async def _keys(self, request: web.Request) -> web.Response:
        tenant = request.match_info["tenant"]
        return web.json_response({"keys": [public_jwk(kid, private_key(f"{tenant}-{kid}")) for kid in self.kids]})


def claims(
    roles: Sequence[str] = EVERY_ROLE, *, tenant: str = TENANT, app: str = TOPDESK, version: str = "2.0", **more: Any
) -> dict[str, Any]:
    """What Entra says of an app that asked a token for itself; a value of None leaves the claim out."""
    now, principal = int(time.time()), "99999999-9999-4999-8999-999999999999"
    said: dict[str, Any] = {
        "iss": (V2 if version == "2.0" else V1).format(tenant=tenant),
        "aud": APP_ID if version == "2.0" else f"api://{APP_ID}",
        "iat": now,
        "nbf": now,
        "exp": now + 3599,
        "azp" if version == "2.0" else "appid": app,
        "oid": principal,
        "sub": principal,
        "tid": tenant,
        "ver": version,
        "idtyp": "app",
        "roles": list(roles),
    }
    return {name: value for name, value in {**said, **more}.items() if value is not None}


def signed(said: Mapping[str, Any], *, kid: str = "main", by: str = "", algorithm: str = "RS256") -> str:
    """`by` is the tenant whose key signs it, that of the token where it is not given."""
    key = private_key(f"{by or said.get('tid', TENANT)}-{kid}")
    return jwt.encode(dict(said), key, algorithm=algorithm, headers={"kid": kid})


def token(roles: Sequence[str] = EVERY_ROLE, **more: Any) -> str:
    return signed(claims(roles, **more))


# --- the document -------------------------------------------------------------------------------------

TEXT = document(TABLE)
"""Made once: to make it takes longer than most tests."""
DOCUMENT: dict[str, Any] = json.loads(TEXT)


def closed(schema: Any) -> Any:
    """The same, where nothing is answered that it does not tell."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: closed(one) for name, one in schema.items()}
    is_open = told.get("type") == "object" and "properties" in told and "additionalProperties" not in told
    return {**told, "additionalProperties": False} if is_open else told


_CLOSED = closed(DOCUMENT)
SEEN: set[tuple[str, int]] = set()
"""Operations with the statuses that some test was answered."""


def told_of(method: str, path: str) -> Mapping[str, Any] | None:
    """What the document says of a request."""
    for template, methods in _CLOSED["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            return methods.get(method.lower())
    return None


def holds(schema: Mapping[str, Any], value: object) -> None:
    """Raises ValidationError."""
    whole = {**schema, "components": _CLOSED["components"]}
    validator: Any = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(value)


@dataclass(frozen=True)
class Answered:
    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def etag(self) -> str:
        return self.headers["ETag"]

    @property
    def fields(self) -> list[str]:
        """Where something is wrong."""
        return [one["field"] for one in self.body["errors"]]


class Caller:
    """A system that calls: each answer is held against the document."""

    def __init__(self, client: TestClient[Any, Any], bearer: str) -> None:
        self.client, self.bearer, self.numbers = client, bearer, count(1)

    def having(self, *roles: str, **more: Any) -> "Caller":
        return Caller(self.client, token(roles, **more))

    async def get(self, path: str, **query: str) -> Answered:
        return await self.asks("GET", path, query=query)

    async def post(self, path: str, body: object, key: str | None = None) -> Answered:
        key = f"key-{next(self.numbers)}" if key is None else key
        return await self.asks("POST", path, body=body, headers={"Idempotency-Key": key} if key else {})

    async def patch(self, path: str, body: object, etag: str) -> Answered:
        return await self.asks("PATCH", path, body=body, headers={"If-Match": etag} if etag else {})

    async def asks(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
    ) -> Answered:
        sent = {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}
        sent |= dict(headers or {})
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        given: dict[str, Any] = {"data": data} if data is not None else {"json": body} if body is not None else {}
        async with self.client.request(method, path, params=query or {}, headers=sent, **given) as response:
            text = await response.text()
            answered = Answered(response.status, json.loads(text), response.headers)
            _checked(method, path, answered, response.content_type)
            return answered


def _checked(method: str, path: str, answered: Answered, media: str) -> None:
    told = told_of(method, path)
    if told is None:
        assert answered.status == 405, "an address that the document does not tell"
        holds({"$ref": "#/components/schemas/ProblemBody"}, answered.body)
        return
    assert str(answered.status) in told["responses"], (told["operationId"], answered)
    response = told["responses"][str(answered.status)]
    assert media in response["content"], (media, response)
    holds(response["content"][media]["schema"], answered.body)
    for name in response.get("headers", {}):
        assert name in answered.headers, name
    SEEN.add((told["operationId"], answered.status))


def api_of(
    entra: Entra,
    rules: Sequence[OrganisationRule] = ONE,
    systems: str = SYSTEMS,
    tenants: Sequence[str] = (TENANT, OTHER_TENANT),
    clock: Callable[[], float] = time.monotonic,
) -> Api:
    tokens = EntraTokens(open_session(), {APP_ID: frozenset(tenants)}, entra.login)
    return Api(tokens, systems_in(systems), rules, clock=clock, arrival=5)


async def client_of(api: Api, houses: Mapping[str, House]) -> TestClient[Any, Any]:
    app = web.Application()
    app.router.add_routes(routes(api, TABLE, TEXT, houses))
    client = TestClient(TestServer(app))
    await client.start_server()
    return client
