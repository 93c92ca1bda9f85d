"""The copy that Bode keeps of an announcement's picture: fetched once, served to all, gone when nothing shows it."""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.drafts.earlier import EarlierText, EarlierTexts
from bot.announce.pictures import keeping
from bot.announce.pictures.checking import MOST_BYTES
from bot.announce.pictures.picture import Picture
from bot.announce.writing.words import Words
from bot.blobs.base import NoSuchBlob
from bot.house import House
from bot.people.audience import NOBODY
from bot.store.partitions import announcement_partition
from bot.web.pictures import picture_routes
from tests.announce.drawn import gif, jpeg, png
from tests.conversations.school import School
from tests.peers.websites import Page, Websites, websites

SITE = "www.proefnet.example"
DRAFT = "draft-1"


@pytest_asyncio.fixture
async def sites(tmp_path: Path) -> AsyncGenerator[Websites]:
    async with websites(tmp_path, SITE) as found:
        found.pages["/a.png"] = Page(png(640, 480))
        yield found


@pytest.fixture
def house(school: School, sites: Websites) -> House:
    return replace(school.house, fetcher=sites.fetcher(), link_hosts=())


def draft(house: House, picture: Picture | None, **others: object) -> Announcement:
    made = Announcement(DRAFT, "carla", {"nl": Words("A", "B")}, NOBODY, False, AnnouncementState.DRAFT, house.now())
    return replace(made, picture=picture.source if picture else "", fetched=picture, **others)  # pyright: ignore[reportArgumentType]


async def keep(house: House, announcement: Announcement) -> None:
    partition = announcement_partition(DRAFT)
    standing = await house.records.announcements.get(partition, DRAFT)
    write = house.records.announcements.put(announcement, standing.version if standing else None)
    await house.records.accept(partition, [write])


async def names(house: House) -> list[str]:
    return [blob.name async for blob in house.blobs.list("pictures/")]


async def served(house: House, path: str) -> tuple[int, bytes, Mapping[str, str]]:
    app = web.Application()
    app.router.add_routes(picture_routes({"default": house}))
    async with TestClient(TestServer(app)) as client:
        answer = await client.get(path)
        return answer.status, await answer.read(), answer.headers


def path_of(house: House, picture: Picture) -> str:
    assert picture.address.startswith(f"{house.own_links.base}/pictures/")
    return picture.address.removeprefix(house.own_links.base)


@pytest.mark.parametrize(
    ("drawn", "kind", "type_"),
    [(png, "png", "image/png"), (jpeg, "jpg", "image/jpeg"), (gif, "gif", "image/gif")],
)
async def test_it_is_kept_and_served_as_what_it_is(
    house: House, sites: Websites, drawn: Callable[[int, int], bytes], kind: str, type_: str
) -> None:
    """Whatever its server calls it."""
    content = drawn(640, 480)
    sites.pages["/b"] = Page(content, headers={"content-type": "text/html"})
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/b"))
    assert (picture.problem, picture.width, picture.height) == ("", 640, 480)
    assert picture.name.endswith(f".{kind}")
    status, body, headers = await served(house, path_of(house, picture))
    assert (status, body) == (200, content)
    assert headers["Content-Type"] == type_
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cache-Control"] == "public, max-age=604800, immutable"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


async def test_nobody_can_guess_what_it_is_called(house: House, sites: Websites) -> None:
    found = [await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png")) for _ in range(2)]
    assert len({one.name for one in found}) == 2
    assert all(len(one.name) == len(f"{'0' * 32}.png") for one in found)


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/default/" + "0" * 32 + ".png",
        "/pictures/default/" + "0" * 32 + ".svg",
        "/pictures/other/{name}",
        "/pictures/default/{name}.png",
        "/pictures/default/..%2F..%2Fbode.sqlite",
        "/pictures/default/%2e%2e%2fattachments",
        "/pictures/default/",
    ],
)
async def test_anything_else_is_not_there(house: House, sites: Websites, path: str) -> None:
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png"))
    status, body, _ = await served(house, path.replace("{name}", picture.name))
    assert status == 404
    assert b"PNG" not in body


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (Page(status=404), "missing"),
        (Page(status=403), "login"),
        (Page(status=500), "status"),
        (Page(b"<html>Meld je aan</html>"), "kind"),
        (Page(b'<svg xmlns="http://www.w3.org/2000/svg"/>', headers={"content-type": "image/png"}), "kind"),
        (Page(png(4000, 20)), "pixels"),
        (Page(png(padding=MOST_BYTES)), "size"),
        (Page(status=302, headers={"location": "http://127.0.0.1/"}), "address"),
    ],
)
async def test_what_is_refused_says_why_and_nothing_is_kept(
    house: House, sites: Websites, page: Page, problem: str
) -> None:
    sites.pages["/b.png"] = page
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/b.png"))
    assert (picture.problem, picture.name, picture.address) == (f"problem-image-{problem}", "", "")
    assert not await names(house)


async def test_it_is_fetched_once_as_long_as_its_address_stays(house: House, sites: Websites) -> None:
    plain = replace(draft(house, None), picture=sites.at(SITE, "/a.png"))
    kept = await keeping.seen_to(house, plain, {})
    assert await keeping.seen_to(house, kept, {}) == kept
    assert len(sites.seen) == 1
    sites.pages["/b.png"] = Page(status=404)
    other = await keeping.seen_to(house, replace(kept, picture=sites.at(SITE, "/b.png")), {})
    assert other.fetched
    assert other.fetched.problem == "problem-image-missing"
    sites.pages["/b.png"] = Page(png())
    again = await keeping.seen_to(house, other, {})
    assert again.fetched
    assert not again.fetched.problem, "what could not be fetched is tried again"
    assert (await keeping.seen_to(house, replace(again, picture=""), {})).fetched is None


async def test_only_the_organisations_own_websites_are_asked_where_it_names_them(house: House, sites: Websites) -> None:
    plain = replace(draft(house, None), picture=sites.at(SITE, "/a.png"))
    closed = replace(house, link_hosts=("elders.example",))
    assert (await keeping.seen_to(closed, plain, {})).fetched is None
    assert not sites.seen
    assert (await keeping.fetched(closed, DRAFT, plain.picture)).problem == "problem-image-elsewhere"
    assert (await keeping.seen_to(replace(house, link_hosts=("proefnet.example",)), plain, {})).fetched


async def test_without_an_address_of_its_own_bode_fetches_none(house: House, sites: Websites) -> None:
    plain = replace(draft(house, None), picture=sites.at(SITE, "/a.png"))
    nowhere = replace(house, own_links=replace(house.own_links, base=""))
    assert (await keeping.seen_to(nowhere, plain, {})).fetched is None
    assert not sites.seen


async def test_it_goes_when_no_announcement_shows_it(house: House, sites: Websites) -> None:
    """After a day, whatever a crash left: nothing was ever kept of this draft."""
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png"))
    (lease,) = await _leases(house, timedelta(days=1, minutes=1))
    assert lease == (keeping.JOB, {"announcement": DRAFT, "picture": picture.name})
    await keeping.look_again(house, DRAFT, picture.name)
    assert not await names(house)
    with pytest.raises(NoSuchBlob):
        async for _ in house.blobs.read(f"pictures/default/{picture.name}"):
            pass


async def _leases(house: House, later: timedelta) -> list[tuple[str, object]]:
    assert not await house.queue.lease(limit=5, duration=timedelta(seconds=1))
    house.now.pass_by(later)  # pyright: ignore[reportFunctionMemberAccess]
    return [(one.job.name, dict(one.job.body)) for one in await house.queue.lease(limit=5, duration=timedelta(1))]


async def test_it_stays_while_the_draft_or_an_earlier_text_of_it_shows_it(house: House, sites: Websites) -> None:
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png"))
    await keep(house, draft(house, picture))
    for _ in range(2):
        await keeping.look_again(house, DRAFT, picture.name)
    assert await names(house)
    due = await house.records.dues.get(announcement_partition(DRAFT), f"picture:{picture.name}")
    assert due
    assert due.value.job == keeping.JOB
    assert due.value.at > house.now() + timedelta(days=179)

    await keep(house, draft(house, None))
    text = EarlierText(1, house.now(), "nl", {"nl": Words("A", "B")}, picture.source, picture)
    partition = announcement_partition(DRAFT)
    await house.records.accept(partition, [house.records.earlier_texts.put(EarlierTexts(DRAFT, (text,)))])
    await keeping.look_again(house, DRAFT, picture.name)
    assert await names(house)


async def test_long_after_it_was_sent_it_goes(house: House, sites: Websites) -> None:
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png"))
    sent = draft(house, picture, state=AnnouncementState.SENT, published=house.now())
    await keep(house, sent)
    await keeping.look_again(house, DRAFT, picture.name)
    assert await names(house)
    house.now.pass_by(keeping.KEPT)  # pyright: ignore[reportFunctionMemberAccess]
    await keeping.look_again(house, DRAFT, picture.name)
    assert not await names(house)


async def test_a_copy_of_a_copy_is_its_own(house: House, sites: Websites) -> None:
    picture = await keeping.fetched(house, DRAFT, sites.at(SITE, "/a.png"))
    other = await keeping.copied(house, "draft-2", picture)
    assert other.name != picture.name
    assert (other.source, other.width) == (picture.source, picture.width)
    await keeping.look_again(house, DRAFT, picture.name)
    status, body, _ = await served(house, path_of(house, other))
    assert (status, body) == (200, png(640, 480))
    assert (await keeping.copied(house, "draft-3", picture)).problem == "problem-image-later"
    assert len(sites.seen) == 1
