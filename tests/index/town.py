"""What the tests of rebuilding and claims have: an official answer, and who finds which pages."""

from datetime import UTC, datetime

from bot.answer.official.official_answer import OfficialAnswer
from bot.house import House
from bot.people.person import Person


async def paths(house: House, person: Person, text: str = "paspoort") -> set[str]:
    found = await house.index.search(text, scopes=await house.scopes.readable(person), limit=10)
    return {hit.source.path for hit in found}


def official() -> OfficialAnswer:
    now = datetime(2026, 11, 1, 9, tzinfo=UTC)
    return OfficialAnswer(
        id="h1",
        topic="",
        question="Wat kost een paspoort?",
        text="Een paspoort kost 66 euro.",
        language="nl",
        owner="p",
        readers=frozenset({"everyone"}),
        school="",
        reviewed=now,
        review_by=now.date(),
        revision=1,
    )
