"""Fetching a file of the web: from a real server over TLS, whatever it answers and wherever its name leads."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.abc import AbstractResolver

from bot.fetching import REDIRECTS, Fetcher, NotFetched
from tests.peers.websites import HERE, Leading, Page, Websites, websites

SITE, OTHER, ELSEWHERE = "www.proefnet.example", "cdn.proefnet.example", "www.elders.example"
PICTURE = b"\x89PNG whatever"
MOST = 1000


@pytest_asyncio.fixture
async def sites(tmp_path: Path) -> AsyncGenerator[Websites]:
    async with websites(tmp_path, SITE, OTHER, ELSEWHERE) as found:
        found.pages["/a.png"] = Page(PICTURE)
        yield found


async def refused(fetcher: Fetcher, address: str, *hosts: str) -> tuple[str, str]:
    with pytest.raises(NotFetched) as caught:
        await fetcher.fetch(address, accept="image/png", most=MOST, hosts=hosts)
    return caught.value.reason, caught.value.host


async def test_what_stands_there_is_fetched_and_nothing_says_who_asks(sites: Websites) -> None:
    content = await sites.fetcher().fetch(sites.at(SITE, "/a.png"), accept="image/png", most=MOST)
    assert content == PICTURE
    (request,) = sites.seen
    assert dict(request.headers) == {
        "Host": f"{SITE}:{sites.port}",
        "User-Agent": "Bode",
        "Accept-Encoding": "identity",
        "Accept": "image/png",
    }


async def test_a_redirect_is_followed_within_https_and_the_hosts_that_are_taken(sites: Websites) -> None:
    sites.pages["/moved.png"] = Page(status=301, headers={"location": sites.at(OTHER, "/here.png")})
    sites.pages["/here.png"] = Page(status=302, headers={"location": "/a.png"})
    address = sites.at(SITE, "/moved.png")
    assert await sites.fetcher().fetch(address, accept="*/*", most=MOST, hosts=["proefnet.example"]) == PICTURE
    assert [one.url.host for one in sites.seen] == [SITE, OTHER, OTHER]
    assert await refused(sites.fetcher(), address, SITE) == ("host", OTHER)


@pytest.mark.parametrize(
    "place", ["http://www.proefnet.example/a.png", "https://127.0.0.1/", "https://localhost/", "file:///etc/passwd", ""]
)
async def test_a_redirect_to_no_address_of_the_web_is_not_followed(sites: Websites, place: str) -> None:
    sites.pages["/moved.png"] = Page(status=302, headers={"location": place})
    reason, _ = await refused(sites.fetcher(), sites.at(SITE, "/moved.png"))
    # Without a place it leads to itself.
    assert reason == ("address" if place else "redirects")
    assert len(sites.seen) == (1 if place else REDIRECTS + 1)


async def test_redirects_end(sites: Websites) -> None:
    for number in range(REDIRECTS + 1):
        sites.pages[f"/{number}"] = Page(status=307, headers={"location": f"/{number + 1}"})
    sites.pages[f"/{REDIRECTS + 1}"] = Page(PICTURE)
    assert await refused(sites.fetcher(), sites.at(SITE, "/0")) == ("redirects", SITE)
    assert await sites.fetcher().fetch(sites.at(SITE, "/1"), accept="*/*", most=MOST) == PICTURE


@pytest.mark.parametrize("leads", [(HERE,), ("93.184.215.14", "10.0.0.1"), ("169.254.169.254",), ("fe80::1",), ()])
async def test_a_name_that_leads_into_a_network_of_ones_own_is_not_connected_to(
    sites: Websites, leads: tuple[str, ...]
) -> None:
    fetcher = Fetcher(Leading(*leads), tls=sites.trusted)
    assert await refused(fetcher, sites.at(SITE, "/a.png")) == ("address", SITE)
    assert not sites.seen


async def test_a_name_that_becomes_another_between_two_requests_is_looked_up_each_time(sites: Websites) -> None:
    """It leads to a server of the internet first, and to one of the own network when it sends us on to itself."""
    sites.pages["/moved.png"] = Page(status=302, headers={"location": "/a.png", "connection": "close"})
    rebinding = Leading(HERE, then=("127.0.0.2",))
    reason, _ = await refused(sites.fetcher(rebinding), sites.at(SITE, "/moved.png"))
    assert reason == "address"
    assert rebinding.asked == [SITE, SITE]
    assert [one.path for one in sites.seen] == ["/moved.png"]


async def test_the_address_is_asked_once_more_when_a_socket_is_made(sites: Websites) -> None:
    """A rule that changed its mind between the look-up and the connection, as a name would that is looked up twice."""
    asked: list[str] = []

    def only_once(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    assert await refused(sites.fetcher(is_allowed=only_once), sites.at(SITE, "/a.png")) == ("address", SITE)
    assert asked == [HERE, HERE]
    assert not sites.seen


async def test_the_connection_is_made_to_what_was_looked_up(sites: Websites) -> None:
    """One look-up for one connection: no second one, which could lead elsewhere."""
    resolver = Leading(HERE, then=("127.0.0.2",))
    assert await sites.fetcher(resolver).fetch(sites.at(SITE, "/a.png"), accept="*/*", most=MOST) == PICTURE
    assert resolver.asked == [SITE]


@pytest.mark.parametrize(
    "address",
    [
        "http://www.proefnet.example/a.png",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "https://2130706433/a.png",
        "https://0x7f.1/a.png",
        "https://intranet/a.png",
        "https://printer.local/a.png",
        "https://user@www.proefnet.example/a.png",
        "https://www.proefnet.example\\@www.elders.example/a.png",
        "ftp://www.proefnet.example/a.png",
        "",
    ],
)
async def test_what_is_no_address_of_the_web_is_not_looked_up(sites: Websites, address: str) -> None:
    resolver = Leading(HERE)
    reason, _ = await refused(sites.fetcher(resolver), address)
    assert reason == "address"
    assert not resolver.asked


async def test_only_the_hosts_that_are_taken_are_asked(sites: Websites) -> None:
    resolver = Leading(HERE)
    assert await refused(sites.fetcher(resolver), sites.at(ELSEWHERE, "/a.png"), "proefnet.example") == (
        "host",
        ELSEWHERE,
    )
    assert not resolver.asked


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "missing"), (410, "missing"), (401, "login"), (403, "login"), (500, "status")]
)
async def test_what_is_not_there_is_not_taken(sites: Websites, status: int, reason: str) -> None:
    sites.pages["/b.png"] = Page(b"<html>", status)
    assert await refused(sites.fetcher(), sites.at(SITE, "/b.png")) == (reason, SITE)


@pytest.mark.parametrize("trickle", [False, True])
async def test_no_more_is_read_than_it_may_have(sites: Websites, *, trickle: bool) -> None:
    """Also of a server that does not say how much is coming."""
    sites.pages["/fits"] = Page(b"x" * MOST, trickle=trickle)
    sites.pages["/large"] = Page(b"x" * (MOST + 1), trickle=trickle)
    assert len(await sites.fetcher().fetch(sites.at(SITE, "/fits"), accept="*/*", most=MOST)) == MOST
    assert await refused(sites.fetcher(), sites.at(SITE, "/large")) == ("size", SITE)


async def test_who_is_slow_is_not_waited_for(sites: Websites) -> None:
    sites.pages["/slow"] = Page(PICTURE, slow=5)
    assert await refused(sites.fetcher(seconds=0.2), sites.at(SITE, "/slow")) == ("timeout", SITE)


async def test_a_certificate_that_is_not_trusted_is_not_taken(sites: Websites) -> None:
    fetcher = Fetcher(Leading(HERE), lambda _: True)
    assert await refused(fetcher, sites.at(SITE, "/a.png")) == ("connection", SITE)
    trusting: AbstractResolver = Leading(HERE)
    assert await refused(sites.fetcher(trusting), sites.at("www.vreemd.example", "/a.png")) == (
        "connection",
        "www.vreemd.example",
    )
