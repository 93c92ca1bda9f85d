"""An approver hands the decision of the stage on: who is named takes their place, and is asked at once."""

from collections.abc import Collection

from bot.arrange.deciding import by_approver
from bot.arrange.request import Request
from bot.arrange.requests import choose_anew
from bot.deadline import Deadline
from bot.errors import Unsound
from bot.house import House
from bot.people import mandates
from bot.people.absences import LONGEST_LOOK, away
from bot.people.contacts import Actor
from bot.people.decisions import Deciders


class NotTo(Unsound):
    """It cannot be handed to this person; `problem` says why."""


async def reassign(house: House, actor: Actor, id: str, to: str, why: str, *, seen: int) -> Request:
    """`to` is an id. Where all have to agree the one takes the place of the other alone; else of all who could decide.
    A later stage stays with whom the route names. Raises Unavailable, Decided, NotTo."""

    async def handed(request: Request, deciders: Deciders, who: Actor) -> Request:
        await _check(house, actor, request, deciders.people, to)
        moved = request.reassign(who.acting, to, why, house.now())
        return moved.decided_instead_by(await choose_anew(house, moved, actor.directory))

    return await by_approver(house, actor, id, seen, handed)


async def _check(house: House, actor: Actor, request: Request, deciding: Collection[str], to: str) -> None:
    """Raises NotTo. Who has a mandate of who asked would decide about who gave it; who acts under one would take for
    good what they were lent."""
    if to not in actor.directory.people:
        raise NotTo("problem-person-unknown")
    if to == actor.id:
        raise NotTo("problem-person-self")
    if to in request.barred:
        raise NotTo("problem-reassign-requester")
    if to in deciding:
        raise NotTo("problem-reassign-decides")
    if any(one.grantor == request.requester for one in await mandates.held(house, to)):
        raise NotTo("problem-reassign-holder")
    if house.reachability.people is not None and to not in house.reachability.people:
        raise NotTo("problem-reassign-unreached")
    if await away(house, [to], Deadline(LONGEST_LOOK)):
        raise NotTo("problem-reassign-away")
