"""An announcement that was kept before it could have several languages is read as what it was."""

from datetime import UTC, datetime
from pathlib import Path

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.announce.choosing import as_rule
from bot.announce.writing.words import ButtonKind, WayOn, Words
from bot.json import JsonObject
from bot.people.principals import EVERYBODY
from bot.sqlite.opening import open_file
from bot.store.base import Kind, Put
from bot.store.kinds import ANNOUNCEMENT, KINDS
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.store.sqlite import open_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SCHEMA_2 = Kind("announcement", ANNOUNCEMENT.indexes, schema=2, migrations={1: as_rule})
KEPT: JsonObject = {
    "id": "a1",
    "author": "carla",
    "words": {
        "title": "Schoolfoto's",
        "text": "De fotograaf komt **dinsdag**.",
        "image": "https://fotos.proefnet.example/school.jpg",
        "image_alt": "De school",
        "link": "https://intranet.proefnet.example/foto",
        "formatted": True,
    },
    "audience": {"kind": "everyone", "value": ""},
    "confirmation": True,
    "state": "sent",
    "created": "2026-11-20T09:00:00Z",
    "organisation": "default",
}


async def read_again(folder: Path, *bodies: JsonObject) -> list[Announcement]:
    before = [SCHEMA_2 if kind.name == "announcement" else kind for kind in KINDS]
    file = await open_file(folder / "bode.sqlite")
    store = await open_store(file, before, now=lambda: NOW)
    for body in bodies:
        await store.commit(f"default:announcement:{body['id']}", [Put("announcement", str(body["id"]), body)])
    records = Records(await open_store(file, KINDS, now=lambda: NOW), now=lambda: NOW)
    ids = [str(body["id"]) for body in bodies]
    found = [await records.announcements.get(announcement_partition(one), one) for one in ids]
    await file.close()
    return [one.value for one in found if one]


async def test_its_one_language_its_picture_and_its_link_stay(tmp_path: Path) -> None:
    (read,) = await read_again(tmp_path, KEPT)
    assert read == Announcement(
        "a1",
        "carla",
        {"nl": Words("Schoolfoto's", "De fotograaf komt **dinsdag**.", "De school", formatted=True)},
        EVERYBODY,
        True,
        AnnouncementState.SENT,
        datetime(2026, 11, 20, 9, tzinfo=UTC),
        language="nl",
        picture="https://fotos.proefnet.example/school.jpg",
        buttons=(WayOn(ButtonKind.LINK, "https://intranet.proefnet.example/foto"),),
        importance=Importance.IMPORTANT,
    )


async def test_its_language_is_the_one_that_it_was_written_in(tmp_path: Path) -> None:
    """Nobody wrote down which: a reader of another one is told so from now on."""
    french: JsonObject = {
        **KEPT,
        "id": "a2",
        "words": {"title": "Photos de classe", "text": "Le photographe est là mardi pour les élèves."},
    }
    empty: JsonObject = {**KEPT, "id": "a3", "words": {"title": "", "text": ""}}
    read, unsaid = await read_again(tmp_path, french, empty)
    assert (read.language, read.title, read.picture, read.buttons) == ("fr", "Photos de classe", "", ())
    assert read.words_in("nl") == read.words["fr"]
    assert (read.language_for("nl"), read.language_for("fr")) == ("fr", "fr")
    assert (unsaid.language, unsaid.title) == ("nl", "")
