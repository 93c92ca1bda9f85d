"""Erases a person: every document of the organisation is read, and says a made-up id where it named them.

Each step can be done again, and does nothing where it was done: what is interrupted goes on when it is begun anew, with
the same made-up id, which the store keeps. The documents are read until a round finds nothing more, since Bode may run
meanwhile.
"""

from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import token_hex

from bot.errors import OperatorError, Stale
from bot.house import House
from bot.json import JsonObject
from bot.people.acting import Acting
from bot.people.directory import Row
from bot.people.erasure import PREFIX, Erasure
from bot.people.person import Person
from bot.privacy.directory import Names, forget_in_directory, names_of, row_of, told_apart
from bot.privacy.documents import CALLED, Place, rewritten
from bot.privacy.files import remove_files
from bot.privacy.forgetting import Forgetting, by_id_only, forgetting
from bot.privacy.nightly.audit import forget_uncut
from bot.privacy.nightly.notices import begin_anew
from bot.privacy.published import forget_in_versions
from bot.privacy.taking_back import take_back, take_back_all
from bot.queue.base import Rewritten
from bot.store.base import Whole, WholeStore
from bot.store.collection import organised
from bot.store.documents import plain_text
from bot.store.partitions import ERASURES, person_partition
from bot.work.chain import ending, erasing

ROUNDS = 6
"""Of reading everything: more than who uses Bode meanwhile keeps it from being done."""

CHAIN = frozenset({"audit", "audit_page", "audit_head", "audit_cut"})
"""Kinds of which bot/work/chain takes care: their digests hold."""

OWN = frozenset({"erasure", "restoring"})

Tell = Callable[[str], None]


class NotErased(OperatorError):
    """Something still says who it was, since Bode went on writing it."""

    def __init__(self, counts: Counter[str]) -> None:
        said = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        super().__init__(f"not done: {said} were written again meanwhile: begin it again, or stop Bode for it")


@dataclass(frozen=True, slots=True)
class Found:
    """What an erasure would do: how many documents of each kind would go or change, and how many files would go.
    `names` are those that others wrote: which it takes, and which it leaves."""

    documents: Counter[str]
    files: int
    names: Names


async def standing(house: House, person: str) -> Erasure | None:
    """The erasure of this person that is not done yet."""
    async for one in house.records.erasures.stream(partition=ERASURES):
        if one.value.person == person:
            return one.value
    return None


async def look(house: House, store: WholeStore, person: str) -> Found:
    """Changes nothing."""
    names = await told_apart(house, person, names_of(await row_of(house, person)))
    who = forgetting(person, f"{PREFIX}{token_hex(6)}", names.own)
    found: Counter[str] = Counter()
    async for whole in _naming(house, store, who):
        found[whole.document.kind] += 1
    return Found(found, await remove_files(house, person, pretend=True), names)


async def erase(
    house: House,
    store: WholeStore,
    acting: Acting,
    person: str,
    *,
    beside: Callable[[Forgetting], Awaitable[Rewritten]],
    queued_for: timedelta = timedelta(),
    tell: Tell = lambda _: None,
) -> Erasure:
    """`beside` forgets them in the queues, before what those jobs may write is read, and after. Jobs that it cannot
    change may name them for as long as `queued_for`: until then it is not `done`, and is to be begun again. Raises
    NotErased, StoreError, BlobsUnavailable, and what `beside` raises; then it goes on when it is begun again."""
    erasure = await _begun(house, acting, person, await row_of(house, person))
    who = forgetting(person, erasure.id, (await told_apart(house, person, erasure.names)).own)
    tell("requests")
    await take_back_all(house, acting, person)
    tell("files")
    await remove_files(house, person)
    tell("directory")
    await forget_in_directory(house, who)
    tell("configuration")
    await forget_in_versions(house.records, who)
    counts, held = Counter(erasure.counts), 0
    for number in range(2):
        tell("queues")
        jobs = await beside(who)
        held += jobs.held
        counts += Counter(job=jobs.jobs)
        counts += await _documents(house, store, acting, who, tell)
        if number == 0:
            tell("audit")
            await _audit(house, acting, who)
    # A snapshot that was made meanwhile is of an index that had not followed yet.
    await remove_files(house, person)
    if held:  # whoever runs them knows them as they were
        raise NotErased(Counter(job=held))
    if house.now() < erasure.at + queued_for:
        return await _counted(house, erasure, counts)
    return await _done(house, acting, erasure, counts)


async def _begun(house: House, acting: Acting, person: str, row: Row[Person] | None) -> Erasure:
    """What is kept names them until it is done: that it goes on after a stop needs it."""
    await begin_anew(house)
    await forget_uncut(house, person)
    if found := await standing(house, person):
        return found
    erasure = Erasure(f"{PREFIX}{token_hex(6)}", house.now(), person, names_of(row))
    audit = house.audit(acting, "person.erasing", erasure.id)
    await house.records.accept(ERASURES, [house.records.erasures.put(erasure)], audit=audit)
    return erasure


async def _counted(house: House, erasure: Erasure, counts: Counter[str]) -> Erasure:
    """What was done until now, of one that is begun again."""
    found = await house.records.erasures.get(ERASURES, erasure.id)
    if found is None:
        return erasure
    counted = replace(found.value, counts=dict(counts))
    await house.records.accept(ERASURES, [house.records.erasures.put(counted, found.version)])
    return counted


async def _done(house: House, acting: Acting, erasure: Erasure, counts: Counter[str]) -> Erasure:
    found = await house.records.erasures.get(ERASURES, erasure.id)
    if found is None or found.value.done:
        return found.value if found else erasure
    done = replace(found.value, person="", names=(), done=house.now(), counts=dict(counts))
    audit = house.audit(acting, "person.erased", erasure.id, {"documents": dict(counts)})
    await house.records.accept(ERASURES, [house.records.erasures.put(done, found.version)], audit=audit)
    return done


async def _documents(house: House, store: WholeStore, acting: Acting, who: Forgetting, tell: Tell) -> Counter[str]:
    counts: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for number in range(ROUNDS):
        tell(f"documents, round {number + 1}")
        left = Counter()
        async for whole in _naming(house, store, who):
            left[whole.document.kind] += 1
            if await _forget(house, acting, whole, who):
                counts[whole.document.kind] += 1
        if not left:
            return counts
    raise NotErased(left)


async def _forget(house: House, acting: Acting, whole: Whole, who: Forgetting) -> bool:
    """False where somebody else was faster, and of a request that was handed in meanwhile: another round finds it as it
    stands then."""
    try:
        now = await rewritten(house, whole.document, _place(house, whole), who)
        if now.waits:
            await take_back(house, acting, who.person, whole.document.id)
            return False
        await house.records.accept(now.partition, now.writes, jobs=now.jobs)
    except Stale:
        return False
    return True


def _place(house: House, whole: Whole) -> Place:
    partition = whole.document.partition.removeprefix(organised("", house.records.organisation_id))
    return Place(partition, whole.expires)


async def _naming(house: House, store: WholeStore, who: Forgetting) -> AsyncGenerator[Whole]:
    own = organised("", house.records.organisation_id)
    async with aclosing(store.everything()) as pages:
        async for page in pages:
            for whole in page:
                document = whole.document
                if document.kind in CHAIN | OWN or not document.partition.startswith(own):
                    continue
                asked = by_id_only(who) if document.kind in CALLED else who
                if _names(document.partition, document.id, document.body, asked):
                    yield whole


def _names(partition: str, id: str, body: JsonObject, who: Forgetting) -> bool:
    return who.ids.search(partition) is not None or who.ids.search(id) is not None or who.stands_in(_texts(body))


def _texts(body: JsonObject) -> str:
    return plain_text(body)


async def _audit(house: House, acting: Acting, who: Forgetting) -> None:
    """Entries of a minute ago may have no link yet: they get it first."""
    await ending.end(house, acting, person_partition(who.person), who.made_up)
    for _ in range(ROUNDS):
        erased, left = await erasing.erase(house, acting, who.person)
        if not (erased or left):
            return
    raise NotErased(Counter(audit=1))
