"""What of requests waits for a person: decisions, questions to answer, what their team is to do, their own."""

import asyncio

from bot.arrange.handling.queue import count_queued
from bot.arrange.request import RequestState
from bot.arrange.requests import count_own, count_waiting
from bot.front.here import Here
from cards.arrange.buttons import ApprovalOpen, RequestMine
from cards.arrange.handling_buttons import QueueShow
from cards.parts.verbs import Waits


async def waits(here: Here) -> list[Waits]:
    """Those of others come first: somebody waits for them."""
    decisions, queued, own = await asyncio.gather(
        count_waiting(here.house, here.actor),
        count_queued(here.house, here.actor),
        count_own(here.house, here.actor),
    )
    found = [
        Waits("today-decisions", decisions, ApprovalOpen()),
        Waits("today-asked", own[RequestState.CLARIFYING], RequestMine()),
        Waits("today-queue", queued, QueueShow()),
        Waits("today-requests", own[RequestState.SUBMITTED] + own[RequestState.ANNULLING], RequestMine(), urges=False),
        Waits("today-drafts", own[RequestState.DRAFT], RequestMine(), urges=False),
    ]
    return [one for one in found if one.count]
