"""A file for one person: the report of an announcement, from the button to their OneDrive."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.announce.delivery import Delivery
from bot.blobs.base import NoSuchBlob
from bot.bootstrap.running import JOBS
from bot.channel.base import Ambiguous, CardMessage, NotSent, Outcome, Rejected, Throttled
from bot.channel.file_messages import FileAnswered, FileMessage, FileOffer
from bot.people.person import Role
from bot.store.partitions import announcement_partition, person_partition
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.handout import KEPT, Handout, HandoutState, Upload
from bot.work.job import Job
from bot.work.notice import DeliveryState
from bot.work.worker import Worker
from tests.conversations.announcing import write
from tests.conversations.school import UNHURRIED, School, send_to
from tests.conversations.stage import Shown, actions_of, buttons_of
from tests.conversations.test_announce import CONFIRM, compose, send_to_linde

PLACE = "https://school-my.sharepoint.com/upload/1"
UPLOAD = Upload(PLACE, PLACE, "1150D938", "xlsx")
READY = "Ik maak het bestand klaar: het komt zo in deze chat."


async def offered(school: School) -> Shown:
    """Carla asked for the report of an announcement to De Linde; it is offered to her."""
    await send_to_linde(school)
    return await asked(school)


async def asked(school: School) -> Shown:
    reply = await school.carla.clicks("Als bestand")
    assert (reply.toast, reply.replace) == (READY, None), "the card stays"
    await school.jobs()
    assert isinstance(school.carla.newest.message, FileOffer)
    return school.carla.newest


async def handouts(school: School) -> list[Handout]:
    found = school.house.records.handouts.stream(partition=person_partition(school.carla.id))
    return sorted([item.value async for item in found], key=lambda handout: handout.made)


async def the_one(school: School) -> Handout:
    (handout,) = await handouts(school)
    return handout


async def is_kept(school: School, handout: Handout) -> bool:
    try:
        return bool([chunk async for chunk in school.house.blobs.read(handout.blob)])
    except NoSuchBlob:
        return False


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


async def test_the_author_gets_everybody_with_what_became_of_it(school: School) -> None:
    await school.ana.installs()
    await school.ben.installs()
    await school.carla.installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.ana.clicks(CONFIRM)
    offer = await asked(school)
    message = offer.message
    assert isinstance(message, FileOffer)
    assert message.name == "Bereik van Schoolfoto's.xlsx"
    assert message.about == "Voor wie de mededeling was, wie bereikt is en wie bevestigde"

    reply = await school.carla.accepts(offer)
    assert "Het bestand wordt in je OneDrive gezet." in offer.text
    assert reply.messages == ()
    await school.jobs()
    assert "Het bestand staat in je OneDrive." in offer.text
    shown = school.carla.newest.message
    assert isinstance(shown, FileMessage)
    assert (shown.name, shown.upload.kind) == (message.name, "xlsx")

    content = school.recorder.drive[PLACE]
    assert len(content) == message.size
    people = sheets(content)["Per persoon"]
    assert people[0] == ("Naam", "School", "Functie", "Aangekomen op", "Bevestigd op", "Opmerking")
    rows = {row[0]: row for row in people[1:]}
    assert list(rows) == sorted(rows) == ["Ana Martens", "Ben Claes", "Emma Janssens"]
    assert rows["Ana Martens"][1:3] == ("Basisschool De Linde", "Leerkracht")
    assert rows["Ana Martens"][3].isoformat(" ", "minutes") == "2026-11-23 10:00", "as the clock says it here"
    assert rows["Ana Martens"][4] is not None
    assert rows["Ben Claes"][4:] == (None, None)
    assert rows["Emma Janssens"][3:] == (None, None, "Heeft Bode nog niet in Teams: ICT kan dat regelen")
    figures = dict(row for row in sheets(content)["Cijfers"] if row[0])
    assert figures["Mededeling"] == "Schoolfoto's"
    assert [figures[name] for name in ("Bedoeld voor", "Aangekomen", "Bevestigd", "Niet bereikt")] == [3, 2, 1, 1]


async def test_without_a_confirmation_there_is_no_column_for_it(school: School) -> None:
    await school.everybody_installs()
    await write(school.carla, title="=1+1", text="Tekst.", schools="de-linde", confirmation="false")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.carla.accepts(await asked(school))
    await school.jobs()
    book = load_workbook(BytesIO(school.recorder.drive[PLACE]))
    assert [cell.value for cell in book["Per persoon"][1]] == [
        "Naam",
        "School",
        "Functie",
        "Aangekomen op",
        "Opmerking",
    ]
    title = book["Cijfers"]["B1"]
    assert (title.value, title.data_type) == ("=1+1", "s"), "shown, never computed"


async def test_what_may_have_come_twice_and_what_is_under_way_is_said(school: School) -> None:
    await send_to_linde(school)
    partition = announcement_partition((await school.house.records.announcements.find(limit=1)).items[0].value.id)

    async def becomes(person: str, **changed: object) -> None:
        def change(standing: Delivery | None) -> Delivery:
            assert standing
            return replace(standing, **changed)  # pyright: ignore

        await school.house.records.change_one(school.house.records.deliveries, partition, person, change)

    await becomes(school.ana.id, resent=True)
    await becomes(school.ben.id, state=DeliveryState.RETRY, delivered_at=None)
    await school.carla.accepts(await asked(school))
    await school.jobs()
    remarks = {row[0]: row[5] for row in sheets(school.recorder.drive[PLACE])["Per persoon"]}
    assert remarks["Ana Martens"] == "Misschien twee keer aangekomen"
    assert remarks["Ben Claes"] == "Onderweg"


async def test_the_bytes_are_kept_until_they_are_where_they_belong(school: School) -> None:
    offer = await offered(school)
    handout = await the_one(school)
    assert await is_kept(school, handout)
    await school.carla.accepts(offer)
    await school.jobs()
    assert (await the_one(school)).state is HandoutState.DONE
    assert not await is_kept(school, handout)


async def test_who_accepts_twice_or_on_two_devices_gets_it_once(school: School) -> None:
    offer = await offered(school)
    message = offer.message
    assert isinstance(message, FileOffer)
    await school.carla.accepts(offer)
    other = replace(offer, message=message)
    await school.carla.accepts(other, "https://school-my.sharepoint.com/upload/2")
    await school.jobs()
    await school.carla.accepts(other, "https://school-my.sharepoint.com/upload/3")
    await school.jobs()
    assert list(school.recorder.drive) == [PLACE]
    assert [isinstance(shown.message, FileMessage) for shown in school.carla.chat].count(True) == 1
    assert "Het bestand staat in je OneDrive." in offer.text, "whoever comes later is told how it stands"


async def test_declining_throws_it_away_and_it_can_be_made_again(school: School) -> None:
    offer = await offered(school)
    message, handout = offer.message, await the_one(school)
    await school.carla.declines(offer)
    assert "ik heb het weggegooid" in offer.text
    await school.jobs()
    assert not await is_kept(school, handout)
    assert not school.recorder.drive

    await school.carla.accepts(replace(offer, message=message))
    await school.jobs()
    assert not school.recorder.drive, "what was declined is not put anywhere"

    await school.carla.clicks("Maak het opnieuw", on=offer)
    assert READY in offer.text
    await school.jobs()
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    assert list(school.recorder.drive) == [PLACE]


@pytest.mark.parametrize("forged", ["", "0" * 32, "../x", "handout:1", "é"])
async def test_nobody_answers_for_another_nor_for_what_there_is_not(school: School, forged: str) -> None:
    offer = await offered(school)
    assert isinstance(offer.message, FileOffer)
    for file in (offer.message.file, forged):
        reply = await school.ana.turn(FileAnswered(file, UPLOAD, offer.activity))
        assert reply.replace
        assert reply.replace.summary == "Dit vind ik niet"
    await school.jobs()
    assert (await the_one(school)).state is HandoutState.OFFERED
    assert not school.recorder.drive


async def test_who_is_no_author_any_more_does_not_get_it(school: School) -> None:
    """The right is checked when they accept, not when they asked."""
    offer = await offered(school)
    await school.becomes(
        lambda one: replace(one, roles=frozenset({Role.TEACHER})) if one.id == school.carla.id else one
    )
    await school.carla.accepts(offer)
    await school.jobs()
    assert not school.recorder.drive
    assert isinstance(offer.message, CardMessage)
    assert (await the_one(school)).state is HandoutState.OFFERED


async def test_only_the_author_may_ask_for_it(school: School) -> None:
    await send_to_linde(school)
    announcement = (await school.house.records.announcements.find(limit=1)).items[0].value
    await school.ana.sends("announcement.report", {"id": announcement.id}, None)
    await school.jobs()
    partition = person_partition(school.ana.id)
    assert [item async for item in school.house.records.handouts.stream(partition=partition)] == []


@pytest.mark.parametrize("outcome", [Throttled(1.0), NotSent("ClientConnectorError"), Ambiguous("503")])
async def test_an_upload_that_may_still_succeed_is_tried_again(school: School, outcome: Outcome) -> None:
    offer = await offered(school)
    school.recorder.upload_fails = [outcome, outcome]
    await school.carla.accepts(offer)
    for _ in range(4):
        await school.jobs(later=timedelta(minutes=2))
    assert list(school.recorder.drive) == [PLACE]
    assert "Het bestand staat in je OneDrive." in offer.text


@pytest.mark.parametrize(
    ("outcomes", "code"), [([Rejected("foreign_host")], "foreign_host"), ([Ambiguous("503")] * 20, "unreachable")]
)
async def test_an_upload_that_fails_says_so_and_can_be_tried_again(
    school: School, outcomes: list[Outcome], code: str
) -> None:
    offer = await offered(school)
    school.recorder.upload_fails = list(outcomes)
    await school.carla.accepts(offer)
    for _ in range(10):
        await school.jobs(later=timedelta(minutes=11))
    assert "Het bestand kon niet in je OneDrive gezet worden." in offer.text
    assert code in offer.text
    assert not any(isinstance(shown.message, FileMessage) for shown in school.carla.chat)
    assert not await is_kept(school, await the_one(school))

    school.recorder.upload_fails = []
    await school.carla.clicks("Maak het opnieuw", on=offer)
    await school.jobs()
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    assert list(school.recorder.drive) == [PLACE]


async def test_an_offer_that_nobody_answers_ends(school: School) -> None:
    offer = await offered(school)
    message, handout = offer.message, await the_one(school)
    await school.jobs(later=KEPT - timedelta(hours=1))
    assert await is_kept(school, handout)
    await school.jobs(later=timedelta(hours=2))
    assert not await is_kept(school, handout)
    assert "Je nam het bestand niet op tijd aan" in offer.text
    assert "Maak het opnieuw" in buttons_of(offer)

    await school.carla.accepts(replace(offer, message=message))
    await school.jobs()
    assert not school.recorder.drive


async def test_what_was_answered_does_not_end_and_nothing_ends_too_soon(school: School) -> None:
    offer = await offered(school)
    handout = await the_one(school)
    await school.house.queue.put([Job("handout_end", {"person": handout.person, "handout": handout.id})])
    await school.jobs()
    assert await is_kept(school, handout)
    await school.carla.accepts(offer)
    await school.jobs(later=KEPT * 2)
    assert (await the_one(school)).state is HandoutState.DONE
    assert "Het bestand staat in je OneDrive." in offer.text


async def test_bytes_that_are_gone_are_no_file(school: School) -> None:
    offer = await offered(school)
    await school.house.blobs.delete((await the_one(school)).blob)
    await school.carla.accepts(offer)
    await school.jobs()
    assert "Het bestand kon niet in je OneDrive gezet worden." in offer.text


async def test_a_job_that_comes_again_leaves_what_is_offered(school: School) -> None:
    """Its size stands on the card: other bytes would not be taken."""
    offer = await offered(school)
    handout = await the_one(school)
    kept = [chunk async for chunk in school.house.blobs.read(handout.blob)]
    await school.ana.clicks(CONFIRM)
    await school.house.queue.put([Job(handout.job, {"person": handout.person, "handout": handout.id})])
    await school.jobs()
    assert [chunk async for chunk in school.house.blobs.read(handout.blob)] == kept
    assert school.carla.newest == offer, "nor is it offered twice"


async def test_it_survives_a_restart(school: School) -> None:
    await send_to_linde(school)
    await school.carla.clicks("Als bestand")
    await school.restarts()
    await school.jobs()
    offer = school.carla.newest
    await school.carla.accepts(offer)
    await school.restarts()
    await school.jobs()
    assert list(school.recorder.drive) == [PLACE]


async def test_in_local_mode_a_link_opens_it_instead_of_an_offer(school: School) -> None:
    """The test client draws no card of Teams that asks for consent."""
    await send_to_linde(school)

    def link(person: str, id: str) -> str:
        return f"https://bode.example/handouts/{id}?for={person}"

    house = replace(school.house, handout_link=link)
    work = Work(house, school.recorder, Budget(UNHURRIED))
    school.worker = Worker(work, JOBS, width=16, lease=timedelta(seconds=60))
    await school.carla.clicks("Als bestand")
    await school.jobs()
    handout = await the_one(school)
    place = link(school.carla.id, handout.id)
    assert [action["url"] for action in actions_of(school.carla.newest.card) if "url" in action] == [place]
    assert "Het bestand staat klaar." in school.carla.newest.text
