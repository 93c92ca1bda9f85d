"""A circular that everybody has to mark as seen: before a day, and by the text that they read."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.announce.correcting.edition import digest
from bot.announce.delivery import first_delivery
from bot.announce.visering import listing
from bot.announce.visering.visa import Visa, Visering
from bot.people.contacts import recipient
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.conversations.announcing import go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_announce import CONFIRM, send_to_linde
from tests.conversations.test_corrections import brought, corrects, recalls, yes_correct
from tests.conversations.test_proof import words_of
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


VISA = "Ik heb dit gelezen en viseer"


async def circular(school: School, days: str = "3", people: int = 3, schools: str = "de-linde") -> None:
    """To De Linde, on a Monday: until Thursday."""
    await school.everybody_installs()
    text = "Lees het reglement."
    await write(school.carla, title="Reglement", text=text, schools=schools, importance="mandatory", visa_days=days)
    await school.carla.clicks(send_to(people))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))


async def test_its_readers_see_until_when_and_mark_it_as_seen(school: School) -> None:
    await circular(school)
    assert "Te viseren · Ten laatste op do 26 november 2026." in school.ana.newest.text
    await school.ana.clicks(VISA)
    assert "Gelezen en geviseerd" in school.ana.newest.text
    assert VISA not in buttons_of(school.ana.newest)
    await school.jobs(later=timedelta(seconds=5))
    follow = school.carla.card_with("Je mededeling").text
    assert "Visering: iedereen viseert ten laatste op do 26 november 2026." in follow


async def test_of_a_draft_it_says_within_how_many_days(school: School) -> None:
    await write(
        school.carla, title="Reglement", text="Lees dit.", everyone="true", importance="mandatory", visa_days="10"
    )
    assert "Te viseren · Binnen 10 schooldagen." in school.carla.newest.text
    assert VISA in buttons_of(school.carla.newest)


async def test_only_what_is_mandatory_and_valid_until_then_can_be(school: School) -> None:
    carla = school.carla
    await write(carla, title="Reglement", text="Lees dit.", everyone="true", importance="important", visa_days="3")
    assert "Een visering kan alleen bij een verplichte mededeling." in carla.newest.text
    await go_through(carla, importance="mandatory", expires="2026-11-25")
    assert "Op die dag moet iedereen nog kunnen viseren." in carla.newest.text
    await go_through(carla, expires="2026-11-26")
    assert "Te viseren · Binnen 3 schooldagen." in carla.newest.text


def told(person: Colleague, words: str) -> int:
    return sum(words in shown.text for shown in person.chat)


async def test_who_did_not_is_reminded_the_day_before_and_then_the_head_is_told(school: School) -> None:
    await circular(school)
    await school.ana.clicks(VISA)
    await school.jobs(later=timedelta(days=1))
    assert told(school.emma, "Herinnering") == 0, "on Tuesday"
    await school.jobs(later=timedelta(days=1))
    assert [told(one, "Herinnering") for one in (school.ana, school.ben, school.emma)] == [0, 1, 1], "on Wednesday"
    assert "Ten laatste op do 26 november 2026." in school.emma.newest.text
    assert told(school.ben, "Nog niet bevestigd in je school") == 0
    await school.jobs(later=timedelta(days=1))
    await school.emma.clicks(VISA, on=await opened(school.emma))
    assert told(school.ben, "Nog niet bevestigd in je school") == 0, "on Thursday it can be done still"
    await school.jobs(later=timedelta(days=1))
    assert told(school.ben, "Nog niet bevestigd in je school") == 0, "all of hers did, but for the head, who knows"
    assert "Nog niet geviseerd · Dat moest ten laatste op do 26 november 2026." in (await opened(school.ben)).text


async def opened(person: Colleague) -> Shown:
    await person.says("nieuws")
    await person.clicks("Openen")
    return person.newest


async def test_the_day_after_each_head_reads_who_of_theirs_did_not(school: School) -> None:
    await circular(school, "1", 7, "de-linde,vaartkant")
    await school.ana.clicks(VISA)
    await school.jobs(later=timedelta(days=1, hours=1))
    assert told(school.emma, "Herinnering") == 1, "of one school day it is that day itself"
    await school.jobs(later=timedelta(days=1))
    assert told(school.emma, "Herinnering") == 1
    (of_linde,) = [shown.text for shown in school.ben.chat if "Nog niet bevestigd in je school" in shown.text]
    assert "Emma Janssens" in of_linde
    assert "De termijn is voorbij." in of_linde
    assert "Ana Martens" not in of_linde
    assert "Farid Benali" not in of_linde
    assert not school.emma.sees("Nog niet bevestigd in je school")


async def test_nobody_is_told_anything_once_it_was_recalled(school: School) -> None:
    await circular(school, "1")
    await recalls(school, 3, "notice")
    await school.jobs(later=timedelta(days=3))
    assert told(school.emma, "Herinnering") == 0
    assert told(school.ben, "Nog niet bevestigd in je school") == 0


ANEW = "Wat je moet doen, is veranderd."


async def corrected(school: School, people: int, **chosen: str) -> None:
    carla = school.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="Lees het nieuwe reglement.").clicks("Bekijk het voorbeeld")
    await carla.fills(**chosen).clicks(yes_correct(people))
    await brought(school)


async def test_a_correction_that_changes_the_duty_asks_everybody_again(school: School) -> None:
    await circular(school, "1")
    await school.ana.clicks(VISA)
    await school.ben.clicks(VISA)
    before = dict(buttons_of(school.emma.newest)[VISA]["data"])
    await corrected(school, 3, anew="true")
    for person in (school.ana, school.ben, school.emma):
        assert told(person, ANEW) == 1
        assert VISA in buttons_of(person.card_with("Lees het nieuwe reglement."))
    (first,) = await visas(school, school.ana)
    assert (first.edition, first.until is not None) == (1, True), "it stays in the record, and does not count"
    await school.emma.sends("announcement.confirm", before, None)
    assert await visas(school, school.emma) == (), "what she read asks for something else"
    await school.ana.clicks("Openen")
    await school.ana.clicks(VISA)
    assert [(visa.edition, visa.until is None) for visa in await visas(school, school.ana)] == [(1, False), (2, True)]
    await school.jobs(later=timedelta(seconds=40))
    found = await school.house.records.announcements.get(
        announcement_partition(await newest_id(school)), await newest_id(school)
    )
    assert found
    assert found.value.tally.confirmed == 1, "her author's card counts those who did again"
    assert found.value.visering == Visering(1, date(2026, 11, 24), 2, found.value.corrected)
    await school.jobs(later=timedelta(days=1))
    assert [told(one, "Herinnering") for one in (school.ana, school.ben, school.emma)] == [0, 1, 1]


async def test_without_it_who_did_stays_so(school: School) -> None:
    await circular(school)
    await school.ana.clicks(VISA)
    await corrected(school, 3)
    assert [told(one, ANEW) for one in (school.ana, school.emma)] == [0, 0]
    assert "Gelezen en geviseerd" in school.ana.card_with("Lees het nieuwe reglement.").text
    assert [(visa.edition, visa.until) for visa in await visas(school, school.ana)] == [(1, None)]


async def test_where_nothing_is_to_be_marked_as_seen_nothing_asks_again(school: School) -> None:
    await send_to_linde(school)
    await school.ana.clicks(CONFIRM)
    await school.carla.clicks("Vernieuwen")
    await corrected(school, 3, anew="true")
    assert told(school.ana, ANEW) == 0
    assert [visa.until for visa in await visas(school, school.ana)] == [None]


LIST, FILE = "Viseringslijst", "Maak de lijst (pdf)"


async def handed_to(school: School, person: Colleague, folder: Path) -> str:
    await school.jobs()
    await person.accepts(person.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    file = folder / "lijst.pdf"
    file.write_bytes(content)
    return words_of(file)


@pytest.mark.one_process
async def test_its_author_gets_the_list_of_one_school_or_of_all(school: School, tmp_path: Path) -> None:
    await circular(school, "3", 7, "de-linde,vaartkant")
    await school.ana.clicks(VISA)
    await corrected(school, 7)
    await school.farid.clicks(VISA, on=school.farid.card_with("Lees het nieuwe reglement."))
    await school.emma.says("ik ben afwezig tot 27 november")
    await school.jobs(later=timedelta(seconds=5))
    await school.carla.clicks(LIST, on=school.carla.card_with("Je mededeling"))
    await school.carla.fills(school="de-linde").clicks(FILE)
    said = await handed_to(school, school.carla, tmp_path)
    partition = announcement_partition(await newest_id(school))
    before = await school.house.records.announced_editions.get(partition, "1")
    assert before
    assert "Viseringslijst: Reglement" in said
    assert "1 van 3 viseerden." in said
    assert "Ana Martens Leerkracht" in said
    assert "2026-11-23 10:00 1" in said, "the edition that she read"
    assert digest(before.value.said)[:20] in said
    assert "Farid Benali" not in said
    school.recorder.drive.clear()
    await school.carla.clicks(LIST, on=school.carla.card_with("Je mededeling"))
    await school.carla.fills(school="all").clicks(FILE)
    said = await handed_to(school, school.carla, tmp_path)
    assert "Ana Martens" in said
    assert "Farid Benali" in said
    assert "1 van 4 viseerden." in said


@pytest.mark.one_process
async def test_a_head_asks_who_of_theirs_did_not_and_gets_it_as_a_file(school: School, tmp_path: Path) -> None:
    await circular(school, "3", 7, "de-linde,vaartkant")
    await school.ana.clicks(VISA)
    await school.ben.says("nog te bevestigen")
    assert "Reglement" in school.ben.newest.text
    await school.ben.clicks("Wie bevestigde niet?")
    await school.jobs()
    (said,) = [shown.text for shown in school.ben.chat if "1 personeelslid van je school" in shown.text]
    assert "Emma Janssens" in said
    await school.ben.clicks("Als bestand", on=school.ben.card_with("1 personeelslid van je school"))
    said = await handed_to(school, school.ben, tmp_path)
    assert "Emma Janssens" in said
    for name in ("Ana Martens", "Farid Benali"):
        assert name not in said
    await school.emma.clicks(VISA)
    await school.ben.clicks("Kijk opnieuw", on=school.ben.card_with("1 personeelslid van je school"))
    await school.jobs()
    assert "Iedereen van je school die deze mededeling kreeg, heeft bevestigd." in school.ben.newest.text


async def test_a_head_of_another_school_and_who_leads_none_find_nothing(school: School) -> None:
    await circular(school)
    id_ = await newest_id(school)
    for person in (school.dirk, school.emma):
        for verb in ("missing.show", "missing.file", "visa.show", "visa.file"):
            await person.sends(verb, {"id": id_}, None)
        await school.jobs()
        assert not person.sees("Nog niet bevestigd")
        assert not person.sees("Viseringslijst")
    await school.emma.says("nog te bevestigen")
    assert "Alleen wie een school leidt" in school.emma.newest.text


async def test_who_comes_later_and_who_left_are_on_the_list(school: School) -> None:
    await circular(school)
    id_, house = await newest_id(school), school.house
    partition = announcement_partition(id_)
    announcement = await house.records.announcements.get(partition, id_)
    assert announcement
    later = first_delivery(announcement.value, school.dirk.id).delivered("9", school.clock())
    gone = first_delivery(announcement.value, "11111111-1111-4111-8111-111111111111", DeliveryState.GONE)
    await house.records.accept(partition, [house.records.deliveries.put(one) for one in (later, gone)])
    carla = await recipient(house, school.carla.id)
    found = await listing.gather(house, carla, f"{id_}/all")
    lines = {line.name: line for _, some in found.schools for line in some}
    assert (lines["Ana Martens"].later, lines["Ana Martens"].left) == (False, False)
    assert (lines["Dirk Aerts"].later, lines["Dirk Aerts"].left) == (True, False)
    assert (lines[""].left, lines[""].reason) == (True, "")
