"""Access tokens, through the real msal against a login server on this machine: one fetch, in time, off the loop."""

import asyncio
import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.app_tokens import (
    BadCertificate,
    ClientCertificate,
    ClientSecret,
    FederatedIdentity,
    ManagedIdentity,
    NoTokens,
    Proof,
    RenewedTokens,
    TokenRefused,
    TokenUnavailable,
    certificate_in,
    open_tokens,
)
from bot.channel.identity import BotIdentity
from tests.channel.rig import APP_ID, TENANT
from tests.channel.tls import Chain, certificate_for_localhost


@dataclass
class Login:
    """login.microsoftonline.com (and the identity endpoint of App Service); `error` refuses, `delay` is in seconds."""

    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    error: tuple[int, str] | None = None
    delay: float = 0.0
    url: str = ""

    def answer(self) -> tuple[int, dict[str, Any]]:
        time.sleep(self.delay)
        if self.error:
            status, code = self.error
            return status, {"error": code, "error_description": "AADSTS7000215: no"}
        number = len(self.asked)
        return 200, {"access_token": f"token-{number}", "expires_in": 3600, "token_type": "Bearer"}

    def handler(self) -> type[BaseHTTPRequestHandler]:
        login = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if "openid-configuration" in self.path:
                    base = f"{login.url}/{TENANT}"
                    self._send(200, {
                        "token_endpoint": f"{base}/oauth2/v2.0/token",
                        "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                        "issuer": f"{base}/v2.0",
                    })  # fmt: skip
                    return
                asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                login.asked.append({**asked, "header": self.headers.get("X-IDENTITY-HEADER")})
                status, body = login.answer()
                self._send(status, {**body, "expires_on": str(int(time.time()) + 3600), "resource": "x"})

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                login.asked.append({name: values[0] for name, values in form.items()})
                self._send(*login.answer())

            def _send(self, status: int, body: Mapping[str, Any]) -> None:
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                del format, args

        return Handler


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chain:
    found = certificate_for_localhost(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(found.certificate))
    return found


@pytest.fixture
def login(chain: Chain) -> Iterator[Login]:
    """Over HTTPS, as msal insists."""
    found = Login()
    server = ThreadingHTTPServer(("127.0.0.1", 0), found.handler())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain.certificate, chain.key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    found.url = f"https://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def tokens(login: Login, proof: Proof | None = None) -> RenewedTokens:
    identity = BotIdentity(APP_ID, frozenset({TENANT}), login_url=login.url)
    return open_tokens(identity.application, proof or ClientSecret("s3cret"))


async def test_a_secret_gets_a_token(login: Login) -> None:
    found = tokens(login)
    assert [await found.token() for _ in range(3)] == ["token-1"] * 3
    (asked,) = login.asked
    assert (asked["client_id"], asked["client_secret"], asked["grant_type"], asked["scope"]) == (
        APP_ID, "s3cret", "client_credentials", "https://api.botframework.com/.default",
    )  # fmt: skip


async def test_a_certificate_gets_a_token(login: Login, chain: Chain) -> None:
    found = tokens(login, ClientCertificate(chain.key.read_text(), chain.thumbprint))
    assert await found.token() == "token-1"
    assert login.asked[0]["client_assertion_type"].endswith("jwt-bearer")
    assert "client_secret" not in login.asked[0]


async def test_a_certificate_is_read_from_its_file(login: Login, chain: Chain, tmp_path: Path) -> None:
    both = tmp_path / "app.pem"
    both.write_bytes(chain.key.read_bytes() + chain.certificate.read_bytes())
    found = certificate_in(both)
    assert found.thumbprint == chain.thumbprint
    assert await tokens(login, found).token() == "token-1"


def test_a_file_that_holds_no_certificate_is_named(chain: Chain, tmp_path: Path) -> None:
    for file in (chain.key, chain.certificate, tmp_path / "absent.pem"):
        with pytest.raises(BadCertificate, match=file.name):
            certificate_in(file)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Login]:
    """The machine's identity, as App Service offers it: an endpoint in the environment and a header to prove being
    inside."""
    found = Login()
    server = ThreadingHTTPServer(("127.0.0.1", 0), found.handler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.server_port}/msi/token")
    monkeypatch.setenv("IDENTITY_HEADER", "proof")
    yield found
    server.shutdown()
    server.server_close()


async def test_a_managed_identity_gets_a_token(machine: Login) -> None:
    found = open_tokens(BotIdentity(APP_ID, frozenset({TENANT})).application, ManagedIdentity(APP_ID))
    assert await found.token() == "token-1"
    assert machine.asked[0]["client_id"] == APP_ID
    assert (machine.asked[0]["resource"], machine.asked[0]["header"]) == ("https://api.botframework.com", "proof")


async def test_a_managed_identity_that_the_app_trusts_is_exchanged_for_its_token(machine: Login, login: Login) -> None:
    assert await tokens(login, FederatedIdentity("its-client-id")).token() == "token-1"
    (identity,), (asked,) = machine.asked, login.asked
    assert (identity["client_id"], identity["resource"]) == ("its-client-id", "api://AzureADTokenExchange")
    assert (asked["client_id"], asked["client_assertion"]) == (APP_ID, "token-1")
    assert "client_secret" not in asked


async def test_a_machine_without_that_identity_is_told_by_its_code(machine: Login, login: Login) -> None:
    machine.error = (400, "invalid_client")
    with pytest.raises(TokenRefused):
        await tokens(login, FederatedIdentity()).token()


async def test_many_sends_share_one_fetch_that_does_not_stall_the_loop(login: Login) -> None:
    login.delay = 0.3
    found, ticks = tokens(login), 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    assert await asyncio.gather(*(found.token() for _ in range(30))) == ["token-1"] * 30
    ticking.cancel()
    assert len(login.asked) == 1
    assert ticks >= 10


async def test_a_refused_secret_is_told_apart_from_an_outage(login: Login) -> None:
    found = tokens(login)
    login.error = (401, "invalid_client")
    with pytest.raises(TokenRefused) as refused:
        await found.token()
    assert refused.value.code == "invalid_client"
    login.error = (400, "temporarily_unavailable")
    with pytest.raises(TokenUnavailable):
        await found.token()
    login.error = None
    assert await found.token() == "token-3"


async def test_a_login_server_that_is_away_is_an_outage() -> None:
    found = tokens(Login(url="https://127.0.0.1:1"))
    with pytest.raises(TokenUnavailable):
        await found.token()


async def test_a_token_that_the_connector_refused_is_fetched_anew(login: Login) -> None:
    found = tokens(login)
    assert await found.token() == "token-1"
    found.forget()
    assert await found.token() == "token-2"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_renewed_before_it_expires_and_used_until_then() -> None:
    clock, fetched = Clock(), 0

    def fetch() -> Mapping[str, Any]:
        nonlocal fetched
        fetched += 1
        if fetched == 2:
            raise OSError("away for a moment")
        return {"access_token": f"t{fetched}", "expires_in": 3600}

    found = RenewedTokens(fetch, clock)
    assert await found.token() == "t1"
    clock.now = 3290
    assert (await found.token(), fetched) == ("t1", 1)
    clock.now = 3310
    assert await found.token() == "t1", "nobody waits for a renewal"
    await asyncio.sleep(0.05)
    assert (await found.token(), fetched) == ("t1", 2), "a failed renewal is not tried at every send"
    clock.now = 3400
    await found.token()
    await asyncio.sleep(0.05)
    assert (await found.token(), fetched) == ("t3", 3)
    await found.close()


async def test_an_expired_token_is_never_sent() -> None:
    clock = Clock()
    answers: list[Mapping[str, Any]] = [{"access_token": "old", "expires_in": 600}, {"error": "invalid_client"}]
    found = RenewedTokens(lambda: answers.pop(0), clock)
    assert await found.token() == "old"
    clock.now = 600
    with pytest.raises(TokenRefused):
        await found.token()


async def test_no_answer_at_all_is_a_refusal() -> None:
    with pytest.raises(TokenRefused):
        await RenewedTokens(lambda: {}).token()


async def test_local_mode_needs_none() -> None:
    found = NoTokens()
    found.forget()
    assert await found.token() is None


def test_a_secret_does_not_print_itself() -> None:
    assert "s3cret" not in repr(ClientSecret("s3cret"))
    assert "KEY" not in repr(ClientCertificate("KEY", "00"))
