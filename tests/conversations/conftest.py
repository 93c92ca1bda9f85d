"""A small school network on stage: ana teaches, ben heads her school, carla writes announcements, and a few more."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.bootstrap.houses import opened_house
from bot.content.folder import Folder
from bot.people.loading import load_organisation
from bot.settings import load_settings
from dialogs.form import FORMS_FOLDER
from tests.conversations.demo import PEOPLE, Demo, opened_demo
from tests.conversations.expertise import TOPICS
from tests.conversations.installing import forget
from tests.conversations.keeping import kept_by
from tests.conversations.repeating import Delivered, repeat
from tests.conversations.school import School, organisation_file
from tests.conversations.stage import Clock
from tests.peers.cosmos import CosmosPeer

DOCUMENTS = Path(__file__).parent / "documents"
SAMPLES = Path(__file__).parents[2] / "samples"


PREPARED = pytest.StashKey[CosmosPeer | None]()
"""What `prepared` keeps in Cosmos DB, where that is chosen."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Path]:
    """A data folder with the organisation loaded and the documents indexed, made once."""
    data = tmp_path_factory.mktemp("prepared")
    peer = CosmosPeer() if pytestconfig.getoption("--store", "sqlite") == "cosmos" else None
    pytestconfig.stash[PREPARED] = peer
    asyncio.run(_prepare(data, peer))
    if peer is None:
        asyncio.run(_prepare_installed(data, tmp_path_factory.mktemp("installed")))
    yield data
    forget()


async def _prepare_installed(data: Path, folder: Path) -> None:
    """Here, where no test has changed anything yet."""
    for name, topics in (("plain", False), ("topics", True)):
        shutil.copytree(data, folder / name)
        school = await School.open(folder / name)
        if topics:
            await with_topics(school)
        await school.prepares_installed()
        await school.close()


async def _prepare(data: Path, peer: CosmosPeer | None) -> None:
    async with kept_by(peer), opened_house(load_settings(data_dir=data), now=Clock()) as house:
        await load_organisation(house, organisation_file())
        library = Folder(DOCUMENTS)
        report = await index_library(house, library, lambda _: None)
        await library.close()
        assert report.indexed == 3
        await catch_up(house)


@asynccontextmanager
async def opened_school(prepared: Path, config: pytest.Config, data: Path) -> AsyncGenerator[School]:
    """A fresh one, in that folder."""
    shutil.copytree(prepared, data)
    first = config.stash[PREPARED]
    peer = first and first.copied()
    async with kept_by(peer):
        school = await School.open(data)
        school.peer = peer
        try:
            yield school
        finally:
            await school.close()


@pytest.fixture
async def school(prepared: Path, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[School]:
    async with opened_school(prepared, request.config, tmp_path / "data") as school:
        delivered = request.config.getoption("--delivered")
        if delivered and not request.node.get_closest_marker("one_process"):
            await repeat(school, Delivered(delivered))
        yield school


async def with_topics(school: School) -> None:
    """Nadia and Lieve are the experts on leave, Carla on IT."""
    shutil.copy(TOPICS, school._data / "topics.toml")
    await school.restarts()


@pytest.fixture
async def staff(school: School) -> School:
    """The school with topics, where everybody has Bode."""
    await with_topics(school)
    await school.everybody_installs()
    await school.jobs()
    return school


@pytest.fixture
async def demo(school: School) -> Demo:
    """The demo organisation, where those who have to do with its forms have Bode."""
    return await opened_demo(school, *PEOPLE)


@pytest.fixture
def own_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forms that a test may change: at first that of leave."""
    folder = tmp_path / "forms"
    folder.mkdir()
    shutil.copy(FORMS_FOLDER / "leave.toml", folder)
    monkeypatch.setenv("BODE_FORMS_DIR", str(folder))
    monkeypatch.setenv("BODE_PAPERS_FILE", str(SAMPLES / "papers.toml"))
    return folder
