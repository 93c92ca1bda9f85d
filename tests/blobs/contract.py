"""What every Blobs does; an adapter passes it unchanged (tests/blobs/test_contract.py names the adapters)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest

from bot.blobs.base import ANY, CHUNK_BYTES, BlobChanged, Blobs, NoSuchBlob

NAMES = ("a", "0", "index/2026-11-26/passages.bin", "a.b_c-d/e", "x" * 200)
WRONG = ("", "A", "é", "/a", "a/", "a//b", "..", "a/../b", ".a", "a.", "-a", "a b", "a%b", "a\n", "a\\b", "x" * 201)


async def of(*chunks: bytes) -> AsyncGenerator[bytes]:
    for chunk in chunks:
        yield chunk


async def whole(blobs: Blobs, name: str) -> bytes:
    return b"".join([chunk async for chunk in blobs.read(name)])


async def names(blobs: Blobs, prefix: str = "") -> list[str]:
    return [blob.name async for blob in blobs.list(prefix)]


class Broken(Exception):
    pass


async def broken(*chunks: bytes) -> AsyncGenerator[bytes]:
    for chunk in chunks:
        yield chunk
    raise Broken


class ContentContract:
    @pytest.mark.parametrize("name", NAMES)
    async def test_what_was_put_is_read_as_it_was(self, blobs: Blobs, name: str) -> None:
        await blobs.put(name, of(b"een ", b"", bytes(range(256)), b" twee"))
        assert await whole(blobs, name) == b"een " + bytes(range(256)) + b" twee"
        assert await names(blobs) == [name]

    @pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, 2 * CHUNK_BYTES + 1])
    async def test_any_size_in_chunks(self, blobs: Blobs, size: int) -> None:
        content = (b"0123456789abcde" * (size // 15 + 1))[:size]
        pieces = [content[at : at + 1_000_003] for at in range(0, size, 1_000_003)]
        await blobs.put("large", of(*pieces))
        chunks = [chunk async for chunk in blobs.read("large")]
        assert b"".join(chunks) == content
        assert all(0 < len(chunk) <= CHUNK_BYTES for chunk in chunks)
        (blob,) = [blob async for blob in blobs.list()]
        assert blob.size == size

    async def test_a_chunk_larger_than_ours(self, blobs: Blobs) -> None:
        content = bytes(3 * CHUNK_BYTES + 7)
        await blobs.put("large", of(content))
        assert await whole(blobs, "large") == content

    async def test_what_is_not_there(self, blobs: Blobs) -> None:
        with pytest.raises(NoSuchBlob, match="a/b"):
            await whole(blobs, "a/b")
        await blobs.delete("a/b")

    async def test_what_is_deleted_is_gone(self, blobs: Blobs) -> None:
        await blobs.put("a", of(b"1"))
        await blobs.put("a/b", of(b"2"))
        await blobs.delete("a")
        with pytest.raises(NoSuchBlob):
            await whole(blobs, "a")
        assert await whole(blobs, "a/b") == b"2"
        assert await names(blobs) == ["a/b"]
        await blobs.put("a", of(b"3"), replaces=None)
        assert await whole(blobs, "a") == b"3"

    @pytest.mark.parametrize("name", WRONG)
    async def test_a_name_is_plain(self, blobs: Blobs, name: str) -> None:
        for attempt in (blobs.put(name, of(b"x")), whole(blobs, name), blobs.delete(name)):
            with pytest.raises(ValueError, match="not a name"):
                await attempt
        assert await names(blobs) == []


class ListContract:
    async def test_by_prefix_and_by_name(self, blobs: Blobs) -> None:
        for name in ("b/2", "b/10", "a", "b", "b-1", "bc/1"):
            await blobs.put(name, of(b"x"))
        assert await names(blobs) == ["a", "b", "b-1", "b/10", "b/2", "bc/1"]
        assert await names(blobs, "b/") == ["b/10", "b/2"]
        assert await names(blobs, "b") == ["b", "b-1", "b/10", "b/2", "bc/1"]
        assert await names(blobs, "c") == []

    @pytest.mark.parametrize("prefix", ["A", "é", "%", "a\n"])
    async def test_a_prefix_is_plain(self, blobs: Blobs, prefix: str) -> None:
        with pytest.raises(ValueError, match="begins with"):
            await names(blobs, prefix)

    async def test_what_is_known_of_each(self, blobs: Blobs) -> None:
        version = await blobs.put("a", of(b"12345"))
        (blob,) = [blob async for blob in blobs.list("a")]
        assert (blob.name, blob.size, blob.version) == ("a", 5, version)
        assert abs(datetime.now(UTC) - blob.changed) < timedelta(minutes=10)

    async def test_more_than_a_page(self, blobs: Blobs) -> None:
        wanted = [f"n/{number:04}" for number in range(40)]
        await asyncio.gather(*(blobs.put(name, of(b"")) for name in wanted))
        assert await names(blobs, "n/") == wanted


class ConditionContract:
    async def test_without_condition_the_last_one_stands(self, blobs: Blobs) -> None:
        first = await blobs.put("a", of(b"1"))
        second = await blobs.put("a", of(b"2"), replaces=ANY)
        assert first != second
        assert await whole(blobs, "a") == b"2"

    async def test_what_must_be_new(self, blobs: Blobs) -> None:
        await blobs.put("a", of(b"1"), replaces=None)
        with pytest.raises(BlobChanged):
            await blobs.put("a", of(b"2"), replaces=None)
        assert await whole(blobs, "a") == b"1"

    async def test_what_replaces_a_version(self, blobs: Blobs) -> None:
        first = await blobs.put("a", of(b"1"))
        second = await blobs.put("a", of(b"2"), replaces=first)
        for stale in (first, '"0x8D0000000000000"'):
            with pytest.raises(BlobChanged):
                await blobs.put("a", of(b"3"), replaces=stale)
        assert await whole(blobs, "a") == b"2"
        await blobs.delete("a")
        with pytest.raises(BlobChanged):
            await blobs.put("a", of(b"3"), replaces=second)
        assert await names(blobs) == []

    async def test_a_version_never_comes_back(self, blobs: Blobs) -> None:
        versions = [await blobs.put("a", of(b"x")) for _ in range(20)]
        await blobs.delete("a")
        versions += [await blobs.put("a", of(b"x")) for _ in range(20)]
        assert len(set(versions)) == 40

    async def test_of_many_who_make_it_one_does(self, blobs: Blobs) -> None:
        puts = (blobs.put("a", of(str(n).encode()), replaces=None) for n in range(8))
        outcomes = await asyncio.gather(*puts, return_exceptions=True)
        done = [n for n, outcome in enumerate(outcomes) if isinstance(outcome, str)]
        assert sum(isinstance(outcome, BlobChanged) for outcome in outcomes) == 7, outcomes
        assert [await whole(blobs, "a")] == [str(n).encode() for n in done]


class WholeContract:
    @pytest.mark.parametrize("chunks", [(), (b"1",), (b"1" * CHUNK_BYTES, b"2")])
    async def test_what_breaks_off_leaves_all_as_it_was(self, blobs: Blobs, chunks: tuple[bytes, ...]) -> None:
        for name in ("old", "new"):
            if name == "old":
                await blobs.put("old", of(b"as it was"))
            with pytest.raises(Broken):
                await blobs.put(name, broken(*chunks))
        assert await names(blobs) == ["old"]
        assert await whole(blobs, "old") == b"as it was"

    async def test_who_stops_waiting_leaves_all_as_it_was(self, blobs: Blobs) -> None:
        begun = asyncio.Event()

        async def slow() -> AsyncGenerator[bytes]:
            yield b"x" * CHUNK_BYTES
            begun.set()
            await asyncio.sleep(600)

        putting = asyncio.ensure_future(blobs.put("a", slow()))
        await begun.wait()
        putting.cancel()
        await asyncio.gather(putting, return_exceptions=True)
        assert await names(blobs) == []

    async def test_it_is_there_when_all_of_it_is(self, blobs: Blobs) -> None:
        async def looking() -> AsyncGenerator[bytes]:
            for _ in range(3):
                yield b"x" * CHUNK_BYTES
                assert await names(blobs) == []

        await blobs.put("a", looking())
        assert await names(blobs) == ["a"]

    async def test_two_who_put_it_at_once_never_mix(self, blobs: Blobs) -> None:
        """One of them may be told that it changed; what stands is all of one of them."""
        turn = asyncio.Barrier(2)

        async def beside(letter: bytes) -> AsyncGenerator[bytes]:
            for _ in range(3):
                yield letter * CHUNK_BYTES
                await asyncio.wait_for(turn.wait(), 60)

        puts = (blobs.put("a", beside(letter)) for letter in (b"1", b"2"))
        outcomes = await asyncio.gather(*puts, return_exceptions=True)
        assert all(isinstance(outcome, str | BlobChanged) for outcome in outcomes), outcomes
        kept = [letter for letter, outcome in zip((b"1", b"2"), outcomes, strict=True) if isinstance(outcome, str)]
        content = await whole(blobs, "a")
        assert content[:1] in kept
        assert content == content[:1] * 3 * CHUNK_BYTES

    async def test_who_reads_never_sees_two_versions(self, blobs: Blobs) -> None:
        await blobs.put("a", of(b"1" * 3 * CHUNK_BYTES))
        read = b""
        async with aclosing(blobs.read("a")) as chunks:
            try:
                async for chunk in chunks:
                    read += chunk
                    await blobs.put("a", of(b"2" * 3 * CHUNK_BYTES))
            except BlobChanged:
                return
        assert read == b"1" * 3 * CHUNK_BYTES


class BlobsContract(ContentContract, ListContract, ConditionContract, WholeContract):
    """The whole of it."""
