"""The virus scanner: asked as clamd wants to be asked, and never taken for clean where it did not say so."""

from collections.abc import AsyncGenerator

import pytest

from bot.scanner import ScannerUnavailable, scanner_at
from tests.peers.clamd import VIRUS, Clamd, Fault


async def streamed(*chunks: bytes) -> AsyncGenerator[bytes]:
    for chunk in chunks:
        yield chunk


async def looks_clean(clamd: Clamd, *chunks: bytes) -> bool:
    scanner = scanner_at(clamd.address)
    assert scanner
    return await scanner.is_clean(streamed(*chunks))


async def test_it_gets_every_byte_and_says_what_it_found() -> None:
    large = bytes(range(256)) * 1000
    async with Clamd().running() as clamd:
        assert await looks_clean(clamd, b"%PDF-", large, b"end")
        assert not await looks_clean(clamd, b"%PDF-" + VIRUS[:9], VIRUS[9:])
    assert clamd.looked == [b"%PDF-" + large + b"end", b"%PDF-" + VIRUS]


@pytest.mark.parametrize("fault", ["hangs up", "nonsense", "error", "long"])
async def test_what_says_nothing_clear_says_nothing(fault: Fault) -> None:
    async with Clamd(fault).running() as clamd:
        with pytest.raises(ScannerUnavailable):
            await looks_clean(clamd, b"%PDF-")


async def test_what_is_too_large_for_it_is_not_clean() -> None:
    async with Clamd(largest=100_000).running() as clamd:
        with pytest.raises(ScannerUnavailable):
            await looks_clean(clamd, *[bytes(60_000)] * 40)


async def test_one_that_is_not_there_is_unavailable() -> None:
    async with Clamd().running() as clamd:
        pass
    with pytest.raises(ScannerUnavailable, match="Refused"):
        await looks_clean(clamd, b"%PDF-")


async def test_it_is_asked_whether_it_is_there() -> None:
    async with Clamd().running() as clamd:
        scanner = scanner_at(clamd.address)
        assert scanner
        assert await scanner.answers()
        clamd.fault = "no pong"
        assert not await scanner.answers()
    with pytest.raises(ScannerUnavailable):
        await scanner.answers()


@pytest.mark.parametrize(
    "address",
    ["clamd", "clamd://", "clamd://host", "http://host:3310", "clamd://host:3310/x", "clamd://a@host:1", "clamd://h:x"],
)
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"clamd|Port"):
        scanner_at(address)


def test_no_address_is_no_scanner() -> None:
    assert scanner_at("") is None
