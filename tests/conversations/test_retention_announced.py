"""An announcement that was kept long enough goes with all that belongs to it; its chain and its proofs stay sound."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import AnnouncementState
from bot.announce.drafts.earlier import EarlierText, EarlierTexts
from bot.announce.visering.visa import Visering
from bot.announce.writing.words import Words
from bot.cli.proof import NOT_SOUND, check_proof
from bot.people.retention import USUAL
from bot.privacy.holdings import BY_KIND
from bot.privacy.nightly import announcements
from bot.privacy.nightly.announcements import UNDER_WAY_ID
from bot.privacy.retaining import retain
from bot.settings import load_settings
from bot.store.collection import Stored
from bot.store.partitions import ERASURES, LOOKS, announcement_partition
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from tests.conversations.school import School
from tests.conversations.test_corrections import brought, corrects
from tests.conversations.test_news import announce as announced
from tests.conversations.test_news import change
from tests.conversations.test_proof import proof
from tests.conversations.test_retention import told

LONG = timedelta(days=USUAL.announcements + 1)


async def announce(school: School, title: str, *, confirm: bool = False) -> str:
    """It was sent, and its send is over."""
    id_ = await announced(school, title, confirm=confirm)
    await school.jobs(later=timedelta(seconds=5))
    return id_


async def left_of(school: School, id: str) -> Counter[str]:
    """How many documents of each kind the register counts to announcements stand in its partition."""
    found = Counter[str]()
    for collection in school.house.records.collections():
        if BY_KIND[collection.kind.name].theme == "announcements" or collection.kind.name == "due":
            async for _ in collection.stream(partition=announcement_partition(id)):
                found[collection.kind.name] += 1
    return found


async def only(school: School) -> str:
    [one] = [item.value.id async for item in school.house.records.announcements.stream(order="created")]
    return one


async def test_it_goes_with_deliveries_recipients_and_figures(school: School) -> None:
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw", confirm=True)
    await school.ana.clicks("Gelezen en begrepen")
    await school.jobs(later=timedelta(seconds=5))
    assert {"announcement", "delivery", "recipients", "counted"} <= set(await left_of(school, id_))
    school.clock.pass_by(timedelta(days=USUAL.announcements - 1))
    await retain(school.house)
    assert (await left_of(school, id_))["delivery"] == 3
    school.clock.pass_by(timedelta(days=2))
    assert await retain(school.house) == 1
    assert not await left_of(school, id_)
    assert [one["announcements"] for one in await told(school.house)] == [1]
    await school.jobs()
    await school.ana.says("nieuws")
    assert "Sneeuw" not in school.ana.newest.text
    await sweep(school.house.records)
    assert not (await verify(school.house.records)).found, "the audit of it stays"
    entries = [one.value async for one in school.house.records.audit.stream(partition=announcement_partition(id_))]
    [detail] = [one.detail for one in entries if one.deed == "announcement.removed"]
    assert (detail["recipients"], detail["confirmed"]) == (3, 1)


async def test_a_click_on_its_card_finds_nothing(school: School) -> None:
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw", confirm=True)
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 1
    await school.ana.clicks("Gelezen en begrepen")
    assert not await left_of(school, id_)


@pytest.mark.parametrize(
    "still",
    [
        {"state": AnnouncementState.PLANNED},
        {"expires": timedelta(days=USUAL.announcements)},
        {"corrected": timedelta(days=30)},
    ],
    ids=str,
)
async def test_what_waits_or_is_valid_or_was_corrected_since_stays(school: School, still: dict[str, object]) -> None:
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw")
    now = school.clock()
    what = {name: now + one if isinstance(one, timedelta) else one for name, one in still.items()}
    await change(school, id_, **what)
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 0
    assert (await left_of(school, id_))["announcement"] == 1
    school.clock.pass_by(timedelta(days=USUAL.announcements))
    assert await retain(school.house) == (0 if "state" in still else 1)


async def test_a_visering_that_is_due_later_and_a_draft_that_was_changed_since_stay(school: School) -> None:
    await school.everybody_installs()
    seen, drafted = await announce(school, "Sneeuw"), await announce(school, "Turnles")
    since = school.clock() + timedelta(days=30)
    await change(school, seen, visering=Visering(5, since.date()))
    await change(school, drafted, state=AnnouncementState.DRAFT, published=None)
    text = EarlierText(1, since, "nl", {"nl": Words("Turnen", "")})
    partition = announcement_partition(drafted)
    put = school.house.records.earlier_texts.put(EarlierTexts(drafted, (text,)))
    await school.house.records.accept(partition, [put])
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 0
    school.clock.pass_by(timedelta(days=30))
    assert await retain(school.house) == 2
    assert not await left_of(school, seen) and not await left_of(school, drafted)


async def test_a_draft_that_nobody_touched_goes_too(school: School) -> None:
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw")
    await change(school, id_, state=AnnouncementState.DRAFT, published=None)
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 1
    assert not await left_of(school, id_)


async def test_a_night_does_a_slice_and_the_next_goes_on(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcements, "AT_ONCE", 1)
    monkeypatch.setattr(announcements, "DOCUMENTS", 2)
    await school.everybody_installs()
    first, second = await announce(school, "Sneeuw"), await announce(school, "Turnles")
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 1
    left = [await left_of(school, one) for one in (first, second)]
    assert [one["announcement"] for one in left] == [0, 1]
    assert left[0]["delivery"], "one of them is whole, and of the other the announcement is gone"
    assert left[1]["delivery"] == 3
    counts: list[int] = []
    for _ in range(9):
        school.clock.pass_by(timedelta(days=1))
        counts.append(await retain(school.house))
    assert sum(counts) == 1
    assert not await left_of(school, first) and not await left_of(school, second)
    noted = await school.house.records.retained.get(ERASURES, UNDER_WAY_ID)
    assert noted and noted.value.through == ""


async def test_a_stop_before_it_goes_leaves_it_whole_and_one_after_leaves_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw")
    school.clock.pass_by(LONG)
    for name in ("_remove", "_rest"):

        async def stops(*_: object) -> bool:
            raise KeyboardInterrupt

        with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
            killed.setattr(announcements, name, stops)
            await retain(school.house)
        assert (await left_of(school, id_))["announcement"] == (name == "_remove")
        assert (await left_of(school, id_))["delivery"] == 3
    await retain(school.house)
    assert not await left_of(school, id_)


async def test_what_somebody_did_meanwhile_keeps_it(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was noted to go, and corrected before it went."""
    await school.everybody_installs()
    id_ = await announce(school, "Sneeuw")
    school.clock.pass_by(LONG)
    removes = announcements._remove

    async def corrected_first(house: object, standing: Stored[object]) -> None:
        monkeypatch.setattr(announcements, "_remove", removes)
        await change(school, id_, corrected=school.clock())
        await removes(school.house, standing)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(announcements, "_remove", corrected_first)
    assert await retain(school.house) == 0
    school.clock.pass_by(timedelta(days=1))
    assert await retain(school.house) == 0
    assert (await left_of(school, id_))["delivery"] == 3


@pytest.mark.slow
@pytest.mark.one_process
async def test_a_proof_of_before_is_told_to_be_of_its_text(
    school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load_settings().model_copy(update={"data_dir": school._data})
    file = await proof(school, tmp_path)
    school.carla._typed.clear()
    await corrects(school, 2)
    await brought(school)
    id_ = await only(school)
    school.clock.pass_by(LONG)
    assert await retain(school.house) == 1
    await school.jobs()
    assert not await left_of(school, id_)
    assert await check_proof(settings, file) == NOT_SOUND
    said = capsys.readouterr().out
    looks = [one.value async for one in school.house.records.audit.stream(partition=LOOKS)]
    assert [(one.detail["what"], one.subject) for one in looks] == [("proof", id_)]
    assert "was removed after its period" in said
    assert "it had the text and the moment of the record, and 3 recipients" in said
    records, partition = school.house.records, announcement_partition(id_)
    async for one in records.audit.stream(partition=partition):
        if one.value.deed == "announcement.removed":
            other = {**one.value.detail, "editions": {"1": "0"}}
            await records.accept(partition, [records.audit.put(replace(one.value, detail=other), one.version)])
    assert await check_proof(settings, file) == NOT_SOUND
    assert "ANOTHER text" in capsys.readouterr().out
