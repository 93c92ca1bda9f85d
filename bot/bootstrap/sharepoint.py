"""Opens libraries, pages and lists of SharePoint: what asks the tenant, what remembers, and what reads a file."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.answer.library.ids import library_id
from bot.answer.library.libraries_file import Place
from bot.answer.library.things import Columns
from bot.blobs.base import Blobs
from bot.bootstrap.adapters import OpenSharePoint
from bot.content.base import Library
from bot.content.extraction import Extraction
from bot.content.files import Files
from bot.content.ocr import Ocr
from bot.content.readers import checked
from bot.sharepoint_place import SharePointPlace, states_below
from bot.store.records import Records

if TYPE_CHECKING:
    from bot.graph.client import Graph


class Keeps(Protocol):
    """What remembers of a house; that of the checks has no index."""

    @property
    def records(self) -> Records: ...
    @property
    def blobs(self) -> Blobs: ...
    @property
    def now(self) -> Callable[[], datetime]: ...


def sharepoint_of(
    house: Keeps, graph: "Graph | None", extraction: Callable[[], Extraction] = Extraction
) -> OpenSharePoint | None:
    """None where no tenant is configured. `extraction` gives what reads the files of one library."""
    if graph is None:
        return None
    # The SDK of Microsoft Graph costs time and memory, and is loaded only where it is used.
    from bot.graph.drive_entries import Readers  # noqa: PLC0415
    from bot.graph.readers import SiteRules  # noqa: PLC0415
    from bot.graph.sharepoint import Access, KeptStates, SharePoint  # noqa: PLC0415
    from bot.graph.sharepoint_list import SharePointList  # noqa: PLC0415

    def opened(place: Place, where: SharePointPlace, ocr: Ocr | None) -> Library:
        groups = {name.casefold(): checked(readers) for name, readers in place.site_groups}
        site = SiteRules(groups, links_count=place.organisation_links)
        readers = Readers(checked(place.readers), place.by_items, site)
        prefix = states_below(house.records.organisation_id, library_id(place.name))
        files = Files(ocr=ocr, never=place.never_labels, limit=place.limit, extraction=extraction())
        access = Access(graph, KeptStates(house.blobs, prefix), files, house.now)
        if where.list_name:
            columns = Columns(place.title, place.shown, place.link)
            return SharePointList(where, columns, readers.readers, access, name=place.name)
        return SharePoint(where, readers, access, name=place.name)

    return opened
