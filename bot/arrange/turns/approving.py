"""What an approver sees and does of what waits for a decision."""

from collections.abc import Awaitable, Callable, Mapping

from bot.arrange import deciding
from bot.arrange.circumstances import at_hand
from bot.arrange.deciding import MAX_TYPED, Decided
from bot.arrange.deciding_together import several
from bot.arrange.handling.queue import handling_of
from bot.arrange.looking_beside import look_beside
from bot.arrange.mandates.on_behalf import mandate_for
from bot.arrange.matching.searching import sought_by
from bot.arrange.request import TO_DECIDE, Request
from bot.arrange.requests import (
    awaited_by,
    form_then,
    to_decide,
    waiting_besides,
    waiting_requests,
)
from bot.arrange.scores.looking import is_scored_for
from bot.arrange.spending import spent_for
from bot.arrange.turns.requesting import with_forms
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.approvals import approval_card
from cards.arrange.lists import approvals_card
from cards.arrange.seen import Seen
from cards.arrange.typed import NOTHING, Typed
from cards.arrange.unsent import DECIDING, unsent
from cards.parts.verbs import Verb
from dialogs.problems import Problem, ProblemKey


async def show_waiting(here: Here) -> Shown:
    requests, more = await waiting_requests(here.house, here.actor)
    listed = await with_forms(here, requests)
    counts = await several(here.house, here.actor, [one for _, one in listed], more=more)
    forms = {form.id: form for form, _ in listed}
    together = [(form, counts[id_]) for id_, form in forms.items() if id_ in counts]
    return Shown(approvals_card(here.t, listed, here.now, more=more, together=together))


async def _waiting(here: Here, _: buttons.ApprovalOpen, __: Mapping[str, Json]) -> Shown:
    return await show_waiting(here)


async def _show_approval(here: Here, verb: buttons.ApprovalShow, _: Mapping[str, Json]) -> Shown:
    request = (await to_decide(here.house, here.actor, verb.request)).value
    return await shown_approval(here, request, others=await waiting_besides(here.house, here.actor, request))


async def _approve(here: Here, verb: buttons.ApprovalApprove, inputs: Mapping[str, Json]) -> Shown:
    """Unless words were typed, which would be lost: then nothing is decided yet."""
    if typed := unsent_of(here, inputs):
        return await nothing_yet(here, verb.request, typed)
    return await decided(here, deciding.decide(here.house, here.actor, verb.request, approved=True, seen=verb.seen))


async def _approve_on_condition(here: Here, verb: buttons.ApprovalCondition, inputs: Mapping[str, Json]) -> Shown:
    def approved(condition: str) -> Awaitable[Request]:
        return deciding.decide(here.house, here.actor, verb.request, approved=True, reason=condition, seen=verb.seen)

    return await _written(here, verb.request, inputs, "condition", approved, missing="problem-condition")


async def _refuse(here: Here, verb: buttons.ApprovalRefuse, inputs: Mapping[str, Json]) -> Shown:
    def refused(reason: str) -> Awaitable[Request]:
        return deciding.decide(here.house, here.actor, verb.request, approved=False, reason=reason, seen=verb.seen)

    return await _written(here, verb.request, inputs, "reason", refused)


async def _ask(here: Here, verb: buttons.ApprovalAsk, inputs: Mapping[str, Json]) -> Shown:
    def asked(question: str) -> Awaitable[Request]:
        return deciding.ask(here.house, here.actor, verb.request, question, seen=verb.seen)

    return await _written(here, verb.request, inputs, "question", asked)


async def _approve_annulment(here: Here, verb: buttons.ApprovalAnnul, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent_of(here, inputs):
        return await nothing_yet(here, verb.request, typed)
    return await decided(here, deciding.annul(here.house, here.actor, verb.request, agreed=True, seen=verb.seen))


async def _refuse_annulment(here: Here, verb: buttons.ApprovalKeep, inputs: Mapping[str, Json]) -> Shown:
    def kept(reason: str) -> Awaitable[Request]:
        return deciding.annul(here.house, here.actor, verb.request, agreed=False, reason=reason, seen=verb.seen)

    return await _written(here, verb.request, inputs, "reason", kept)


async def _written(
    here: Here,
    request: str,
    inputs: Mapping[str, Json],
    name: str,
    move: Callable[[str], Awaitable[Request]],
    missing: str = ProblemKey.REQUIRED,
) -> Shown:
    """What an approver does with words; without them nothing happens, and they read `missing`."""
    if typed := unsent_of(here, inputs, name):
        return await nothing_yet(here, request, typed)
    text, wrong = typed_text(inputs, name, MAX_TYPED)
    if wrong:
        standing = (await to_decide(here.house, here.actor, request)).value
        problem = wrong if text else Problem(missing)
        return await shown_approval(here, standing, Typed({name: problem}, {name: text}))
    return await decided(here, move(text))


def unsent_of(here: Here, inputs: Mapping[str, Json], *own: str) -> Typed | None:
    """What they typed on the card of who decides, and this button does not send."""
    return unsent(inputs, DECIDING, *own, known=at_hand(here.house, here.actor).known)


async def nothing_yet(here: Here, request: str, typed: Typed) -> Shown:
    """As it stands, with what they typed and did not send."""
    return await shown_approval(here, (await to_decide(here.house, here.actor, request)).value, typed)


async def decided(here: Here, deciding: Awaitable[Request]) -> Shown:
    """As it stands now; who came too late sees why, when there is still something to decide."""
    try:
        return await shown_approval(here, await deciding)
    except Decided as before:
        return await shown_approval(here, before.request, changed=before.request.state in TO_DECIDE)


async def shown_approval(
    here: Here,
    request: Request,
    typed: Typed = NOTHING,
    *,
    others: int = 0,
    changed: bool = False,
) -> Shown:
    """`others` are counted for who looks a request up; who decides finds the way to all that waits, without a number,
    as on the cards that follow."""
    awaited = await awaited_by(here.house, request, here.actor)
    form = await form_then(here.house, request)
    beside = await look_beside(here.house, form, request, here.actor.directory)
    mandate = await mandate_for(here.house, here.actor, request, request.approvers)
    handling = await handling_of(here.house, request)
    sought = await sought_by(here.house, form, request, here.actor)
    scored = is_scored_for(here.house, form, request, here.actor)
    spent = await spent_for(here.house, form, request, here.actor.directory)
    seen = Seen(
        form, request, awaited, here.actor.id, beside, mandate, handling, sought=sought, scored=scored, spent=spent
    )
    return Shown(approval_card(here.t, seen, here.now, others, typed=typed, changed=changed))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ApprovalOpen: _waiting,
    buttons.ApprovalShow: _show_approval,
    buttons.ApprovalApprove: _approve,
    buttons.ApprovalCondition: _approve_on_condition,
    buttons.ApprovalRefuse: _refuse,
    buttons.ApprovalAsk: _ask,
    buttons.ApprovalAnnul: _approve_annulment,
    buttons.ApprovalKeep: _refuse_annulment,
}
