"""Finds a person's announcements by their deliveries: what asks something of them first, then the newest.

What they confirmed in a channel without getting it themselves stands among them. What a page costs does not grow with
what there is: four finds, and each announcement that it shows. With words, LOOKED
announcements are read for a page, and the next page goes on behind them.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.channels.reading import as_delivery
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.news.page import Item, NewsPage, Place
from bot.house import House
from bot.people.contacts import Actor
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition
from bot.words.analysis import words_of
from bot.words.folding import words as folded

PAGE = 6
LOOKED = 40
"""Announcements that are looked through at once for words."""
MOST_OPEN = 50
"""Announcements that ask something of one person and are known at once; older ones come once these are answered."""


async def news(house: House, actor: Actor, place: Place | None = None, words: str = "") -> NewsPage:
    """From `place` on, of the announcements to this person, without those that were recalled. What expired asks
    nothing any more."""
    at = place or Place()
    most = LOOKED if words else PAGE
    asking, rest, there = await asyncio.gather(
        _open(house, actor), _closed(house, actor, at, most + 1), _there(house, actor, most + 1, below=_below(at))
    )
    now = house.now()
    first = [one for one in asking if asks(one, now) and at.asking and _is_before(one, at)]
    later = [one for one in asking if not asks(one, now) and (at.asking or _is_before(one, at))]
    ordered = [*first, *sorted([*rest, *later, *there], key=_since, reverse=True)]
    looked = ordered[:most]
    read = await asyncio.gather(*(_announcement(house, one) for one in looked))
    items = [
        _item(announcement, delivery, now)
        for announcement, delivery in zip(read, looked, strict=True)
        if announcement and announcement.recalled is None and _has(announcement, words)
    ]
    goes_on = len(items) > PAGE or len(ordered) > most
    last = items[PAGE - 1].delivery if len(items) > PAGE else looked[-1] if looked else None
    following = Place(asks(last, now), last.since) if goes_on and last else None
    return NewsPage(items[:PAGE], following, words, len(looked))


@dataclass(frozen=True, slots=True)
class Asking:
    """Of the announcements that ask something of somebody still: how many they are `to_confirm`, the ids of those of
    which they are `to_answer` the question, newest first, and whether there are `more` than were looked at."""

    to_confirm: int
    to_answer: Sequence[str]
    more: bool


async def asking_of(house: House, actor: Actor) -> Asking:
    found, now = await _open(house, actor), house.now()
    asking = [one for one in found if asks(one, now)]
    to_answer = [one.announcement for one in asking if one.to_answer]
    return Asking(sum(one.to_confirm for one in asking), to_answer, len(found) == MOST_OPEN)


def asks(delivery: Delivery, now: datetime) -> bool:
    return delivery.open and (delivery.last is None or now < delivery.last)


async def newest_of(house: House, person: str, limit: int) -> list[Stored[Delivery]]:
    """The newest deliveries of one person: at most `limit` that ask something of them, and as many others."""
    finds = (_newest(house, person, limit, is_open=is_open) for is_open in (True, False))
    return [item for found in await asyncio.gather(*finds) for item in found]


async def _open(house: House, actor: Actor) -> Sequence[Delivery]:
    """Also what they confirmed in a channel alone, and are asked anew."""
    got, there = await asyncio.gather(
        _newest(house, actor.id, MOST_OPEN, is_open=True), _there(house, actor, MOST_OPEN, is_open=True)
    )
    return sorted([*(item.value for item in got), *there], key=_since, reverse=True)[:MOST_OPEN]


async def _closed(house: House, actor: Actor, at: Place, limit: int) -> Sequence[Delivery]:
    return [item.value for item in await _newest(house, actor.id, limit, is_open=False, below=_below(at))]


async def _there(
    house: House, actor: Actor, limit: int, *, is_open: bool = False, below: str | None = None
) -> Sequence[Delivery]:
    """What they confirmed in a channel alone: of what they got since, their delivery tells."""
    found = await house.records.confirmed_there.find(
        equal={"person": actor.id, "open": is_open},
        order="since",
        below=below,
        descending=True,
        limit=limit,
    )
    there = [item.value for item in found.items]
    got = await asyncio.gather(
        *(house.records.deliveries.get(announcement_partition(one.announcement), actor.id) for one in there)
    )
    return [as_delivery(one) for one, delivery in zip(there, got, strict=True) if delivery is None]


def _below(at: Place) -> str | None:
    return moment(at.before) if at.before and not at.asking else None


def _item(announcement: Announcement, delivery: Delivery, now: datetime) -> Item:
    """What was confirmed in a channel may be asked anew since."""
    delivery = as_it_counts(announcement, delivery)
    return Item(announcement, delivery, asks(delivery, now))


async def _newest(
    house: House, person: str, limit: int, *, is_open: bool, below: str | None = None
) -> Sequence[Stored[Delivery]]:
    found = await house.records.deliveries.find(
        equal={"person": person, "open": is_open}, order="since", below=below, descending=True, limit=limit
    )
    return found.items


async def _announcement(house: House, delivery: Delivery) -> Announcement | None:
    partition = announcement_partition(delivery.announcement)
    found = await house.records.announcements.get(partition, delivery.announcement)
    return found.value if found else None


def _is_before(delivery: Delivery, at: Place) -> bool:
    return at.before is None or (delivery.since is not None and delivery.since < at.before)


def _since(delivery: Delivery) -> str:
    return moment(delivery.since) if delivery.since else ""


def _has(announcement: Announcement, words: str) -> bool:
    """Whether every word stands in its title or its text, in one of its languages: also in another form, or as the
    beginning of one ("foto" finds "fotograaf" and "foto's")."""
    return not words or any(
        _stands_in(f"{said.title}\n{said.text}", words, language) for language, said in announcement.words.items()
    )


def _stands_in(text: str, wanted: str, language: str) -> bool:
    there, stems = folded(text).split(), {word.stem for word in words_of(text, language)}
    looked_for = {word.form: word.stem for word in words_of(wanted, language)}
    return all(
        looked_for.get(word, "") in stems or any(one.startswith(word) for one in there)
        for word in folded(wanted).split()
    )
