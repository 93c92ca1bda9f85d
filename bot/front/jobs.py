"""Jobs of what Bode says about itself: welcomes who got Bode without a word of the channel, and sends the digest."""

from collections.abc import Mapping

from bot.announce.halting.halting import WHILE_HALTED, is_halted
from bot.announce.news import digesting
from bot.channel.base import CardMessage
from bot.front import citing, role_jobs
from bot.front.here import Here
from bot.front.home import welcomes
from bot.front.today import waits
from bot.people.contacts import Actor
from bot.people.contacts import welcome as note_welcome
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import known, tell_once
from cards.home.today import MOST_NEWS, today_card


async def welcome(work: Work, job: Assignment) -> None:
    """Not who was welcomed before, and not when the channel said it meanwhile: then they were, too."""
    person = job.text("person")

    async def draw(actor: Actor) -> CardMessage | None:
        return None if actor.contact.welcomed else message(welcomes(work.house, actor, texts_for(actor)))

    notice = Notice(f"welcome-{person}", person, "welcome", asks=False, job="person_welcome", body=job.body)
    if await tell_once(work, notice, draw, job) and (actor := await known(work, person)):
        await note_welcome(work.house, actor)


async def digest(work: Work, job: Assignment) -> None:
    """What somebody wants to get once a day: on a day on which they work, and only where something is new or waits for
    them. What is held for them when they want no digest any more comes now. While all sends are halted none comes: what
    is held waits for the next."""
    house, person = work.house, job.text("person")
    preferences = await digesting.plan_next(house, person)
    actor = await known(work, person)
    what = digesting.which(job.body, preferences, house.now()) if preferences else ""
    if preferences is None or actor is None or not what:
        return
    if preferences.digest and not await digesting.works_on(house, actor, digesting.day_of(what)):
        return
    if await is_halted(house):
        if preferences.digest:
            return
        raise Later(WHILE_HALTED)
    news = await digesting.brings(house, await digesting.held(house, person))

    async def draw(reader: Actor) -> CardMessage | None:
        here = Here(house, reader, "")
        waiting = await waits(here) if preferences.digest else ()
        if not news and not any(one.urges for one in waiting):
            return None
        return message(today_card(here.t, waiting, here.now, here.t("digest-title"), news))

    body = {**job.body, **digesting.noted(news[:MOST_NEWS])}
    # Who cannot be reached misses nothing by it but the last: the next brings what is held, and no flood of them comes.
    again = "" if preferences.digest else digesting.JOB
    notice = Notice(f"digest-{person}", person, what, asks=False, job=again, body=body)
    if told := await tell_once(work, notice, draw, job):
        await digesting.came(house, told.notice)
        await house.queue.put(digesting.further(told.notice, news))


JOBS: Mapping[str, Run] = {"person_welcome": welcome, digesting.JOB: digest, **citing.JOBS, **role_jobs.JOBS}
