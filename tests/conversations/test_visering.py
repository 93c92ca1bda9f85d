"""A circular that everybody has to mark as seen: before a day, and by the text that they read."""

from bot.announce.correcting.edition import digest
from bot.announce.visering.visa import Visa
from bot.store.partitions import announcement_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_announce import CONFIRM, send_to_linde
from tests.conversations.test_corrections import brought, corrects
from tests.conversations.test_reminders import newest_id


async def visas(school: School, person: Colleague) -> tuple[Visa, ...]:
    found = await school.house.records.deliveries.get(announcement_partition(await newest_id(school)), person.id)
    assert found
    return found.value.visas


async def test_who_confirms_does_so_of_the_text_that_they_had_before_them(school: School) -> None:
    await send_to_linde(school)
    first = dict(buttons_of(school.emma.newest)[CONFIRM]["data"])
    await corrects(school, 3)
    await school.emma.sends("announcement.confirm", first, None)
    await brought(school)
    await school.ben.clicks(CONFIRM, on=school.ben.newest)
    partition = announcement_partition(await newest_id(school))
    before = await school.house.records.announced_editions.get(partition, "1")
    now = await school.house.records.announcements.get(partition, await newest_id(school))
    assert before
    assert now
    (of_emma,), (of_ben,) = await visas(school, school.emma), await visas(school, school.ben)
    assert (of_emma.edition, of_emma.digest) == (1, digest(before.value.said))
    assert (of_ben.edition, of_ben.digest) == (2, digest(now.value))
    assert of_emma.digest != of_ben.digest


async def test_a_card_that_does_not_tell_its_edition_counts_for_what_its_reader_has(school: School) -> None:
    await send_to_linde(school)
    click = dict(buttons_of(school.emma.newest)[CONFIRM]["data"])
    await corrects(school, 3)
    await school.emma.sends("announcement.confirm", {"id": click["id"]}, None)
    await school.ana.sends("announcement.confirm", {"id": click["id"], "edition": 900}, None)
    assert [visa.edition for visa in await visas(school, school.emma)] == [1]
    assert [visa.edition for visa in await visas(school, school.ana)] == [2], "there is no later one"
