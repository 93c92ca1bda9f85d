"""What must not come in, as one table: a forged token or a broken body is refused with an empty answer, never a 500."""

# ruff: noqa: E501 - a table reads best with one case a line

import asyncio
import base64
import gzip
import hashlib
import hmac
import json
import logging
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.channel.inbound import MAX_BYTES
from tests.patience import PATIENCE

from .rig import (
    APP_ID,
    ISSUER,
    PERSON,
    SERVICE_URL,
    TENANT,
    Endpoint,
    FromNow,
    LoginServer,
    activity,
    claims,
    jwk,
    token,
)
from .rig import private_key as rsa_key


@dataclass
class Case:
    name: str
    status: int
    reason: str
    body: Any = field(default_factory=activity)
    authorization: Callable[[], str | None] = lambda: f"Bearer {token()}"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def bearer(**options: Any) -> Callable[[], str]:
    return lambda: f"Bearer {token(**options)}"


def says(**changes: Any) -> Callable[[], str]:
    return lambda: f"Bearer {token(claims(**changes))}"


def raw(text: str | None) -> Callable[[], str | None]:
    return lambda: text


def b64(data: Any) -> str:
    return (
        base64.urlsafe_b64encode(data if isinstance(data, bytes) else json.dumps(data).encode()).rstrip(b"=").decode()
    )


def signed(payload: bytes) -> str:
    """Whatever the bytes say, signed by Teams."""
    return f"Bearer {jwt.PyJWS().encode(payload, rsa_key('main'), algorithm='RS256', headers={'kid': 'main'})}"


def unsigned() -> str:
    return f"Bearer {b64({'alg': 'none', 'typ': 'JWT', 'kid': 'main'})}.{b64(claims())}."


def hmac_with_public_key() -> str:
    """The classic confusion: the public key as the secret of a symmetric signature."""
    public = (
        rsa_key("main")
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    signed = f"{b64({'alg': 'HS256', 'kid': 'main'})}.{b64(claims())}"
    return f"Bearer {signed}.{b64(hmac.new(public, signed.encode(), hashlib.sha256).digest())}"


def tampered() -> str:
    head, _, signature = token().split(".")
    return f"Bearer {head}.{b64(claims(exp=FromNow(5000)))}.{signature}"


def elliptic() -> str:
    return f"Bearer {token(key=ec.generate_private_key(ec.SECP256R1()), algorithm='ES256')}"


def embedded_key() -> str:
    """A token that brings its own key along."""
    mine = jwk("main", rsa_key("mallory"))
    return f"Bearer {token(key=rsa_key('mallory'), headers={'jwk': mine})}"


def emulator() -> str:
    """Signed by Entra for the emulator, as botbuilder would accept it: another issuer, and an appid claim."""
    return f"Bearer {token(claims(iss='https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid=APP_ID))}"


def nested(levels: int) -> dict[str, Any]:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return activity(value=value)


def doubled(key: str) -> bytes:
    return json.dumps(activity()).encode().replace(b"{", b'{"%s": "x", ' % key.encode(), 1)


SOMEONE = {"id": "29:ana", "name": "Ana"}
OTHER = "99999999-9999-4999-8999-999999999999"

NOT_UTF_8 = b'{"alg": "\xff"}'

TOKENS = [
    Case("no Authorization at all", 401, "no_token", authorization=raw(None)),
    Case("empty Authorization", 401, "no_token", authorization=raw("")),
    Case("scheme alone", 401, "not_a_bearer_token", authorization=raw("Bearer")),
    Case("scheme and blanks", 401, "not_a_bearer_token", authorization=raw("Bearer    ")),
    Case("Basic", 401, "not_a_bearer_token", authorization=raw("Basic YWRtaW46YWRtaW4=")),
    Case("no scheme", 401, "not_a_bearer_token", authorization=token),
    Case("two tokens in one header", 401, "not_a_bearer_token", authorization=lambda: f"Bearer {token()}, Bearer x"),
    Case("garbage", 401, "token_unreadable", authorization=raw("Bearer garbage")),
    Case("three dots of garbage", 401, "token_unreadable", authorization=raw("Bearer a.b.c")),
    Case("header is not JSON", 401, "token_unreadable", authorization=raw(f"Bearer {b64(b'nope')}.e30.x")),
    Case("header is a list", 401, "token_unreadable", authorization=raw(f"Bearer {b64([1])}.e30.x")),
    Case("encrypted token", 401, "token_unreadable", authorization=raw("Bearer a.b.c.d.e")),
    Case("not ASCII", 401, "token_unreadable", authorization=raw("Bearer é.ü.ß")),
    Case("alg none", 401, "algorithm", authorization=unsigned),
    Case("HS256 with the public key", 401, "algorithm", authorization=hmac_with_public_key),
    Case("HS256 with a secret", 401, "algorithm", authorization=bearer(key="s" * 32, algorithm="HS256")),
    Case("RS384", 401, "algorithm", authorization=bearer(algorithm="RS384")),
    Case("PS256", 401, "algorithm", authorization=bearer(algorithm="PS256")),
    Case("ES256", 401, "algorithm", authorization=elliptic),
    Case("critical extension", 401, "token_unreadable", authorization=bearer(headers={"crit": ["b64"], "b64": True})),
    Case("no kid", 401, "no_key_id", authorization=bearer(kid=None)),
    Case("empty kid", 401, "no_key_id", authorization=raw(f"Bearer {b64({'alg': 'RS256', 'kid': ''})}.e30.eHh4")),
    Case("kid is a number", 401, "token_unreadable", authorization=raw(f"Bearer {b64({'alg': 'RS256', 'kid': 7})}.e30.x")),
    Case("unknown kid", 401, "unknown_key", authorization=bearer(kid="other")),
    Case("kid is a path", 401, "unknown_key", authorization=bearer(kid="../../etc/passwd")),
    Case("kid of a key for encryption", 401, "unknown_key", authorization=bearer(kid="enc")),
    Case("kid of a short key", 401, "unknown_key", authorization=bearer(kid="short")),
    Case("brings its own key", 401, "signature", authorization=embedded_key),
    Case("signed by another key", 401, "signature", authorization=lambda: f"Bearer {token(key=rsa_key('mallory'))}"),
    Case("tampered payload", 401, "signature", authorization=tampered),
    Case("cut signature", 401, "signature", authorization=lambda: f"Bearer {token()[:-6]}"),
    Case("no signature", 401, "signature", authorization=lambda: f"Bearer {token().rsplit('.', 1)[0]}."),
    Case("payload is not UTF-8", 401, "token_unreadable", authorization=lambda: signed(b'{"iss": "\xff\xfe"}')),
    Case("payload is half a character", 401, "token_unreadable", authorization=lambda: signed(b"\xed\xa0\x80")),
    Case("header is not UTF-8", 401, "token_unreadable", authorization=raw(f"Bearer {b64(NOT_UTF_8)}.e30.x")),
    Case("kid is half a character", 401, "unknown_key", authorization=bearer(kid="\ud800")),
    Case("issuer is half a character", 401, "issuer", authorization=says(iss="\ud800")),
    Case("valid for ever", 401, "exp_too_far", authorization=says(exp=FromNow(10**9))),
    Case("valid for two days", 401, "exp_too_far", authorization=says(exp=FromNow(2 * 86_400))),
    Case("exp is a number in words", 401, "exp_too_far", authorization=says(exp=str(2 * 10**9 + 10**9))),
    Case("expired", 401, "time", authorization=says(exp=FromNow(-400))),
    Case("not yet valid", 401, "time", authorization=says(nbf=FromNow(400))),
    Case("no exp", 401, "missing_claim", authorization=says(exp=None)),
    Case("no nbf", 401, "missing_claim", authorization=says(nbf=None)),
    Case("no iss", 401, "missing_claim", authorization=says(iss=None)),
    Case("no aud", 401, "missing_claim", authorization=says(aud=None)),
    Case("exp is a word", 401, "token_unreadable", authorization=says(exp="never")),
    Case("exp is a list", 401, "token_unreadable", authorization=says(exp=[1])),
    Case("exp is beyond all", 401, "token_unreadable", authorization=says(exp=float("inf"))),
    Case("other issuer", 401, "issuer", authorization=says(iss="https://login.microsoftonline.com/x/v2.0")),
    Case("issuer with a slash", 401, "issuer", authorization=says(iss=f"{ISSUER}/")),
    Case("emulator token", 401, "issuer", authorization=emulator),
    Case("issuer is a list", 401, "issuer", authorization=says(iss=[ISSUER])),
    Case("other audience", 401, "audience", authorization=says(aud=OTHER)),
    Case("several audiences", 401, "audience", authorization=says(aud=[APP_ID, OTHER])),
    Case("key does not endorse Teams", 403, "not_endorsed", authorization=lambda: f"Bearer {token(key=rsa_key('web'), kid='web')}"),
    Case("key endorses nothing", 403, "not_endorsed", authorization=lambda: f"Bearer {token(key=rsa_key('web'), kid='bare')}"),
    Case("no serviceUrl claim", 403, "service_url_claim", authorization=says(serviceurl=None)),
    Case("other serviceUrl claim", 403, "service_url_claim", authorization=says(serviceurl="https://smba.trafficmanager.net/amer/")),
]  # fmt: skip

BODIES = [
    Case("no channelId", 403, "channel", activity(channelId=None)),
    Case("other channel", 403, "channel", activity(channelId="emulator")),
    Case("channel in capitals", 403, "channel", activity(channelId="MSTEAMS")),
    Case("no serviceUrl", 403, "no_service_url", activity(serviceUrl=None)),
    Case("serviceUrl is a list", 403, "no_service_url", activity(serviceUrl=[SERVICE_URL])),
    Case("no tenant", 403, "tenant", activity(channelData={}, conversation={"id": "a:1"})),
    Case("other tenant", 403, "tenant", activity(channelData={"tenant": {"id": OTHER}})),
    Case("other tenant in the conversation", 403, "tenant", activity(conversation={"id": "a:1", "tenantId": OTHER})),
    Case("tenant is an object", 403, "tenant", activity(channelData={"tenant": {"id": {}}}, conversation={"id": "a:1"})),
    Case("no aadObjectId", 403, "no_person", activity(from_=SOMEONE)),
    Case("aadObjectId with a path", 403, "no_person", activity(from_={**SOMEONE, "aadObjectId": "../x"})),
    Case("aadObjectId is a number", 403, "no_person", activity(from_={**SOMEONE, "aadObjectId": 1})),
    Case("from is a string", 403, "no_person", activity(from_=PERSON)),
    Case("no id", 400, "no_id", activity(id=None)),
    Case("id is a number", 400, "no_id", activity(id=12)),
    Case("no type", 400, "no_id", activity(type=None)),
    Case("no conversation", 400, "no_id", activity(conversation=None)),
    Case("endless id", 400, "no_id", activity(id="x" * 2000)),
    Case("empty body", 400, "not_json", b""),
    Case("not JSON", 400, "not_json", b"{'type': 'message'}"),
    Case("cut JSON", 400, "not_json", json.dumps(activity()).encode()[:-5]),
    Case("two documents", 400, "not_json", b"{} {}"),
    Case("byte order mark", 400, "not_json", b"\xef\xbb\xbf{}"),
    Case("UTF-16", 400, "not_json", json.dumps(activity()).encode("utf-16")),
    Case("invalid UTF-8", 400, "not_json", b'{"type": "\xff\xfe"}'),
    Case("overlong UTF-8", 400, "not_json", b'{"type": "\xc0\xaf"}'),
    Case("NaN", 400, "not_json", b'{"value": NaN}'),
    Case("Infinity", 400, "not_json", b'{"value": -Infinity}'),
    Case("a number that overflows", 400, "not_json", b'{"value": 1e999}'),
    Case("a number of 5,000 digits", 400, "not_json", b'{"value": ' + b"9" * 5000 + b"}"),
    Case("duplicate key", 400, "not_json", doubled("serviceUrl")),
    Case("duplicate key inside", 400, "not_json", json.dumps(activity()).encode().replace(b'"from": {', b'"from": {"id": "x", ')),
    Case("a list", 400, "not_an_object", b"[]"),
    Case("a string", 400, "not_an_object", b'"message"'),
    Case("null", 400, "not_an_object", b"null"),
    Case("33 levels", 400, "too_deep", nested(32)),
    Case("100,000 levels", 400, "not_json", b'{"value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    Case("too large", 413, "too_large", activity(text="x" * MAX_BYTES)),
    Case("form", 400, "content_type", headers={"Content-Type": "application/x-www-form-urlencoded"}),
    Case("plain text", 400, "content_type", headers={"Content-Type": "text/plain"}),
    Case("no content type", 400, "content_type", headers={"Content-Type": ""}),
    Case("JSON with something", 400, "content_type", headers={"Content-Type": "application/json-patch+json"}),
    Case("JSON in Latin-1", 400, "content_type", headers={"Content-Type": "application/json; charset=latin-1"}),
    Case("gzip", 400, "content_encoding", gzip.compress(json.dumps(activity()).encode()), headers={"Content-Encoding": "gzip"}),
    Case("gzip bomb", 400, "content_encoding", gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
    Case("deflate bomb", 400, "content_encoding", zlib.compress(b" " * 50_000_000), headers={"Content-Encoding": "deflate"}),
    Case("said to be gzip, is not", 400, "content_encoding", headers={"Content-Encoding": "gzip"}),
]  # fmt: skip


def service_url(name: str, url: str) -> Case:
    """The token claims the same URL: the allow-list alone must refuse it."""
    return Case(name, 403, "untrusted_service_url", activity(serviceUrl=url), says(serviceurl=url))


SERVICE_URLS = [
    service_url("http", "http://smba.trafficmanager.net/emea/"),
    service_url("other host", "https://evil.example/emea/"),
    service_url("host as a prefix", "https://smba.trafficmanager.net.evil.example/"),
    service_url("host as a suffix", "https://evilsmba.trafficmanager.net/"),
    service_url("host as a user name", "https://smba.trafficmanager.net@evil.example/"),
    service_url("backslash", "https://evil.example\\@smba.trafficmanager.net/"),
    service_url("other port", "https://smba.trafficmanager.net:8443/"),
    service_url("impossible port", "https://smba.trafficmanager.net:99999/"),
    service_url("loopback", "http://127.0.0.1:9000/"),
    service_url("metadata address", "https://169.254.169.254/"),
    service_url("no host", "https:///emea/"),
    service_url("fragment", "https://evil.example#smba.trafficmanager.net/"),
    service_url("line break", "https://smba.trafficmanager.net/\r\nX: y"),
    service_url("lookalike letter", "https://smba.trafficmanager.nеt/"),
    service_url("broken IPv6", "https://[::1/"),
]

CASES = TOKENS + BODIES + SERVICE_URLS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_it_is_refused(case: Case, cloud: Endpoint, login: LoginServer, caplog: pytest.LogCaptureFixture) -> None:
    login.keys += [
        jwk("web", rsa_key("web"), endorsements=["webchat"]),
        {name: value for name, value in jwk("bare", rsa_key("web")).items() if name != "endorsements"},
        jwk("enc", rsa_key("main"), use="enc"),
        jwk("short", rsa_key("short", 1024)),
        {"kid": "junk"},
    ]
    authorization = case.authorization()
    headers = {**({} if authorization is None else {"Authorization": authorization}), **case.headers}
    with caplog.at_level(logging.WARNING):
        status, body = await cloud.post(case.body, headers=headers)
    assert (status, body, cloud.turns) == (case.status, None, [])
    lines = [
        (record.message, record.__dict__["status"], record.__dict__["reason"])
        for record in caplog.records
        if "inbound.refused" in record.getMessage()
    ]
    assert lines == [("inbound.refused", case.status, case.reason)]
    assert not authorization or authorization.removeprefix("Bearer ")[:20] not in caplog.text or len(authorization) < 30


def test_the_table_is_long_enough() -> None:
    assert len(TOKENS) >= 40
    assert len(CASES) == len({case.name for case in CASES})


async def test_bytes_that_are_no_text_are_no_token(cloud: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    """What aiohttp's client would not send."""
    assert cloud.client
    body = json.dumps(activity()).encode()
    head = b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % len(
        body
    )
    for bad in (b"\xff\xfe.\xff.\xff", token().encode() + b"\xff", b"\xc3\x28"):
        reader, writer = await asyncio.open_connection("127.0.0.1", cloud.client.port)
        writer.write(head + b"Authorization: Bearer " + bad + b"\r\n\r\n" + body)
        assert b" 401 " in await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()
    lines = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [line.getMessage() for line in lines] == ["inbound.refused"] * 3


async def test_two_authorization_headers_are_refused(cloud: Endpoint) -> None:
    assert cloud.client
    headers = [("Content-Type", "application/json"), ("Authorization", f"Bearer {token()}")]
    for second in (f"Bearer {token()}", "Bearer x"):
        async with cloud.client.post(
            "/api/messages", data=json.dumps(activity()), headers=[*headers, ("Authorization", second)]
        ) as response:
            assert response.status in {400, 401}


@pytest.mark.parametrize(
    ("name", "body", "changes"),
    [
        ("as it is", activity(), {}),
        ("a little late", activity(), {"exp": FromNow(-200)}),
        ("a little early", activity(), {"nbf": FromNow(200)}),
        ("32 levels", nested(30), {}),
        ("a European onyx host", activity(serviceUrl="https://smba.onyx.prod.teams.trafficmanager.net/x"),
         {"serviceurl": "https://smba.onyx.prod.teams.trafficmanager.net/x"}),
        ("port 443", activity(serviceUrl="https://smba.trafficmanager.net:443/"),
         {"serviceurl": "https://smba.trafficmanager.net:443/"}),
        ("unknown activity type", activity(type="somethingNew"), {}),
        ("just under the limit", activity(text="x" * (MAX_BYTES - 2000)), {}),
    ],
)  # fmt: skip
async def test_it_is_let_in(name: str, body: Any, changes: Mapping[str, Any], cloud: Endpoint) -> None:
    status, answer = await cloud.post(body, token(claims(**changes)))
    assert (status, answer, len(cloud.turns)) == (200, None, 1), name
    assert cloud.turns[0].person == PERSON
    assert cloud.turns[0].address.tenant == TENANT


def test_pyjwt_is_the_one_that_was_checked() -> None:
    assert tuple(int(part) for part in jwt.__version__.split(".")[:2]) >= (2, 15)
