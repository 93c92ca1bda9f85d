"""How often an official answer or a library was shown of late, and what people said of it: counted of what is kept."""

import asyncio

from bot.answer.review.review import Subject, Use
from bot.house import House
from bot.store.base import Scalar


async def use_of(house: House, one: Subject) -> Use:
    about: dict[str, Scalar] = {"source": one.id} if one.official else {"library": one.id}
    count = house.records.questions.count
    shown, useful, useless = await asyncio.gather(
        count(equal=about), count(equal={**about, "useful": True}), count(equal={**about, "useful": False})
    )
    return Use(shown, useful, useless)
