"""Who is erased from one of two organisations is erased from that one: the other's files stay, whoever they name."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

from bot.privacy.files import remove_files
from tests.conversations.pairing import ARRANGEMENTS, opened_pair


async def chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def test_only_files_of_its_own_are_removed(tmp_path: Path) -> None:
    async with opened_pair(ARRANGEMENTS["two tenants"], tmp_path / "data") as pair:
        own, other = pair.halves
        assert own.ana.id == other.ana.id
        for half in pair.halves:
            state = gzip.compress(f'{{"readers": ["person:{half.ana.id}"]}}'.encode())
            await half.house.blobs.put(f"sharepoint/{half.organisation}/library/1", chunks(state))
            await half.house.blobs.put(f"index/{half.organisation}/1/part", chunks(b"x"))
        before = {name for name in pair.files() if f"/{other.organisation}/" in name}
        assert len(before) == 2
        assert await remove_files(own.house, own.ana.id) == 2
        assert {name for name in pair.files() if name.startswith(("sharepoint/", "index/"))} == before
