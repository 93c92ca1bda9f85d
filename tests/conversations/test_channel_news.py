"""Who confirmed an announcement in a channel alone finds it in their news, and is answered from it."""

from dataclasses import replace
from datetime import timedelta

from bot.channel.base import NotSent
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.conversations.announcing import NEXT
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.teaming import LINDE, clicks_in, goes_on, joins, puts_in_channels
from tests.conversations.test_channel_answers import says_there
from tests.conversations.test_cited_announcements import QUESTION, SAID, TEXT, TITLE
from tests.conversations.test_corrections import recalls
from tests.conversations.test_putting_together import PUT_TOGETHER, the_draft
from tests.conversations.test_visering import corrected

CONFIRM = "Gelezen en begrepen"
VISA = "Ik heb dit gelezen en viseer"


async def lockers_there(school: School, *members: Colleague, **typed: str) -> str:
    """To De Linde and in the channel of its team; gives its id."""
    carla = school.carla
    await school.everybody_installs()
    await joins(school, *members)
    await carla.says("mededeling")
    asks = {at: typed.pop(at) for at in ("asks", "asked", "choices") if at in typed}
    await carla.fills(title=TITLE, text=TEXT, **asks).clicks(NEXT)
    await carla.fills(schools="de-linde").clicks(PUT_TOGETHER)
    await puts_in_channels(carla, LINDE)
    await goes_on(carla, confirmation="true", **typed)
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal")
    await school.jobs()
    return (await the_draft(school, carla)).id


async def news_of(person: Colleague) -> str:
    await person.says("nieuws")
    return person.newest.text


async def waits_for(person: Colleague) -> bool:
    """Whether "vandaag" says that something is to be confirmed."""
    await person.says("vandaag")
    return "bevestigen" in person.newest.text


async def is_answered(person: Colleague) -> bool:
    await person.says(QUESTION)
    return SAID in person.newest.text


async def test_who_confirmed_it_there_finds_it_and_is_answered_from_it(school: School) -> None:
    farid, dirk = school.farid, school.dirk
    await lockers_there(school, farid, dirk)
    assert not await is_answered(farid)
    await clicks_in(school, farid, CONFIRM)
    assert await is_answered(farid)
    assert "Gelezen en begrepen ·" in await news_of(farid)
    await farid.clicks("Openen", on=farid.newest)
    assert TEXT in farid.newest.text
    assert CONFIRM not in buttons_of(farid.newest)
    await farid.says("vandaag")
    assert "bevestigen" not in farid.newest.text
    for person in (dirk, school.nadia):
        assert not await is_answered(person), "who did not confirm it is not known to have read it"
        assert TITLE not in await news_of(person)
    await recalls(school, 3, "notice")
    await school.jobs()
    assert TITLE not in await news_of(farid)
    assert not await is_answered(farid)


async def test_it_stands_once_in_the_news_of_who_gets_it_later(school: School) -> None:
    farid = school.farid
    await lockers_there(school, farid, importance="mandatory")
    await clicks_in(school, farid, CONFIRM)
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await farid.removes()
    await farid.installs()
    await school.jobs()
    assert (await news_of(farid)).count(TITLE) == 1
    assert "Gelezen en begrepen ·" in farid.newest.text
    await farid.clicks("Openen", on=farid.newest)
    assert CONFIRM not in buttons_of(farid.newest)
    assert await is_answered(farid)


async def test_what_is_asked_anew_waits_for_who_confirmed_it_there_until_they_do(school: School) -> None:
    farid, dirk = school.farid, school.dirk
    await lockers_there(school, farid, dirk, importance="mandatory", visa_days="5")
    for person in (farid, dirk):
        await clicks_in(school, person, VISA)
    assert not await waits_for(farid)
    await corrected(school, 3, anew="true")
    await school.jobs()
    assert await waits_for(farid)
    assert "Nog te bevestigen" in await news_of(farid)
    assert farid.newest.text.count(TITLE) == 1
    await farid.clicks("Openen", on=farid.newest)
    await farid.clicks(VISA, on=farid.newest)
    assert not await waits_for(farid)
    assert await waits_for(dirk)
    await recalls(school, 3, "notice")
    await school.jobs()
    assert not await waits_for(dirk)


async def test_a_correction_that_asks_nothing_anew_leaves_nothing_waiting(school: School) -> None:
    farid = school.farid
    await lockers_there(school, farid, importance="mandatory", visa_days="5")
    await clicks_in(school, farid, VISA)
    await corrected(school, 3, notify="true")
    await school.jobs()
    assert not await waits_for(farid)


async def test_who_arrives_confirms_what_was_asked_anew_since_they_did_there(school: School) -> None:
    farid = school.farid
    id_ = await lockers_there(school, farid, importance="mandatory", visa_days="5")
    await clicks_in(school, farid, VISA)
    await corrected(school, 3, anew="true")
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await farid.removes()
    await farid.installs()
    await school.jobs()
    await farid.clicks(VISA)
    delivery = await school.house.records.deliveries.get(announcement_partition(id_), farid.id)
    assert delivery
    assert [(one.edition, one.until is None) for one in delivery.value.visas] == [(1, False), (2, True)]


async def test_who_arrives_with_their_confirmation_has_the_question_open_still(school: School) -> None:
    farid, ana = school.farid, school.ana
    await lockers_there(school, farid, importance="mandatory", asks="one", asked="Kom je ook?", choices="Ja\nNee")
    await clicks_in(school, farid, CONFIRM)
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await farid.removes()
    await farid.installs()
    await school.jobs()
    assert "Nog te beantwoorden" in await news_of(farid)
    assert "Nog te bevestigen en te beantwoorden" in await news_of(ana), "who did neither"
    await ana.clicks(CONFIRM)
    assert "Nog te beantwoorden" in await news_of(ana)


async def test_who_confirmed_there_and_is_not_reached_since_is_answered_from_it_still(school: School) -> None:
    farid = school.farid
    id_ = await lockers_there(school, farid, importance="mandatory")
    await clicks_in(school, farid, CONFIRM)
    school.recorder.fails[farid.conversation] = [NotSent("offline")] * 9
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one, promised=True)
    await school.jobs()
    delivery = await school.house.records.deliveries.get(announcement_partition(id_), farid.id)
    assert delivery
    assert delivery.value.state is not DeliveryState.DELIVERED
    school.recorder.fails[farid.conversation].clear()
    assert await is_answered(farid)


async def test_what_is_asked_anew_is_confirmed_from_the_news(school: School) -> None:
    farid = school.farid
    id_ = await lockers_there(school, farid, importance="mandatory", visa_days="5")
    await clicks_in(school, farid, VISA)
    await corrected(school, 3, anew="true")
    assert "Nog te bevestigen" in await news_of(farid)
    await farid.clicks("Openen", on=farid.newest)
    await farid.clicks(VISA, on=farid.newest)
    there = await school.house.records.confirmed_there.get(announcement_partition(id_), farid.id)
    assert there
    assert (there.value.number, len(there.value.earlier)) == (2, 1)
    assert "Nog te bevestigen" not in await news_of(farid)


async def test_its_question_is_answered_from_the_news_and_counts_once(school: School) -> None:
    farid = school.farid
    await lockers_there(school, farid, asks="one", asked="Kom je ook?", choices="Ja\nNee")
    await clicks_in(school, farid, CONFIRM)
    await says_there(school, farid, "0")
    await news_of(farid)
    await farid.clicks("Openen", on=farid.newest)
    action = buttons_of(farid.newest)["Bewaar mijn nieuwe antwoord"]
    await farid.sends("announcement.answer", {**action["data"], "answer_nl": "1"}, farid.newest)
    assert "1 antwoord" in farid.newest.text
    assert "Nee" in farid.newest.text


async def test_what_is_valid_no_more_is_not_answered_from(school: School) -> None:
    farid = school.farid
    await lockers_there(school, farid, expires="2026-11-25")
    await clicks_in(school, farid, CONFIRM)
    assert await is_answered(farid)
    school.clock.pass_by(timedelta(days=4))
    assert not await is_answered(farid)
    assert "Niet meer geldig" in await news_of(farid)
