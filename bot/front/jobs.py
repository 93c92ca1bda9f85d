"""Jobs of what Bode says about itself: welcomes who got Bode without a word of the channel."""

from collections.abc import Mapping

from bot.channel.base import CardMessage
from bot.front import role_jobs
from bot.front.home import welcomes
from bot.people.contacts import Actor
from bot.people.contacts import welcome as note_welcome
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import known, tell_once


async def welcome(work: Work, job: Assignment) -> None:
    """Not who was welcomed before, and not when the channel said it meanwhile: then they were, too."""
    person = job.text("person")

    async def draw(actor: Actor) -> CardMessage | None:
        return None if actor.contact.welcomed else message(welcomes(work.house, actor, texts_for(actor)))

    notice = Notice(f"welcome-{person}", person, "welcome", asks=False, job="person_welcome", body=job.body)
    if await tell_once(work, notice, draw, job) and (actor := await known(work, person)):
        await note_welcome(work.house, actor)


JOBS: Mapping[str, Run] = {"person_welcome": welcome, **role_jobs.JOBS}
