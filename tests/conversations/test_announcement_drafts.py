"""Drafts of announcements: kept from the first click, found again, and sent only as they were previewed."""

import threading
from collections.abc import Set
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.writing.words import Words
from bot.channel.base import Reply
from bot.people.audience import NOBODY, members
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import NEXT, go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of, defaults_of


async def kept(school: School) -> list[Announcement]:
    found = await school.house.records.announcements.find(equal={"author": school.carla.id}, order="created")
    return [item.value for item in found.items]


async def compose(carla: Colleague, **inputs: str) -> None:
    await write(carla, **{"title": "Sneeuw", "text": "De school blijft open.", **inputs})


async def test_what_was_typed_is_kept_whatever_is_still_missing(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await compose(carla, text="")
    assert "Concept · Je vindt het terug onder “mijn mededelingen”." in carla.newest.text
    assert "Vul dit nog in." in carla.newest.text

    await school.restarts()
    await carla.says("mijn mededelingen")
    assert "Sneeuw" in carla.newest.text
    assert "Concept · vandaag 10:00" in carla.newest.text
    await carla.clicks("Verdergaan")
    assert defaults_of(carla.newest.card)["title"] == "Sneeuw"
    await go_through(carla, text="De school blijft open.", schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees("De school blijft open.")
    assert len(await kept(school)) == 1


async def test_an_empty_card_is_no_draft(school: School) -> None:
    await school.carla.says("mededeling")
    await school.carla.says("mijn mededelingen")
    assert "Je schreef nog geen mededeling." in school.carla.newest.text
    await school.carla.clicks("Nieuwe mededeling")
    assert await kept(school) == []


async def test_what_was_sent_opens_to_be_followed(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await compose(carla, schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await carla.says("mijn mededelingen")
    assert "Verzonden · vandaag 10:00" in carla.newest.text
    await carla.clicks("Openen")
    assert "Bij 3 van 3 aangekomen." in carla.newest.text
    await carla.clicks("Mijn mededelingen")
    assert "Sneeuw" in carla.newest.text


@pytest.mark.parametrize("id", ["x", "a" * 23, "a" * 24, f"{'a' * 24}.{'0' * 12}", "somebody-elses"])
@pytest.mark.parametrize("verb", ["announcement.step", "announcement.preview"])
async def test_under_an_id_that_was_not_made_for_them_nothing_is_kept(school: School, id: str, verb: str) -> None:
    """What they typed comes back all the same, with an id of ours; a draft of somebody else gives the same answer."""
    foreign = Announcement(
        "somebody-elses",
        school.nadia.id,
        {"nl": Words("A", "B")},
        NOBODY,
        False,
        AnnouncementState.DRAFT,
        school.clock(),
    )
    write = school.house.records.announcements.put(foreign)
    await school.house.records.accept(announcement_partition(foreign.id), [write])
    carla = school.carla
    typed = {"title": "Sneeuw", "text": "Alles blijft open."}
    step = {"id": id, "revision": 0, "shown": "words", "to": "audience"}
    reply = await carla.sends(verb, {**step, **typed}, None)
    assert reply.replace is not None
    school.recorder.post(carla.conversation, reply.replace)
    assert await kept(school) == []
    standing = await school.house.records.announcements.get(announcement_partition(id), id)
    assert standing is None or standing.value == foreign
    assert defaults_of(carla.newest.card)["text"] == "Alles blijft open."
    await go_through(carla, everyone="true")
    assert "Klaar om te verzenden?" in carla.newest.text
    assert len(await kept(school)) == 1


async def test_who_may_not_write_is_told_who_may(school: School) -> None:
    ana = school.ana
    for said in ("mededeling", "mijn mededelingen"):
        await ana.says(said)
        assert "Een mededeling schrijven kan niet iedereen." in ana.newest.text
        assert "Carla De Smet" in ana.newest.text
        assert "Communicatieverantwoordelijke" in ana.newest.text
    dialog = await ana.opens("nieuweMededeling")
    assert "Carla De Smet" in str(dialog)
    step = {"id": "x", "revision": 0, "shown": "words", "to": "audience"}
    for verb in ("announcement.step", "announcement.preview"):
        await ana.sends(verb, {**step, "title": "A", "text": "B", "everyone": "true"}, None)
        assert "Dit vind ik niet" in ana.newest.text


async def test_where_nobody_writes_yet_it_says_whom_to_ask(school: School) -> None:
    await school.becomes(lambda one: replace(one, roles=frozenset()))
    await school.carla.says("mededeling")
    assert "Vraag het aan je directie." in school.carla.newest.text


# --- unhappy ways -------------------------------------------------------------------------------


async def test_a_double_click_keeps_one_draft_and_its_preview_can_be_sent(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await carla.says("mededeling")
    card = carla.newest
    await carla.fills(title="Sneeuw", text="De school blijft open.").clicks(NEXT, times=2)
    await go_through(carla, schools="de-linde")
    first = buttons_of(card)[send_to(3)]
    await carla.clicks("Aanpassen")
    await carla.clicks(NEXT, times=2)
    await go_through(carla)
    assert len(await kept(school)) == 1
    await carla.sends("announcement.send", dict(first["data"]), None)
    await school.jobs()
    assert school.ana.sees("De school blijft open."), "nothing was typed since it was previewed"


async def test_an_old_preview_sends_nothing_a_second_time(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await compose(carla, schools="de-linde")
    old = dict(buttons_of(carla.newest)[send_to(3)]["data"])
    await carla.clicks(send_to(3))
    await school.jobs()
    reply = await carla.sends("announcement.send", old, None)
    assert reply.replace is not None
    await school.jobs()
    assert sum("De school blijft open." in shown.text for shown in school.ana.chat) == 1


async def test_what_was_sent_can_no_longer_be_changed_or_thrown_away(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await carla.says("mededeling")
    blank = dict(buttons_of(carla.newest)[NEXT]["data"])
    await go_through(carla, title="Sneeuw", text="Open.", schools="de-linde")
    preview = buttons_of(carla.newest)
    await carla.clicks(send_to(3))
    await school.jobs()

    for verb in ("announcement.step", "announcement.preview"):
        await carla.sends(verb, {**blank, "title": "Anders", "text": "Dicht.", "everyone": "true"}, None)
        assert "intussen veranderd" in carla.newest.text
    await carla.sends("announcement.discard", dict(preview["Ja, gooi weg"]["data"]), None)
    assert "intussen veranderd" in carla.newest.text
    await carla.sends("announcement.test", dict(preview["Stuur test naar mij"]["data"]), None)
    assert "intussen veranderd" in carla.newest.text
    reply: Reply = await carla.sends("announcement.edit", dict(preview["Aanpassen"]["data"]), None)
    assert reply.replace is not None
    assert "Bij 3 van 3 aangekomen." in str(reply.replace)
    (sent,) = await kept(school)
    assert sent.title == "Sneeuw"


async def test_what_was_thrown_away_is_not_sent(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await compose(carla, schools="de-linde")
    preview = buttons_of(carla.newest)
    await school.jobs()
    await carla.clicks("Ja, gooi weg")
    for title in (send_to(3), "Stuur test naar mij", "Aanpassen"):
        await carla.sends(str(preview[title]["verb"]), dict(preview[title]["data"]), None)
        assert "Dit vind ik niet" in carla.newest.text, title
    assert await school.jobs() == 0
    assert await kept(school) == []


async def test_what_is_unfinished_is_neither_sent_nor_tested(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await compose(carla, text="", schools="de-linde")
    (draft,) = await kept(school)
    await school.jobs()
    for verb in ("announcement.send", "announcement.test"):
        await carla.sends(verb, {"id": draft.id, "revision": draft.revision}, None)
        assert "nog niet af" in carla.newest.text
    assert await school.jobs() == 0
    (draft,) = await kept(school)
    assert draft.state is AnnouncementState.DRAFT


async def test_what_is_far_too_long_is_kept_as_far_as_it_shows_that_it_is(school: School) -> None:
    await compose(school.carla, title="t" * 1000, text="woord " * 20_000, everyone="true")
    assert "De titel is te lang" in school.carla.newest.text
    (draft,) = await kept(school)
    assert (len(draft.title), len(draft.words["nl"].text)) == (300, 8000)


async def test_a_school_that_is_gone_does_not_widen_whom_it_is_for(school: School) -> None:
    carla = school.carla
    await compose(carla, schools="de-linde", roles="bogus")
    (draft,) = await kept(school)
    assert members(draft.audience, await school.house.directory.current()) == []
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    assert not {"schools", "roles"} & defaults_of(carla.newest.card).keys()


class Watched(frozenset[str]):
    """Ids that remember on which thread they were counted."""

    where: ClassVar[list[str]] = []

    def __rsub__(self, other: Set[str]) -> frozenset[str]:
        self.where.append(threading.current_thread().name)
        return frozenset(other)


@pytest.mark.one_process
async def test_whom_it_reaches_is_counted_beside_the_loop(school: School) -> None:
    """At a preview and once more when it is sent; of 100,000 people that takes a tenth of a second."""
    Watched.where.clear()
    await school.carla.installs()
    school.house.reachability.people = Watched()
    await compose(school.carla, everyone="true")
    await school.carla.clicks(send_to(10))
    assert len(Watched.where) == 2
    assert threading.current_thread().name not in Watched.where
