"""Filling in a form: one step at a time, in one card that changes in place."""

from collections.abc import Mapping

from bot.domain.json import Json
from bot.domain.requests import Request, RequestState
from bot.services import drafting, submitting
from bot.services.refusals import Stale, Unavailable, Unsound
from bot.services.requests import form_of, own, today
from bot.turns.here import Click, Here, Shown
from cards import verbs
from cards.forms import discarded_card, parked_card, review_card, step_card
from cards.home import notice_card
from cards.requests import request_card
from dialogs.filling import check_all, typed
from dialogs.model import Form, Step
from dialogs.problems import Problem

REVIEW = ""
"""Where a draft stands when every step was passed."""


async def start(here: Here, form: Form, key: str) -> Shown:
    """A new draft, or the one that waits: nobody fills in the same twice by accident."""
    waiting = await drafting.open_draft(here.ports, here.actor, form)
    if waiting and not waiting.id.endswith(f".{key}"):
        return Shown(parked_card(here.t, form, waiting))
    return _at(here, form, await drafting.start(here.ports, here.actor, form, key))


async def _start(here: Here, verb: verbs.FormStart, _: Mapping[str, Json]) -> Shown:
    form = here.ports.forms.get(verb.form)
    if form is None:
        raise Unavailable
    return await start(here, form, verb.key)


async def _next(here: Here, verb: verbs.FormNext, inputs: Mapping[str, Json]) -> Shown:
    form, step, draft = await _place(here, verb.request, verb.step)
    if draft.state is not RequestState.DRAFT:
        return _as_it_is(here, form, draft)
    moved, filled = await drafting.fill(here.ports, here.actor, verb.request, step, inputs)
    if filled.problems:
        return _step(here, form, moved, step, filled.typed, filled.problems)
    return _at(here, form, moved)


async def _back(here: Here, verb: verbs.FormBack, inputs: Mapping[str, Json]) -> Shown:
    form, step, draft = await _place(here, verb.request, verb.step)
    if draft.state is not RequestState.DRAFT:
        return _as_it_is(here, form, draft)
    before = form.previous(step.id, draft.answers) or step
    moved, _ = await drafting.fill(here.ports, here.actor, verb.request, step, inputs, then=before.id)
    return _at(here, form, moved)


async def _later(here: Here, verb: verbs.FormLater, inputs: Mapping[str, Json]) -> Shown:
    """What is sound of the open step is kept; what is not has to be typed again, nobody is held up by it now."""
    form, step, draft = await _place(here, verb.request, verb.step)
    if draft.state is not RequestState.DRAFT:
        return _as_it_is(here, form, draft)
    if inputs:
        draft, _ = await drafting.fill(here.ports, here.actor, verb.request, step, inputs, then=step.id)
    return Shown(parked_card(here.t, form, draft))


async def _resume(here: Here, verb: verbs.FormResume, _: Mapping[str, Json]) -> Shown:
    draft = (await own(here.ports, here.actor, verb.request)).value
    form = form_of(here.ports, draft)
    return _at(here, form, draft) if draft.state is RequestState.DRAFT else _as_it_is(here, form, draft)


async def _edit(here: Here, verb: verbs.FormEdit, _: Mapping[str, Json]) -> Shown:
    form, step, draft = await _place(here, verb.request, verb.step)
    if draft.state is not RequestState.DRAFT:
        return _as_it_is(here, form, draft)
    return _at(here, form, await drafting.go_to(here.ports, here.actor, verb.request, step.id))


async def _submit(here: Here, verb: verbs.FormSubmit, _: Mapping[str, Json]) -> Shown:
    try:
        request = await submitting.submit(here.ports, here.actor, verb.request, here.card)
    except Unsound as unsound:
        return await _unsound(here, verb.request, unsound)
    return _as_it_is(here, form_of(here.ports, request), request)


async def _unsound(here: Here, id: str, unsound: Unsound) -> Shown:
    """Back to the first step that does not hold (any more), with what is wrong at its fields."""
    draft = (await own(here.ports, here.actor, id)).value
    form = form_of(here.ports, draft)
    problems = check_all(form, draft.answers, today(here.ports))
    for step in form.steps_asked(draft.answers):
        ids = {field.id for field in step.asked(draft.answers)}
        here_wrong = {at: problem for at, problem in problems.items() if at.partition(".")[0] in ids}
        if here_wrong:
            return _step(here, form, draft, step, typed(form, step, draft.answers), here_wrong)
    return Shown(notice_card(here.t, unsound.problem))


async def _discard(here: Here, verb: verbs.FormDiscard, _: Mapping[str, Json]) -> Shown:
    try:
        await drafting.discard(here.ports, here.actor, verb.request)
    except Stale:
        request = (await own(here.ports, here.actor, verb.request)).value
        return _as_it_is(here, form_of(here.ports, request), request)
    return Shown(discarded_card(here.t))


async def _place(here: Here, request: str, step_id: str) -> tuple[Form, Step, Request]:
    """Raises Unavailable for somebody else's request, or a step that the form does not have."""
    draft = (await own(here.ports, here.actor, request)).value
    form = form_of(here.ports, draft)
    step = form.step(step_id)
    if step is None:
        raise Unavailable
    return form, step, draft


def _at(here: Here, form: Form, draft: Request) -> Shown:
    """The card for where the draft stands."""
    step = form.step(draft.step) if draft.step != REVIEW else None
    if step is None or not step.asked(draft.answers):
        return Shown(review_card(here.t, form, draft))
    return _step(here, form, draft, step, typed(form, step, draft.answers), {})


def _step(
    here: Here, form: Form, draft: Request, step: Step, values: Mapping[str, str], problems: Mapping[str, Problem]
) -> Shown:
    return Shown(step_card(here.t, form, draft.id, step, step.asked(draft.answers), values, problems))


def _as_it_is(here: Here, form: Form, request: Request) -> Shown:
    return Shown(request_card(here.t, form, request, here.now))


CLICKS: Mapping[type[verbs.Verb], Click] = {
    verbs.FormStart: _start,
    verbs.FormNext: _next,
    verbs.FormBack: _back,
    verbs.FormLater: _later,
    verbs.FormResume: _resume,
    verbs.FormEdit: _edit,
    verbs.FormSubmit: _submit,
    verbs.FormDiscard: _discard,
}
