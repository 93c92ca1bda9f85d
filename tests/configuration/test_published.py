"""What is published counts for all instances alike, all of it or nothing, until it is withdrawn."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.bootstrap.organisations import places
from bot.cli import publishing as cli
from bot.configuration import configuration as looked_at
from bot.configuration import publishing
from bot.configuration.configuration import ASK_EVERY, Configuration, NothingReadable, open_configuration
from bot.configuration.part import Files
from bot.configuration.publishing import Overtaken, TooLarge, forget
from bot.configuration.version import KEPT
from bot.configuration.versions import counting, files_of, kept, read_parts
from bot.data_folder import STORE
from bot.people.loading import LOADED_JOBS
from bot.settings import Settings, load_settings
from bot.store.base import MAX_BODY_BYTES, StoreUnavailable
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records
from bot.toml_files import BadFiles
from tests.configuration.conftest import Open
from tests.configuration.cutting import Cutting
from tests.configuration.samples import SAMPLES, write
from tests.conversations.stage import Clock

NOTHING = "Nothing to do"
both_stores = pytest.mark.parametrize("store", ["sqlite", "cosmos"])


@pytest.fixture
def office(tmp_path: Path, folder: Path) -> Callable[..., Settings]:
    """Writes files where an administrator keeps them, not where an instance looks; gives the settings that name them.
    Without texts what stands there stays."""
    own = tmp_path / "office"
    write(own, **{name: sample.second for name, sample in SAMPLES.items()})

    def written(**texts: str) -> Settings:
        write(own, **texts)
        files = {f"{name}_file": own / SAMPLES[name].file for name in SAMPLES if name != "forms"}
        return load_settings(forms_dir=own / "forms", **files)

    return written


@pytest.fixture
def after(clock: Clock) -> Callable[..., Awaitable[None]]:
    """Lets seconds pass, a look each, as turns bring them; at the end of each ten the store is asked."""

    async def passes(seconds: int, *instances: Configuration) -> None:
        for second in range(1, seconds + 1):
            clock.pass_by(timedelta(seconds=1))
            for instance in instances:
                if second % ASK_EVERY == 0:
                    await instance.ask()
                await instance.look()

    return passes


Office = Callable[..., Settings]
After = Callable[..., Awaitable[None]]


def said(configuration: Configuration) -> Mapping[str, object]:
    return {name: sample.tells(configuration) for name, sample in SAMPLES.items()}


async def publish(settings: Settings, only: str = "") -> None:
    await cli.publish_files(settings, only, check=False)


async def let_count(records: Records, clock: Clock, **texts: str) -> int:
    """As another program publishes it, which reads what this one may not. Returns the version."""
    base = await publishing.standing(records)
    files: dict[str, Files] = {name: {Path(SAMPLES[name].file).name: text.encode()} for name, text in texts.items()}
    return (await publishing.publish(records, base, files, clock())).number


def refused(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """Version and mistake of all that was refused."""
    lines = [record.__dict__ for record in caplog.records if record.msg == "configuration.refused"]
    return [(line["version"], problem) for line in lines for problem in line["problems"]]


@both_stores
async def test_all_instances_have_it_within_thirty_seconds(office: Office, open_it: Open, after: After) -> None:
    one, other = await open_it(), await open_it()
    before = said(one)
    await publish(office())
    await after(30, one, other)
    assert said(one) == said(other)
    assert [name for name in SAMPLES if said(one)[name] == before[name]] == []
    assert said(await open_it()) == said(one), "one that starts later too"
    await cli.withdraw(office())
    await after(30, one, other)
    assert said(one) == said(other) == before


async def test_an_instance_that_nobody_talks_to_follows_it(
    office: Office, open_it: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ASK_EVERY <= 10
    monkeypatch.setattr(looked_at, "ASK_EVERY", 0.01)
    idle = await open_it()
    before = said(idle)
    following = asyncio.create_task(idle.follow())
    await publish(office())
    async with asyncio.timeout(30):
        while said(idle) == before:  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.01)
    following.cancel()
    assert [name for name in SAMPLES if said(idle)[name] == before[name]] == []


async def test_what_is_the_same_is_no_change(
    office: Office, open_it: Open, after: After, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    one = await open_it()
    (folder / "topics.toml").touch()
    await after(10, one)
    await publish(office(**{name: sample.first for name, sample in SAMPLES.items() if name != "topics"}))
    await after(10, one)
    forms = one.forms.seen
    await cli.withdraw(office())
    await after(20, one)
    lines = [record.__dict__ for record in caplog.records if record.msg.startswith("configuration.c")]
    assert [(line["msg"], line.get("changed", line.get("part"))) for line in lines] == [
        ("configuration.counts", ["topics"]),
        ("configuration.counts", []),
        ("configuration.changed", "topics"),
    ]
    assert one.forms.seen is forms, "whatever was worked out of it stays"


async def test_while_it_counts_files_do_not_and_once_withdrawn_they_do(
    office: Office, open_it: Open, after: After, folder: Path
) -> None:
    one = await open_it()
    await publish(office())
    await after(30, one)
    published = said(one)
    write(folder, **{name: sample.wrong for name, sample in SAMPLES.items()})
    await after(5, one)
    assert said(one) == said(await open_it()) == published
    write(folder, **{name: sample.first for name, sample in SAMPLES.items()})
    await cli.withdraw(office())
    await after(30, one)
    assert [name for name in SAMPLES if said(one)[name] == published[name]] == []
    write(folder, topics=SAMPLES["topics"].second)
    await after(2, one)
    assert said(one)["topics"] == published["topics"]


async def test_withdrawn_where_the_files_are_wrong_the_last_good_one_stays(
    office: Office, open_it: Open, after: After, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(office())
    one = await open_it()
    published = said(one)
    write(folder, topics=SAMPLES["topics"].wrong)
    await cli.withdraw(office())
    await after(30, one)
    assert said(one)["topics"] == published["topics"]
    assert said(one)["forms"] != published["forms"]
    assert [record.__dict__["part"] for record in caplog.records if record.msg == "configuration.refused"] == ["topics"]


async def test_some_parts_alone_and_the_others_stay(office: Office, open_it: Open, after: After, folder: Path) -> None:
    one = await open_it()
    before = said(one)
    await publish(office(), "topics,calendar")
    await after(30, one)
    assert {name for name in SAMPLES if said(one)[name] != before[name]} == {"topics", "calendar"}
    write(folder, forms=SAMPLES["forms"].second)
    await after(2, one)
    assert said(one)["forms"] != before["forms"], "its file counts still"
    await publish(office(topics=SAMPLES["topics"].first), "topics")
    await after(30, one)
    assert said(one)["topics"] == before["topics"]
    assert said(one)["calendar"] != before["calendar"], "what was published before stays"


async def test_a_part_without_files_is_published_as_none(
    office: Office, open_it: Open, after: After, folder: Path
) -> None:
    """All instances are the same then, whatever stands in their folders."""
    (folder / "topics.toml").unlink()
    await publish(load_settings())
    write(folder, topics=SAMPLES["topics"].first)
    one = await open_it()
    await after(30, one)
    assert SAMPLES["topics"].tells(one) == []


@both_stores
async def test_a_publication_that_is_cut_off_changes_nothing_or_all(
    records: Records, clock: Clock, open_it: Open, after: After, store: str
) -> None:
    texts = {name: sample.second for name, sample in SAMPLES.items()}
    one = await open_it()
    before = said(one)
    real = records._store
    cutting = Cutting(real)
    cut = Records(cutting, now=clock)
    for commits in range(2):  # its texts, and what lets them count
        cutting.commits = commits
        with pytest.raises(StoreUnavailable):
            await let_count(cut, clock, **texts)
        await after(30, one)
        assert said(one) == before, commits
    cutting.commits = 2
    await let_count(cut, clock, **texts)
    await after(30, one)
    assert [name for name in SAMPLES if said(one)[name] == before[name]] == []


async def test_of_two_at_once_one_wins_and_the_other_is_told(
    records: Records, clock: Clock, open_it: Open, office: Office
) -> None:
    base = await publishing.standing(records)
    mine = {"topics": {"topics.toml": SAMPLES["topics"].first.encode()}}
    theirs = {"topics": {"topics.toml": SAMPLES["topics"].second.encode()}}
    await publishing.publish(records, base, theirs, clock())
    with pytest.raises(Overtaken, match="Nothing of yours counts"):
        await publishing.publish(records, base, mine, clock())
    with pytest.raises(Overtaken):
        await publishing.withdraw(records, base, clock())
    standing = await publishing.standing(records)
    assert standing.version
    assert await files_of(records, standing.version) == theirs
    assert len([text async for text in records.configuration_texts.stream(partition=CONFIGURATION_PARTITION)]) == 1


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


async def test_while_the_store_is_away_what_counted_goes_on(
    records: Records, clock: Clock, office: Office, after: After, caplog: pytest.LogCaptureFixture
) -> None:
    cutting = Cutting(records._store)
    one = await open_configuration(Records(cutting, now=clock), places(load_settings(), "default"), clock)
    before = said(one)
    await publish(office())
    cutting.away = True
    await after(60, one)
    assert said(one) == before
    assert {record.msg for record in caplog.records if record.levelno >= logging.WARNING} == {"configuration.not_asked"}
    cutting.away = False
    await after(30, one)
    assert said(one) != before


async def test_a_look_costs_one_reading_and_a_turn_none(records: Records, clock: Clock, after: After) -> None:
    cutting = Cutting(records._store)
    one = await open_configuration(Records(cutting, now=clock), places(load_settings(), "default"), clock)
    cutting.readings = 0
    await after(60, one)
    assert cutting.readings == 6, "once in ten seconds, for all parts"


async def test_going_back_and_back_again(office: Office, open_it: Open, records: Records) -> None:
    await publish(office(topics=SAMPLES["topics"].first))
    first = said(await open_it())
    await publish(office(topics=SAMPLES["topics"].second))
    second = said(await open_it())
    await cli.go_back(office(), 0)
    assert said(await open_it()) == first
    await cli.go_back(office(), 0)
    assert said(await open_it()) == second
    head = await counting(records)
    assert head
    assert (head.value.newest, head.value.counts) == (4, 4)
    await cli.withdraw(office())
    await cli.go_back(office(), 0)
    assert said(await open_it()) == second, "of what was withdrawn, the one that counted last"


async def test_the_last_versions_are_kept_and_older_ones_go(office: Office, records: Records) -> None:
    for number in range(KEPT + 5):
        await publish(office(topics=SAMPLES["topics"].first.replace("laptop", f"laptop{number}")), "topics")
    numbers = [one.number for one in await kept(records, 10_000)] or [
        one.value.number async for one in records.configuration_versions.stream(partition=CONFIGURATION_PARTITION)
    ]
    assert sorted(numbers) == list(range(6, KEPT + 6))
    texts = records.configuration_texts.stream(partition=CONFIGURATION_PARTITION)
    assert sorted([text.value.number async for text in texts]) == sorted(numbers)


@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_who_is_cut_off_while_forgetting_leaves_the_rest_to_the_next(
    office: Office, records: Records, clock: Clock, commits: int
) -> None:
    for number in range(KEPT):
        await publish(office(topics=SAMPLES["topics"].first.replace("laptop", f"laptop{number}")), "topics")
    with pytest.raises(StoreUnavailable):
        await forget(Records(Cutting(records._store, commits), now=clock), KEPT + 3)
    await forget(records, KEPT + 3)
    stream = records.configuration_versions.stream(partition=CONFIGURATION_PARTITION)
    assert sorted([one.value.number async for one in stream]) == list(range(4, KEPT + 1))


async def test_what_a_dead_publisher_left_goes_with_its_number(records: Records, clock: Clock, office: Office) -> None:
    cut = Records(Cutting(records._store, commits=1), now=clock)
    with pytest.raises(StoreUnavailable):
        await let_count(cut, clock, topics=SAMPLES["topics"].first)
    for number in range(KEPT + 1):
        await publish(office(topics=SAMPLES["topics"].first.replace("laptop", f"laptop{number}")), "topics")
    texts = records.configuration_texts.stream(partition=CONFIGURATION_PARTITION)
    assert sorted([text.value.number async for text in texts]) == list(range(2, KEPT + 2))


async def test_a_large_folder_stands_in_several_documents(
    office: Office, records: Records, clock: Clock, open_it: Open, after: After
) -> None:
    settings = office()
    for number in range(60):
        form = SAMPLES["forms"].first.replace('id = "leave"', f'id = "leave{number}"', 1)
        form = form.replace('prefix = "VRL"', f'prefix = "V{chr(65 + number // 26)}{chr(65 + number % 26)}"')
        words = f'nl = ["verlof{number}"]\nfr = ["congé{number}"]\nen = ["leave{number}"]\n\n[route]'
        form = form.partition("[keywords]\n")[0] + "[keywords]\n" + words + form.partition("[route]")[2]
        (settings.forms_dir / f"leave{number}.toml").write_text(form + "#" * 30_000, "utf-8")
    one = await open_it()
    await publish(settings)
    await after(30, one)
    assert len(one.forms.seen) == 61
    standing = await publishing.standing(records)
    assert standing.version
    assert standing.version.documents >= 3
    assert MAX_BODY_BYTES == 1_000_000


async def test_more_than_a_version_may_hold_is_refused_with_its_size(records: Records, clock: Clock) -> None:
    base = await publishing.standing(records)
    with pytest.raises(TooLarge, match=r"These files have 20\.0 MB together; a version holds at most 16 MB"):
        await publishing.publish(records, base, {"forms": {"a.toml": b"#" * 20_000_000}}, clock())


async def test_it_is_audited_and_who_waits_is_asked_anew(records: Records, office: Office) -> None:
    await publish(office(), "topics")
    await cli.withdraw(office())
    entries = [one.value async for one in records.audit.stream(order="at")]
    assert [(entry.actor, entry.deed, entry.subject) for entry in entries] == [
        ("operator", "configuration.published", "1"),
        ("operator", "configuration.withdrawn", "0"),
    ]
    assert entries[0].detail == {"version": 1, "before": 0, "parts": ["topics"]}
    promised = [one.value.job async for one in records.outbox.stream(order="at")]
    assert sorted(promised) == sorted([*LOADED_JOBS, *LOADED_JOBS])


async def test_each_organisation_has_its_own(
    folder: Path, office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch, after: After
) -> None:
    file = folder / "organisations.toml"
    file.write_text('[[organisations]]\nid = "scholen"\n[[organisations]]\nid = "stad"\n', "utf-8")
    monkeypatch.setenv("BODE_ORGANISATIONS_FILE", str(file))
    monkeypatch.setenv("BODE_ORGANISATION", "stad")
    async with (
        opened_house(load_settings(), clock) as city,
        opened_house(load_settings(organisation="scholen"), clock) as schools,
    ):
        before = SAMPLES["forms"].tells(schools.configuration)
        await publish(office())
        await after(30, city.configuration, schools.configuration)
        assert SAMPLES["forms"].tells(city.configuration) != before
        assert SAMPLES["forms"].tells(schools.configuration) == before
        assert SAMPLES["topics"].tells(schools.configuration) == []


def test_mistakes_of_all_parts_are_told_at_once() -> None:
    files = {name: {Path(sample.file).name: sample.wrong.encode()} for name, sample in SAMPLES.items()}
    with pytest.raises(BadFiles) as caught:
        read_parts(files)
    assert {mistake.file.partition(":")[0] for mistake in caught.value.mistakes} == set(SAMPLES)
