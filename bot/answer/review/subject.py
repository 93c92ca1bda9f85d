"""What is reviewed, an official answer or a library of the libraries file, as it stands and who answers for it now."""

from bot.answer.library.ids import library_id
from bot.answer.library.libraries_file import Place
from bot.answer.official import keeping
from bot.answer.official.official_answer import OfficialAnswer, answer_id, is_official
from bot.answer.review.review import MONTH, Review, Subject
from bot.errors import Unavailable
from bot.house import House
from bot.people.calendar import BRUSSELS, today
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Role
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS, REVIEWS


async def due(house: House, directory: Directory) -> list[Subject]:
    """What is to be looked at again within a month, or should have been: the first to end first."""
    until = today(house) + MONTH
    below = until.isoformat() + "~"
    ending = house.records.official_answers.stream(
        equal={"withdrawn": False}, order="review_by", below=below, partition=OFFICIAL_ANSWERS
    )
    found = [await _official(house, directory, item.value) async for item in ending]
    for place in await house.libraries.current():
        if place.owner:
            one = _library(directory, place, await of_library(house, library_id(place.name)))
            found += [one] if one.end <= until and not one.withdrawn else []
    return sorted(found, key=lambda one: (one.end, one.id))


async def subject(house: House, directory: Directory, id: str) -> Subject | None:
    """None for what there is not, and for a library that nobody answers for."""
    if is_official(id):
        standing = await keeping.find(house, answer_id(id))
        return await _official(house, directory, standing.value) if standing else None
    places = await house.libraries.current()
    place = next((one for one in places if one.owner and library_id(one.name) == id), None)
    return _library(directory, place, await of_library(house, id)) if place else None


async def own(house: House, actor: Actor, id: str) -> Subject:
    """One that this person looks after now. Raises Unavailable."""
    found = await subject(house, actor.directory, id)
    if found is None:
        raise Unavailable
    if found.official:
        await keeping.to_change(house, actor, found.official.id)
    elif actor.id not in found.keepers:
        raise Unavailable
    return found


async def review_of(house: House, id: str) -> Stored[Review] | None:
    return await house.records.reviews.get(REVIEWS, id)


async def of_library(house: House, library: str) -> Review:
    """By the library's id."""
    standing = await review_of(house, library)
    return standing.value if standing else Review(library)


async def _official(house: House, directory: Directory, value: OfficialAnswer) -> Subject:
    keepers = keeping.keepers(value, await keeping.topic_of(house, value), directory)
    return Subject(
        value.source_id,
        value.question,
        [one.id for one in keepers],
        value.reviewed.astimezone(BRUSSELS).date(),
        value.review_by,
        value.revision,
        value.withdrawn,
        official=value,
    )


def _library(directory: Directory, place: Place, review: Review) -> Subject:
    keepers = directory.named((place.owner,)) or directory.having(Role.OPERATOR)
    return Subject(
        review.id,
        place.name,
        [one.id for one in keepers],
        place.reviewed_last(review.reviewed),
        place.end(review.reviewed),
        review.revision,
        review.withdrawn,
        place=place,
    )
