"""Four eyes: what goes to many or weighs much waits until a second person confirmed it; never its author.

Who may do so is looked up when they click, by the rules and the directory of that moment.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.asked import Asked
from bot.announce.authority.listed import waits as now_waits
from bot.announce.authority.to_confirm import SENDING, ToConfirm
from bot.errors import Unsound
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.people.decisions import Deciders
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.work.job import Job

ASK_JOB = "announcement_second_ask"
FOLLOW_JOB = "announcement_second_follow"
MOST_ASKED = 20
"""People who get a card, the first by id; the others of a large group may confirm as well."""


def subject_of(id: str) -> str:
    """Of the notices to those who are asked."""
    return f"second:{id}"


def moment_of(announcement: Announcement) -> str:
    """What these notices are about: a draft that changed is asked for anew."""
    return f"revision-{announcement.asked.revision}" if announcement.asked else ""


def deciders(house: House, directory: Directory, announcement: Announcement, people: int) -> Deciders | None:
    """Who may confirm it now; None where nobody has to, or nobody can be said to: its author left."""
    author = directory.people.get(announcement.author)
    if author is None:
        return None
    second = house.authors.second(author, announcement.importance, announcement.topic, people)
    if second is None:
        return None
    return Deciders(author.id, [one.id for one in directory.named(second.who, author) if one.id != author.id])


async def asked_first(
    house: House, actor: Actor, standing: Stored[Announcement], value: Announcement
) -> Change[Announcement] | None:
    """What becomes of an announcement of this author that would go now, with the `tally` of how many it is for: it
    waits for a second person. None where none has to confirm it, or one did for so many. Raises Unsound where nobody
    could."""
    people, of_this = value.tally.addressed, value.asked and value.asked.revision == value.revision
    if value.asked and of_this and value.asked.covers(people):
        return None
    who = deciders(house, actor.directory, value, people)
    if who is None:
        return None
    if not who.people:
        raise Unsound("notice-second-nobody")
    # What was confirmed for fewer is asked for anew, and no card of before confirms it.
    revision = value.revision + 1 if of_this else value.revision
    waits = replace(
        value,
        state=AnnouncementState.TO_CONFIRM,
        revision=revision,
        asked=Asked(revision, house.now(), people),
        tally=standing.value.tally,
    )
    audit = house.audit(actor.acting, "announcement.asked", value.id, {"revision": revision, "recipients": people})
    jobs = [Job(ASK_JOB, _body(waits, person)) for person in sorted(who.people)[:MOST_ASKED]]
    jobs += [Job(FOLLOW_JOB, {"announcement": value.id})] if value.asked else []  # cards that asked for it as it was
    listed = await now_waits(house, ToConfirm(value.id, SENDING, house.now(), revision=revision))
    writes = [house.records.announcements.put(waits, standing.version), *listed]
    return Change(waits, writes, audit, jobs, standing.value)


def _body(announcement: Announcement, person: str) -> Mapping[str, Json]:
    return {"announcement": announcement.id, "person": person, "what": moment_of(announcement)}
