"""Bodies as bytes on the wire: without a length, too slow, cut off."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator

import pytest

from tests.patience import PATIENCE

from .rig import ConnectorServer, Endpoint, activity, local_teams

HEAD = b"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


async def raw(endpoint: Endpoint, *parts: bytes, hang_up: bool = False) -> bytes:
    """Writes bytes to the bot's port; returns the first line that it answers."""
    assert endpoint.client
    reader, writer = await asyncio.open_connection("127.0.0.1", endpoint.client.port)
    for part in parts:
        writer.write(part)
        await writer.drain()
    line = b"" if hang_up else await asyncio.wait_for(reader.readline(), PATIENCE)
    writer.close()
    return line.strip()


async def test_a_body_without_a_length_is_counted_as_it_comes(local: Endpoint) -> None:
    assert local.client

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    headers = {"Content-Type": "application/json"}
    async with local.client.post("/api/messages", data=endless(), headers=headers) as response:
        assert response.status == 413


async def test_a_body_in_pieces_is_put_together(local: Endpoint, connector: ConnectorServer) -> None:
    body = json.dumps(activity(connector.url)).encode()
    pieces = [b"%x\r\n%s\r\n" % (len(body[i : i + 7]), body[i : i + 7]) for i in range(0, len(body), 7)]
    line = await raw(local, HEAD, b"Transfer-Encoding: chunked\r\n\r\n", *pieces, b"0\r\n\r\n")
    assert line == b"HTTP/1.1 200 OK"
    assert len(local.turns) == 1


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    hasty = await Endpoint(local_teams(arrival=0.2)).start()
    assert await raw(hasty, HEAD, b'Content-Length: 100\r\n\r\n{"type"') == b"HTTP/1.1 400 Bad Request"
    await hasty.close()


async def test_a_body_that_is_cut_off_harms_nobody(
    local: Endpoint, connector: ConnectorServer, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        await raw(local, HEAD, b'Content-Length: 100\r\n\r\n{"type"', hang_up=True)
    await asyncio.sleep(0.1)
    assert (await local.post(activity(connector.url)))[0] == 200
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_two_lengths_are_no_request_at_all(local: Endpoint) -> None:
    line = await raw(local, HEAD, b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{}")
    assert line.startswith(b"HTTP/1.") and b" 400 " in line
    assert local.turns == []
