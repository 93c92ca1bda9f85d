"""All roles that were given for a period as a file, for who administers Bode: asked for, and made by a job."""

import asyncio

from bot.blobs.base import whole
from bot.errors import Unavailable
from bot.front.role_names import called
from bot.house import House
from bot.people import granting
from bot.people.contacts import Actor, recipient
from bot.work import handing_out
from bot.work.base import Assignment, Work, texts_for
from bot.work.handout import Handout, HandoutState
from bot.work.sheet import workbook
from cards.home.all_roles import all_roles_sheet

SUBJECT = "roles"
JOB = "roles_report"


async def check(house: House, actor: Actor, _: str = "") -> None:
    """Raises Unavailable for who does not administer Bode."""
    if not granting.gives_roles(actor):
        raise Unavailable


async def ask(house: House, actor: Actor, name: str, about: str) -> Handout:
    """They get them as a file called `name`. Raises Unavailable."""
    await check(house, actor)
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:all", JOB, name, about)


async def report(work: Work, job: Assignment) -> None:
    """Made once, though the job may run again."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return
    reader = await recipient(work.house, handout.person)
    found, about = await granting.every(work.house, reader), await called(work.house, reader.language)
    sheet = all_roles_sheet(texts_for(reader), found, work.house.now(), about)
    content = await asyncio.to_thread(workbook, [sheet])
    await handing_out.fill(work.house, handout, whole(content), len(content))
