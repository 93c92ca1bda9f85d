"""Requests that are changed before the decision, or decided with others at once: deeds of a history as well."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from bot.arrange import changing, drafting
from bot.arrange.change import change_id
from bot.arrange.deciding_together import decide_together
from bot.arrange.outcome import Came
from bot.arrange.request import Request
from bot.arrange.requests import find_request
from bot.people.calendar import today
from bot.people.contacts import Actor
from tests.conversations.requests_lived import BY_APPROVER, DECIDING, DEEDS, FORM, Life


async def begins_change(life: Life) -> None:
    """Maybe with the answers that it has."""

    async def filled(actor: Actor, one: str, _: int) -> Request:
        draft = await changing.start(life.house, actor, one)
        standing = await drafting.own_draft(life.house, actor, draft.id)
        day = today(life.house) + timedelta(days=life.chance.randint(1, 5))
        inputs = {"day": day.isoformat(), "amount": str(life.chance.choice((50, 500)))}
        return (await drafting.fill(life.house, actor, standing, life.house.forms[FORM].steps[0], inputs))[0]

    await life.by_requester(filled)


async def hands_change_in(life: Life) -> None:
    """Also what is no change any more: that was handed in before."""

    async def handed_in(actor: Actor, one: str, _: int) -> Request:
        draft = await find_request(life.house, change_id(one))
        revision = draft.revision if draft else 1
        return await changing.hand_in(life.house, actor, change_id(one), None, revision=revision)

    await life.by_requester(handed_in)


async def decides_together(life: Life) -> None:
    """Anybody, on some at once, from a card that may be old."""
    life.numbers += 1
    actor = await life.actor(life.one_of(DECIDING))
    ids = life.chance.sample(life.ids, min(len(life.ids), 3))
    lengths = [len((await life.standing(one)).history) for one in ids]
    seen = {one: max(at - (life.chance.random() < 0.2), 0) for one, at in zip(ids, lengths, strict=True)}
    agrees, key = life.chance.random() < 0.8, f"{life.numbers:024x}"
    reason = "" if agrees else "Te druk"
    outcomes = await decide_together(life.house, actor, FORM, seen, key=key, approved=agrees, reason=reason)
    for (one, at), outcome in zip(seen.items(), outcomes, strict=True):
        history = (await life.standing(one)).history
        done = len(history) > at and history[at].person == actor.id and history[at].deed in BY_APPROVER
        assert done or outcome.came is not Came.DONE, "what was done is said truly"


EVERY_DEED: Mapping[str, Callable[[Life], Awaitable[None]]] = {
    **DEEDS,
    "begins_change": begins_change,
    "hands_change_in": hands_change_in,
    "decides_together": decides_together,
}
