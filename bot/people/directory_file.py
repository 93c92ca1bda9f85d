"""Loads the organisation from its file whenever the file changed, as a round of one instance."""

import asyncio
import logging
from hashlib import sha256
from pathlib import Path

from bot.errors import in_words
from bot.house import House
from bot.people.loading import LOADED_JOBS, AnotherLoad, load_organisation
from bot.people.organisation_file import parse_organisation
from bot.toml_files import BadFiles
from bot.work.job import Job

log = logging.getLogger(__name__)


class DirectoryFile:
    """What it said last counts until it is read again and whole; what is wrong with it is in the log, once."""

    def __init__(self, house: House, path: Path) -> None:
        self._house = house
        self._path = path
        self._read = ""

    async def load(self) -> int:
        """How many people were loaded; 0 when the file is as it was, or cannot be read."""
        try:
            content = await asyncio.to_thread(self._path.read_bytes)
        except OSError as error:
            self._tell_once(str(error), [in_words(error)])
            return 0
        digest = sha256(content).hexdigest()
        if digest == self._read:
            return 0
        try:
            file = await asyncio.to_thread(parse_organisation, str(self._path), content)
            loaded = await load_organisation(self._house, file, [Job(name, {}) for name in LOADED_JOBS])
        except BadFiles as bad:
            self._tell_once(digest, [str(mistake) for mistake in bad.mistakes])
            return 0
        except AnotherLoad:
            log.warning("directory.another_load")  # and once more with the next round
            return 0
        self._read = digest
        if not loaded.changed:
            return 0
        log.info("directory.loaded", extra={"people": loaded.people})
        return loaded.people

    def _tell_once(self, state: str, problems: list[str]) -> None:
        if state != self._read:
            self._read = state
            log.error("directory.bad", extra={"problems": problems})
