"""An announcement in several languages: each reads their own, and the others are a click away."""

from typing import Any

import pytest

from bot.announce.announcement import Announcement
from bot.channel.base import CardMessage
from cards.announce.writing.words import LONGEST_DESCRIPTION
from tests.cards.walking import parts, seen_actions, toggled
from tests.conversations.announcing import NEXT, go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of, defaults_of

ADD_FRENCH, EDIT_FRENCH, KEEP = "Toevoegen in het Frans", "Aanpassen in het Frans", "Vertaling bewaren"
DUTCH, FRENCH, ENGLISH = "De school blijft open.", "L’école reste ouverte.", "The school stays open."
WORDS = {"title": "Sneeuw", "text": DUTCH}


async def kept(school: School) -> Announcement:
    (found,) = [item.value async for item in school.house.records.announcements.stream()]
    return found


def seen(shown: Shown, click: str = "") -> str:
    """What is read at first, or once that button was clicked."""
    assert isinstance(shown.message, CardMessage)
    hidden = {str(part["id"]) for part in parts(shown.card) if part.get("isVisible") is False}
    if click:
        (switch,) = [one for one in seen_actions(shown.card, hidden) if one.get("title") == click]
        hidden = set(toggled(hidden, switch))
    return " ".join(_texts(shown.card, hidden))


def _texts(part: Any, hidden: set[str]) -> list[str]:
    if isinstance(part, dict):
        if part.get("id") in hidden:
            return []
        own = [str(part["text"])] if part.get("type") in {"TextBlock", "TextRun"} else []
        return [*own, *(text for name, one in part.items() if name != "fallback" for text in _texts(one, hidden))]
    return [text for one in part for text in _texts(one, hidden)] if isinstance(part, list) else []


async def in_french(carla: Colleague, **typed: str) -> None:
    await carla.clicks(ADD_FRENCH)
    await carla.fills(**{"title": "Neige", "text": FRENCH, **typed}).clicks(KEEP)


async def written(school: School, **typed: str) -> Colleague:
    carla = school.carla
    await school.everybody_installs()
    await carla.says("mededeling")
    carla.fills(**WORDS, **typed)
    return carla


async def test_each_reads_their_own_language_and_finds_the_others(school: School) -> None:
    carla = await written(school)
    await in_french(carla)
    await go_through(carla, schools="vaartkant")
    assert DUTCH in seen(carla.newest)
    assert FRENCH not in seen(carla.newest)
    assert FRENCH in seen(carla.newest, "Français"), "previewed in each language"
    await carla.clicks(send_to(4))
    await school.jobs()
    farid, sophie, james = (one.card_with("Sneeuw") for one in (school.farid, school.sophie, school.james))
    assert DUTCH in seen(farid)
    assert FRENCH in seen(sophie)
    assert DUTCH not in seen(sophie)
    assert "Neige" in seen(sophie)
    assert DUTCH in seen(sophie, "Nederlands")
    assert "Sneeuw" in seen(sophie, "Nederlands")
    assert DUTCH in seen(james)
    assert "Only in Dutch and French." in seen(james)
    assert "Only" not in seen(farid)
    assert sophie.message != farid.message


async def test_one_language_says_so_to_who_reads_another(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, **WORDS, schools="vaartkant")
    await carla.clicks(send_to(4))
    await school.jobs()
    assert "Uniquement en néerlandais." in seen(school.sophie.card_with("Sneeuw"))
    assert "Alleen in" not in seen(school.farid.card_with("Sneeuw"))


async def test_a_translation_is_kept_changed_and_left_out(school: School) -> None:
    carla = await written(school)
    await in_french(carla)
    assert "Stap 1 van 4" in carla.newest.text
    assert defaults_of(carla.newest.card)["text"] == DUTCH
    assert (await kept(school)).words["fr"].text == FRENCH
    assert (await kept(school)).words["nl"].text == DUTCH, "what stood on the card before was kept as well"
    await carla.clicks(EDIT_FRENCH)
    assert defaults_of(carla.newest.card)["text"] == FRENCH
    await carla.fills(title="", text="").clicks(KEEP)
    assert list((await kept(school)).words) == ["nl"]
    assert ADD_FRENCH in buttons_of(carla.newest)


async def test_what_a_translation_lacks_is_said_there_and_holds_up_the_next_step(school: School) -> None:
    carla = await written(school)
    await in_french(carla, title="")
    assert "Vul dit nog in." in carla.newest.text
    assert "Vertaling in het Frans" in carla.newest.text
    await carla.clicks("Terug")
    assert (await kept(school)).words["fr"].text == FRENCH, "back loses nothing"
    await carla.clicks(NEXT)
    assert "Vertaling in het Frans: aan deze vertaling ontbreekt nog iets." in carla.newest.text
    await carla.clicks(EDIT_FRENCH)
    await carla.fills(title="Neige").clicks(KEEP)
    await carla.clicks(NEXT)
    assert "Stap 2 van 4" in carla.newest.text


async def test_a_question_is_asked_in_the_language_of_its_reader(school: School) -> None:
    carla = await written(school, way1="ask", to1="Wat bij sneeuw?")
    await in_french(carla, name1="Que faire en cas de neige ?")
    await go_through(carla, schools="vaartkant")
    await carla.clicks(send_to(4))
    await school.jobs()
    asked = buttons_of(school.sophie.card_with("Neige"))["Question : Que faire en cas de neige ?"]
    assert asked["data"] == {"words": "Que faire en cas de neige ?"}
    assert "Vraag: Wat bij sneeuw?" in buttons_of(school.farid.card_with("Sneeuw"))


async def test_no_more_languages_than_a_card_holds_and_never_the_main_one_twice(school: School) -> None:
    carla = await written(school)
    await in_french(carla)
    draft = await kept(school)
    forged = {"id": draft.id, "revision": draft.revision, "language": "nl", "insists": True}
    await carla.sends("announcement.translated", {**forged, "title": "X", "text": "Y"}, carla.newest)
    assert (await kept(school)).words["nl"].text == DUTCH
    long = {"title": "T", "text": "Y", "image_alt": "a" * (2 * LONGEST_DESCRIPTION)}
    await carla.sends("announcement.translated", {**forged, "language": "fr", **long}, carla.newest)
    assert len((await kept(school)).words["fr"].image_alt) == LONGEST_DESCRIPTION
    await carla.sends("announcement.translated", {**forged, "language": "xx"}, carla.newest)
    assert list((await kept(school)).words) == ["nl", "fr"] or set((await kept(school)).words) == {"nl", "fr"}


async def test_an_older_card_of_a_translation_says_that_it_changed(school: School) -> None:
    carla = await written(school)
    await in_french(carla)
    await carla.clicks(EDIT_FRENCH)
    older = carla.newest
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    await carla.clicks("Terug", on=carla.newest)
    await carla.fills(text="De school sluit.").clicks(NEXT, on=carla.newest)
    await carla.fills(text="L’école ferme.").clicks(KEEP, on=older)
    assert "Intussen veranderd" in older.text
    assert defaults_of(older.card)["text"] == "L’école ferme."
    assert (await kept(school)).words["fr"].text == FRENCH


async def test_somebody_else_translates_nothing(school: School) -> None:
    carla = await written(school)
    await in_french(carla)
    draft = await kept(school)
    data = {"id": draft.id, "revision": draft.revision, "language": "fr", "insists": True, "title": "X", "text": "Y"}
    for verb in ("announcement.translate", "announcement.translated"):
        await school.ben.sends(verb, data, None)
        assert "Dit vind ik niet" in school.ben.newest.text
    assert (await kept(school)).words["fr"].text == FRENCH


async def test_the_author_may_write_in_another_language_than_they_read(school: School) -> None:
    carla = await written(school, written_in="fr")
    await carla.clicks(NEXT)
    assert (await kept(school)).language == "fr"
    await carla.clicks("Terug")
    await carla.clicks("Toevoegen in het Nederlands")
    await carla.fills(title="Sneeuw", text=DUTCH).clicks(KEEP)
    await carla.fills(written_in="nl").clicks(NEXT)
    draft = await kept(school)
    assert (draft.language, set(draft.words)) == ("fr", {"fr", "nl"}), "one that it has is not taken twice"


async def test_where_dutch_counts_the_others_inform_and_it_is_never_left_out(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BODE_BINDING_LANGUAGE", "nl")
    await school.restarts()
    carla = await written(school, written_in="fr")
    await carla.clicks(NEXT)
    assert "Schrijf de mededeling ook in de taal die bij jullie telt." in carla.newest.text
    await carla.clicks("Toevoegen in het Nederlands")
    await carla.fills(title="Sneeuw", text="Alles blijft open.").clicks(KEEP)
    await go_through(carla, schools="vaartkant")
    await carla.clicks(send_to(4))
    await school.jobs()
    note = "Traduction pour information : le texte en néerlandais fait foi."
    assert note in seen(school.sophie.card_with("Alles blijft open."))
    farid = school.farid.card_with("Alles blijft open.")
    assert "Alles blijft open." in seen(farid)
    assert note not in seen(farid)
    assert note in seen(farid, "Français")
