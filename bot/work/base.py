"""What a job is given, and how it says that it wants to be done later."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias, TypeVar

from bot.channel.base import CardMessage, Channel
from bot.errors import BodeError
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.queue.base import check_delay
from bot.work.budget import Paced
from bot.work.drawn import Drawn
from cards.card import Card
from cards.texts import Texts, texts

IN_LINE = 2
"""Groups of deliveries that wait for their turn at once: one whose turn comes next, while another is read."""


class Later(BodeError):
    """Give the job back for `delay`. `fault` False: it says nothing of the job, so it never counts towards poison.

    Raises ValueError for a delay that no queue keeps: what is for later is a Due.
    """

    def __init__(self, delay: timedelta, *, fault: bool = False) -> None:
        check_delay(delay)
        super().__init__(f"in {delay}")
        self.delay = delay
        self.fault = fault


T = TypeVar("T")


class Newest(dict[str, T]):
    """The values that were set last, MOST of them: what is forgotten is only done once more."""

    MOST = 256

    def __setitem__(self, key: str, value: T) -> None:
        self.pop(key, None)
        super().__setitem__(key, value)
        if len(self) > self.MOST:
            del self[next(iter(self))]


@dataclass(frozen=True, slots=True)
class Work:
    """`shown` is what the author's card of an announcement shows, as far as this process saw to it, `counted` when its
    deliveries themselves were counted, `drawn` what many are sent. They only save work: a restart begins them anew.
    Whoever has a place in `line` reads what is to be sent, and waits until it may go: few, so that what they read is
    true still when it goes. Once `stopping` is set, a job that does one thing after another begins no further one."""

    house: House
    channel: Channel
    budget: Paced
    shown: dict[str, str] = field(default_factory=Newest[str])
    counted: dict[str, datetime] = field(default_factory=Newest[datetime])
    drawn: Drawn = field(default_factory=Drawn)
    line: asyncio.Semaphore = field(default_factory=partial(asyncio.Semaphore, IN_LINE))
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def go_on(self) -> None:
        """Raises Later when the worker stops: the job is given back, and whoever has it next goes on from here."""
        if self.stopping.is_set():
            raise Later(timedelta())


@dataclass(frozen=True, slots=True)
class Assignment:
    """A job as it is run: its body, and which attempt this is (from 1)."""

    body: Mapping[str, Json]
    attempt: int

    def text(self, name: str) -> str:
        """Raises KeyError when the job does not say."""
        return str(self.body[name])


Run: TypeAlias = Callable[[Work, Assignment], Awaitable[None]]


def message(card: Card) -> CardMessage:
    return CardMessage(card.json(), card.summary)


def texts_for(reader: Actor) -> Texts:
    """To say something to them: in their language, and with the names of everybody."""
    return texts(reader.language).naming(reader.directory.name_of)
