"""An announcement in channels of teams: posted there once, confirmed by each person once, corrected and recalled."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.channels import posting
from bot.announce.channels.counting import posts_of
from bot.announce.channels.post import ConfirmedThere
from bot.announce.channels.team import key_of
from bot.bootstrap.running import JOBS
from bot.channel.base import Ambiguous, ChannelTold, InTeam, NotSent, RecipientGone, Throttled
from bot.store.partitions import announcement_partition
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from tests.cards.walking import input_of
from tests.conversations.school import UNHURRIED, School
from tests.conversations.stage import buttons_of
from tests.conversations.teaming import (
    GENERAL,
    LINDE,
    NAME,
    ZORG,
    clicks_in,
    goes_on,
    joins,
    puts_in_channels,
    send_both,
    tells,
)
from tests.conversations.test_announce import CONFIRM
from tests.conversations.test_cost import counted, warmed
from tests.conversations.test_putting_together import WORDS, begins, the_draft

SOON = timedelta(seconds=5)


async def stands(school: School, id: str) -> Announcement:
    found = await school.house.records.announcements.get(announcement_partition(id), id)
    assert found
    return found.value


async def confirmed(school: School, id: str) -> tuple[int, int]:
    """By those who got it themselves, and in a channel alone."""
    await school.jobs(later=timedelta(minutes=3))
    tally = (await stands(school, id)).tally
    return tally.confirmed, tally.posts.confirmed


async def test_it_is_posted_once_beside_the_people_whom_it_is_for(school: School) -> None:
    carla = school.carla
    await joins(school, school.ana, school.dirk, school.farid)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE)
    assert f"iedereen van Basisschool De Linde en {GENERAL}" in carla.newest.text
    assert "Geplaatst in 1 kanaal. Daar zitten 2 mensen bij die ze niet zelf krijgen." in carla.newest.text
    await goes_on(carla, confirmation="true")
    assert "Geplaatst in 1 kanaal." in carla.newest.text, "the preview says how many channels"
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal")
    await school.jobs()
    await school.jobs(later=SOON)
    (card,) = school.recorder.chat(LINDE)
    assert WORDS in card.text
    assert list(buttons_of(card)) == [CONFIRM], "nothing that is for one person alone"
    assert "Geplaatst in 1 van 1 kanaal." in carla.newest.text
    tally = (await stands(school, (await the_draft(school, carla)).id)).tally
    assert (tally.recipients, tally.delivered, tally.not_reached) == (3, 3, 0)
    assert not school.farid.sees(WORDS)


async def test_each_person_counts_once_wherever_they_confirm(school: School) -> None:
    ana, farid, id_ = school.ana, school.farid, ""
    await joins(school, ana, farid)
    id_ = await send_both(school, school.carla)
    for _ in range(2):
        reply = await clicks_in(school, farid, CONFIRM)
        assert reply.replace is None, "the card stands there for everybody"
        assert reply.toast and reply.toast.startswith("Bedankt: je bevestigde dit vandaag")
    assert await confirmed(school, id_) == (0, 1)
    await clicks_in(school, ana, CONFIRM)
    assert await confirmed(school, id_) == (1, 1)
    await ana.clicks(CONFIRM)
    assert await confirmed(school, id_) == (1, 1)
    assert "Daar bevestigde 1 persoon die ze niet zelf kreeg." in school.carla.newest.text


async def test_who_confirms_in_their_own_chat_first_counts_once_as_well(school: School) -> None:
    await joins(school, school.ana)
    id_ = await send_both(school, school.carla)
    await school.ana.clicks(CONFIRM)
    await clicks_in(school, school.ana, CONFIRM)
    assert await confirmed(school, id_) == (1, 0)


async def test_who_confirmed_there_and_gets_it_later_counts_once(school: School) -> None:
    """A newcomer gets what is mandatory."""
    farid = school.farid
    await joins(school, farid)
    await begins(school, school.carla)
    await puts_in_channels(school.carla, LINDE)
    await goes_on(school.carla, confirmation="true", importance="mandatory")
    await school.carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal")
    await school.jobs()
    id_ = (await the_draft(school, school.carla)).id
    await clicks_in(school, farid, CONFIRM)
    assert await confirmed(school, id_) == (0, 1)
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await farid.removes()
    await farid.installs()
    await school.jobs()
    assert await confirmed(school, id_) == (1, 0)
    assert f"{CONFIRM} ·" in farid.newest.text
    assert CONFIRM not in buttons_of(farid.newest), "nobody is asked twice for the same"
    assert await school.house.records.confirmed_there.count(partition=announcement_partition(id_)) == 0
    await farid.says("vandaag")
    assert "bevestigen" not in farid.newest.text


async def test_who_confirmed_there_while_it_was_on_its_way_to_them_counts_once(school: School) -> None:
    """Their delivery was not there yet when the channel looked for it."""
    records = school.house.records
    await joins(school, school.ana)
    id_ = await send_both(school, school.carla)
    there = ConfirmedThere(id_, school.ana.id, key_of(LINDE), school.clock(), 1, "")
    await records.accept(announcement_partition(id_), [records.confirmed_there.put(there)])
    await school.ana.clicks(CONFIRM)
    assert await confirmed(school, id_) == (1, 0)
    assert await records.confirmed_there.count(partition=announcement_partition(id_)) == 0


async def test_nobody_from_elsewhere_is_counted(school: School) -> None:
    """A card that was sent on, another team, and an id that somebody tries."""
    await joins(school, school.farid)
    await joins(school, school.dirk, team="19:other@thread.tacv2", name="Team Kompas", group="x")
    id_ = await send_both(school, school.carla)
    (card,) = school.recorder.chat(LINDE)
    for elsewhere in ("19:other@thread.tacv2", "19:meeting@thread.v2", ZORG):
        reply = await clicks_in(school, school.dirk, CONFIRM, on=card, at=elsewhere)
        assert reply.toast and "Bedankt" not in reply.toast
    data = dict(buttons_of(card)[CONFIRM]["data"])
    await school.dirk.sends("announcement.confirm", data, None)
    assert await confirmed(school, id_) == (0, 0)


@pytest.mark.parametrize("outcome", [Throttled(1), NotSent("refused"), Ambiguous("503", answered=True)])
async def test_what_fails_is_tried_again_and_posted_once(school: School, outcome: object) -> None:
    await joins(school)
    school.recorder.fails[LINDE] = [outcome]  # pyright: ignore[reportArgumentType]
    id_ = await send_both(school, school.carla)
    assert (await stands(school, id_)).state is AnnouncementState.SENDING
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(minutes=2))
    assert len(school.recorder.chat(LINDE)) == 1
    assert (await stands(school, id_)).state is AnnouncementState.SENT


async def test_where_it_could_not_be_posted_is_said_with_why(school: School) -> None:
    await joins(school)
    school.recorder.fails[LINDE] = [RecipientGone("not_installed")]
    id_ = await send_both(school, school.carla)
    await school.jobs(later=SOON)
    tally = (await stands(school, id_)).tally
    assert (tally.not_reached, tally.posts.posted, tally.posts.missed) == (0, 0, 1)
    carla = school.carla
    assert "Geplaatst in 0 van 1 kanaal." in carla.newest.text
    await carla.clicks("Wie niet?")
    assert "Kanaal Algemeen van Team De Linde: Bode zit niet meer in dit team" in carla.newest.text


async def deletes_zorg(school: School) -> None:
    school.recorder.teams[LINDE] = [ChannelTold(LINDE, "")]
    await tells(school, InTeam(LINDE, NAME, happening="channelDeleted", channel=ZORG))


async def test_a_channel_that_is_gone_when_the_send_starts_is_said_to_its_author(school: School) -> None:
    carla = school.carla
    await joins(school)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE, ZORG)
    await goes_on(carla)
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 2 kanalen")
    await deletes_zorg(school)
    await school.jobs()
    await school.jobs(later=SOON)
    tally = (await stands(school, (await the_draft(school, carla)).id)).tally
    assert (tally.posts.posted, tally.posts.missed, tally.delivered) == (1, 1, 3)
    await carla.clicks("Wie niet?")
    assert "Kanaal Zorg van Team De Linde: Het kanaal is er niet meer" in carla.newest.text


async def test_what_is_planned_does_not_go_once_a_channel_is_gone(school: School) -> None:
    carla = school.carla
    await joins(school)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE, ZORG)
    await goes_on(carla)
    await carla.clicks("Later verzenden")
    await carla.clicks("Plan voor di 24 nov. 2026 om 7:30")
    assert "naar 3 personeelsleden en 2 kanalen" in carla.newest.text
    id_ = (await the_draft(school, carla)).id
    await school.jobs()
    await deletes_zorg(school)
    await school.jobs(later=timedelta(days=1))
    assert (await stands(school, id_)).state is AnnouncementState.DRAFT, "its author is told, as of people"
    assert "een kanaal is er niet meer" in carla.newest.text


async def test_a_correction_and_a_recall_change_what_stands_there(school: School) -> None:
    carla = school.carla
    await joins(school, school.farid)
    id_ = await send_both(school, carla)
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="De fotograaf komt woensdag.").clicks("Bekijk het voorbeeld")
    await carla.clicks("Ja, verbeter bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    (card,) = school.recorder.chat(LINDE)
    assert "De fotograaf komt woensdag." in card.text and "Verbeterd" in card.text
    assert (bringing := (await stands(school, id_)).bringing)
    assert (bringing.changed, bringing.unchanged, bool(bringing.done)) == (4, 0, True)
    school.recorder.change_fails[LINDE] = [RecipientGone("no_card")]
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Ja, trek in bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    assert (bringing := (await stands(school, id_)).bringing)
    assert (bringing.changed, bringing.unchanged, bool(bringing.done)) == (3, 1, True)
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Waar niet?")
    assert GENERAL.capitalize()[:7] in carla.newest.text and "Team De Linde" in carla.newest.text
    assert (await clicks_in(school, school.farid, CONFIRM)).toast == "Ingetrokken"


async def test_it_can_go_to_channels_alone(school: School) -> None:
    carla = school.carla
    await joins(school)
    await begins(school, carla)
    await carla.clicks("Verwijderen")
    await puts_in_channels(carla, LINDE, ZORG)
    assert f"Voor {GENERAL} en kanaal Zorg van Team De Linde." in carla.newest.text
    await goes_on(carla)
    await carla.clicks("Ja, verzend naar 2 kanalen")
    await school.jobs()
    await school.jobs(later=SOON)
    assert [len(school.recorder.chat(one)) for one in (LINDE, ZORG)] == [1, 1]
    assert "Geplaatst in 2 van 2 kanalen." in carla.newest.text
    assert (await stands(school, (await the_draft(school, carla)).id)).state is AnnouncementState.SENT


async def test_of_many_channels_one_is_found_by_name_and_what_was_chosen_stays(school: School) -> None:
    carla = school.carla
    for number in range(45):
        await joins(school, team=f"19:team{number:02}@thread.tacv2", name=f"Team {number:02}", group="g")
    await begins(school, carla)
    await carla.clicks("Deel toevoegen")
    await carla.clicks("Kanalen van teams")
    assert "Er zijn er 10 meer" in carla.newest.text
    first = input_of(carla.newest.card, "channels")["choices"][0]
    await carla.fills(words="team 44 zorg", channels=first["value"]).clicks("Zoeken")
    offered = input_of(carla.newest.card, "channels")
    assert [one["title"] for one in offered["choices"]] == [first["title"], "Team 44: Zorg"]
    assert offered["value"] == first["value"]


async def test_a_send_that_is_broken_off_posts_nothing_any_more(school: School) -> None:
    await joins(school)
    school.recorder.fails[LINDE] = [Throttled(30)]
    id_ = await send_both(school, school.carla)
    await school.carla.clicks("Ja, breek af")
    for _ in range(2):
        await school.jobs(later=timedelta(minutes=3))
    assert school.recorder.chat(LINDE) == []
    tally = (await stands(school, id_)).tally
    assert (tally.delivered, tally.posts.posted, tally.posts.missed) == (3, 0, 1)


def post_job(id: str, attempt: int = 1) -> Assignment:
    return Assignment({"announcement": id, "channel": key_of(LINDE)}, attempt)


async def test_two_jobs_at_once_post_it_once(school: School) -> None:
    await joins(school)
    school.recorder.fails[LINDE] = [Throttled(600)]
    id_ = await send_both(school, school.carla)
    works = [Work(school.house, school.recorder, Budget(UNHURRIED)) for _ in range(3)]
    await asyncio.gather(*(JOBS["announcement_post"](work, post_job(id_)) for work in works))
    assert len(school.recorder.chat(LINDE)) == 1
    await JOBS["announcement_post"](works[0], post_job(id_, 2))
    assert len(school.recorder.chat(LINDE)) == 1, "what is recorded is not sent again by a job that comes again"


async def test_what_was_killed_while_it_was_sent_is_sent_again_and_listed_as_such(school: School) -> None:
    """Nobody knows whether it arrived; who has the job at the same time leaves it alone."""
    await joins(school)
    school.recorder.fails[LINDE] = [Throttled(600)]
    id_ = await send_both(school, school.carla)
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    ready = await posting.prepare(school.house, id_, key_of(LINDE), again=False)
    assert ready and await posting.begin(school.house, ready)
    await JOBS["announcement_post"](work, post_job(id_))
    assert school.recorder.chat(LINDE) == []
    await JOBS["announcement_post"](work, post_job(id_, 2))
    assert len(school.recorder.chat(LINDE)) == 1
    (post,) = await posts_of(school.house, id_)
    assert (post.delivery.resent, post.delivery.doubts) == (True, 1)
    await school.carla.clicks("Als bestand")
    await school.jobs()
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    rows = sheet(school, "Kanalen")
    assert rows[1][0] == "Kanaal Algemeen van Team De Linde" and str(rows[1][2]).startswith("Misschien")


async def test_the_file_tells_who_confirmed_there(school: School) -> None:
    await joins(school, school.farid)
    id_ = await send_both(school, school.carla)
    await clicks_in(school, school.farid, CONFIRM)
    assert await confirmed(school, id_) == (0, 1)
    await school.carla.clicks("Als bestand")
    await school.jobs()
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    people = {str(row[0]): row for row in sheet(school, "Per persoon")[1:]}
    assert len(people) == 4
    assert people[school.farid.name][3] is None, "it did not come to him"
    assert (people[school.farid.name][4] is not None, people[school.farid.name][5]) == (
        True,
        "Bevestigde in een kanaal",
    )
    assert sheet(school, "Kanalen")[1][2] in (None, "")


def sheet(school: School, name: str) -> list[tuple[object, ...]]:
    (content,) = school.recorder.drive.values()
    book = load_workbook(BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


async def test_a_post_and_who_confirms_there_cost_the_same_however_much_there_is(school: School) -> None:
    """A post: whether the directory changed, what it is of, and it, that it goes out, that nothing changed by then, and
    what became of it. Confirming: who it is and whether the directory changed, the post, the announcement, whether they
    have it themselves or confirmed before, and the commit."""
    await joins(school, school.farid)
    school.recorder.fails[LINDE] = [Throttled(600)]
    id_ = await send_both(school, school.carla)
    counting = counted(school)
    await warmed(school)
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    counting.reads = counting.commits = 0
    await JOBS["announcement_post"](work, post_job(id_))
    assert (counting.reads, counting.commits) == (4, 2)
    counting.reads = counting.commits = 0
    await clicks_in(school, school.farid, CONFIRM)
    assert (counting.reads, counting.commits) == (6, 1)
