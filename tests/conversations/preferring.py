"""What tests of what people want to get share: an announcement on a topic, and somebody who sets something."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.announce.announcement import Importance
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of

LESS = "Minder hierover"
INFORMATION: Mapping[str, Any] = {"importance": Importance.INFORMATION, "topic": "ict"}


async def announce(
    school: School, title: str, by: Colleague | None = None, text: str = "Meer op school.", **what: Any
) -> str:
    """To the three of De Linde; gives its id."""
    author = by or school.carla
    await write(author, title=title, text=text, schools="de-linde")
    sent = str(buttons_of(author.newest)[send_to(3)]["data"]["id"])
    records, partition = school.house.records, announcement_partition(sent)
    draft = await records.announcements.get(partition, sent)
    assert draft
    await records.accept(partition, [records.announcements.put(replace(draft.value, **what), draft.version)])
    await author.clicks(send_to(3))
    await school.jobs()
    return sent


async def sets(person: Colleague, **inputs: str) -> None:
    await person.says("instellingen")
    await person.fills(**inputs).clicks("Bewaren", on=person.newest)
    assert "Bewaard" in person.newest.text
