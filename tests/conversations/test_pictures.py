"""Pictures of announcements: fetched where their author says, shown from Bode alone, refused with the reason."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.announce.announcement import Announcement
from bot.announce.pictures.checking import MOST_BYTES
from bot.fetching import Fetcher
from tests.announce.drawn import png
from tests.cards.walking import parts
from tests.conversations.announcing import NEXT, go_through, write
from tests.conversations.school import OWN_ADDRESS, School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of, defaults_of
from tests.peers.websites import HERE, Leading, Page, Websites, websites

SITE, CDN, FOREIGN = "www.proefnet.example", "fotos.proefnet.example", "spion.example"
SAID = {"title": "Foto", "text": "Kijk!", "image_alt": "De school", "schools": "de-linde"}


@pytest_asyncio.fixture
async def sites(tmp_path: Path, school: School) -> AsyncGenerator[Websites]:
    async with websites(tmp_path, SITE, CDN, FOREIGN) as found:
        found.pages["/school.png"] = Page(png(640, 480))
        await fetching(school, found.fetcher())
        yield found


async def fetching(school: School, fetcher: Fetcher) -> None:
    school.fetcher = fetcher
    await school.restarts()


async def draft_of(school: School) -> Announcement:
    found = await school.house.records.announcements.find(equal={"author": school.carla.id}, order="created")
    return found.items[-1].value


async def kept(school: School) -> list[str]:
    return [blob.name async for blob in school.house.blobs.list("pictures/")]


def images_in(shown: Shown) -> list[str]:
    return [str(part["url"]) for part in parts(shown.card) if part.get("type") == "Image"]


@pytest.mark.one_process  # of two at once the second leaves a copy, which goes after a day
async def test_readers_get_it_from_bode_and_its_website_is_asked_once(school: School, sites: Websites) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **SAID, image=sites.at(SITE, "/school.png"))
    (shown,) = images_in(carla.newest)
    assert shown.startswith(f"{OWN_ADDRESS}/pictures/default/")
    for button in ("Stuur test naar mij", send_to(3)):
        await carla.clicks(button)
        await school.jobs()
    assert images_in(school.ana.card_with("Kijk!")) == [shown]
    await carla.says("mijn mededelingen")
    assert images_in(carla.newest) == [shown]
    assert len(sites.seen) == 1
    assert sites.at(SITE, "") not in str([one.message for one in school.ana.chat])


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(status=404), "Op dit adres staat niets"),
        (Page(status=401), "alleen te zien voor wie zich aanmeldt"),
        (Page(b"<html>"), "geen afbeelding die Teams toont"),
        (Page(png(2000, 1000)), "2.000 op 1.000 beeldpunten"),
        (Page(png(padding=MOST_BYTES)), "hoogstens 1 MB"),
        (Page(status=302, headers={"location": "https://169.254.169.254/"}), "geen gewone plaats op het web"),
        (Page(status=302, headers={"location": "https://spion.example/a.png"}), "door naar een andere website"),
    ],
)
async def test_what_is_wrong_with_it_stands_at_the_field_and_what_was_typed_stays(
    school: School, sites: Websites, page: Page, said: str
) -> None:
    carla = school.carla
    sites.pages["/b.png"] = page
    address = sites.at(SITE, "/b.png")
    await write(carla, **SAID, image=address)
    assert said in carla.newest.text
    typed = defaults_of(carla.newest.card)
    assert (typed["image"], typed["title"]) == (address, "Foto")
    assert not await kept(school)
    sites.pages["/b.png"] = Page(png())
    await go_through(carla, **SAID)
    assert "Klaar om te verzenden?" in carla.newest.text, "it is tried again"


@pytest.mark.parametrize(("person", "said"), [("sophie", "au plus 1024 sur 1024"), ("james", "at most 1024 by 1024")])
async def test_the_reason_is_in_the_language_of_its_author(
    school: School, sites: Websites, person: str, said: str
) -> None:
    author: Colleague = getattr(school, person)
    carla = next(one for one in (await school.house.directory.current()).people.values() if one.id == school.carla.id)
    await school.becomes(lambda one: replace(one, roles=one.roles | carla.roles) if one.id == author.id else one)
    sites.pages["/b.png"] = Page(png(2000, 1000))
    await author.sends("announcement.compose", {}, None)
    on = next(title for title in ("Suivant", "Next") if title in buttons_of(author.newest))
    await author.fills(title="A", text="B", image_alt="C", image=sites.at(SITE, "/b.png")).clicks(on)
    assert said in author.newest.text


async def test_only_own_websites_are_asked_where_the_organisation_names_them(school: School, sites: Websites) -> None:
    carla = school.carla
    await write(carla, **SAID, image=sites.at(FOREIGN, "/school.png"))
    assert "Een afbeelding van spion.example kan niet" in carla.newest.text
    assert not sites.seen
    await go_through(carla, **SAID, image=sites.at(CDN, "/school.png"))
    assert "Klaar om te verzenden?" in carla.newest.text


async def test_a_name_that_leads_into_the_own_network_is_refused(school: School, sites: Websites) -> None:
    carla = school.carla
    for leads in ((HERE,), ("93.184.215.14", "10.1.2.3")):
        await fetching(school, Fetcher(Leading(*leads), tls=sites.trusted))
        await write(carla, **SAID, image=sites.at(SITE, "/school.png"))
        assert "geen gewone plaats op het web" in carla.newest.text
    assert not sites.seen


async def test_one_that_was_not_fetched_is_not_sent(school: School, sites: Websites) -> None:
    """By the button of a card on which it was still there."""
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **SAID, image=sites.at(SITE, "/school.png"))
    send = dict(buttons_of(carla.newest)[send_to(3)]["data"])
    await carla.clicks("Aanpassen")
    await carla.fills(image=sites.at(SITE, "/weg.png")).clicks(NEXT)
    await carla.sends("announcement.send", {**send, "revision": (await draft_of(school)).revision}, None)
    await school.jobs()
    assert not school.ana.sees("Kijk!")


@pytest.mark.one_process  # of two at once the second leaves a copy, which goes after a day
async def test_it_goes_with_the_draft_and_with_its_last_text_that_shows_it(school: School, sites: Websites) -> None:
    carla = school.carla
    await write(carla, **SAID, image=sites.at(SITE, "/school.png"))
    (first,) = await kept(school)
    sites.pages["/b.png"] = Page(png(10, 10))
    await carla.clicks("Aanpassen")
    await go_through(carla, image=sites.at(SITE, "/b.png"))
    await school.jobs()
    assert first in await kept(school), "an earlier text shows it still"
    assert len(await kept(school)) == 2
    await carla.says("mijn mededelingen")
    await carla.clicks("Ja, gooi weg")
    await school.jobs()
    assert not await kept(school)


@pytest.mark.one_process  # of two at once the second leaves a copy, which goes after a day
async def test_a_duplicate_keeps_its_own(school: School, sites: Websites) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **SAID, image=sites.at(SITE, "/school.png"))
    await carla.says("mijn mededelingen")
    await carla.clicks("Dupliceren")
    assert len(await kept(school)) == 2
    await carla.says("mijn mededelingen")
    first, *_ = await _all(school)
    await carla.sends("announcement.discard", {"id": first.id}, None)
    await school.jobs()
    (left,) = await kept(school)
    copy = await draft_of(school)
    assert copy.fetched
    assert left.endswith(copy.fetched.name)
    await carla.sends("announcement.open", {"id": copy.id}, None)
    assert images_in(carla.newest) == [copy.fetched.address]
    assert len(sites.seen) == 1


async def _all(school: School) -> list[Announcement]:
    found = await school.house.records.announcements.find(equal={"author": school.carla.id}, order="created")
    return [one.value for one in found.items]


@pytest.mark.one_process  # of two at once the second leaves a copy, which goes after a day
async def test_a_turn_that_comes_twice_fetches_once_and_keeps_one_draft(school: School, sites: Websites) -> None:
    carla = school.carla
    await carla.says("mededeling")
    typed = {key: value for key, value in SAID.items() if key != "schools"}
    await carla.fills(**typed, image=sites.at(SITE, "/school.png")).clicks(NEXT, times=2)
    assert len(await _all(school)) == 1
    assert len(sites.seen) == 1
    assert len(await kept(school)) == 1
