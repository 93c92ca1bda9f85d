"""A change that was announced and never committed, because its process was killed in between: nothing is done anew for
it, and it is forgotten with the next indexing."""

from datetime import timedelta
from pathlib import Path

from bot.answer.library.ids import library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.house import House
from tests.index.test_indexing import Counting, documents
from tests.index.test_replica import BOTH, NARROWER, Clock, clock, found, three
from tests.indexed import indexed

__all__ = ["clock", "three"]  # fixtures

LIBRARY = library_id("map")


async def lacks(house: House) -> int:
    """Between what was announced and what the index is known to hold: where it is 0, no question looks any further."""
    head, marks = await house.scopes.head(), house.marks.current
    held = marks.hold(LIBRARY, head, house.now()) if marks else None
    assert held is not None
    return head.announced[LIBRARY] - held


async def test_marks_stay_good_and_no_index_begins_anew(three: list[House], tmp_path: Path, clock: Clock) -> None:
    library, house = Counting(documents(tmp_path / "map", BOTH)), three[1]
    await indexed(three[0], library)
    await three[0].scopes.announce(LIBRARY, 99)
    await catch_up(house)
    await house.index.remove(next(iter(await _ids(house))))  # which nothing but a new beginning would bring back
    await house.index.commit()
    for _ in range(3):
        clock.now += timedelta(days=20)
        await catch_up(house)
        assert await lacks(house) == 98
    assert len(await found(house)) == 1
    await library.close()


async def _ids(house: House) -> list[str]:
    listed = house.records.sources.stream(partition=f"sources:{LIBRARY}")
    return [item.value.id async for item in listed]


async def test_the_next_indexing_settles_it_whether_or_not_anything_changed(three: list[House], tmp_path: Path) -> None:
    library, house = Counting(documents(tmp_path / "map", BOTH)), three[1]
    await indexed(three[0], library)
    await three[0].scopes.announce(LIBRARY, 99)
    await catch_up(house)
    assert await lacks(house) == 98
    await index_library(three[0], library, lambda _: None)
    await catch_up(house)
    assert await lacks(house) == 0
    await three[0].scopes.announce(LIBRARY, 150)
    documents(tmp_path / "map", NARROWER)
    await index_library(three[0], library, lambda _: None)
    await catch_up(house)
    assert await lacks(house) == 0
    assert (await house.scopes.head()).announced[LIBRARY] == 151, "what comes is newer than what never came"
    assert await found(house) == ["een/nota.md"]
    assert library.read_count == 2
    await library.close()
