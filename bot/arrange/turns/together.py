"""Deciding on several like requests: what they are, said beforehand, and what became of each."""

import asyncio
from collections.abc import Collection, Mapping

from bot.arrange import deciding_together
from bot.arrange.deciding import MAX_TYPED
from bot.arrange.looking_beside import look_beside
from bot.arrange.mandates.on_behalf import mandate_for
from bot.arrange.request import Request
from bot.arrange.turns.approving import show_waiting
from bot.arrange.turns.requesting import with_forms
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.seen import Seen
from cards.arrange.together import TAKE, decided_together_card, together_card
from cards.parts.inputs import ON
from cards.parts.verbs import Verb
from dialogs.model import Form
from dialogs.problems import Problem


async def _show(here: Here, verb: buttons.TogetherShow, _: Mapping[str, Json]) -> Shown:
    return await _choosing(here, verb.form)


async def _approve(here: Here, verb: buttons.TogetherApprove, inputs: Mapping[str, Json]) -> Shown:
    taken = _taken(verb.requests, inputs)
    return await _decided(here, verb, taken) if taken else await _choosing(here, verb.form, shown=verb, taken=())


async def _refuse(here: Here, verb: buttons.TogetherRefuse, inputs: Mapping[str, Json]) -> Shown:
    """One reason, which each of them is told; without it nothing happens."""
    taken, (reason, wrong) = _taken(verb.requests, inputs), typed_text(inputs, "reason", MAX_TYPED)
    if wrong or not taken:
        return await _choosing(here, verb.form, shown=verb, taken=taken, wrong=wrong, wrote=reason, refusing=True)
    return await _decided(here, verb, taken, reason)


def _taken(shown: Mapping[str, int], inputs: Mapping[str, Json]) -> Mapping[str, int]:
    """Those that are ticked: of which nothing came, nothing is decided."""
    return {one: at for one, at in shown.items() if inputs.get(f"{TAKE}{one}") == ON}


async def _decided(here: Here, verb: buttons.OfSeveral, taken: Mapping[str, int], reason: str = "") -> Shown:
    outcomes = await deciding_together.decide_together(
        here.house, here.actor, verb.form, taken, key=here.key, approved=not reason, reason=reason
    )
    forms = await with_forms(here, [one.request for one in outcomes if one.request])
    return Shown(decided_together_card(here.t, {one.id: form for form, one in forms}, outcomes, here.now))


async def _choosing(
    here: Here,
    form: str,
    *,
    shown: buttons.OfSeveral | None = None,
    taken: Collection[str] | None = None,
    wrong: Problem | None = None,
    wrote: str = "",
    refusing: bool = False,
) -> Shown:
    """As they stand now. Of a card that was `shown` before, what was `taken` stays ticked, unless it changed since."""
    requests, more = await deciding_together.alike(here.house, here.actor, form)
    if len(requests) < (1 if shown else 2):
        return await show_waiting(here)
    seen = await asyncio.gather(*(_seen(here, one, then) for then, one in await with_forms(here, requests)))
    ticked = None
    if shown and taken is not None:
        ticked = {one.id for one in requests if one.id in taken and shown.requests.get(one.id) == len(one.history)}
    missing = taken is not None and not taken
    card = together_card(
        here.t, seen, here.now, more=more, ticked=ticked, none=missing, wrong=wrong, wrote=wrote, refusing=refusing
    )
    return Shown(card)


async def _seen(here: Here, request: Request, form: Form) -> Seen:
    beside = await look_beside(here.house, form, request, here.actor.directory)
    mandate = await mandate_for(here.house, here.actor, request, request.approvers)
    return Seen(form, request, reader=here.actor.id, beside=beside, mandate=mandate)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.TogetherShow: _show,
    buttons.TogetherApprove: _approve,
    buttons.TogetherRefuse: _refuse,
}
