"""Handing a decision on: to whom, picked or by name, and why."""

from collections.abc import Mapping

from bot.arrange.circumstances import circumstances
from bot.arrange.deciding import MAX_TYPED
from bot.arrange.reassigning import NotTo, reassign
from bot.arrange.requests import to_decide
from bot.arrange.turns.approving import decided, nothing_yet, shown_approval, unsent_of
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.choices import colleague_field
from cards.arrange.typed import Typed
from cards.arrange.unsent import REASSIGN
from cards.parts.verbs import Verb
from dialogs.kinds.person import id_and_name
from dialogs.problems import Problem, Problems

TO, WHY = "to", "why"
LONGEST_NAME = 200


async def _reassign(here: Here, verb: buttons.ApprovalReassign, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent_of(here, inputs, *REASSIGN):
        return await nothing_yet(here, verb.request, typed)
    standing = (await to_decide(here.house, here.actor, verb.request)).value
    on, field = await circumstances(here.house, here.actor), colleague_field(here.t, TO, "reassign-to")
    picked = field.read(inputs, on)
    why, wrong = typed_text(inputs, WHY, MAX_TYPED)
    problems = {**(picked.at if isinstance(picked, Problems) else {}), **({WHY: wrong} if wrong else {})}
    whom = None if isinstance(picked, Problems) else id_and_name(picked)
    if whom and not problems:
        try:
            return await decided(here, reassign(here.house, here.actor, verb.request, whom[0], why, seen=verb.seen))
        except NotTo as refused:
            problems = {TO: Problem(refused.problem)}
    values = {at: line(inputs, at)[:LONGEST_NAME] for at in field.inputs} | {WHY: why}
    return await shown_approval(here, standing, Typed(problems, values, on.known))


CLICKS: Mapping[type[Verb], Click] = {buttons.ApprovalReassign: _reassign}
