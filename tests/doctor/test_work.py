"""Jobs that wait too long, wherever they wait, and those that were set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.doctor.finding import State
from bot.doctor.health import health
from bot.doctor.work import LATE, UNDONE, UNLINKED, audit, hand_over, lists, queue, retention, set_aside, store
from bot.lists import Holds, ListColumn
from bot.people.acting import Acting
from bot.privacy import retaining
from bot.privacy.retaining import NightFailed, retain
from bot.sharepoint_place import SharePointPlace
from bot.webhooks import NotTaken
from bot.work.aside import listed, put_back
from bot.work.aside import set_aside as put_aside
from bot.work.chain.sweeping import sweep
from bot.work.job import Job
from bot.work.kept import Due, OutboxEntry
from tests.conversations.handed import KEY, write_keys
from tests.conversations.test_rows_of_requests import LIST, MORE
from tests.doctor.rig import Ill, ill
from tests.work.rig import HOLD, NOW

JOB = Job("deliver", {"id": "1"})


async def stands(one: Ill) -> State:
    ((state, _),) = await one.says(queue)
    return state


async def test_a_job_may_wait_for_a_while(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(queue) == [(State.FINE, "0 jobs wait, none for long.")]
        await one.house.bulk.put([JOB])
        one.clock.turn(LATE)
        assert await stands(one) is State.FINE
        one.clock.turn(timedelta(minutes=1))
        ((state, said),) = await one.says(queue)
    assert state is State.WRONG
    assert said.startswith("1 job waits, the oldest for 16 minutes")


async def test_one_that_is_for_later_or_held_does_not_wait(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await one.house.queue.put([JOB], delay=timedelta(days=3))
        one.clock.turn(timedelta(days=2))
        assert await stands(one) is State.FINE
        await one.house.bulk.put([JOB])
        one.clock.turn(timedelta(hours=1))
        await one.house.bulk.lease(limit=1, duration=HOLD)
        assert await stands(one) is State.FINE


async def test_what_was_promised_or_is_due_and_never_came_to_the_queue_waits_as_well(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        records = one.house.records
        promise = OutboxEntry("1", "x", NOW - timedelta(hours=1), "deliver", {})
        (version,) = await records.accept("x", [records.outbox.put(promise)])
        assert await stands(one) is State.WRONG
        await records.accept("x", [records.outbox.remove(promise, version or "")])
        assert await stands(one) is State.FINE
        await records.accept("x", [records.dues.put(Due("1", "x", NOW - timedelta(hours=1), "deliver", {}))])
        assert await stands(one) is State.WRONG


async def test_jobs_that_were_set_aside_are_wrong_until_they_are_put_back(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(set_aside) == [(State.FINE, "No job was set aside.")]
        await one.house.queue.put([JOB])
        (lease,) = await one.house.queue.lease(limit=1, duration=HOLD)
        await put_aside(one.house, "jobs", lease, "KeyError")
        ((state, said),) = await one.says(set_aside)
        assert state is State.WRONG
        assert said == (
            "1 job was set aside because it kept failing: “python app.py jobs” says why, and tries them again."
        )
        await put_back(one.house, f"jobs-{lease.id}")
        assert [found for found, _ in await one.says(set_aside)] == [State.FINE]


async def test_what_another_system_did_not_take_is_wrong_until_it_is_tried_again(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [found for found, _ in await one.says(hand_over)] == [State.NOTE]
        await one.house.queue.put([JOB, Job(HAND_OVER_JOB, {"request": "it.2026.1", "moment": "done"})])
        for lease in await one.house.queue.lease(limit=2, duration=HOLD):
            await put_aside(one.house, "jobs", lease, "500")
        ((state, said),) = await one.says(hand_over)
        assert state is State.WRONG
        assert said.startswith("Another system did not take 1 request and Bode does not try any more")
        assert len([one async for one in listed(one.house)]) == 2
        ((_, said),) = await one.says(set_aside)
        assert said.startswith("1 job was set aside"), "the request is named once, by the other check"


async def test_a_request_that_was_given_up_twice_counts_once(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        body = {"request": "it.2026.1", "moment": "done"}
        for queued in (body, body, {**body, "moment": "approved"}):
            await one.house.queue.put([Job(HAND_OVER_JOB, queued)])
        for lease in await one.house.queue.lease(limit=3, duration=HOLD):
            await put_aside(one.house, "jobs", lease, "500")
        ((_, said),) = await one.says(hand_over)
        assert "2 requests" in said
        assert await one.says(set_aside) == [(State.FINE, "No job was set aside.")]


async def test_lists_that_forms_name_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with ill(tmp_path / "none") as one:
        assert await one.says(lists) == [(State.FINE, "No form writes requests to a list of SharePoint.")]
    (tmp_path / "forms").mkdir()
    write_keys(tmp_path / "forms", KEY.replace("[[steps]]", LIST, 1) + MORE)
    monkeypatch.setenv("BODE_FORMS_DIR", str(tmp_path / "forms"))
    async with ill(tmp_path / "data") as one:
        assert await one.says(lists) == [
            (State.WRONG, "The form keys writes to the list Sleutels, which takes BODE_GRAPH_TENANT.")
        ]
        assert await one.says(lists, lists=Told(NotTaken("not_granted"))) == [
            (
                State.WRONG,
                "Bode may not use the list Sleutels of the form keys: grant it the role write on that one site, as "
                "docs/beheer/sharepoint.md says.",
            )
        ]
        found = await one.says(lists, lists=Told([ListColumn("Op", "Op", Holds.TRUTH), *THERE]))
        assert found == [
            (
                State.WRONG,
                "The column Op of the list Sleutels has the wrong type for the form keys: what comes there is a "
                "moment.",
            ),
        ]
        ((state, said),) = await one.says(lists, lists=Told([ListColumn("Op", "Op", Holds.MOMENT), *THERE]))
        assert (state, said.split(".")[0]) == (
            State.FINE, "The list to which a form writes requests has all its columns"
        )  # fmt: skip


THERE = [
    ListColumn("a", "Kenmerk", Holds.TEXT, unique=True),
    *(ListColumn(name, name, Holds.TEXT) for name in ("Van", "Dagen", "Waarborg", "Nummer", "Wie", "School", "Wat")),
    ListColumn("b", "Deur", Holds.CHOICE, choices=("Voordeur", "Achterdeur")),
    ListColumn("c", "Uitleg", Holds.TEXT, lines=True),
]


@dataclass
class Told:
    """What a tenant answers of every list."""

    answer: NotTaken | list[ListColumn]

    async def columns(self, _: SharePointPlace) -> Sequence[ListColumn]:
        if isinstance(self.answer, NotTaken):
            raise self.answer
        return self.answer


async def test_a_store_that_answers_is_fine(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(store) == [(State.FINE, "The store answers.")]


async def test_an_audit_that_is_not_linked_is_told(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(audit) == [(State.FINE, "The entries of the audit are linked.")]
        await one.house.records.accept("p", [], audit=one.house.audit(Acting("p"), "deed", "subject"))
        one.clock.turn(UNLINKED)
        assert [found for found, _ in await one.says(audit)] == [State.FINE]
        one.clock.turn(timedelta(minutes=1))
        ((state, said),) = await one.says(audit)
        assert state is State.WRONG
        assert said.startswith("The audit is not being linked: its oldest entry has waited for 6 minutes.")
        await sweep(one.house.records)
        assert [found for found, _ in await one.says(audit)] == [State.FINE]


async def test_a_night_that_fails_from_the_first_on_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(retaining, "STEPS", {"audit": ("audit", fails)})
    async with ill(tmp_path) as one:
        for _ in range(3):
            with pytest.raises(NightFailed):
                await retain(one.house)
            one.clock.turn(UNDONE / 3)
        assert await one.says(retention) == [(State.FINE, "The retention periods have not been carried out yet.")]
        one.clock.turn(timedelta(hours=1))
        assert [found for found, _ in await one.says(retention)] == [State.WRONG]


async def test_periods_that_are_not_carried_out_are_told(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert await one.says(retention) == [(State.FINE, "The retention periods have not been carried out yet.")]
        await retain(one.house)
        one.clock.turn(UNDONE)
        assert await one.says(retention) == [(State.FINE, "The retention periods were carried out last night.")]
        one.clock.turn(timedelta(hours=1))
        ((state, said),) = await one.says(retention)
        assert state is State.WRONG
        assert said.startswith("The retention periods have not been carried out for 37 hours")
        assert "doctor-retention-late" in {finding.text for finding in await health(one.house)}
        await retain(one.house)
        assert [found for found, _ in await one.says(retention)] == [State.FINE]
