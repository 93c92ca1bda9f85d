"""All that the checks may look at; what could not be opened says why, so that the other checks go on."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.answer.library.libraries_file import Place
from bot.app_tokens import AccessTokens
from bot.blobs.base import Blobs
from bot.content.base import Library
from bot.errors import BodeError
from bot.lists import Lists
from bot.people.mapping import TenantMapping
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import JobQueue
from bot.settings import Settings
from bot.store.records import Records
from dialogs.model import Form

TEAMS, GRAPH = "Teams", "Microsoft Graph"
"""For what there are tokens."""


class NotOpened(BodeError):
    """The store could not be opened; `reason` is in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the store, in the queues and in the blobs. `libraries`, `mapping` and `forms` are those of the
    configuration, as it stands now, and `index` is the folder of this machine's index."""

    records: Records
    now: Callable[[], datetime]
    blobs: Blobs
    queues: Mapping[str, JobQueue]
    directory: DirectorySnapshot
    libraries: Callable[[], Sequence[Place]]
    mapping: Callable[[], TenantMapping]
    forms: Callable[[], Collection[Form]]
    index: Path


@dataclass(frozen=True, slots=True)
class Patient:
    """`tokens` opens what gives them, by what they are for (TEAMS, GRAPH); of one that is not used there is none.
    `opened` is None where the store could not be, for the reason `trouble`. `opens` opens the place of a library, and
    raises LibraryInvalid. `lists` are those of the tenant to which rows are added, None where there is none."""

    settings: Settings
    now: Callable[[], datetime]
    tokens: Mapping[str, Callable[[], AccessTokens]] = field(default_factory=dict[str, Callable[[], AccessTokens]])
    opened: Kept | None = None
    trouble: str = ""
    opens: Callable[[Place], Library] | None = None
    lists: Lists | None = None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    @property
    def kept(self) -> Kept:
        """Raises NotOpened."""
        if self.opened is None:
            raise NotOpened(self.trouble)
        return self.opened
