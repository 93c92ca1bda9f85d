"""Putting files into the answers of a request and taking them out again; each is one commit."""

from collections.abc import Mapping, Sequence

from bot.arrange.attachments.files import answered_with, detached, left_behind
from bot.arrange.attachments.wanting import asked_fields
from bot.arrange.drafting import own_draft
from bot.arrange.request import Deed, NotPossible, Request, RequestState
from bot.arrange.requests import form_then, own
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import request_partition
from bot.work.job import Job
from dialogs.kinds.attachment import Attachment, AttachmentField, attachments_of
from dialogs.model import Form

CLOSED, MANY, TWICE = "closed", "many", "twice"
"""Why a file that was taken is not put there: the request takes none any more, has as many as it may, has it already.
"""


async def attach(house: House, actor: Actor, id: str, field_id: str, files: Sequence[Attachment]) -> Mapping[str, str]:
    """Puts these into the answer of that field; gives why not, by the ids of those that are not there then. What is
    there already stays. Raises Unavailable for what is not theirs."""

    async def look() -> Change[Mapping[str, str]]:
        standing = await own(house, actor, id)
        form = await form_then(house, standing.value)
        field = _asked(form, standing.value, field_id)
        if field is None:
            return Change(dict.fromkeys((file.id for file in files), CLOSED))
        before = attachments_of(standing.value.answers.get(field_id))
        after, problems = _joined(field, before, files)
        if after == before:
            return Change(problems)
        added = [file.name for file in after if file not in before]
        try:
            request = standing.value.attach(answered_with(standing.value.answers, field_id, after), added, house.now())
        except NotPossible:
            return Change(dict.fromkeys((file.id for file in files), CLOSED))
        handed_in = request.state is not RequestState.DRAFT
        return Change(
            problems,
            [house.records.requests.put(request, standing.version)],
            house.audit(actor.acting, f"request.{Deed.ATTACHED}", id) if handed_in else None,
            [Job("request_follow", {"request": id})] if handed_in else [],
        )

    return await house.records.change(request_partition(id), look)


def _asked(form: Form, request: Request, field: str) -> AttachmentField | None:
    return next((one for one in asked_fields(form, request.answers) if one.id == field), None)


def _joined(
    field: AttachmentField, before: Sequence[Attachment], files: Sequence[Attachment]
) -> tuple[tuple[Attachment, ...], Mapping[str, str]]:
    after, problems = list(before), dict[str, str]()
    for file in files:
        if any(one.id == file.id for one in after):
            continue
        if any(one.digest == file.digest for one in after):
            problems[file.id] = TWICE
        elif len(after) >= field.most:
            problems[file.id] = MANY
        else:
            after.append(file)
    return tuple(after), problems


async def detach(house: House, actor: Actor, id: str, files: Sequence[str]) -> Request:
    """Takes these out of a draft of theirs, and has their bytes removed; those that are not there are as good.

    Raises Unavailable, or Stale when it was handed in meanwhile.
    """

    async def look() -> Change[Request]:
        standing = await own_draft(house, actor, id)
        draft = standing.value
        after = detached(draft, files, house.now())
        if after == draft:
            return Change(draft)
        put = house.records.requests.put(after, standing.version)
        return Change(after, [put], jobs=left_behind(draft, after), standing=draft)

    return await house.records.change(request_partition(id), look)
