"""What was published and a program cannot read is refused with its reason, and what counted goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import publishing as cli
from bot.configuration.configuration import NothingReadable
from bot.configuration.versions import read_parts
from bot.data_folder import STORE
from bot.store.records import Records
from bot.toml_files import BadFiles
from tests.configuration.conftest import Open
from tests.configuration.publishing import After, Office, let_count, publish, refused, said
from tests.configuration.samples import SAMPLES
from tests.conversations.stage import Clock


async def test_what_a_program_cannot_read_it_refuses_once_and_goes_on(
    records: Records, clock: Clock, office: Office, open_it: Open, after: After, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(office())
    one = await open_it()
    before = said(one)
    wrong = SAMPLES["forms"].wrong
    assert await let_count(records, clock, forms=wrong, topics=SAMPLES["topics"].first) == 2
    await after(60, one)
    assert said(one) == before, "not half of it either"
    assert {number for number, _ in refused(caplog)} == {2}
    assert len(refused(caplog)) == len({problem for _, problem in refused(caplog)}) >= 2
    assert any(problem.startswith("forms: leave.toml: prefix") for _, problem in refused(caplog))

    fresh = await open_it()
    assert said(fresh) == before, "as its fellows, which went on with the version before"
    assert [record.__dict__["version"] for record in caplog.records if record.msg == "configuration.behind"] == [1]

    await cli.go_back(office(), 0)
    await after(30, one, fresh)
    assert said(one) == said(fresh) == before


async def test_with_nothing_readable_a_bot_does_not_start(
    records: Records, clock: Clock, office: Office, open_it: Open
) -> None:
    await let_count(records, clock, topics=SAMPLES["topics"].wrong)
    with pytest.raises(NothingReadable) as caught:
        await open_it()
    assert SAMPLES["topics"].mistake in str(caught.value)
    assert "publish --withdraw" in str(caught.value)
    await cli.withdraw(office())
    await open_it()


@pytest.mark.parametrize("kind", ["configuration_version", "configuration_text"])
async def test_what_a_newer_program_keeps_otherwise_is_refused(
    kind: str, folder: Path, office: Office, open_it: Open, after: After, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(office(topics=SAMPLES["topics"].first))
    one = await open_it()
    before = said(one)
    await publish(office(topics=SAMPLES["topics"].second))
    with closing(sqlite3.connect(folder / STORE)) as file, file:
        changed = file.execute("UPDATE documents SET schema = 9 WHERE kind = ? AND id LIKE '00000002%'", (kind,))
        assert changed.rowcount == 1
    await after(30, one)
    assert said(one) == said(await open_it()) == before
    assert any(number == 2 and "schema 9" in problem for number, problem in refused(caplog))
    await cli.list_versions(office())
    await cli.go_back(office(), 1)
    assert said(await open_it()) == before


async def test_a_version_whose_texts_are_not_all_there_is_refused(
    folder: Path, office: Office, open_it: Open, after: After, caplog: pytest.LogCaptureFixture
) -> None:
    one = await open_it()
    before = said(one)
    await publish(office())
    with closing(sqlite3.connect(folder / STORE)) as file, file:
        assert file.execute("DELETE FROM documents WHERE kind = 'configuration_text'").rowcount == 1
    await after(30, one)
    assert said(one) == before
    assert refused(caplog) == [(1, "not all of its texts are kept")]


def test_mistakes_of_all_parts_are_told_at_once() -> None:
    files = {name: {Path(sample.file).name: sample.wrong.encode()} for name, sample in SAMPLES.items()}
    with pytest.raises(BadFiles) as caught:
        read_parts(files)
    assert {mistake.file.partition(":")[0] for mistake in caught.value.mistakes} == set(SAMPLES)
