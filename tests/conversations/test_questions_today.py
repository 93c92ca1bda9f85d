"""The question of an announcement waits for who got it until they answer it, wherever, or until it is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.delivery import Asks, Delivery, first_delivery
from bot.work.notice import DeliveryState
from tests.conversations.questions import CHANGE, answers, asks, newest
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.teaming import joins
from tests.conversations.test_channel_answers import asks_there, result, says_there

ONE, TWO = "1 vraag in een mededeling wacht op je antwoord", "2 vragen in mededelingen wachten op je antwoord"
TO_CONFIRM = "1 mededeling moet je nog bevestigen"


async def today(person: Colleague) -> str:
    await person.says("vandaag")
    return person.newest.text


async def delivery_to(school: School, person: Colleague) -> Delivery:
    (one,) = [item.value async for item in school.house.records.deliveries.stream() if item.value.person == person.id]
    return one


async def test_it_waits_until_it_is_answered_and_is_opened_from_there(school: School) -> None:
    ana = school.ana
    await asks(school)
    assert ONE in await today(ana)
    assert "bevestigen" not in ana.newest.text
    await ana.clicks("Openen", on=ana.newest)
    assert "Kom je ook?" in ana.newest.text
    await ana.says("nieuws")
    assert "Nog te beantwoorden" in ana.newest.text
    await ana.clicks("Openen", on=ana.newest)
    await answers(ana, "1")
    assert "wacht op je antwoord" not in await today(ana)
    await ana.says("nieuws")
    assert "Nog te beantwoorden" not in ana.newest.text
    assert "Beantwoord" in ana.newest.text
    assert ONE in await today(school.ben), "another answers for themselves"


async def test_several_are_counted_and_found_in_the_news(school: School) -> None:
    ana = school.ana
    await asks(school)
    await asks(school, title="Uitstap")
    assert TWO in await today(ana)
    await ana.clicks("Openen", on=ana.newest)
    assert ana.newest.text.count("Nog te beantwoorden") == 2


@pytest.mark.parametrize("first", ["confirm", "answer"])
async def test_what_is_to_be_confirmed_too_waits_for_both(school: School, first: str) -> None:
    ana = school.ana
    await asks(school, confirmation="true")
    card = ana.newest
    said = await today(ana)
    assert ONE in said
    assert TO_CONFIRM in said

    async def confirm() -> None:
        await ana.clicks("Gelezen en begrepen", on=card)
        said = await today(ana)
        assert TO_CONFIRM not in said

    async def answer() -> None:
        await ana.says("nieuws")
        await ana.clicks("Openen", on=ana.newest)
        await answers(ana, "1")
        assert ONE not in await today(ana)

    steps, left = ([confirm, answer], ONE) if first == "confirm" else ([answer, confirm], TO_CONFIRM)
    await steps[0]()
    assert left in await today(ana)
    await steps[1]()
    assert "Er wacht niets op jou" in await today(ana)
    assert not (await delivery_to(school, ana)).open


async def test_what_is_over_waits_for_nobody(school: School) -> None:
    await asks(school, expires="2026-11-25")
    assert ONE in await today(school.ana)
    school.clock.pass_by(timedelta(days=4))
    assert "Er wacht niets op jou" in await today(school.ana)


async def test_who_answered_in_the_channel_and_gets_it_later_answered_it(school: School) -> None:
    farid = school.farid
    await joins(school, farid)
    post = await asks_there(school, importance="mandatory")
    await says_there(school, farid, "0")
    await gets_it_later(school, farid)
    assert (await delivery_to(school, farid)).answered
    assert "wacht op je antwoord" not in await today(farid)
    await farid.says("nieuws")
    await farid.clicks("Openen", on=farid.newest)
    assert CHANGE in buttons_of(farid.newest)
    await answers(farid, "1")
    assert (await result(school, post)).counts == (0, 1, 0)


@pytest.mark.parametrize("answer", ["0", "1"], ids=["the same", "another"])
async def test_an_answer_there_that_crossed_what_came_is_seen_and_mended_by_who_answers_again(
    school: School, answer: str
) -> None:
    """As an instance leaves it that gave them theirs while another counted their answer."""
    farid = school.farid
    await joins(school, farid)
    post = await asks_there(school, importance="mandatory")
    await says_there(school, farid, "0")
    await gets_it_later(school, farid)
    records, kept = school.house.records, await school.house.records.deliveries.get(f"announcement:{post.id}", farid.id)
    assert kept
    crossed = replace(kept.value, answered=False, open=True)
    await records.accept(f"announcement:{post.id}", [records.deliveries.put(crossed, kept.version)])
    await farid.says("nieuws")
    await farid.clicks("Openen", on=farid.newest)
    assert CHANGE in buttons_of(farid.newest)
    await answers(farid, answer)
    assert (await result(school, post)).answered == 1
    assert (await delivery_to(school, farid)).answered
    assert "wacht op je antwoord" not in await today(farid)


async def gets_it_later(school: School, person: Colleague) -> None:
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == person.id else one)
    await person.removes()
    await person.installs()
    await school.jobs()


async def test_who_mutes_its_topic_was_asked_nothing(school: School) -> None:
    await asks(school)
    announcement = await newest(school)

    assert not first_delivery(announcement, "ana", DeliveryState.MUTED).open
    asked = first_delivery(replace(announcement, confirmation=True), "ana")
    assert (asked.open, asked.asks, asked.to_confirm, asked.to_answer) == (True, Asks.BOTH, True, True)
