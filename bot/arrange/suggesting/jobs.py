"""The job of a request that becomes an announcement: puts its answers into words, and suggests these."""

from contextlib import suppress

from bot.arrange.request import RequestState
from bot.arrange.requests import find_request, form_then
from bot.arrange.suggesting.suggesting import JOB, suggest
from bot.errors import Unavailable
from bot.people.snapshot import NoOrganisation
from bot.words.languages import LANGUAGES
from bot.work.base import Assignment, Work
from cards.arrange.suggested import suggested_words
from cards.texts import texts
from dialogs.filling import asked_answers

__all__ = ["JOBS"]


async def suggested(work: Work, job: Assignment) -> None:
    """Nothing of a request that is approved no more, nor for answers of which the form wants no announcement."""
    house = work.house
    request = await find_request(house, job.text("request"))
    if request is None or request.state is not RequestState.APPROVED:
        return
    with suppress(Unavailable, NoOrganisation):
        form = await form_then(house, request)
        rule, given = form.announcement, asked_answers(form, request.answers)
        if rule is None or not rule.is_for(form.fields, given):
            return
        directory = await house.directory.current()
        spoken = {one: texts(one).naming(directory.name_of) for one in LANGUAGES}
        words = {one: suggested_words(t, form, rule, given) for one, t in spoken.items()}
        await suggest(house, request, rule, words)


JOBS = {JOB: suggested}
