"""A restore drill: a school is backed up while it works, restored on another machine, and everybody goes on there."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.announce.delivery import Delivery
from bot.backup.making import back_up
from bot.backup.restoring import Restored, check, restore
from bot.bootstrap.backups import opened_to_back_up, opened_to_restore
from bot.channel.base import Throttled
from bot.settings import load_settings
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.conversations.announcing import write
from tests.conversations.keeping import kept_by
from tests.conversations.outing import PDF, at_the_papers, kept, sends, write_outing
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_arrange import submit_leave
from tests.peers.cosmos import CosmosPeer

KEY = bytes(range(32))
SAID = "De fotograaf komt dinsdag."


@asynccontextmanager
async def restored_elsewhere(
    school: School,
    to: Path,
    peer: CosmosPeer | None,
    *,
    with_jobs: bool = True,
    went_on: bool = False,
) -> AsyncGenerator[Restored]:
    """The machine is gone the moment after the backup. The chats are people's own, and stay as they are."""
    file = to.with_suffix(".bode")
    async with opened_to_back_up(load_settings(data_dir=school._data), school.clock) as (all_of_it, head):
        here = all_of_it if with_jobs else replace(all_of_it, jobs=None)  # as of a queue that gives no list
        await back_up(here, replace(head, with_jobs=with_jobs), file, KEY, lambda _: None)
    await school.close()
    async with kept_by(peer):
        async with opened_to_restore(load_settings(data_dir=to), school.clock) as there:
            done = await restore(check(file, KEY, there), there, lambda _, __: None, went_on=went_on)
        school._data, school.peer = to, peer
        await school._start()
        try:
            yield done
        finally:
            await school.close()


def times(person: Colleague) -> int:
    return sum(SAID in shown.text for shown in person.chat)


async def deliveries(school: School) -> dict[str, Delivery]:
    """By the first name of who gets it."""
    (announcement,) = [
        item.value
        async for item in school.house.records.announcements.stream(order="created", equal={"author": school.carla.id})
    ]
    partition = announcement_partition(announcement.id)
    found = {
        item.value.person: item.value async for item in school.house.records.deliveries.stream(partition=partition)
    }
    return {name: found[person.id] for name, person in school.people.items() if person.id in found}


async def half_sent(school: School) -> None:
    """Ana has it. What sent it to Emma died before it heard what came of it, and Ben is to get it later."""
    fails: Any = school.recorder.fails
    fails[school.emma.conversation] = [Throttled(3), "the process is killed"]
    fails[school.ben.conversation] = [Throttled(50)]
    await write(school.carla, title="Schoolfoto's", text=SAID, confirmation="true", schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=4))
    stand = {name: one.state for name, one in (await deliveries(school)).items()}
    assert stand == {"ana": DeliveryState.DELIVERED, "ben": DeliveryState.RETRY, "emma": DeliveryState.SENDING}


@pytest.mark.slow
@pytest.mark.one_process
@pytest.mark.parametrize("to", ["sqlite", "cosmos"])
async def test_everybody_goes_on_where_they_were(own_forms: Path, school: School, to: str, tmp_path: Path) -> None:
    ana, ben, emma, carla = school.ana, school.ben, school.emma, school.carla
    write_outing(own_forms)
    await school.restarts()
    await submit_leave(school)
    asked, told = ben.card_with("Ana Martens"), ana.card_with("VRL-2026-00001")
    await at_the_papers(ana)
    await sends(school, ana, "attest.pdf")
    await half_sent(school)

    peer = CosmosPeer() if to == "cosmos" else None
    async with restored_elsewhere(school, tmp_path / "elsewhere", peer) as done:
        assert (done.files, done.expired) == (1, 0)
        assert done.jobs > 1
        await ana.clicks("Volgende")  # on the card of before
        assert ana.sees("attest.pdf")
        await ana.clicks("Indienen")
        await ben.clicks("Goedkeuren", on=asked)
        await school.jobs()
        assert "Goedgekeurd" in told.text, "the old card follows"
        assert "attest.pdf" in ben.card_with("Zoo").text
        assert await kept(school) == [PDF]

        for _ in range(4):
            await school.jobs(later=timedelta(seconds=61))
        assert [times(person) for person in (ana, ben, emma)] == [1, 1, 1]
        found = await deliveries(school)
        assert {one.state for one in found.values()} == {DeliveryState.DELIVERED}
        assert [name for name, one in found.items() if one.resent] == ["emma"], "who may have it twice is known"
        await ana.clicks("Gelezen en begrepen", on=ana.card_with(SAID))
        await school.jobs(later=timedelta(seconds=5))
        await carla.clicks("Vernieuwen")
        assert "Bevestigd" in carla.newest.text

        await ana.says("verlof")  # and what begins now has its own number
        assert "VRL-2026-00001" not in ana.newest.text


@pytest.mark.one_process
@pytest.mark.parametrize("with_jobs", [True, False])
async def test_whoever_may_have_got_it_after_the_backup_gets_it_once_more_and_is_listed(
    school: School, with_jobs: bool, tmp_path: Path
) -> None:
    await school.everybody_installs()
    await school.jobs()
    await half_sent(school)
    elsewhere = restored_elsewhere(school, tmp_path / "x", None, with_jobs=with_jobs, went_on=True)
    async with elsewhere:
        for _ in range(4):
            await school.jobs(later=timedelta(seconds=61))
        assert [times(person) for person in (school.ana, school.ben, school.emma)] == [1, 1, 1]
        found = await deliveries(school)
        assert sorted(name for name, one in found.items() if one.resent) == ["ben", "emma"]


@pytest.mark.one_process
async def test_a_send_goes_on_from_a_backup_without_jobs(school: School, tmp_path: Path) -> None:
    await school.everybody_installs()
    await school.jobs()
    await half_sent(school)
    async with restored_elsewhere(school, tmp_path / "elsewhere", None, with_jobs=False) as done:
        assert (done.jobs, done.under_way > 1) == (0, True)
        for _ in range(4):
            await school.jobs(later=timedelta(seconds=61))
        assert [times(person) for person in (school.ana, school.ben, school.emma)] == [1, 1, 1]
        found = await deliveries(school)
        assert [name for name, one in found.items() if one.resent] == ["emma"]
        assert "Verzonden" in school.carla.newest.text
