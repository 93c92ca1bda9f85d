"""Requester, approvers, advisers and handler say something about a request; whom it is for is told once."""

import asyncio
from collections.abc import Sequence

from bot.arrange.advice import advice_on
from bot.arrange.advising import to_advise
from bot.arrange.comments.comment import COMMENTED_AFTER, LONGEST_COMMENT, MOST_COMMENTS, Comment
from bot.arrange.handling.queue import handling_of, to_handle
from bot.arrange.mandates.on_behalf import as_whom, holders_for
from bot.arrange.request import AGREEMENTS, TO_DECIDE, Deed, Request
from bot.arrange.requests import own, to_decide
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.acting import Acting
from bot.people.contacts import Actor
from bot.people.mandates import given
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from dialogs.problems import Args

DECIDED = AGREEMENTS | {Deed.REFUSED, Deed.ANNULLED, Deed.KEPT}


class NoComment(Unsound):
    """Nothing can be said about it (any more); `problem` says why, with what is `told` in it."""

    def __init__(self, problem: str, told: Args) -> None:
        super().__init__(problem)
        self.told = told


async def to_read(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request that this person sees: they asked, advise, decide or carry it out. Raises Unavailable, and Unsound
    where their mandate does not count any more."""
    for find in (own, to_advise):
        try:
            return await find(house, actor, id)
        except Unavailable:
            continue
    try:
        return await to_decide(house, actor, id)
    except (Unavailable, Unsound) as refused:
        try:
            return await _in_hand(house, actor, id)
        except Unavailable:
            raise refused from None


async def _in_hand(house: House, actor: Actor, id: str) -> Stored[Request]:
    await to_handle(house, actor, id)
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None:
        raise Unavailable
    return standing


async def comment(house: House, actor: Actor, id: str, text: str, *, seen: int) -> Request:
    """`seen` is how many comments stood on their card: the same words once more are the click that came twice. Raises
    Unavailable, NoComment."""

    async def look() -> Change[Request]:
        standing = await to_read(house, actor, id)
        request, now = standing.value, house.now()
        who = await as_whom(house, actor, request, request.approvers)
        said = Comment(now, actor.id, text[:LONGEST_COMMENT], who.on_behalf_of)
        if any((one.person, one.text) == (said.person, said.text) for one in request.comments[seen:]):
            return Change(request)
        if not request.takes_comments(now):
            raise NoComment("problem-comment-late", {"days": COMMENTED_AFTER.days})
        if len(request.comments) >= MOST_COMMENTS:
            raise NoComment("problem-comment-many", {"most": MOST_COMMENTS})
        commented = request.comment(said)
        put = house.records.requests.put(commented, standing.version)
        told = Job("request_comments", {"request": id, "number": str(len(commented.comments))})
        audit = house.audit(Acting(said.person, said.behalf), "request.commented", id)
        return Change(commented, [put], audit, [Job("request_follow", {"request": id}), told], request)

    return await house.records.change(request_partition(id), look)


async def addressed(house: House, request: Request, said: Comment) -> Sequence[str]:
    """Ids of those for whom a comment is: of who asked, those who may decide, for themselves or for another, or who
    did; of all others, who asked; of who advises, also who asked them; of each, who carries it out."""
    handling = await handling_of(house, request)
    in_hand = [handling.by] if handling and handling.by else []
    if said.person == request.requester:
        deciding = await _who_may(house, request) if request.state in TO_DECIDE else _who_decided(request)
        people = [*deciding, *in_hand]
    else:
        asking = [one.asked.person for one in advice_on(request) if one.adviser == said.person]
        people = [request.requester, *asking, *in_hand]
    return [one for one in dict.fromkeys(people) if one != said.person]


async def _who_may(house: House, request: Request) -> Sequence[str]:
    asked = request.asked(house.now())
    found = await asyncio.gather(*(given(house, one) for one in asked))
    return [*asked, *(holder for mandates in found for holder in holders_for(house, mandates, request))]


def _who_decided(request: Request) -> Sequence[str]:
    """And those for whom they did."""
    decided = [entry for entry in request.history if entry.deed in DECIDED and entry.person]
    return [one for entry in decided for one in (entry.person, entry.behalf) if one]
