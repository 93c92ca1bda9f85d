"""Jobs of a replacement: ask each colleague once, tell who looks what came of it, let every card follow."""

from collections.abc import Mapping

from bot.arrange.matching import searching
from bot.arrange.matching.replacement import Replacement, SearchState
from bot.arrange.matching.searching import (
    ASK_JOB,
    ASKS_JOB,
    CLOSED,
    EXPIRED,
    FOLLOW_JOB,
    FOUND,
    GAVE_UP,
    OVER_JOB,
    TELL_JOB,
    TELLS_JOB,
    may_seek,
    replacement_of,
    told_of,
)
from bot.arrange.matching.sought import Sought, view_of
from bot.channel.base import CardMessage
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once_and_follow, update_cards
from cards.arrange.replacement import asked_card, not_yours_card, replacement_card

ASKED = "ask-"
"""How the moment begins of a notice that asks a colleague."""
STANDS: Mapping[str, SearchState] = {
    FOUND: SearchState.FOUND,
    EXPIRED: SearchState.EXPIRED,
    GAVE_UP: SearchState.STOPPED,
    CLOSED: SearchState.CLOSED,
}
"""How it stands while what is told of it is still news."""


def subject_of(request: str) -> str:
    """The notices of its replacement stand apart from those of the request itself."""
    return f"replacement:{request}"


async def asks(work: Work, job: Assignment) -> None:
    """Everybody of this round, each by a job of their own. Repeating it asks nobody twice."""
    replacement = _open_in(await _sought(work, job), job.text("round"))
    if replacement:
        body = {"request": replacement.request, "round": job.text("round")}
        await work.house.queue.put([Job(ASK_JOB, {**body, "person": person}) for person in replacement.asked])


async def ask(work: Work, job: Assignment) -> None:
    """Nothing once somebody took over, or nobody is looked for."""

    async def draw(colleague: Actor) -> CardMessage | None:
        sought = await _sought(work, job)
        replacement = _open_in(sought, job.text("round"))
        if sought is None or replacement is None or colleague.id not in replacement.asked:
            return None
        return _asked(work, sought, colleague)

    what = f"{ASKED}{job.text('round')}"
    notice = Notice(_subject(job), job.text("person"), what, asks=True, job=ASK_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, _follow(job))


async def tells(work: Work, job: Assignment) -> None:
    """Everybody who is to know what came of it, each by a job of their own."""
    sought = await _sought(work, job)
    if sought:
        people = told_of(sought, await work.house.directory.current())
        body = {"request": sought.request.id, "what": job.text("what")}
        told = [Job(TELL_JOB, {**body, "person": one}) for one in people if one != job.text("but")]
        await work.house.queue.put(told)


async def tell(work: Work, job: Assignment) -> None:
    """Nothing of what is not so any more."""
    what = job.text("what")

    async def draw(reader: Actor) -> CardMessage | None:
        sought = await _sought(work, job)
        if sought is None or not _is_news(sought, what):
            return None
        return _drawn(work, sought, reader, what)

    notice = Notice(_subject(job), job.text("person"), what, asks=True, job=TELL_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, _follow(job))


async def over(work: Work, job: Assignment) -> None:
    """The absence begins."""
    await searching.expire(work.house, job.text("request"), int(job.text("round")))


async def follow(work: Work, job: Assignment) -> None:
    """Every card of it shows how it stands now; repeating it does no harm."""
    await show_newest(lambda: _sought(work, job), lambda sought: _show(work, sought, job.attempt))


async def _show(work: Work, sought: Sought, attempt: int) -> None:
    async def draw(reader: Actor, notice: Notice) -> CardMessage:
        return _drawn(work, sought, reader, notice.what)

    await update_cards(work, subject_of(sought.request.id), draw, attempt)


def _drawn(work: Work, sought: Sought, reader: Actor, what: str) -> CardMessage:
    """As this reader sees it who was told it at this moment. Who may not look any more sees nothing of it."""
    if what.startswith((ASKED, CLOSED)):
        return _asked(work, sought, reader)
    if not may_seek(reader.person, sought.request, reader.directory):
        return message(not_yours_card(texts_for(reader)))
    view = view_of(sought, reader.id, reader.directory)
    return message(replacement_card(texts_for(reader), view, work.house.now()))


def _asked(work: Work, sought: Sought, colleague: Actor) -> CardMessage:
    view = view_of(sought, colleague.id, colleague.directory)
    return message(asked_card(texts_for(colleague), view, work.house.now()))


def _open_in(sought: Sought | None, round: str) -> Replacement | None:
    """The search, while it is open in this round."""
    one = sought.replacement if sought else None
    return one if one and one.state is SearchState.OPEN and str(one.round) == round else None


def _is_news(sought: Sought, what: str) -> bool:
    one, kind = sought.replacement, what.partition("-")[0]
    return one is not None and one.state is STANDS[kind] and what == f"{kind}-{one.round}"


async def _sought(work: Work, job: Assignment) -> Sought | None:
    return await replacement_of(work.house, job.text("request"))


def _follow(job: Assignment) -> Job:
    return Job(FOLLOW_JOB, {"request": job.text("request")})


def _subject(job: Assignment) -> str:
    return subject_of(job.text("request"))


JOBS: Mapping[str, Run] = {
    ASKS_JOB: asks,
    ASK_JOB: ask,
    TELLS_JOB: tells,
    TELL_JOB: tell,
    FOLLOW_JOB: follow,
    OVER_JOB: over,
}
