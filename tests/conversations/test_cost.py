"""What a turn costs: at most one commit, and a number of reads that does not grow with what there is."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.announce.announcement import Announcement
from bot.announce.correcting.bringing import Bringing
from bot.announce.delivery import Delivery
from bot.announce.standing import change_announcement
from bot.answer.answering import HITS
from bot.answer.library.scope_book import ScopeBook
from bot.bootstrap.running import JOBS
from bot.content.folder import Folder
from bot.front.dispatch import handler
from bot.people.contacts import meet
from bot.people.snapshot import DirectorySnapshot
from bot.store import collection
from bot.store.base import Document, DocumentStore, Page, Scalar, Write
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from tests.conversations.announcing import write
from tests.conversations.questions import answers, asks
from tests.conversations.school import UNHURRIED, School, send_to
from tests.conversations.stage import buttons_of
from tests.indexed import indexed

Doing = Callable[[School], Awaitable[object]]


class Counting:
    """The real store, with a count of what is asked of it."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.reads = 0
        self.commits = 0

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        self.reads += 1
        return await self._store.get(kind, partition, id)

    async def find(self, kind: str, **how: Any) -> Page:
        self.reads += 1
        return await self._store.find(kind, **how)

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        self.reads += 1
        return await self._store.count(kind, equal=equal, partition=partition)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        self.commits += 1
        return await self._store.commit(partition, writes)

    async def close(self) -> None:
        await self._store.close()


def counted(school: School) -> Counting:
    """From now on everything on stage goes through the count."""
    counting = Counting(school.house.records._store)
    records = Records(counting, now=school.clock, promised=school.house.outbox.promised)
    school.house = replace(
        school.house, records=records, directory=DirectorySnapshot(records), scopes=ScopeBook(records)
    )
    school.stage.handle = handler(school.house)
    return counting


async def warmed(school: School) -> None:
    """The snapshots of the directory and of the scopes are read once, by the first turn after a change."""
    person = (await meet(school.house, school.ana.id, None)).person
    await school.house.scopes.readable(person)


async def a_leave(school: School) -> None:
    """Each on a day of its own."""
    ana = school.ana
    day = str(date(2026, 12, 1) + timedelta(days=next(school.stage.numbers)))
    await ana.says("verlof")
    await ana.fills(kind="union").clicks("Volgende")
    await ana.fills(period__from=day, period__to=day).clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()


async def an_announcement(school: School) -> None:
    await write(school.carla, title="Foto's", text="De fotograaf komt.", confirmation="true", everyone="true")
    await school.carla.clicks(send_to(10))
    await school.jobs()


TURNS: Mapping[str, Doing] = {
    "help": lambda school: school.ana.says("help"),
    "today": lambda school: school.ana.says("vandaag"),
    "news": lambda school: school.ana.says("nieuws"),
    "today of who decides": lambda school: school.ben.says("hallo"),
    "question": lambda school: school.ana.says("Hoeveel is de kilometervergoeding?"),
    "follow-up": lambda school: school.ana.says("en met de fiets?"),
    "gaps": lambda school: school.carla.says("hiaten"),
    "start a form": lambda school: school.ana.says("verlof"),
    "my requests": lambda school: school.ana.says("mijn aanvragen"),
    "approvals": lambda school: school.ben.says("goedkeuringen"),
    "away": lambda school: school.ben.says("ik ben afwezig"),
    "back": lambda school: school.ben.says("ik ben terug"),
    "approve": lambda school: school.ben.clicks("Goedkeuren"),
    "confirm": lambda school: school.ana.clicks("Gelezen en begrepen"),
    "to be confirmed": lambda school: school.ben.says("nog te bevestigen"),
    "compose": lambda school: school.carla.says("mededeling"),
    "refresh": lambda school: school.carla.clicks("Vernieuwen"),
    "search": lambda school: school.ana.searches("mijnAanvragen", ""),
    "search by words": lambda school: school.ana.searches("mijnAanvragen", "verlof"),
    "search in vain": lambda school: school.ana.searches("mijnAanvragen", "sabbatjaar"),
    "my questions": lambda school: school.ana.says("mijn vragen"),
    "my data": lambda school: school.ana.says("mijn gegevens"),
    "my announcements": lambda school: school.carla.says("mijn mededelingen"),
}
MOST_READS = 20


@pytest.mark.walk
@pytest.mark.parametrize("turn", TURNS)
async def test_a_turn_costs_the_same_however_much_there_is(
    school: School, turn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is read through, five go on a page here: whatever grows with what there is takes more reads."""
    monkeypatch.setattr(collection, "STREAMED", 5)
    await school.everybody_installs()
    await a_leave(school)
    await an_announcement(school)
    little = await _cost(school, turn)
    for _ in range(12):
        await a_leave(school)
        await an_announcement(school)
    much = await _cost(school, turn)
    assert much[1] <= 1
    assert much[0] <= MOST_READS
    if turn not in {"approvals", "news", "to be confirmed"}:  # a page of them is read item by item
        assert much[0] <= little[0]


MOST_REQUESTS = {
    "help": 2,
    "question": 5,
    "follow-up": 6,
    "start a form": 4,
    "my requests": 3,
    "approve": 7,
    "my data": 11,  # who they are, and nine counts
    "confirm": 5,
}


@pytest.mark.parametrize("turn", MOST_REQUESTS)
async def test_a_turn_asks_little_of_the_store(school: School, turn: str) -> None:
    """Met once before, as in a bot that has been running: its scopes and forms are known."""
    await school.everybody_installs()
    await school.ana.says("Hoeveel is de kilometervergoeding?")
    await a_leave(school)
    await an_announcement(school)
    assert sum(await _cost(school, turn)) <= MOST_REQUESTS[turn]


async def test_a_question_of_which_an_announcement_says_something_costs_two_reads_more(school: School) -> None:
    """What its asker got, and what they confirmed in a channel."""
    await school.everybody_installs()
    await write(school.carla, title="Fietsen", text="De kilometervergoeding met de fiets stijgt.", everyone="true")
    await school.carla.clicks(send_to(10))
    await school.jobs()
    await school.ana.says("Hoeveel is de kilometervergoeding?")
    costs = [sum(await _cost(school, turn)) for turn in ("question", "follow-up")]
    assert "Fietsen" in school.ana.newest.text
    assert costs == [7, 8]


async def test_a_request_is_handed_in_and_brought_to_its_approver_with_little(school: School) -> None:
    """Handing in: who it is, the draft, its number, what was asked before, whether the approver is away, the figures of
    the school, the commit, and whether they can be reached. Asking them: whether anybody has a mandate of theirs, who
    they are, what it asks, who else is away then, that it goes out, what became of it, and whether it changed
    meanwhile."""
    await school.everybody_installs()
    counting = counted(school)
    await a_leave(school)
    await a_leave(school)
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="union").clicks("Volgende")
    await ana.fills(period__from="2026-11-30", period__to="2026-11-30").clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    counting.reads = counting.commits = 0
    await ana.clicks("Indienen")
    assert (counting.reads, counting.commits) == (8, 1)
    (lease,) = await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    counting.reads = counting.commits = 0
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    await JOBS[lease.job.name](work, Assignment(lease.job.body, lease.attempt))
    assert "Ana Martens" in school.ben.newest.text
    assert (counting.reads, counting.commits) == (6, 2)


async def test_a_requester_is_told_with_little(school: School) -> None:
    """One job after the other, so that none shares a read. Telling: what was decided, who they are, that it goes out,
    what became of it, and whether it changed meanwhile. The cards that follow: as much, but for what is written, and
    which cards and whose. Whom the form tells besides is known from the decision; here that is nobody."""
    await school.everybody_installs()
    counting = counted(school)
    await a_leave(school)
    await school.ben.clicks("Goedkeuren")
    leases = await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    assert {lease.job.name for lease in leases} == {"request_follow", "request_tell"}
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    counting.reads = counting.commits = 0
    for lease in sorted(leases, key=lambda one: one.job.name, reverse=True):  # told first: then one card more follows
        await JOBS[lease.job.name](work, Assignment(lease.job.body, lease.attempt))
    assert "Goedgekeurd" in school.ana.newest.text
    assert (counting.reads, counting.commits) == (4 + 6, 2)


async def _cost(school: School, turn: str) -> tuple[int, int]:
    counting = counted(school)
    await warmed(school)
    counting.reads = counting.commits = 0
    await TURNS[turn](school)
    return counting.reads, counting.commits


async def test_a_question_costs_as_much_however_many_sources_its_hits_are_of(school: School, tmp_path: Path) -> None:
    """The check of the hits is the one that every question makes: which scopes may be read, and what was announced."""
    await school.everybody_installs()
    folder = tmp_path / "gidsen"
    folder.mkdir()
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', encoding="utf-8")
    for number in range(25):
        text = f"# Zwemmen {number}\n\nDe zwemles van groep {number} begint op dinsdag.\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    library = Folder(folder)
    await indexed(school.house, library)
    await library.close()
    asked = "Wanneer begint de zwemles?"
    scopes = await school.house.scopes.readable((await meet(school.house, school.ana.id, None)).person)
    hits = await school.house.index.search(asked, scopes=scopes, limit=HITS)
    assert len({hit.source.id for hit in hits}) == HITS
    counting = counted(school)
    await warmed(school)
    counting.reads = counting.commits = 0
    await school.ana.says(asked)
    assert "Zwemmen" in school.ana.newest.text
    assert counting.commits == 1
    assert counting.reads + counting.commits <= MOST_REQUESTS["question"]


async def test_deliveries_share_what_they_cost(school: School) -> None:
    """Of five that go together: what is sent, whether the directory changed, where each is reached; that they go out,
    that nobody cancelled it by then, and what became of them. What stands is known from when it was written. Only
    trouble costs more."""
    await school.everybody_installs()
    await an_announcement(school)
    announcement = str(buttons_of(school.ana.newest)["Gelezen en begrepen"]["data"]["id"])
    partition = announcement_partition(announcement)
    people = [school.ana.id, school.ben.id, school.emma.id, school.james.id, school.sophie.id]
    standing = [await school.house.records.deliveries.get(partition, one) for one in people]
    writes = [
        school.house.records.deliveries.put(Delivery(announcement, one.value.person), one.version)
        for one in standing
        if one
    ]
    versions = await school.house.records.accept(partition, writes)
    counting = counted(school)
    await warmed(school)
    counting.reads = counting.commits = 0
    body = {"announcement": announcement, "people": [[*one] for one in zip(people, versions, strict=True)]}
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    await JOBS["announcement_deliver"](work, Assignment(body, 1))
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 2
    assert (counting.reads, counting.commits) == (3 + len(people), 2)


async def test_a_card_that_is_corrected_costs_two_reads_and_shares_the_rest(school: School) -> None:
    """Each delivery and where each is reached; of five together the announcement, whether the directory changed, and
    what became of them."""
    await school.everybody_installs()
    await an_announcement(school)
    announcement = str(buttons_of(school.ana.newest)["Gelezen en begrepen"]["data"]["id"])

    def corrected(now: Announcement) -> Announcement:
        return replace(now, edition=2, corrected=school.clock(), bringing=Bringing(2))

    await change_announcement(school.house, announcement, corrected)
    people = [school.ana.id, school.ben.id, school.emma.id, school.james.id, school.sophie.id]
    counting = counted(school)
    await warmed(school)
    counting.reads = counting.commits = 0
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    await JOBS["announcement_catch_up"](work, Assignment({"announcement": announcement, "people": people}, 1))
    assert (counting.reads, counting.commits) == (2 * len(people) + 2, 1)
    assert "Verbeterd" in school.ana.newest.text
    counting.reads = counting.commits = 0
    await JOBS["announcement_catch_up"](work, Assignment({"announcement": announcement, "people": people}, 1))
    assert counting.commits == 0, "a job that comes twice finds nothing to do"


@pytest.mark.parametrize(("kind", "anonymous", "most"), [("one", "false", 5), ("one", "true", 5), ("text", "true", 6)])
async def test_an_answer_costs_the_same_however_many_answered(
    school: School, kind: str, anonymous: str, most: int
) -> None:
    """Who it is, the announcement and what they were sent of it, what was counted, whether its links are, and the page
    of an anonymous text; one commit."""
    people = [school.ana, school.ben, school.emma, school.farid, school.nadia]
    await asks(school, kind, people=len(school.people), everyone="true", anonymous=anonymous, expires="2026-12-24")
    counting = counted(school)
    await warmed(school)
    cost: list[tuple[int, int]] = []
    for person in people:
        counting.reads = counting.commits = 0
        await answers(person, "0")
        cost.append((counting.reads, counting.commits))
    assert cost[1:] == [(most, 1)] * (len(people) - 1)
