"""What a requester sees and does of what was handed in."""

from collections.abc import Awaitable, Iterable, Mapping
from contextlib import suppress

from bot.arrange import deciding
from bot.arrange.attendance import following
from bot.arrange.deciding import MAX_TYPED, Decided
from bot.arrange.handling import doing
from bot.arrange.handling.doing import Overtaken
from bot.arrange.handling.queue import handling_of
from bot.arrange.matching.searching import sought_by
from bot.arrange.places import waiting_list
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import (
    OPEN_FIRST,
    awaited_by,
    form_then,
    mine,
    own,
    waiting_requests,
)
from bot.arrange.scores.looking import is_scored_for
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.attendance import MISSED
from cards.arrange.handled import ANSWER
from cards.arrange.handling_buttons import HandlingAnswer
from cards.arrange.lists import open_card, requests_card
from cards.arrange.requests import request_card
from cards.arrange.seen import Seen
from cards.arrange.typed import NOTHING, Typed
from cards.arrange.unsent import ASKING, unsent
from cards.parts.verbs import Verb
from dialogs.model import Form


async def show_mine(here: Here, *, undoing: bool = False) -> Shown:
    requests, more = await mine(here.house, here.actor)
    return Shown(requests_card(here.t, await with_forms(here, requests), here.now, more=more, undoing=undoing))


async def show_open(here: Here) -> Shown:
    """What of one's own waits for somebody, or for oneself."""
    requests, _ = await mine(here.house, here.actor)
    still_open = [request for request in requests if request.state in OPEN_FIRST]
    waiting, _ = await waiting_requests(here.house, here.actor)
    return Shown(open_card(here.t, await with_forms(here, still_open), here.now, len(waiting)))


async def with_forms(here: Here, requests: Iterable[Request]) -> list[tuple[Form, Request]]:
    """Those whose form was taken away since, and not kept, are left out."""
    found: list[tuple[Form, Request]] = []
    for request in requests:
        with suppress(Unavailable):
            found.append((await form_then(here.house, request), request))
    return found


async def _mine(here: Here, _: buttons.RequestMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _show(here: Here, verb: buttons.RequestShow, _: Mapping[str, Json]) -> Shown:
    return await own_card(here, (await own(here.house, here.actor, verb.request)).value)


async def _withdraw(here: Here, verb: buttons.RequestWithdraw, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, ASKING):
        return await _nothing_yet(here, verb.request, typed)
    return await _moved(here, deciding.withdraw(here.house, here.actor, verb.request, seen=verb.seen or None))


async def _clarify(here: Here, verb: buttons.RequestClarify, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, ASKING, "text"):
        return await _nothing_yet(here, verb.request, typed)
    text, wrong = typed_text(inputs, "text", MAX_TYPED)
    if wrong:
        return await _nothing_yet(here, verb.request, Typed({"text": wrong}, {"text": text}))
    moving = deciding.clarify(here.house, here.actor, verb.request, text, seen=verb.seen or None)
    try:
        return await own_card(here, await moving)
    except Decided as decided:  # another question stands there by now: what was typed stays to be sent, or not
        asked_anew = decided.request.state is RequestState.CLARIFYING
        return await own_card(here, decided.request, Typed({}, {"text": text}) if asked_anew else NOTHING)


async def _annul(here: Here, verb: buttons.RequestAnnul, inputs: Mapping[str, Json]) -> Shown:
    """Why may stay empty."""
    if typed := unsent(inputs, ASKING, "reason"):
        return await _nothing_yet(here, verb.request, typed)
    reason, wrong = typed_text(inputs, "reason", MAX_TYPED)
    if wrong and reason:
        return await _nothing_yet(here, verb.request, Typed({"reason": wrong}, {"reason": reason}))
    return await _moved(here, deciding.ask_annulment(here.house, here.actor, verb.request, reason, seen=verb.seen))


async def _keep(here: Here, verb: buttons.RequestKeep, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, ASKING):
        return await _nothing_yet(here, verb.request, typed)
    return await _moved(here, deciding.keep(here.house, here.actor, verb.request, seen=verb.seen or None))


async def _give_up(here: Here, verb: buttons.RequestYield, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, ASKING):
        return await _nothing_yet(here, verb.request, typed)
    return await _moved(here, waiting_list.give_up(here.house, here.actor, verb.request, seen=verb.seen))


async def _explain(here: Here, verb: buttons.RequestExplain, inputs: Mapping[str, Json]) -> Shown:
    """Why they were not there."""
    if typed := unsent(inputs, ASKING, MISSED):
        return await _nothing_yet(here, verb.request, typed)
    text, wrong = typed_text(inputs, MISSED, MAX_TYPED)
    if wrong:
        return await _nothing_yet(here, verb.request, Typed({MISSED: wrong}, {MISSED: text}))
    return await _moved(here, following.explain(here.house, here.actor, verb.request, text, seen=verb.seen))


async def _answer(here: Here, verb: HandlingAnswer, inputs: Mapping[str, Json]) -> Shown:
    """To who carries it out."""
    if typed := unsent(inputs, ASKING, ANSWER):
        return await _nothing_yet(here, verb.request, typed)
    text, wrong = typed_text(inputs, ANSWER, MAX_TYPED)
    if wrong:
        return await _nothing_yet(here, verb.request, Typed({ANSWER: wrong}, {ANSWER: text}))
    try:
        in_hand = await doing.answer(here.house, here.actor, verb.request, text, seen=verb.seen)
    except Overtaken as overtaken:
        in_hand = overtaken.in_hand
    return await own_card(here, in_hand.request)


async def _nothing_yet(here: Here, request: str, typed: Typed) -> Shown:
    """As it stands, with what they typed and did not send."""
    return await own_card(here, (await own(here.house, here.actor, request)).value, typed)


async def _moved(here: Here, moving: Awaitable[Request]) -> Shown:
    """As it stands now, whoever was first."""
    try:
        return await own_card(here, await moving)
    except Decided as decided:
        return await own_card(here, decided.request)


async def own_card(here: Here, request: Request, typed: Typed = NOTHING) -> Shown:
    awaited = await awaited_by(here.house, request, here.actor)
    handling = await handling_of(here.house, request)
    form = await form_then(here.house, request)
    sought = await sought_by(here.house, form, request, here.actor)
    scored = is_scored_for(here.house, form, request, here.actor)
    seen = Seen(form, request, awaited, handling=handling, sought=sought, scored=scored)
    return Shown(request_card(here.t, seen, here.now, typed=typed))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.RequestMine: _mine,
    buttons.RequestShow: _show,
    buttons.RequestWithdraw: _withdraw,
    buttons.RequestClarify: _clarify,
    buttons.RequestAnnul: _annul,
    buttons.RequestKeep: _keep,
    buttons.RequestYield: _give_up,
    buttons.RequestExplain: _explain,
    HandlingAnswer: _answer,
}
