"""Taking a file that somebody sent: only what it says it is, no more than was said, and all of it or nothing."""

from collections.abc import AsyncGenerator
from hashlib import sha256
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from bot.blobs.base import NoSuchBlob
from bot.blobs.folder import FolderBlobs, open_folder
from bot.channel.file_messages import SentFile, Untaken
from bot.file_kinds import SIGNS
from bot.house import House
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.taking import TakenFile, take
from tests.conversations.stage import Recorder

PLACE = "https://school-my.sharepoint.com/download/1"
BLOB = "attachments/1"
HEADS = {
    "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0",
    "jpeg": b"\xff\xd8\xff\xdb",
    "gif": b"GIF89a",
    "heic": b"\x00\x00\x00\x18ftypheic",
}


class Dripping(Recorder):
    """Bytes come as they come: a few, then more."""

    async def download(self, place: str, most: int) -> AsyncGenerator[bytes]:
        async for whole in super().download(place, most):
            yield whole[:2]
            for at in range(2, len(whole), 3000):
                yield whole[at : at + 3000]


class Taking:
    """A channel with one file, and blobs in a folder."""

    def __init__(self, blobs: FolderBlobs) -> None:
        self.recorder = Dripping()
        self.blobs = blobs
        house = cast("House", type("OnlyBlobs", (), {"blobs": blobs, "scanner": None})())
        self.work = Work(house, self.recorder, Budget(1))

    async def take(self, content: bytes, name: str, kind: str, most: int = 10**6) -> TakenFile:
        self.recorder.drive[PLACE] = content
        return await take(self.work, SentFile(name, kind, PLACE), BLOB, most=most)

    async def refuses(self, content: bytes, name: str, kind: str, most: int = 10**6) -> str:
        with pytest.raises(Untaken) as raised:
            await self.take(content, name, kind, most)
        with pytest.raises(NoSuchBlob):
            await self.kept()
        return raised.value.reason

    async def kept(self) -> bytes:
        return b"".join([chunk async for chunk in self.blobs.read(BLOB)])


@pytest.fixture
async def taking(tmp_path: Path) -> Taking:
    return Taking(await open_folder(tmp_path / "blobs"))


def office(path: Path) -> bytes:
    Workbook().save(path)
    return path.read_bytes()


@pytest.mark.parametrize("kind", HEADS)
async def test_what_is_what_it_says_is_kept(taking: Taking, kind: str) -> None:
    content = HEADS[kind] + bytes(20_000)
    found = await taking.take(content, f"Attest van dr. Wouters.{kind.upper()}", kind)
    digest = sha256(content).hexdigest()[:32]
    assert found == TakenFile(BLOB, f"Attest van dr. Wouters.{kind}", kind, len(content), digest)
    assert await taking.kept() == content


async def test_documents_of_office(taking: Taking, tmp_path: Path) -> None:
    content = office(tmp_path / "a.xlsx")
    assert (await taking.take(content, "onkosten.xlsx", "xlsx")).size == len(content)
    await taking.blobs.delete(BLOB)
    assert await taking.refuses(b"MZ" + content[2:], "onkosten.xlsx", "xlsx") == "kind"
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("virus.exe", b"MZ")
    assert await taking.refuses((tmp_path / "b.zip").read_bytes(), "onkosten.xlsx", "xlsx") == "kind"


def test_every_kind_is_tried() -> None:
    assert set(HEADS) | {"docx", "xlsx", "pptx"} == set(SIGNS)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"MZ\x90\x00", "attest.pdf", "pdf"),
        (b"<html>", "attest.pdf", "pdf"),
        (b" %PDF-1.7", "attest.pdf", "pdf"),
        (b"%PD", "attest.pdf", "pdf"),
        (b"\x00\x00\x00\x18ftypisom", "foto.heic", "heic"),
        (b"\x00\x00\x00\x18moovheic", "foto.heic", "heic"),
        (HEADS["png"], "attest.jpg", "jpg"),
        (HEADS["pdf"], "attest.exe", "pdf"),
        (HEADS["pdf"], "attest", "pdf"),
        (HEADS["pdf"], "attest.pdf.exe", "exe"),
        (b"MZ", "attest.exe", "exe"),
        (b"<svg/>", "tekening.svg", "svg"),
        (HEADS["pdf"], "attest.pdf", ""),
    ],
)
async def test_what_is_something_else_is_not_kept(taking: Taking, content: bytes, name: str, kind: str) -> None:
    assert await taking.refuses(content, name, kind) == "kind"


async def test_an_ending_that_nobody_can_check_is_never_taken(taking: Taking) -> None:
    """Whatever a form asks for."""
    with pytest.raises(Untaken, match="kind"):
        await take(taking.work, SentFile("macro.exe", "exe", PLACE), BLOB, most=10, kinds={"exe"})


async def test_what_is_told_by_its_name_costs_no_request(taking: Taking) -> None:
    await taking.refuses(b"MZ", "attest.exe", "exe")
    assert taking.recorder.taken == []


async def test_nothing_and_too_much_are_not_kept(taking: Taking) -> None:
    assert await taking.refuses(b"", "attest.pdf", "pdf") == "empty"
    assert await taking.refuses(HEADS["pdf"] + bytes(100), "attest.pdf", "pdf", most=50) == "too_large"
    taking.recorder.drive.clear()


async def test_a_place_that_is_gone_leaves_what_was(taking: Taking) -> None:
    await taking.take(HEADS["pdf"], "attest.pdf", "pdf")
    with pytest.raises(Untaken):
        await taking.take(b"MZ", "attest.pdf", "pdf")
    assert await taking.kept() == HEADS["pdf"], "what stood there stays"
