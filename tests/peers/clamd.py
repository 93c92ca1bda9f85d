"""A clamd that speaks PING and INSTREAM as clamd(8) says, strict about what it is sent; it can fail as one does."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

VIRUS = b"X5O!P%@AP-a-test-and-no-virus"
"""What this one finds."""

Fault = Literal["hangs up", "nonsense", "error", "long", "no pong"]


@dataclass
class Clamd:
    """`looked` is every stream that came whole; what is longer than `largest` is refused as clamd refuses it."""

    fault: Fault | None = None
    largest: int = 25_000_000
    looked: list[bytes] = field(default_factory=list[bytes])
    address: str = ""

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["Clamd"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = f"clamd://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = await reader.readuntil(b"\0")
        try:
            if command == b"zPING\0":
                writer.write(b"HUH\0" if self.fault == "no pong" else b"PONG\0")
            else:
                assert command == b"zINSTREAM\0", command
                writer.write(await self._look(reader))
            await writer.drain()
        finally:
            writer.close()

    async def _look(self, reader: asyncio.StreamReader) -> bytes:
        stream = b""
        while length := int.from_bytes(await reader.readexactly(4), "big"):
            stream += await reader.readexactly(length)
            if len(stream) > self.largest:
                return b"INSTREAM size limit exceeded. ERROR\0"
        self.looked.append(stream)
        match self.fault:
            case "hangs up":
                return b""
            case "nonsense":
                return b"stream: perhaps\0"
            case "error":
                return b"stream: Can't allocate memory ERROR\0"
            case "long":
                return b"x" * 100_000
            case _:
                return b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if VIRUS in stream else b"stream: OK\0"
