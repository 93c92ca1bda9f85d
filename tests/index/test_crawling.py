"""Places of the libraries file are indexed when their time comes; what is wrong with one stops no other."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.crawling import Crawler
from bot.answer.library.ids import source_id
from bot.answer.library.libraries import registered
from bot.answer.library.libraries_file import Place
from bot.bootstrap.adapters import library_at, library_of
from bot.bootstrap.houses import opened_house
from bot.configuration.configuration import LOOK_EVERY
from bot.content.base import Library
from bot.house import House
from bot.settings import load_settings
from tests.conversations.stage import Clock


def opened(place: Place) -> Library:
    return library_of(place.place, ",".join(place.readers), place.name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def house(tmp_path: Path, clock: Clock) -> AsyncIterator[House]:
    async with opened_house(load_settings(data_dir=tmp_path / "data"), clock) as house:
        yield house


@pytest.fixture
def listed(tmp_path: Path, clock: Clock) -> Callable[..., None]:
    """Writes the libraries file: names of folders beside the data, each every minute."""

    def write(*names: str) -> None:
        rows = [f'[[libraries]]\nname = "{name}"\nplace = "{tmp_path / name}"\nevery = "1 min"\n' for name in names]
        (tmp_path / "data" / "libraries.toml").write_text("\n".join(rows), "utf-8")
        clock.pass_by(LOOK_EVERY + timedelta(milliseconds=1))

    return write


def document(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    (folder / f"{name}.md").write_text(f"# {name}\n\nHier staat iets over {name}.\n", "utf-8")


async def counts(house: House) -> dict[str, int]:
    return {one.library.name: one.documents for one in await registered(house)}


@pytest.mark.slow
async def test_a_new_document_is_found_when_its_time_comes(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path
) -> None:
    document(tmp_path / "gids", "verlof")
    crawler = Crawler(house, opened)
    assert await crawler.crawl() == 0, "no file yet"
    listed("gids")
    assert await crawler.crawl() == 1
    assert await counts(house) == {"gids": 1}
    document(tmp_path / "gids", "loon")
    assert await crawler.crawl() == 0, "not yet"
    clock.pass_by(timedelta(minutes=1))
    assert await crawler.crawl() == 1
    assert await counts(house) == {"gids": 2}


async def test_another_instance_that_takes_over_keeps_the_time(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path
) -> None:
    document(tmp_path / "gids", "verlof")
    listed("gids")
    await Crawler(house, opened).crawl()
    other = Crawler(house, opened)
    assert await other.crawl() == 0
    clock.pass_by(timedelta(minutes=1))
    assert await other.crawl() == 1


@pytest.mark.slow
async def test_dead_ends_are_in_the_log_by_ids_and_once_until_they_change(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document(tmp_path / "gids", "verlof")
    page = tmp_path / "gids" / "zwemmen.md"
    page.write_text("# Zwemmen\n\nTyp zwembad in Bode.\n", "utf-8")
    listed("gids")
    caplog.set_level("INFO")
    crawler = Crawler(house, opened)
    for text in ("# Zwemmen\n\nTyp zwembad in Bode.\n", "# Zwemmen\n\nTyp zwembad in Bode!\n", "# Zwemmen\n\nZwem.\n"):
        page.write_text(text, "utf-8")
        await crawler.crawl()
        clock.pass_by(timedelta(minutes=1))
    said = [record.__dict__ for record in caplog.records if record.msg == "library.dead_ends"]
    id_ = source_id("gids", "zwemmen.md")
    assert [(one["levelname"], one["count"], one["sources"]) for one in said] == [
        ("WARNING", 1, [id_]),
        ("INFO", 0, []),
    ]


@pytest.mark.slow
async def test_what_is_wrong_with_one_stops_no_other_and_is_said_once(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document(tmp_path / "gids", "verlof")
    (tmp_path / "gids" / "stuk.docx").write_bytes(b"geen docx")
    listed("weg", "gids")
    crawler = Crawler(house, opened)
    for _ in range(3):
        await crawler.crawl()
        clock.pass_by(timedelta(minutes=1))
    assert (await counts(house))["gids"] == 1
    said = [record for record in caplog.records if str(record.msg).startswith("library.")]
    assert [record.msg for record in said] == ["library.invalid", "library.unreadable"]
    assert str(tmp_path / "weg") in said[0].__dict__["problem"]
    assert said[1].__dict__["reasons"] == {"corrupt": 1}, "names of files may be names of people"


@pytest.mark.slow
async def test_what_is_taken_out_of_the_file_stays_and_is_said(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document(tmp_path / "gids", "verlof")
    document(tmp_path / "oud", "tarief")
    listed("gids", "oud")
    crawler = Crawler(house, opened)
    await crawler.crawl()
    listed("gids")
    clock.pass_by(timedelta(minutes=1))
    assert await crawler.crawl() == 1
    assert await counts(house) == {"gids": 1, "oud": 1}
    assert [record.msg for record in caplog.records if record.msg == "library.unlisted"] == ["library.unlisted"]


@pytest.mark.slow
async def test_another_class_makes_a_library_due_at_once_and_what_is_above_it_is_counted_in_the_log(
    house: House, clock: Clock, listed: Callable[..., None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document(tmp_path / "gids", "verlof")
    caplog.set_level("INFO")
    listed("gids")
    assert await Crawler(house, library_at).crawl() == 1
    for limit, found in (("highest_class = 2\nunlabelled_class = 3\n", 0), ("", 1)):
        listed("gids")
        file = tmp_path / "data" / "libraries.toml"
        file.write_text(file.read_text("utf-8") + limit, "utf-8")
        crawler = Crawler(house, library_at)
        assert [await crawler.crawl(), await crawler.crawl()] == [1, 0], "also where another instance went before"
        assert await counts(house) == {"gids": found}
    said = [record.__dict__["count"] for record in caplog.records if record.msg == "library.withheld"]
    assert said == [1]
