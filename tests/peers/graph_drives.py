"""The part of the peer of Microsoft Graph that has sites with their document libraries: delta, content, permissions.

Delta gives state, not history: an item may be listed twice, without a path, deleted without its name; what stands in a
renamed folder is not listed. A token is opaque, and nothing may be asked beside it. Who changes permissions lists the
item that got them, and of folders nothing more; a part that is `secretive` does not even list that.
"""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.peers.graph import VERSION, Asked, Reply, Route, refusal
from tests.peers.graph_grants import Grant, site_group
from tests.peers.graph_sites import TOGETHER, Drive, Item, Site, told_drive, told_item

SELECTED = frozenset({"Sites.Selected"})
DELTA_QUERY = frozenset({"$select", "$top", "token"})
ALWAYS = frozenset({"id", "deleted", "root"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a delta a token stands: what is still to be listed, and from which change the next one begins."""

    drive: str
    left: tuple[str, ...]
    next: int
    since: int


@dataclass
class Drives:
    """`page` items a page; `repeats`: the last item of a page stands at the beginning of the next one too."""

    sites: list[Site] = field(default_factory=list[Site])
    page: int = 200
    repeats: bool = True
    secretive: bool = False
    hides: set[str] = field(default_factory=set[str])
    """Ids of items that are listed as if they had no permissions of their own."""
    downloads: dict[str, bytes] = field(default_factory=dict[str, bytes])
    on_content: Callable[[], Awaitable[None]] | None = None
    """Before the content of anything is given."""
    root: str = ""
    """Where the peer runs; whoever runs it says so."""
    _tokens: dict[str, _Place] = field(default_factory=dict[str, _Place])
    _gone: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def routes(self) -> Sequence[Route]:
        return [
            Route("GET", "/sites/{host}", SELECTED, self._site),
            Route("GET", "/sites/{host}:/{path}", SELECTED, self._site),
            Route("GET", "/sites/{site}/drive", SELECTED, self._default),
            Route("GET", "/sites/{site}/drives", SELECTED, self._drives, units=2),
            Route("GET", "/drives/{drive}/root/delta", SELECTED, self._delta, _cost_of_delta),
            Route("GET", "/drives/{drive}/items/{item}/content", SELECTED, self._content),
            Route("GET", "/drives/{drive}/items/{item}/permissions", SELECTED, self._permissions, units=5),
        ]

    # What is done in the tenant.

    def site(
        self, path: str, *, host: str = "school.sharepoint.com", role: str = "fullcontrol", group: str = ""
    ) -> Site:
        site = Site(host, path, role, group)
        self.sites.append(site)
        return site

    def library(self, site: Site, name: str, *, address: str = "") -> Drive:
        """Its root has the site's own groups."""
        drive = Drive(f"b!{site.id[-12:]}-{next(self._numbers)}", name, site, address=address)
        grants = [
            site_group("3", "Eigenaars", "owner"),
            site_group("4", "Bezoekers"),
            site_group("5", "Leden", "write"),
        ]
        self._put(drive, Item(f"01ROOT{next(self._numbers)}", "root", "", grants=grants))
        site.drives.append(drive)
        return drive

    def create(self, drive: Drive, name: str, content: bytes | None = None, parent: str = "") -> str:
        """A folder where there is no content. Its id."""
        item = Item(f"01ITEM{next(self._numbers):06}", name, parent or drive.root.id, content)
        self._put(drive, item)
        return item.id

    def touch(self, drive: Drive, id: str) -> None:
        """It has another version."""
        self._touch(drive, id)

    def edit(self, drive: Drive, id: str, content: bytes) -> None:
        drive.items[id].content = content
        self._touch(drive, id)

    def rename(self, drive: Drive, id: str, name: str) -> None:
        drive.items[id].name = name
        self._touch(drive, id)

    def move(self, drive: Drive, id: str, parent: str = "") -> None:
        drive.items[id].parent = parent or drive.root.id
        self._touch(drive, id)

    def delete(self, drive: Drive, id: str) -> None:
        """Of a folder that alone is told, and not what was in it."""
        drive.items[id].deleted = True
        self._touch(drive, id)

    def restore(self, drive: Drive, id: str) -> None:
        """With all that is in it, each as if it were new."""
        drive.items[id].deleted = False
        for item in drive.below(id):
            self._touch(drive, item.id)

    def break_inheritance(self, drive: Drive, id: str) -> None:
        """It keeps what it had until then."""
        if drive.items[id].grants is None:
            self.permit(drive, id, *drive.effective(id))

    def inherit(self, drive: Drive, id: str) -> None:
        drive.items[id].grants = None
        self._touch(drive, id, shared=True)

    def permit(self, drive: Drive, id: str, *grants: Grant) -> None:
        """Those and no others."""
        drive.items[id].grants = list(grants)
        self._touch(drive, id, shared=True)

    def share(self, drive: Drive, id: str, grant: Grant) -> None:
        """Breaks the inheritance."""
        self.permit(drive, id, *drive.effective(id), grant)

    def unshare(self, drive: Drive, id: str, grant: Grant) -> None:
        self.permit(drive, id, *(one for one in drive.effective(id) if one.id != grant.id))

    def forget_tokens(self, code: str = "resyncChangesApplyDifferences", status: int = 410) -> None:
        """All that were given until now; with 410 a fresh start is named."""
        self._gone |= dict.fromkeys(self._tokens, (status, code))

    # What is asked.

    def _site(self, asked: Asked) -> Reply:
        path = asked.places.get("path", "")
        site = next((one for one in self.sites if (one.host, one.path) == (asked.places["host"], path)), None)
        if site is None:
            return refusal(404, "itemNotFound", "Requested site could not be found")
        if not site.role:
            return refusal(403, "accessDenied", "Access denied")
        return Reply(body={"id": site.id, "webUrl": site.url, "displayName": path})

    def _default(self, asked: Asked) -> Reply:
        site = self.granted(asked)
        return site if isinstance(site, Reply) else Reply(body=told_drive(_libraries(site)[0]))

    def _drives(self, asked: Asked) -> Reply:
        """Two a page: whoever looks at the first page only misses some."""
        site = self.granted(asked)
        if isinstance(site, Reply):
            return site
        start = int(asked.query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": [told_drive(drive) for drive in _libraries(site)[start : start + 2]]}
        if start + 2 < len(_libraries(site)):
            body["@odata.nextLink"] = f"{self.root}{VERSION}{asked.path}?$skiptoken={start + 2}"
        return Reply(body=body)

    def granted(self, asked: Asked) -> Site | Reply:
        site = next((one for one in self.sites if one.id == asked.places["site"]), None)
        if site is None:
            return refusal(404, "itemNotFound")
        return site if site.role else refusal(403, "accessDenied", "Access denied")

    def _drive(self, asked: Asked) -> Drive | Reply:
        for site in self.sites:
            for drive in site.drives:
                if drive.id == asked.places["drive"]:
                    return drive if site.role else refusal(403, "accessDenied", "Access denied")
        return refusal(404, "itemNotFound")

    def _delta(self, asked: Asked) -> Reply:
        drive = self._drive(asked)
        if isinstance(drive, Reply):
            return drive
        token, prefer = asked.query.get("token"), _preferred(asked)
        if set(asked.query) - DELTA_QUERY or (token and set(asked.query) != {"token"}):
            return refusal(400, "invalidRequest", "nothing may be asked beside a token")
        if prefer & TOGETHER and not prefer >= TOGETHER:
            return refusal(400, "invalidRequest", "these preferences belong together")
        if token in self._gone:
            status, code = self._gone[token]
            fresh = f"{self.root}{VERSION}{asked.path}?token={self._token(_everything(drive))}"
            return refusal(status, code, Location=fresh) if status == 410 else refusal(status, code)
        if token and (token not in self._tokens or self._tokens[token].drive != drive.id):
            return refusal(400, "invalidRequest", "no such token")
        place = self._tokens[token] if token else _everything(drive)
        if not place.left and place.since >= 0:  # the link of a delta that ended: what changed since
            changed = [item for item in drive.items.values() if item.changed > place.next]
            ids = tuple(item.id for item in sorted(changed, key=lambda item: item.changed))
            place = _Place(drive.id, ids, drive.change, place.next)
        return self._page(asked, drive, place, prefer)

    def _page(self, asked: Asked, drive: Drive, place: _Place, prefer: frozenset[str]) -> Reply:
        listed, left = place.left[: self.page], place.left[self.page :]
        if left and self.repeats:
            left = (listed[-1], *left) if self.page > 1 else left
        select = frozenset(asked.query.get("$select", "").split(",")) - {""}
        value = [told_item(drive, drive.items[id_], prefer, place.since) for id_ in listed]
        for one in value:
            if one["id"] in self.hides:
                one.pop("shared", None)
        if select:
            value = [{name: one[name] for name in one if name in select | ALWAYS or "@" in name} for one in value]
        token = self._token(_Place(drive.id, left, place.next, place.since if left else place.next))
        link = "@odata.nextLink" if left else "@odata.deltaLink"
        return Reply(body={link: f"{self.root}{VERSION}{asked.path}?token={token}", "value": value})

    def _token(self, place: _Place) -> str:
        token = hashlib.sha256(f"{next(self._numbers)} {place}".encode()).hexdigest()
        self._tokens[token] = place
        return token

    async def _content(self, asked: Asked) -> Reply:
        if self.on_content:
            await self.on_content()
        item = self._item(asked)
        if isinstance(item, Reply):
            return item
        self.downloads[f"{item.id}.{item.version}"] = item.content or b""
        return Reply(
            302,
            headers={"Location": f"{self.root.replace('127.0.0.1', 'localhost')}/download/{item.id}.{item.version}"},
        )

    def _permissions(self, asked: Asked) -> Reply:
        """Two a page, for whom everything of the site is ours."""
        item, drive = self._item(asked), self._drive(asked)
        if isinstance(item, Reply) or isinstance(drive, Reply):
            return item if isinstance(item, Reply) else refusal(404, "itemNotFound")
        if drive.site.role != "fullcontrol":
            return refusal(403, "accessDenied", "Access denied")
        grants, start = drive.effective(item.id), int(asked.query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": [one.json for one in grants[start : start + 20]]}
        if start + 20 < len(grants):
            body["@odata.nextLink"] = f"{self.root}{VERSION}{asked.path}?$skiptoken={start + 20}"
        return Reply(body=body)

    def _item(self, asked: Asked) -> Item | Reply:
        drive = self._drive(asked)
        if isinstance(drive, Reply):
            return drive
        item = drive.items.get(asked.places["item"])
        return item if item and drive.is_there(item.id) else refusal(404, "itemNotFound")

    def _put(self, drive: Drive, item: Item) -> None:
        drive.items[item.id] = item
        self._touch(drive, item.id)

    def _touch(self, drive: Drive, id: str, *, shared: bool = False) -> None:
        if shared and self.secretive:
            return
        drive.change += 1
        item = drive.items[id]
        item.changed = drive.change
        item.version += 1
        if shared:
            item.shared_at = drive.change


def _libraries(site: Site) -> list[Drive]:
    return [drive for drive in site.drives if not drive.is_system]


def _cost_of_delta(asked: Asked) -> int:
    return 1 if "token" in asked.query else 2


def _everything(drive: Drive) -> _Place:
    there = tuple(item.id for item in drive.below(drive.root.id))
    return _Place(drive.id, there, drive.change, -1)


def _preferred(asked: Asked) -> frozenset[str]:
    said = next((value for name, value in asked.headers.items() if name.lower() == "prefer"), "")
    return frozenset(one.strip() for one in said.split(",") if one.strip())
