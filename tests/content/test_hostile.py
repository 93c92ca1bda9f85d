"""A folder that wants to stop the indexing: every good file is found, everything else is named."""

import os
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from time import process_time

import pytest

from bot.answer.library.indexing_run import Report
from bot.bootstrap.houses import opened_house
from bot.content.base import Reason
from bot.content.extraction import Limits
from bot.content.files import SUFFIXES
from bot.content.folder import Folder
from bot.people.person import Person
from bot.settings import load_settings
from tests.content.hostile import FULL, SMALL, Size, make_hostile
from tests.content.making import HTML, MARKDOWN, make_docx, make_pdf, make_pptx, make_xlsx
from tests.indexed import indexed

MODEST = Limits(seconds=120, memory=300 * 2**20)
"""For the small folder: what wants all memory has it sooner, and a busy machine has the time that it needs."""

ANYBODY = Person("p", "", "", "eik")

SAID: Mapping[str, str] = {
    "goed/verlof.docx": "vrij bij een huwelijk of een overlijden",
    "goed/phishing.pptx": "Klik niet op een verdachte link",
    "goed/tarieven.xlsx": "Tarieven van 2026 Fiets",
    "goed/lessen.pdf": "De zwemles begint op dinsdag",
    "goed/fiets.html": "fiets leasen via de school",
    "goed/bloed.md": "vrij om bloed te geven",
    "zz/laatste.txt": "De laatste sleutel hangt in de kelder",
}
"""A question that each good file answers; they come in the middle and at the end."""

OFTEN_FINE = frozenset({".md", ".txt", ".html", ".xlsx", ".pptx", ".pdf"})


def make_good(root: Path) -> None:
    (root / "goed").mkdir(parents=True)
    (root / "zz").mkdir()
    (root / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', encoding="utf-8")
    make_docx(root / "goed/verlof.docx")
    make_pptx(root / "goed/phishing.pptx")
    make_xlsx(root / "goed/tarieven.xlsx")
    make_pdf(root / "goed/lessen.pdf", [[(12, 100, "De zwemles begint op dinsdag.")]])
    (root / "goed/fiets.html").write_text(HTML, encoding="utf-8")
    (root / "goed/bloed.md").write_text(MARKDOWN, encoding="utf-8")
    (root / "zz/laatste.txt").write_text("De laatste sleutel hangt in de kelder.", encoding="utf-8")


async def outcome(tmp_path: Path, size: Size, limits: Limits | None = None) -> tuple[Report, set[str]]:
    """The report, and the paths of the sources that are in the index."""
    root = tmp_path / "docs"
    make_good(root)
    make_hostile(root, size)
    library = Folder(root, limits=limits)
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        report = await indexed(house, library)
        await library.close()
        scopes = await house.scopes.readable(ANYBODY)
        for path, question in SAID.items():
            hits = await house.index.search(question, scopes=scopes, limit=5)
            assert path in {hit.source.path for hit in hits}, path
        secret = await house.index.search("root:x:0:0", scopes=scopes, limit=20)
        assert not any("root:x:0" in hit.passage.text for hit in secret), "an entity may not bring in another file"
        again = await indexed(house, library)
        await library.close()
        assert (again.indexed, again.removed) == (0, 0)
        assert {one.path for one in again.unread} == {one.path for one in report.unread}
    return report, {one.path for one in report.unread}


def expected(root: Path) -> set[str]:
    """All regular files with an ending that is read."""
    found: set[str] = set()
    for place, _, names in os.walk(root):
        for name in names:
            path = Path(place) / name
            if path.suffix in SUFFIXES and path.is_file() and not path.is_symlink():
                found.add(unicodedata.normalize("NFC", path.relative_to(root).as_posix()))
    return found


def check(report: Report, named: set[str], root: Path) -> None:
    reasons = {one.path: one.reason for one in report.unread}
    assert not {Reason.TIMEOUT, Reason.MEMORY}.intersection(reasons.values()), reasons
    assert {path: reasons[path] for path in MUST} == MUST
    assert not named.intersection(SAID)
    total = {path for path in expected(root) if path.isprintable() and len(path) < 300}
    assert report.indexed + len(named & total) >= len(total)


MUST: Mapping[str, Reason] = {
    "lus": Reason.LINK,
    "kring": Reason.LINK,
    "zelf.txt": Reason.LINK,
    "buiten": Reason.OUTSIDE,
    r"caf\xe9.txt": Reason.NAME,
    r"twee\nregels.txt": Reason.NAME,
    "ijl.txt": Reason.TOO_LARGE,
    "ijl.docx": Reason.TOO_LARGE,
    "bom.docx": Reason.TOO_LARGE,
    "liegt.docx": Reason.CORRUPT,
    "entiteiten.docx": Reason.CORRUPT,
    "slot.docx": Reason.ENCRYPTED,
    "bladzijden.pdf": Reason.TOO_LARGE,
}
"""Of whatever size the rest is."""


@pytest.mark.walk
async def test_every_good_file_is_found_and_the_rest_is_named(tmp_path: Path) -> None:
    report, named = await outcome(tmp_path, SMALL, MODEST)
    check(report, named, tmp_path / "docs")


@pytest.mark.long
async def test_the_whole_hostile_folder_takes_no_four_minutes(tmp_path: Path) -> None:
    began = process_time(), os.times()
    report, named = await outcome(tmp_path, FULL)
    check(report, named, tmp_path / "docs")
    spent = process_time() - began[0] + os.times().children_user - began[1].children_user
    print(f"{spent:.0f} s of computing, twice through", file=sys.stderr)
    assert spent < 240
