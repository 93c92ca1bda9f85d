"""Saying something about a request, from whichever card of it."""

from collections.abc import Mapping

from bot.arrange.commenting import NoComment, comment, to_read
from bot.arrange.comments import LONGEST_COMMENT
from bot.arrange.request import Request
from bot.arrange.requests import to_decide
from bot.arrange.turns.advising import shown_advice
from bot.arrange.turns.approving import shown_approval
from bot.arrange.turns.requesting import own_card
from bot.errors import Unavailable, Unsound
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.choices import Typed
from cards.parts.verbs import Verb
from dialogs.problems import Problem


async def _comment(here: Here, verb: buttons.RequestComment, inputs: Mapping[str, Json]) -> Shown:
    standing = (await to_read(here.house, here.actor, verb.request)).value
    text, wrong = typed_text(inputs, "comment", LONGEST_COMMENT)
    if wrong is None:
        try:
            said = await comment(here.house, here.actor, verb.request, text, seen=verb.seen)
            return await _own_view(here, said, Typed({}, {}, commented=True))
        except NoComment as refused:
            wrong = Problem(refused.problem)
    return await _own_view(here, standing, Typed({"comment": wrong}, {"comment": text}))


async def _own_view(here: Here, request: Request, typed: Typed) -> Shown:
    """Its card as this person has it."""
    if here.actor.id == request.requester:
        return await own_card(here, request, typed=typed)
    try:
        await to_decide(here.house, here.actor, request.id)
    except (Unavailable, Unsound):  # Unsound: under a mandate that is over, beside which they advise
        return await shown_advice(here, request, typed)
    return await shown_approval(here, request, typed)


CLICKS: Mapping[type[Verb], Click] = {buttons.RequestComment: _comment}
