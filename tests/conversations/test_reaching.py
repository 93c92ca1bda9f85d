"""Who can be reached: known from a send, tried again once they can be; and operators hear when Teams refuses Bode."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import AnnouncementState
from bot.channel.base import ConversationLost, Misconfigured, RecipientGone
from bot.people.person import Role
from bot.store.partitions import person_partition
from tests.conversations.school import School, send_to
from tests.conversations.test_announce import compose, send_to_linde
from tests.conversations.test_planning import becomes, newest


async def lost(school: School) -> str:
    contact = await school.house.records.contacts.get(person_partition(school.ana.id), school.ana.id)
    assert contact
    return contact.value.lost


@pytest.mark.parametrize("code", ["blocked", "not_installed", "unknown"])
async def test_who_cannot_be_reached_gets_it_once_they_write(school: School, code: str) -> None:
    school.recorder.fails[school.ana.conversation] = [RecipientGone(code)]  # pyright: ignore[reportArgumentType]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    assert await lost(school) == code
    assert (await newest(school)).tally.not_reached == 1
    await school.ana.says("hallo")
    await school.jobs()
    assert await lost(school) == ""
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 1
    await school.jobs(later=timedelta(minutes=1))
    await school.carla.clicks("Vernieuwen")
    assert (await newest(school)).tally.not_reached == 0


async def test_who_blocked_bode_is_sent_nothing_until_they_write(school: School) -> None:
    school.recorder.fails[school.ana.conversation] = [RecipientGone("blocked")]
    await send_to_linde(school)
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs(later=timedelta(seconds=5))
    assert not school.ana.sees("De fotograaf"), "the channel would have taken it"
    await school.ana.says("hallo")
    await school.jobs()
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 2


async def test_who_gets_bode_later_gets_what_they_missed(school: School) -> None:
    for person in (school.ana, school.ben, school.carla):
        await person.installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.emma.installs()
    await school.jobs()
    assert sum("De fotograaf" in shown.text for shown in school.emma.chat) == 1


async def test_a_conversation_that_is_dead_twice_is_known(school: School) -> None:
    """It is created once more, and not again and again."""
    school.recorder.fails[school.ana.conversation] = [ConversationLost()]
    school.recorder.fails[f"{school.ana.conversation}+"] = [ConversationLost()]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    assert await lost(school) == "unknown"


async def test_what_is_no_news_any_more_is_brought_to_nobody(school: School) -> None:
    school.recorder.fails[school.ana.conversation] = [RecipientGone("blocked")]
    await send_to_linde(school)
    await school.jobs(later=timedelta(days=15))
    await school.ana.says("hallo")
    await school.jobs()
    assert not school.ana.sees("De fotograaf")


@pytest.mark.parametrize("how", ["expired", "cancelled"])
async def test_nor_what_is_over(school: School, how: str) -> None:
    school.recorder.fails[school.ana.conversation] = [RecipientGone("blocked")]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    if how == "expired":
        await becomes(school, expires=school.clock())
    else:
        await becomes(school, state=AnnouncementState.CANCELLED)
    await school.ana.says("hallo")
    await school.jobs()
    assert not school.ana.sees("De fotograaf")


async def test_operators_hear_that_teams_refuses_bode(school: School) -> None:
    """Once, with the code and what to do, and never what the announcement says."""
    await school.becomes(
        lambda one: replace(one, roles=one.roles | {Role.OPERATOR}) if one.id == school.nadia.id else one
    )
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 2
    await send_to_linde(school)
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    assert "ICT kreeg bericht" in school.carla.card_with("Gepauzeerd").text
    card = school.nadia.card_with("Teams weigert Bode")
    assert "BotDisabledByAdmin" in card.text
    assert "Carla De Smet" in card.text
    assert "fotograaf" not in card.text
    assert "Schoolfoto" not in card.text
    assert sum("Teams weigert Bode" in shown.text for shown in school.nadia.chat) == 1
