"""What hangs on a request goes with it once it was kept long enough, of whatever kind; a notice goes by itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.arrange.attendance.attendance import Attendance
from bot.arrange.hand_over.handed_over import HandOver
from bot.arrange.request import RequestState
from bot.people.retention import USUAL
from bot.privacy.declaring import Period
from bot.privacy.holdings import HOLDINGS
from bot.privacy.retaining import retain
from bot.store.partitions import notices_partition, places_partition, request_partition
from bot.work.notice import NOTICE_LIFETIME
from tests.conversations.course import hands_in, write_course
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School
from tests.conversations.test_handling import opens
from tests.conversations.test_reopening import DONE, REOPEN


def kept(school: School) -> set[str]:
    """Of which kinds that are kept as long as requests something stands."""
    kinds = {one.kind.name for one in HOLDINGS if one.period is Period.REQUESTS}
    return kinds & {kind for kind, _ in everything_kept(school._data, school.peer)}


async def test_nothing_that_is_kept_as_long_as_requests_stays_behind(school: School, own_forms: Path) -> None:
    """It was done, not after all, and done again: of each another system was told."""
    write_keys(own_forms)
    await school.restarts()
    await key_approved(school)
    await opens(school.nadia)
    await school.nadia.fills(word="").clicks(DONE)
    await school.nadia.fills(reopen="Toch niet.").clicks(REOPEN)
    await school.jobs()
    await school.nadia.fills(word="").clicks(DONE)
    await school.jobs()
    records = school.house.records
    [request] = [one.value async for one in records.requests.stream(order="changed")]
    for moment in ("approved", "done", "reopened", "done.2", "annulled", "refused"):
        told = HandOver(request.id, moment, "desk", school.clock())
        await records.accept(request_partition(request.id), [records.hand_overs.put(told)])
    assert kept(school) == {"request", "approval", "handling", "hand_over"}
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await retain(school.house) == 1
    assert not kept(school)


async def test_who_was_there_is_forgotten_with_the_last_request(school: School, own_forms: Path) -> None:
    write_course(own_forms)
    await school.restarts()
    await school.everybody_installs()
    await hands_in(school, school.ana)
    records = school.house.records
    [standing] = [one async for one in records.requests.stream(order="changed")]
    own = standing.value
    partition, [option] = places_partition("outing"), own.places
    there = Attendance(option).confirm(school.nadia.id, [own.id, "outing.2027.other"], [], school.clock())
    there = there.confirm(school.nadia.id, [], ["outing.2027.third"], school.clock())
    await records.accept(partition, [records.attendances.put(there)])
    put = records.requests.put(replace(own, state=RequestState.REFUSED), standing.version)
    await records.accept(request_partition(own.id), [put])
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await retain(school.house) == 1
    left = await records.attendances.get(partition, option)
    assert left
    assert left.value.was_there(own.id) is None
    assert left.value.was_there("outing.2027.other") is True
    assert left.value.was_there("outing.2027.third") is False
    assert left.value.revision == there.revision + 1
    alone = (
        Attendance(option).confirm(school.nadia.id, [own.id], [], school.clock()).undo(school.nadia.id, school.clock())
    )
    again = records.requests.put(replace(own, state=RequestState.REFUSED))
    await records.accept(partition, [records.attendances.put(alone, left.version)])
    await records.accept(request_partition(own.id), [again])
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await retain(school.house) == 1
    assert not kept(school)


async def test_a_notice_goes_more_than_a_year_after_it_was_recorded(school: School, own_forms: Path) -> None:
    write_keys(own_forms)
    await school.restarts()
    await key_approved(school)
    records = school.house.records
    [request] = [one.value async for one in records.requests.stream(order="changed")]

    async def notices() -> int:
        return len([one async for one in records.notices.stream(partition=notices_partition(request.id))])

    before = await notices()
    assert before
    school.clock.pass_by(NOTICE_LIFETIME - timedelta(days=1))
    assert await notices() == before
    school.clock.pass_by(timedelta(days=2))
    assert not await notices()
