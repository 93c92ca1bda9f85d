"""Jobs of handling: tell who is on call, or the team once a day; tell the requester; look again every morning."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from bot.arrange.handling.handling import Handling, HandlingState
from bot.arrange.handling.queue import (
    ARRIVED_JOB,
    ASK_JOB,
    MORNING_JOB,
    TELL_JOB,
    InHand,
    handling_of,
    look_again,
    to_handle,
)
from bot.arrange.handling.team import asked_in, handlers_of, on_call, team_of
from bot.arrange.handling.turns import queue_now, seen_of
from bot.arrange.request import Request
from bot.arrange.requests import find_request, form_then
from bot.arrange.scores.looking import is_scored_for
from bot.channel.base import CardMessage
from bot.deadline import Deadline
from bot.errors import Unavailable
from bot.house import House
from bot.people.absences import LONGEST_LOOK, away
from bot.people.calendar import BRUSSELS, today
from bot.people.contacts import Actor
from bot.people.school_year import SATURDAY, is_free
from bot.store.partitions import notices_partition
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.arrange.handling import handling_card
from cards.arrange.requests import told_card
from cards.arrange.seen import Seen

NOTICE_JOB = "handling_notice"
HANDLES = "handle-"
"""How the moment begins of a notice that shows a request to who carries it out."""
ARRIVED = f"{HANDLES}arrived"
"""The moment at which it came into the queue, once, whatever was done with it when its job is repeated."""
DAY_BEGINS, DAY_ENDS = time(7), time(18)
"""Outside of these nobody is told of what is not urgent: the look of the next morning tells it."""


async def arrived(work: Work, job: Assignment) -> None:
    """It came into the queue: who is on call is told at once of what is urgent; the team once a day that there is
    something. Repeating it tells nothing twice."""
    house = work.house
    request = await find_request(house, job.text("request"))
    handling = await handling_of(house, request) if request else None
    found = await handlers_of(house, request) if request else None
    if request is None or handling is None or found is None or not handling.is_open:
        return
    directory = await house.directory.current()
    team = team_of(found[1], asked_in(handling), directory)
    if handling.urgent:
        called = on_call(found[1], asked_in(handling), team, directory)
        people = await _here(house, called) or await _here(house, team.people) or team.people
        body = {"request": request.id, "what": ARRIVED}
        await house.queue.put([Job(ASK_JOB, {**body, "person": person}) for person in people])
    elif _is_at_work(house.now()):
        await _tell_team(house, team.people)


async def morning(work: Work, job: Assignment) -> None:
    """It is not done yet: it is looked at anew, and who may take it is told, once a day."""
    in_hand = await look_again(work.house, job.text("request"))
    if in_hand and in_hand.handling.state is HandlingState.QUEUED:
        await _tell_team(work.house, in_hand.team)


async def notice(work: Work, job: Assignment) -> None:
    """The queue as it is now, for one person, once a day at most: of the day on which it was promised, since the clock
    may pass midnight before its end is noted. A version before did not say."""
    who, day = job.text("person"), str(job.body.get("day") or today(work.house).isoformat())
    told = Notice(f"queue:{who}", who, day, asks=False, job=NOTICE_JOB, body=job.body)
    if job.attempt == 1 and await work.house.records.notices.get(notices_partition(told.subject), told.id):
        return

    async def draw(handler: Actor) -> CardMessage | None:
        card = await queue_now(work.house, handler, texts_for(handler))
        return message(card) if card else None

    await tell_once(work, told, draw, job)


async def ask(work: Work, job: Assignment) -> None:
    """Shows a request to one of its team."""

    async def draw(handler: Actor) -> CardMessage | None:
        return await handler_card(work.house, job.text("request"), handler)

    notice = Notice(job.text("request"), job.text("person"), job.text("what"), asks=True, job=ASK_JOB, body=job.body)
    if await tell_once(work, notice, draw, job):
        await work.house.queue.put([Job("request_follow", {"request": notice.subject})])


async def tell(work: Work, job: Assignment) -> None:
    """Tells the requester what was done last."""
    request = await find_request(work.house, job.text("request"))
    if request is None:
        return
    handling = await handling_of(work.house, request)

    async def draw(requester: Actor) -> CardMessage | None:
        return await _told(work.house, request, handling, requester)

    notice = Notice(request.id, request.requester, job.text("what"), asks=True, job=TELL_JOB, body=job.body)
    if await tell_once(work, notice, draw, job):
        await work.house.queue.put([Job("request_follow", {"request": request.id})])


async def handler_card(house: House, request: str, reader: Actor) -> CardMessage | None:
    """None for who is not of its team (any more)."""
    try:
        in_hand: InHand = (await to_handle(house, reader, request))[0]
    except Unavailable:
        return None
    return message(handling_card(texts_for(reader), await seen_of(house, in_hand, reader), house.now()))


async def _told(house: House, request: Request, handling: Handling | None, requester: Actor) -> CardMessage | None:
    form = await form_then(house, request)
    scored = is_scored_for(house, form, request, requester)
    seen = Seen(form, request, handling=handling, scored=scored)
    return message(told_card(texts_for(requester), seen, house.now())) if handling else None


async def _here(house: House, people: Sequence[str]) -> Sequence[str]:
    absent = await away(house, people, Deadline(LONGEST_LOOK))
    return [one for one in people if one not in absent]


async def _tell_team(house: House, people: Sequence[str]) -> None:
    day = today(house).isoformat()
    await house.queue.put([Job(NOTICE_JOB, {"person": person, "day": day}) for person in people])


def _is_at_work(now: datetime) -> bool:
    here = now.astimezone(BRUSSELS)
    return here.weekday() < SATURDAY and not is_free(here.date()) and DAY_BEGINS <= here.time() < DAY_ENDS


JOBS: Mapping[str, Run] = {
    ARRIVED_JOB: arrived,
    MORNING_JOB: morning,
    NOTICE_JOB: notice,
    ASK_JOB: ask,
    TELL_JOB: tell,
}
