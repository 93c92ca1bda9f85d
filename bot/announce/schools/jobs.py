"""The job that counts an announcement by school, and shows the author's card what came of it."""

from collections.abc import Mapping

from bot.announce.composing import follow
from bot.announce.schools import counting
from bot.people.contacts import recipient
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.telling import update_card
from cards.announce.schools import schools_card


async def count(work: Work, job: Assignment) -> None:
    figures = await counting.count(work.house, job.text("announcement"))
    if figures is None or figures.card is None:
        return
    author = await recipient(work.house, figures.card.person)
    announcement = await follow(work.house, author, figures.announcement)
    names = {school.id: school.name for school in author.directory.schools.values()}
    card = schools_card(texts_for(author), announcement, figures, names, work.house.now())
    await update_card(work, author, figures.card.activity, message(card), job.attempt)


JOBS: Mapping[str, Run] = {counting.JOB: count}
