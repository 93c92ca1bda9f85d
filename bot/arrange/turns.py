"""Requests: filling in a form step by step in one card, and what requester and approvers do with what was handed in."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from bot.arrange import deciding, drafting, submitting
from bot.arrange.circumstances import circumstances
from bot.arrange.deciding import MAX_TYPED, Decided
from bot.arrange.request import TO_DECIDE, Request, RequestState
from bot.arrange.requests import (
    OPEN_FIRST,
    awaited_by,
    form_of,
    form_then,
    mine,
    own,
    to_decide,
    waiting_besides,
    waiting_requests,
)
from bot.arrange.submitting import Outdated
from bot.errors import Stale, Unavailable, Unsound
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from bot.people.colleagues import having
from bot.people.person import Role
from bot.store.collection import Stored
from cards.arrange import buttons
from cards.arrange.approvals import approval_card
from cards.arrange.forms import discarded_card, parked_card, review_card, step_card
from cards.arrange.lists import approvals_card, open_card, requests_card
from cards.arrange.requests import request_card
from cards.arrange.seen import Seen
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb
from dialogs.filling import check_all, first_open, typed
from dialogs.model import Form, Step
from dialogs.problems import Problem

# --- filling in a form ------------------------------------------------------------------------------

REVIEW = ""
"""Where a draft stands when every step was passed."""


async def start(here: Here, form: Form, key: str) -> Shown:
    """A new draft, or the one that waits: nobody fills in the same twice by accident."""
    waiting = await drafting.open_draft(here.house, here.actor, form)
    if waiting and not waiting.id.endswith(f".{key}"):
        return Shown(parked_card(here.t, form, waiting))
    return _at(here, form, await drafting.start(here.house, here.actor, form, key))


async def _start(here: Here, verb: buttons.FormStart, _: Mapping[str, Json]) -> Shown:
    form = here.house.forms.get(verb.form)
    if form is None:
        raise Unavailable
    return await start(here, form, verb.key)


async def _next(here: Here, verb: buttons.FormNext, inputs: Mapping[str, Json]) -> Shown:
    form, step, standing = await _place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await _as_it_stands(here, form, standing.value)
    moved, filled = await drafting.fill(here.house, here.actor, standing, step, inputs)
    if filled.problems:
        return _step(here, form, moved, step, filled.typed, filled.problems)
    return _at(here, form, moved)


async def _back(here: Here, verb: buttons.FormBack, inputs: Mapping[str, Json]) -> Shown:
    form, step, standing = await _place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await _as_it_stands(here, form, standing.value)
    before = form.previous(step.id, standing.value.answers) or step
    moved, _ = await drafting.fill(here.house, here.actor, standing, step, inputs, then=before.id)
    return _at(here, form, moved)


async def _later(here: Here, verb: buttons.FormLater, inputs: Mapping[str, Json]) -> Shown:
    """What is sound of the open step is kept; what is not has to be typed again, nobody is held up by it now."""
    form, step, standing = await _place(here, verb.request, verb.step)
    draft = standing.value
    if draft.state is not RequestState.DRAFT:
        return await _own_card(here, draft)
    if inputs and step:
        draft, _ = await drafting.fill(here.house, here.actor, standing, step, inputs, then=step.id)
    return Shown(parked_card(here.t, form, draft))


async def _resume(here: Here, verb: buttons.FormResume, _: Mapping[str, Json]) -> Shown:
    draft = (await own(here.house, here.actor, verb.request)).value
    if draft.state is not RequestState.DRAFT:
        return await _own_card(here, draft)
    form = form_of(here.house, draft)
    step = first_open(form, draft.answers, left=draft.step)
    return _at(here, form, replace(draft, step=step.id if step else REVIEW))


async def _edit(here: Here, verb: buttons.FormEdit, _: Mapping[str, Json]) -> Shown:
    form, step, standing = await _place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await _as_it_stands(here, form, standing.value)
    return _at(here, form, await drafting.go_to(here.house, here.actor, standing, step.id))


async def _submit(here: Here, verb: buttons.FormSubmit, _: Mapping[str, Json]) -> Shown:
    try:
        request = await submitting.submit(here.house, here.actor, verb.request, here.card, revision=verb.revision)
    except Unsound as unsound:
        return await _unsound(here, verb.request, unsound)
    except Outdated:
        standing = await drafting.own_draft(here.house, here.actor, verb.request)
        draft = await drafting.go_to(here.house, here.actor, standing, REVIEW)
        return _at(here, form_of(here.house, draft), draft, outdated=True)
    return await _own_card(here, request)


async def _unsound(here: Here, id: str, unsound: Unsound) -> Shown:
    """Back to the first step that does not hold (any more), with what is wrong at its fields."""
    draft = (await own(here.house, here.actor, id)).value
    form = form_of(here.house, draft)
    problems = check_all(form, draft.answers, await circumstances(here.house, here.actor))
    for step in form.steps_asked(draft.answers):
        ids = {field.id for field in step.asked(draft.answers)}
        here_wrong = {at: problem for at, problem in problems.items() if at.partition(".")[0] in ids}
        if here_wrong:
            return _step(here, form, draft, step, typed(form, step, draft.answers), here_wrong)
    if unsound.problem == "notice-no-approver":
        return Shown(notice_card(here.t, unsound.problem, having(Role.HR, here.actor.person, here.actor.directory)))
    return Shown(notice_card(here.t, unsound.problem))


async def _discard(here: Here, verb: buttons.FormDiscard, _: Mapping[str, Json]) -> Shown:
    try:
        await drafting.discard(here.house, here.actor, verb.request)
    except Stale:
        request = (await own(here.house, here.actor, verb.request)).value
        return await _own_card(here, request)
    return Shown(discarded_card(here.t))


async def _place(here: Here, request: str, step_id: str) -> tuple[Form, Step | None, Stored[Request]]:
    """The step is None when the form does not have it (any more). Raises Unavailable for somebody else's request."""
    standing = await own(here.house, here.actor, request)
    form = await form_then(here.house, standing.value)
    return form, form.step(step_id), standing


async def _as_it_stands(here: Here, form: Form, request: Request) -> Shown:
    return _at(here, form, request) if request.state is RequestState.DRAFT else await _own_card(here, request)


def _at(here: Here, form: Form, draft: Request, *, outdated: bool = False) -> Shown:
    """The card for where the draft stands: a step, or the review of all, but no review with a gap."""
    step = form.step(draft.step) if draft.step != REVIEW else None
    if step is None or not step.asked(draft.answers):
        step = first_open(form, draft.answers)
    if step is None:
        return Shown(review_card(here.t, form, draft, outdated=outdated))
    return _step(here, form, draft, step, typed(form, step, draft.answers), {})


def _step(
    here: Here, form: Form, draft: Request, step: Step, values: Mapping[str, str], problems: Mapping[str, Problem]
) -> Shown:
    return Shown(step_card(here.t, form, draft, step, values, problems))


# --- handed in --------------------------------------------------------------------------------------


async def show_mine(here: Here, *, undoing: bool = False) -> Shown:
    requests, more = await mine(here.house, here.actor)
    return Shown(requests_card(here.t, await _with_forms(here, requests), here.now, more=more, undoing=undoing))


async def show_open(here: Here) -> Shown:
    """What of one's own waits for somebody, or for oneself."""
    requests, _ = await mine(here.house, here.actor)
    still_open = [request for request in requests if request.state in OPEN_FIRST]
    waiting, _ = await waiting_requests(here.house, here.actor)
    return Shown(open_card(here.t, await _with_forms(here, still_open), here.now, len(waiting)))


async def show_waiting(here: Here) -> Shown:
    requests, more = await waiting_requests(here.house, here.actor)
    return Shown(approvals_card(here.t, await _with_forms(here, requests), here.now, more=more))


async def _with_forms(here: Here, requests: Iterable[Request]) -> list[tuple[Form, Request]]:
    """Those whose form was taken away since, and not kept, are left out."""
    found: list[tuple[Form, Request]] = []
    for request in requests:
        with suppress(Unavailable):
            found.append((await form_then(here.house, request), request))
    return found


# --- the requester ----------------------------------------------------------------------------------


async def _mine(here: Here, _: buttons.RequestMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _show(here: Here, verb: buttons.RequestShow, _: Mapping[str, Json]) -> Shown:
    return await _own_card(here, (await own(here.house, here.actor, verb.request)).value)


async def _withdraw(here: Here, verb: buttons.RequestWithdraw, _: Mapping[str, Json]) -> Shown:
    return await _moved(here, deciding.withdraw(here.house, here.actor, verb.request))


async def _clarify(here: Here, verb: buttons.RequestClarify, inputs: Mapping[str, Json]) -> Shown:
    text, wrong = typed_text(inputs, "text", MAX_TYPED)
    if wrong:
        request = (await own(here.house, here.actor, verb.request)).value
        return await _own_card(here, request, {"text": wrong}, text)
    return await _moved(here, deciding.clarify(here.house, here.actor, verb.request, text))


async def _annul(here: Here, verb: buttons.RequestAnnul, inputs: Mapping[str, Json]) -> Shown:
    """Why may stay empty."""
    reason, wrong = typed_text(inputs, "reason", MAX_TYPED)
    if wrong and reason:
        request = (await own(here.house, here.actor, verb.request)).value
        return await _own_card(here, request, {"reason": wrong}, reason)
    return await _moved(here, deciding.ask_annulment(here.house, here.actor, verb.request, reason, seen=verb.seen))


async def _keep(here: Here, verb: buttons.RequestKeep, _: Mapping[str, Json]) -> Shown:
    return await _moved(here, deciding.keep(here.house, here.actor, verb.request))


async def _moved(here: Here, moving: Awaitable[Request]) -> Shown:
    """As it stands now, whoever was first."""
    try:
        return await _own_card(here, await moving)
    except Decided as decided:
        return await _own_card(here, decided.request)


async def _own_card(
    here: Here, request: Request, problems: Mapping[str, Problem] | None = None, wrote: str = ""
) -> Shown:
    awaited = await awaited_by(here.house, request, here.actor)
    seen = Seen(await form_then(here.house, request), request, awaited)
    return Shown(request_card(here.t, seen, here.now, problems=problems, wrote=wrote))


# --- the approver -----------------------------------------------------------------------------------


async def _waiting(here: Here, _: buttons.ApprovalOpen, __: Mapping[str, Json]) -> Shown:
    return await show_waiting(here)


async def _show_approval(here: Here, verb: buttons.ApprovalShow, _: Mapping[str, Json]) -> Shown:
    request = (await to_decide(here.house, here.actor, verb.request)).value
    return await _approval(here, request, others=await waiting_besides(here.house, here.actor, request))


async def _approve(here: Here, verb: buttons.ApprovalApprove, _: Mapping[str, Json]) -> Shown:
    return await _decided(here, deciding.decide(here.house, here.actor, verb.request, approved=True, seen=verb.seen))


async def _refuse(here: Here, verb: buttons.ApprovalRefuse, inputs: Mapping[str, Json]) -> Shown:
    def refused(reason: str) -> Awaitable[Request]:
        return deciding.decide(here.house, here.actor, verb.request, approved=False, reason=reason, seen=verb.seen)

    return await _written(here, verb.request, inputs, "reason", refused)


async def _ask(here: Here, verb: buttons.ApprovalAsk, inputs: Mapping[str, Json]) -> Shown:
    def asked(question: str) -> Awaitable[Request]:
        return deciding.ask(here.house, here.actor, verb.request, question, seen=verb.seen)

    return await _written(here, verb.request, inputs, "question", asked)


async def _approve_annulment(here: Here, verb: buttons.ApprovalAnnul, _: Mapping[str, Json]) -> Shown:
    return await _decided(here, deciding.annul(here.house, here.actor, verb.request, agreed=True, seen=verb.seen))


async def _refuse_annulment(here: Here, verb: buttons.ApprovalKeep, inputs: Mapping[str, Json]) -> Shown:
    def kept(reason: str) -> Awaitable[Request]:
        return deciding.annul(here.house, here.actor, verb.request, agreed=False, reason=reason, seen=verb.seen)

    return await _written(here, verb.request, inputs, "reason", kept)


async def _written(
    here: Here, request: str, inputs: Mapping[str, Json], name: str, move: Callable[[str], Awaitable[Request]]
) -> Shown:
    """What an approver does with words; without them nothing happens."""
    text, wrong = typed_text(inputs, name, MAX_TYPED)
    if wrong:
        standing = (await to_decide(here.house, here.actor, request)).value
        return await _approval(here, standing, {name: wrong}, text)
    return await _decided(here, move(text))


async def _decided(here: Here, deciding: Awaitable[Request]) -> Shown:
    """As it stands now; who came too late sees why, when there is still something to decide."""
    try:
        return await _approval(here, await deciding)
    except Decided as before:
        return await _approval(here, before.request, changed=before.request.state in TO_DECIDE)


async def _approval(
    here: Here,
    request: Request,
    problems: Mapping[str, Problem] | None = None,
    wrote: str = "",
    *,
    others: int = 0,
    changed: bool = False,
) -> Shown:
    """`others` are counted for who looks a request up; who decides finds the way to all that waits, without a number,
    as on the cards that follow."""
    awaited = await awaited_by(here.house, request, here.actor)
    seen = Seen(await form_then(here.house, request), request, awaited, here.actor.id)
    return Shown(approval_card(here.t, seen, here.now, others, problems=problems, wrote=wrote, changed=changed))


async def offers(here: Here) -> list[Offer]:
    own = Offer("mine", buttons.RequestMine())
    decides = Role.HEADMASTER in here.actor.person.roles or here.actor.manages
    return [own, Offer("approvals", buttons.ApprovalOpen())] if decides else [own]


CLICKS: Mapping[type[Verb], Click] = {
    buttons.FormStart: _start,
    buttons.FormNext: _next,
    buttons.FormBack: _back,
    buttons.FormLater: _later,
    buttons.FormResume: _resume,
    buttons.FormEdit: _edit,
    buttons.FormSubmit: _submit,
    buttons.FormDiscard: _discard,
    buttons.RequestMine: _mine,
    buttons.RequestShow: _show,
    buttons.RequestWithdraw: _withdraw,
    buttons.RequestClarify: _clarify,
    buttons.RequestAnnul: _annul,
    buttons.RequestKeep: _keep,
    buttons.ApprovalOpen: _waiting,
    buttons.ApprovalShow: _show_approval,
    buttons.ApprovalApprove: _approve,
    buttons.ApprovalRefuse: _refuse,
    buttons.ApprovalAsk: _ask,
    buttons.ApprovalAnnul: _approve_annulment,
    buttons.ApprovalKeep: _refuse_annulment,
}
