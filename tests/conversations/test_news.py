"""What a person got of announcements: "nieuws", what asks something first, with words to look for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.announce.announcement import Announcement
from bot.announce.news import reading
from bot.channel.base import RecipientGone
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, actions_of, buttons_of
from tests.conversations.test_corrections import recalls

CONFIRM = "Gelezen en begrepen"
ASKS = "Nog te bevestigen"


async def announce(school: School, title: str, text: str = "Meer op school.", *, confirm: bool = False) -> str:
    """To the three of De Linde; gives its id."""
    carla = school.carla
    await write(carla, title=title, text=text, confirmation="true" if confirm else "false", schools="de-linde")
    sent = str(buttons_of(carla.newest)[send_to(3)]["data"]["id"])
    await carla.clicks(send_to(3))
    await school.jobs()
    school.clock.pass_by(timedelta(minutes=5))
    return sent


async def change(school: School, announcement: str, **what: Any) -> None:
    """As its author would, on their card."""
    records, partition = school.house.records, announcement_partition(announcement)
    standing = await records.announcements.get(partition, announcement)
    assert standing
    changed: Announcement = replace(standing.value, **what)
    await records.accept(partition, [records.announcements.put(changed, standing.version)])


def order(person: Colleague, *titles: str) -> list[str]:
    text = person.newest.text
    return sorted((title for title in titles if title in text), key=text.index)


async def test_what_asks_something_stands_first_then_the_newest(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await announce(school, "Schoolfoto’s", confirm=True)
    await announce(school, "Sneeuw")
    await announce(school, "Turnles")
    await ana.says("nieuws")
    assert order(ana, "Schoolfoto’s", "Sneeuw", "Turnles") == ["Schoolfoto’s", "Turnles", "Sneeuw"]
    assert ana.newest.text.count(ASKS) == 1
    await ana.says("vandaag")
    assert "1 mededeling moet je nog bevestigen" in ana.newest.text
    await ana.clicks("Openen", on=ana.newest)
    assert ASKS in ana.newest.text, "it opens the news"
    await opens(ana, "Schoolfoto’s")
    await ana.clicks(CONFIRM, on=ana.newest)
    assert CONFIRM not in buttons_of(ana.newest)
    await ana.says("nieuws")
    assert order(ana, "Schoolfoto’s", "Sneeuw", "Turnles") == ["Turnles", "Sneeuw", "Schoolfoto’s"]
    assert ASKS not in ana.newest.text
    await ana.says("vandaag")
    assert "bevestigen" not in ana.newest.text


async def opens(person: Colleague, title: str) -> None:
    """What stands first with that title."""
    (button,) = [one for one in actions_of(person.newest.card) if one.get("tooltip") == title]
    await person.sends("news.open", dict(button["data"]), person.newest)


async def test_nobody_reads_what_was_not_for_them(school: School) -> None:
    farid = school.farid
    await school.everybody_installs()
    sent = await announce(school, "Schoolfoto’s", confirm=True)
    await farid.says("nieuws")
    assert "Er is nog geen mededeling voor jou" in farid.newest.text
    await farid.sends("news.open", {"id": sent}, None)
    assert "Dit vind ik niet" in farid.newest.text
    await farid.sends("news.open", {"id": "does-not-exist"}, None)
    assert "Dit vind ik niet" in farid.newest.text


async def test_who_was_not_reached_finds_it_in_the_news(school: School) -> None:
    await school.everybody_installs()
    school.recorder.fails[school.emma.conversation] = [RecipientGone("blocked")]
    await announce(school, "Sneeuw")
    assert not school.emma.sees("Sneeuw")
    await school.emma.says("nieuws")
    assert school.emma.sees("Sneeuw")


async def test_what_is_no_longer_valid_asks_nothing_and_says_so(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    carla = school.carla
    await write(carla, title="Turnzaal dicht", text="Vandaag.", confirmation="true", schools="de-linde")
    sent = str(buttons_of(carla.newest)[send_to(3)]["data"]["id"])
    await change(school, sent, expires=school.clock() + timedelta(hours=1))
    await carla.clicks(send_to(3))
    await school.jobs()
    await ana.says("vandaag")
    assert "1 mededeling moet je nog bevestigen" in ana.newest.text
    school.clock.pass_by(timedelta(hours=2))
    await announce(school, "Sneeuw")
    await ana.says("vandaag")
    assert "bevestigen" not in ana.newest.text
    await ana.says("nieuws")
    assert order(ana, "Turnzaal dicht", "Sneeuw") == ["Sneeuw", "Turnzaal dicht"]
    assert "Niet meer geldig" in ana.newest.text
    assert ASKS not in ana.newest.text


@pytest.mark.slow
async def test_pages_go_on_where_they_ended_and_show_each_once(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    ana = school.ana
    await school.everybody_installs()
    titles = [f"Bericht {letter}" for letter in "ABCDEFG"]
    for title in titles:
        await announce(school, title, confirm=title in {"Bericht A", "Bericht C", "Bericht F"})
    await ana.says("nieuws")
    seen = order(ana, *titles)
    for _ in range(3):
        await ana.clicks("Oudere", on=ana.newest)
        seen += order(ana, *titles)
    assert seen == [f"Bericht {letter}" for letter in "FCAGEDB"]
    assert "Oudere" not in buttons_of(ana.newest)


async def test_words_are_looked_for_as_people_mean_them(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = school.ana
    await school.everybody_installs()
    await announce(school, "Schoolfoto’s", "De fotograaf komt dinsdag naar de Élysée-zaal.")
    await announce(school, "Sneeuw", "De school blijft open.")
    await ana.says("nieuws")
    for words in ("fotografen", "ELYSEE", "foto dinsdag", "schoolfoto"):
        await ana.fills(words=words).clicks("Zoeken", on=ana.newest)
        assert order(ana, "Schoolfoto’s", "Sneeuw") == ["Schoolfoto’s"], words
    await ana.fills(words="sneeuw dinsdag").clicks("Zoeken", on=ana.newest)
    assert "Hierover is er geen mededeling voor jou" in ana.newest.text
    await ana.clicks("Alles tonen", on=ana.newest)
    assert order(ana, "Schoolfoto’s", "Sneeuw") == ["Sneeuw", "Schoolfoto’s"]
    monkeypatch.setattr(reading, "LOOKED", 1)
    await ana.says("nieuws")
    await ana.fills(words="fotograaf").clicks("Zoeken", on=ana.newest)
    assert "Zoek verder in oudere" in ana.newest.text
    await ana.clicks("Verder zoeken", on=ana.newest)
    assert order(ana, "Schoolfoto’s", "Sneeuw") == ["Schoolfoto’s"]


async def test_a_forged_place_shows_the_beginning(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await announce(school, "Sneeuw")
    for before in ("", "2026-02-30T09:00:00Z", "2026-11-23T09:00:00", "T"):
        await ana.sends("news.more", {"asking": False, "before": before, "words": ""}, None)
        assert "Sneeuw" in ana.newest.text, before


async def test_what_was_recalled_waits_for_nobody_and_is_no_news(school: School) -> None:
    ana, emma = school.ana, school.emma
    await school.everybody_installs()
    school.recorder.fails[emma.conversation] = [RecipientGone("blocked")]
    await announce(school, "Schoolfoto’s", confirm=True)
    await recalls(school, 2, "notice")
    await school.jobs()
    for person in (ana, emma):
        await person.says("vandaag")
        assert "bevestigen" not in person.newest.text
        await person.says("nieuws")
        assert "Er is nog geen mededeling voor jou" in person.newest.text
