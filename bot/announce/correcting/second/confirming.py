"""Four eyes on a correction: no card changes before a second person confirmed it, who is never its author.

Who may do so is looked up when they click, as for the announcement itself.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.announce.announcement import Announcement
from bot.announce.authority.asked import MOST_REMARK, Asked
from bot.announce.authority.asking import MOST_ASKED, deciders
from bot.announce.authority.listed import waits as now_waits
from bot.announce.authority.listed import waits_no_more
from bot.announce.authority.to_confirm import CORRECTION, ToConfirm
from bot.announce.composing import own
from bot.announce.correcting.edition import DRAFT, AnnouncedEdition
from bot.announce.correcting.publishing import published
from bot.announce.correcting.second.reviewed import Reviewed
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor, recipient
from bot.people.decisions import Deciders, Decision
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job

ASK_JOB = "correction_second_ask"
FOLLOW_JOB = "correction_second_follow"
TELL_JOB = "correction_second_tell"

Decided: TypeAlias = Callable[
    [Reviewed, Stored[Announcement], Stored[AnnouncedEdition], Asked], Awaitable[Change[Reviewed]]
]
"""What a decision on what waits makes of it."""


async def draft_of(house: House, id: str) -> Stored[AnnouncedEdition] | None:
    return await house.records.announced_editions.get(announcement_partition(id), str(DRAFT))


def subject_of(id: str) -> str:
    """Of the notices to those who are asked."""
    return f"correction:{id}"


def moment_of(edition: int, revision: int) -> str:
    """What these notices are about: a correction that changed is asked for anew."""
    return f"edition-{edition}-revision-{revision}"


def deciders_of(house: House, directory: Directory, announcement: Announcement) -> Deciders | None:
    """Who may confirm a correction now; None where its author needs nobody. What a second person confirmed is never
    corrected without one: where no rule names any more who, whoever confirmed it may."""
    asked = announcement.asked
    people = max(announcement.tally.addressed, asked.people if asked else 0)
    who = deciders(house, directory, announcement, people)
    if who is not None or asked is None or asked.decision is None or not asked.is_confirmed:
        return who
    before = asked.decision.by.person
    known = before in directory.people and before != announcement.author
    return Deciders(announcement.author, [before] if known else [])


async def asked_first(
    house: House, actor: Actor, announcement: Announcement, draft: Stored[AnnouncedEdition]
) -> Change[AnnouncedEdition] | None:
    """What becomes of a correction that its author sends: it waits for a second person. None where none has to confirm
    it. Raises Unsound where nobody could."""
    who = deciders_of(house, actor.directory, announcement)
    if who is None:
        return None
    if not who.people:
        raise Unsound("notice-correction-nobody")
    value = draft.value
    waits = replace(value, asked=Asked(value.revision, house.now(), announcement.tally.addressed))
    detail = {"edition": announcement.edition, "revision": value.revision}
    audit = house.audit(actor.acting, "announcement.correction_asked", announcement.id, detail)
    about = _about(announcement.id, announcement.edition, value.revision)
    jobs = [Job(ASK_JOB, {**about, "person": person}) for person in sorted(who.people)[:MOST_ASKED]]
    jobs += not_any_more(value)
    one = ToConfirm(announcement.id, CORRECTION, house.now(), announcement.edition, value.revision)
    writes = [house.records.announced_editions.put(waits, draft.version), *await now_waits(house, one)]
    return Change(waits, writes, audit, jobs)


def not_any_more(draft: AnnouncedEdition) -> Sequence[Job]:
    """The cards that asked for a correction as it was say so, once it is another or gone."""
    return [Job(FOLLOW_JOB, {"announcement": draft.announcement})] if draft.asked else []


async def look_up(house: House, id: str, edition: int, revision: int) -> Reviewed | None:
    """None where there is no such announcement."""
    found = await _look_up(house, id, edition, revision)
    return found[0] if found else None


async def _look_up(
    house: House, id: str, edition: int, revision: int
) -> tuple[Reviewed, Stored[Announcement], Stored[AnnouncedEdition] | None] | None:
    # The draft first: one that was published meanwhile is known by the edition that stands after it.
    draft = await draft_of(house, id)
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        return None
    value, written = standing.value, draft.value if draft else None
    return Reviewed(value, written, _asked(value, written, edition, revision)), standing, draft


def _asked(announcement: Announcement, draft: AnnouncedEdition | None, edition: int, revision: int) -> Asked | None:
    if announcement.edition == edition + 1:
        of_last = announcement.correction
        return of_last if of_last and of_last.revision == revision else None
    if announcement.edition != edition or draft is None or draft.asked is None or draft.asked.revision != revision:
        return None
    # Undecided, and another by now: it is not what was asked for, so nobody confirms it.
    return draft.asked if draft.waits or draft.asked.decision else None


def decides(house: House, actor: Actor, reviewed: Reviewed) -> bool:
    """Whether they may decide on what is asked, or did; where nothing is asked any more, whether they might have."""
    asked = reviewed.asked
    if asked and asked.decision and asked.decision.by == actor.acting:
        return True
    who = deciders_of(house, actor.directory, reviewed.announcement)
    return who is not None and who.include(actor.acting)


async def seen(house: House, actor: Actor, id: str, edition: int, revision: int) -> Reviewed:
    """As somebody who may decide on it, or did. Raises Unavailable for everybody else, its author too, and Stale."""
    reviewed = await look_up(house, id, edition, revision)
    if reviewed is None or not decides(house, actor, reviewed):
        raise Unavailable
    if reviewed.asked is None:
        raise Stale
    return reviewed


async def confirm(house: House, actor: Actor, id: str, edition: int, revision: int) -> Reviewed:
    """It becomes the next edition, and every card changes. What another decided meanwhile stays. Raises Unavailable,
    Stale, Unsound where its author may not write any more."""

    async def confirmed(
        reviewed: Reviewed, standing: Stored[Announcement], draft: Stored[AnnouncedEdition], asked: Asked
    ) -> Change[Reviewed]:
        author = await recipient(house, reviewed.announcement.author)
        if not house.authors.may_write(author.person):
            raise Unsound("notice-correction-author")
        agreed = replace(asked, decision=Decision(True, actor.acting, house.now()))
        change = await published(house, author, standing, draft, agreed)
        detail = {"edition": edition, "revision": revision}
        entry = house.audit(actor.acting, "announcement.correction_confirmed", id, detail)
        writes = [*change.writes, house.records.audit.put(entry), *await waits_no_more(house, id, CORRECTION)]
        jobs = [*change.jobs, *_told(id, edition, revision)]
        return Change(Reviewed(change.value, None, agreed), writes, change.audit, jobs, reviewed)

    return await _decide(house, actor, id, edition, revision, confirmed)


async def send_back(house: House, actor: Actor, id: str, edition: int, revision: int, remark: str) -> Reviewed:
    """Its author writes on, with the remark. What another decided meanwhile stays. Raises Unavailable, Stale."""

    async def sent_back(
        reviewed: Reviewed, _: Stored[Announcement], draft: Stored[AnnouncedEdition], asked: Asked
    ) -> Change[Reviewed]:
        refused = replace(asked, decision=Decision(False, actor.acting, house.now(), remark[:MOST_REMARK]))
        # Another revision: what is sent once more is asked for anew, also where nothing of it was changed.
        value = replace(draft.value, asked=refused, revision=draft.value.revision + 1)
        detail = {"edition": edition, "revision": revision}
        audit = house.audit(actor.acting, "announcement.correction_sent_back", id, detail)
        ended = await waits_no_more(house, id, CORRECTION)
        writes = [house.records.announced_editions.put(value, draft.version), *ended]
        after = Reviewed(reviewed.announcement, value, refused)
        return Change(after, writes, audit, _told(id, edition, revision), reviewed)

    return await _decide(house, actor, id, edition, revision, sent_back)


async def _decide(house: House, actor: Actor, id: str, edition: int, revision: int, decided: Decided) -> Reviewed:
    """Only on what waits still; what was decided on it stays, and of what is not asked any more there is nothing to
    show. Raises Unavailable, Stale."""

    async def look() -> Change[Reviewed]:
        found = await _look_up(house, id, edition, revision)
        if found is None or not decides(house, actor, found[0]):
            raise Unavailable
        reviewed, standing, draft = found
        if reviewed.asked is None or draft is None:
            return Change(reviewed, refusal=None if reviewed.asked else Stale())
        if not reviewed.waits:
            return Change(reviewed)
        return await decided(reviewed, standing, draft, reviewed.asked)

    return await house.records.change(announcement_partition(id), look)


async def withdraw(house: House, actor: Actor, id: str) -> Announcement:
    """Its author takes back what waits for a second person, to write on. Also who may not write any more can. Raises
    Unavailable."""

    async def look() -> Change[Announcement]:
        draft = await draft_of(house, id)
        standing = (await own(house, actor, id)).value
        if draft is None or not draft.value.waits:
            return Change(standing)
        # Another revision, so that no card of before confirms what is asked for again.
        value = replace(draft.value, asked=None, revision=draft.value.revision + 1)
        audit = house.audit(actor.acting, "announcement.correction_withdrawn", id)
        ended = await waits_no_more(house, id, CORRECTION)
        writes = [house.records.announced_editions.put(value, draft.version), *ended]
        return Change(standing, writes, audit, not_any_more(draft.value))

    return await house.records.change(announcement_partition(id), look)


def _about(id: str, edition: int, revision: int) -> Mapping[str, Json]:
    return {"announcement": id, "edition": edition, "revision": revision}


def _told(id: str, edition: int, revision: int) -> Sequence[Job]:
    """Its author is told, and the cards of all who were asked show it."""
    return [Job(TELL_JOB, _about(id, edition, revision)), Job(FOLLOW_JOB, {"announcement": id})]
