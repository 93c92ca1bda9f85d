"""A chain that goes with a person is told of once, however often that was stopped: a digest of before still holds."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.house import House
from bot.people.acting import OPERATOR
from bot.work.chain import ending
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import MARGIN
from bot.work.chain.verifying import Kept as Digest
from tests.store.rig import Clock
from tests.work.chain.rig import NOW, Kept
from tests.work.rig import opened

THEIRS, MADE_UP = "person:an", "made-up"


class Stopped(Exception):
    """As a process that is killed before anything goes."""


async def stops(house: House, patch: pytest.MonkeyPatch) -> None:
    async def stopped(*_: object) -> None:
        raise Stopped

    with patch.context() as killed, pytest.raises(Stopped):
        killed.setattr(ending, "_remove", stopped)
        await ending.end(house, OPERATOR, THEIRS, MADE_UP)


async def digest(kept: Kept) -> Digest:
    """Of all chains as they stand now."""
    kept.clock.turn(2 * MARGIN)
    await sweep(kept.records)
    kept.clock.turn(2 * MARGIN)
    verified = await kept.verified()
    assert verified.found == []
    assert verified.head
    return verified.head


async def happens(kept: Kept, *ids: str) -> Digest:
    for id_ in ids:
        await kept.happened(THEIRS, id_)
        await kept.happened("other", f"o{id_}")
        await sweep(kept.records)
        kept.clock.turn(timedelta(minutes=1))
    return await digest(kept)


async def test_a_stop_and_what_is_done_before_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        digests = [await happens(kept, "e0", "e1")]
        await stops(house, monkeypatch)
        digests.append(await digest(kept))
        digests.append(await happens(kept, "e2"))
        await stops(house, monkeypatch)
        digests.append(await happens(kept, "e3"))
        assert await ending.end(house, OPERATOR, THEIRS, MADE_UP) == 4
        assert not await kept.documents("audit_head", THEIRS)
        digests.append(await digest(kept))
        digests.append(await happens(kept, "new0"))
        assert await ending.end(house, OPERATOR, THEIRS, MADE_UP) == 1, "a chain of its own, which began after"
        digests.append(await digest(kept))
        for number, one in enumerate(digests):
            verified = await kept.verified(given=one)
            assert (verified.found, verified.holds) == ([], True), number


async def test_a_chain_that_stands_tells_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That an ending tells of it hides nothing of what is taken away from it."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        before = await happens(kept, "e0", "e1", "e2")
        await stops(house, monkeypatch)
        after = await digest(kept)
        assert (await kept.verified(given=before)).holds
        *_, page = await kept.documents("audit_page", THEIRS)
        await kept.remove(page)
        assert not (await kept.verified(given=before)).holds
        assert not (await kept.verified(given=after)).holds
