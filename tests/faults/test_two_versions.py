"""This version and the one before it, side by side as real processes on one store, one queue and one Teams: what one
writes the other goes on with, in both directions, step by step."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest

from bot.arrange.request import RequestState
from bot.json import JsonObject
from bot.store.partitions import announcement_partition, person_partition
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from cards.announce.correcting_buttons import CorrectionPreview, CorrectionPublish
from cards.announce.news_buttons import SettingsKeep
from tests.conversations.announcing import NEXT, PREVIEW
from tests.conversations.stage import actions_of
from tests.copying import ROOT
from tests.faults.across import Instances, running
from tests.faults.clients import Client, inputs_of
from tests.faults.peers import Bot
from tests.upgrade import unpack
from tools.azurite import Azurite

pytestmark = pytest.mark.long

FIRST, SECOND = "De fotograaf komt morgen", "De fotograaf komt volgende week"
OF_A_BUSY_MACHINE = {"StoreUnavailable", "QueueUnavailable", "TimeoutError"}
"""Errors that say nothing of what is written: the peers share a process with the test."""
BEGINS = ("this version begins", "the one before begins")


@dataclass
class Two:
    """`one` begins, `other` goes on; which of both is the newer changes with the test."""

    one: Bot
    other: Bot
    instances: Instances

    def client(self, name: str) -> Client:
        return Client(self.instances, self.instances.school.people[name].id)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before")
    if missing := unpack(folder):
        pytest.skip(missing)
    return folder


@pytest.fixture(params=BEGINS)
async def two(request: pytest.FixtureRequest, tmp_path: Path, azurite: Azurite, before: Path) -> AsyncGenerator[Two]:
    roots = [ROOT, before] if request.param == BEGINS[0] else [before, ROOT]
    async with running(tmp_path, azurite, roots=roots) as instances:
        one, other = instances.bots
        yield Two(one, other, instances)
        await until_idle(instances)
        await ends_well(instances, tmp_path)


async def until_idle(instances: Instances) -> None:
    """But for the job by which each announcement keeps its author's card for weeks."""
    house = instances.school.house
    following = len([one async for one in instances.records.announcements.stream()])
    async with asyncio.timeout(300):
        while await house.queue.pending() + await house.bulk.pending() > following:  # noqa: ASYNC110 - other processes
            await asyncio.sleep(0.5)


async def ends_well(instances: Instances, folder: Path) -> None:
    """Neither met anything that it could not read, or do."""
    records = instances.records
    assert [one.value async for one in records.set_aside.stream(order="at")] == []
    while await sweep(records):
        pass
    assert (await verify(records)).found == []
    for number in range(len(instances.bots)):
        log = (folder / str(number) / "bot.log").read_text("utf-8")
        told = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
        wrong = [one for one in told if one["level"] == "ERROR" and one.get("error") not in OF_A_BUSY_MACHINE]
        assert not wrong, wrong


def days_off(number: int) -> str:
    """A working day that lies far enough ahead."""
    day = datetime.now(UTC).date() + timedelta(days=70)
    return str(day + timedelta(days=(1 - day.weekday()) % 7 + 7 * number))


async def hand_in(two: Two, ana: Client, number: int) -> str:
    """Leave, each step at the other version; gives the request's id."""
    one, other = (two.one, two.other) if number % 2 else (two.other, two.one)
    await ana.says(one, "verlof")
    await ana.clicks(other, NEXT, kind="union")
    day = days_off(number)
    await ana.clicks(one, NEXT, period__from=day, period__from_part="day", period__to=day)
    await ana.clicks(other, NEXT, lessons="none")
    before = await references(two)
    await ana.clicks(one, "Indienen")
    (id_,) = await references(two) - before
    return id_


async def references(two: Two) -> set[str]:
    found = two.instances.records.requests.stream(order="changed")
    return {one.value.id async for one in found if one.value.state is not RequestState.DRAFT}


async def test_requests_go_on_in_every_state(two: Two) -> None:
    ana, ben = two.client("ana"), two.client("ben")
    approved = await hand_in(two, ana, 0)
    on = (await two.instances.request(approved)).reference
    await ben.clicks(two.other, "Goedkeuren", on)
    await ana.until(lambda: ana.sees("Goedgekeurd"), "word of the approval")
    assert (await two.instances.request(approved)).state is RequestState.APPROVED

    asked = await hand_in(two, ana, 1)
    on = (await two.instances.request(asked)).reference
    await ben.clicks(two.one, "Vraag versturen", on, question="Kan het in de namiddag?")
    assert (await two.instances.request(asked)).state is RequestState.CLARIFYING
    await ana.clicks(two.other, "Antwoord versturen", on, text="Nee, om tien uur.")
    assert (await two.instances.request(asked)).state is RequestState.SUBMITTED
    await ben.until(lambda: ben.sees("Nee, om tien uur."), "answer")
    await ben.clicks(two.one, "Weiger deze aanvraag", on, reason="Die dag is er een klassenraad")
    assert (await two.instances.request(asked)).state is RequestState.REFUSED
    await ana.until(lambda: ana.sees("klassenraad"), "word of the refusal")

    withdrawn = await hand_in(two, ana, 2)
    on = (await two.instances.request(withdrawn)).reference
    await ana.clicks(two.other, "Ja, trek in", on)
    assert (await two.instances.request(withdrawn)).state is RequestState.WITHDRAWN
    assert len({(await two.instances.request(one)).reference for one in (approved, asked, withdrawn)}) == 3


async def test_a_draft_that_was_left_is_taken_up(two: Two) -> None:
    ana = two.client("ana")
    await ana.says(two.one, "verlof")
    await ana.clicks(two.one, NEXT, kind="union")
    await ana.says(two.other, "verlof")
    await ana.clicks(two.other, "Verdergaan")
    day = days_off(0)
    await ana.clicks(two.other, NEXT, period__from=day, period__from_part="day", period__to=day)
    await ana.clicks(two.one, NEXT, lessons="none")
    await ana.clicks(two.other, "Indienen")
    assert len(await references(two)) == 1


async def test_an_announcement_is_written_sent_confirmed_and_corrected(two: Two) -> None:
    carla, ana, ben = (two.client(name) for name in ("carla", "ana", "ben"))
    await carla.says(two.one, "mededeling")
    typed = {"title": "Foto's", "text": f"{FIRST}.", "schools": "de-linde", "confirmation": "true"}
    turns, shown = cycle((two.other, two.one)), (await carla.card(NEXT))[1]
    while PREVIEW not in titles(shown):
        shown = await carla.clicks(next(turns), NEXT, **fits(shown, typed))
    shown = await carla.clicks(next(turns), PREVIEW, **fits(shown, typed))
    (send,) = [title for title in titles(shown) if title.startswith("Ja, verzend")]
    await carla.clicks(next(turns), send)
    for person in (ana, ben):
        await person.until(partial(person.sees, FIRST), "announcement")
    await ana.clicks(two.one, "Gelezen en begrepen")
    await ben.clicks(two.other, "Gelezen en begrepen")
    (id_,) = [one.value.id async for one in two.instances.records.announcements.stream()]
    kept = [one.value async for one in two.instances.records.deliveries.stream(partition=announcement_partition(id_))]
    assert {one.person for one in kept if one.confirmed} == {ana.id, ben.id}
    words = {"title_nl": "Foto's", "text_nl": f"{SECOND}."}
    await carla.sends(two.other, CorrectionPreview(id=id_), **words)
    await carla.sends(two.one, CorrectionPublish(id=id_, revision=1, edition=1))
    for person in (ana, ben):
        await person.until(partial(person.sees, SECOND), "correction")
        assert not person.sees(FIRST)


def fits(card: JsonObject, typed: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in typed.items() if name in inputs_of(card)}


async def test_what_somebody_asks_and_wishes_is_known_to_both(two: Two) -> None:
    ana = two.client("ana")
    await ana.says(two.one, "Hoeveel kost de schoolreis naar de maan?")
    questions = two.instances.records.questions.stream(partition=person_partition(ana.id))
    (asked,) = [one.value async for one in questions]
    await ana.says(two.other, "Hoeveel kost de schoolreis naar Mars?")
    questions = two.instances.records.questions.stream(partition=person_partition(ana.id))
    assert len([one.value async for one in questions]) == 2
    assert asked.person == ana.id
    wish = dict.fromkeys(("muted", "followed", "quiet_from", "quiet_until"), "")
    await ana.sends(two.one, SettingsKeep(), **wish, digest="16:00")
    await ana.sends(two.other, SettingsKeep(), **wish, digest="07:30")
    kept = await two.instances.records.preferences.get(person_partition(ana.id), ana.id)
    assert kept is not None
    assert str(kept.value.digest) == "07:30:00"


def titles(card: JsonObject) -> list[str]:
    return [str(one.get("title", "")) for one in actions_of(card) if "verb" in one]
