"""The port with real sockets in front of the real application: half-sent requests, crowds, what is no request."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web

from bot.bootstrap.running import opened
from bot.settings import load_settings
from bot.web.app import application
from bot.web.door import Door, Limits, opened_door
from tests.patience import PATIENCE

HALF = b"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: appl"
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
PATIENT = 60.0
"""Seconds: a deadline that no test reaches."""


@dataclass
class Visitor:
    """A raw connection to the bot's port."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def sends(self, data: bytes) -> "Visitor":
        self.writer.write(data)
        await self.writer.drain()
        return self

    async def gets(self) -> bytes:
        """One whole response: its head, and as much body as it says."""
        async with asyncio.timeout(PATIENCE):
            head = await self.reader.readuntil(b"\r\n\r\n")
            return head + await self.reader.readexactly(length_in(head))

    async def is_shown_out(self) -> bool:
        async with asyncio.timeout(PATIENCE):
            try:
                return await self.reader.read() == b""
            except ConnectionError:
                return True


def length_in(head: bytes) -> int:
    lines = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return int(lines[0].partition(b":")[2]) if lines else 0


@dataclass
class Porch:
    """The bot behind a door with other limits; `visitors` are let go at the end of the test."""

    data: Path
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    port: int = 0
    door: Door | None = None

    async def opens(self, limits: Limits, *, body: float = PATIENT) -> "Porch":
        settings = load_settings(data_dir=self.data, arrival_seconds=body)
        bode = await self.stack.enter_async_context(opened(settings))
        runner = web.AppRunner(application(bode), shutdown_timeout=1)
        await runner.setup()
        self.stack.push_async_callback(runner.cleanup)
        self.port, self.door = await self.stack.enter_async_context(opened_door(runner, "127.0.0.1", 0, limits))
        return self

    async def visitor(self) -> Visitor:
        visitor = Visitor(*await asyncio.open_connection("127.0.0.1", self.port))
        self.stack.callback(visitor.writer.close)
        return visitor


@pytest.fixture
async def porch(tmp_path: Path) -> AsyncIterator[Porch]:
    porch = Porch(tmp_path / "data")
    yield porch
    await porch.stack.aclose()


async def test_half_a_request_is_not_waited_for(porch: Porch) -> None:
    await porch.opens(Limits(50, headers=0.2))
    silent, half = await porch.visitor(), await (await porch.visitor()).sends(HALF)
    assert await silent.is_shown_out()
    assert await half.is_shown_out()


async def test_half_a_second_request_is_not_waited_for(porch: Porch) -> None:
    await porch.opens(Limits(50, headers=0.3))
    visitor = await (await porch.visitor()).sends(HEALTH)
    assert b"200 OK" in await visitor.gets()
    await visitor.sends(HALF)
    assert await visitor.is_shown_out()


async def test_an_answered_connection_may_be_idle(porch: Porch) -> None:
    """It is kept for the next request; only what was begun has a deadline."""
    await porch.opens(Limits(50, headers=0.2))
    idle, silent = await (await porch.visitor()).sends(HEALTH), await porch.visitor()
    assert b"200 OK" in await idle.gets()
    assert await silent.is_shown_out()
    assert b"200 OK" in await (await idle.sends(HEALTH)).gets()


async def test_half_a_body_is_not_waited_for(porch: Porch) -> None:
    await porch.opens(Limits(50, headers=PATIENT), body=0.2)
    visitor = await porch.visitor()
    head = b"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    await visitor.sends(head + b'Content-Length: 99\r\n\r\n{"type"')
    assert b" 400 " in await visitor.gets()


async def test_a_crowd_that_says_nothing_keeps_nobody_out(porch: Porch, caplog: pytest.LogCaptureFixture) -> None:
    await porch.opens(Limits(30, headers=PATIENT))
    crowd = [await (await porch.visitor()).sends(HALF) for _ in range(200)]
    visitor = await (await porch.visitor()).sends(HEALTH)
    assert b"200 OK" in await visitor.gets()
    assert porch.door
    assert len(porch.door) <= 30
    assert await crowd[0].is_shown_out()
    assert {record.name for record in caplog.records if record.levelno >= logging.WARNING} <= {"bot.web.door"}


async def test_who_was_answered_before_stays_while_others_say_nothing(porch: Porch) -> None:
    await porch.opens(Limits(30, headers=PATIENT))
    known = await (await porch.visitor()).sends(HEALTH)
    await known.gets()
    for _ in range(100):
        await (await porch.visitor()).sends(HALF)
    assert b"200 OK" in await (await known.sends(HEALTH)).gets()


NO_REQUESTS = [
    (b"\x16\x03\x01 hello\r\n\r\n", 400),
    (b"GET / HTTP/9.9\r\n\r\n", 400),
    (b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: one\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 20_000 + b"\r\n\r\n", 400),
    (b"GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n", 404),
    (b"GET /api/messages HTTP/1.1\r\nHost: x\r\n\r\n", 405),
    (b"GET /documents/x HTTP/1.1\r\nHost: x\r\n\r\n", 404),
    (b"GET /documents/%ff?for=%ff&key=%ed%a0%80 HTTP/1.1\r\nHost: x\r\n\r\n", 404),
    (b"GET /documents/x?key=\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"GET /nowhere HTTP/1.1\r\nHost: x\r\nExpect: <b>much</b>\r\n\r\n", 417),
]


@pytest.mark.parametrize(("sent", "status"), NO_REQUESTS, ids=[sent[:30].decode("latin-1") for sent, _ in NO_REQUESTS])
async def test_what_is_refused_is_refused_without_a_page(sent: bytes, status: int, porch: Porch) -> None:
    await porch.opens(Limits(50, headers=PATIENT))
    answer = await (await (await porch.visitor()).sends(sent)).gets()
    head, _, body = answer.partition(b"\r\n\r\n")
    assert f" {status} ".encode() in head.split(b"\r\n")[0]
    assert body == b""
    assert b"server:" not in head.lower()
    assert b"aiohttp" not in head.lower()


async def test_good_answers_are_not_signed_either(porch: Porch) -> None:
    await porch.opens(Limits(50, headers=PATIENT))
    answer = await (await (await porch.visitor()).sends(HEALTH)).gets()
    assert b"server:" not in answer.lower()
    assert answer.endswith(b'{"status": "alive"}')
