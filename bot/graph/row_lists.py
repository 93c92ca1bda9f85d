"""Adds rows to a list of SharePoint: each once, known by a column in which the list takes nothing twice.

The row is looked for before it is made, and again where making it was not answered as hoped: it may have been made all
the same, or by another instance at that very moment, whose row is the one that stays.
Shapes: Microsoft's `columnDefinition` and `listItem`.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, cast

from bot.graph.client import Asked, Graph
from bot.graph.permissions import ADD_ITEM, ITEMS
from bot.graph.problems import GraphProblem, GraphRefused, NotThere
from bot.graph.site_lists import SiteList, SiteLists, named_list
from bot.graph.sites import Sites, name_of, site_of, values_of
from bot.json import Json, JsonObject
from bot.lists import Cell, Holds, ListColumn, column_of
from bot.people.calendar import BRUSSELS
from bot.sharepoint_place import SharePointPlace
from bot.webhooks import NotTaken

PATIENCE_SECONDS = 60.0
"""A job tries again later; it holds no lease for a service that asks for a long rest."""
NO_TENANT, NOT_GRANTED, NO_SITE, NO_LIST = "no_tenant", "not_granted", "no_site", "no_list"
"""Reasons of NotTaken. Of a column it is "column" and its header, of the rest what Graph said."""
_NOON = time(12)
_OURS = (
    ("choice", Holds.CHOICE),
    ("currency", Holds.MONEY),
    ("number", Holds.NUMBER),
    ("boolean", Holds.TRUTH),
    ("text", Holds.TEXT),
)


class RowLists:
    """Implements bot.lists.Lists."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def columns(self, place: SharePointPlace) -> Sequence[ListColumn]:
        with _told():
            lists = SiteLists(Sites(self._graph))
            return await _columns(lists, await _find(lists, place))

    async def add(self, place: SharePointPlace, key: tuple[str, str], cells: Mapping[str, Cell]) -> None:
        with _told():
            lists = SiteLists(Sites(self._graph))
            one = await _find(lists, place)
            columns = await _columns(lists, one)
            keyed = column_of(columns, key[0])
            if keyed is None or not keyed.unique:
                raise NotTaken(f"column {key[0]}")
            fields = {**_fields(columns, cells), keyed.name: key[1]}
            if await self._has(one, keyed.name, key[1]):
                return
            try:
                await self._ask(Asked(ADD_ITEM, _places(one), body={"fields": fields}))
            except GraphRefused:
                raise
            except GraphProblem:
                if not await self._has(one, keyed.name, key[1]):
                    raise

    async def _has(self, one: SiteList, column: str, key: str) -> bool:
        quoted = key.replace("'", "''")
        query = {"$filter": f"fields/{column} eq '{quoted}'", "$select": "id", "$top": "1"}
        return bool(values_of(await self._ask(Asked(ITEMS, _places(one), query))))

    async def _ask(self, asked: Asked) -> JsonObject:
        return (await self._graph.ask(asked, PATIENCE_SECONDS)).body


@contextmanager
def _told() -> Generator[None]:
    """Raises NotTaken for what SharePoint answers."""
    try:
        yield
    except GraphRefused:
        raise NotTaken(NOT_GRANTED) from None
    except GraphProblem as problem:
        raise NotTaken(str(problem.status) if problem.status else "connection") from problem


async def _find(lists: SiteLists, place: SharePointPlace) -> SiteList:
    try:
        site = str((await lists.sites.ask(site_of(place))).body.get("id") or "")
        there = await lists.listed(site)
    except NotThere:
        raise NotTaken(NO_SITE) from None
    found = named_list(site, there, place.list_name)
    if found is None:
        raise NotTaken(NO_LIST)
    return found


def _places(one: SiteList) -> Mapping[str, str]:
    return {"site": one.site, "list": one.id}


async def _columns(lists: SiteLists, one: SiteList) -> Sequence[ListColumn]:
    """Those that can be filled in."""
    told = [column for column in await lists.columns(one) if not (column.get("readOnly") or column.get("hidden"))]
    return [_column(column) for column in told if not str(column.get("name") or "").startswith("_")]


def _column(told: JsonObject) -> ListColumn:
    name = str(told.get("name") or "")
    text, choice = _table(told, "text"), _table(told, "choice")
    several = choice.get("displayAs") == "checkBoxes"
    return ListColumn(
        name,
        name_of(told, "displayName") or name,
        Holds.OTHER if several else _holds(told),
        lines=bool(text.get("allowMultipleLines")),
        choices=tuple(map(str, cast("Sequence[Any]", choice.get("choices") or ()))),
        open=bool(choice.get("allowTextEntry")),
        unique=bool(told.get("enforceUniqueValues")),
    )


def _holds(told: JsonObject) -> Holds:
    if "dateTime" in told:
        return Holds.DAY if _table(told, "dateTime").get("format") == "dateOnly" else Holds.MOMENT
    return next((holds for name, holds in _OURS if name in told), Holds.OTHER)


def _table(told: JsonObject, name: str) -> JsonObject:
    found = told.get(name)
    return cast("JsonObject", found) if isinstance(found, dict) else {}


def _fields(columns: Sequence[ListColumn], cells: Mapping[str, Cell]) -> dict[str, Json]:
    """By the names of the columns. Raises NotTaken for a column that there is not, or that takes no such cell."""
    fields: dict[str, Json] = {}
    for header, cell in cells.items():
        column = column_of(columns, header)
        if column is None or not column.takes(cell.holds):
            raise NotTaken(f"column {header}")
        fields[column.name] = _value(column, cell)
    return fields


def _value(column: ListColumn, cell: Cell) -> Json:
    match column.holds:
        case Holds.TEXT | Holds.CHOICE:
            return cell.text
        case Holds.DAY | Holds.MOMENT:
            return _moment(str(cell.value), day=column.holds is Holds.DAY)
        case _:
            return cell.value


def _moment(text: str, *, day: bool) -> str:
    """A column for days shows the day that a moment has where its site says it is: noon here is that day from Los
    Angeles to Tokyo."""
    at = datetime.fromisoformat(text) if "T" in text else datetime.combine(date.fromisoformat(text), time(), BRUSSELS)
    if day:
        at = datetime.combine(at.astimezone(BRUSSELS).date(), _NOON, BRUSSELS)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
