"""Opening data of an earlier version: all of it, or nothing and a list of what cannot be taken along."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import app
from bot.bootstrap import opened_house
from bot.migration import CannotMigrate, migrate, plan
from bot.settings import load_settings
from bot.sqlite import LAYOUT, open_file
from tests.landed import landed_data

WHO_LEFT = 1
"""Of him the old documents say what he was called; today the directory does."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return landed_data(tmp_path / "data")


def contents(data: Path) -> tuple[int, list[tuple[str, ...]]]:
    with closing(sqlite3.connect(data / "bode.sqlite")) as connection:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
        rows = connection.execute("SELECT kind, partition, id, body FROM documents ORDER BY 1, 2, 3").fetchall()
        return layout, rows


SPOILED = """
UPDATE documents SET body = '{"person": 3}'
WHERE rowid = (SELECT min(rowid) FROM documents WHERE kind = 'contact')"""


def spoil(data: Path) -> None:
    with closing(sqlite3.connect(data / "bode.sqlite")) as connection:
        connection.execute(SPOILED)
        connection.execute("INSERT INTO documents VALUES ('plan', 'p', 'x', 'v', 1, NULL, '{}')")
        connection.commit()


async def test_all_of_it_is_planned_then_kept_with_whose_it_is(data: Path) -> None:
    before, rows = contents(data)
    file = await open_file(data / "bode.sqlite")
    planned = await plan(file)
    assert planned is not None
    assert not planned.problems
    assert planned.documents.total() == len(rows)
    assert contents(data) == (before, rows), "a plan touches nothing"
    assert await migrate(file)
    assert await migrate(file) is None, "once"
    await file.close()
    layout, now = contents(data)
    assert (before, layout) == (LAYOUT - 1, LAYOUT)
    assert len(now) == len(rows) + WHO_LEFT
    (walter,) = (body for kind, _, _, body in now if kind == "person" and '"left":{' in body)
    assert "Walter Peeters" in walter, "what he did is by him still"
    assert not [body for kind, _, _, body in now if kind != "person" and "Walter Peeters" in body]
    jobs_apart = [row for row in now if row[0] != "outbox"]  # a promised job keeps its name, as the queued ones do
    assert not [row for row in jobs_apart if "curated" in " ".join(row)], "official answers have one name"
    assert all(partition.startswith("default:") and '"organisation":"default"' in body for _, partition, _, body in now)


async def test_official_answers_are_found_where_they_are_kept_today(data: Path) -> None:
    with closing(sqlite3.connect(data / "bode.sqlite")) as connection:
        cited = "UPDATE documents SET body = json_set(body, '$.source', 'curated:4cf6ba9939a707bf13b85300')"
        connection.execute(f"{cited} WHERE kind IN ('question', 'hand_off')")
        connection.commit()
    file = await open_file(data / "bode.sqlite")
    await migrate(file)
    await file.close()
    _, now = contents(data)
    assert ("indexed", "default:sources:official", "official") in {row[:3] for row in now}
    sources = {json.loads(body)["source"] for kind, _, _, body in now if kind in {"question", "hand_off"}}
    assert sources == {"official:4cf6ba9939a707bf13b85300"}


async def test_what_cannot_be_read_is_named_before_anything_is_touched(data: Path) -> None:
    spoil(data)
    before = contents(data)
    with pytest.raises(CannotMigrate, match=r"(?s)contact .*plan x: a kind .*--leave-out") as caught:
        async with opened_house(load_settings(data_dir=data)):
            pass
    assert len(caught.value.problems) == 2
    assert contents(data) == before


async def test_the_command_says_so_and_can_go_on_without(data: Path) -> None:
    spoil(data)
    before = contents(data)

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["migrate", "--data", str(data), *arguments])
        return result.exit_code, result.output

    code, said = await asyncio.to_thread(run)
    assert (code, contents(data)) == (1, before)
    assert "2 cannot be read" in said
    assert "plan x" in said
    code, said = await asyncio.to_thread(run, "--check", "--leave-out")
    assert (code, contents(data)) == (0, before)
    code, said = await asyncio.to_thread(run, "--leave-out")
    assert code == 0
    assert contents(data)[0] == LAYOUT
    assert len(contents(data)[1]) == len(before[1]) - 2 + WHO_LEFT
    code, said = await asyncio.to_thread(run)
    assert (code, said) == (0, "The data is of this version already.\n")


async def test_two_that_open_it_at_once_migrate_it_once(data: Path) -> None:
    files = [await open_file(data / "bode.sqlite") for _ in range(2)]
    done = await asyncio.gather(*(migrate(file) for file in files))
    assert sorted(one is None for one in done) == [False, True]
    for file in files:
        await file.close()
