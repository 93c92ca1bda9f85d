"""Webhooks: where they may go, how they are signed, and what counts as an arrival."""

import base64
import hashlib
import hmac
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.settings import BadSettings, load_settings
from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import carried
from bot.webhooks import MOST_BYTES, NotTaken, Webhook, Webhooks, signature, webhooks_in
from tests.peers.websites import Leading

KEY = bytes(range(32))
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@asynccontextmanager
async def served(status: int, seen: list[web.Request]) -> AsyncGenerator[int]:
    """A server on this machine that answers so; gives its port."""

    async def answer(request: web.Request) -> web.Response:
        await request.read()
        seen.append(request)
        return web.Response(status=status, headers={"location": "/elsewhere"} if status == 302 else None)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        assert site._server
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def local_to(port: int) -> Webhooks:
    return Webhooks(webhooks_in(f"desk http://127.0.0.1:{port}/hook {SECRET}", local=True), local=True)


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("93.184.215.14", "10.0.0.1"), ()])
async def test_a_name_that_leads_into_a_network_of_ones_own_is_not_connected_to(addresses: tuple[str, ...]) -> None:
    seen: list[web.Request] = []
    async with served(200, seen) as port:
        targets = {"desk": Webhook(f"https://hooks.mijnstad.be:{port}/hook", KEY)}
        with pytest.raises(NotTaken) as caught:
            await Webhooks(targets, resolver=Leading(*addresses)).send("desk", "1", b"{}", NOW)
    assert caught.value.reason == "address"
    assert not seen


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/hook", "https://127.0.0.1/hook", "https://localhost/hook"])
async def test_this_machine_is_no_target_outside_of_local_mode(address: str) -> None:
    with pytest.raises(NotTaken) as caught:
        await Webhooks({"desk": Webhook(address, KEY)}).send("desk", "1", b"{}", NOW)
    assert caught.value.reason == "address"


async def test_what_is_sent_is_signed_over_id_time_and_body() -> None:
    seen: list[web.Request] = []
    async with served(204, seen) as port:
        with part_of_trace("job"):
            trace = carried()
            await local_to(port).send("desk", "it.2026.1:done", b'{"a":1}', NOW)
    (request,) = seen
    assert await request.read() == b'{"a":1}'
    assert request.headers["traceparent"] == trace
    assert request.headers["webhook-id"] == "it.2026.1:done"
    assert request.headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    signed = f"it.2026.1:done.{int(NOW.timestamp())}.".encode() + b'{"a":1}'
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert request.headers["webhook-signature"] == f"v1,{expected}"


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of the reference libraries of Standard Webhooks."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signed = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(("status", "reason"), [(302, "redirect"), (404, "404"), (500, "500")])
async def test_anything_but_2xx_is_no_arrival_and_no_redirect_is_followed(status: int, reason: str) -> None:
    seen: list[web.Request] = []
    async with served(status, seen) as port:
        with pytest.raises(NotTaken) as caught:
            await local_to(port).send("desk", "1", b"{}", NOW)
    assert caught.value.reason == reason
    assert [one.path for one in seen] == ["/hook"]


async def test_what_is_not_set_is_too_large_or_does_not_answer_is_not_taken() -> None:
    reasons: list[str] = []
    for name, body in (("other", b"{}"), ("desk", b"x" * (MOST_BYTES + 1)), ("desk", b"{}")):
        with pytest.raises(NotTaken) as caught:
            await local_to(1).send(name, "1", body, NOW)
        reasons.append(caught.value.reason)
    assert reasons == ["unknown", "size", "connection"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"desk http://hooks.mijnstad.be/ {SECRET}", "https://"),
        (f"desk https://10.0.0.1/ {SECRET}", "https://"),
        (f"desk https://hooks.local/ {SECRET}", "https://"),
        (f"Desk https://hooks.mijnstad.be/ {SECRET}", "name"),
        ("desk https://hooks.mijnstad.be/ whsec_c2hvcnQ=", "whsec_"),
        ("desk https://hooks.mijnstad.be/", "whsec_"),
        (f"desk https://a.mijnstad.be/ {SECRET}, desk https://b.mijnstad.be/ {SECRET}", "twice"),
    ],
)
def test_a_wrong_setting_is_named_without_its_secret(text: str, said: str) -> None:
    with pytest.raises(BadSettings, match="BODE_WEBHOOKS") as caught:
        load_settings(webhooks=text)
    assert said in str(caught.value)
    assert base64.b64encode(KEY).decode() not in str(caught.value)


def test_this_machine_is_taken_in_local_mode_alone() -> None:
    text = f"desk http://127.0.0.1:8080/hook {SECRET}"
    assert load_settings(webhooks=text)
    with pytest.raises(BadSettings, match="BODE_WEBHOOKS"):
        load_settings(webhooks=text, app_id="a", app_secret="b", tenant_ids="c")
