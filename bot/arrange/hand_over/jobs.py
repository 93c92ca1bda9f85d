"""The job that hands a request over, again after longer and longer pauses until it arrived or was given up."""

from collections.abc import Mapping

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.arrange.hand_over.handing import hand_over
from bot.arrange.request import Request
from bot.lists import Cell
from bot.people.directory import Directory
from bot.work.base import Assignment, Later, Run, Work
from cards.arrange.list_row import list_row
from cards.texts import texts
from dialogs.cells import ROW_LANGUAGE
from dialogs.handing_over import HandingOver
from dialogs.model import Form


async def run(work: Work, job: Assignment) -> None:
    pause = await hand_over(work.house, job.text("request"), job.text("moment"), _row)
    if pause:
        raise Later(pause)


def _row(directory: Directory, form: Form, rule: HandingOver, request: Request, moment: str) -> Mapping[str, Cell]:
    t = texts(ROW_LANGUAGE).naming(directory.name_of)
    return list_row(t, directory, form, rule, request, moment)


JOBS: Mapping[str, Run] = {HAND_OVER_JOB: run}
