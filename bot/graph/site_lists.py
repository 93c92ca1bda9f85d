"""Asks SharePoint for one list: where it is, its columns, and what changed in its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.content.base import LibraryInvalid
from bot.graph.client import Asked
from bot.graph.permissions import ITEMS_DELTA, ITEMS_DELTA_SINCE, LIST_COLUMNS, LISTS
from bot.graph.problems import GraphAway, TokenGone
from bot.graph.sites import Sites, name_of, values_of
from bot.json import JsonObject
from bot.sharepoint_place import SharePointPlace


@dataclass(frozen=True, slots=True)
class SiteList:
    """`url` opens it."""

    site: str
    id: str
    url: str

    def address_of(self, item: str) -> str:
        return f"{self.url}/DispForm.aspx?ID={item}"


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """Of a delta: `link` leads to the next page, or where `is_last`, to what changes from now on."""

    items: Sequence[JsonObject]
    link: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class SiteLists:
    """Every method raises GraphProblem."""

    sites: Sites

    async def find(self, place: SharePointPlace) -> SiteList:
        """Raises LibraryInvalid, which says what is wrong with the place."""
        return await self.sites.within(place, partial(self._in_site, place=place))

    async def columns(self, one: SiteList) -> Sequence[JsonObject]:
        return await self.sites.all(Asked(LIST_COLUMNS, {"site": one.site, "list": one.id}))

    async def listed(self, site: str) -> Sequence[JsonObject]:
        return await self.sites.all(Asked(LISTS, {"site": site}, {"$select": "id,displayName,webUrl"}))

    async def page(self, one: SiteList, link: str, select: str) -> ItemsPage:
        """From the beginning where there is no link. Raises TokenGone."""
        if link:
            asked = Asked(ITEMS_DELTA_SINCE, url=link)
        else:
            asked = Asked(ITEMS_DELTA, {"site": one.site, "list": one.id}, {"$expand": select})
        body = (await self.sites.ask(asked)).body
        following, last = str(body.get("@odata.nextLink") or ""), str(body.get("@odata.deltaLink") or "")
        if not (following or last):
            raise GraphAway(200, "no_link")
        items = values_of(body)
        if any("error" in item for item in items):
            # What was removed is sometimes told as an error without its id (msgraph-sdk-typescript, issue 544).
            raise TokenGone("item_error", "")
        return ItemsPage(items, following or last, is_last=not following)

    async def _in_site(self, site: str, *, place: SharePointPlace) -> SiteList:
        there = await self.listed(site)
        if found := named_list(site, there, place.list_name):
            return found
        names = ", ".join(sorted(repr(name_of(one, "displayName")) for one in there)) or "none"
        raise LibraryInvalid(f"{place.site} has no list {place.list_name!r}; there are: {names}")


def named_list(site: str, there: Sequence[JsonObject], name: str) -> SiteList | None:
    """Of those in a site, the one of this name; capitals count only where two differ by them."""
    for same in (str, str.casefold):
        named = [one for one in there if same(name_of(one, "displayName")) == same(name)]
        if len(named) == 1:
            return SiteList(site, str(named[0].get("id") or ""), str(named[0].get("webUrl") or ""))
    return None
