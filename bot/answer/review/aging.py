"""Says of what an answer cites how old it is, where it should have been looked at again by now."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from bot.answer.answer import Answer, Citation
from bot.answer.library.ids import library_id, library_of
from bot.answer.library.libraries_file import Place
from bot.answer.official import keeping
from bot.answer.review.subject import of_library
from bot.house import House
from bot.people.calendar import BRUSSELS, today

Places: TypeAlias = Mapping[str, Place]
"""Those that somebody answers for, by the id of the library."""


async def aged(house: House, found: Answer) -> Answer:
    """Reads one document for each official answer beside the first that is cited, and for each library of which the
    file says that its period is over; none else."""
    places = {library_id(one.name): one for one in house.libraries.seen if one.owner}
    first, *further = await asyncio.gather(
        _first(house, found, places), *(_dated(house, one, places) for one in found.further)
    )
    return replace(found, citation=first, further=tuple(one for one in further if one))


async def _first(house: House, found: Answer, places: Places) -> Citation | None:
    official = found.official
    if official is None or found.citation is None:
        return await _dated(house, found.citation, places) if found.citation else None
    age = official.reviewed.astimezone(BRUSSELS).date() if official.overdue else None
    return replace(found.citation, overdue=age)


async def _dated(house: House, cited: Citation, places: Places) -> Citation:
    age = await _age(house, cited, places)
    return replace(cited, overdue=age) if age else cited


async def _age(house: House, cited: Citation, places: Places) -> date | None:
    """When it was reviewed last, where that is too long ago."""
    if cited.official:
        return await _official(house, cited.official)
    place = places.get(library_of(cited.source) or "")
    if place is None or place.end() >= today(house):
        return None
    review = await of_library(house, library_id(place.name))
    return None if place.end(review.reviewed) >= today(house) else place.reviewed_last(review.reviewed)


async def _official(house: House, id: str) -> date | None:
    standing = await keeping.find(house, id)
    if standing is None or standing.value.review_by >= today(house):
        return None
    return standing.value.reviewed.astimezone(BRUSSELS).date()
