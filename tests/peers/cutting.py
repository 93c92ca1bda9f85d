"""A TCP proxy that cuts connections: before a request reaches its service, or after that has done its work."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit


class Cut(Enum):
    """What becomes of a request."""

    NOT = "passes"
    BEFORE = "never arrives"
    AFTER = "is done, and its answer lost"


@dataclass
class CuttingProxy:
    """`decide` is asked once for each HTTP request, which come one after the other on a connection; `told` is what it
    said."""

    target: str
    decide: Callable[[], Cut]
    url: str = ""
    told: list[Cut] = field(default_factory=list[Cut])

    def __post_init__(self) -> None:
        self._connections: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["CuttingProxy"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        address = urlsplit(self.target)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{address.path}"
        try:
            yield self
        finally:
            server.close()
            for connection in self._connections:
                connection.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)

    def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._connect(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address = urlsplit(self.target)
        service, to_service = await asyncio.open_connection(address.hostname, address.port)
        exchange = _Exchange()
        ways = [
            asyncio.create_task(self._requests(reader, to_service, exchange)),
            asyncio.create_task(self._answers(service, writer, exchange)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, to_service):
                end.transport.abort()
                with suppress(ConnectionError):
                    await end.wait_closed()

    async def _requests(
        self, reader: asyncio.StreamReader, to_service: asyncio.StreamWriter, exchange: "_Exchange"
    ) -> None:
        while data := await reader.read(2**16):
            if exchange.answered:  # the first bytes of another request
                exchange.answered = False
                exchange.cut = self.decide()
                self.told.append(exchange.cut)
            if exchange.cut is Cut.BEFORE:
                return
            to_service.write(data)
            await to_service.drain()

    async def _answers(
        self, service: asyncio.StreamReader, writer: asyncio.StreamWriter, exchange: "_Exchange"
    ) -> None:
        while data := await service.read(2**16):
            exchange.answered = True
            if exchange.cut is Cut.AFTER:
                return
            with suppress(ConnectionError):
                writer.write(data)
                await writer.drain()


@dataclass
class _Exchange:
    """Where one connection stands."""

    answered: bool = True
    cut: Cut = Cut.NOT
