"""The only place that chooses adapters and puts the parts together."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.announce import jobs as announcements
from bot.answer.experts import jobs as experts
from bot.answer.experts.topics_file import TopicsFile
from bot.answer.library.scope_book import ScopeBook
from bot.arrange import jobs as requests
from bot.channel.base import Handle
from bot.channel.credentials import ClientSecret, ManagedIdentity, Proof
from bot.channel.identity import BotIdentity
from bot.channel.teams import Teams, open_teams
from bot.content.base import Library
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.content.readers import checked
from bot.data_folder import STORE, disk_problem, make_private
from bot.front.dispatch import handler
from bot.house import House, Link, default_link
from bot.index.embedded import open_index
from bot.index.reranking import load_reranker
from bot.people.calendar_file import CalendarFile
from bot.migration import migrate
from bot.people.reach import Reachability
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import LeaseLost
from bot.queue.sqlite import SqliteQueue, open_queue
from bot.settings import Settings
from bot.sqlite import open_file
from bot.store.records import KINDS, Records
from bot.store.sqlite import open_store
from bot.web.documents import LocalDocuments, local_address, local_secret
from bot.work.aside import set_aside
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.outbox import Outbox
from bot.work.worker import Worker
from dialogs.form import load_forms

JOBS = {**announcements.JOBS, **requests.JOBS, **experts.JOBS}


@dataclass(frozen=True, slots=True)
class Bode:
    """The running whole: requests go to `teams.receive(request, handle)`, the worker runs beside."""

    house: House
    teams: Teams
    handle: Handle
    worker: Worker
    documents: LocalDocuments | None
    disk_problem: Callable[[], str]


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def opened_house(
    settings: Settings, now: Callable[[], datetime] = utc_now, link: Link = default_link, *, renew_index: bool = False
) -> AsyncGenerator[House]:
    """Store, queue, index and forms, without the channel: enough for the command line.

    `renew_index`: for whoever rebuilds one that is damaged or outdated; else that is an IndexDamaged.
    """
    forms = load_forms(settings.forms_dir)
    topics = TopicsFile(topics_path(settings))
    calendar = CalendarFile(calendar_path(settings))
    reranker = load_reranker(settings.reranker) if settings.reranker else None
    make_private(settings.data_dir)
    async with AsyncExitStack() as stack:
        file = await open_file(settings.data_dir / STORE)
        stack.push_async_callback(file.close)
        await migrate(file)
        store = await open_store(file, KINDS, now=now)
        stack.push_async_callback(store.close)
        queue = await open_queue(file, now=now)
        stack.push_async_callback(queue.close)
        bulk = await open_queue(file, now=now, name="bulk")
        stack.push_async_callback(bulk.close)
        index = await open_index(
            settings.data_dir / "index", synonyms_path(settings), reranker=reranker, renew=renew_index
        )
        stack.push_async_callback(index.close)
        outbox = Outbox(queue)
        records = Records(store, now=now, promised=outbox.promised)
        directory, reachability = DirectorySnapshot(records), Reachability(records)
        scopes = ScopeBook(records)
        hosts = settings.link_hosts
        house = House(
            records,
            queue,
            bulk,
            index,
            forms,
            directory,
            now,
            topics,
            reachability,
            scopes,
            outbox,
            link,
            hosts,
            calendar=calendar,
        )
        await _take_over(house, {"jobs": queue, "bulk": bulk})
        yield house


async def _take_over(house: House, queues: Mapping[str, SqliteQueue]) -> None:
    """The store keeps what is set aside; files of an earlier version have it in their queues."""
    for name, queue in queues.items():
        for lease, reason, at in await queue.former():
            await set_aside(house, name, lease, reason, at)
            with suppress(LeaseLost):  # another process takes it over
                await queue.done(lease)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[Bode]:
    """All of it; the worker is not started yet."""
    documents = _documents(settings)
    link = documents.link if documents else default_link
    async with opened_house(settings, link=link, renew_index=True) as house:
        budget = Budget(settings.requests_per_second, settings.conversation_limits)
        disk = partial(disk_problem, settings.data_dir, settings.least_free_mb * 2**20)
        lost = frozenset(settings.conversation_codes)
        teams = open_teams(*_identity(settings), budget=budget, arrival=settings.arrival_seconds, lost=lost)
        work = Work(house, teams.channel, budget)
        lease = timedelta(seconds=settings.lease_seconds)
        worker = Worker(work, JOBS, width=settings.workers, lease=lease)
        try:
            yield Bode(house, teams, handler(house), worker, documents, disk)
        finally:
            await teams.close()


def synonyms_path(settings: Settings) -> Path | None:
    """Where the house's own names stand, None when nobody wrote any."""
    usual = settings.data_dir / "synonyms.toml"
    return settings.synonyms_file or (usual if usual.exists() else None)


def calendar_path(settings: Settings) -> Path | None:
    """Where the schools' own days stand, None when nobody wrote any."""
    usual = settings.data_dir / "calendar.toml"
    return settings.calendar_file or (usual if usual.exists() else None)


def topics_path(settings: Settings) -> Path | None:
    """Where the topics stand, None when nobody wrote any."""
    usual = settings.data_dir / "topics.toml"
    return settings.topics_file or (usual if usual.exists() else None)


def _documents(settings: Settings) -> LocalDocuments | None:
    """In local mode files are opened through us. On a port that is not known yet they cannot be."""
    if settings.app_id or not settings.port:
        return None
    return LocalDocuments(local_address(settings.host, settings.port), local_secret(settings.data_dir))


def library_of(place: str, readers: str, name: str = "") -> Library:
    """A folder, or `jsonl:FILE`; `readers` (principals with commas between) are for rows that name none.

    Raises ValueError for a principal that is none.
    """
    kind, _, path = place.partition(":")
    if kind == "jsonl":
        file = Path(path)
        own = checked(filter(None, readers.split(",")))
        return Jsonl(file / "corpus.jsonl" if file.is_dir() else file, name=name, readers=own)
    return Folder(Path(place), name=name)


def _identity(settings: Settings) -> tuple[BotIdentity | None, Proof | None]:
    if not settings.app_id:
        return None, None
    identity = BotIdentity(settings.app_id, frozenset(settings.tenant_ids))
    if settings.managed_identity:
        return identity, ManagedIdentity()
    return identity, ClientSecret(settings.app_secret.get_secret_value())
