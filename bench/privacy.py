"""One of 10,000 people with five years of history: how long their export takes, how long their erasure, and whether a
byte of them is left then. `python -m bench.privacy`; with `--people 2000` a smaller house.

Each year has 150 announcements to all of their school, 20 requests of theirs, 100 decisions on those of others, and the
audit of it; beside them the rest of the house has its directory, its contacts and its share of deliveries and requests.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.directory import staff
from bench.people import SCHOOLS, person_id
from bench.table import Table
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.delivery import first_delivery
from bot.announce.writing.words import Words
from bot.answer.answer import Verdict
from bot.answer.question import Question
from bot.arrange.approval import Approval
from bot.arrange.history import Deed, HistoryEntry
from bot.arrange.request import Request, RequestState
from bot.bootstrap.people import Whole, opened_to_erase
from bot.people.acting import OPERATOR, Acting
from bot.people.contact import Contact
from bot.people.loading import load_organisation
from bot.people.principals import Principal
from bot.privacy.erasing import erase
from bot.privacy.exporting import tell, write
from bot.privacy.gathering import gather
from bot.settings import load_settings
from bot.store.base import Put
from bot.store.partitions import announcement_partition, person_partition, request_partition
from bot.work.notice import DeliveryState

NAME, WORDS = "Wilhelmina Vandersypen", "Mijn dochter Philippine trouwt in Veurne"
NUMBER = 7
YEARS, ANNOUNCEMENTS, REQUESTS, DECISIONS = 5, 150, 20, 100
"""Of each year."""
BEGAN = datetime(2021, 11, 29, 8, tzinfo=UTC)
MOST_SECONDS = 10.0
TOGETHER = 40


@dataclass(frozen=True, slots=True)
class Measured:
    documents: int
    exported: float
    erased: float
    left: Sequence[str]


async def measure(people: int, data: Path) -> Measured:
    async with opened_to_erase(load_settings(data_dir=data)) as whole:
        await _make(whole, people)
        them, house = person_id(NUMBER), whole.house
        began = time.perf_counter()
        await tell(house, OPERATOR, them, {})
        helds = await gather(house, them)
        await write(house, them, NAME, helds, data.parent / "export.zip")
        exported = time.perf_counter() - began
        began = time.perf_counter()
        await erase(house, whole.store, OPERATOR, them, beside=whole.forget_in_queues)
        await whole.compact()
        erased = time.perf_counter() - began
        left = list(_places(data, them, NAME, WORDS))
    return Measured(len(helds), exported, erased, left)


def _places(data: Path, *words: str) -> Iterator[str]:
    for file in sorted(data.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            yield from (f"{word} in {file.name}" for word in words if word.encode() in content)


async def _make(whole: Whole, people: int) -> None:
    house = whole.house
    file = staff(people, 0)
    everybody = [replace(one, name=NAME) if one.id == person_id(NUMBER) else one for one in file.people]
    await load_organisation(house, replace(file, people=everybody))
    for number in range(people):
        id_ = person_id(number)
        await house.records.accept(person_partition(id_), [house.records.contacts.put(Contact(id_, installed=True))])
    for year in range(YEARS):
        for number in range(ANNOUNCEMENTS):
            await _announced(whole, year * ANNOUNCEMENTS + number, people)
        for number in range(REQUESTS + DECISIONS):
            await _requested(whole, year, number, theirs=number < REQUESTS)
    await house.records.accept(
        person_partition(person_id(NUMBER)),
        [house.records.questions.put(Question("q1", person_id(NUMBER), WORDS, house.now(), Verdict.NOT_FOUND))],
    )


async def _announced(whole: Whole, number: int, people: int) -> None:
    records, at = whole.house.records, BEGAN + timedelta(days=number * 365 / ANNOUNCEMENTS)
    id_ = f"{number:032x}"
    announcement = Announcement(
        id_,
        person_id(0),
        {"nl": Words(f"Mededeling {number}", "De school gaat een dag dicht.")},
        Principal("everyone", ""),
        confirmation=True,
        state=AnnouncementState.SENT,
        created=at,
        published=at,
        spread_done=True,
    )
    puts: list[Put] = [records.announcements.put(announcement)]
    for person in range(NUMBER, people, people // SCHOOLS):
        waiting = first_delivery(announcement, person_id(person), DeliveryState.DELIVERED)
        puts.append(records.deliveries.put(replace(waiting, delivered_at=at, confirmed=True, confirmed_at=at, last=at)))
    await records.accept(announcement_partition(id_), puts)


async def _requested(whole: Whole, year: int, number: int, *, theirs: bool) -> None:
    house, them, at = whole.house, person_id(NUMBER), BEGAN + timedelta(days=365 * year + number)
    id_ = f"leave.{2021 + year}.{number:05}"
    asks, decides = (them, person_id(0)) if theirs else (person_id(NUMBER + 1 + number), them)
    words = WORDS if theirs else "Omdat ik verhuis"
    history = (
        HistoryEntry(at, asks, Deed.SUBMITTED),
        HistoryEntry(at, decides, Deed.REFUSED, "Dat kan niet" if theirs else WORDS),
    )
    request = Request(
        id_, "leave", asks, RequestState.REFUSED, {"reason": words}, at, at, submitted=at, history=history
    )
    puts = [
        house.records.requests.put(request),
        house.records.approvals.put(Approval(id_, decides, open=False, since=at)),
    ]
    entry = replace(house.audit(Acting(decides), "request.refused", id_, {"for": asks}), at=at)
    await house.records.accept(request_partition(id_), puts, audit=entry)


def main(arguments: Sequence[str]) -> int:
    people = int(arguments[arguments.index("--people") + 1]) if "--people" in arguments else 10_000
    with tempfile.TemporaryDirectory() as folder:
        measured = asyncio.run(measure(people, Path(folder) / "data"))
    table = Table()
    table.head(f"one of {people:,} people, {YEARS} years of history")
    table.row("documents in their export", measured.documents)
    table.row("seconds for their export", measured.exported, MOST_SECONDS, timed=True)
    table.row("seconds for their erasure, every document read", measured.erased)
    table.row("places where id, name or words are left", len(measured.left), 0)
    print(*measured.left, sep="\n")
    return len([one for one in table.above if not one.timed])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
