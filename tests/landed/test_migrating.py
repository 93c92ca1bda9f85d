"""Opening data of an earlier version: all of it, or nothing and a list of what cannot be taken along."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import app
from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import opened
from bot.cli.migrating import migrate_data
from bot.migration import CannotMigrate, migrate, plan
from bot.settings import Settings, load_settings
from bot.sqlite.opening import LAYOUT, open_file
from bot.store.partitions import DIRECTORY
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
    planned = await plan(file, "default")
    assert planned is not None
    assert not planned.problems
    assert planned.documents.total() == len(rows)
    assert contents(data) == (before, rows), "a plan touches nothing"
    assert await migrate(file, "default")
    assert await migrate(file, "default") is None, "once"
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
    await migrate(file, "default")
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


ORGANISATIONS = """
[[organisations]]
id = "scholen"

[[organisations]]
id = "stad"
"""


async def opens_the_house(settings: Settings) -> None:
    async with opened_house(settings):
        pass


async def runs_the_command(settings: Settings) -> None:
    await migrate_data(settings, check=False, leave_out=False)


async def starts_the_bot(settings: Settings) -> None:
    async with opened(settings):
        pass


@pytest.mark.parametrize("begins", [opens_the_house, runs_the_command, starts_the_bot])
@pytest.mark.parametrize("organisation", ["scholen", "stad"])
async def test_of_several_organisations_the_first_has_it(
    data: Path, tmp_path: Path, begins: Callable[[Settings], Awaitable[None]], organisation: str
) -> None:
    """Whichever of them the command that comes first works for; its jobs too."""
    file = tmp_path / "organisations.toml"
    file.write_text(ORGANISATIONS)
    waiting = jobs(data, "jobs") | jobs(data, "bulk")
    assert waiting
    await begins(load_settings(data_dir=data, organisations_file=file, organisation=organisation))
    _, now = contents(data)
    assert {partition.partition(":")[0] for _, partition, _, _ in now} == {"scholen"}
    async with opened(load_settings(data_dir=data, organisations_file=file)) as bode:
        assert (await bode.houses["scholen"].directory.current()).people
        assert not bode.houses["scholen"].topics.seen, "files are moved by hand (docs/organisations.md)"
        assert await bode.houses["stad"].records.organisation.get(DIRECTORY, "organisation") is None
        assert await bode.houses["stad"].queue.pending() == 0
    assert waiting <= jobs(data, "jobs_scholen") | jobs(data, "bulk_scholen")


def jobs(data: Path, queue: str) -> set[tuple[str, str]]:
    """What waits in the queue of this name, by name and body; not what was set aside, which the store has now."""
    with closing(sqlite3.connect(data / "bode.sqlite")) as connection:
        return set(connection.execute(f"SELECT name, body FROM {queue} WHERE aside IS NULL"))


async def test_two_that_open_it_at_once_migrate_it_once(data: Path) -> None:
    files = [await open_file(data / "bode.sqlite") for _ in range(2)]
    done = await asyncio.gather(*(migrate(file, "default") for file in files))
    assert sorted(one is None for one in done) == [False, True]
    for file in files:
        await file.close()
