"""Saying something about a request, from whichever card of it."""

from collections.abc import Mapping
from dataclasses import replace

from bot.arrange.circumstances import at_hand
from bot.arrange.comments.comment import LONGEST_COMMENT
from bot.arrange.comments.commenting import NoComment, comment, to_read
from bot.arrange.handling.queue import to_handle
from bot.arrange.handling.turns import show_in_hand
from bot.arrange.request import Request
from bot.arrange.requests import to_decide
from bot.arrange.turns.advising import shown_advice
from bot.arrange.turns.approving import shown_approval
from bot.arrange.turns.requesting import own_card
from bot.errors import Unavailable, Unsound
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.typed import Typed
from cards.arrange.unsent import ASKING, DECIDING, HANDLING, beside
from cards.parts.verbs import Verb
from dialogs.problems import Problem


async def _comment(here: Here, verb: buttons.RequestComment, inputs: Mapping[str, Json]) -> Shown:
    standing = (await to_read(here.house, here.actor, verb.request)).value
    text, wrong = typed_text(inputs, "comment", LONGEST_COMMENT)
    left = beside(inputs, [*DECIDING, *ASKING, *HANDLING], "comment", known=at_hand(here.house, here.actor).known)
    if wrong is None:
        try:
            said = await comment(here.house, here.actor, verb.request, text, seen=verb.seen)
            return await _own_view(here, said, replace(left, commented=True), team=verb.team)
        except NoComment as refused:
            wrong = Problem(refused.problem, refused.told)
    wrote = replace(left, problems={"comment": wrong}, values={**left.values, "comment": text})
    return await _own_view(here, standing, wrote, team=verb.team)


async def _own_view(here: Here, request: Request, typed: Typed, *, team: bool) -> Shown:
    """Its card as this person has it. `team`: they clicked on the card of who carries it out."""
    if here.actor.id == request.requester:
        return await own_card(here, request, typed)
    if team:
        return await show_in_hand(here, (await to_handle(here.house, here.actor, request.id))[0], typed)
    try:
        await to_decide(here.house, here.actor, request.id)
    except (Unavailable, Unsound):  # Unsound: under a mandate that is over, beside which they advise
        return await shown_advice(here, request, typed)
    return await shown_approval(here, request, typed)


CLICKS: Mapping[type[Verb], Click] = {buttons.RequestComment: _comment}
