"""Takes back that a request was carried out, where that was a slip: in one commit with the paper that was made of it,
the figures, and what other systems are told.
"""

from dataclasses import replace

from bot.arrange.deciding import MAX_TYPED
from bot.arrange.figures.counting import done_figures
from bot.arrange.hand_over.handing import REOPENED, planned
from bot.arrange.handling.doing import Overtaken
from bot.arrange.handling.handling import NotToHandle
from bot.arrange.handling.queue import TELL_JOB, InHand, looked_at, with_team
from bot.arrange.papers.making import PAPER
from bot.arrange.request import RequestState
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import request_partition
from bot.work.job import Job


async def reopen(house: House, actor: Actor, id: str, why: str, *, seen: int) -> InHand:
    """Whoever is of its team has it again, with `why` ("" for no word) for who asked. Raises Unavailable for who is not
    of the team now, Overtaken."""

    async def look() -> Change[InHand]:
        found, team, standing = await with_team(house, id, actor.directory)
        if actor.id not in team.people:
            raise Unavailable
        handling, version = found.handling, await house.records.requests.get(request_partition(id), id)
        if version is None:
            raise Unavailable
        request = version.value
        try:
            if len(handling.history) != seen or request.state is not RequestState.APPROVED:
                raise NotToHandle
            moved = handling.reopen(actor.id, why[:MAX_TYPED], team.lane, house.now())
        except NotToHandle:
            return Change(found, refusal=Overtaken(found))
        writes: list[Write] = [house.records.handlings.put(moved, standing.version), *await looked_at(house, id)]
        if PAPER in request.answers:
            request = replace(request, answers={name: one for name, one in request.answers.items() if name != PAPER})
        # Also as it is: whoever annuls it meanwhile looks again.
        writes.append(house.records.requests.put(request, version.version))
        figures = await done_figures(house, request, handling, moved)
        told = await planned(house, request, REOPENED, handling.times_done)
        tell = Job(TELL_JOB, {"request": id, "what": f"handled-{len(moved.history)}"})
        jobs = [Job("request_follow", {"request": id}), *([tell] if actor.id != request.requester else []), *told]
        audit = house.audit(actor.acting, "handling.reopened", id)
        return Change(InHand(request, moved, team.people), [*writes, *figures], audit, jobs, found)

    return await house.records.change(request_partition(id), look)
