"""One process at a time writes an index or indexes a library: the others wait, or are told."""

import asyncio
import gc
from contextlib import suppress
from pathlib import Path

import pytest

from bot.answer.library import replica
from bot.answer.library.copies import Rebuilding
from bot.answer.library.indexing import index_library
from bot.answer.library.indexing_run import IndexedElsewhere
from bot.answer.library.replica import catch_up, follow
from bot.answer.official.official_answer import as_source
from bot.bootstrap.houses import opened_house
from bot.index.base import IndexUnavailable
from bot.settings import Settings
from tests.index.damage import garble_meta, lose_all
from tests.index.test_indexing import OTHER, Counting
from tests.index.town import official, paths
from tests.indexed import indexed


async def test_it_waits_while_another_process_writes_and_says_so(settings: Settings, folder: Path) -> None:
    library = Counting(folder)
    async with opened_house(settings) as house:
        await indexed(house, library)
    lose_all(settings.data_dir / "index")
    async with opened_house(settings, renew_index=True) as bot, opened_house(settings, renew_index=True) as other:
        async with other.index.claimed():
            with pytest.raises(IndexUnavailable, match="another process writes"):
                await catch_up(bot)
            following = asyncio.create_task(follow(bot, every=0.01))
            await asyncio.sleep(0.1)
            assert await bot.index.size() == 0
            assert bot.rebuilding == Rebuilding(4, 0), "it says that something is missing"
            report = await index_library(other, library, lambda _: None)
            assert report.unchanged == 4, "who indexes needs no index"
        async with asyncio.timeout(60):
            while bot.rebuilding.percent is not None:  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)
        following.cancel()
        assert await paths(bot, OTHER) == {"paspoort.md"}
        await catch_up(other)
        assert await paths(other, OTHER) == {"paspoort.md"}
    assert library.read_count == 4
    await library.close()


async def test_what_fails_gives_up_the_claim_and_is_ended_by_another(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.unfreeze()
    monkeypatch.setattr(replica, "LONG", 1)

    def fail(progress: Rebuilding) -> None:
        if progress.done == 3:
            raise OSError("no space left")

    library = Counting(folder)
    async with opened_house(settings) as house:
        await indexed(house, library)
    garble_meta(settings.data_dir / "index")
    async with opened_house(settings, renew_index=True) as bot, opened_house(settings) as other:
        with pytest.raises(OSError, match="no space"):
            await catch_up(bot, fail)
        assert gc.get_freeze_count() == 0
        assert bot.rebuilding.percent == 75
        assert (await indexed(other, library)).unchanged == 4
        assert await other.index.size() == 5
        await catch_up(bot)
        assert bot.rebuilding.percent is None
    assert library.read_count == 4
    await library.close()


async def test_who_puts_beside_a_claim_that_fails_is_told(settings: Settings) -> None:
    async with opened_house(settings) as house, opened_house(settings) as other:
        with suppress(OSError):
            async with house.index.claimed():
                await house.index.put(*as_source(official()))
                raise OSError
        with pytest.raises(IndexUnavailable, match="given up"):
            await house.index.commit()
        async with other.index.claimed():
            assert await other.index.size() == 0
        await house.index.put(*as_source(official()))
        await house.index.commit()
        assert await house.index.size() == 1


async def test_of_two_who_index_one_library_at_once_the_later_one_is_told(settings: Settings, folder: Path) -> None:
    library = Counting(folder)
    async with opened_house(settings) as house:
        outcomes = await asyncio.gather(
            *(index_library(house, library, lambda _: None) for _ in range(2)), catch_up(house), return_exceptions=True
        )
        refused = [one for one in outcomes if isinstance(one, BaseException)]
        assert [type(one) for one in refused] == [IndexedElsewhere]
        assert "another process indexes 'map'" in str(refused[0])
        assert (await indexed(house, library)).unchanged == 4
        assert await paths(house, OTHER) == {"paspoort.md"}
    await library.close()


@pytest.mark.parametrize("long", [1, 1000])
async def test_what_a_bot_loaded_for_good_stays_out_of_every_collection(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch, long: int
) -> None:
    """Whether what it follows is much or little."""
    monkeypatch.setattr(replica, "LONG", long)
    library = Counting(folder)
    gc.freeze()
    before = gc.get_freeze_count()
    try:
        async with opened_house(settings) as house:
            await indexed(house, library)
            assert await house.index.size() == 5
        assert gc.get_freeze_count() > before / 2
    finally:
        gc.unfreeze()
