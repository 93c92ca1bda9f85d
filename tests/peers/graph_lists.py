"""The part of the peer of Microsoft Graph that has lists of sites: their columns, and the delta of their items.

Of what a column refers to, only a number is told unless the column is asked for by name, and of twelve at most. A token
is opaque, and nothing may be asked beside it. A part that `stumbles` tells an item that was removed as an error. Items
are found by an indexed column alone, and added where the site gave the role to write, with values of their columns'
types, and none twice in a column that is unique.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.peers.graph import VERSION, Asked, Reply, Route, refusal
from tests.peers.graph_drives import SELECTED, Drives
from tests.peers.graph_sites import ListItem, Site, SiteList

MOST_LOOKUPS = 12
_EXPAND = re.compile(r"fields(?:\(\$select=([^()]+)\))?")
_FILTER = re.compile(r"fields/(\w+) eq '((?:[^']|'')*)'")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LONGEST_LINE = 255
WRITERS = frozenset({"write", "fullcontrol"})
_OWN: Sequence[dict[str, Any]] = (
    {"name": "Title", "displayName": "Titel", "text": {"textType": "plain"}},
    {"name": "ID", "displayName": "Id", "readOnly": True, "number": {}},
    {"name": "Author", "displayName": "Gemaakt door", "readOnly": True, "personOrGroup": {}},
    {"name": "Modified", "displayName": "Gewijzigd", "readOnly": True, "dateTime": {"format": "dateTime"}},
    {"name": "ContentType", "displayName": "Inhoudstype", "text": {}},
    {"name": "Attachments", "displayName": "Bijlagen", "boolean": {}},
    {"name": "_UIVersionString", "displayName": "Versie", "readOnly": True, "text": {}},
)
"""What every list has."""


@dataclass
class Lists:
    drives: Drives
    page: int = 200
    stumbles: bool = False
    _gone: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    _tokens: dict[str, tuple[str, str, list[str], int]] = field(
        default_factory=dict[str, tuple[str, str, list[str], int]]
    )

    def routes(self) -> Sequence[Route]:
        delta = "/sites/{site}/lists/{list}/items/delta"
        return [
            Route("GET", "/sites/{site}/lists/{list}/columns", SELECTED, self._columns, units=2),
            Route("GET", delta, SELECTED, self._delta, lambda asked: 1 if "token" in asked.query else 2),
            Route("GET", "/sites/{site}/lists/{list}/items", SELECTED, self._found, units=2),
            Route("POST", "/sites/{site}/lists/{list}/items", SELECTED, self._added, units=2),
        ]

    # What is done in the tenant.

    def create(self, site: Site, name: str, *columns: dict[str, Any]) -> SiteList:
        made = SiteList(f"list-{name}", name, f"{site.url}/Lists/{quote(name)}", [*_OWN, *columns])
        site.lists.append(made)
        return made

    def add(self, one: SiteList, **fields: Any) -> str:
        id_ = str(len(one.items) + 1)
        one.change += 1
        one.items[id_] = ListItem({"ID": id_, "Author": "Wie Het Maakte", **fields}, one.change)
        return id_

    def edit(self, one: SiteList, id: str, **fields: Any) -> None:
        one.change += 1
        one.items[id].fields |= fields
        one.items[id].changed = one.change

    def delete(self, one: SiteList, id: str) -> None:
        self.edit(one, id)
        one.items[id].deleted = True

    def forget_tokens(self, code: str = "resyncChangesApplyDifferences", status: int = 410) -> None:
        self._gone |= dict.fromkeys(self._tokens, (status, code))

    # What is asked.

    def _list(self, asked: Asked) -> SiteList | Reply:
        site = self.drives.granted(asked)
        if isinstance(site, Reply):
            return site
        found = next((one for one in site.lists if one.id == asked.places["list"]), None)
        return found or refusal(404, "itemNotFound")

    def _columns(self, asked: Asked) -> Reply:
        """Five at once."""
        found = self._list(asked)
        if isinstance(found, Reply):
            return found
        start = int(asked.query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": found.columns[start : start + 5]}
        if start + 5 < len(found.columns):
            body["@odata.nextLink"] = f"{self.drives.root}{VERSION}{asked.path}?$skiptoken={start + 5}"
        return Reply(body=body)

    def _delta(self, asked: Asked) -> Reply:
        found, token = self._list(asked), asked.query.get("token", "")
        if isinstance(found, Reply):
            return found
        if token and set(asked.query) != {"token"}:
            return refusal(400, "invalidRequest", "nothing may be asked beside a token")
        if token in self._gone:
            return refusal(self._gone[token][0], self._gone[token][1])
        if token:
            if token not in self._tokens or self._tokens[token][0] != found.id:
                return refusal(400, "invalidRequest", "no such token")
            _, select, left, since = self._tokens[token]
            if since >= 0:
                left = [id_ for id_, item in found.items.items() if item.changed > since]
        else:
            expand = _EXPAND.fullmatch(asked.query.get("$expand", "fields"))
            if set(asked.query) - {"$expand"} or expand is None:
                return refusal(400, "invalidRequest")
            select, left = expand[1] or "", [id_ for id_, item in found.items.items() if not item.deleted]
        return self._page(asked, found, select, left)

    def _found(self, asked: Asked) -> Reply:
        found, filtered = self._list(asked), _FILTER.fullmatch(asked.query.get("$filter", ""))
        if isinstance(found, Reply):
            return found
        if filtered is None or set(asked.query) - {"$filter", "$select", "$top"}:
            return refusal(400, "invalidRequest")
        column = next((one for one in found.columns if one["name"] == filtered[1]), {})
        if not column.get("indexed"):
            return refusal(400, "invalidRequest", "the field is not indexed")
        wanted = filtered[2].replace("''", "'")
        ids = [id_ for id_, item in found.items.items() if item.fields.get(filtered[1]) == wanted and not item.deleted]
        return Reply(body={"value": [{"id": one} for one in ids]})

    def _added(self, asked: Asked) -> Reply:
        found = self._list(asked)
        if isinstance(found, Reply):
            return found
        site = self.drives.granted(asked)
        if isinstance(site, Reply) or site.role not in WRITERS:
            return refusal(403, "accessDenied", "Access denied")
        fields: dict[str, Any] = asked.body["fields"]
        columns = {one["name"]: one for one in found.columns if not one.get("readOnly")}
        if fields.keys() - columns.keys() or not all(_fits(columns[name], value) for name, value in fields.items()):
            return refusal(400, "invalidRequest", "a column that there is not, or a value of another type")
        for name, value in fields.items():
            taken = [one.fields.get(name) for one in found.items.values() if not one.deleted]
            if columns[name].get("enforceUniqueValues") and value in taken:
                return refusal(400, "invalidRequest", "duplicate values were found")
        return Reply(201, {"id": self.add(found, **fields), "fields": fields})

    def _page(self, asked: Asked, one: SiteList, select: str, left: list[str]) -> Reply:
        names, lookups = [name for name in select.split(",") if name], _lookups(one)
        if set(names) - {column["name"] for column in one.columns} or len(lookups & {*names}) > MOST_LOOKUPS:
            return refusal(400, "invalidRequest", "a column that there is not, or too many that refer to something")
        listed, left = left[: self.page], left[self.page :]
        value = [self._told(one, id_, names) for id_ in listed]
        # The last item of a page may stand on the next one too.
        token = f"t{len(self._tokens)}"
        self._tokens[token] = (one.id, select, [listed[-1], *left], -1) if left and self.page > 1 else (
            one.id, select, left, -1 if left else one.change
        )  # fmt: skip
        link = "@odata.nextLink" if left else "@odata.deltaLink"
        return Reply(body={"value": value, link: f"{self.drives.root}{VERSION}{asked.path}?token={token}"})

    def _told(self, one: SiteList, id: str, names: Sequence[str]) -> dict[str, Any]:
        item, lookups = one.items[id], _lookups(one)
        if item.deleted:
            return {"error": {"code": "InternalServerError"}} if self.stumbles else {"id": id, "deleted": {}}
        fields: dict[str, Any] = {}
        for name, value in item.fields.items():
            if name in lookups and name not in names:
                fields[f"{name}LookupId"] = "12"
            elif not names or name in names:
                fields[name] = value
        kind = {"id": "0x012000AA" if item.folder else "0x0100AA", "name": "Map" if item.folder else "Item"}
        return {
            "id": id,
            "lastModifiedDateTime": "2026-11-02T08:30:00Z",
            "webUrl": f"{one.url}/{id}_.000",
            "contentType": kind,
            "fields": fields,
        }


def _fits(column: dict[str, Any], value: Any) -> bool:
    """As SharePoint takes values: of one line, of the choices that there are, moments in UTC."""
    if "boolean" in column:
        return isinstance(value, bool)
    if "number" in column or "currency" in column:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if "dateTime" in column:
        return bool(_MOMENT.fullmatch(value))
    if "choice" in column:
        return value in column["choice"]["choices"] or bool(column["choice"].get("allowTextEntry"))
    return "text" in column and (bool(column["text"].get("allowMultipleLines")) or len(value) <= LONGEST_LINE)


def _lookups(one: SiteList) -> set[str]:
    return {column["name"] for column in one.columns if "personOrGroup" in column or "lookup" in column}
