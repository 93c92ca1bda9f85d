"""Opens what the checks look at: beside a running bot, and also where something cannot be opened."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.answer.library.libraries_file import Place
from bot.app_tokens import AccessTokens
from bot.bootstrap.adapters import library_at, opened_blobs, opened_documents, queue_opener
from bot.bootstrap.houses import opened_bulk, utc_now
from bot.bootstrap.organisations import own_folder, own_limits, places, settings_of_each
from bot.bootstrap.sharepoint import sharepoint_of
from bot.bootstrap.tenant import bot_tokens, graph_tokens, lists_of, opened_tenant
from bot.configuration.configuration import Configuration, open_configuration
from bot.content.base import Library
from bot.doctor.patient import GRAPH, TEAMS, Kept, Patient
from bot.errors import BodeError, in_words
from bot.house import House
from bot.people.mapping import TenantMapping
from bot.people.organisations import own_queue
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import JobQueue
from bot.settings import Settings
from bot.store.records import Records
from dialogs.model import Form

if TYPE_CHECKING:
    from bot.graph.client import Graph

OPEN_SECONDS = 45.0
"""For the store and the queues, which have patience of their own."""

log = logging.getLogger(__name__)


def patient_of(house: House, settings: Settings, graph: "Graph | None") -> Patient:
    """The running bot itself."""
    queues = {"jobs": house.queue, "bulk": house.bulk}
    kept = Kept(
        house.records,
        house.now,
        house.blobs,
        queues,
        house.directory,
        *_configured(house.configuration),
        house.marks.folder,
    )
    return Patient(settings, house.now, _tokens(settings), kept, opens=_opens(kept, graph), lists=house.lists)


@asynccontextmanager
async def opened_patient(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncGenerator[Patient]:
    """For the command line, of the organisation that it works for. The index is not opened: a bot that runs beside
    keeps it."""
    settings = settings_of_each(settings).get(settings.organisation, settings)
    async with AsyncExitStack() as stack:
        kept, trouble = None, ""
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                kept = await stack.enter_async_context(_kept(settings, now))
        except Exception as error:
            log.warning("doctor.store_not_opened", exc_info=True)
            trouble = _reason(error)
        try:
            graph = await stack.enter_async_context(opened_tenant(settings))
        except BodeError:  # a certificate that cannot be used: the checks of tokens say so
            graph = None
        opens = _opens(kept, graph) if kept else None
        yield Patient(settings, now, _tokens(settings), kept, trouble, opens, lists=lists_of(graph))


def _opens(kept: Kept, graph: "Graph | None") -> Callable[[Place], Library]:
    return partial(library_at, sharepoint=sharepoint_of(kept, graph))


def _configured(
    configuration: Configuration,
) -> tuple[Callable[[], Sequence[Place]], Callable[[], TenantMapping], Callable[[], Collection[Form]]]:
    return partial(_libraries, configuration), partial(_mapping, configuration), partial(_forms, configuration)


def _forms(configuration: Configuration) -> Collection[Form]:
    return configuration.forms.seen.values()


def _libraries(configuration: Configuration) -> Sequence[Place]:
    return configuration.libraries.seen


def _mapping(configuration: Configuration) -> TenantMapping:
    return configuration.mapping.seen


@asynccontextmanager
async def _kept(settings: Settings, now: Callable[[], datetime]) -> AsyncGenerator[Kept]:
    limits, organisation = own_limits(settings), settings.organisation
    async with (
        opened_documents(settings, now) as (file, store),
        queue_opener(settings, file, now) as open_queue,
        opened_blobs(settings) as blobs,
        AsyncExitStack() as stack,
    ):
        queues: dict[str, JobQueue] = {
            "jobs": await open_queue(own_queue("jobs", organisation)),
            "bulk": await opened_bulk(open_queue, organisation),
        }
        for queue in queues.values():
            stack.push_async_callback(queue.close)
        records = Records(store, now=now, organisation=organisation)
        configuration = await open_configuration(records, places(settings, organisation), now)
        folder = own_folder(settings, organisation) / "index"
        directory = DirectorySnapshot(records, limits)
        yield Kept(records, now, blobs, queues, directory, *_configured(configuration), folder)


def _tokens(settings: Settings) -> Mapping[str, Callable[[], AccessTokens]]:
    opens: dict[str, Callable[[], AccessTokens]] = {}
    if settings.app_id:
        opens[TEAMS] = partial(bot_tokens, settings)
    if settings.graph_tenant:
        opens[GRAPH] = partial(graph_tokens, settings)
    return opens


def _reason(error: Exception) -> str:
    """What may be told; the log has the rest."""
    if isinstance(error, OSError):
        return in_words(error)
    return str(error) if isinstance(error, BodeError) and error.tells_operator else type(error).__name__
