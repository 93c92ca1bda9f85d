"""What waits for a second person is told under "vandaag", and opens from there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.authority.to_confirm import CORRECTION, SENDING, ToConfirm
from bot.store.partitions import announcement_partition
from tests.conversations import announcing
from tests.conversations.confirming import rule
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_confirmed_corrections import ASK
from tests.conversations.test_corrections import CHANGE, CORRECT, PREVIEW
from tests.conversations.test_today import NOTHING

ONE, TWO = "1 mededeling of verbetering wacht op jouw bevestiging", "2 mededelingen of verbeteringen wachten"
CONFIRM = "Bevestig: naar 3 personeelsleden"
RULES = rule("communication", ["role:communication"], weighs="above = 2", second=["group:hr"])


@pytest.fixture
async def eyes(school: School) -> AsyncIterator[School]:
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    yield school


async def write(school: School, title: str) -> None:
    await announcing.write(school.carla, title=title, text="Dinsdag.", schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()


async def today(person: Colleague) -> str:
    await person.says("vandaag")
    return person.newest.text


async def test_it_is_told_to_who_decides_and_opens_from_there(eyes: School) -> None:
    nadia = eyes.nadia
    await write(eyes, "Sneeuw")
    await write(eyes, "Markt")
    assert TWO in await today(nadia)
    for person in (eyes.ana, eyes.ben, eyes.carla):
        assert "wacht op jouw bevestiging" not in await today(person)
    await nadia.clicks("Openen", on=nadia.newest)
    opened = nadia.newest
    assert "Sneeuw" in opened.text, "what waits longest"
    await nadia.clicks(CONFIRM, on=opened)
    await nadia.clicks("Wat wacht er nog?", on=opened)
    assert "Markt" in nadia.newest.text
    await nadia.fills(remark="Niet nodig.").clicks("Stuur terug met deze opmerking", on=nadia.newest)
    await nadia.clicks("Wat wacht er nog?", on=nadia.newest)
    assert "Er wacht geen mededeling of verbetering meer" in nadia.newest.text
    await eyes.jobs()
    for person in (nadia, eyes.lieve):
        assert NOTHING in await today(person)


async def test_what_was_taken_back_or_is_not_theirs_any_more_is_not_told(eyes: School) -> None:
    await write(eyes, "Sneeuw")
    await eyes.becomes(lambda one: replace(one, groups=frozenset()) if one.id == eyes.nadia.id else one)
    assert NOTHING in await today(eyes.nadia)
    assert ONE in await today(eyes.lieve)
    await eyes.carla.clicks("Ja, neem terug")
    assert NOTHING in await today(eyes.lieve)


async def test_a_correction_waits_there_until_it_is_decided_taken_back_or_recalled(eyes: School) -> None:
    carla, lieve = eyes.carla, eyes.lieve
    await write(eyes, "Sneeuw")
    await lieve.clicks(CONFIRM)
    await eyes.jobs()
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    await carla.fills(text_nl="Woensdag.").clicks(PREVIEW)
    await carla.clicks(ASK)
    assert ONE in await today(lieve)
    await lieve.clicks("Openen", on=lieve.newest)
    assert "Woensdag." in lieve.newest.text
    await carla.clicks("Ja, neem terug")
    assert NOTHING in await today(lieve)
    await carla.clicks(PREVIEW)
    await carla.clicks(ASK)
    assert ONE in await today(lieve)
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.fills(how="notice").clicks("Ja, trek in bij 3 personeelsleden")
    assert NOTHING in await today(lieve)
    assert "Wat wacht er nog?" not in buttons_of(lieve.newest)


async def test_what_waits_no_more_hides_nothing_and_goes_from_the_list(eyes: School) -> None:
    """What was left of before: of an announcement that is gone, of one that was decided on, of a correction."""
    records = eyes.house.records
    long_ago = eyes.clock() - timedelta(days=30)
    await write(eyes, "Markt")
    (standing,) = [item async for item in records.to_confirm.stream()]
    decided = standing.value.announcement
    await eyes.nadia.clicks(CONFIRM)
    await eyes.jobs()
    rows = [ToConfirm(f"gone-{n:02}", SENDING, long_ago) for n in range(25)]
    rows += [ToConfirm(decided, SENDING, long_ago), ToConfirm(decided, CORRECTION, long_ago)]
    for row in rows:
        await records.accept(announcement_partition(row.announcement), [records.to_confirm.put(row)])
    await write(eyes, "Sneeuw")
    assert ONE in await today(eyes.nadia)
    await eyes.jobs()
    left = [item.value.announcement async for item in records.to_confirm.stream()]
    assert len(left) == 1
    assert ONE in await today(eyes.nadia)


async def test_a_correction_waits_for_who_confirmed_it_where_no_rule_names_anybody_any_more(eyes: School) -> None:
    carla, nadia = eyes.carla, eyes.nadia
    await write(eyes, "Sneeuw")
    await nadia.clicks(CONFIRM)
    await eyes.jobs()
    (eyes._data / "authors.toml").write_text(
        '[[authors]]\nid = "communication"\nwho = ["role:communication"]\nschools = "all"\n', "utf-8"
    )
    await eyes.restarts()
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    await carla.fills(text_nl="Woensdag.").clicks(PREVIEW)
    await carla.clicks(ASK)
    await eyes.jobs()
    assert ONE in await today(nadia)
    assert NOTHING in await today(eyes.lieve)
