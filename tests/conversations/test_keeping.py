"""What tests see of the store is what stands there: whatever was committed since they last looked is in it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot.data_folder import STORE
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School


def standing(data: Path) -> Sequence[tuple[str, str]]:
    with closing(sqlite3.connect(data / STORE)) as store:
        return store.execute("SELECT kind, body FROM documents").fetchall()


async def test_every_commit_is_seen(school: School) -> None:
    if school.peer:  # what is in the peer is read anew each time
        return
    seen = [everything_kept(school._data, None)]
    for number, person in enumerate(school.people.values()):
        await person.installs()
        if number % 3 == 2:
            await school.restarts()
        seen.append(everything_kept(school._data, None))
        assert seen[-1] == standing(school._data)
    assert len({str(rows) for rows in seen}) == len(seen), "and there was something to see"


async def test_a_commit_that_leaves_the_log_as_long_is_seen(school: School) -> None:
    if school.peer:
        return
    await school.ana.says("verlof")
    with closing(sqlite3.connect(school._data / STORE, isolation_level=None)) as other:
        for mark in ("a", "b", "c"):
            other.execute("UPDATE documents SET kind = ? WHERE rowid = 1", (mark,))
            assert mark in {kind for kind, _ in everything_kept(school._data, None)}
            other.execute("PRAGMA wal_checkpoint(RESTART)")
            assert everything_kept(school._data, None) == standing(school._data)


async def test_another_store_is_another(school: School, tmp_path: Path) -> None:
    before = everything_kept(school._data, school.peer)
    with closing(sqlite3.connect(tmp_path / STORE)) as empty:
        empty.execute("PRAGMA journal_mode=WAL")
        empty.execute("CREATE TABLE documents (kind TEXT, body TEXT)")
        empty.commit()
        assert not everything_kept(tmp_path, None)
    assert everything_kept(school._data, school.peer) == before
