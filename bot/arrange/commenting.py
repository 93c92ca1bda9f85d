"""Requester, approvers and who advises say something about a request; whom it is for is told once."""

from collections.abc import Sequence

from bot.arrange.advice import advice_on
from bot.arrange.advising import to_advise
from bot.arrange.comments import LONGEST_COMMENT, MOST_COMMENTS, Comment
from bot.arrange.mandates.on_behalf import as_whom
from bot.arrange.request import AGREEMENTS, TO_DECIDE, Deed, Request
from bot.arrange.requests import own, to_decide
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.acting import Acting
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job

DECIDED = AGREEMENTS | {Deed.REFUSED, Deed.ANNULLED, Deed.KEPT}


class NoComment(Unsound):
    """Nothing can be said about it (any more); `problem` says why."""


async def to_read(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request that this person sees, as who asked, decides or advises. Raises Unavailable, and Unsound where their
    mandate does not count any more."""
    for find in (own, to_advise):
        try:
            return await find(house, actor, id)
        except Unavailable:
            continue
    return await to_decide(house, actor, id)


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
            raise NoComment("problem-comment-late")
        if len(request.comments) >= MOST_COMMENTS:
            raise NoComment("problem-comment-many")
        commented = request.comment(said)
        put = house.records.requests.put(commented, standing.version)
        told = Job("request_comments", {"request": id, "number": str(len(commented.comments))})
        audit = house.audit(Acting(said.person, said.behalf), "request.commented", id)
        return Change(commented, [put], audit, [Job("request_follow", {"request": id}), told], request)

    return await house.records.change(request_partition(id), look)


def addressed(house: House, request: Request, said: Comment) -> Sequence[str]:
    """Ids of those for whom a comment is: of who asked, those who decide, or did; of those, who asked; of who advises,
    also who asked them."""
    if said.person == request.requester:
        deciding = request.asked(house.now()) if request.state in TO_DECIDE else _who_decided(request)
        return [one for one in dict.fromkeys(deciding) if one != said.person]
    asking = [one.asked.person for one in advice_on(request) if one.adviser == said.person]
    return [one for one in dict.fromkeys((request.requester, *asking)) if one != said.person]


def _who_decided(request: Request) -> Sequence[str]:
    return [entry.person for entry in request.history if entry.deed in DECIDED and entry.person]
