"""Requests that were handed in: what the requester and the approvers do with them."""

from collections.abc import Iterable, Mapping

from bot.domain.json import Json
from bot.domain.requests import Request
from bot.services import deciding
from bot.services.deciding import MAX_TYPED, Decided
from bot.services.requests import form_of, mine, own, to_decide, waiting_besides, waiting_requests
from bot.turns.here import Click, Here, Shown, typed_text
from cards import verbs
from cards.requests import approval_card, approvals_card, request_card, requests_card
from dialogs.model import Form
from dialogs.problems import Problem


async def show_mine(here: Here) -> Shown:
    requests, more = await mine(here.ports, here.actor)
    return Shown(requests_card(here.t, _with_forms(here, requests), here.now, more=more))


async def show_waiting(here: Here) -> Shown:
    requests, more = await waiting_requests(here.ports, here.actor)
    return Shown(approvals_card(here.t, _with_forms(here, requests), here.now, more=more))


def _with_forms(here: Here, requests: Iterable[Request]) -> list[tuple[Form, Request]]:
    """Those whose form was taken away since are left out."""
    forms = here.ports.forms
    return [(forms[request.form], request) for request in requests if request.form in forms]


# --- the requester ----------------------------------------------------------------------------------


async def _mine(here: Here, _: verbs.RequestMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _show(here: Here, verb: verbs.RequestShow, _: Mapping[str, Json]) -> Shown:
    return _own_card(here, (await own(here.ports, here.actor, verb.request)).value)


async def _withdraw(here: Here, verb: verbs.RequestWithdraw, _: Mapping[str, Json]) -> Shown:
    try:
        return _own_card(here, await deciding.withdraw(here.ports, here.actor, verb.request))
    except Decided as decided:
        return _own_card(here, decided.request)


async def _clarify(here: Here, verb: verbs.RequestClarify, inputs: Mapping[str, Json]) -> Shown:
    text, wrong = typed_text(inputs, "text", MAX_TYPED)
    request = (await own(here.ports, here.actor, verb.request)).value
    if wrong:
        return _own_card(here, request, {"text": wrong})
    try:
        return _own_card(here, await deciding.clarify(here.ports, here.actor, verb.request, text))
    except Decided as decided:
        return _own_card(here, decided.request)


def _own_card(here: Here, request: Request, problems: Mapping[str, Problem] | None = None) -> Shown:
    return Shown(request_card(here.t, form_of(here.ports, request), request, here.now, problems=problems))


# --- the approver -----------------------------------------------------------------------------------


async def _waiting(here: Here, _: verbs.ApprovalOpen, __: Mapping[str, Json]) -> Shown:
    return await show_waiting(here)


async def _show_approval(here: Here, verb: verbs.ApprovalShow, _: Mapping[str, Json]) -> Shown:
    return await _approval(here, (await to_decide(here.ports, here.actor, verb.request)).value)


async def _approve(here: Here, verb: verbs.ApprovalApprove, _: Mapping[str, Json]) -> Shown:
    try:
        return await _approval(here, await deciding.decide(here.ports, here.actor, verb.request, approved=True))
    except Decided as decided:
        return await _approval(here, decided.request)


async def _refuse(here: Here, verb: verbs.ApprovalRefuse, inputs: Mapping[str, Json]) -> Shown:
    reason, wrong = typed_text(inputs, "reason", MAX_TYPED)
    if wrong:
        request = (await to_decide(here.ports, here.actor, verb.request)).value
        return await _approval(here, request, {"reason": wrong})
    try:
        decided = await deciding.decide(here.ports, here.actor, verb.request, approved=False, reason=reason)
    except Decided as before:
        decided = before.request
    return await _approval(here, decided)


async def _ask(here: Here, verb: verbs.ApprovalAsk, inputs: Mapping[str, Json]) -> Shown:
    question, wrong = typed_text(inputs, "question", MAX_TYPED)
    if wrong:
        request = (await to_decide(here.ports, here.actor, verb.request)).value
        return await _approval(here, request, {"question": wrong})
    try:
        asked = await deciding.ask(here.ports, here.actor, verb.request, question, seen=verb.seen)
    except Decided as before:
        asked = before.request
    return await _approval(here, asked)


async def _approval(here: Here, request: Request, problems: Mapping[str, Problem] | None = None) -> Shown:
    others = await waiting_besides(here.ports, here.actor, request.id)
    form = form_of(here.ports, request)
    return Shown(approval_card(here.t, form, request, here.now, others, problems=problems))


CLICKS: Mapping[type[verbs.Verb], Click] = {
    verbs.RequestMine: _mine,
    verbs.RequestShow: _show,
    verbs.RequestWithdraw: _withdraw,
    verbs.RequestClarify: _clarify,
    verbs.ApprovalOpen: _waiting,
    verbs.ApprovalShow: _show_approval,
    verbs.ApprovalApprove: _approve,
    verbs.ApprovalRefuse: _refuse,
    verbs.ApprovalAsk: _ask,
}
