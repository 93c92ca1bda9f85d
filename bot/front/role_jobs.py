"""Jobs of a role that is given for a period: tell who has it, let their card follow, begin and end it in time."""

from collections.abc import Mapping

from bot.channel.base import CardMessage
from bot.front import role_file
from bot.front.role_names import called
from bot.people import granting
from bot.people.contacts import Actor
from bot.people.role_grant import RoleGrant
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once, update_cards
from cards.home.roles import role_card


async def tell(work: Work, job: Assignment) -> None:
    """Tells who has it what became of it: given, begun, stopped, over."""
    grant = await granting.find(work.house, job.text("grant"))
    if grant is None:
        return

    async def draw(reader: Actor) -> CardMessage:
        return await _card(work, grant, reader)

    what = job.text("what")
    notice = Notice(_subject(grant.id), grant.holder, what, asks=True, job=granting.TELL_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


async def follow(work: Work, job: Assignment) -> None:
    """Every card of it shows how it stands now; repeating it does no harm."""
    which = job.text("grant")
    await show_newest(lambda: granting.find(work.house, which), lambda one: _show(work, one, job.attempt))


async def start(work: Work, job: Assignment) -> None:
    grant = await granting.find(work.house, job.text("grant"))
    if grant and grant.counts(work.house.now()):
        await work.house.queue.put(granting.tell_start(grant))


async def end(work: Work, job: Assignment) -> None:
    await granting.end(work.house, job.text("grant"))


async def _show(work: Work, grant: RoleGrant, attempt: int) -> None:
    await update_cards(work, _subject(grant.id), lambda reader, _: _card(work, grant, reader), attempt)


async def _card(work: Work, grant: RoleGrant, reader: Actor) -> CardMessage:
    about = await called(work.house, reader.language)
    return message(role_card(texts_for(reader), grant, work.house.now(), about, own=True))


def _subject(id: str) -> str:
    return f"role:{id}"


JOBS: Mapping[str, Run] = {
    granting.TELL_JOB: tell,
    granting.FOLLOW_JOB: follow,
    granting.START_JOB: start,
    granting.END_JOB: end,
    role_file.JOB: role_file.report,
}
