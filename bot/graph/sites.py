"""Asks for a site of SharePoint and what it has, counts what was asked, and says for an operator what is wrong."""

import unicodedata
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from bot.content.base import LibraryInvalid
from bot.graph.client import Answer, Asked, Graph
from bot.graph.permissions import ROOT_SITE, SITE
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, NotThere
from bot.json import JsonObject
from bot.sharepoint_place import SharePointPlace

_T = TypeVar("_T")


@dataclass(slots=True)
class Spent:
    """What was asked, in requests and in resource units."""

    requests: int = 0
    units: int = 0


@dataclass(slots=True)
class Sites:
    """Every method raises GraphProblem."""

    graph: Graph
    spent: Spent = field(default_factory=Spent)

    async def within(self, place: SharePointPlace, find: Callable[[str], Awaitable[_T]]) -> _T:
        """What `find` gives for the id of the site. Raises LibraryInvalid, which says what is wrong with the place."""
        try:
            site = (await self.ask(site_of(place))).body
            return await find(str(site.get("id") or ""))
        except NotThere:
            raise LibraryInvalid(f"there is no site {place.site}, or none that Bode may know of") from None
        except GraphRefused as refused:
            raise LibraryInvalid(
                f"Bode may not read {place.site} ({refused.code}): an administrator grants it there, as "
                "docs/beheer/sharepoint.md says"
            ) from None

    async def all(self, asked: Asked) -> list[JsonObject]:
        """Of every page."""
        found: list[JsonObject] = []
        while True:
            body = (await self.ask(asked)).body
            found += values_of(body)
            link = str(body.get("@odata.nextLink") or "")
            if not link:
                return found
            asked = replace(asked, url=link)

    async def ask(self, asked: Asked) -> Answer:
        self.count([asked])
        return await self.graph.ask(asked)

    def count(self, asked: Sequence[Asked]) -> None:
        self.spent.requests += len(asked)
        self.spent.units += sum(one.call.units for one in asked)


@contextmanager
def told_of(place: str) -> Generator[None]:
    """Raises LibraryInvalid for what SharePoint answers: what was read until then is kept, and goes on."""
    try:
        yield
    except GraphAway as away:
        raise LibraryInvalid(f"{place}: SharePoint does not answer now ({away.code}); it goes on from here") from away
    except GraphRefused as refused:
        raise LibraryInvalid(
            f"{place}: Bode may not read it ({refused.code}); docs/beheer/sharepoint.md says how it is granted"
        ) from refused
    except NotThere as gone:
        raise LibraryInvalid(f"{place}: the library is not there any more") from gone
    except GraphProblem as problem:
        raise LibraryInvalid(f"{place}: {problem}") from problem


def name_of(told: JsonObject, key: str = "name") -> str:
    return unicodedata.normalize("NFC", str(told.get(key) or ""))


def values_of(body: JsonObject) -> Sequence[JsonObject]:
    return cast("Sequence[JsonObject]", body.get("value") or [])


def site_of(place: SharePointPlace) -> Asked:
    if place.path:
        return Asked(SITE, {"host": place.host, "path": place.path})
    return Asked(ROOT_SITE, {"host": place.host})
