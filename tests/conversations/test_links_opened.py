"""Links of an announcement lead over Bode where an organisation wants that, and are counted: how often, not by whom."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any, TypeAlias
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.announce.channels.team import key_of
from bot.announce.opening.opened import Opened, link_id, summed
from bot.announce.opening.openings import Openings
from bot.announce.writing.words import ButtonKind, WayOn
from bot.people.audience import AllOf, AnyOf, Channel, parse_audience
from bot.store.base import Document
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.web.counted_links import counted_link_routes
from tests.conversations.preferring import announce
from tests.conversations.school import OWN_ADDRESS, School
from tests.conversations.stage import Colleague, Shown, actions_of, elements_of
from tests.conversations.teaming import LINDE as TEAM
from tests.conversations.teaming import NAME, joins
from tests.conversations.test_attachment_links import within
from tests.conversations.test_corrections import brought, corrects
from tests.conversations.test_cost import Counting, counted

Client: TypeAlias = TestClient[web.Request, web.Application]

FORM = "https://www.proefnet.example/inschrijven?klas=3%20A&dag=1#top"
PAGE = "https://www.proefnet.example/sneeuw"
TEXT = f"Lees [de afspraken]({PAGE}) eerst."
LINKED: Mapping[str, Any] = {"text": TEXT, "buttons": (WayOn(ButtonKind.LINK, FORM),)}


@pytest.fixture
async def counting(school: School, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school whose links are counted."""
    monkeypatch.setenv("BODE_COUNT_LINKS", "true")
    await school.restarts()
    await school.everybody_installs()
    return school


@pytest.fixture
async def client(counting: School) -> AsyncIterator[Client]:
    app = web.Application()
    app.router.add_routes(counted_link_routes({"default": counting.house}))
    async with TestClient(TestServer(app)) as client:
        yield client


def links_of(person: Colleague, title: str = "Sneeuw") -> dict[str, str]:
    """What is clicked on, and where a client goes."""
    return links_on(person.card_with(title))


def links_on(shown: Shown) -> dict[str, str]:
    card = shown.card
    buttons = [one for one in actions_of(card) if one["type"] == "Action.OpenUrl" and "title" in one]
    runs = [one for one in elements_of(card) if "selectAction" in one]
    return {one["title"]: one["url"] for one in buttons} | {one["text"]: one["selectAction"]["url"] for one in runs}


BUTTON, WORDS = "Naar www.proefnet.example", "de afspraken"


async def opens(client: Client, url: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in {"User_Agent": "Mozilla/5.0", **headers}.items()}
    answer = await client.request(method, within(url), headers=named, allow_redirects=False)
    return answer.status, answer.headers.get("Location", "")


async def kept(school: School, sent: str) -> dict[str, int]:
    """After what was counted is added."""
    await school.house.openings.add(school.house.records)
    shares = school.house.records.opened.stream(partition=announcement_partition(sent))
    return dict(summed([item.value async for item in shares]))


async def test_links_lead_straight_where_nobody_asked_for_counts(school: School) -> None:
    await school.everybody_installs()
    await announce(school, "Sneeuw", **LINKED)
    assert set(links_of(school.ana).values()) == {FORM, PAGE}
    await school.carla.clicks("Vernieuwen", on=school.carla.card_with("Sneeuw"))
    assert "Links geopend" not in school.carla.card_with("Sneeuw").text


async def test_a_link_leads_to_the_address_that_was_published_and_is_counted(counting: School, client: Client) -> None:
    await announce(counting, "Sneeuw", **LINKED)
    links = links_of(counting.ana)
    assert all(url.startswith(f"{OWN_ADDRESS}/open/link/") for url in links.values()), links
    assert await opens(client, links[BUTTON]) == (302, FORM)
    assert await opens(client, links[WORDS]) == (302, PAGE)
    assert await opens(client, links_of(counting.ben)[WORDS]) == (302, PAGE)
    await counting.house.openings.add(counting.house.records)
    carla = counting.carla
    await carla.clicks("Vernieuwen", on=carla.card_with("Sneeuw"))
    shown = carla.card_with("Sneeuw").text
    assert "Links geopend" in shown
    assert "www.proefnet.example: 1 keer" in shown
    assert "de afspraken (www.proefnet.example): 2 keer" in shown
    assert "elezen" not in shown


async def test_a_link_in_a_channel_is_counted_with_the_others(counting: School, client: Client) -> None:
    await joins(counting, counting.farid)
    there = AllOf((AnyOf((Channel(key_of(TEAM), key_of(TEAM), "", NAME),)),))
    sent = await announce(counting, "Sneeuw", audience=AnyOf((parse_audience("school:de-linde"), there)), **LINKED)
    (card,) = counting.recorder.chat(TEAM)
    links = links_on(card)
    assert links[WORDS] == links_of(counting.ana)[WORDS]
    assert await opens(client, links[WORDS]) == (302, PAGE)
    assert await kept(counting, sent) == {link_id(PAGE): 1}


async def test_nothing_says_who_opened_it(counting: School, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    sent = await announce(counting, "Sneeuw", **LINKED)
    ana, ben = counting.ana, counting.ben
    assert links_of(ana) == links_of(ben), "a link is the same for everybody"
    assert not any(one.id in url for one in (ana, ben) for url in links_of(ana).values())
    caplog.clear()
    await opens(client, links_of(ana)[WORDS])
    assert await kept(counting, sent) == {link_id(PAGE): 1}
    shares = counting.house.records.opened.stream(partition=announcement_partition(sent))
    assert {*json.loads(json.dumps([list(one.value.counts) async for one in shares]))[0]} == {link_id(PAGE)}
    assert not [line for line in caplog.messages if "127.0.0.1" in line or "/open/link" in line]


async def test_what_bode_did_not_sign_leads_nowhere(counting: School, client: Client) -> None:
    sent = await announce(counting, "Sneeuw", **LINKED)
    url = links_of(counting.ana)[WORDS]
    for wrong in (
        url.replace("sneeuw", "elders"),
        url.replace(sent, "another"),
        url.replace("of=default", "of=elsewhere"),
        url[:-1] + ("0" if url[-1] != "0" else "1"),
        url.split("?")[0],
        f"{url.split('?')[0]}?{urlencode({'of': 'default', 'to': 'https://evil.example/', 'key': ''})}",
        f"{url.split('?')[0]}?{urlencode({'of': 'default', 'to': PAGE, 'key': 'é'})}",
    ):
        assert await opens(client, wrong) == (404, ""), wrong
    assert await kept(counting, sent) == {}


async def test_a_signed_address_that_no_client_may_open_leads_nowhere(counting: School, client: Client) -> None:
    house = counting.house
    leads = await house.openings.leads(house.records, OWN_ADDRESS, "a")
    assert (await opens(client, leads("javascript:alert(1)")))[0] == 404
    assert (await opens(client, leads("https://www.school.be/")))[0] == 302


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {}),
        ("GET", {"Sec_Purpose": "prefetch;prerender"}),
        ("GET", {"Purpose": "prefetch"}),
        ("GET", {"X_Moz": "prefetch"}),
        ("GET", {"Sec_Fetch_Mode": "no-cors"}),
        ("GET", {"User_Agent": "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"}),
        ("GET", {"User_Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"}),
        ("GET", {"User_Agent": "facebookexternalhit/1.1"}),
    ],
)
async def test_a_preview_leads_on_and_counts_nothing(
    counting: School, client: Client, method: str, headers: dict[str, str]
) -> None:
    sent = await announce(counting, "Sneeuw", **LINKED)
    assert await opens(client, links_of(counting.ana)[WORDS], method, **headers) == (302, PAGE)
    assert await kept(counting, sent) == {}
    assert await opens(client, links_of(counting.ana)[WORDS], Sec_Fetch_Mode="navigate") == (302, PAGE)
    assert await kept(counting, sent) == {link_id(PAGE): 1}


async def test_links_of_the_text_before_it_was_corrected_are_counted_by_themselves(
    counting: School, client: Client
) -> None:
    await announce(counting, "Sneeuw", **LINKED)
    before = links_of(counting.ana)[WORDS]
    await corrects(counting, 3, f"Lees [de nieuwe afspraken]({PAGE}/nieuw) eerst.")
    await brought(counting)
    after = links_of(counting.ana)["de nieuwe afspraken"]
    assert await opens(client, before) == (302, PAGE), "a card that could not be changed still leads there"
    assert await opens(client, after) == (302, f"{PAGE}/nieuw")
    await counting.house.openings.add(counting.house.records)
    carla = counting.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    assert "de nieuwe afspraken (www.proefnet.example): 1 keer" in carla.newest.text
    assert "Links van een eerdere tekst: 1 keer" in carla.newest.text


async def test_once_it_is_turned_off_the_links_lead_on_and_nobody_counts(counting: School, client: Client) -> None:
    sent = await announce(counting, "Sneeuw", **LINKED)
    counting.house.openings.counts = False
    assert await opens(client, links_of(counting.ana)[WORDS]) == (302, PAGE)
    assert await kept(counting, sent) == {}


async def test_the_card_follows_for_a_day_who_opens_them(counting: School, client: Client) -> None:
    """Though everybody has it, and it asks nothing."""
    await announce(counting, "Sneeuw", **LINKED)
    await counting.jobs(later=timedelta(minutes=1))
    await opens(client, links_of(counting.ana)[WORDS])
    await counting.house.openings.add(counting.house.records)
    await counting.jobs(later=timedelta(minutes=1))
    assert "de afspraken (www.proefnet.example): 1 keer" in counting.carla.card_with("Sneeuw").text
    await counting.jobs(later=timedelta(days=1))
    await counting.jobs(later=timedelta(minutes=5))
    assert not await counting.jobs(later=timedelta(days=1)), "then it is asked for"


async def test_a_thousand_openings_cost_one_commit_and_a_redirect_none(counting: School, client: Client) -> None:
    sent = await announce(counting, "Sneeuw", **LINKED)
    url = links_of(counting.ana)[WORDS]
    records = counting.house.records
    store = counted(counting)
    for _ in range(20):
        await opens(client, url)
    assert (store.reads, store.commits) == (0, 0)
    for _ in range(980):
        counting.house.openings.count(sent, PAGE)
    await counting.house.openings.add(counting.house.records)
    assert (store.reads, store.commits) == (1, 1)
    shares = records.opened.stream(partition=announcement_partition(sent))
    assert summed([item.value async for item in shares]) == {link_id(PAGE): 1000}


async def test_instances_add_up_what_they_count(school: School) -> None:
    """On the same share, at the same moment."""
    instances = [Openings(counts=True) for _ in range(3)]
    for one in instances:
        one._share = 3
        for _ in range(5):
            one.count("a", PAGE)
            one.count("a", FORM)
    await asyncio.gather(*(one.add(school.house.records) for one in instances))
    await instances[0].add(school.house.records)
    (share,) = [item.value async for item in school.house.records.opened.stream(partition=announcement_partition("a"))]
    assert share == Opened("a", 3, {link_id(PAGE): 15, link_id(FORM): 15})


class Down(Counting):
    """A store that nobody reaches."""

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        raise ConnectionError


async def test_what_cannot_be_added_waits(school: School) -> None:
    openings, records = Openings(counts=True), school.house.records
    openings.count("a", PAGE)
    with pytest.raises(ConnectionError):
        await openings.add(Records(Down(records._store), now=school.clock))
    openings.count("a", PAGE)
    await openings.add(records)
    (share,) = [item.value async for item in records.opened.stream(partition=announcement_partition("a"))]
    assert share.counts == {link_id(PAGE): 2}


async def test_what_is_counted_last_is_added_when_the_process_is_told_to_end(school: School) -> None:
    openings, stop, records = Openings(counts=True), asyncio.Event(), school.house.records
    adding = asyncio.create_task(openings.keep_adding(records, stop))
    await asyncio.sleep(0)
    openings.count("a", PAGE)
    stop.set()
    await adding
    (share,) = [item.value async for item in records.opened.stream(partition=announcement_partition("a"))]
    assert share.counts == {link_id(PAGE): 1}
