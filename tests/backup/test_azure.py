"""From one machine to Cosmos DB, Storage Queue and Blob Storage, and back: Azure gives no list of its jobs."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.backup.restoring import NotEmpty
from bot.store.base import Put
from bot.work.job import Job
from tests.backup.rig import START, Place, fill
from tests.peers.cosmos import CosmosPeer
from tools.azurite import missing, running

HOLD = timedelta(minutes=1)


@pytest.mark.long
async def test_moving_to_azure_and_back(tmp_path: Path) -> None:
    """An Azurite of its own: whatever waits in a queue of another test would be in the way."""
    if reason := missing():
        (pytest.fail if "CI" in os.environ else pytest.skip)(reason)
    here, back = Place(tmp_path / "here"), Place(tmp_path / "back")
    with running() as azurite:
        async with CosmosPeer(now=START.timestamp).running() as peer:
            azure = Place(tmp_path / "azure", peer, azurite.connection)
            async with here.opened() as opened:
                await fill(opened)
                sent = {"announcement": "a1", "person": "p1", "state": "sending", "organisation": "default"}
                await opened.store.commit("default:announcement:a1", [Put("delivery", "p1", sent)])
                before = [line for line in await opened.all() if not line.startswith("index/")]
            await here.backs_up(tmp_path / "x")
            done = await azure.restores(tmp_path / "x")
            assert (done.documents, done.files, done.jobs, done.under_way) == (41, 2, 3, 0)
            async with azure.opened() as opened:
                assert [*await opened.all()] == before
                (now,) = await opened.jobs.lease(limit=5, duration=HOLD)
                assert now.job == Job("request_ask", {"request": "r1", "n": [1, "é"]})
                assert await opened.jobs.pending() == 2, "the other is for later"
                assert await opened.urgent.lease(limit=5, duration=HOLD) == [], "its lease runs still"
            with pytest.raises(NotEmpty):
                await azure.restores(tmp_path / "x")

            made = await azure.backs_up(tmp_path / "y")
            assert (made.counts.files, made.counts.jobs, made.changed) == (2, 0, ())
            done = await back.restores(tmp_path / "y")
    assert (done.documents, done.files, done.jobs, done.under_way) == (41, 2, 0, 1)
    async with back.opened() as opened:
        assert [*await opened.all()] == before
        assert await opened.jobs.pending() == 0
