"""An approver asks colleagues for advice, who give it in words, once; nobody has to wait for it."""

from collections.abc import Sequence

from bot.arrange.advice import advice_of, advice_on
from bot.arrange.deciding import MAX_TYPED, by_approver, move
from bot.arrange.request import Deed, HistoryEntry, NotPossible, Request
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor
from bot.people.decisions import Deciders
from bot.store.collection import Stored
from bot.store.partitions import request_partition

MOST_ADVISERS = 8
"""Of one request, all that were asked together."""


class NoAdviser(Unsound):
    """This person (an id) cannot be asked; `problem` says why, of at most MOST_ADVISERS."""

    def __init__(self, problem: str, person: str) -> None:
        super().__init__(problem)
        self.person = person


async def ask_advice(
    house: House, actor: Actor, id: str, advisers: Sequence[str], question: str, *, seen: int
) -> Request:
    """`advisers` are ids, each of whom is asked once. They see the request, and decide nothing. Raises Unavailable,
    Decided, NoAdviser."""

    async def asked(request: Request, deciders: Deciders, who: Actor) -> Request:
        people = tuple(dict.fromkeys(advisers))
        if len(advice_on(request)) + len(people) > MOST_ADVISERS:
            raise NoAdviser("problem-advice-many", people[-1])
        for one in people:
            if wrong := _wrong(house, actor, request, deciders, one):
                raise NoAdviser(wrong, one)
        entry = HistoryEntry(house.now(), who.id, Deed.ADVICE_ASKED, question[:MAX_TYPED], who.on_behalf_of, to=people)
        return request.note(entry)

    return await by_approver(house, actor, id, seen, asked)


def _wrong(house: House, actor: Actor, request: Request, deciders: Deciders, adviser: str) -> str:
    """Why they cannot be asked; "" where they can."""
    if adviser not in actor.directory.people:
        return "problem-person-unknown"
    if adviser == actor.id:
        return "problem-person-self"
    if adviser == request.requester:
        return "problem-advice-requester"
    if adviser in deciders.people:
        return "problem-advice-decides"
    if any(one.adviser == adviser for one in advice_on(request)):
        return "problem-advice-asked"
    if house.reachability.people is not None and adviser not in house.reachability.people:
        return "problem-advice-unreached"
    return ""


async def advise(house: House, actor: Actor, id: str, text: str) -> Request:
    """What somebody says who was asked. Raises Unavailable, and Decided where they did before."""

    async def advised(request: Request) -> Request:
        asked = advice_of(request, actor.id)
        if asked is None or asked.given:
            raise NotPossible(request.state)
        return request.note(HistoryEntry(house.now(), actor.id, Deed.ADVISED, text[:MAX_TYPED]))

    return await move(house, actor, id, lambda: to_advise(house, actor, id), advised)


async def to_advise(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request about which this person is asked, or gave, advice. Raises Unavailable."""
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None or advice_of(standing.value, actor.id) is None:
        raise Unavailable
    return standing
