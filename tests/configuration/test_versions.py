"""Which versions are kept, how one goes back to them, and how large one may be."""

import pytest

from bot.cli import publishing as cli
from bot.configuration import publishing
from bot.configuration.publishing import TooLarge, forget
from bot.configuration.version import KEPT
from bot.configuration.versions import counting, kept
from bot.store.base import MAX_BODY_BYTES, StoreUnavailable
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records
from tests.configuration.conftest import Open
from tests.configuration.cutting import Cutting
from tests.configuration.publishing import After, Office, let_count, publish, said
from tests.configuration.samples import SAMPLES
from tests.conversations.stage import Clock


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


@pytest.mark.slow
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


@pytest.mark.slow
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
