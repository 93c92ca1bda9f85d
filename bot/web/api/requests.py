"""Requests for other systems: what was handed in, handing in for a person, withdrawing, and saying that it is done.

A system never decides: nothing that it sends approves, refuses or hands on, and nobody gives it a mandate.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from bot.arrange import deciding
from bot.arrange.deciding import MAX_TYPED, Decided
from bot.arrange.filling_whole import WrongAnswers, filled
from bot.arrange.handling import doing
from bot.arrange.handling.doing import Overtaken
from bot.arrange.handling.handling import Handling
from bot.arrange.handling.queue import handling_of
from bot.arrange.request import WAITING, Request, RequestState
from bot.arrange.requests import form_then
from bot.arrange.submitting import Repeated, submit_whole
from bot.errors import Unavailable, Unsound
from bot.people.directory import Directory
from bot.store.collection import NoSuchPlace
from bot.store.partitions import request_partition
from bot.web.api.callers import ApiRole
from bot.web.api.lists import Paged, no_such_place, since
from bot.web.api.operation import Answer, ApiCall, Operation, as_json, changed_meanwhile
from bot.web.api.people import LONGEST, PersonTold, as_system, in_name_of, person_told
from bot.web.api.problems import FieldError, Problem, Trouble, invalid, wrong
from bot.web.api.shapes import Asked, Told
from bot.web.api.wrong_answers import UNSOUND, said_of
from dialogs.filling import asked_answers
from dialogs.kinds.attachment import AttachmentField, attachments_of
from dialogs.model import Form

PATH = "/api/requests"
READ = (ApiRole.REQUESTS_READ, ApiRole.REQUESTS_WRITE)
WRITE = (ApiRole.REQUESTS_WRITE,)
MOST_ANSWERS = 200

HandedIn = Literal["submitted", "clarifying", "approved", "refused", "withdrawn", "annulling", "annulled"]
"""A draft is its requester's own, and seen by nobody else."""


# --- what is asked ------------------------------------------------------------------------------------


class RequestsAsked(Paged):
    form: Annotated[str, Field(max_length=64, description="Only requests of this form, by its id.")] = ""
    state: Annotated[HandedIn | None, Field(description="Only those that stand so.")] = None


class RequestMade(Asked):
    """For `person`, by Entra object id or e-mail address. `answers` by the ids of the fields, in the shape that
    docs/api.md tells of each kind. `despite` is the id of the earlier request that this one repeats."""

    form: Annotated[str, Field(max_length=64)]
    person: Annotated[str, Field(max_length=LONGEST)]
    answers: Annotated[dict[str, Any], Field(max_length=MOST_ANSWERS)]
    despite: Annotated[str, Field(max_length=LONGEST)] = ""


class HandlingChanged(Asked):
    """`word` is for the requester."""

    state: Literal["done"]
    word: Annotated[str, Field(max_length=MAX_TYPED)] = ""


class RequestChanged(Asked):
    """One of both: it is withdrawn in the name of its requester, or whoever carries it out is done."""

    state: Literal["withdrawn"] | None = None
    handling: HandlingChanged | None = None

    @model_validator(mode="after")
    def _one(self) -> "RequestChanged":
        if (self.state is None) is (self.handling is None):
            raise ValueError('Give "state" or "handling", one of both.')
        return self


# --- what is answered ---------------------------------------------------------------------------------


class FormTold(Told):
    """`digest` is that of the form as it was when the request was handed in."""

    id: str
    digest: str


class RequestTold(Told):
    """One of a list."""

    id: str
    reference: str
    form: FormTold
    state: HandedIn
    requester: PersonTold
    school: str
    submitted: datetime | None
    changed: datetime
    stage: str


class RequestsTold(Told):
    """`next` goes on; null after the last. There may be fewer items than were asked, even none, before the last."""

    items: list[RequestTold]
    next: str | None


StageState = Literal["passed", "current", "ahead", "ended"]


class StageTold(Told):
    """At the one that is `ended` it was refused, or withdrawn."""

    id: str
    state: StageState
    approvers: list[PersonTold]


class StepTold(Told):
    """Who did what: `person` in whose name, null where the rules did; `behalf` for whom, `system` by which other
    system."""

    at: datetime
    deed: str
    person: PersonTold | None
    behalf: PersonTold | None
    system: str
    stage: str
    to: list[PersonTold]
    text: str


class HandlingTold(Told):
    state: str
    by: PersonTold | None
    since: datetime
    urgent: bool
    word: str


class WholeRequest(RequestTold):
    """`version` is the number of the form. `answers` are by the ids of its fields; of files only name and size. Who may
    only read gets account numbers and national numbers masked."""

    version: int
    answers: dict[str, Any]
    stages: list[StageTold]
    history: list[StepTold]
    handling: HandlingTold | None


# --- what is done -------------------------------------------------------------------------------------


async def list_requests(call: ApiCall) -> Answer:
    """One find, of as many as were asked, whatever is left of them: a page costs the same, however much there is."""
    asked, requests = call.asked(RequestsAsked), call.house.records.requests
    equal = {"state": asked.state} if asked.state else {}
    try:
        found = await requests.page(
            equal=equal, order="changed", above=since(asked.changedSince), limit=asked.limit, at=asked.cursor
        )
    except NoSuchPlace:
        raise no_such_place() from None
    directory = await call.house.directory.current()
    items = [
        RequestTold(**_short(directory, one.value))
        for one in found.items
        if _is_seen(one.value) and asked.form in {"", one.value.form}
    ]
    return Answer(as_json(RequestsTold(items=items, next=found.next)))


async def get_request(call: ApiCall) -> Answer:
    standing = await _standing(call, call.id)
    return Answer(await _whole(call, standing, await handling_of(call.house, standing)))


async def make_request(call: ApiCall) -> Answer:
    """As if the person had filled it in: what they are asked, who decides and who is told is the same."""
    body = call.asked(RequestMade)
    actor = await in_name_of(call, "/person", body.person)
    form = call.house.forms_for(actor.person).get(body.form)
    if form is None or form.confidential:
        raise wrong("/form", "There is no such form, or not for this person, or not for other systems.")
    try:
        draft = await filled(call.house, actor, form, call.key, body.answers, call.begun)
        request = await submit_whole(call.house, actor, draft, despite=body.despite)
    except WrongAnswers as answers:
        raise invalid([said_of(one, form) for one in answers.wrong]) from None
    except Repeated as repeated:
        raise _repeated(form, repeated.earlier) from None
    except Unsound as unsound:
        raise Problem(Trouble.INVALID, UNSOUND.get(unsound.problem, "It cannot be handed in as it is.")) from None
    whole = await _whole(call, request, await handling_of(call.house, request))
    return Answer(whole, f"{PATH}/{request.id}")


def _repeated(form: Form, earlier: Request) -> Problem:
    said = f"It repeats {earlier.reference} ({earlier.id})."
    if form.repetition and form.repetition.allowed:
        error = FieldError(field="/despite", detail="Give the id of that one to hand it in all the same.")
        return Problem(Trouble.INVALID, said, [error])
    return Problem(Trouble.INVALID, f"{said} This form does not take it twice.")


async def change_request(call: ApiCall) -> Answer:
    body, standing = call.asked(RequestChanged), await _standing(call, call.id)
    handling = await handling_of(call.house, standing)
    call.meets(await _whole(call, standing, handling))
    moved = await (_finished(call, handling, body.handling) if body.handling else _withdrawn(call, standing))
    return Answer(await _whole(call, moved, await handling_of(call.house, moved)))


async def _withdrawn(call: ApiCall, standing: Request) -> Request:
    try:
        actor = await as_system(call, standing.requester)
        seen = None if call.takes_any else len(standing.history)
        return await deciding.withdraw(call.house, actor, standing.id, seen=seen)
    except Decided as decided:
        if not call.takes_any and len(decided.request.history) != len(standing.history):
            raise changed_meanwhile() from None
        raise Problem(Trouble.CONFLICT, f"It is {decided.request.state}, and cannot be withdrawn.") from None


async def _finished(call: ApiCall, handling: Handling | None, changed: HandlingChanged) -> Request:
    if handling is None or not handling.is_open:
        raise Problem(Trouble.CONFLICT, "Nothing of it is to be carried out now.")
    seen = len(handling.history)
    try:
        done = await doing.finish_in(call.house, call.caller.system, handling.request, changed.word, seen=seen)
    except Overtaken:
        raise changed_meanwhile() from None
    return done.request


async def _standing(call: ApiCall, id: str) -> Request:
    """One that was handed in. Raises Unavailable, also for what is no id of one."""
    if not (id.isascii() and id.isprintable()) or len(id) > LONGEST or set(id) & set("/\\?# "):
        raise Unavailable
    found = await call.house.records.requests.get(request_partition(id), id)
    if found is None or not _is_seen(found.value):
        raise Unavailable
    return found.value


def _is_seen(request: Request) -> bool:
    """A draft is its requester's own, and what is confidential goes to no other system."""
    return request.state is not RequestState.DRAFT and not request.confidential


# --- how it is said -----------------------------------------------------------------------------------


def _short(directory: Directory, request: Request) -> dict[str, Any]:
    return {
        "id": request.id,
        "reference": request.reference,
        "form": FormTold(id=request.form, digest=request.form_version),
        "state": str(request.state),
        "requester": person_told(directory, request.requester),
        "school": request.school,
        "submitted": request.submitted,
        "changed": request.changed,
        "stage": request.stage,
    }


async def _whole(call: ApiCall, request: Request, handling: Handling | None) -> Mapping[str, Any]:
    directory, form = await call.house.directory.current(), await form_then(call.house, request)
    return as_json(
        WholeRequest(
            **_short(directory, request),
            version=form.version,
            answers=_answers(form, request, whole=call.caller.may(WRITE)),
            stages=_stages(directory, request),
            history=[
                StepTold(
                    at=one.at,
                    deed=str(one.deed),
                    person=_person(directory, one.person),
                    behalf=_person(directory, one.behalf),
                    system=one.system,
                    stage=one.stage,
                    to=[person_told(directory, person) for person in one.to],
                    text=one.text,
                )
                for one in request.history
            ],
            handling=_handling(directory, handling) if handling else None,
        )
    )


def _answers(form: Form, request: Request, *, whole: bool) -> dict[str, Any]:
    """As they are kept; of files what they are called and how many bytes they have. Unless `whole`, account numbers and
    national numbers are masked: who only reads carries nothing out."""
    found = dict(asked_answers(form, request.answers))
    for field in form.fields:
        if isinstance(field, AttachmentField) and field.id in found:
            files = attachments_of(found[field.id])
            found[field.id] = [{"name": one.name, "size": one.size} for one in files]
        elif field.id in found and not whole:
            found[field.id] = field.masked(found[field.id])
    return found


def _stages(directory: Directory, request: Request) -> list[StageTold]:
    """Who decides is known of the stage at which it stands."""
    at = request.stages.index(request.stage) if request.stage in request.stages else len(request.stages)
    found: list[StageTold] = []
    for number, stage in enumerate(request.stages):
        people = [person_told(directory, one) for one in request.approvers] if number == at else []
        found.append(StageTold(id=stage, state=_stage_state(request, number - at), approvers=people))
    return found


def _stage_state(request: Request, behind: int) -> StageState:
    """Of the stage that is so many `behind` the one at which it stands."""
    if behind:
        return "ahead" if behind > 0 else "passed"
    if request.state in WAITING:
        return "current"
    return "ended" if request.state in {RequestState.REFUSED, RequestState.WITHDRAWN} else "passed"


def _handling(directory: Directory, handling: Handling) -> HandlingTold:
    word = handling.history[-1].text if handling.history and handling.state == "done" else ""
    by = _person(directory, handling.by)
    return HandlingTold(state=str(handling.state), by=by, since=handling.since, urgent=handling.urgent, word=word)


def _person(directory: Directory, id: str) -> PersonTold | None:
    return person_told(directory, id) if id else None


OPERATIONS = (
    Operation(
        "GET",
        PATH,
        "listRequests",
        "Requests, those first that changed longest ago",
        READ,
        list_requests,
        RequestsTold,
        query=RequestsAsked,
    ),
    Operation("GET", f"{PATH}/{{id}}", "getRequest", "One request, whole", READ, get_request, WholeRequest, one=True),
    Operation(
        "POST",
        PATH,
        "makeRequest",
        "Hand in a request for a person",
        WRITE,
        make_request,
        WholeRequest,
        body=RequestMade,
        made=True,
        notes="It goes the way of every request of this form. The person is told which system handed it in.",
    ),
    Operation(
        "PATCH",
        f"{PATH}/{{id}}",
        "changeRequest",
        "Withdraw a request, or say that it is carried out",
        WRITE,
        change_request,
        WholeRequest,
        body=RequestChanged,
        changes=True,
        notes="A system never decides: there is no state here that approves or refuses.",
    ),
)
