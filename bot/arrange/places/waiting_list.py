"""The list of who waits for a place: their request gets it, or hears on the day that none came; or they give it up."""

from contextlib import suppress

from bot.arrange.deciding import Decided, as_seen, by_requester, move_as_of
from bot.arrange.places import option_places
from bot.arrange.request import Request
from bot.arrange.requests import standing_request
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor


async def give(house: House, id: str, option: str) -> None:
    """The request has a place of the option by now. Where it waits for none any more, the place goes to the next one.
    Repeating it changes nothing more."""

    async def placed(request: Request) -> Request:
        return request.place(option, house.now())

    with suppress(Decided, Unavailable):
        await move_as_of(house, await house.directory.current(), id, lambda: standing_request(house, id), placed)
    await option_places.settle(house, id, [option])


async def end(house: House, id: str, option: str) -> None:
    """The day of the option has come: what still waits for a place waits in vain. Repeating it changes nothing more."""

    async def unplaced(request: Request) -> Request:
        return request.unplace(option, house.now())

    with suppress(Decided, Unavailable):
        await move_as_of(house, await house.directory.current(), id, lambda: standing_request(house, id), unplaced)


async def give_up(house: House, actor: Actor, id: str, *, seen: int) -> Request:
    """The requester wants no place any more. Raises Unavailable, Decided."""

    async def given_up(request: Request) -> Request:
        return request.give_up(house.now())

    return await by_requester(house, actor, id, as_seen(seen, given_up))
