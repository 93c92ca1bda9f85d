"""Two instances on one store: what was narrowed, removed or withdrawn on one is gone at once on the other."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answer.library import checking
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.content.folder import Folder
from bot.front.dispatch import handler
from bot.house import House
from tests.conversations.conftest import DOCUMENTS
from tests.conversations.expertise import ANSWER, ASKED_AGAIN, make_official
from tests.conversations.school import School
from tests.index.instances import instance

ALLOWANCE = "Hoeveel is de kilometervergoeding voor een dienstreis?"
LEAVE = "Hoeveel dagen omstandigheidsverlof krijg ik als ik trouw?"


@pytest.fixture
async def other(school: School, tmp_path: Path) -> AsyncIterator[House]:
    """Its index holds what there is now, and does not move any more unless it is told to."""
    async with instance(school.house, tmp_path / "other") as other:
        await catch_up(other)
        yield other


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The school's own, to be changed."""
    return Path(shutil.copytree(DOCUMENTS, tmp_path / "changed" / "documents"))


async def index(school: School, documents: Path) -> None:
    """On the first instance, as the place that was indexed before."""
    library = Folder(documents)
    library.place = str(DOCUMENTS)
    await index_library(school.house, library, lambda _: None)
    await library.close()


@pytest.mark.parametrize("most", [checking.MOST, 1], ids=["a few changes", "more than are read at once"])
async def test_what_was_narrowed_is_gone_at_once_on_an_instance_that_does_not_know_yet(
    school: School, other: House, documents: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MOST", most)
    rules = '[folders]\n"Personeel" = ["group:directies"]\n"Directie" = ["group:directies"]\n'
    (documents / "readers.toml").write_text(rules, encoding="utf-8")
    school.stage.handle = handler(other)
    await school.ana.says(ALLOWANCE)
    assert "0,43 euro" in school.ana.newest.text
    await index(school, documents)
    await school.ana.says(ALLOWANCE)
    assert "0,43" not in school.ana.newest.text
    assert not (await school.ana.searches("kennis", ALLOWANCE)).results
    await school.ben.says(ALLOWANCE)
    assert "0,43 euro" in school.ben.newest.text, "who may read it still finds it"
    await catch_up(other)
    await school.ben.says(ALLOWANCE)
    assert "0,43 euro" in school.ben.newest.text
    await school.ana.says(ALLOWANCE)
    assert "0,43" not in school.ana.newest.text


async def test_what_was_removed_is_gone_at_once_and_nothing_else(school: School, other: House, documents: Path) -> None:
    school.stage.handle = handler(other)
    (documents / "Personeel" / "Kilometervergoeding.md").unlink()
    await index(school, documents)
    await school.ana.says(ALLOWANCE)
    assert "0,43" not in school.ana.newest.text
    await school.ana.says(LEAVE)
    assert "vier werkdagen" in school.ana.newest.text


async def test_an_index_of_which_nothing_is_known_shows_only_what_the_store_confirms(
    school: School, other: House, documents: Path
) -> None:
    """As between the start of a process and its first look at the store."""
    (documents / "Personeel" / "Kilometervergoeding.md").unlink()
    await index(school, documents)
    other.marks.current = None
    school.stage.handle = handler(other)
    await school.ana.says(ALLOWANCE)
    assert "0,43" not in school.ana.newest.text
    await school.ana.says(LEAVE)
    assert "vier werkdagen" in school.ana.newest.text


async def test_an_official_answer_says_the_new_words_at_once_and_is_gone_once_it_is_withdrawn(
    staff: School, other: House
) -> None:
    await make_official(staff)
    await catch_up(other)
    first, second = staff.stage.handle, handler(other)
    staff.stage.handle = second
    await staff.emma.says(ASKED_AGAIN)
    assert ANSWER.split(";", maxsplit=1)[0] in staff.emma.newest.text
    staff.stage.handle = first
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.fills(text="Een sabbatjaar kan na vijf jaar.").clicks("Bewaren")
    staff.stage.handle = second
    await staff.emma.says(ASKED_AGAIN)
    assert "na vijf jaar" in staff.emma.newest.text
    staff.stage.handle = first
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.clicks("Ja, trek in")
    assert "Ingetrokken" in staff.nadia.newest.text
    staff.stage.handle = second
    await staff.emma.says(ASKED_AGAIN)
    assert "sabbatjaar kan" not in staff.emma.newest.text
