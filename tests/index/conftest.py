import shutil
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bot.index.base import PassageIndex
from bot.index.embedded import EmbeddedIndex, open_index
from bot.settings import Settings, load_settings
from tests.index.contract import Reopen


class Holder:
    """Keeps the one open index of a test, so that reopening closes the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: EmbeddedIndex | None = None

    async def open(self) -> EmbeddedIndex:
        if self.index is not None:
            await self.index.close()
        self.index = await open_index(self.folder)
        return self.index


@pytest.fixture
async def holder(tmp_path: Path) -> AsyncIterator[Holder]:
    held = Holder(tmp_path / "index")
    yield held
    if held.index is not None:
        await held.index.close()


@pytest.fixture(params=["embedded"])
async def index(holder: Holder) -> PassageIndex:
    return await holder.open()


@pytest.fixture
def reopen(holder: Holder) -> Reopen:
    return holder.open


OPEN = '[folders]\n"" = ["everyone"]\n"hr" = ["group:hr"]\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "map"
    for name, text in {
        "paspoort.md": "# Paspoort\n\nEen paspoort kost 65 euro.\n\n## Afhalen\n\nHaal het paspoort zelf af.\n",
        "verlof.html": "<h1>Verlof</h1><table><tr><th>Soort<th>Dagen<tr><td>Huwelijk<td>4<tr><td>Rouw<td>3</table>",
        "hr/lonen.txt": "Het verlof van wie een paspoort aanvraagt, wordt betaald.\n",
        "vervoer.md": "# Vervoer\n\nDe bus, de trein en de fiets: alle vervoer wordt betaald.\n",
    }.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "readers.toml").write_text(OPEN, encoding="utf-8")
    return place


@pytest.fixture
def folder_for_anybody() -> Generator[Path]:
    root = Path(mkdtemp())
    root.chmod(0o755)
    yield root
    for one in root.iterdir():  # a test may have closed it
        if one.is_dir():
            one.chmod(0o755)
    shutil.rmtree(root)
