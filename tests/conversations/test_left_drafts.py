"""Drafts that are left: several of one form to go on with, one reminder after two weeks, gone after a month."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.left_drafts import LEFT_JOB, REMINDED, see_to
from bot.arrange.request import DRAFT_KEPT, Request
from bot.store.partitions import request_partition
from bot.work.job import Job
from dialogs.form import FORMS_FOLDER
from tests.conversations.outing import PNG, at_the_papers, kept, sends, write_outing
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave

DAY = timedelta(days=1)
REMINDS = "Je aanvraag wacht nog"
GO_ON = "Verdergaan"


async def drafts(school: School) -> list[Request]:
    of_hers = {"requester": school.ana.id, "state": "draft"}
    found = await school.house.records.requests.find(equal=of_hers, order="changed", limit=50)
    return [one.value for one in found.items]


async def planned(school: School) -> int:
    found = await school.house.records.dues.find(order="at", limit=50)
    return sum(one.value.id.startswith("draft:") for one in found.items)


def reminders(school: School) -> int:
    return sum(REMINDS in shown.text for shown in school.ana.chat)


async def begins(school: School, kind: str) -> None:
    """A draft of hers beside those that wait."""
    await school.ana.says("verlof")
    if "Nieuwe aanvraag" in buttons_of(school.ana.newest):
        await school.ana.clicks("Nieuwe aanvraag")
    await school.ana.fills(kind=kind).clicks("Volgende")
    await school.ana.clicks("Later verder")
    school.clock.pass_by(timedelta(minutes=1))


# --- several at a time ------------------------------------------------------------------------------


async def test_beside_a_draft_that_waits_a_new_one_is_begun_once(school: School) -> None:
    ana = school.ana
    await begins(school, "union")
    await ana.says("verlof")
    offered = ana.newest
    assert "Alles is bewaard tot woensdag 23 december 2026" in offered.text
    await ana.clicks("Nieuwe aanvraag", times=2)
    assert "Welk verlof?" in offered.text
    assert len(await drafts(school)) == 2


async def test_of_several_the_newest_three_are_offered_and_each_is_gone_on_with(school: School) -> None:
    ana = school.ana
    for kind in ("union", "medical", "unpaid"):
        await begins(school, kind)
    await ana.says("verlof")
    assert (
        ana.newest.text.index("Onbetaald") < ana.newest.text.index("Doktersbezoek") < ana.newest.text.index("Vakbonds")
    )
    assert "laatst aangepast vandaag" in ana.newest.text
    assert "staan onder" not in ana.newest.text
    await ana.clicks(GO_ON)
    assert "Periode" in ana.newest.text

    await begins(school, "circumstance")
    await ana.says("verlof")
    assert "Vakbonds" not in ana.newest.text
    assert "Je andere staan onder “mijn aanvragen”." in ana.newest.text
    await ana.clicks("Mijn aanvragen")
    assert ana.newest.text.count("Concept") == 4


async def test_with_what_was_said_beside_several(school: School) -> None:
    ana = school.ana
    await begins(school, "union")
    await begins(school, "medical")
    await ana.says("ik wil verlof van 3 tot 4 december")
    await ana.clicks("Nieuwe aanvraag hiermee", times=2)
    assert [draft.heard for draft in await drafts(school)] == [(), (), ("period",)]


async def test_two_people_have_each_their_own(school: School) -> None:
    await begins(school, "union")
    await school.emma.says("verlof")
    assert "Welk verlof?" in school.emma.newest.text


def test_the_page_on_forms_says_for_how_long() -> None:
    page = (FORMS_FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert f"After {REMINDED.days} days without a change" in page
    assert f"after {DRAFT_KEPT.days} days" in page


# --- left -------------------------------------------------------------------------------------------


async def test_a_draft_that_is_left_is_reminded_of_once_and_then_removed(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await begins(school, "union")
    await school.jobs(later=REMINDED - DAY)
    assert not reminders(school)
    await school.jobs(later=DAY)
    assert reminders(school) == 1
    reminder = ana.card_with(REMINDS)
    assert "Vakbondsverlof" in reminder.text
    assert "Op woensdag 23 december 2026 is ze weg." in reminder.text
    for _ in range(15):
        await school.jobs(later=DAY)
    assert reminders(school) == 1
    assert len(await drafts(school)) == 1, "a day before"
    await school.jobs(later=DAY + timedelta(minutes=1))
    assert await drafts(school) == []
    assert await planned(school) == 0
    removed = [one async for one in school.house.records.audit.stream(order="at")]
    assert [(one.value.actor, one.value.deed) for one in removed if "expired" in one.value.deed] == [
        ("time", "request.expired")
    ]
    await ana.clicks(GO_ON, on=reminder)
    assert "Welk verlof?" not in ana.newest.text


async def test_a_reminder_goes_on_or_throws_away(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await begins(school, "union")
    await school.jobs(later=REMINDED)
    reminder = ana.card_with(REMINDS)
    await ana.clicks(GO_ON, on=reminder)
    assert "Periode" in reminder.text
    await ana.says("mijn aanvragen")
    await begins(school, "medical")
    await school.jobs(later=REMINDED)
    await school.jobs(later=timedelta(days=14))  # the holidays are over
    (other,) = [shown for shown in ana.chat if REMINDS in shown.text]
    assert "Doktersbezoek" in other.text
    await ana.clicks("Ja, gooi weg", on=other)
    assert "Weggegooid" in ana.newest.text


async def test_whoever_goes_on_in_time_is_asked_later(school: School) -> None:
    """The look of before finds it changed, and is planned again."""
    await school.everybody_installs()
    await begins(school, "union")
    await school.jobs(later=10 * DAY)
    await school.ana.says("verlof")
    await school.ana.clicks(GO_ON)
    await school.ana.fills(period__from="2026-12-14").clicks("Later verder")
    for days in range(1, 14):
        await school.jobs(later=DAY)
        assert (reminders(school), await planned(school)) == (0, 1), days
    await school.jobs(later=DAY)
    assert reminders(school) == 1


@pytest.mark.parametrize("touched", [15, 22, 29])
async def test_nothing_is_removed_without_a_reminder_of_before(school: School, touched: int) -> None:
    """Gone on with after the reminder, and left again: another one comes first."""
    await school.everybody_installs()
    await begins(school, "union")
    for _ in range(touched):
        await school.jobs(later=DAY)
    await school.ana.says("verlof")
    await school.ana.clicks(GO_ON)
    await school.ana.fills(period__from="2027-01-11").clicks("Later verder")
    for _ in range(29):
        await school.jobs(later=DAY)
    assert (reminders(school), len(await drafts(school))) == (2, 1)
    await school.jobs(later=2 * DAY)
    assert await drafts(school) == []


async def test_what_was_handed_in_or_thrown_away_is_left_alone(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await begins(school, "union")
    await ana.says("verlof")
    await ana.clicks("Ja, gooi weg")
    await school.jobs(later=REMINDED)
    assert await planned(school) == 0, "nothing is planned for what is no draft any more"
    await school.jobs(later=DRAFT_KEPT)
    assert not reminders(school)
    await ana.says("mijn aanvragen")
    assert "VRL-2026-00001" in ana.newest.text


async def test_what_belongs_to_it_goes_with_it(school: School, own_forms: Path) -> None:
    write_outing(own_forms)
    await school.restarts()
    await school.ana.installs()
    await at_the_papers(school.ana)
    await sends(school, school.ana, "attest.png", PNG)
    assert await kept(school) == [PNG]
    await school.jobs(later=REMINDED)
    await school.jobs(later=DRAFT_KEPT)
    assert await kept(school) == []


async def test_without_its_form_nobody_is_reminded_and_it_goes_all_the_same(school: School, own_forms: Path) -> None:
    write_outing(own_forms)
    await school.restarts()
    await school.ana.installs()
    await at_the_papers(school.ana)
    (own_forms / "outing.toml").unlink()
    await school.restarts()
    await school.jobs(later=REMINDED)
    assert not reminders(school)
    await school.jobs(later=DRAFT_KEPT)
    assert await drafts(school) == []


async def test_a_draft_of_before_is_watched_from_its_next_change_on(school: School) -> None:
    await school.everybody_installs()
    await begins(school, "union")
    (draft,) = await drafts(school)
    records, partition = school.house.records, request_partition(draft.id)
    standing, due = (
        await records.requests.get(partition, draft.id),
        await records.dues.get(partition, f"draft:{draft.id}"),
    )
    assert standing
    assert due
    of_before = records.requests.put(replace(draft, watched=False), standing.version)
    await records.accept(partition, [of_before, records.dues.remove(due.value, due.version)])
    await school.jobs(later=REMINDED)
    assert not reminders(school)
    await school.ana.says("verlof")
    await school.ana.clicks(GO_ON)
    await school.ana.fills(period__from="2026-12-14").clicks("Later verder")
    assert await planned(school) == 1
    await school.jobs(later=REMINDED)
    await school.jobs(later=timedelta(days=14))  # the holidays are over
    assert reminders(school) == 1


async def test_a_look_that_is_repeated_plans_and_reminds_no_second_time(school: School) -> None:
    await school.everybody_installs()
    await begins(school, "union")
    await school.jobs(later=REMINDED)
    (draft,) = await drafts(school)
    assert await see_to(school.house, draft.id) == draft
    await school.house.queue.put([Job(LEFT_JOB, {"request": draft.id})])
    await school.jobs()
    assert (reminders(school), await planned(school)) == (1, 1)


async def test_nobody_is_reminded_in_quiet_time(school: School) -> None:
    """It was left on a Saturday: the reminder comes on Monday, when work begins."""
    await school.everybody_installs()
    school.clock.pass_by(timedelta(days=5))
    await begins(school, "training")
    await school.jobs(later=timedelta(days=14))
    assert reminders(school) == 0
    await school.jobs(later=timedelta(days=1))
    assert reminders(school) == 0
    await school.jobs(later=timedelta(days=1))
    assert reminders(school) == 1
