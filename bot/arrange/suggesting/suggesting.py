"""Suggests to announce what a request says, once it is approved: to whom its form names."""

from collections.abc import Mapping, Sequence

from bot.arrange.request import Request, RequestState
from bot.house import House
from bot.people.acting import TIME
from bot.store.changes import Change
from bot.store.partitions import announcement_partition
from bot.words.languages import Language
from bot.work.job import Job
from bot.work.suggestion import TOLD_JOB, Suggestion, suggestion_id
from dialogs.announcing import Announcing
from dialogs.model import Form

JOB = "request_suggest"


def suggest_jobs(form: Form, before: RequestState, after: Request) -> Sequence[Job]:
    """For the commit that approves it."""
    begins = form.announcement and after.state is RequestState.APPROVED and before is not RequestState.APPROVED
    again = before is RequestState.ANNULLING  # its annulment was refused: it never stopped
    return [Job(JOB, {"request": after.id})] if begins and not again else []


async def suggest(house: House, request: Request, rule: Announcing, words: Mapping[Language, tuple[str, str]]) -> None:
    """Once, whatever became of it since."""
    suggestion = suggestion_id(request.id)
    partition = announcement_partition(suggestion)

    async def look() -> Change[None]:
        if await house.records.suggestions.get(partition, suggestion):
            return Change(None)
        made = Suggestion(suggestion, rule.people, request.requester, request.reference, house.now(), words)
        audit = house.audit(TIME, "announcement.suggested", suggestion)
        return Change(None, [house.records.suggestions.put(made)], audit, [Job(TOLD_JOB, {"suggestion": suggestion})])

    await house.records.change(partition, look)
