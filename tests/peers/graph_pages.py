"""The part of the peer of Microsoft Graph that has the lists of sites: among them the library of modern pages.

Its pages are asked for one by one; who may only read sees what was published last, and who has full control what its
authors see. A page of the old kind is none. It knows the canvas when that is expanded only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.peers.graph import VERSION, Asked, Reply, Route, refusal
from tests.peers.graph_drives import SELECTED, Drives
from tests.peers.graph_sites import SITE_PAGES, Drive, Item, Site, SitePage, told_drive

FRAME = b"<%@ Page %>"
"""What the file of a page holds: none of its words."""


def text(html: str) -> dict[str, Any]:
    """A text web part."""
    return {"@odata.type": "#microsoft.graph.textWebPart", "id": "6f9230af", "innerHtml": html}


def standard(words: dict[str, str], *, audiences: Sequence[str] = (), html: Sequence[str] = ()) -> dict[str, Any]:
    """Of any other kind: what stands in it is told by keys."""
    content = {
        "searchablePlainTexts": [{"key": key, "value": value} for key, value in words.items()],
        "htmlStrings": [{"key": "content", "value": one} for one in html],
        "links": [{"key": "items[0].sourceItem.url", "value": "https://elders.example"}],
    }
    data = {"title": "Quick links", "description": "Add links", "audiences": [*audiences], "dataVersion": "2.2"}
    data["serverProcessedContent"] = content  # pyright: ignore[reportArgumentType]
    return {
        "@odata.type": "#microsoft.graph.standardWebPart",
        "id": "73d07dde",
        "webPartType": "c70391ea",
        "data": data,
    }


def canvas(*sections: Sequence[Sequence[dict[str, Any]]], side: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Each section is its columns, each with its web parts."""
    told = [
        {
            "id": str(number),
            "layout": "twoColumns",
            "columns": [{"id": str(at), "width": 6, "webparts": [*column]} for at, column in enumerate(section, 1)],
        }
        for number, section in enumerate(sections, 1)
    ]
    vertical = {"emphasis": "none", "webparts": [*side]} if side else None
    return {"horizontalSections": told, "verticalSection": vertical}


@dataclass
class Pages:
    drives: Drives
    page: int = 2
    """Lists that are told at once."""

    def routes(self) -> Sequence[Route]:
        return [
            Route("GET", "/sites/{site}/lists", SELECTED, self._lists, units=2),
            Route("GET", "/sites/{site}/lists/{list}/drive", SELECTED, self._list_drive),
            Route("GET", "/sites/{site}/pages/{page}/microsoft.graph.sitePage", SELECTED, self._page),
        ]

    # What is done in the tenant.

    def library(self, site: Site) -> Drive:
        return self.drives.library(site, "Sitepagina's", address=SITE_PAGES)

    def create(self, drive: Drive, name: str, title: str, layout: dict[str, Any], **properties: str) -> str:
        """Published at once."""
        id_ = self.drives.create(drive, name, FRAME)
        drive.items[id_].page = SitePage()
        self.draft(drive, id_, title, layout, **properties)
        self.publish(drive, id_)
        return id_

    def draft(self, drive: Drive, id: str, title: str, layout: dict[str, Any], **properties: str) -> None:
        """What its authors see from now on."""
        page = _page_of(drive, id)
        page.draft = {"title": title, "promotionKind": "page", **properties, "canvasLayout": layout}
        page.version = (page.version[0], page.version[1] + 1)
        self.drives.touch(drive, id)

    def publish(self, drive: Drive, id: str) -> None:
        page = _page_of(drive, id)
        page.earlier += [page.published] if page.published else []
        page.published, page.draft, page.version = page.draft, None, (page.version[0] + 1, 0)
        self.drives.touch(drive, id)

    def unpublish(self, drive: Drive, id: str) -> None:
        """What was published before is what readers see again, if there is any."""
        page = _page_of(drive, id)
        page.draft, page.published = page.published, page.earlier.pop() if page.earlier else None
        page.version = (page.version[0] - 1, page.version[1] + 1)
        self.drives.touch(drive, id)

    # What is asked.

    def _lists(self, asked: Asked) -> Reply:
        """Those of the system only for who selects what says so."""
        site = self.drives.granted(asked)
        if isinstance(site, Reply):
            return site
        selects = "system" in asked.query.get("$select", "").split(",")
        told = [
            _told_list(drive.list_id, drive.name, drive.url, is_system=drive.is_system)
            for drive in site.drives
            if selects or not drive.is_system
        ]
        told += [_told_list(one.id, one.name, one.url, is_system=False) for one in site.lists]
        start = int(asked.query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": told[start : start + self.page]}
        if start + self.page < len(told):
            beside = f"$select={quote(asked.query.get('$select', ''))}&$skiptoken={start + self.page}"
            body["@odata.nextLink"] = f"{self.drives.root}{VERSION}{asked.path}?{beside}"
        return Reply(body=body)

    def _list_drive(self, asked: Asked) -> Reply:
        site = self.drives.granted(asked)
        if isinstance(site, Reply):
            return site
        found = next((drive for drive in site.drives if drive.list_id == asked.places["list"]), None)
        return Reply(body=told_drive(found)) if found else refusal(404, "itemNotFound")

    def _page(self, asked: Asked) -> Reply:
        site = self.drives.granted(asked)
        if isinstance(site, Reply):
            return site
        if set(asked.query) - {"$expand"} or asked.query.get("$expand", "canvasLayout") != "canvasLayout":
            return refusal(400, "invalidRequest")
        drive = next((one for one in site.drives if one.is_system), None)
        items = drive.items.values() if drive else ()
        item = next((one for one in items if one.unique_id == asked.places["page"]), None)
        if drive is None or item is None or not drive.is_there(item.id):
            return refusal(404, "itemNotFound", "The page could not be found.")
        if item.page is None or item.page.classic:
            return refusal(400, "invalidRequest", "The page is not a modern page.")
        sees_drafts = site.role == "fullcontrol" and item.page.draft is not None
        shown = item.page.draft if sees_drafts else item.page.published
        if shown is None:
            return refusal(404, "itemNotFound", "The page could not be found.")
        told = _told(drive, item, item.page, shown, sees_drafts)
        if "$expand" not in asked.query:
            told.pop("canvasLayout")
        return Reply(body=told)


def _told_list(id: str, name: str, url: str, *, is_system: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"id": id, "displayName": name, "webUrl": url}
    return {**told, "system": {}} if is_system else told


def _told(drive: Drive, item: Item, page: SitePage, shown: dict[str, Any], is_draft: bool) -> dict[str, Any]:
    major, minor = page.version
    version = f"{major}.{minor}" if is_draft else f"{major}.0"
    return {
        "@odata.type": "#microsoft.graph.sitePage",
        "id": item.unique_id,
        "name": item.name,
        "webUrl": f"{SITE_PAGES}/{drive.path(item.id)}",
        "lastModifiedDateTime": "2026-11-02T08:30:00Z",
        "publishingState": {"level": "draft" if is_draft else "published", "versionId": version},
        **shown,
    }


def _page_of(drive: Drive, id: str) -> SitePage:
    page = drive.items[id].page
    assert page
    return page
