"""Announcements: what is said, to which audience, and how far the send is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.announce.choosing import is_both
from bot.links import host_of, is_of
from bot.people.audience import NOBODY, Audience
from bot.people.principals import Principal
from bot.words.clean import clean_lines
from bot.words.formatted import Line, closed_links, plain_lines, read_formatted
from bot.work.notice import CardPlace

MAX_TITLE = 150
MAX_TEXT = 4000
MAX_ADDRESS = 2000
MOST_PIECES = 100
"""Of a text, each in its own type or a link: with more of them its card is more than Teams takes."""


class AnnouncementState(StrEnum):
    """DRAFT -> SENDING -> SENT; STOPPED: the card was refused by the channel; PAUSED: the bot itself was."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Words:
    """What the author typed. `formatted`: its text may hold bold, italics, lists and links, see bot/words/formatted;
    not so what version 0.1 kept. `image` and `link` are https addresses or ""; `image_alt` describes it."""

    title: str
    text: str
    image: str = ""
    image_alt: str = ""
    link: str = ""
    formatted: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The text as it is shown, MAX_TEXT characters of it."""
        text = clean_lines(self.text)[:MAX_TEXT]
        return read_formatted(text) if self.formatted else plain_lines(text)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a send is; counted from the deliveries, so it may be some seconds behind."""

    recipients: int = 0
    delivered: int = 0
    confirmed: int = 0
    not_reached: int = 0

    @property
    def under_way(self) -> int:
        return self.recipients - self.delivered - self.not_reached


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something said to an audience; as a draft it may lack anything.

    `revision` grows with every change of the draft, so that nobody sends another text than the one previewed.
    `spread_done`: every recipient has a delivery. `counted`: they are counted as they end, each from the first on; not
    so those of a send that an earlier version began. `edition` counts the texts that were sent. `refusals` of the bot
    itself came since somebody got it last, in whatever instance. `follow` is the author's own card.
    """

    id: str
    author: str
    words: Words
    audience: Audience
    confirmation: bool
    state: AnnouncementState
    created: datetime
    revision: int = 1
    published: datetime | None = None
    spread_done: bool = False
    counted: bool = False
    problem: str = ""
    refusals: int = 0
    tally: Tally = Tally()
    follow: CardPlace | None = None
    edition: int = 1


def as_received(announcement: Announcement) -> Announcement:
    """Without what changes while it is being sent, and without who gets it: its readers see the same of both."""
    return replace(
        announcement,
        audience=NOBODY,
        state=AnnouncementState.SENDING,
        spread_done=False,
        counted=False,
        problem="",
        refusals=0,
        tally=Tally(),
        follow=None,
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """Who an audience resolves to now, with what its principals are called in the author's language. `unreachable` of
    them have no Bode yet."""

    people: int
    schools: int
    unreachable: int = 0
    names: Mapping[Principal, str] = field(default_factory=dict[Principal, str])


@dataclass(frozen=True, slots=True)
class NotReached:
    """One line of the author's list: a name and why."""

    name: str
    reason: str


TWICE = "twice"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One person in the author's report. `reason` is why they were not reached, "under_way", TWICE where it may have
    come two times, or ""."""

    name: str
    school: str
    job: str
    delivered: datetime | None
    confirmed: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What an author can choose from, as (id, name), in the reader's language."""

    schools: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]


ProblemKeys: TypeAlias = Mapping[str, str]
"""Input id -> key of the error text to show at it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft as the author typed it, with what is wrong with it; sound when `problems` is empty."""

    words: Words
    audience: Audience
    confirmation: bool
    problems: ProblemKeys = field(default_factory=dict[str, str])


def compose(words: Words, audience: Audience, confirmation: bool, picture_hosts: Collection[str]) -> Composed:
    """Checks what an author typed; the keys of the problems are input ids of the compose card. Every reader's client
    fetches a picture: it tells its host who reads, and when, so it may come from `picture_hosts` alone.
    """
    problems: dict[str, str] = {}
    if not words.title:
        problems["title"] = "problem-required"
    elif len(words.title) > MAX_TITLE:
        problems["title"] = "problem-title-long"
    if not words.text:
        problems["text"] = "problem-required"
    elif len(words.text) > MAX_TEXT:
        problems["text"] = "problem-words-long"
    elif words.formatted and closed_links(words.text):
        problems["text"] = "problem-text-link"
    elif sum(len(line.pieces) for line in words.lines) > MOST_PIECES:
        problems["text"] = "problem-text-pieces"
    for place, address in (("image", words.image), ("link", words.link)):
        if address and not host_of(address):
            problems[place] = "problem-https"
    if "image" not in problems and words.image and not is_of(host_of(words.image), picture_hosts):
        problems["image"] = "problem-image-host"
    if words.image and not words.image_alt:
        problems["image_alt"] = "problem-image-alt"
    if audience == NOBODY:
        problems["everyone"] = "problem-audience"
    if is_both(audience):
        problems["everyone"] = "problem-audience-both"
    return Composed(words, audience, confirmation, problems)
