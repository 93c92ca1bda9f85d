"""What was read of a file that may not be opened now stays, up to a class only while the file is surely the same."""

import os
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import pytest

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.indexing_run import Report
from bot.answer.library.source import Source
from bot.bootstrap.houses import opened_house
from bot.content.base import Changed, Changes, Reason, Unreadable
from bot.content.extract import extract
from bot.content.files import Files
from bot.content.folder import Folder
from bot.content.outline import CannotRead
from bot.house import House
from bot.people.person import Person
from bot.settings import Settings
from tests.content.labelling import PUBLIC, SECRET, SITE, in_label_info, in_properties
from tests.content.listed import changes
from tests.content.making import make_docx, make_pdf
from tests.extracting import kept_extraction
from tests.indexed import indexed
from tests.nobody import as_nobody

UP_TO_3 = ClassLimit(3, 2, SITE, ((SECRET, 4), (PUBLIC, 1)))
UP_TO_1 = ClassLimit(1, 1, SITE, ((SECRET, 4), (PUBLIC, 1)))
ANYBODY = Person("q", "", "", "eik")
KEPT, GONE = Unreadable("hr/plan.docx", Reason.DENIED, kept=True), Unreadable("hr/plan.docx", Reason.NO_CLASS)


class Listed(Folder):
    """As somebody lists it who may not open everything."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        with as_nobody():
            found = [one async for one in super().changes(cursor, known)]
        for one in found:
            yield one


def library(root: Path, limit: ClassLimit | None = UP_TO_3) -> Folder:
    return Listed(root, name="Gids", limit=limit, extraction=kept_extraction())


@pytest.fixture
def root(folder_for_anybody: Path) -> Path:
    (folder_for_anybody / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    (folder_for_anybody / "hr").mkdir()
    in_properties(make_docx(folder_for_anybody / "hr/plan.docx"), PUBLIC)
    (folder_for_anybody / "hr/gids.md").write_text("# Fietsen\n\nDe fiets staat klaar.\n", "utf-8")
    return folder_for_anybody


async def finds(house: House, text: str) -> list[str]:
    hits = await house.index.search(text, scopes=await house.scopes.readable(ANYBODY), limit=10)
    return sorted({hit.source.path for hit in hits})


def same(file: Path) -> None:
    """Nothing was written."""


def other_words(file: Path) -> None:
    """Also of another length; its time is as it was."""
    before = file.stat()
    in_label_info(file, SECRET)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def as_long(file: Path) -> None:
    """Written again, with as many bytes."""
    before = file.stat()
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def close_file(root: Path) -> None:
    (root / "hr/plan.docx").chmod(0)


def close_folder(root: Path) -> None:
    """One may not look what is in it, but about a name that one knows."""
    (root / "hr").chmod(0o111)


async def read_and_closed(
    house: House, root: Path, change: Callable[[Path], None], close: Callable[[Path], None], *limits: ClassLimit | None
) -> Report:
    """The report of the second indexing, of a file that is changed and closed after the first."""
    first, second = limits or (UP_TO_3, UP_TO_3)
    await indexed(house, library(root, first))
    assert await finds(house, "overlijden") == ["hr/plan.docx"]
    change(root / "hr/plan.docx")
    close(root)
    return await indexed(house, library(root, second))


@pytest.mark.parametrize("close", [close_file, close_folder])
@pytest.mark.parametrize(
    ("change", "outcome"), [(same, KEPT), (other_words, GONE), (as_long, GONE)], ids=["same", "size", "time"]
)
async def test_up_to_a_class_only_what_is_surely_the_same_stays(
    settings: Settings,
    root: Path,
    close: Callable[[Path], None],
    change: Callable[[Path], None],
    outcome: Unreadable,
) -> None:
    async with opened_house(settings) as house:
        report = await read_and_closed(house, root, change, close)
        assert outcome in report.unread
        assert await finds(house, "overlijden") == (["hr/plan.docx"] if outcome.kept else [])
        assert await finds(house, "fiets") == ["hr/gids.md"], "it cannot have a label"


async def test_of_a_folder_of_which_nothing_is_told_nothing_is_surely_the_same(settings: Settings, root: Path) -> None:
    async with opened_house(settings) as house:
        report = await read_and_closed(house, root, same, lambda root: (root / "hr").chmod(0))
        assert GONE in report.unread
        assert await finds(house, "overlijden") == []
        assert await finds(house, "fiets") == ["hr/gids.md"]


async def test_what_was_read_up_to_another_class_does_not_stay(settings: Settings, root: Path) -> None:
    async with opened_house(settings) as house:
        report = await read_and_closed(house, root, same, close_file, UP_TO_3, UP_TO_1)
        assert GONE in report.unread
        assert await finds(house, "overlijden") == []


async def test_where_every_class_is_read_all_of_it_stays(settings: Settings, root: Path) -> None:
    async with opened_house(settings) as house:
        report = await read_and_closed(house, root, other_words, close_file, None, None)
        assert KEPT in report.unread
        assert await finds(house, "overlijden") == ["hr/plan.docx"]


async def test_the_same_bytes_written_again_are_not_read_again(settings: Settings, root: Path) -> None:
    async with opened_house(settings) as house:
        await indexed(house, library(root))
        as_long(root / "hr/plan.docx")
        report = await indexed(house, library(root))
        assert (report.indexed, report.unchanged) == (0, 2)
        assert (await indexed(house, library(root, UP_TO_1))).indexed == 1, "up to another class they are"
        as_long(root / "hr/plan.docx")
        close_file(root)
        assert GONE in (await indexed(house, library(root))).unread, "nobody knows that they are the same"
        (root / "hr/plan.docx").chmod(0o644)
        assert (await indexed(house, library(root))).indexed == 1
        in_properties(make_docx(root / "hr/plan.docx"), SECRET)
        assert [one.path for one in (await indexed(house, library(root))).withheld] == ["hr/plan.docx"]


async def test_what_is_closed_between_listing_and_reading_is_refused_alike(root: Path) -> None:
    for limit, reason in ((UP_TO_3, Reason.NO_CLASS), (None, Reason.DENIED)):
        folder = library(root, limit)
        (entry,) = [
            one.entry for one in await changes(folder) if isinstance(one, Changed) and one.entry.path.endswith(".docx")
        ]
        (root / "hr").chmod(0)
        with as_nobody():
            assert await folder.read(entry) == Unreadable("hr/plan.docx", reason)
            assert await kept_extraction().extract(root / "hr/plan.docx") is Reason.DENIED
        (root / "hr").chmod(0o755)


def test_when_a_file_was_written_counts_only_where_its_label_decides() -> None:
    assert Files(limit=UP_TO_3).asks_class("a.docx")
    assert not Files(limit=UP_TO_3).asks_class("a.md")
    assert not Files().asks_class("a.docx")


def test_the_extraction_process_says_that_it_may_not_as_the_list_does(root: Path) -> None:
    make_pdf(root / "hr/plan.pdf", [[(12, 50, "Een tekst")]])
    for file in ("plan.docx", "plan.pdf", "gids.md"):
        (root / "hr" / file).chmod(0)
        for limit in (None, UP_TO_3):
            with as_nobody(), pytest.raises(CannotRead) as refused:
                extract(root / "hr" / file, limit=limit)
            assert refused.value.reason is Reason.DENIED
