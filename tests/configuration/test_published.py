"""What is published counts for all instances alike, all of it or nothing, until it is withdrawn."""

import asyncio
import logging
import os
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.bootstrap.organisations import places
from bot.cli import publishing as cli
from bot.configuration import configuration as looked_at
from bot.configuration import publishing
from bot.configuration.configuration import ASK_EVERY, open_configuration
from bot.configuration.publishing import Overtaken
from bot.configuration.versions import files_of
from bot.people.loading import LOADED_JOBS
from bot.settings import load_settings
from bot.store.base import StoreUnavailable
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records
from tests.configuration.conftest import Open
from tests.configuration.cutting import Cutting
from tests.configuration.publishing import After, Office, let_count, publish, said
from tests.configuration.samples import SAMPLES, write
from tests.conversations.stage import Clock
from tests.patience import PATIENCE

both_stores = pytest.mark.parametrize("store", ["sqlite", "cosmos"])


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
    async with asyncio.timeout(PATIENCE):
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
    await publish(load_settings(), sure=True)
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
    for name, path in [one for one in os.environ.items() if one[0].startswith("BODE_")]:
        if name.endswith(("_FILE", "_FORMS_DIR")) and name != "BODE_ORGANISATIONS_FILE":
            monkeypatch.setenv(name.replace("BODE_", "BODE_STAD__"), path)
            monkeypatch.delenv(name)
    async with (
        opened_house(load_settings(), clock) as city,
        opened_house(load_settings(organisation="scholen"), clock) as schools,
    ):
        before = SAMPLES["forms"].tells(schools.configuration)
        written = office()
        for setting in ("forms_dir", *(f"{name}_file" for name in SAMPLES if name != "forms")):
            monkeypatch.setenv(f"BODE_STAD__{setting.upper()}", str(getattr(written, setting)))
        await publish(load_settings())
        await after(30, city.configuration, schools.configuration)
        assert SAMPLES["forms"].tells(city.configuration) != before
        assert SAMPLES["forms"].tells(schools.configuration) == before
        assert SAMPLES["topics"].tells(schools.configuration) == []
