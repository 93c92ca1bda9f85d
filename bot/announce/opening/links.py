"""Which links an announcement has, each once, and how often each of them was opened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.announce.announcement import Announcement
from bot.announce.opening.opened import link_id
from bot.announce.writing.words import ButtonKind
from bot.links import web_address

OF_EARLIER = ""
"""Stands for the links that only an earlier edition had."""


@dataclass(frozen=True, slots=True)
class Link:
    """`named` is what its reader clicks on in the main language, or in the first that has it."""

    named: str
    address: str


def links_in(announcement: Announcement) -> tuple[Link, ...]:
    """The buttons first, then those of the text."""
    found: dict[str, str] = {}
    for named, address in (*_of_buttons(announcement), *_of_texts(announcement)):
        if opened := web_address(address):
            found[opened] = found.get(opened) or named
    return tuple(Link(named, address) for address, named in found.items())


def _of_buttons(announcement: Announcement) -> Iterator[tuple[str, str]]:
    words = announcement.words[announcement.language]
    for at, way in enumerate(announcement.buttons):
        if way.kind is ButtonKind.LINK:
            yield words.button(at), way.to


def _of_texts(announcement: Announcement) -> Iterator[tuple[str, str]]:
    for language in announcement.languages:
        for line in announcement.words[language].lines:
            for address, pieces in groupby(line.pieces, key=lambda piece: piece.link):
                if address:
                    yield "".join(piece.text for piece in pieces), address


def by_link(announcement: Announcement, opened: Mapping[str, int] | None) -> tuple[tuple[str, int], ...]:
    """Pairs of `link_id` and how often, for each link that it has now; last, if they were opened, those of OF_EARLIER
    texts. `opened` is as `opened_of` gives it."""
    if opened is None:
        return ()
    now = [link_id(link.address) for link in links_in(announcement)]
    earlier = sum(count for link, count in opened.items() if link not in now)
    return (*((link, opened.get(link, 0)) for link in now), *([(OF_EARLIER, earlier)] if earlier else []))
