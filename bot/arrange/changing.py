"""Changing what was handed in before it is decided: a draft with its answers, which restarts the route when handed in.

The request stays as it is until then, and others go on deciding on what they see.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.arrange.approvals import follow_request
from bot.arrange.asking import ask_jobs, returns
from bot.arrange.attachments.files import all_attachments, left_behind
from bot.arrange.being_away import follow_days
from bot.arrange.change import Changed, Changes, change_id
from bot.arrange.deciding import Decided
from bot.arrange.drafting import own_draft
from bot.arrange.figures.counting import follow_figures
from bot.arrange.form_keeping import version_of
from bot.arrange.hand_over.handing import decided_jobs
from bot.arrange.handling.queue import follow_handling
from bot.arrange.informing.told import inform_jobs
from bot.arrange.left_drafts import look_at
from bot.arrange.opportunities.offering import offering_jobs
from bot.arrange.owed import Owed
from bot.arrange.owing import owed_of, reminder
from bot.arrange.places.option_places import gives_back, take
from bot.arrange.request import AGREEMENTS, WAITING, Deed, Request, RequestState
from bot.arrange.requests import form_of, form_then, kept_form, own, repeated_by
from bot.arrange.submitting import Repeated, is_kept, ready, route_of
from bot.arrange.suggesting.suggesting import suggest_jobs
from bot.arrange.terms import with_term
from bot.errors import Refusal, Stale, Unavailable, Unsound
from bot.house import House
from bot.json import Json
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.base import Put, Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from bot.work.notice import CardPlace
from dialogs.amounts import amount_of
from dialogs.filling import asked_answers
from dialogs.kinds.attachment import AttachmentField, attachments_of
from dialogs.model import Answers, Form

MOST_CHANGES = 20
"""Of one request: its history keeps what each of them changed, and has to fit in a document."""
LONGEST_KEPT = 600
"""Characters of a text that is kept as it was before a change, and after it."""
TELL_JOB = "request_tell_changed"
"""Tells somebody who had agreed that it was changed."""


class TooLate(Stale):
    """The `request` does not wait for a decision any more; the `draft` that was to change it is kept."""

    def __init__(self, draft: Request, request: Request) -> None:
        super().__init__()
        self.draft, self.request = draft, request


class Unchanged(Refusal):
    """The answers of the `draft` are those of the request."""

    def __init__(self, draft: Request) -> None:
        super().__init__()
        self.draft = draft


async def start(house: House, actor: Actor, id: str) -> Request:
    """The draft that changes this request of theirs: a new one, at its review, or the one that waits. Raises
    Unavailable, Decided where nothing waits for a decision, and Unsound when it was changed too often, or handed in by
    somebody else."""
    partition, own_id = request_partition(id), change_id(id)

    async def look() -> Change[Request]:
        request = (await own(house, actor, id)).value
        standing = await house.records.requests.get(partition, own_id)
        if standing:
            return Change(standing.value)
        if request.state not in WAITING:
            raise Decided(request)
        if request.was_entered_by(request.history[0].person) and not request.mandate:
            raise Unsound("notice-changed-behalf")
        if sum(entry.deed is Deed.CHANGED for entry in request.history) >= MOST_CHANGES:
            raise Unsound("notice-changed-often")
        draft = await _draft(house, request)
        due = look_at(draft)
        planned = await house.records.dues.get(partition, due.id)  # of an earlier draft of a change of this
        plan = house.records.dues.put(due, planned.version if planned else None)
        return Change(draft, [house.records.requests.put(draft), plan], standing=draft)

    return await house.records.change(partition, look)


async def _draft(house: House, request: Request) -> Request:
    """In the form with which it was made, as long as that can be read; else in today's."""
    then = await kept_form(house, request)
    form = then or form_of(house, request)
    now, files = house.now(), tuple(file.id for file in all_attachments(request.answers))
    return Request(
        change_id(request.id),
        request.form,
        request.requester,
        RequestState.DRAFT,
        asked_answers(form, request.answers),
        created=now,
        changed=now,
        revision=1,
        form_version=request.form_version if then else form.digest,
        watched=True,
        changes=Changes(request.id, request.reference, files, renewed=then is None),
        holder=request.holder,
    )


async def as_new(house: House, actor: Actor, id: str) -> tuple[Form, Answers]:
    """What stands in a draft that changes a request, for a request of its own: without its files, which stay with the
    other one. Raises Unavailable, Stale."""
    draft = (await own_draft(house, actor, id)).value
    form = form_of(house, draft)
    files = {field.id for field in form.fields if isinstance(field, AttachmentField)}
    return form, {one: value for one, value in asked_answers(form, draft.answers).items() if one not in files}


# --- handing in ---------------------------------------------------------------------------------------


async def hand_in(
    house: House, actor: Actor, id: str, card: str | None, *, revision: int, despite: str = "", waits: bool = False
) -> Request:
    """The request with the answers of the draft `id`, which goes, at the first stage that these need: in one commit.

    A second click changes nothing. Raises as `submit`, and TooLate and Unchanged, which leave the draft as it is.
    """

    async def look() -> Change[Request]:
        found = await own(house, actor, id)
        draft = found.value
        if draft.state is not RequestState.DRAFT:
            return Change(draft)
        if draft.changes is None:
            raise Unavailable
        standing = await own(house, actor, draft.changes.request)
        if standing.value.state not in WAITING:
            raise TooLate(draft, standing.value)
        form = await form_then(house, draft)
        version = form.digest if draft.changes.renewed else draft.form_version
        answers = asked_answers(form, _with_new_files(form, draft, standing.value))
        await ready(house, actor, form, draft, revision, version)
        changed = differences(form, standing.value.answers, answers)
        if not changed:
            raise Unchanged(draft)
        stages, chosen = await route_of(house, actor, form, draft)
        earlier = await repeated_by(house, actor, form, answers, but=standing.value.id)
        if earlier and not (form.repetition and form.repetition.allowed and earlier.id == despite):
            raise Repeated(earlier)
        place = {"card": CardPlace(actor.id, card)} if card else {}
        taken = await take(house, form, answers, standing.value.id, waits=waits)
        after = replace(draft, answers=answers, form_version=version, places=taken.places, waits=taken.waits)
        after = replace(after, owes=_owed(house, form, after))
        amount = amount_of(form, answers)
        moved = standing.value.change(after, changed, tuple(one.id for one in stages), chosen, house.now())
        return await _handed_in(house, actor, found, standing, replace(moved, amount=amount, **place), form)

    return await house.records.change(request_partition(id), look)


async def _handed_in(
    house: House, actor: Actor, draft: Stored[Request], standing: Stored[Request], moved: Request, form: Form
) -> Change[Request]:
    before, partition = standing.value, request_partition(moved.id)
    # As one that is handed in now: whoever is asked has the whole time for it.
    moved, looks = await with_term(house, replace(before, state=RequestState.DRAFT), moved, actor.directory)
    approvals, rest = await follow_request(house, moved)
    handling, handed = await follow_handling(house, before, moved, actor.directory)
    keeps = moved.form_version == form.digest and not await is_kept(house, partition, form)
    writes: list[Write] = [
        house.records.requests.put(moved, standing.version),
        house.records.requests.remove(draft.value, draft.version),
        *([house.records.form_versions.put(version_of(form))] if keeps else []),
        *approvals,
        *await follow_days(house, form, moved, actor.person),
        *returns(house, before, moved),
        *looks,
        *handling,
        *await _reminded(house, before, moved),
        *await follow_figures(house, before, moved),
    ]
    audit = house.audit(actor.acting, f"request.{Deed.CHANGED}", moved.id)
    gone = [*left_behind(draft.value, moved), *left_behind(before, moved), *gives_back(before, moved)]
    over = await decided_jobs(house, before.state, moved)
    informs = [
        *inform_jobs(form, replace(before, state=RequestState.DRAFT), moved, actor.directory),
        *offering_jobs(form, before.state, moved),
        *suggest_jobs(form, before.state, moved),
    ]
    jobs = [Job("request_follow", {"request": moved.id}), *ask_jobs(moved, house.now()), *_told(before, moved)]
    return Change(moved, writes, audit, [*jobs, *informs, *rest, *gone, *handed, *over], before)


def _owed(house: House, form: Form, draft: Request) -> Owed | None:
    """The proof that is still to come with the new answers: not the one that is there."""
    owed = owed_of(form, draft.answers, today(house))
    return None if owed and draft.answers.get(owed.field) else owed


async def _reminded(house: House, before: Request, moved: Request) -> Sequence[Write]:
    """What reminds of the proof as it is owed now, in the place of what did before."""
    if moved.owes == before.owes:
        return []
    writes: list[Write] = []
    for put in reminder(house, moved):
        planned = await house.records.dues.get(request_partition(moved.id), put.id)
        writes.append(replace(put, replaces=planned.version) if planned and isinstance(put, Put) else put)
    return writes


def _told(before: Request, moved: Request) -> Iterator[Job]:
    """Those who had agreed, and do not decide on it next."""
    agreed = [entry for entry in before.counting if entry.deed in AGREEMENTS and entry.person]
    people = dict.fromkeys(one for entry in agreed for one in (entry.person, entry.behalf) if one)
    for person in people:
        if person not in moved.approvers:
            yield Job(TELL_JOB, {"request": moved.id, "person": person, "what": f"changed-{len(moved.history)}"})


def _with_new_files(form: Form, draft: Request, request: Request) -> Answers:
    """With the files that came to the request itself since the draft began: an approver had asked for them."""
    known = set(draft.changes.files) if draft.changes else set[str]()
    answers = dict(draft.answers)
    for field in form.fields:
        if isinstance(field, AttachmentField):
            here = attachments_of(answers.get(field.id))
            came = [one for one in attachments_of(request.answers.get(field.id)) if one.id not in known]
            both = [*here, *(one for one in came if one not in here)]
            answers |= {field.id: [one.json for one in both]} if came else {}
    return answers


# --- what changed -------------------------------------------------------------------------------------


def differences(form: Form, before: Answers, after: Answers) -> tuple[Changed, ...]:
    """In the order of the form; what is worked out follows from the rest, and is not among it."""
    was, now = asked_answers(form, before), asked_answers(form, after)
    fields: Sequence[str] = [field.id for field in form.fields if not field.computes]
    both = ((one, was.get(one), now.get(one)) for one in fields)
    return tuple(Changed(one, _kept(old), _kept(new)) for one, old, new in both if old != new)


def _kept(value: Json) -> Json:
    """Long texts are cut: a history of many changes has to fit in a document."""
    return f"{value[:LONGEST_KEPT]}…" if isinstance(value, str) and len(value) > LONGEST_KEPT else value
