"""Makes a correction the next edition of its announcement, in one commit with all that follows from it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.authority.asked import Asked
from bot.announce.correcting.bringing import Bringing
from bot.announce.correcting.edition import AnnouncedEdition, digest, kept
from bot.announce.followed import FOLLOW_JOB, is_over
from bot.announce.spreading import CITE_JOB
from bot.announce.visering.due import asked_from_now
from bot.announce.visering.visa import Visering
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.work.job import Job
from bot.work.notice import CardPlace

NOTIFY, NOTIFY_ONE = "announcement_notify", "announcement_notify_one"
"""The jobs that tell them of a correction, where its author asked for it."""
BRING = "announcement_bring"
"""The job that brings the newest edition to everybody who has an earlier one."""


async def published(
    house: House,
    author: Actor,
    standing: Stored[Announcement],
    draft: Stored[AnnouncedEdition],
    confirmed: Asked | None = None,
) -> Change[Announcement]:
    """With what its author chose when they sent it; `confirmed` by a second person, where one had to."""
    written, now = draft.value, house.now()
    value = replace(
        standing.value,
        words=written.said.words,
        picture=written.said.picture,
        fetched=written.said.fetched,
        buttons=written.said.buttons,
        edition=standing.value.edition + 1,
        corrected=now,
        correction=confirmed,
        bringing=Bringing(standing.value.edition + 1),
        follow=followed_on(standing.value, author, written.shown_on),
    )
    asks_anew = written.anew and value.visering is not None
    value, asked = await _asked_anew(house, author, value) if asks_anew else (value, ())
    writes = [
        house.records.announcements.put(value, standing.version),
        house.records.announced_editions.put(kept(standing.value)),
        house.records.announced_editions.remove(written, draft.version),
        *asked,
    ]
    detail = {"edition": value.edition, "digest": digest(value), **({"anew": True} if asks_anew else {})}
    audit = house.audit(author.acting, "announcement.corrected", value.id, detail)
    jobs = [bring(value), Job(CITE_JOB, {"announcement": value.id})]
    if written.notify or asks_anew:
        jobs.append(Job(NOTIFY, {"announcement": value.id, "edition": value.edition}))
    if asks_anew and is_over(standing.value, now):
        jobs.append(Job(FOLLOW_JOB, {"announcement": value.id}))
    return Change(value, writes, audit, jobs, standing.value)


async def _asked_anew(house: House, author: Actor, value: Announcement) -> tuple[Announcement, Sequence[Write]]:
    """Of the edition that is published now, and within as many school days from now on."""
    visering = replace(value.visering or Visering(0), edition=value.edition, since=value.corrected)
    return await asked_from_now(house, replace(value, visering=visering), author.person.school)


def bring(announcement: Announcement) -> Job:
    return Job(BRING, {"announcement": announcement.id, "edition": announcement.edition})


def followed_on(announcement: Announcement, author: Actor, card: str | None) -> CardPlace | None:
    """The author's card that follows it: `card` where that is known, else the one before."""
    return CardPlace(author.id, card) if card else announcement.follow
