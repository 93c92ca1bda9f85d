"""Fetches the picture of a draft once, keeps a copy in the blobs, and removes that when no announcement needs it.

A copy is looked at again after a day, and then twice a year: whatever a draft became, or a crash left, it goes once
nothing shows it.
"""

import logging
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex

from bot.announce.announcement import Announcement
from bot.announce.pictures.checking import MOST_BYTES, NoPicture, look_at
from bot.announce.pictures.picture import LATER, Picture, picture_address, picture_blob
from bot.blobs.base import BlobsUnavailable, NoSuchBlob, whole
from bot.fetching import NotFetched
from bot.house import House
from bot.links import host_of, is_of
from bot.store.changes import Change
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.kept import Due

JOB = "announcement_picture"
FIRST_LOOK, NEXT_LOOK = timedelta(days=1), timedelta(days=180)
KEPT = timedelta(days=3 * 365)
"""After the announcement was sent: its cards are read no more."""
ACCEPT = "image/png, image/jpeg, image/gif"

PROBLEMS = {
    "address": "problem-image-address",
    "host": "problem-image-elsewhere",
    "redirects": "problem-image-redirects",
    "missing": "problem-image-missing",
    "login": "problem-image-login",
    "status": "problem-image-status",
    "timeout": "problem-image-timeout",
    "connection": "problem-image-connection",
    "size": "problem-image-size",
    "kind": "problem-image-kind",
    "pixels": "problem-image-pixels",
}
"""What its author is told, by why it was not fetched, or is none. "host": it sends us on to another website."""

log = logging.getLogger(__name__)


async def fetched(house: House, announcement: str, source: str) -> Picture:
    """What stands there now, as a copy of ours, or why not. Never raises; takes seconds at most."""
    try:
        hosts = house.link_hosts
        content = await house.fetcher.fetch(source, accept=ACCEPT, most=MOST_BYTES, hosts=hosts)
        looked = look_at(content)
        name = f"{token_hex(16)}.{looked.kind}"
        await house.queue.put([_looks(announcement, name)], delay=FIRST_LOOK)
        await house.blobs.put(_blob(house, name), whole(content))
    except NotFetched as error:
        return _refused(announcement, Picture(source, PROBLEMS[error.reason]))
    except NoPicture as error:
        found = Picture(source, PROBLEMS[error.reason], width=error.width, height=error.height)
        return _refused(announcement, found)
    except BlobsUnavailable:
        log.exception("picture.not_kept", extra={"announcement": announcement})
        return Picture(source, LATER)
    log.info("picture.kept", extra={"announcement": announcement, "picture": name})
    return Picture(source, "", name, _address(house, name), looked.width, looked.height)


async def seen_to(house: House, draft: Announcement, done: dict[str, Picture]) -> Announcement:
    """The draft with what became of its picture, fetched where that was not done yet. `done` are those that were
    fetched for this very change, which may be tried several times."""
    if not needs_fetching(house, draft):
        return draft if draft.picture or draft.fetched is None else replace(draft, fetched=None)
    if draft.picture not in done:
        done[draft.picture] = await fetched(house, draft.id, draft.picture)
    return replace(draft, fetched=done[draft.picture])


def needs_fetching(house: House, draft: Announcement) -> bool:
    """Not where Bode could serve none, nor from an address that is refused before anybody looks there."""
    if not (draft.picture and house.own_links.base and may_be_fetched(draft.picture, house.link_hosts)):
        return False
    return draft.fetched is None or draft.fetched.source != draft.picture or bool(draft.fetched.problem)


def may_be_fetched(address: str, hosts: Collection[str]) -> bool:
    host = host_of(address)
    return bool(host) and (not hosts or is_of(host, hosts))


async def copied(house: House, announcement: str, picture: Picture) -> Picture:
    """The same for another announcement: each has a copy of its own, which goes with it. Never raises; one that is not
    there any more has to be fetched anew."""
    if not picture.name:
        return picture
    name = f"{token_hex(16)}.{picture.name.rpartition('.')[2]}"
    try:
        await house.queue.put([_looks(announcement, name)], delay=FIRST_LOOK)
        await house.blobs.put(_blob(house, name), house.blobs.read(_blob(house, picture.name)))
    except (NoSuchBlob, BlobsUnavailable):
        return Picture(picture.source, LATER)
    return replace(picture, name=name, address=_address(house, name))


def _refused(announcement: str, picture: Picture) -> Picture:
    log.info("picture.refused", extra={"announcement": announcement, "problem": picture.problem})
    return picture


def _looks(announcement: str, name: str) -> Job:
    return Job(JOB, {"announcement": announcement, "picture": name})


def looks_at(announcement: str, pictures: Iterable[Picture | None]) -> list[Job]:
    """For a commit that may have taken these out of use."""
    return [_looks(announcement, name) for name in dict.fromkeys(one.name for one in pictures if one) if name]


async def look_again(house: House, announcement: str, name: str) -> None:
    """Removes the copy where nothing shows it any more; else looks again later. Repeating it changes nothing more."""
    partition = announcement_partition(announcement)

    async def look() -> Change[bool]:
        # Before and after: a correction that is published in between takes its picture from one to the other.
        before = await house.records.announcements.get(partition, announcement)
        corrections = [one.value.said async for one in house.records.announced_editions.stream(partition=partition)]
        earlier = await house.records.earlier_texts.get(partition, announcement)
        standing = await house.records.announcements.get(partition, announcement)
        if standing is None or _is_over(house, standing.value):
            return Change(False)
        shown = [
            *([before.value] if before else []),
            *corrections,
            standing.value,
            *(earlier.value.texts if earlier else ()),
        ]
        if not any(one.fetched is not None and one.fetched.name == name for one in shown):
            return Change(False)
        due = Due(f"picture:{name}", partition, house.now() + NEXT_LOOK, JOB, _looks(announcement, name).body)
        planned = await house.records.dues.get(partition, due.id)
        return Change(True, [] if planned else [house.records.dues.put(due)])

    if not await house.records.change(partition, look):
        await house.blobs.delete(_blob(house, name))
        log.info("picture.removed", extra={"announcement": announcement, "picture": name})


def _is_over(house: House, announcement: Announcement) -> bool:
    """Its cards are read no more."""
    return announcement.published is not None and announcement.published + KEPT <= house.now()


def _blob(house: House, name: str) -> str:
    return picture_blob(house.records.organisation_id, name)


def _address(house: House, name: str) -> str:
    return picture_address(house.own_links.base, house.records.organisation_id, name)
