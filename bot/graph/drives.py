"""Asks SharePoint for one document library: where it is, what changed in it, who was granted what, one file or page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from bot.content.base import LibraryInvalid
from bot.graph.client import Answer, Asked
from bot.graph.permissions import (
    CONTENT,
    DRIVE_DELTA,
    DRIVE_DELTA_SINCE,
    DRIVES,
    ITEM_PERMISSIONS,
    LIST_DRIVE,
    LISTS,
    PAGE,
    SITE_DRIVE,
)
from bot.graph.problems import GraphAway, GraphProblem
from bot.graph.readers import Grant, Why, grants_of
from bot.graph.sites import Sites, name_of, values_of
from bot.json import JsonObject
from bot.sharepoint_place import SharePointPlace

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
class Drives:
    """Every method raises GraphProblem."""

    sites: Sites

    async def find(self, place: SharePointPlace) -> Drive:
        """Raises LibraryInvalid, which says what is wrong with the place."""
        return await self.sites.within(place, partial(self._in_site, place=place))

    async def page(self, drive: str, link: str, *, sharing: bool) -> Page:
        """From the beginning where there is no link."""
        prefer = SHARING if sharing else ""
        if link:
            asked = Asked(DRIVE_DELTA_SINCE, url=link, prefer=prefer)
        else:
            asked = Asked(DRIVE_DELTA, {"drive": drive}, {"$select": _SELECT}, prefer=prefer)
        body = (await self.sites.ask(asked)).body
        following = str(body.get("@odata.nextLink") or "")
        last = str(body.get("@odata.deltaLink") or "")
        if not (following or last):
            raise GraphAway(200, "no_link")
        return Page(values_of(body), following or last, is_last=not following)

    async def grants(self, drive: Drive, items: Sequence[str]) -> Mapping[str, Sequence[Grant]]:
        """By id. Of what is not told, nobody is granted anything."""
        asked = [Asked(ITEM_PERMISSIONS, {"drive": drive.id, "item": item}) for item in items]
        self.sites.count(asked)
        outcomes = await self.sites.graph.together(asked)
        return {item: await self._granted(drive, outcome) for item, outcome in zip(items, outcomes, strict=True)}

    async def download(self, drive: str, item: str, into: Path, most: int) -> int:
        asked = Asked(CONTENT, {"drive": drive, "item": item})
        self.sites.count([asked])
        return await self.sites.graph.download(asked, into, most)

    async def sitepage(self, site: str, page: str) -> JsonObject:
        """With its words."""
        return (await self.sites.ask(Asked(PAGE, {"site": site, "page": page}, {"$expand": "canvasLayout"}))).body

    async def _in_site(self, site: str, place: SharePointPlace) -> Drive:
        if place.is_pages:
            return await self._of_pages(site, place)
        if not place.library:
            return _drive((await self.sites.ask(Asked(SITE_DRIVE, {"site": site}))).body)
        there = await self.sites.all(Asked(DRIVES, {"site": site}, {"$select": "id,name,webUrl,owner"}))
        for same in (str, str.casefold):
            named = [one for one in there if same(name_of(one)) == same(place.library)]
            if len(named) == 1:
                return _drive(named[0])
        names = ", ".join(sorted(repr(name_of(one)) for one in there)) or "none"
        raise LibraryInvalid(f"{place.site} has no library {place.library!r}; there are: {names}")

    async def _of_pages(self, site: str, place: SharePointPlace) -> Drive:
        """It is no library that a site tells of when it is asked for those."""
        for one in await self.sites.all(Asked(LISTS, {"site": site}, {"$select": "id,displayName,webUrl,system"})):
            if str(one.get("webUrl") or "").endswith(_SITE_PAGES):
                asked = Asked(LIST_DRIVE, {"site": site, "list": str(one.get("id") or "")})
                return replace(_drive((await self.sites.ask(asked)).body), site=site)
        raise LibraryInvalid(f"{place.site} has no pages")

    async def _granted(self, drive: Drive, outcome: Answer | GraphProblem) -> Sequence[Grant]:
        try:
            if isinstance(outcome, GraphProblem):
                raise outcome
            found = values_of(outcome.body)
            if link := str(outcome.body.get("@odata.nextLink") or ""):
                found = [*found, *await self.sites.all(Asked(ITEM_PERMISSIONS, url=link))]
            return grants_of(found, drive.owner)
        except GraphAway:
            raise
        except GraphProblem:
            return NOT_TOLD


def _drive(told: JsonObject) -> Drive:
    owner = cast("JsonObject", told.get("owner") or {})
    group = cast("JsonObject", owner.get("group") or {})
    return Drive(str(told.get("id") or ""), str(told.get("webUrl") or ""), str(group.get("id") or "").lower())
