"""The only place that chooses adapters and puts the parts together."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.announce import jobs as announcements
from bot.answer.experts import jobs as experts
from bot.answer.library.crawling import Crawler
from bot.answer.library.embedding import Embedder
from bot.answer.library.libraries_file import Place as ToIndex
from bot.answer.library.marks import MarksFile
from bot.answer.library.scope_book import ScopeBook
from bot.answer.library.snapshots import keep_one
from bot.answer.official import jobs as official
from bot.arrange import jobs as requests
from bot.blobs.base import Blobs
from bot.blobs.folder import open_folder
from bot.channel.base import Handle, Keep, Unshown
from bot.channel.credentials import ClientSecret, ManagedIdentity, Proof
from bot.channel.identity import BotIdentity
from bot.configuration.configuration import open_configuration
from bot.configuration.part import Place
from bot.configuration.parts import PARTS
from bot.content.base import Library
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.content.readers import checked
from bot.data_folder import BLOBS, STORE, disk_problem, make_private
from bot.errors import OperatorError
from bot.front.dispatch import handler
from bot.front.organisations import by_organisation, organisation_of
from bot.house import House, Link, default_link
from bot.index.embedded import open_index
from bot.index.opening import MARKS
from bot.meaning.base import Meaning
from bot.meaning_chosen import opened_meaning
from bot.migration import migrate
from bot.people.directory import Limits
from bot.people.directory_file import DirectoryFile
from bot.people.organisations import OrganisationRule, limits_of, load_organisations, own_queue
from bot.people.reach import Reachability
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import JobQueue, LeaseLost
from bot.queue.sqlite import SqliteQueue, open_queue
from bot.settings import Settings, storage_account, variable
from bot.sqlite import SqliteFile, open_file
from bot.store.base import DocumentStore
from bot.store.records import DEFAULT_ORGANISATION, KINDS, Records
from bot.store.sqlite import open_store
from bot.toml_files import BadFiles
from bot.web.documents import LocalDocuments, local_address, local_secret
from bot.work import due, replying, telling
from bot.work.aside import set_aside
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.leases import Round, Rounds
from bot.work.outbox import Outbox
from bot.work.sharing import Sharing
from bot.work.worker import Worker
from cards.complete import check_languages

if TYPE_CHECKING:
    from bot.channel.teams import Teams

OpenQueue: TypeAlias = Callable[[str], Awaitable[JobQueue]]

LOCAL = "local"
"""The name of the budget where no app has an id."""

JOBS = {**announcements.JOBS, **requests.JOBS, **experts.JOBS, **official.JOBS, **telling.JOBS, **replying.JOBS}


@dataclass(frozen=True, slots=True)
class Bode:
    """The running whole: requests go to `teams.receive(request, handle)`; beside runs a worker of each organisation,
    and its rounds where this instance holds their lease."""

    houses: Mapping[str, House]
    teams: "Teams"
    handle: Handle
    workers: Sequence[Worker]
    documents: LocalDocuments | None
    disk_problem: Callable[[], str]
    rounds: Sequence[Rounds] = ()

    @property
    def house(self) -> House:
        """Of the first organisation, which is the only one in most places."""
        return next(iter(self.houses.values()))


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
    async with _opened_houses(settings, one, now, renew_index=renew_index) as houses:
        yield houses[settings.organisation]


@asynccontextmanager
async def opened_records(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncGenerator[Records]:
    """What is kept of the organisation that commands work for: for one that goes on whatever its files say."""
    own_limits(settings)
    async with _opened_documents(settings, now) as (_, store):
        yield Records(store, now=now, organisation=settings.organisation)


def own_limits(settings: Settings) -> Limits:
    """Who is of the organisation that commands work for. Raises NoSuchOrganisation."""
    limits = _limits(organisations_of(settings))
    if settings.organisation not in limits:
        raise NoSuchOrganisation(settings.organisation)
    return limits[settings.organisation]


@asynccontextmanager
async def _opened_houses(
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
        file, store = await stack.enter_async_context(_opened_documents(settings, now))
        queues = await stack.enter_async_context(_opened_queues(settings, file, now))
        blobs = await stack.enter_async_context(opened_blobs(settings))
        meaning = await stack.enter_async_context(opened_meaning(settings, at_once=links is not None))
        shared = _Shared(queues, store, blobs, meaning, now, links or (lambda _: default_link))
        yield {
            organisation: await _house(settings, stack, shared, organisation, whose, renew_index=renew_index)
            for organisation, whose in limits.items()
        }


@asynccontextmanager
async def _opened_documents(
    settings: Settings, now: Callable[[], datetime]
) -> AsyncGenerator[tuple[SqliteFile, DocumentStore]]:
    """The store, and the file in the data folder where queues are too; both of this version."""
    make_private(settings.data_dir)
    file = await open_file(settings.data_dir / STORE)
    try:
        await migrate(file, organisations_of(settings)[0].id)
        async with _opened_store(settings, file, now) as store:
            yield file, store
    finally:
        await file.close()


@asynccontextmanager
async def _opened_store(
    settings: Settings, file: SqliteFile, now: Callable[[], datetime]
) -> AsyncGenerator[DocumentStore]:
    if settings.store == "cosmos":
        # The SDKs of Azure cost time and memory, and are loaded only where they are used.
        from bot.managed_identity import MachineIdentity  # noqa: PLC0415
        from bot.store.cosmos_account import Place, opened_store  # noqa: PLC0415

        access = settings.cosmos_key.get_secret_value() or MachineIdentity(settings.azure_identity)
        place = Place(settings.cosmos_endpoint, access, settings.cosmos_database, settings.cosmos_container)
        async with opened_store(place, KINDS, now=now) as store:
            yield store
    else:
        store = await open_store(file, KINDS, now=now)
        try:
            yield store
        finally:
            await store.close()


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the houses of one process have in common."""

    open_queue: OpenQueue
    store: DocumentStore
    blobs: Blobs
    meaning: Meaning | None
    now: Callable[[], datetime]
    links: Callable[[str], Link]


async def _house(
    settings: Settings, stack: AsyncExitStack, shared: _Shared, organisation: str, limits: Limits, *, renew_index: bool
) -> House:
    queue = await shared.open_queue(own_queue("jobs", organisation))
    stack.push_async_callback(queue.close)
    bulk = await shared.open_queue(own_queue("bulk", organisation))
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
        ScopeBook(records),
        outbox,
        shared.links(organisation),
        settings.link_hosts,
        shared.meaning,
    )
    await _take_over(house, {"jobs": queue, "bulk": bulk})
    return house


@asynccontextmanager
async def _opened_queues(
    settings: Settings, file: SqliteFile, now: Callable[[], datetime]
) -> AsyncGenerator[OpenQueue]:
    """Yields what opens a queue by its name."""
    if settings.queue == "azure":
        # The SDKs of Azure cost time and memory, and are loaded only where they are used.
        from bot.queue.azure_storage import opened_queues  # noqa: PLC0415

        async with opened_queues(storage_account(settings)) as open_azure_queue:
            yield lambda name: open_azure_queue(name.replace("_", "-"))
    else:
        yield lambda name: open_queue(file, now=now, name=name)


@asynccontextmanager
async def opened_blobs(settings: Settings) -> AsyncGenerator[Blobs]:
    """The files that Bode keeps."""
    if settings.blobs == "azure":
        from bot.blobs.azure_storage import opened_container  # noqa: PLC0415 - as above

        async with opened_container(storage_account(settings)) as blobs:
            yield blobs
    else:
        make_private(settings.data_dir)
        yield await open_folder(settings.data_dir / BLOBS)


async def _take_over(house: House, queues: Mapping[str, JobQueue]) -> None:
    """The store keeps what is set aside; files of an earlier version have it in their queues."""
    for name, queue in queues.items():
        if not isinstance(queue, SqliteQueue):
            continue
        for lease, reason, at in await queue.former():
            await set_aside(house, name, lease, reason, at)
            with suppress(LeaseLost):  # another process takes it over
                await queue.done(lease)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[Bode]:
    """All of it; the worker is not started yet. Raises BadFiles for a language that is not whole."""
    # The Bot Framework takes a quarter of the time of a command, and only who talks with Teams needs it.
    from bot.channel.teams import open_teams  # noqa: PLC0415

    check_languages()
    documents = _documents(settings)
    rules = organisations_of(settings)

    def links(organisation: str) -> Link:
        return partial(documents.link, organisation) if documents else default_link

    async with _opened_houses(settings, _limits(rules), utc_now, links=links, renew_index=True) as houses:
        budget = Budget(settings.requests_per_second, settings.conversation_limits)
        disk = partial(disk_problem, settings.data_dir, settings.least_free_mb * 2**20)
        lost = frozenset(settings.conversation_codes)
        keep = _keeper(rules, houses)
        teams = open_teams(*_identity(settings), budget=budget, keep=keep, arrival=settings.arrival_seconds, lost=lost)
        lease = timedelta(seconds=settings.lease_seconds)
        workers = [
            Worker(Work(house, teams.channel, budget), JOBS, width=settings.workers, lease=lease)
            for house in houses.values()
        ]
        rounds = [
            Rounds(house.records, [*rounds_of(house, settings), *_snapshots(settings, house)])
            for house in houses.values()
        ]
        handle = by_organisation(rules, houses, {name: handler(house) for name, house in houses.items()})
        try:
            async with _shared(settings, next(iter(houses.values())).records, budget):
                yield Bode(houses, teams, handle, workers, documents, disk, rounds)
        finally:
            await teams.close()


@asynccontextmanager
async def _shared(settings: Settings, records: Records, budget: Budget) -> AsyncGenerator[None]:
    """Where other instances may run, `budget` is a share of what there is."""
    if settings.store == "sqlite":  # which is one process
        yield
        return
    sharing = Sharing(records, budget, settings.app_id or LOCAL)
    await sharing.start()
    try:
        yield
    finally:
        await sharing.stop()


def rounds_of(house: House, settings: Settings) -> Sequence[Round]:
    """What one instance at a time does for an organisation, again and again."""
    rounds = [
        Round("due.swept", 5, partial(due.sweep, house)),
        Round("outbox.swept", 30, partial(house.outbox.sweep, house.records, house.now)),
        Round("libraries.crawled", 5, Crawler(house, library_at).crawl),
    ]
    if house.meaning:
        rounds.append(Round("meaning.given", 1, Embedder(house, house.meaning).embed))
    if settings.directory_file and house.records.organisation_id == settings.organisation:
        rounds.append(Round("directory.looked_at", 30, DirectoryFile(house, settings.directory_file).load))
    return rounds


def _snapshots(settings: Settings, house: House) -> Sequence[Round]:
    """Where other instances may come that have no index yet."""
    return [] if settings.store == "sqlite" else [Round("snapshot.kept", 600, partial(keep_one, house))]


def organisations_of(settings: Settings) -> Sequence[OrganisationRule]:
    """In the order in which they are tried; all data is of the first that was written before there could be several.
    Raises BadFiles."""
    try:
        return load_organisations(settings.organisations_file)
    except BadFiles as bad:
        raise bad.named_by(variable("organisations_file")) from None


def _limits(rules: Sequence[OrganisationRule]) -> Mapping[str, Limits]:
    return {rule.id: limits_of(rule, rules) for rule in rules}


def _keeper(rules: Sequence[OrganisationRule], houses: Mapping[str, House]) -> Keep:
    """Keeps what could not be shown in time with the organisation that it is of."""

    async def keep(unshown: Unshown) -> None:
        organisation = await organisation_of(rules, houses, unshown.turn)
        if organisation is not None:
            await replying.keep(houses[organisation], unshown)

    return keep


class NoSuchOrganisation(OperatorError):
    """A setting names an organisation that the file of organisations does not have."""

    def __init__(self, organisation: str) -> None:
        super().__init__(f"BODE_ORGANISATION: no organisation {organisation!r} stands in BODE_ORGANISATIONS_FILE")


def own_folder(settings: Settings, organisation: str) -> Path:
    """Where an organisation keeps its index and its files."""
    return settings.data_dir if organisation == DEFAULT_ORGANISATION else settings.data_dir / organisation


def places(settings: Settings, organisation: str) -> Mapping[str, Place]:
    """Where the files of each part of the configuration stand, by its name."""
    named = settings.model_fields_set
    forms = Place(settings.forms_dir, variable("forms_dir") if "forms_dir" in named else "", is_folder=True)
    return {"forms": forms} | {
        name: _place(settings, f"{name}_file", own_folder(settings, organisation) / f"{name}.toml")
        for name in PARTS
        if name != "forms"
    }


def _place(settings: Settings, setting: str, usual: Path) -> Place:
    path: Path | None = getattr(settings, setting)
    return Place(path, variable(setting)) if path else Place(usual)


def _documents(settings: Settings) -> LocalDocuments | None:
    """In local mode files are opened through us. On a port that is not known yet they cannot be."""
    if settings.app_id or not settings.port:
        return None
    return LocalDocuments(local_address(settings.host, settings.port), local_secret(settings.data_dir))


def library_of(place: str, readers: str, name: str = "") -> Library:
    """A folder, or `jsonl:FILE`; `readers` (principals with commas between) are for rows that name none.

    Raises NoPrincipal for a reader that is none.
    """
    kind, _, path = place.partition(":")
    if kind == "jsonl":
        file = Path(path)
        own = checked(filter(None, readers.split(",")))
        return Jsonl(file / "corpus.jsonl" if file.is_dir() else file, name=name, readers=own)
    return Folder(Path(place), name=name)


def library_at(place: ToIndex) -> Library:
    return library_of(place.place, ",".join(place.readers), place.name)


def _identity(settings: Settings) -> tuple[BotIdentity | None, Proof | None]:
    if not settings.app_id:
        return None, None
    identity = BotIdentity(settings.app_id, frozenset(settings.tenant_ids))
    if settings.managed_identity:
        return identity, ManagedIdentity()
    return identity, ClientSecret(settings.app_secret.get_secret_value())
