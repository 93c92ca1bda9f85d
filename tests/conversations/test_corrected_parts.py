"""A correction changes all that its readers see: the picture, the buttons, and one language more."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.correcting.edition import digest
from bot.announce.correcting.second.confirming import draft_of
from bot.announce.pictures import keeping
from bot.announce.writing.words import ButtonKind, WayOn, Words
from bot.channel.base import Throttled
from bot.people.audience import NOBODY
from bot.store.partitions import announcement_partition
from tests.announce.drawn import png
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_corrections import CHANGE, CORRECT, PREVIEW, brought, newest, yes_correct
from tests.conversations.test_pictures import SITE, fetching, images_in
from tests.conversations.test_pictures import kept as kept_pictures
from tests.peers.websites import Page, Websites, websites

TEXT = "De fotograaf komt dinsdag."
FRENCH = "Le photographe vient mardi."


@pytest_asyncio.fixture
async def sites(tmp_path: Path, school: School) -> AsyncGenerator[Websites]:
    async with websites(tmp_path, SITE) as found:
        found.pages["/school.png"] = Page(png(640, 480))
        await fetching(school, found.fetcher())
        yield found


async def sent(school: School, **said: str) -> Colleague:
    """Its author, where what was sent to De Linde is corrected."""
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Schoolfoto's", text=TEXT, schools="de-linde", **said)
    await carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    return carla


async def previews(carla: Colleague, **typed: str) -> None:
    await carla.fills(**typed).clicks(PREVIEW)


async def publishes(school: School) -> None:
    await school.carla.clicks(yes_correct(3))
    await brought(school)


async def test_a_button_is_added_changed_and_taken_away(school: School) -> None:
    carla = await sent(school)
    await previews(carla, way1="link", to1="https://foto.example/inschrijven", name1_nl="Schrijf in")
    assert "Knop: Schrijf in: https://foto.example/inschrijven" in carla.newest.text
    await publishes(school)
    for person in (school.ana, school.ben, school.emma):
        assert "Schrijf in" in str(person.newest.card)
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    await previews(carla, way1="none", way2="form:leave")
    await publishes(school)
    for person in (school.ana, school.ben, school.emma):
        assert "Schrijf in" not in str(person.newest.card)
        assert "Start: Verlofaanvraag" in buttons_of(person.newest)


async def test_what_is_wrong_with_a_button_stands_with_it_and_nothing_is_published(school: School) -> None:
    carla = await sent(school)
    await previews(carla, way1="link", to1="http://foto.example", name1_nl="Schrijf in")
    assert "https://" in carla.newest.text
    assert PREVIEW in buttons_of(carla.newest)
    draft = await draft_of(school.house, (await newest(school)).id)
    assert draft
    data = {"id": draft.value.announcement, "revision": draft.value.revision, "edition": 1}
    await carla.sends("correction.publish", data, None)
    await brought(school)
    assert (await newest(school)).edition == 1


async def test_one_language_more_reaches_who_reads_it(school: School) -> None:
    carla = await sent(school)
    await carla.clicks("Toevoegen in het Frans")
    await previews(carla, title_fr="Photos", text_fr="")
    assert "Vul dit nog in." in carla.newest.text, "a language that is begun has to be whole"
    await previews(carla, text_fr=FRENCH)
    await publishes(school)
    one = await newest(school)
    assert one.languages == ("nl", "fr")
    for person in (school.ana, school.ben, school.emma):
        assert FRENCH in person.newest.text
        assert "Français" in str(person.newest.card)


async def test_a_language_in_which_nothing_is_typed_is_none(school: School) -> None:
    carla = await sent(school)
    await carla.clicks("Toevoegen in het Frans")
    await previews(carla)
    assert "Er verandert niets" in carla.newest.text
    await carla.sends("correction.add", {"id": (await newest(school)).id, "language": "de"}, None)
    draft = await draft_of(school.house, (await newest(school)).id)
    assert draft
    assert draft.value.said.languages == ("nl",)


async def test_what_is_asked_is_asked_in_the_added_language_too(school: School) -> None:
    carla = await sent(school, asks="one", asked="Kom je?", choices="Ja\nNee")
    await carla.clicks("Toevoegen in het Frans")
    await previews(carla, title_fr="Photos", text_fr=FRENCH, asked_fr="Tu viens?", choices_fr="Oui")
    assert PREVIEW in buttons_of(carla.newest), "as many answers as there are"
    await previews(carla, choices_fr="Oui\nNon")
    await publishes(school)
    assert (await newest(school)).words["fr"].choices == ("Oui", "Non")
    assert "Tu viens?" in str(school.ana.newest.card)


@pytest.mark.one_process  # of two at once the second leaves a copy, which goes after a day
async def test_a_picture_comes_with_what_stands_on_it(school: School, sites: Websites) -> None:
    carla = await sent(school)
    await previews(carla, image=sites.at(SITE, "/school.png"))
    assert PREVIEW in buttons_of(carla.newest), "what stands on it is missing"
    await previews(carla, image_alt_nl="De school")
    (shown,) = images_in(carla.newest)
    await publishes(school)
    for person in (school.ana, school.ben, school.emma):
        assert images_in(person.newest) == [shown]
    assert len(sites.seen) == 1


@pytest.mark.one_process
async def test_the_picture_of_an_earlier_edition_stays_where_its_cards_stand(
    school: School,
    sites: Websites,
) -> None:
    """A card that could not be changed shows it still."""
    sites.pages["/new.png"] = Page(png(320, 200))
    carla = await sent(school, image=sites.at(SITE, "/school.png"), image_alt="De school")
    first = await newest(school)
    assert first.fetched
    await previews(carla, image=sites.at(SITE, "/new.png"))
    draft = await draft_of(school.house, first.id)
    assert draft
    assert draft.value.said.fetched
    for name in (first.fetched.name, draft.value.said.fetched.name):
        await keeping.look_again(school.house, first.id, name)
    assert len(await kept_pictures(school)) == 2, "the one that is only written is kept too"
    await publishes(school)
    for name in (first.fetched.name, draft.value.said.fetched.name):
        await keeping.look_again(school.house, first.id, name)
    assert len(await kept_pictures(school)) == 2


@pytest.mark.one_process
async def test_the_picture_of_a_correction_that_was_thrown_away_goes(
    school: School,
    sites: Websites,
) -> None:
    carla = await sent(school)
    await previews(carla, image=sites.at(SITE, "/school.png"), image_alt_nl="De school")
    assert len(await kept_pictures(school)) == 1
    await carla.clicks("Niet verbeteren")
    await school.jobs()
    assert not await kept_pictures(school)


async def test_the_newest_edition_is_everywhere_where_only_a_button_is_another(school: School) -> None:
    """Also at who gets it after the correction."""
    school.recorder.fails[school.ben.conversation] = [Throttled(60)]
    await sent(school)
    await previews(school.carla, way1="ask", to1="Wanneer komt de fotograaf?")
    await school.carla.clicks(yes_correct(2))
    await brought(school)
    await school.jobs(later=timedelta(minutes=2))
    await brought(school)
    one = await newest(school)
    partition = announcement_partition(one.id)
    editions = [item.value.edition async for item in school.house.records.deliveries.stream(partition=partition)]
    assert editions == [2, 2, 2]
    for person in (school.ana, school.ben, school.emma):
        assert "Vraag: Wanneer komt de fotograaf?" in buttons_of(person.newest)


CHANGED: dict[str, Callable[[Announcement], Announcement]] = {
    "a title": lambda one: replace(one, words={**one.words, "nl": replace(one.words["nl"], title="Anders")}),
    "a text": lambda one: replace(one, words={**one.words, "nl": replace(one.words["nl"], text="Anders")}),
    "what stands on the picture": lambda one: replace(
        one, words={**one.words, "nl": replace(one.words["nl"], image_alt="Anders")}
    ),
    "a picture": lambda one: replace(one, picture="https://foto.example/b.png"),
    "where a button leads": lambda one: replace(one, buttons=(WayOn(ButtonKind.LINK, "https://elders.example"),)),
    "what a button is called": lambda one: replace(
        one, words={**one.words, "nl": replace(one.words["nl"], buttons=("Anders",))}
    ),
    "one button less": lambda one: replace(one, buttons=()),
    "one language more": lambda one: replace(one, words={**one.words, "fr": Words("Photos", FRENCH)}),
}


@pytest.mark.parametrize("what", CHANGED)
def test_the_digest_of_an_edition_covers_what_a_correction_can_change(what: str) -> None:
    words = Words("Foto's", TEXT, "De school", formatted=True, buttons=("Schrijf in",))
    one = Announcement(
        "a", "carla", {"nl": words}, NOBODY, False, AnnouncementState.SENT, datetime(2026, 1, 1, tzinfo=UTC)
    )
    one = replace(one, picture="https://foto.example/a.png", buttons=(WayOn(ButtonKind.LINK, "https://foto.example"),))
    assert digest(CHANGED[what](one)) != digest(one)
    assert digest(replace(one, fetched=None, tally=replace(one.tally, delivered=3))) == digest(one)


async def test_older_cards_change_titles_and_texts_and_leave_the_rest(school: School) -> None:
    carla = await sent(school, way1="link", to1="https://foto.example", name1="Schrijf in")
    id_ = (await newest(school)).id
    await carla.sends("correction.preview", {"id": id_, "title_nl": "Foto's", "text_nl": "Woensdag."}, carla.newest)
    await publishes(school)
    assert "Woensdag." in school.ana.newest.text
    assert "Schrijf in" in str(school.ana.newest.card)
