"""Requests, as people meet them: filling in a form, and what requester and approvers do with what was handed in."""

from collections.abc import Mapping

from bot.arrange.turns import approving, filling, requesting
from bot.front.here import Click, Here
from bot.people.person import Role
from cards.arrange import buttons
from cards.parts.verbs import Offer, Verb


async def offers(here: Here) -> list[Offer]:
    own = Offer("mine", buttons.RequestMine())
    decides = Role.HEADMASTER in here.actor.person.roles or here.actor.manages
    return [own, Offer("approvals", buttons.ApprovalOpen())] if decides else [own]


CLICKS: Mapping[type[Verb], Click] = {**filling.CLICKS, **requesting.CLICKS, **approving.CLICKS}
