"""Jobs of when an announcement goes: begin what is planned, tell its author why it does not, end what was cancelled."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning import beginning, cancelling
from bot.announce.planning.beginning import GROWN, WAITS
from bot.announce.planning.going import BEGIN_JOB
from bot.announce.standing import standing_announcement
from bot.channel.base import CardMessage
from bot.people.contacts import Actor
from bot.queue.base import MAX_DELAY
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.announce.following import follow_card
from cards.announce.planning import grown_card, held_card
from cards.texts import Texts

WENT = frozenset({AnnouncementState.SENDING, AnnouncementState.PAUSED, AnnouncementState.SENT})


async def begin(work: Work, job: Assignment) -> None:
    """At its moment by this instance's own clock, whoever's clock found it due."""
    at = job.text("at")
    early = datetime.fromisoformat(at) - work.house.now()
    if early > timedelta():
        raise Later(min(early, MAX_DELAY))
    await beginning.begin(work.house, job.text("announcement"), at)


async def end_rest(work: Work, job: Assignment) -> None:
    await cancelling.end_rest(work.house, job.text("announcement"))


async def tell(work: Work, job: Assignment) -> None:
    """Its author, that it was put off or did not go; nothing once they did something with it since."""
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value
    problem = str(job.body.get("problem", ""))
    state = AnnouncementState.DRAFT if problem else AnnouncementState.PLANNED

    async def draw(reader: Actor) -> CardMessage | None:
        if "planned" in job.body:
            return _grown(texts_for(reader), announcement, job)
        if announcement.state is not state or announcement.author != reader.id:
            return None
        t, now = texts_for(reader), work.house.now()
        card = held_card(t, announcement, problem) if problem else follow_card(t, announcement, now, put_off=True)
        return message(card)

    body = {
        "announcement": announcement.id,
        "person": announcement.author,
        "what": job.text("what"),
        "problem": problem,
        **{at: job.body[at] for at in ("planned", "now") if at in job.body},
    }
    notice = Notice(
        announcement.id, announcement.author, job.text("what"), asks=False, job=beginning.TELL_JOB, body=body
    )
    await tell_once(work, notice, draw, job)


def _grown(t: Texts, announcement: Announcement, job: Assignment) -> CardMessage | None:
    """As it was when its moment came; None where it was decided on, sent back, taken back or broken off since."""
    planned, now, what = int(job.text("planned")), int(job.text("now")), job.text("what")
    if what == f"{WAITS}-{announcement.revision}" and announcement.state is AnnouncementState.TO_CONFIRM:
        return message(grown_card(t, announcement, planned, now, waits=True))
    if what == f"{GROWN}-{announcement.revision}" and announcement.state in WENT and not announcement.recalled:
        return message(grown_card(t, announcement, planned, now, waits=False))
    return None


JOBS: Mapping[str, Run] = {
    BEGIN_JOB: begin,
    beginning.TELL_JOB: tell,
    cancelling.CANCEL_JOB: end_rest,
}
