"""A process that loads an organisation file and kills itself at a commit, as a power cut would.

Arguments: the data folder, the file, the number of the commit (0 is the first), `before` or `after` it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.bootstrap.houses import opened_house
from bot.people.loading import load_organisation
from bot.people.organisation_file import OrganisationFile, parse_organisation
from bot.settings import load_settings
from bot.store.base import Document, DocumentStore, Page, Write
from bot.store.records import Records


class Deadly:
    """The real store, until a commit of the loader's."""

    def __init__(self, store: DocumentStore, commit: int, moment: str) -> None:
        self._store = store
        self._left = commit
        self._moment = moment
        self.count = store.count
        self.close = store.close

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        return await self._store.get(kind, partition, id)

    async def find(self, kind: str, **how: Any) -> Page:
        return await self._store.find(kind, **how)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if not self._left and self._moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        versions = await self._store.commit(partition, writes)
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        return versions


async def load(data: Path, file: OrganisationFile, commit: int, moment: str) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        deadly = Deadly(house.records._store, commit, moment)
        await load_organisation(replace(house, records=Records(deadly, now=house.now)), file)


def main(data: str, file: str, commit: str, moment: str) -> None:
    organisation = parse_organisation(file, Path(file).read_bytes())
    asyncio.run(load(Path(data), organisation, int(commit), moment))


if __name__ == "__main__":
    main(*sys.argv[1:])
