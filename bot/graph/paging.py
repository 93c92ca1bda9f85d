"""Reads whatever has pages to its end: a delta up to its new link, or a list."""

from collections.abc import AsyncIterator
from typing import Any, cast

from bot.graph.client import Asked, Graph
from bot.graph.problems import GraphProblem
from bot.json import JsonObject


class Links:
    """Where to go on next time: `last` is "" until all pages were read."""

    last = ""


async def delta(graph: Graph, request: Asked, links: Links) -> AsyncIterator[JsonObject]:
    """Of all pages, up to the one that says where to go on. Raises GraphProblem, also for a page without a link."""
    while True:
        page = (await graph.ask(request)).body
        for entry in entries_in(page):
            yield entry
        if "@odata.deltaLink" in page:
            links.last = str(page["@odata.deltaLink"])
            return
        if "@odata.nextLink" not in page:
            raise GraphProblem(200, "no_link")
        request = Asked(request.call, url=str(page["@odata.nextLink"]))


async def listing(graph: Graph, request: Asked) -> AsyncIterator[JsonObject]:
    """Of all pages. Raises GraphProblem."""
    page = (await graph.ask(request)).body
    async for entry in rest_of(graph, request, page):
        yield entry


async def rest_of(graph: Graph, request: Asked, page: JsonObject) -> AsyncIterator[JsonObject]:
    """Of a page that came, and of those behind it. Raises GraphProblem."""
    while True:
        for entry in entries_in(page):
            yield entry
        if "@odata.nextLink" not in page:
            return
        page = (await graph.ask(Asked(request.call, url=str(page["@odata.nextLink"])))).body


def entries_in(page: JsonObject) -> list[JsonObject]:
    """Those that have an id."""
    raw = cast("list[Any]", page.get("value") or [])
    return [cast("JsonObject", entry) for entry in raw if isinstance(entry, dict) and "id" in entry]
