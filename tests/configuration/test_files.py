"""Files of the configuration: a change of any counts without a restart; what is wrong with one changes nothing."""

import logging
import os
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.answer.library.class_limit import ClassLimit
from bot.bootstrap.houses import opened_house
from bot.bootstrap.organisations import organisations_of
from bot.configuration.configuration import LOOK_EVERY, Configuration
from bot.configuration.naming import all_named
from bot.configuration.part import REMEMBERED, Files, remembered
from bot.configuration.parts import PARTS
from bot.settings import load_settings
from bot.sharepoint_place import SharePointPlace, place_of
from bot.toml_files import BadFiles
from bot.toml_files.reading import LARGEST
from tests.configuration.conftest import Open
from tests.configuration.samples import SAMPLES, write
from tests.content.labelling import SITE
from tests.conversations.stage import Clock

Later = Callable[[Configuration], Awaitable[None]]
every_part = pytest.mark.parametrize("name", SAMPLES)
every_file = pytest.mark.parametrize("name", [name for name in SAMPLES if name != "forms"])
"""Of parts that are one file, which need not be there."""


def refused(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Part and mistake of all that was refused."""
    lines = [record.__dict__ for record in caplog.records if record.msg == "configuration.refused"]
    return [(line["part"], problem) for line in lines for problem in line["problems"]]


def test_there_is_a_sample_of_each_part() -> None:
    assert SAMPLES.keys() == PARTS.keys()


@every_part
async def test_a_change_counts(name: str, folder: Path, open_it: Open, later: Later) -> None:
    sample = SAMPLES[name]
    configuration = await open_it()
    before = sample.tells(configuration)
    write(folder, **{name: sample.second})
    await later(configuration)
    assert sample.tells(configuration) != before
    write(folder, **{name: sample.first})
    await later(configuration)
    assert sample.tells(configuration) == before


@every_part
async def test_what_is_wrong_changes_nothing_until_it_is_put_right(
    name: str, folder: Path, open_it: Open, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    sample = SAMPLES[name]
    configuration = await open_it()
    before = sample.tells(configuration)
    write(folder, **{name: sample.wrong})
    await later(configuration)
    assert sample.tells(configuration) == before
    said = refused(caplog)
    assert [part for part, _ in said] == [name] * len(said)
    assert any(sample.mistake in problem for _, problem in said), said
    await later(configuration)
    await later(configuration)
    assert refused(caplog) == said, "once"
    write(folder, **{name: sample.second})
    await later(configuration)
    assert sample.tells(configuration) != before


async def test_every_mistake_of_a_form_is_in_the_log(
    folder: Path, open_it: Open, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    configuration = await open_it()
    write(folder, forms=SAMPLES["forms"].wrong)
    await later(configuration)
    said = " | ".join(problem for _, problem in refused(caplog))
    assert "prefix" in said
    assert "chioce" in said


@every_part
async def test_a_file_that_went_changes_nothing(
    name: str, folder: Path, open_it: Open, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    sample = SAMPLES[name]
    configuration = await open_it()
    before = sample.tells(configuration)
    (folder / sample.file).unlink()
    await later(configuration)
    await later(configuration)
    assert sample.tells(configuration) == before
    assert [part for part, _ in refused(caplog)] == [name]
    assert "is not there any more" in refused(caplog)[0][1]


@every_file
async def test_a_file_that_comes_later_counts(name: str, folder: Path, open_it: Open, later: Later) -> None:
    sample = SAMPLES[name]
    with_it = sample.tells(await open_it())
    (folder / sample.file).unlink()
    configuration = await open_it()
    assert sample.tells(configuration) != with_it
    write(folder, **{name: sample.first})
    await later(configuration)
    assert sample.tells(configuration) == with_it


async def test_a_form_more_and_a_form_less(folder: Path, open_it: Open, later: Later) -> None:
    configuration = await open_it()
    badge = Path("tests/landed/forms/badge.toml")
    (folder / "forms" / "badge.toml").write_bytes((Path(__file__).parents[2] / badge).read_bytes())
    await later(configuration)
    assert set(configuration.forms.seen) == {"leave", "badge"}
    (folder / "forms" / "leave.toml").unlink()
    await later(configuration)
    assert set(configuration.forms.seen) == {"badge"}


async def test_files_are_looked_at_once_a_second_at_most(folder: Path, open_it: Open, clock: Clock) -> None:
    sample = SAMPLES["topics"]
    configuration = await open_it()
    before = sample.tells(configuration)
    write(folder, topics=sample.second)
    clock.pass_by(LOOK_EVERY - timedelta(milliseconds=100))
    await configuration.topics.current()
    assert sample.tells(configuration) == before
    clock.pass_by(timedelta(milliseconds=100))
    await configuration.topics.current()
    assert sample.tells(configuration) != before


async def test_a_clock_that_was_put_back_holds_up_nothing(folder: Path, open_it: Open, clock: Clock) -> None:
    sample = SAMPLES["topics"]
    configuration = await open_it()
    before = sample.tells(configuration)
    write(folder, topics=sample.second)
    clock.pass_by(timedelta(hours=-1))
    await configuration.look()
    assert sample.tells(configuration) != before


async def test_another_file_of_the_same_age_and_size_in_its_place_counts(
    folder: Path, open_it: Open, later: Later
) -> None:
    sample = SAMPLES["calendar"]
    configuration = await open_it()
    before = sample.tells(configuration)
    file = folder / sample.file
    state = file.stat()
    assert len(sample.second) == len(sample.first)
    (folder / "other").write_text(sample.second, "utf-8")
    os.utime(folder / "other", ns=(state.st_atime_ns, state.st_mtime_ns))
    (folder / "other").replace(file)
    await later(configuration)
    assert sample.tells(configuration) != before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "not UTF-8 text, at byte 0"),
        (b"#" * (LARGEST + 1), "is too large: at most 4 MB"),
        (b"x = " + b"[" * 100_000, "not valid TOML"),
    ],
    ids=["not UTF-8", "huge", "deep"],
)
@every_part
async def test_what_is_no_text_of_ours_is_refused(
    name: str, content: bytes, said: str, folder: Path, open_it: Open
) -> None:
    (folder / SAMPLES[name].file).write_bytes(content)
    with pytest.raises(BadFiles, match=said):
        await open_it()


def test_of_a_place_that_is_wrong_nothing_is_said_of_its_readers() -> None:
    text = b'[[libraries]]\nname = "Gids"\nplace = "json:/srv/gids"\nreaders = ["everyone"]'
    with pytest.raises(BadFiles) as caught:
        PARTS["libraries"].read({"libraries.toml": text})
    assert [mistake.place for mistake in caught.value.mistakes] == ["libraries[1].place"]


OWNED = b"""[[libraries]]
name = "Gids"
place = "/srv/gids"
owner = "group:hr"
review_months = 6
reviewed = 2026-08-31
"""


def test_a_library_is_reviewed_after_as_many_months_as_its_owner_has() -> None:
    (place,) = PARTS["libraries"].read({"libraries.toml": OWNED})
    assert (place.owner, place.end()) == ("group:hr", date(2027, 2, 28))
    assert place.end(date(2026, 7, 1)) == date(2027, 2, 28), "what was said before the file was written"
    assert place.end(date(2026, 12, 31)) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "said"),
    [
        (b'owner = "group:hr"\n', b"", "", "'owner' is missing: review_months and reviewed needs it"),
        (b"review_months = 6\n", b"", "", "'review_months' is missing: owner and reviewed needs it"),
        (b"reviewed = 2026-08-31\n", b"", "", "'reviewed' is missing: owner and review_months needs it"),
        (b'"group:hr"', b'"iedereen"', ".owner", "'iedereen' is wrong: one of group, role, person, such as group:hr"),
        (b"= 6", b"= 0", ".review_months", "must be a whole number from 1 to 60"),
        (b"2026-08-31", b'"2026-08-31"', ".reviewed", "must be a day such as 2026-11-27, without quotes"),
        (b"2026-08-31", b"9999-12-31", ".reviewed", "must be a day of the years 2000 to 2100"),
    ],
)
def test_what_is_wrong_with_the_owner_of_a_library_is_named(right: bytes, wrong: bytes, place: str, said: str) -> None:
    with pytest.raises(BadFiles) as caught:
        PARTS["libraries"].read({"libraries.toml": OWNED.replace(right, wrong)})
    assert [(one.place, one.text) for one in caught.value.mistakes] == [(f"libraries[1]{place}", said)]


def test_an_owner_whom_nobody_knows_is_named() -> None:
    (place,) = PARTS["libraries"].read({"libraries.toml": OWNED})
    named = dict(all_named({"libraries": {"libraries.toml": OWNED}}, {"libraries": (place,)}))
    assert named["libraries.toml: libraries.Gids.owner"] == ("group:hr",)


async def test_a_bot_does_not_start_with_wrong_files_and_names_all_of_them(folder: Path) -> None:
    write(folder, **{name: sample.wrong for name, sample in SAMPLES.items()})
    with pytest.raises(BadFiles) as caught:
        async with opened_house(load_settings()):
            raise AssertionError("it started")
    said = str(caught.value)
    assert [sample.mistake for sample in SAMPLES.values() if sample.mistake not in said] == []


async def test_a_file_that_a_setting_named_is_named_by_it(
    folder: Path, open_it: Open, later: Later, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in SAMPLES.keys() - {"forms"}:
        monkeypatch.setenv(f"BODE_{name.upper()}_FILE", str(folder / SAMPLES[name].file))
    configuration = await open_it()
    write(folder, **{name: sample.wrong for name, sample in SAMPLES.items()})
    await later(configuration)
    variable = {"forms": "BODE_FORMS_DIR"}
    for name, problem in refused(caplog):
        assert problem.startswith(
            f"{variable.get(name, f'BODE_{name.upper()}_FILE')}: {Path(SAMPLES[name].file).name}: "
        )
    assert {name for name, _ in refused(caplog)} == set(SAMPLES)
    with pytest.raises(BadFiles, match=r"BODE_TOPICS_FILE: topics\.toml: topics\.ict"):
        await open_it()


def test_so_is_the_file_of_organisations(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "organisations.toml"
    file.write_text('[[organisations]]\nid = "De Stad"', "utf-8")
    monkeypatch.setenv("BODE_ORGANISATIONS_FILE", str(file))
    with pytest.raises(BadFiles, match=r"^BODE_ORGANISATIONS_FILE: organisations\.toml: "):
        organisations_of(load_settings())


async def test_what_is_taken_up_stands_in_the_log(
    folder: Path, open_it: Open, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    configuration = await open_it()
    write(folder, synonyms=SAMPLES["synonyms"].second)
    await later(configuration)
    assert [record.__dict__["part"] for record in caplog.records if record.msg == "configuration.changed"] == [
        "synonyms"
    ]


SHARED = """[[libraries]]
name = "Personeel"
place = "sharepoint:https://school.sharepoint.com/sites/'t%20Kompas#Wie & wat #1"
permissions = "items"
site_groups = { "Bezoekers" = ["everyone"], "Leden van 't Kompas" = [] }
"""


def test_a_library_of_sharepoint_is_looked_at_every_quarter() -> None:
    (place,) = PARTS["libraries"].read({"libraries.toml": SHARED.encode()})
    assert (place.every, place.by_items) == (timedelta(minutes=15), True)
    assert place.site_groups == (("Bezoekers", ("everyone",)), ("Leden van 't Kompas", ()))
    assert place_of(place.place) == SharePointPlace("school.sharepoint.com", "sites/'t Kompas", "Wie & wat #1")


LABEL = "2096f6a2-d2f7-48be-b329-b73aaa526e5d"
LISTED = """[[libraries]]
name = "Opleidingen"
place = "sharepoint:https://school.sharepoint.com/sites/x#list:Opleidingen #1"
readers = ["everyone"]
title = "Opleiding"
shown = ["Prijs"]
"""


def test_pages_and_lists_of_a_site_are_named_behind_its_address() -> None:
    (place,) = PARTS["libraries"].read({"libraries.toml": LISTED.encode()})
    found = place_of(place.place)
    assert found and (found.list_name, found.is_pages, found.called) == ("Opleidingen #1", False, "Opleidingen #1")
    pages = place_of("sharepoint:https://school.sharepoint.com/sites/x#pages")
    assert pages and (pages.list_name, pages.is_pages, pages.called) == ("", True, "x")
    library = place_of("sharepoint:https://school.sharepoint.com/sites/x#Pages")
    assert library and not library.is_pages, "a library may be called so"
    assert place_of("sharepoint:https://school.sharepoint.com/sites/x#list: ") is None


@pytest.mark.parametrize(
    ("before", "after", "where", "said"),
    [
        ("#list:Opleidingen #1", "#pages", "shown", "lists of SharePoint"),
        ('readers = ["everyone"]', 'permissions = "items"', "permissions", "does not tell who may read an item"),
        ("#list:Opleidingen #1", "#list:", "place", ""),
        ('shown = ["Prijs"]', f"never_labels = ['{LABEL}']", "never_labels", "has no label"),
    ],
)
def test_what_is_wrong_with_a_list_of_sharepoint_is_named(before: str, after: str, where: str, said: str) -> None:
    with pytest.raises(BadFiles) as caught:
        PARTS["libraries"].read({"libraries.toml": LISTED.replace(before, after).encode()})
    mistakes = {mistake.place: str(mistake) for mistake in caught.value.mistakes}
    assert said in mistakes[f"libraries[1].{where}"]


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("sharepoint:https:", "sharepoint:http:", "place"),
        ("/sites/'t%20Kompas", "/sites/x?web=1", "place"),
        ('"items"', '"all"', "permissions"),
        ('permissions = "items"', "", "site_groups"),
        ('["everyone"]', '["bezoekers"]', "site_groups.Bezoekers[1]"),
        ("sharepoint:https://school.sharepoint.com/sites/'t%20Kompas#Wie & wat #1", "/srv/gids", "permissions"),
        ('permissions = "items"', 'never_labels = ["Vertrouwelijk"]', "never_labels[1]"),
        (
            'place = "sharepoint:https://school.sharepoint.com/sites/\'t%20Kompas#Wie & wat #1"',
            'place = "jsonl:/srv/a.jsonl"\nnever_labels = ["2096f6a2-d2f7-48be-b329-b73aaa526e5d"]',
            "never_labels",
        ),
    ],
)
def test_what_is_wrong_with_a_library_of_sharepoint_is_named(before: str, after: str, where: str) -> None:
    with pytest.raises(BadFiles) as caught:
        PARTS["libraries"].read({"libraries.toml": SHARED.replace(before, after).encode()})
    assert f"libraries[1].{where}" in [mistake.place for mistake in caught.value.mistakes]


CLASSED = f"""[[libraries]]
name = "Directie"
place = "/srv/directie"
highest_class = 3
unlabelled_class = 2

[[libraries]]
name = "Intranet"
place = "sharepoint:https://school.sharepoint.com/sites/x#pages"

[classes]
tenant = "{SITE}"

[classes.labels]
"{LABEL.upper()}" = 4
"Intern" = 2
"""


def test_a_library_has_a_highest_class_and_labels_have_theirs_for_all_of_them() -> None:
    one, other = PARTS["libraries"].read({"libraries.toml": CLASSED.encode()})
    assert one.limit == ClassLimit(3, 2, SITE, ((LABEL, 4), ("intern", 2)))
    assert other.limit is None, "every class, unless the file says otherwise"
    first = CLASSED.partition("\n\n")[0]
    (alone,) = PARTS["libraries"].read({"libraries.toml": first.encode()})
    assert alone.limit == ClassLimit(3, 2)


@pytest.mark.parametrize(
    ("before", "after", "where", "said"),
    [
        ("highest_class = 3", "highest_class = 5", "libraries[1].highest_class", "a whole number from 1 to 4"),
        ("highest_class = 3", "highest_class = true", "libraries[1].highest_class", "a whole number from 1 to 4"),
        ("class = 2\n", 'class = "2"\n', "libraries[1].unlabelled_class", "a whole number from 1 to 5"),
        ("highest_class = 3\n", "", "libraries[1]", "'highest_class' is missing: unlabelled_class needs it"),
        ("unlabelled_class = 2\n", "", "libraries[1]", "'unlabelled_class' is missing: highest_class needs it"),
        (f'tenant = "{SITE}"\n', "", "classes", "'tenant' is missing"),
        (SITE, "school.be", "classes.tenant", "the id of the tenant in small letters"),
        ('"Intern" = 2', '"Intern" = 6', "classes.labels.Intern", "a whole number from 1 to 5"),
        ('"Intern" = 2', '" Intern" = 2', "classes.labels. Intern", "the id or the name of a label"),
        ('"Intern" = 2', f'"{"a" * 201}" = 2', f"classes.labels.{'a' * 201}", "at most 200 characters"),
        ('"Intern" = 2', '"" = 2', "classes.labels.", "the id or the name of a label"),
        ('"Intern" = 2', '"Intern" = 2\n"INTERN" = 3', "classes.labels.INTERN", "'Intern' is the same label"),
        ("[classes.labels]", "[classes.label]", "classes", "did you mean 'labels'?"),
    ],
)
def test_what_is_wrong_with_classes_is_named(before: str, after: str, where: str, said: str) -> None:
    with pytest.raises(BadFiles) as caught:
        PARTS["libraries"].read({"libraries.toml": CLASSED.replace(before, after, 1).encode()})
    mistakes = [(mistake.place, str(mistake)) for mistake in caught.value.mistakes]
    assert any(place == where and said in text for place, text in mistakes), mistakes


async def test_forms_that_did_not_change_are_not_read_again(folder: Path, open_it: Open, later: Later) -> None:
    """What takes long to read: every instance of a process, and every organisation, has the same in hand."""
    first, second = await open_it(), await open_it()
    assert first.forms.seen is second.forms.seen
    assert first.synonyms.seen is second.synonyms.seen
    write(folder, forms=SAMPLES["forms"].second, synonyms=SAMPLES["synonyms"].second)
    await later(first)
    assert first.forms.seen is not second.forms.seen
    assert first.synonyms.seen is not second.synonyms.seen


def test_no_more_readings_are_remembered_than_may_be_in_use() -> None:
    readings: list[str] = []

    @remembered
    def read(files: Files) -> int:
        readings.extend(files)
        return len(readings)

    for number in (*range(REMEMBERED), 0, REMEMBERED, 0, 1):
        read({f"{number}.toml": b""})
    assert readings == [f"{number}.toml" for number in (*range(REMEMBERED + 1), 1)]
