"""Files of requests over HTTP: a link opens for whom it was made and while it lasts; in local mode one takes a file."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import FormData, web
from aiohttp.test_utils import TestClient, TestServer

from bot.front.dispatch import handler
from bot.own_links import OwnLinks
from bot.web.attachments import open_attachment
from bot.web.uploads import INK, PAPER, LocalUploads
from tests.conversations.outing import PDF, PNG, at_the_papers, kept, sends, write_outing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of
from tests.conversations.test_mandates import has_mandate

UPLOADS = LocalUploads("http://127.0.0.1:3978", b"s" * 32)


class Browser:
    """What somebody opens of a card, on the web application of this school."""

    def __init__(self, client: TestClient[web.Request, web.Application]) -> None:
        self.client = client

    async def status(self, url: str) -> int:
        return (await self.client.get(within(url))).status

    async def puts(self, url: str, name: str, content: bytes) -> tuple[int, str]:
        form = FormData(quote_fields=False)
        form.add_field("file", content, filename=name)
        answer = await self.client.post(within(url), data=form)
        return answer.status, await answer.text()


def within(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def link_on(person: Colleague, title: str = "Openen") -> str:
    (found,) = [one["url"] for one in actions_of(person.newest.card) if "url" in one and one["title"] == title]
    return str(found)


@pytest.fixture
async def outings(own_forms: Path, school: School) -> School:
    """In local mode, with a form that asks for files."""
    write_outing(own_forms)
    await school.restarts()
    school.house = replace(school.house, upload_link=partial(UPLOADS.link, "default"))
    school.stage.handle = handler(school.house)
    await school.everybody_installs()
    await school.jobs()
    return school


@pytest.fixture
async def browser(outings: School) -> AsyncIterator[Browser]:
    houses = {"default": outings.house}
    app = web.Application()
    app.router.add_get("/attachments/{request}/{file}", lambda request: open_attachment(request, houses))
    app.router.add_get("/uploads/{draft}", lambda request: UPLOADS.show(request, houses))
    app.router.add_post("/uploads/{draft}", lambda request: UPLOADS.take(request, houses))
    async with TestClient(TestServer(app)) as client:
        yield Browser(client)


async def handed_in(school: School) -> None:
    await at_the_papers(school.ana)
    await sends(school, school.ana, "attest één.pdf")
    await school.ana.clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()


async def test_a_mandate_that_was_revoked_opens_nothing(outings: School, browser: Browser) -> None:
    await has_mandate(outings, outings.emma)
    await handed_in(outings)
    await outings.emma.clicks("Bestand openen", on=outings.emma.card_with("Uitstap"))
    url = link_on(outings.emma)
    assert await browser.status(url) == 200
    await outings.ben.says("mandaten")
    await outings.ben.clicks("Openen", on=outings.ben.newest)
    await outings.ben.clicks("Intrekken")
    assert await browser.status(url) == 404


async def test_who_decides_and_who_asked_open_it_and_nobody_else(outings: School, browser: Browser) -> None:
    await handed_in(outings)
    for person in (outings.ana, outings.ben):
        await person.clicks("Bestand openen")
        url = link_on(person)
        answer = await browser.client.get(within(url))
        assert (answer.status, await answer.read()) == (200, PDF)
        assert answer.content_type == "application/pdf"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''attest%20%C3%A9%C3%A9n.pdf"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        other = outings.ben if person is outings.ana else outings.ana
        for changed in (
            url.replace(f"for={person.id}", f"for={other.id}"),
            url.replace(f"for={person.id}", f"for={outings.carla.id}"),
            url.replace("until=", "until=1"),
            url.replace("until=", "until=x"),
            url.replace("of=default", "of=elsewhere"),
            url.replace("key=", "key=0"),
            url.replace("?", "0?"),
            url.partition("?")[0],
        ):
            assert await browser.status(changed) == 404, changed


async def test_a_stranger_s_click_tells_nothing(outings: School) -> None:
    await handed_in(outings)
    (request,) = (await outings.house.records.requests.find(equal={"requester": outings.ana.id})).items
    data = {"request": request.value.id, "field": "papers"}
    for person in (outings.carla, outings.emma):
        await person.sends("attachment.open", data, None)
        seen = person.newest.text
        await person.sends("attachment.open", {**data, "request": "outing.2026.nothing"}, None)
        assert person.newest.text == seen, "the same as for what does not exist"
        assert "attest" not in seen
    await outings.ben.sends("attachment.remove", {"request": request.value.id, "step": "papers", "file": "x"}, None)
    await outings.ana.sends("attachment.open", {**data, "field": "place"}, None)
    assert "Openen" not in outings.ana.newest.text


async def test_a_link_ends_after_a_quarter_of_an_hour(outings: School, browser: Browser) -> None:
    await handed_in(outings)
    await outings.ben.clicks("Bestand openen")
    url = link_on(outings.ben)
    outings.clock.pass_by(timedelta(minutes=14))
    assert await browser.status(url) == 200
    outings.clock.pass_by(timedelta(minutes=2))
    assert await browser.status(url) == 404
    await outings.ben.clicks("Bestand openen")
    assert await browser.status(link_on(outings.ben)) == 200


async def test_a_link_ends_with_the_right(outings: School, browser: Browser) -> None:
    await handed_in(outings)
    await outings.ben.clicks("Bestand openen")
    url = link_on(outings.ben)
    assert await browser.status(url) == 200
    await outings.moves(outings.ana, to=outings.carla)
    await outings.jobs()
    assert await browser.status(url) == 404


async def test_a_link_to_what_was_removed_opens_nothing(outings: School, browser: Browser) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Bestand openen")
    url = link_on(ana)
    assert await browser.status(url) == 200
    await ana.sends("form.edit", {"request": url.split("/")[4], "step": "papers"}, ana.chat[-2])
    await ana.clicks("Verwijderen")
    assert await browser.status(url) == 404, "at once"
    await outings.jobs()
    assert await browser.status(url) == 404, "and when the bytes are gone"


async def test_where_bode_knows_no_address_it_says_so(outings: School) -> None:
    outings.stage.handle = handler(replace(outings.house, own_links=OwnLinks("")))
    await handed_in(outings)
    await outings.ben.clicks("Bestand openen")
    assert "Bode kent zijn eigen adres niet" in outings.ben.newest.text


# --- local mode ---------------------------------------------------------------------------------------


async def test_a_link_on_the_card_takes_a_file_as_the_chat_does(outings: School, browser: Browser) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    url = link_on(ana, "Bestand kiezen")
    page = await browser.client.get(within(url))
    text = await page.text()
    assert (page.status, page.content_type) == (200, "text/html")
    assert "Uitstap: a" in text
    assert "Hoogstens 2 bestanden" in text
    readable(text)
    status, text = await browser.puts(url, "<b>attest</b>.pdf", PDF)
    assert status == 200
    assert "Bode bekijkt &lt;b&gt;attest&lt;/b&gt;.pdf." in text
    await outings.jobs()
    assert "b attest b.pdf (5 kB)" in ana.newest.text
    assert await kept(outings) == [PDF]
    assert [blob.name async for blob in outings.house.blobs.list("uploads/")] == []


def readable(page: str) -> None:
    """By who hears it, and by who sees little (EN 301 549, 9)."""
    assert '<html lang="nl">' in page
    assert re.search(r"<title>[^<]+</title>", page)
    assert page.count("<h1>") == page.count("<main>") == 1
    named = re.findall(r'<label for="([^"]+)">[^<]+</label>', page)
    assert named == re.findall(r'<input[^>]* id="([^"]+)"', page)
    assert re.search(r"<button>[^<]+</button>", page)
    assert contrast(INK, PAPER) > 4.5
    assert f"color:{INK};background:{PAPER}" in page


def contrast(ink: str, paper: str) -> float:
    """As WCAG 2.1 has it."""
    dark, light = sorted(map(luminance, (ink, paper)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def test_what_is_wrong_with_an_upload_is_said(outings: School, browser: Browser) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    url = link_on(ana, "Bestand kiezen")
    assert "te groot: hoogstens 1 MB" in (await browser.puts(url, "groot.pdf", PDF + bytes(1_000_000)))[1]
    assert "Kies eerst een bestand" in (await browser.puts(url, "", PDF))[1]
    assert "Kies eerst een bestand" in await (await browser.client.post(within(url), data=b"x")).text()
    await browser.puts(url, "macro.exe", b"MZ" + PNG)
    await outings.jobs()
    assert "Dit soort bestand neem ik hier niet aan" in ana.newest.text
    assert [blob.name async for blob in outings.house.blobs.list("uploads/")] == []


async def test_a_link_for_a_file_is_for_one_person_and_one_draft(outings: School, browser: Browser) -> None:
    ana = outings.ana
    await at_the_papers(ana)
    url = link_on(ana, "Bestand kiezen")
    for changed in (
        url.replace(f"for={ana.id}", f"for={outings.ben.id}"),
        url.replace("field=papers", "field=place"),
        url.replace("of=default", "of=elsewhere"),
        url.replace("key=", "key=0"),
        url.replace("outing.", "leave."),
    ):
        assert (await browser.puts(changed, "attest.pdf", PDF))[0] == 404, changed
        assert await browser.status(changed) == 404
    forged = UPLOADS.link("default", outings.ben.id, url.split("/")[4].partition("?")[0], "papers")
    assert await browser.status(forged) == 404, "signed, but not theirs"
    await sends(outings, ana, "attest.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    assert (await browser.puts(url, "attest.pdf", PDF))[0] == 404, "it was handed in"
