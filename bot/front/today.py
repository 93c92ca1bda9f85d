"""Puts together what waits for a person, of every job, on one card: "vandaag", "start", and to who says hello."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from bot.announce.confirmations import turns as confirmations
from bot.announce.drafts import turns as drafts
from bot.announce.news import turns as news
from bot.answer.experts import turns as experts
from bot.arrange.turns import today as requests
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.home.buttons import TodayShow
from cards.home.today import today_card
from cards.parts.verbs import Verb, Waits

Waiting: TypeAlias = Callable[[Here], Awaitable[Sequence[Waits]]]
"""What a job has that waits for the asker: in its own order, and nothing of which there is none."""

WAITING: Sequence[Waiting] = (news.waits, confirmations.waits, drafts.waits, requests.waits, experts.waits)
"""Front knows none of their rules; what each reads does not grow with what there is."""


async def waits(here: Here) -> Sequence[Waits]:
    of_jobs = await asyncio.gather(*(waiting(here) for waiting in WAITING))
    return [one for some in of_jobs for one in some]


async def show(here: Here, greeting: str = "") -> Shown:
    return Shown(today_card(here.t, await waits(here), here.now, greeting))


async def greet(here: Here) -> Shown:
    """Whoever says hello reads what waits for them, and finds the help."""
    return await show(here, here.t("greeting", name=here.actor.person.name.partition(" ")[0]))


async def _show(here: Here, _: TodayShow, __: Mapping[str, Json]) -> Shown:
    return await show(here)


CLICKS: Mapping[type[Verb], Click] = {TodayShow: _show}
