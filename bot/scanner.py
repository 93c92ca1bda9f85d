"""Has a file looked through by a virus scanner that speaks clamd's INSTREAM over TCP (clamd(8), "INSTREAM")."""

import asyncio
from collections.abc import AsyncIterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import BodeError

CONNECT_SECONDS = 5.0
WHOLE_SECONDS = 90.0
"""For a file to be sent and looked through."""
_CHUNK_BYTES = 64 * 1024
_LONGEST_ANSWER = 4096
_CLEAN, _FOUND = b"stream: OK", b" FOUND"


class ScannerUnavailable(BodeError):
    """The scanner did not look at it: it cannot be reached, or says that something is wrong."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """The clamd at `host` and `port`."""

    host: str
    port: int

    async def is_clean(self, content: AsyncIterable[bytes]) -> bool:
        """False where it found something. Raises ScannerUnavailable, and whatever the content raises."""
        return _verdict(await self._ask(b"zINSTREAM\0", content))

    async def answers(self) -> bool:
        """Whether it is there. Raises ScannerUnavailable where it cannot be reached."""
        return await self._ask(b"zPING\0") == b"PONG"

    async def _ask(self, command: bytes, content: AsyncIterable[bytes] | None = None) -> bytes:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                reader, writer = await asyncio.open_connection(self.host, self.port, limit=_LONGEST_ANSWER)
        except (OSError, TimeoutError) as error:
            raise ScannerUnavailable(type(error).__name__) from error
        try:
            async with asyncio.timeout(WHOLE_SECONDS):
                with suppress(ConnectionError):  # it hangs up on what is too large for it, and says so first
                    await _send(writer, command, content)
                return (await reader.readuntil(b"\0")).rstrip(b"\0\r\n")
        except (ConnectionError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            raise ScannerUnavailable(type(error).__name__) from error
        finally:
            writer.close()


async def _send(writer: asyncio.StreamWriter, command: bytes, content: AsyncIterable[bytes] | None) -> None:
    """Each chunk with its length before it; one of length 0 ends them."""
    writer.write(command)
    if content is not None:
        async for chunk in content:
            for at in range(0, len(chunk), _CHUNK_BYTES):
                part = chunk[at : at + _CHUNK_BYTES]
                writer.write(len(part).to_bytes(4, "big") + part)
                await writer.drain()
        writer.write(bytes(4))
    await writer.drain()


def _verdict(said: bytes) -> bool:
    if said == _CLEAN:
        return True
    if said.endswith(_FOUND):
        return False
    raise ScannerUnavailable(said[:100].decode("ascii", "replace"))


def scanner_at(address: str) -> Scanner | None:
    """The one at clamd://HOST:PORT; None for "". Raises ValueError for another address."""
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme != "clamd" or not parts.hostname or not parts.port or parts.path or "@" in parts.netloc:
        raise ValueError("is written as clamd://HOST:PORT")
    return Scanner(parts.hostname, parts.port)
