"""What every JobQueue does; an adapter passes it unchanged (tests/queue/test_contract.py names the adapters)."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.json import JsonObject
from bot.queue.base import MAX_BODY_BYTES, MAX_DELAY, JobQueue, Lease, LeaseLost
from bot.telemetry.trace import new_trace
from bot.work.job import Job
from tests.patience import PATIENCE
from tests.queue.rig import HOLD, SOON, QueueRig, jobs, names, one


@pytest.fixture
def queue(rig: QueueRig) -> JobQueue:
    return rig.queue


async def lost(queue: JobQueue, lease: Lease) -> None:
    """The lease gives no right to anything any more."""
    with pytest.raises(LeaseLost):
        await queue.done(lease)
    with pytest.raises(LeaseLost):
        await queue.release(lease, delay=timedelta())
    with pytest.raises(LeaseLost):
        await queue.extend(lease, HOLD)


class LeaseContract:
    async def test_what_was_put_is_leased_as_it_was(self, queue: JobQueue) -> None:
        body: JsonObject = {"id": "é👩‍🏫\n\x00'\"", "n": [1, 2.5, None, True, {"deep": "x"}]}
        await queue.put([Job("deliver", body)])
        lease = await one(queue)
        assert lease.job == Job("deliver", body)
        assert lease.attempt == 1

    async def test_a_job_goes_on_with_its_trace_until_it_is_done(self, queue: JobQueue) -> None:
        traces = [new_trace().header, ""]
        await queue.put([Job("deliver", {"id": str(number)}, trace) for number, trace in enumerate(traces)])
        for counts in (True, False):
            leases = await queue.lease(limit=2, duration=HOLD)
            assert sorted(str(lease.job.body["id"]) + lease.job.trace for lease in leases) == [f"0{traces[0]}", "1"]
            for lease in leases:
                await queue.release(await queue.extend(lease, HOLD), delay=timedelta(), counts=counts)
        assert len(await queue.lease(limit=3, duration=HOLD)) == 2

    async def test_attempts_that_were_made_elsewhere_count(self, queue: JobQueue) -> None:
        await queue.put(jobs(1), attempts=2)
        lease = await one(queue)
        assert lease.attempt == 3
        await queue.release(lease, delay=timedelta(), counts=False)
        lease = await one(queue)
        assert lease.attempt == 3
        await queue.release(lease, delay=timedelta())
        lease = await one(queue)
        assert (lease.attempt, lease.job) == (4, jobs(1)[0])
        await queue.done(await queue.extend(lease, HOLD))
        assert await queue.pending() == 0

    async def test_an_empty_queue_leases_nothing_at_once(self, queue: JobQueue) -> None:
        assert await queue.lease(limit=10, duration=HOLD) == []
        await queue.put([])
        assert await queue.lease(limit=10, duration=HOLD) == []
        assert await queue.pending() == 0

    async def test_many_at_once(self, queue: JobQueue) -> None:
        await queue.put(jobs(*range(25)))
        assert await queue.pending() == 25
        first = await queue.lease(limit=20, duration=HOLD)
        second = await queue.lease(limit=20, duration=HOLD)
        assert (len(first), len(second)) == (20, 5)
        assert names([*first, *second]) == sorted(map(str, range(25)))

    async def test_a_held_job_is_nobody_elses(self, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        await one(queue)
        assert await queue.lease(limit=10, duration=HOLD) == []
        assert await queue.pending() == 1

    async def test_a_job_that_is_done_is_gone(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue, SOON)
        await queue.done(lease)
        assert await queue.pending() == 0
        await rig.wait(SOON)
        assert await queue.lease(limit=10, duration=HOLD) == []
        await lost(queue, lease)

    async def test_a_lease_that_runs_out_gives_the_job_to_another(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        first = await one(queue, SOON)
        await rig.wait(SOON)
        second = await one(queue)
        assert (second.job, second.attempt) == (first.job, 2)
        assert second.receipt != first.receipt
        await lost(queue, first)
        await queue.done(second)

    async def test_extending_keeps_it_from_others(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue, SOON)
        extended = await queue.extend(lease, HOLD)
        assert (extended.job, extended.attempt) == (lease.job, lease.attempt)
        await rig.wait(SOON)
        assert await queue.lease(limit=1, duration=HOLD) == []
        await lost(queue, lease)
        await queue.done(extended)
        assert await queue.pending() == 0

    async def test_extending_counts_from_now(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue, HOLD)
        extended = await queue.extend(lease, SOON)
        await rig.wait(SOON)
        assert (await one(queue)).attempt == 2
        await lost(queue, extended)

    async def test_released_it_comes_back_after_the_delay(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue)
        await queue.release(lease, delay=SOON)
        assert await queue.lease(limit=1, duration=HOLD) == []
        await lost(queue, lease)
        assert await queue.pending() == 1
        await rig.wait(SOON)
        assert (await one(queue)).attempt == 2

    async def test_released_without_delay_it_is_there_at_once(self, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        await queue.release(await one(queue), delay=timedelta())
        assert (await one(queue)).attempt == 2

    async def test_put_with_a_delay(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs("later"), delay=SOON)
        await queue.put(jobs("now"))
        assert names(await queue.lease(limit=10, duration=HOLD)) == ["now"]
        assert await queue.pending() == 2
        await rig.wait(SOON)
        assert names(await queue.lease(limit=10, duration=HOLD)) == ["later"]

    async def test_it_says_since_when_a_job_waits_that_nobody_holds(self, rig: QueueRig, queue: JobQueue) -> None:
        assert await queue.waiting_since() is None
        await queue.put(jobs("later"), delay=HOLD)
        assert await queue.waiting_since() is None
        await queue.put(jobs("now"))
        since = await queue.waiting_since()
        assert since
        await rig.wait(SOON)
        await queue.put(jobs("too"))
        assert await queue.waiting_since() == since
        assert names(await queue.lease(limit=2, duration=HOLD)) == ["now", "too"]
        assert await queue.waiting_since() is None

    async def test_a_job_is_small(self, queue: JobQueue) -> None:
        room = MAX_BODY_BYTES - len('deliver{"id":""}')
        await queue.put([Job("deliver", {"id": "x" * room})])
        lease = await one(queue)
        assert lease.job.body == {"id": "x" * room}
        await queue.release(lease, delay=timedelta(), counts=False)
        assert (await one(queue)).job.body == {"id": "x" * room}
        for text in ("x" * (room + 1), "é" * (room // 2 + 1)):
            with pytest.raises(ValueError, match="over"):
                await queue.put([*jobs(1), Job("deliver", {"id": text})])
        assert await queue.pending() == 1

    @pytest.mark.parametrize("value", [float("nan"), "\ud83d"])
    async def test_a_job_is_json(self, queue: JobQueue, value: str | float) -> None:
        with pytest.raises(ValueError):
            await queue.put([*jobs(1), Job("deliver", {"id": value})])
        assert await queue.pending() == 0

    @pytest.mark.parametrize("duration", [timedelta(), timedelta(seconds=-1)])
    async def test_a_lease_lasts(self, queue: JobQueue, duration: timedelta) -> None:
        await queue.put(jobs(1))
        with pytest.raises(ValueError, match="lasts"):
            await queue.lease(limit=1, duration=duration)
        with pytest.raises(ValueError, match="lasts"):
            await queue.extend(await one(queue), duration)

    async def test_a_receipt_of_nobody_is_lost(self, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue)
        for receipt in ("", "x", "1.", ".", lease.receipt + "x", "é.é"):
            await lost(queue, Lease(lease.job, lease.id, 1, receipt))
        await queue.done(lease)


class DelayContract:
    async def test_a_job_waits_seven_days_and_no_longer(self, queue: JobQueue) -> None:
        await queue.put(jobs("later"), delay=MAX_DELAY)
        await queue.put(jobs("now"))
        lease = await one(queue)
        for delay in (MAX_DELAY + timedelta(seconds=1), timedelta(seconds=-1)):
            with pytest.raises(ValueError, match="7 days"):
                await queue.put(jobs("never"), delay=delay)
            with pytest.raises(ValueError, match="7 days"):
                await queue.release(lease, delay=delay)
        assert await queue.pending() == 2
        await queue.release(lease, delay=MAX_DELAY)
        assert await queue.lease(limit=10, duration=HOLD) == []

    async def test_who_waits_hears_of_a_job_at_once(self, queue: JobQueue) -> None:
        waiting = asyncio.ensure_future(queue.wait(600))
        await asyncio.sleep(0)
        await queue.put(jobs(1))
        await asyncio.wait_for(waiting, PATIENCE)
        lease = await one(queue)
        waiting = asyncio.ensure_future(queue.wait(600))
        await queue.release(lease, delay=timedelta())
        await asyncio.wait_for(waiting, PATIENCE)
        assert (await one(queue)).job == lease.job

    async def test_what_was_put_before_the_wait_is_heard_too(self, queue: JobQueue) -> None:
        assert await queue.lease(limit=1, duration=HOLD) == []
        await queue.put(jobs(1))
        await asyncio.wait_for(queue.wait(600), PATIENCE)

    async def test_a_wait_ends(self, queue: JobQueue) -> None:
        await asyncio.wait_for(queue.wait(0.01), PATIENCE)


class AttemptsContract:
    async def test_a_job_keeps_its_id_and_counts_its_attempts(self, rig: QueueRig, queue: JobQueue) -> None:
        await queue.put(jobs(1, 2))
        first, other = await queue.lease(limit=2, duration=SOON)
        assert first.id != other.id
        await queue.done(other)
        lease = first
        for attempt in range(2, 15):
            await rig.wait(SOON)
            lease = await one(queue, SOON)
            assert (lease.id, lease.attempt) == (first.id, attempt)
        await queue.done(await queue.extend(lease, HOLD))
        await queue.put(jobs(3))
        assert (await one(queue)).id not in {first.id, other.id}

    async def test_an_attempt_that_does_not_count_has_the_same_number_again(self, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        await queue.release(await one(queue), delay=timedelta())
        for _ in range(5):
            lease = await one(queue)
            assert (lease.job, lease.attempt) == (jobs(1)[0], 2)
            lease = await queue.extend(lease, HOLD)
            await queue.release(lease, delay=timedelta(), counts=False)
        await queue.release(await one(queue), delay=timedelta())
        assert (await one(queue)).attempt == 3
        assert await queue.pending() == 1


class ConcurrencyContract:
    async def test_eight_workers_never_hold_the_same_job(self, rig: QueueRig, queue: JobQueue) -> None:
        total = 500
        for begin in range(0, total, 100):
            await queue.put(jobs(*range(begin, begin + 100)))
        holders: Counter[str] = Counter()
        finished: Counter[str] = Counter()

        async def worker(number: int) -> None:
            while sum(finished.values()) < total:
                for lease in await queue.lease(limit=1 + number, duration=HOLD):
                    name = str(lease.job.body["id"])
                    holders[name] += 1
                    assert holders[name] == 1
                    await asyncio.sleep(0)
                    if int(name) % 7 == 0 and lease.attempt == 1:
                        holders[name] -= 1
                        await queue.release(lease, delay=timedelta())
                    else:
                        await queue.done(await queue.extend(lease, HOLD))
                        holders[name] -= 1
                        finished[name] += 1

        await asyncio.gather(*map(worker, range(8)))
        assert finished == {str(n): 1 for n in range(total)}
        assert await queue.pending() == 0

    async def test_of_two_who_are_done_one_is(self, queue: JobQueue) -> None:
        await queue.put(jobs(1))
        lease = await one(queue)
        outcomes = await asyncio.gather(*(queue.done(lease) for _ in range(10)), return_exceptions=True)
        assert outcomes.count(None) == 1
        assert sum(isinstance(outcome, LeaseLost) for outcome in outcomes) == 9


class QueueContract(LeaseContract, DelayContract, AttemptsContract, ConcurrencyContract):
    """The whole of it."""
