"""Opens the house of each organisation: everything that its use cases may touch, all on one store."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.announce.lanes import LANES
from bot.announce.news.preferred import Preferred
from bot.announce.opening.openings import Openings
from bot.answer.library.marks import MarksFile
from bot.answer.library.scope_book import ScopeBook
from bot.blobs.base import Blobs
from bot.bootstrap.adapters import OpenQueue, opened_blobs, opened_documents, queue_opener
from bot.bootstrap.organisations import own_folder, own_limits, places, settings_of_each
from bot.configuration.configuration import open_configuration
from bot.content.sheets import SheetFiles
from bot.house import House, Link, default_link
from bot.index.embedded import open_index
from bot.index.opening import MARKS
from bot.meaning.base import Meaning
from bot.meaning_chosen import opened_meaning
from bot.people.directory import Limits
from bot.people.organisations import own_queue
from bot.people.reach import Reachability
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import JobQueue, LeaseLost
from bot.queue.lanes import UNNAMED, LanedQueue
from bot.queue.sqlite import SqliteQueue
from bot.scanner import scanner_at
from bot.settings import Settings
from bot.settings_of_services import seal_of, webhooks_of
from bot.sheets import Sheets
from bot.store.base import DocumentStore
from bot.store.records import Records
from bot.work.aside import set_aside
from bot.work.outbox import Outbox

BULK = {lane: "bulk" if lane == UNNAMED else f"bulk_{lane}" for lane in LANES}
"""What the queue of each lane is called."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def opened_house(
    settings: Settings, now: Callable[[], datetime] = utc_now, *, renew_index: bool = False
) -> AsyncGenerator[House]:
    """What the commands of one organisation (`settings.organisation`) may touch: no channel.

    `renew_index`: for whoever fills it again where it is damaged or outdated; else that is an IndexDamaged.
    """
    one = {settings.organisation: own_limits(settings)}
    async with opened_houses(settings, one, now, renew_index=renew_index) as houses:
        yield houses[settings.organisation]


@asynccontextmanager
async def opened_records(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncGenerator[Records]:
    """What is kept of the organisation that commands work for: for one that goes on whatever its files say."""
    own_limits(settings)
    async with opened_documents(settings, now) as (_, store):
        yield Records(store, now=now, organisation=settings.organisation)


@asynccontextmanager
async def opened_houses(
    settings: Settings,
    limits: Mapping[str, Limits],
    now: Callable[[], datetime],
    *,
    links: Callable[[str], Link] | None = None,
    renew_index: bool,
) -> AsyncGenerator[Mapping[str, House]]:
    """One store for all of them; each has records, queues and an index of its own. `links` for the running bot: its own
    of each."""
    async with AsyncExitStack() as stack:
        file, store = await stack.enter_async_context(opened_documents(settings, now))
        queues = await stack.enter_async_context(queue_opener(settings, file, now))
        blobs = await stack.enter_async_context(opened_blobs(settings))
        meaning = await stack.enter_async_context(opened_meaning(settings, at_once=links is not None))
        shared = _Shared(queues, store, blobs, meaning, now, links or (lambda _: default_link), SheetFiles())
        each = settings_of_each(settings)
        yield {
            organisation: await _house(
                each.get(organisation, settings), stack, shared, organisation, whose, renew_index=renew_index
            )
            for organisation, whose in limits.items()
        }


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the houses of one process have in common."""

    open_queue: OpenQueue
    store: DocumentStore
    blobs: Blobs
    meaning: Meaning | None
    now: Callable[[], datetime]
    links: Callable[[str], Link]
    sheets: Sheets


async def _house(
    settings: Settings, stack: AsyncExitStack, shared: _Shared, organisation: str, limits: Limits, *, renew_index: bool
) -> House:
    queue = await shared.open_queue(own_queue("jobs", organisation))
    stack.push_async_callback(queue.close)
    bulk = await opened_bulk(shared.open_queue, organisation)
    stack.push_async_callback(bulk.close)
    folder = own_folder(settings, organisation)
    outbox = Outbox(queue)
    records = Records(shared.store, now=shared.now, promised=outbox.promised, organisation=organisation)
    configuration = await open_configuration(records, places(settings, organisation), shared.now)
    synonyms = configuration.synonyms
    index = await open_index(folder / "index", lambda: synonyms.seen, renew=renew_index)
    stack.push_async_callback(index.close)
    house = House(
        records,
        queue,
        bulk,
        index,
        MarksFile(folder / "index" / MARKS),
        shared.blobs,
        configuration,
        DirectorySnapshot(records, limits),
        shared.now,
        Reachability(records, shared.now),
        Preferred(records, shared.now),
        ScopeBook(records),
        outbox,
        shared.sheets,
        shared.links(organisation),
        settings.link_hosts,
        shared.meaning,
        scanner=scanner_at(settings.scanner),
        webhooks=webhooks_of(settings),
        binding_language=settings.binding_language,
        read_receipts=settings.read_receipts,
        seal=seal_of(settings),
        proof_registrar=settings.proof_registrar,
        privacy_contact=settings.privacy_contact,
        openings=Openings(counts=settings.count_links),
        starts_mandates=settings.mandates_when_away == "start",
    )
    await _take_over(house, {"jobs": queue, "bulk": bulk.unnamed})
    return house


async def opened_bulk(open_queue: OpenQueue, organisation: str) -> LanedQueue:
    """Deliveries of large sends, the most important first. Those of before all wait in "bulk"."""
    return LanedQueue({lane: await open_queue(own_queue(name, organisation)) for lane, name in BULK.items()})


def queue_names(organisation: str) -> Sequence[str]:
    """All of an organisation."""
    return [own_queue(name, organisation) for name in ("jobs", *BULK.values())]


async def _take_over(house: House, queues: Mapping[str, JobQueue]) -> None:
    """The store keeps what is set aside; files of an earlier version have it in their queues."""
    for name, queue in queues.items():
        if not isinstance(queue, SqliteQueue):
            continue
        for lease, reason, at in await queue.former():
            await set_aside(house, name, lease, reason, at)
            with suppress(LeaseLost):  # another process takes it over
                await queue.done(lease)
