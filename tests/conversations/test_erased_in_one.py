"""Who is erased from one of two organisations is erased from that one: the other's files stay, whoever they name."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.people import opened_to_erase
from bot.privacy.files import remove_files
from bot.settings import load_settings
from bot.work.job import Job
from tests.conversations.erasing import erased
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


@pytest.mark.parametrize("organisation", ["scholen", "stad"])
async def test_only_jobs_of_its_own_are_rewritten(tmp_path: Path, organisation: str) -> None:
    """A later job of the other's, for the same person there, still finds them."""
    async with opened_pair(ARRANGEMENTS["two tenants"], tmp_path / "data") as pair:
        own = next(half for half in pair.halves if half.organisation == organisation)
        other = pair.other(own)
        for half in pair.halves:
            body = {"person": half.ana.id}
            await half.house.queue.put([Job("welcome", body)])
            await half.house.bulk.put([Job("deliver", body)])
        before = pair.waiting(other)
        settings = load_settings(
            data_dir=pair.data, organisations_file=tmp_path / "organisations.toml", organisation=organisation
        )
        async with opened_to_erase(settings, own.clock) as whole:
            done = await erased(whole, own.ana)
        assert done.counts["job"] == 2
        assert own.ana.id not in pair.waiting(own)
        assert pair.waiting(other) == before
        assert other.ana.id in before
