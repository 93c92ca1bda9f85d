"""What an author does with what was sent: write a correction, publish it as the next edition, take it all back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.announce.announcement import Announcement, AnnouncementState, as_received
from bot.announce.authority.asking import needs_second
from bot.announce.authority.bounds import require_author
from bot.announce.composing import own
from bot.announce.correcting.bringing import Bringing, Recall
from bot.announce.correcting.edition import DRAFT, AnnouncedEdition, can_be_changed, digest
from bot.announce.followed import FOLLOW_JOB, is_over
from bot.announce.news import closing
from bot.announce.spreading import CITE_JOB
from bot.announce.standing import standing_announcement
from bot.announce.visering.due import asked_from_now
from bot.announce.visering.visa import Visering
from bot.announce.writing.checking import wrong_text
from bot.announce.writing.steps import ProblemKeys
from bot.announce.writing.words import Words
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import MAX_WRITES, Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.words.languages import Language
from bot.work.job import Job
from bot.work.notice import CardPlace, DeliveryState

NOTIFY, NOTIFY_ONE = "announcement_notify", "announcement_notify_one"
"""The jobs that tell them of a correction, where its author asked for it."""
BRING = "announcement_bring"
"""The job that brings the newest edition to everybody who has an earlier one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A correction as its author has written it so far, and what is wrong with it, by language and input id."""

    announcement: Announcement
    draft: AnnouncedEdition
    problems: Mapping[Language, ProblemKeys] = field(default_factory=dict[Language, ProblemKeys])

    @property
    def changes(self) -> bool:
        """Whether its readers would see anything else than now."""
        return digest(self.draft.said) != digest(self.announcement)


async def find(house: House, actor: Actor, id: str) -> Announcement:
    """Their own that was sent, also once it was recalled. Raises Unavailable."""
    return (await _own_or_recalled(house, actor, id)).value


async def begin(house: House, actor: Actor, id: str) -> Written:
    """The correction that they were writing, or what was sent to begin from. Raises Unavailable, Stale once it was
    recalled."""
    standing = await _own(house, actor, id)
    draft = await _draft(house, id)
    return Written(standing.value, draft.value if draft else _fresh(house, standing.value))


async def write(house: House, actor: Actor, id: str, words: Mapping[Language, Words]) -> Written:
    """Keeps what was typed, sound or not, for the languages that were sent. Raises Unavailable, Stale."""

    async def look() -> Change[Written]:
        announcement = (await _own(house, actor, id)).value
        kept = await _draft(house, id)
        draft = kept.value if kept else _fresh(house, announcement)
        typed = {language: words.get(language, draft.said.words[language]) for language in announcement.languages}
        said = replace(draft.said, words=typed)
        if said != draft.said or kept is None:
            draft = replace(draft, said=said, revision=draft.revision + 1)
            write = house.records.announced_editions.put(draft, kept.version if kept else None)
            return Change(Written(announcement, draft, _problems(said)), [write])
        return Change(Written(announcement, draft, _problems(said)))

    return await house.records.change(announcement_partition(id), look)


async def correct(
    house: House,
    actor: Actor,
    id: str,
    revision: int,
    edition: int,
    card: str | None,
    *,
    notify: bool = False,
    anew: bool = False,
) -> Announcement:
    """Publishes the correction that was previewed as the edition after `edition`; a second click gives the announcement
    as it now is. `card` is the activity of the author's card, which follows it; `notify`: whoever has it is told by a
    short card, and else by nothing. `anew`: what has to be done is another, so that everybody marks it as seen once
    more, and is told so. Raises Unavailable, Stale, Unsound."""

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, id)
        if standing.value.edition > edition:
            return Change(standing.value)
        draft = await _draft(house, id)
        if draft is None or draft.value.revision != revision:
            raise Stale
        written = Written(standing.value, draft.value)
        if _problems(draft.value.said) or not written.changes:
            raise Unsound("notice-correction-nothing")
        if needs_second(house, actor.directory, standing.value):
            raise Unsound("notice-correction-second")
        now = house.now()
        value = replace(
            standing.value,
            words=draft.value.said.words,
            edition=edition + 1,
            corrected=now,
            bringing=Bringing(edition + 1),
            follow=_follow(standing.value, actor, card),
        )
        asks_anew = anew and value.visering is not None
        value, asked = await _asked_anew(house, actor, value) if asks_anew else (value, ())
        writes = [
            house.records.announcements.put(value, standing.version),
            house.records.announced_editions.put(_kept(standing.value)),
            house.records.announced_editions.remove(draft.value, draft.version),
            *asked,
        ]
        detail = {"edition": value.edition, "digest": digest(value), **({"anew": True} if asks_anew else {})}
        audit = house.audit(actor.acting, "announcement.corrected", id, detail)
        jobs = [_bring(value), Job(CITE_JOB, {"announcement": id})]
        jobs += [Job(NOTIFY, {"announcement": id, "edition": value.edition})] if notify or asks_anew else []
        if asks_anew and is_over(standing.value, now):
            jobs.append(Job(FOLLOW_JOB, {"announcement": id}))
        return Change(value, writes, audit, jobs, standing.value)

    return await house.records.change(announcement_partition(id), look)


async def _asked_anew(house: House, actor: Actor, value: Announcement) -> tuple[Announcement, Sequence[Write]]:
    """Of the edition that is published now, and within as many school days from now on."""
    visering = replace(value.visering or Visering(0), edition=value.edition, since=value.corrected)
    return await asked_from_now(house, replace(value, visering=visering), actor.person.school)


async def recall(house: House, actor: Actor, id: str, how: Recall, card: str | None) -> Announcement:
    """From now on nothing of it leaves, and the cards that stand are replaced by a notice or deleted. A second click
    gives the announcement as it now is. Raises Unavailable."""

    async def look() -> Change[Announcement]:
        standing = await _own_or_recalled(house, actor, id)
        if standing.value.recalled:
            return Change(standing.value)
        draft = await _draft(house, id)
        paused = standing.value.state is AnnouncementState.PAUSED
        edition = standing.value.edition + 1
        value = replace(
            standing.value,
            edition=edition,
            recalled=house.now(),
            recall=how,
            bringing=Bringing(edition),
            follow=_follow(standing.value, actor, card),
            state=AnnouncementState.SENDING if paused else standing.value.state,
            spread_done=standing.value.spread_done and not paused,
            problem="" if paused else standing.value.problem,
        )
        writes = [
            house.records.announcements.put(value, standing.version),
            house.records.announced_editions.put(_kept(standing.value)),
            *([house.records.announced_editions.remove(draft.value, draft.version)] if draft else []),
        ]
        audit = house.audit(actor.acting, "announcement.recalled", id, {"edition": edition, "how": how.value})
        # What waits for a paused send to go on ends now: nothing of it leaves.
        names = [closing.JOB, CITE_JOB, *(["announcement_spread"] if paused else [])]
        jobs = [_bring(value), *(Job(name, {"announcement": id}) for name in names)]
        return Change(value, writes, audit, jobs, standing.value)

    return await house.records.change(announcement_partition(id), look)


async def queue_notices(house: House, id: str, edition: int) -> None:
    """A job for each who has it, unless it was corrected again or recalled since: they are told once."""
    announcement = (await standing_announcement(house, id)).value
    if announcement.edition != edition or announcement.recalled:
        return
    jobs: list[Job] = []
    deliveries = house.records.deliveries.stream(
        equal={"announcement": id, "state": DeliveryState.DELIVERED}, partition=announcement_partition(id)
    )
    async for item in deliveries:
        jobs.append(Job(NOTIFY_ONE, {"announcement": id, "person": item.value.person, "edition": edition}))
        if len(jobs) == MAX_WRITES:
            await house.bulk.put(jobs)
            jobs = []
    if jobs:
        await house.bulk.put(jobs)


async def drop(house: House, actor: Actor, id: str) -> Announcement:
    """Throws the correction away that was not published. Raises Unavailable."""

    async def look() -> Change[Announcement]:
        standing = await _own_or_recalled(house, actor, id)
        draft = await _draft(house, id)
        writes = [house.records.announced_editions.remove(draft.value, draft.version)] if draft else []
        return Change(standing.value, writes)

    return await house.records.change(announcement_partition(id), look)


async def editions(house: House, actor: Actor, id: str) -> tuple[Announcement, list[AnnouncedEdition]]:
    """The announcement as it stands, and the texts that it had before, the newest first. Raises Unavailable."""
    standing = await _own_or_recalled(house, actor, id)
    found = [item.value async for item in house.records.announced_editions.stream(partition=announcement_partition(id))]
    earlier = sorted((one for one in found if one.number != DRAFT), key=lambda one: one.number, reverse=True)
    return standing.value, earlier


async def _own(house: House, actor: Actor, id: str) -> Stored[Announcement]:
    standing = await _own_or_recalled(house, actor, id)
    if standing.value.recalled:
        raise Stale
    return standing


async def _own_or_recalled(house: House, actor: Actor, id: str) -> Stored[Announcement]:
    require_author(house, actor)
    standing = await own(house, actor, id)
    if not can_be_changed(standing.value):
        raise Unavailable
    return standing


async def _draft(house: House, id: str) -> Stored[AnnouncedEdition] | None:
    return await house.records.announced_editions.get(announcement_partition(id), str(DRAFT))


def _fresh(house: House, announcement: Announcement) -> AnnouncedEdition:
    return AnnouncedEdition(announcement.id, DRAFT, as_received(announcement), house.now(), revision=0)


def _kept(announcement: Announcement) -> AnnouncedEdition:
    """What another edition takes the place of."""
    since = announcement.corrected or announcement.published or announcement.created
    return AnnouncedEdition(announcement.id, announcement.edition, as_received(announcement), since)


def _follow(announcement: Announcement, actor: Actor, card: str | None) -> CardPlace | None:
    return CardPlace(actor.id, card) if card else announcement.follow


def _bring(announcement: Announcement) -> Job:
    return Job(BRING, {"announcement": announcement.id, "edition": announcement.edition})


def _problems(said: Announcement) -> Mapping[Language, ProblemKeys]:
    found = {language: wrong_text(words) for language, words in said.words.items()}
    return {language: problems for language, problems in found.items() if problems}
