"""Who answers for a library is asked in time whether it is right still, and what they do shows."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.crawling import Crawler
from bot.answer.library.ids import library_id
from bot.answer.review.asking import MOST_A_DAY, MOST_ASKED
from bot.answer.review.review import Review
from bot.bootstrap.adapters import library_at
from bot.people.person import Person, Role
from bot.store.partitions import REVIEWS
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_reviews import RIGHT, SURE, asks, person_of, review, reviews

ASKED = "Wanneer is de zwemles?"
ID = library_id("Zwemgids")


@pytest.fixture
async def guide(staff: School, tmp_path: Path) -> School:
    """Lieve and Nadia answer for a library of one document, by group; it is read and was reviewed a year ago."""
    folder = tmp_path / "zwemgids"
    folder.mkdir()
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    (folder / "zwemmen.md").write_text("# Zwemles\n\nDe zwemles is op dinsdag om 9 uur.\n", "utf-8")
    place = f'[[libraries]]\nname = "Zwemgids"\nplace = "{folder}"\n'
    review = 'owner = "group:hr"\nreview_months = 12\nreviewed = 2025-12-15\n'
    (staff._data / "libraries.toml").write_text(place + review, "utf-8")
    await staff.restarts()
    await crawls(staff)
    return staff


async def crawls(school: School) -> None:
    await Crawler(school.house, library_at).crawl()
    await school.jobs()


async def finds(school: School) -> bool:
    await school.emma.says(ASKED)
    return "dinsdag" in school.emma.newest.text


async def test_all_who_answer_for_it_are_asked_once_with_its_use(guide: School) -> None:
    await finds(guide)
    await guide.emma.clicks("Ja")
    assert await asks(guide) == 1
    await guide.restarts()
    assert await asks(guide) == 0
    for owner in (guide.nadia, guide.lieve):
        assert reviews(owner) == 1
        assert "Zwemgids" in review(owner).text
        assert "nagekeken in december 2025" in review(owner).text
        assert "nakijken tegen 15 dec. 2026" in review(owner).text
        assert "Getoond 1 Nuttig gevonden 1 Niet nuttig gevonden 0" in review(owner).text


async def test_of_very_many_who_answer_for_it_some_are_asked(guide: School) -> None:
    many = [Person(f"a-{n:03}", f"Collega {n}", "", "de-linde", groups=frozenset({"hr"})) for n in range(120)]
    await guide.becomes(lambda one: one, many)
    assert await asks(guide) == 1
    standing = await guide.house.records.reviews.get(REVIEWS, ID)
    assert standing
    assert standing.value.people == {one.id for one in many[:MOST_ASKED]}
    assert await asks(guide) == 0


async def test_who_was_asked_enough_today_is_left_out_and_their_colleague_is_not(guide: School) -> None:
    busy = [Review(f"ander-{n}", asked=guide.clock(), people=frozenset({guide.nadia.id})) for n in range(MOST_A_DAY)]
    await guide.house.records.accept(REVIEWS, [guide.house.records.reviews.put(one) for one in busy])
    assert await asks(guide) == 1
    assert (reviews(guide.nadia), reviews(guide.lieve)) == (0, 1)


async def test_right_still_is_known_beside_the_file(guide: School) -> None:
    await asks(guide)
    await guide.nadia.clicks(RIGHT, times=2)
    assert "Nadia El Amrani keek dit na: nog juist" in review(guide.nadia).text
    assert "opnieuw na te kijken tegen 23 nov. 2027" in review(guide.nadia).text
    await guide.jobs()
    assert "Nadia El Amrani keek dit na: nog juist" in review(guide.lieve).text, "everybody's card follows"
    standing = await guide.house.records.reviews.get(REVIEWS, ID)
    assert standing
    assert standing.value.revision == 2, "the second click did nothing"
    guide.clock.pass_by(timedelta(days=60))
    assert await finds(guide)
    assert "nagekeken in" not in guide.emma.newest.text


async def test_it_says_that_its_documents_are_being_changed(guide: School) -> None:
    await asks(guide)
    await guide.nadia.clicks("Aanpassen", on=review(guide.nadia))
    assert "Nadia El Amrani past de documenten aan" in review(guide.nadia).text
    await guide.nadia.clicks(RIGHT)
    assert "keek dit na: nog juist" in review(guide.nadia).text


@pytest.mark.slow
async def test_what_was_withdrawn_is_not_found_until_it_is_put_back(guide: School) -> None:
    assert await finds(guide)
    await asks(guide)
    await guide.nadia.clicks(SURE, on=review(guide.nadia), times=2)
    assert "Nadia El Amrani trok dit in" in review(guide.nadia).text
    await guide.jobs()
    assert not await finds(guide)
    await crawls(guide)
    assert not await finds(guide), "whoever indexes leaves it alone"
    await guide.nadia.clicks("Zet terug", on=review(guide.nadia), times=2)
    await crawls(guide)
    assert await finds(guide)
    assert RIGHT in buttons_of(review(guide.nadia))


@pytest.mark.slow
async def test_one_that_was_put_back_at_once_stays(guide: School) -> None:
    await asks(guide)
    await guide.nadia.clicks(SURE, on=review(guide.nadia))
    await guide.nadia.clicks("Zet terug", on=review(guide.nadia))
    await guide.jobs()
    assert await finds(guide)


async def test_an_overdue_one_says_its_age(guide: School) -> None:
    assert await finds(guide)
    assert "nagekeken in" not in guide.emma.newest.text
    guide.clock.pass_by(timedelta(days=60))
    assert await finds(guide)
    assert "Zwemles" in guide.emma.newest.text
    assert "nagekeken in december 2025" in guide.emma.newest.text
    found = await guide.emma.searches("kennis", ASKED)
    assert "nagekeken in december 2025" in str(found.results[0])


async def test_where_nobody_answers_for_it_any_more_the_operators_are_asked(guide: School) -> None:
    operator = replace(await person_of(guide, guide.carla), roles=frozenset({Role.OPERATOR}))
    gone = {guide.nadia.id, guide.lieve.id}
    await guide.becomes(lambda one: None if one.id in gone else operator if one.id == operator.id else one)
    assert await asks(guide) == 1
    await guide.carla.clicks(RIGHT)
    assert "Carla De Smet keek dit na: nog juist" in review(guide.carla).text


async def test_rights_are_checked_when_it_is_clicked(guide: School) -> None:
    await asks(guide)
    for verb in ("right", "changing", "withdraw", "restore"):
        await guide.carla.sends(f"review.{verb}", {"subject": ID, "revision": 1}, None)
        assert "Dit vind ik niet" in guide.carla.newest.text
    await guide.jobs()
    assert await finds(guide)


async def test_without_an_owner_nobody_is_asked(staff: School, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "documents", tmp_path / "gids")
    (staff._data / "libraries.toml").write_text(
        f'[[libraries]]\nname = "Gids"\nplace = "{tmp_path / "gids"}"\n', "utf-8"
    )
    await staff.restarts()
    staff.clock.pass_by(timedelta(days=999))
    assert await asks(staff) == 0
