"""Who can be reached: known from a send, tried again once they can be; and operators hear when Teams refuses Bode."""

from csv import reader
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.announce.announcement import AnnouncementState
from bot.channel.base import ConversationLost, Misconfigured, RecipientGone
from bot.people.person import Role
from bot.store.partitions import person_partition
from tests.conversations.planning import becomes, newest
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_announce import compose, send_to_linde


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


# --- the report -------------------------------------------------------------------------------------


async def operator(school: School, person: Colleague) -> None:
    await school.becomes(lambda one: replace(one, roles=one.roles | {Role.OPERATOR}) if one.id == person.id else one)


async def test_a_head_sees_who_of_the_own_school_is_not_reached_since_when_and_what_to_do(school: School) -> None:
    """Emma never had it, Ana blocked it; of another school nothing is seen."""
    for person in (school.ana, school.ben, school.carla):
        await person.installs()
    school.recorder.fails[school.ana.conversation] = [RecipientGone("blocked")]
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.ben.says("bereik")
    said = school.ben.newest.text
    assert "2 van 3 personeelsleden niet" in said
    assert "Emma Janssens" in said
    assert "Had Bode nog nooit" in said
    assert "Ana Martens (sinds ma 23 nov. 2026)" in said
    assert "tot ze zelf iets schrijven" in said
    assert school.farid.name not in said
    await school.ana.says("hallo")
    await school.emma.installs()
    await school.ben.says("bereik")
    assert "Iedereen bereikt" in school.ben.newest.text


async def test_who_removed_it_is_said_to_have_done_so_also_after_a_restart(school: School) -> None:
    await school.everybody_installs()
    await school.emma.removes()
    await school.restarts()
    await school.jobs()
    await school.ben.says("bereik")
    assert "Heeft Bode niet meer" in school.ben.newest.text
    assert "Emma Janssens (sinds" in school.ben.newest.text


async def test_an_operator_sees_every_school_and_gets_all_of_it_as_a_file(school: School) -> None:
    for person in (school.ana, school.ben, school.nadia):
        await person.installs()
    await school.jobs()
    await operator(school, school.nadia)
    await school.nadia.says("bereik")
    assert "De Linde" in school.nadia.newest.text
    assert "1 van 3 personeelsleden niet" in school.nadia.newest.text
    assert "4 van 4 personeelsleden niet" in school.nadia.newest.text
    await school.nadia.clicks("Als bestand")
    await school.jobs()
    await school.nadia.accepts(school.nadia.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).active.iter_rows()]  # pyright: ignore
    assert "Emma Janssens" in [row[1] for row in rows]
    assert len(rows) == 1 + 10 - 3


async def test_of_one_school_it_is_a_csv_in_which_nothing_is_a_formula(school: School) -> None:
    """A head of the own school; of another one there is none, which looks like none that exists."""
    ben = school.ben
    formula = '=HYPERLINK("https://x.example";"Leerkracht")'
    await school.becomes(lambda one: replace(one, job=formula) if one.id == school.emma.id else one)
    await school.everybody_installs()
    await school.emma.removes()
    await school.jobs()
    await ben.says("bereik")
    await ben.clicks("Als CSV")
    await school.jobs()
    await ben.accepts(ben.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    rows = list(reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[:3] for row in rows[1:]] == [["Basisschool De Linde", "Emma Janssens", f"'{formula}"]]
    assert rows[1][4] == "23/11/2026"
    for elsewhere in ("vaartkant", "bestaat-niet"):
        await ben.sends("reach.csv", {"school": elsewhere}, None)
        assert "Dit vind ik niet" in ben.newest.text
    await school.jobs()
    assert len(school.recorder.drive) == 1


async def test_who_sees_a_school_no_more_gets_no_file_that_they_asked_for(school: School) -> None:
    ben = school.ben
    await school.everybody_installs()
    await school.emma.removes()
    await school.jobs()
    await ben.says("bereik")
    await ben.clicks("Als CSV")
    await school.jobs()
    offer = ben.newest
    await school.becomes(lambda one: replace(one, school="vaartkant") if one.id == ben.id else one)
    await ben.accepts(offer)
    await school.jobs()
    assert not school.recorder.drive


async def test_others_see_nothing_of_it(school: School) -> None:
    await school.everybody_installs()
    await school.emma.removes()
    await school.ana.says("bereik")
    assert "zien de directie" in school.ana.newest.text
    assert "Emma" not in school.ana.newest.text
    await school.ben.sends("reach.show", {"school": "vaartkant"}, None)
    elsewhere = school.ben.newest.text
    await school.ben.sends("reach.show", {"school": "bestaat-niet"}, None)
    assert school.ben.newest.text == elsewhere, "not allowed looks like does not exist"
    await school.ana.sends("reach.file", {}, None)
    await school.jobs()
    assert not school.recorder.drive
    assert not school.ana.sees("xlsx")
