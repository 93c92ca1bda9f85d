"""Asks SharePoint for one document library: where it is, what changed in it, who was granted what, one file or page."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from bot.answer.library.sharepoint_place import SharePointPlace
from bot.content.base import LibraryInvalid
from bot.graph.client import Answer, Asked, Graph
from bot.graph.permissions import (
    CONTENT,
    DRIVE_DELTA,
    DRIVE_DELTA_SINCE,
    DRIVES,
    ITEM_PERMISSIONS,
    LIST_DRIVE,
    LISTS,
    PAGE,
    ROOT_SITE,
    SITE,
    SITE_DRIVE,
)
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, NotThere
from bot.graph.readers import Grant, Why, grants_of
from bot.json import JsonObject

_SELECT = "id,name,size,eTag,file,folder,root,deleted,shared,parentReference,lastModifiedDateTime,sharepointIds"
_SITE_PAGES = "/SitePages"
"""How the address of the library of a site's pages ends, in every language; its name is translated."""
SHARING = "deltashowremovedasdeleted, deltatraversepermissiongaps, deltashowsharingchanges, hierarchicalsharing"
"""What is to be told of permissions; these go together (Microsoft's `driveItem: delta`)."""
NOT_TOLD = (Grant(why=Why.NOT_TOLD),)


@dataclass(frozen=True, slots=True)
class Drive:
    """`url` opens the library; `owner` is the group that owns its site, "" where none does; `site` is that site."""

    id: str
    url: str
    owner: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Of a delta: `link` leads to the next page, or where `is_last`, to what changes from now on."""

    items: Sequence[JsonObject]
    link: str
    is_last: bool


@dataclass(slots=True)
class Spent:
    """What was asked, in requests and in resource units."""

    requests: int = 0
    units: int = 0


@dataclass(slots=True)
class Drives:
    """Every method raises GraphProblem."""

    graph: Graph
    spent: Spent = field(default_factory=Spent)

    async def find(self, place: SharePointPlace) -> Drive:
        """Raises LibraryInvalid, which says what is wrong with the place."""
        try:
            site = (await self._ask(_site(place))).body
            return await self._in_site(str(site.get("id") or ""), place)
        except NotThere:
            raise LibraryInvalid(f"there is no site {place.site}, or none that Bode may know of") from None
        except GraphRefused as refused:
            raise LibraryInvalid(
                f"Bode may not read {place.site} ({refused.code}): an administrator grants it there, as "
                "docs/beheer/sharepoint.md says"
            ) from None

    async def page(self, drive: str, link: str, *, sharing: bool) -> Page:
        """From the beginning where there is no link."""
        prefer = SHARING if sharing else ""
        if link:
            asked = Asked(DRIVE_DELTA_SINCE, url=link, prefer=prefer)
        else:
            asked = Asked(DRIVE_DELTA, {"drive": drive}, {"$select": _SELECT}, prefer=prefer)
        body = (await self._ask(asked)).body
        following = str(body.get("@odata.nextLink") or "")
        last = str(body.get("@odata.deltaLink") or "")
        if not (following or last):
            raise GraphAway(200, "no_link")
        return Page(_values(body), following or last, is_last=not following)

    async def grants(self, drive: Drive, items: Sequence[str]) -> Mapping[str, Sequence[Grant]]:
        """By id. Of what is not told, nobody is granted anything."""
        asked = [Asked(ITEM_PERMISSIONS, {"drive": drive.id, "item": item}) for item in items]
        self._count(asked)
        outcomes = await self.graph.together(asked)
        return {item: await self._granted(drive, outcome) for item, outcome in zip(items, outcomes, strict=True)}

    async def download(self, drive: str, item: str, into: Path, most: int) -> int:
        asked = Asked(CONTENT, {"drive": drive, "item": item})
        self._count([asked])
        return await self.graph.download(asked, into, most)

    async def sitepage(self, site: str, page: str) -> JsonObject:
        """With its words."""
        return (await self._ask(Asked(PAGE, {"site": site, "page": page}, {"$expand": "canvasLayout"}))).body

    async def _in_site(self, site: str, place: SharePointPlace) -> Drive:
        if place.is_pages:
            return await self._of_pages(site, place)
        if not place.library:
            return _drive((await self._ask(Asked(SITE_DRIVE, {"site": site}))).body)
        there = await self._all(Asked(DRIVES, {"site": site}, {"$select": "id,name,webUrl,owner"}))
        for same in (str, str.casefold):
            named = [one for one in there if same(_name(one)) == same(place.library)]
            if len(named) == 1:
                return _drive(named[0])
        names = ", ".join(sorted(repr(_name(one)) for one in there)) or "none"
        raise LibraryInvalid(f"{place.site} has no library {place.library!r}; there are: {names}")

    async def _of_pages(self, site: str, place: SharePointPlace) -> Drive:
        """It is no library that a site tells of when it is asked for those."""
        for one in await self._all(Asked(LISTS, {"site": site}, {"$select": "id,displayName,webUrl,system"})):
            if str(one.get("webUrl") or "").endswith(_SITE_PAGES):
                asked = Asked(LIST_DRIVE, {"site": site, "list": str(one.get("id") or "")})
                return replace(_drive((await self._ask(asked)).body), site=site)
        raise LibraryInvalid(f"{place.site} has no pages")

    async def _granted(self, drive: Drive, outcome: Answer | GraphProblem) -> Sequence[Grant]:
        try:
            if isinstance(outcome, GraphProblem):
                raise outcome
            found = _values(outcome.body)
            if link := str(outcome.body.get("@odata.nextLink") or ""):
                found = [*found, *await self._all(Asked(ITEM_PERMISSIONS, url=link))]
            return grants_of(found, drive.owner)
        except GraphAway:
            raise
        except GraphProblem:
            return NOT_TOLD

    async def _all(self, asked: Asked) -> list[JsonObject]:
        """Of every page."""
        found: list[JsonObject] = []
        while True:
            body = (await self._ask(asked)).body
            found += _values(body)
            link = str(body.get("@odata.nextLink") or "")
            if not link:
                return found
            asked = replace(asked, url=link)

    async def _ask(self, asked: Asked) -> Answer:
        self._count([asked])
        return await self.graph.ask(asked)

    def _count(self, asked: Sequence[Asked]) -> None:
        self.spent.requests += len(asked)
        self.spent.units += sum(one.call.units for one in asked)


def _site(place: SharePointPlace) -> Asked:
    if place.path:
        return Asked(SITE, {"host": place.host, "path": place.path})
    return Asked(ROOT_SITE, {"host": place.host})


def _drive(told: JsonObject) -> Drive:
    owner = cast("JsonObject", told.get("owner") or {})
    group = cast("JsonObject", owner.get("group") or {})
    return Drive(str(told.get("id") or ""), str(told.get("webUrl") or ""), str(group.get("id") or "").lower())


def _name(told: JsonObject) -> str:
    return unicodedata.normalize("NFC", str(told.get("name") or ""))


def _values(body: JsonObject) -> Sequence[JsonObject]:
    return cast("Sequence[JsonObject]", body.get("value") or [])
