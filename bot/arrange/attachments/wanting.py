"""Which of a person's requests ask for a file now."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_then
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from dialogs.filling import asked_answers
from dialogs.kinds.attachment import AttachmentField, attachments_of
from dialogs.kinds.field import Answers
from dialogs.model import Form, Step

MOST_LOOKED_AT = 8
"""Of somebody's drafts, and of what they were asked about, the newest."""
TAKES = (RequestState.DRAFT, RequestState.CLARIFYING)
"""A draft takes files until it is handed in, and what was handed in while an approver asks something."""
PROVEN = (RequestState.APPROVED, RequestState.SUBMITTED)
"""A request takes the proof that it awaits while it stands so."""
MOST_PROVEN = 40
"""Of these the newest: somebody proves a leave within weeks."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """A request of theirs, and the field of its form that a file goes to."""

    request: Request
    form: Form
    field: AttachmentField

    @property
    def is_draft(self) -> bool:
        return self.request.state is RequestState.DRAFT


async def wanting(house: House, actor: Actor) -> Sequence[Wanting]:
    """Drafts first, in each the newest change first."""
    found: list[Wanting] = []
    for state in (*TAKES, *PROVEN):
        most = MOST_LOOKED_AT if state in TAKES else MOST_PROVEN
        page = await house.records.requests.find(
            equal={"requester": actor.id, "state": state}, order="changed", descending=True, limit=most
        )
        for item in page.items:
            with suppress(Unavailable):
                found.append(await wants(house, item.value))
    return found


async def wants(house: House, request: Request) -> Wanting:
    """Raises Unavailable where it asks for no file (any more)."""
    if request.state not in TAKES and not request.awaits_proof:
        raise Unavailable
    form = await form_then(house, request)
    fields = _taking(form, request)
    if not fields:
        raise Unavailable
    return Wanting(request, form, _next_field(form, request, fields))


async def wants_for(house: House, request: Request, field: str) -> Wanting:
    """As `wants`, for that very field."""
    found = await wants(house, request)
    for one in _taking(found.form, request):
        if one.id == field:
            return Wanting(request, found.form, one)
    raise Unavailable


def _taking(form: Form, request: Request) -> Sequence[AttachmentField]:
    """Its fields that take files now: of what waits for nothing else, the one of the proof."""
    fields = asked_fields(form, request.answers)
    if request.state in TAKES:
        return fields
    return [field for field in fields if request.owes and field.id == request.owes.field]


def asked_fields(form: Form, answers: Answers) -> Sequence[AttachmentField]:
    asked = form.asked(asked_answers(form, answers))
    return [field for field in asked if isinstance(field, AttachmentField)]


def _next_field(form: Form, request: Request, fields: Sequence[AttachmentField]) -> AttachmentField:
    """The one of the step where it stands, then the first with room, then the first."""
    step = form.step(request.step)
    here = [field for field in fields if step and field in step.fields]
    for field in (*here, *fields):
        if len(attachments_of(request.answers.get(field.id))) < field.most:
            return field
    return (*here, *fields)[0]


def places_of(house: House, person: str, draft: str, step: Step) -> Mapping[str, str]:
    """Where a file can be put for the fields of a step, in local mode."""
    fields = [field.id for field in step.fields if isinstance(field, AttachmentField)]
    links = {field: house.upload_link(person, draft, field) for field in fields}
    return {field: link for field, link in links.items() if link}
