"""What an author does with what was sent: write a correction, publish it as the next edition, take it all back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.announce.announcement import Announcement, AnnouncementState, as_received
from bot.announce.authority.bounds import require_author
from bot.announce.authority.listed import waits_no_more
from bot.announce.authority.to_confirm import CORRECTION
from bot.announce.composing import own
from bot.announce.correcting.bringing import Bringing, Recall
from bot.announce.correcting.checking import wrong_correction
from bot.announce.correcting.edition import DRAFT, AnnouncedEdition, begun_anew, can_be_changed, digest, kept
from bot.announce.correcting.publishing import NOTIFY_ONE, bring, followed_on, published
from bot.announce.correcting.second import confirming
from bot.announce.correcting.second.confirming import draft_of
from bot.announce.news import closing
from bot.announce.pictures import keeping
from bot.announce.pictures.picture import Picture
from bot.announce.spreading import CITE_JOB
from bot.announce.standing import standing_announcement
from bot.announce.writing.checking import rules_for
from bot.announce.writing.steps import ProblemKeys
from bot.announce.writing.words import MOST_LANGUAGES
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import MAX_WRITES
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState


@dataclass(frozen=True, slots=True)
class Written:
    """A correction as its author has written it so far, and what is wrong with it, by input id. `second`: somebody else
    has to confirm it."""

    announcement: Announcement
    draft: AnnouncedEdition
    problems: ProblemKeys = field(default_factory=dict[str, str])
    second: bool = False

    @property
    def changes(self) -> bool:
        """Whether its readers would see anything else than now."""
        return digest(self.draft.said) != digest(self.announcement)


@dataclass(frozen=True, slots=True)
class Sent:
    """The announcement as it stands once its correction was sent; `waiting` for a second person, where that has to be
    confirmed first."""

    announcement: Announcement
    waiting: AnnouncedEdition | None = None


async def find(house: House, actor: Actor, id: str) -> Announcement:
    """Their own that was sent, also once it was recalled. Raises Unavailable."""
    return (await _own_or_recalled(house, actor, id)).value


async def begin(house: House, actor: Actor, id: str) -> Written:
    """The correction that they were writing, or what was sent to begin from. Raises Unavailable, Stale once it was
    recalled."""
    draft = await draft_of(house, id)
    standing = await _own(house, actor, id)
    return _written(house, actor, standing.value, draft.value if draft else _fresh(house, standing.value))


def _written(house: House, actor: Actor, announcement: Announcement, draft: AnnouncedEdition) -> Written:
    second = confirming.deciders_of(house, actor.directory, announcement) is not None
    return Written(announcement, draft, wrong_correction(announcement, draft.said, rules_for(house, actor)), second)


async def waiting(house: House, actor: Actor, id: str) -> tuple[Announcement, AnnouncedEdition | None]:
    """Their own that was sent, with its correction where that waits for a second person. Raises Unavailable."""
    announcement = await find(house, actor, id)
    draft = await draft_of(house, id)
    return announcement, draft.value if draft and draft.value.waits else None


async def write(house: House, actor: Actor, id: str, change: Callable[[Announcement], Announcement]) -> Written:
    """Keeps what `change` makes of the correction, sound or not: of it the words, the picture and the buttons. Raises
    Unavailable, Stale."""
    pictures = dict[str, Picture]()

    async def look() -> Change[Written]:
        # The draft first, as in `correct`: where it is published in between, its put finds another version.
        standing = await draft_of(house, id)
        announcement = (await _own(house, actor, id)).value
        draft = standing.value if standing else _fresh(house, announcement)
        changed = change(draft.said)
        words = {language: changed.words.get(language, announcement.words[language]) for language in announcement.words}
        added = {language: said for language, said in changed.words.items() if language not in words}
        room = MOST_LANGUAGES - len(words)
        said = replace(
            draft.said,
            words={**words, **dict(list(added.items())[:room])},
            picture=changed.picture,
            buttons=changed.buttons,
        )
        if draft.waits:  # for a second person, on what they see: its picture is not fetched either
            refusal = Stale(id) if said != draft.said else None
            return Change(_written(house, actor, announcement, draft), refusal=refusal)
        said = await keeping.seen_to(house, said, pictures)
        if said != draft.said or standing is None:
            looks = keeping.looks_at(id, [draft.said.fetched]) if said.fetched != draft.said.fetched else []
            draft = replace(draft, said=said, revision=draft.revision + 1)
            write = house.records.announced_editions.put(draft, standing.version if standing else None)
            return Change(_written(house, actor, announcement, draft), [write], jobs=looks)
        return Change(_written(house, actor, announcement, draft))

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
) -> Sent:
    """Publishes the correction that was previewed as the edition after `edition`, or asks a second person to confirm it
    where one has to; a second click gives what became of it. `card` is the activity of the author's card, which follows
    it; `notify`: whoever has it is told by a short card, and else by nothing. `anew`: what has to be done is another,
    so that everybody marks it as seen once more, and is told so. Raises Unavailable, Stale, Unsound."""

    async def look() -> Change[Sent]:
        # The draft first: one that was published meanwhile is known by the edition that stands after it.
        draft = await draft_of(house, id)
        standing = await _own(house, actor, id)
        if standing.value.edition > edition:
            return Change(Sent(standing.value))
        if draft is None or draft.value.revision != revision:
            raise Stale
        if draft.value.waits:
            return Change(Sent(standing.value, draft.value))
        written = _written(house, actor, standing.value, draft.value)
        if written.problems or not written.changes:
            raise Unsound("notice-correction-nothing")
        chosen = replace(draft.value, notify=notify, anew=anew, shown_on=card or "")
        before = Sent(standing.value)
        if waits := await confirming.asked_first(house, actor, standing.value, Stored(chosen, draft.version)):
            return Change(Sent(standing.value, waits.value), waits.writes, waits.audit, waits.jobs, before)
        change = await published(house, actor, standing, Stored(chosen, draft.version))
        return Change(Sent(change.value), change.writes, change.audit, change.jobs, before)

    return await house.records.change(announcement_partition(id), look)


async def recall(house: House, actor: Actor, id: str, how: Recall, card: str | None) -> Announcement:
    """From now on nothing of it leaves, and the cards that stand are replaced by a notice or deleted. A second click
    gives the announcement as it now is. Raises Unavailable."""

    async def look() -> Change[Announcement]:
        standing = await _own_or_recalled(house, actor, id)
        if standing.value.recalled:
            return Change(standing.value)
        draft = await draft_of(house, id)
        paused = standing.value.state is AnnouncementState.PAUSED
        edition = standing.value.edition + 1
        value = replace(
            standing.value,
            edition=edition,
            recalled=house.now(),
            recall=how,
            correction=None,
            bringing=Bringing(edition),
            follow=followed_on(standing.value, actor, card),
            state=AnnouncementState.SENDING if paused else standing.value.state,
            spread_done=standing.value.spread_done and not paused,
            problem="" if paused else standing.value.problem,
        )
        writes = [
            house.records.announcements.put(value, standing.version),
            house.records.announced_editions.put(kept(standing.value)),
            *([house.records.announced_editions.remove(draft.value, draft.version)] if draft else []),
            *(await waits_no_more(house, id, CORRECTION) if draft and draft.value.waits else ()),
        ]
        audit = house.audit(actor.acting, "announcement.recalled", id, {"edition": edition, "how": how.value})
        # What waits for a paused send to go on ends now: nothing of it leaves.
        names = [closing.JOB, CITE_JOB, *(["announcement_spread"] if paused else [])]
        jobs = [bring(value), *(Job(name, {"announcement": id}) for name in names)]
        if draft:
            jobs += [*confirming.not_any_more(draft.value), *keeping.looks_at(id, [draft.value.said.fetched])]
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
    """Throws a correction away that was not published, also one that waits for a second person. Raises Unavailable."""

    async def look() -> Change[Announcement]:
        draft = await draft_of(house, id)
        standing = await _own_or_recalled(house, actor, id)
        if draft is None or not (draft.value.asked or Written(standing.value, draft.value).changes):
            return Change(standing.value)
        anew = begun_anew(draft.value, standing.value)
        jobs = [*confirming.not_any_more(draft.value), *keeping.looks_at(id, [draft.value.said.fetched])]
        ended = await waits_no_more(house, id, CORRECTION) if draft.value.waits else ()
        return Change(standing.value, [house.records.announced_editions.put(anew, draft.version), *ended], jobs=jobs)

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


def _fresh(house: House, announcement: Announcement) -> AnnouncedEdition:
    return AnnouncedEdition(announcement.id, DRAFT, as_received(announcement), house.now(), revision=0)
