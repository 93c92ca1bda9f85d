"""What a school keeps and shows when everybody has installed Bode, prepared once: half of what a conversation begins
with was spent on getting there.

It comes as what another instance did: in one commit, behind the back of the house that runs.
"""

import itertools
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from bot.data_folder import STORE
from tests.conversations.stage import Shown, Stage

Beginning = tuple[int, tuple[tuple[str, str | bytes], ...]]
"""All that decides on what is kept then: the data that was copied, the settings of the environment, and the files of
the configuration."""
Reached = Literal["installed", "jobs"]
"""Everybody has installed Bode; and what that put in turn was done."""


@dataclass(frozen=True, slots=True)
class Installed:
    store: sqlite3.Connection
    """In memory."""
    chats: Mapping[str, Sequence[Shown]]
    activity: int
    turn: int
    now: datetime
    done: int
    """Jobs."""


_known: dict[tuple[Beginning, Reached], Installed] = {}


def copied_at(data: Path) -> int:
    """Tells copies of one prepared store from those of another: they keep its time. Before it is opened."""
    store = data / STORE
    return store.stat().st_mtime_ns if store.exists() else 0


def beginning(data: Path, copied: int, environment: Sequence[tuple[str, str]]) -> Beginning:
    return copied, (*environment, *((path.name, path.read_bytes()) for path in sorted(data.glob("*.toml"))))


def take_over(begun: Beginning, reached: Reached, data: Path, stage: Stage) -> int | None:
    """How many jobs that took; None where it was not prepared."""
    if (known := _known.get((begun, reached))) is None:
        return None
    with closing(sqlite3.connect(data / STORE)) as store:
        known.store.backup(store)
    stage.recorder.chats = {
        chat: [replace(shown) for shown in shown_there] for chat, shown_there in known.chats.items()
    }
    stage.recorder._ids, stage.numbers = itertools.count(known.activity), itertools.count(known.turn)
    stage.clock.turn_to(known.now)
    return known.done


def remember(begun: Beginning, reached: Reached, data: Path, stage: Stage, done: int = 0) -> None:
    # Looking at what comes next takes it.
    activity, turn = next(stage.recorder._ids), next(stage.numbers)
    stage.recorder._ids, stage.numbers = itertools.count(activity), itertools.count(turn)
    store = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(data / STORE)) as kept:
        kept.backup(store)
    chats = {chat: [replace(shown) for shown in shown_there] for chat, shown_there in stage.recorder.chats.items()}
    _known[begun, reached] = Installed(store, chats, activity, turn, stage.clock.now, done)


def forget() -> None:
    for known in _known.values():
        known.store.close()
    _known.clear()
