"""Opens the adapters that the settings choose: documents, queues, files, and the libraries that are indexed."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.libraries_file import Place as ToIndex
from bot.answer.library.things import Columns
from bot.blobs.base import Blobs
from bot.blobs.folder import open_folder
from bot.bootstrap.organisations import organisations_of
from bot.content.base import Library, LibraryInvalid
from bot.content.catalogue import Catalogue
from bot.content.folder import Folder
from bot.content.jsonl import CORPUS, Jsonl
from bot.content.ocr import Ocr
from bot.content.readers import checked
from bot.content.withheld import Withheld
from bot.data_folder import BLOBS, STORE, make_private
from bot.migration import migrate
from bot.queue.base import JobQueue
from bot.queue.sqlite import open_queue
from bot.settings import Settings
from bot.settings_of_services import storage_account
from bot.sharepoint_place import SharePointPlace, place_of
from bot.sqlite.file import SqliteFile
from bot.sqlite.opening import open_file
from bot.store.base import WholeStore
from bot.store.kinds import KINDS
from bot.store.restoring import refuse_half
from bot.store.sqlite import open_store

OpenQueue: TypeAlias = Callable[[str], Awaitable[JobQueue]]
OpenSharePoint: TypeAlias = Callable[[ToIndex, SharePointPlace, Ocr | None], Library]


@asynccontextmanager
async def opened_documents(
    settings: Settings, now: Callable[[], datetime], *, restores: bool = False
) -> AsyncGenerator[tuple[SqliteFile, WholeStore]]:
    """The store, and the file in the data folder where queues are too; both of this version. Raises HalfRestored for
    everybody but who `restores`."""
    make_private(settings.data_dir)
    file = await open_file(settings.data_dir / STORE)
    try:
        await migrate(file, organisations_of(settings)[0].id)
        async with _opened_store(settings, file, now) as store:
            if not restores:
                await refuse_half(store)
            yield file, store
    finally:
        await file.close()


@asynccontextmanager
async def _opened_store(
    settings: Settings, file: SqliteFile, now: Callable[[], datetime]
) -> AsyncGenerator[WholeStore]:
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


@asynccontextmanager
async def queue_opener(settings: Settings, file: SqliteFile, now: Callable[[], datetime]) -> AsyncGenerator[OpenQueue]:
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


def library_of(
    place: str,
    readers: str,
    name: str = "",
    ocr: Ocr | None = None,
    columns: Columns | None = None,
    never: Sequence[str] = (),
    *,
    limit: ClassLimit | None = None,
) -> Library:
    """A folder, `jsonl:FILE`, or `catalogue:FILE` with its `columns`; `readers` (principals with commas between) are
    for rows that name none, `ocr` says how scans are read; of a folder, `never` are labels of what is not
    read, and `limit` is the class up to which something is.

    Raises NoPrincipal for a reader that is none.
    """
    kind, _, path = place.partition(":")
    if kind == "jsonl":
        file = Path(path)
        own = checked(filter(None, readers.split(",")))
        return Jsonl(file / CORPUS if file.is_dir() else file, name=name, readers=own)
    if kind == "catalogue":
        return Catalogue(Path(path), columns, name=name, readers=checked(filter(None, readers.split(","))))
    return Folder(Path(place), name=name, ocr=ocr, never=never, limit=limit)


def library_at(place: ToIndex, ocr: Ocr | None = None, sharepoint: OpenSharePoint | None = None) -> Library:
    """Raises LibraryInvalid for a library of SharePoint where no tenant is configured."""
    library = _library_at(place, ocr, sharepoint)
    is_withheld = place.limit and place.limit.withholds_unlabelled and not place.has_files
    return Withheld(library) if is_withheld else library


def _library_at(place: ToIndex, ocr: Ocr | None, sharepoint: OpenSharePoint | None) -> Library:
    if where := place_of(place.place):
        if sharepoint is None:
            raise LibraryInvalid(f"{place.place} is in Microsoft 365: it needs BODE_GRAPH_TENANT")
        return sharepoint(place, where, ocr)
    columns = Columns(place.title, place.shown, place.link)
    readers = ",".join(place.readers)
    return library_of(place.place, readers, place.name, ocr, columns, place.never_labels, limit=place.limit)
