"""What is above the class up to which its library is indexed is in no answer: its label goes up, or the limit comes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.crawling import Crawler
from bot.answer.library.replica import catch_up
from bot.bootstrap.adapters import library_at
from bot.configuration.configuration import LOOK_EVERY
from tests.content.labelling import PUBLIC, SECRET, SITE, in_label_info, in_properties
from tests.content.making import make_docx
from tests.conversations.school import School

pytestmark = pytest.mark.slow
ASKED = "Hoeveel dagen krijg ik bij het overlijden van een ouder?"
LISTED = """
[[libraries]]
name = "Plan"
place = "{place}"
every = "7 d"
{limit}

[classes]
tenant = "{site}"

[classes.labels]
"{public}" = 1
"{secret}" = 4
"""
UP_TO_3 = "highest_class = 3\nunlabelled_class = 3"
Crawl = Callable[..., Awaitable[None]]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plannen"
    folder.mkdir()
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    return folder


@pytest.fixture
def crawl(school: School, plans: Path) -> Crawl:
    """As the bot does by itself, with this limit in the libraries file."""
    crawler = Crawler(school.house, library_at)

    async def crawl(limit: str, later: timedelta = LOOK_EVERY * 2) -> None:
        text = LISTED.format(place=plans, limit=limit, site=SITE, public=PUBLIC, secret=SECRET)
        await asyncio.to_thread((school._data / "libraries.toml").write_text, text, "utf-8")
        school.clock.pass_by(later)
        await crawler.crawl()
        await catch_up(school.house)

    return crawl


async def answers(school: School) -> bool:
    await school.ana.says(ASKED)
    return "verlof.docx" in school.ana.newest.text


async def test_a_document_whose_label_goes_up_is_in_no_answer_any_more(
    school: School, crawl: Crawl, plans: Path
) -> None:
    in_properties(make_docx(plans / "verlof.docx"), PUBLIC)
    await crawl(UP_TO_3)
    assert await answers(school)
    in_label_info(make_docx(plans / "verlof.docx"), SECRET)
    await crawl(UP_TO_3, timedelta(days=8))
    assert not await answers(school)


async def test_a_limit_counts_at_once_for_what_was_found_before_it_and_no_longer_when_it_is_lifted(
    school: School, crawl: Crawl, plans: Path
) -> None:
    in_properties(make_docx(plans / "verlof.docx"), SECRET)
    await crawl("")
    assert await answers(school)
    await crawl(UP_TO_3)
    assert not await answers(school), "it does not wait for the week in which the library comes next"
    await crawl("")
    assert await answers(school)
