"""Takes a file that somebody sent: its bytes go to the blobs, once they are what its name says, and no more than that.

Nothing asks for a file yet. What does (a field of a form) says which endings it takes, how large, and where it is kept.
"""

from collections.abc import AsyncGenerator, AsyncIterable, Callable, Collection, Mapping
from dataclasses import dataclass

from bot.channel.file_messages import SentFile, Untaken
from bot.words.file_names import file_name
from bot.work.base import Work

_HEAD_BYTES = 4096
_ZIP = b"PK\x03\x04"
_FIRST_IN_OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/")


def _begins(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signs)


def _is_office(head: bytes) -> bool:
    """A zip whose first file is one of those that documents of Office have."""
    length = int.from_bytes(head[26:28], "little")
    return head.startswith(_ZIP) and head[30 : 30 + length].startswith(_FIRST_IN_OFFICE)


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}


SIGNS: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _begins(b"%PDF-"),
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "heic": _is_heic,
    "docx": _is_office,
    "xlsx": _is_office,
    "pptx": _is_office,
}
"""Ending -> whether a file begins as one of that kind does. No other ending is ever taken."""


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What stands in the blobs now; `name` is cleaned, and ends as what it is; `size` in bytes."""

    blob: str
    name: str
    kind: str
    size: int


async def take(work: Work, sent: SentFile, blob: str, *, most: int, kinds: Collection[str] = SIGNS) -> TakenFile:
    """For a job: it may take minutes. Raises Untaken, and BlobsUnavailable; then nothing is kept."""
    kind = sent.kind if sent.kind in kinds else ""
    if kind not in SIGNS or not sent.name.lower().endswith(f".{kind}"):
        raise Untaken("kind")
    size = 0

    def count(read: int) -> None:
        nonlocal size
        size += read

    await work.house.blobs.put(blob, _checked(work.channel.download(sent.place, most), SIGNS[kind], count))
    return TakenFile(blob, file_name(sent.name, kind), kind, size)


async def _checked(
    content: AsyncIterable[bytes], is_kind: Callable[[bytes], bool], count: Callable[[int], None]
) -> AsyncGenerator[bytes]:
    """The same bytes, once enough of them came to tell what they are. Raises Untaken."""
    held = b""
    looked = False
    async for chunk in content:
        count(len(chunk))
        held += chunk
        if looked or len(held) >= _HEAD_BYTES:
            looked = looked or _look(held, is_kind)
            yield held
            held = b""
    if not looked:
        _look(held, is_kind)
    if held:
        yield held


def _look(head: bytes, is_kind: Callable[[bytes], bool]) -> bool:
    if not head:
        raise Untaken("empty")
    if not is_kind(head[:_HEAD_BYTES]):
        raise Untaken("kind")
    return True
