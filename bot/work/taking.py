"""Takes a file that somebody sent: its bytes go to the blobs, once they are what its name says, and no more than that.

Where there is a virus scanner, what it did not find clean does not stay there.
"""

import logging
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Collection
from dataclasses import dataclass
from hashlib import sha256

from bot.channel.file_messages import SentFile, Untaken
from bot.file_kinds import HEAD_BYTES, SIGNS
from bot.scanner import ScannerUnavailable
from bot.words.file_names import file_name
from bot.work.base import Work

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What stands in the blobs now; `name` is cleaned, and ends as what it is; `size` in bytes. Of two files with the
    same `digest` the bytes are the same."""

    blob: str
    name: str
    kind: str
    size: int
    digest: str


async def take(
    work: Work,
    sent: SentFile,
    blob: str,
    *,
    most: int,
    kinds: Collection[str] = SIGNS,
    content: AsyncIterable[bytes] | None = None,
) -> TakenFile:
    """For a job: it may take minutes. `content` is for what stands elsewhere than where the channel would take it from.

    Raises Untaken, BlobsUnavailable, and whatever the content raises; then nothing is kept.
    """
    kind = sent.kind if sent.kind in kinds else ""
    if kind not in SIGNS or not sent.name.lower().endswith(f".{kind}"):
        raise Untaken("kind")
    size, digest = 0, sha256()

    def seen(chunk: bytes) -> None:
        nonlocal size
        size += len(chunk)
        digest.update(chunk)
        if size > most:
            raise Untaken("too_large")

    whole = work.channel.download(sent.place, most) if content is None else content
    await work.house.blobs.put(blob, _checked(whole, SIGNS[kind], seen))
    await _look_through(work, blob)
    return TakenFile(blob, file_name(sent.name, kind), kind, size, digest.hexdigest()[:32])


async def _look_through(work: Work, blob: str) -> None:
    """Raises Untaken, and keeps nothing, unless the scanner found it clean."""
    scanner, problem = work.house.scanner, "unscanned"
    if scanner is None:
        return
    try:
        if await scanner.is_clean(work.house.blobs.read(blob)):
            return
        problem = "infected"
    except ScannerUnavailable:
        log.exception("scanner.unavailable", extra={"blob": blob})
    await work.house.blobs.delete(blob)
    log.warning("file.refused", extra={"blob": blob, "reason": problem})
    raise Untaken(problem)


async def _checked(
    content: AsyncIterable[bytes], is_kind: Callable[[bytes], bool], seen: Callable[[bytes], None]
) -> AsyncGenerator[bytes]:
    """The same bytes, once enough of them came to tell what they are. Raises Untaken."""
    held = b""
    looked = False
    async for chunk in content:
        seen(chunk)
        held += chunk
        if looked or len(held) >= HEAD_BYTES:
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
    if not is_kind(head[:HEAD_BYTES]):
        raise Untaken("kind")
    return True
