"""Sites of SharePoint with their document libraries, as they stand, and as Graph tells of their items."""

import hashlib
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.peers.graph_grants import Grant

TOGETHER = frozenset({"deltashowremovedasdeleted", "deltatraversepermissiongaps", "deltashowsharingchanges"})


SITE_PAGES = "SitePages"


@dataclass
class SitePage:
    """`published` is what readers see, None where they see nothing; `draft` what its authors see after it, if anything
    else. Each with its properties and its canvas. `version` is (major, minor). `earlier` was published before, the
    last one last."""

    published: dict[str, Any] | None = None
    draft: dict[str, Any] | None = None
    version: tuple[int, int] = (0, 1)
    classic: bool = False
    earlier: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@dataclass
class Item:
    """`grants` None: those of its folder. `parent` "" is the root of its drive."""

    id: str
    name: str
    parent: str
    content: bytes | None = None
    grants: list[Grant] | None = None
    version: int = 1
    changed: int = 0
    deleted: bool = False
    shared_at: int = -1
    hashed: bool = True
    page: "SitePage | None" = None

    @property
    def unique_id(self) -> str:
        """In its list; of a page, the page's id."""
        own = hashlib.md5(self.id.encode(), usedforsecurity=False).hexdigest()
        return f"{own[:8]}-{own[8:12]}-{own[12:16]}-{own[16:20]}-{own[20:]}"

    @property
    def is_folder(self) -> bool:
        return self.content is None


@dataclass
class Drive:
    id: str
    name: str
    site: "Site"
    items: dict[str, Item] = field(default_factory=dict[str, Item])
    change: int = 0
    address: str = ""
    """The last part of its own, where that is not its name."""

    @property
    def is_system(self) -> bool:
        """A site tells of it among its lists alone."""
        return self.address == SITE_PAGES

    @property
    def list_id(self) -> str:
        return f"list-of-{self.id}"

    @property
    def root(self) -> Item:
        return next(iter(self.items.values()))

    @property
    def url(self) -> str:
        return f"{self.site.url}/{quote(self.address or self.name)}"

    def children(self, id: str) -> list[Item]:
        return [item for item in self.items.values() if item.parent == id and not item.deleted]

    def below(self, id: str) -> list[Item]:
        """With itself, parents before what is in them."""
        found = [self.items[id]]
        for item in found:
            found += self.children(item.id)
        return found

    def effective(self, id: str) -> list[Grant]:
        """Those of the nearest that has its own."""
        item = self.items[id]
        return self.effective(item.parent) if item.grants is None else item.grants

    def path(self, id: str) -> str:
        item = self.items[id]
        above = self.path(item.parent) if item.parent else ""
        return f"{above}/{item.name}" if above else item.name if item.parent else ""

    def is_there(self, id: str) -> bool:
        item = self.items[id]
        return not item.deleted and (not item.parent or self.is_there(item.parent))

    def files(self) -> list[Item]:
        return [item for item in self.items.values() if not item.is_folder and self.is_there(item.id)]


@dataclass
class ListItem:
    """`fields` by the names that SharePoint gives columns; of who or what a column refers to, what that is called."""

    fields: dict[str, Any]
    changed: int
    deleted: bool = False
    folder: bool = False


@dataclass
class SiteList:
    """`columns` as Graph defines them."""

    id: str
    name: str
    url: str
    columns: list[dict[str, Any]]
    items: dict[str, ListItem] = field(default_factory=dict[str, ListItem])
    change: int = 0


@dataclass
class Site:
    """`path` such as sites/x, "" for the root of the tenant. `role` is what our app was granted there: "", read or
    fullcontrol. `group` owns it, where it is that of a team."""

    host: str
    path: str
    role: str = "fullcontrol"
    group: str = ""
    drives: list[Drive] = field(default_factory=list[Drive])
    lists: list[SiteList] = field(default_factory=list[SiteList])

    @property
    def id(self) -> str:
        own = hashlib.md5(self.path.encode(), usedforsecurity=False).hexdigest()
        return f"{self.host},{own},{own[::-1]}"

    @property
    def url(self) -> str:
        return f"https://{self.host}/{quote(self.path)}".rstrip("/")


def told_drive(drive: Drive) -> dict[str, Any]:
    owner = {"group": {"id": drive.site.group, "displayName": "Een team"}} if drive.site.group else {"user": {}}
    return {"id": drive.id, "name": drive.name, "driveType": "documentLibrary", "webUrl": drive.url, "owner": owner}


def told_item(drive: Drive, item: Item, prefer: frozenset[str], since: int) -> dict[str, Any]:
    parent = {"driveId": drive.id, "driveType": "documentLibrary", "siteId": drive.site.id}
    if item.parent:
        parent["id"] = item.parent
    if item.deleted or not drive.is_there(item.id):
        return {"id": item.id, "deleted": {"state": "deleted"}, "parentReference": parent}
    told: dict[str, Any] = {
        "id": item.id,
        "name": item.name,
        "eTag": f'"{{{item.unique_id.upper()}}},{item.version}"',
        "sharepointIds": {"listItemUniqueId": item.unique_id, "siteId": drive.site.id.split(",")[1]},
        "webUrl": f"{drive.url}/{quote(drive.path(item.id))}".rstrip("/"),
        "lastModifiedDateTime": "2026-11-02T08:30:00Z",
        "parentReference": parent,
    }
    if not item.parent:
        told["root"] = {}
    if item.content is None:
        told["folder"] = {"childCount": len(drive.children(item.id))}
        told["size"] = 0
    else:
        own = b64encode(hashlib.blake2b(item.content, digest_size=20).digest()).decode()
        told["file"] = {"mimeType": "text/plain", "hashes": {"quickXorHash": own} if item.hashed else {}}
        told["size"] = len(item.content)
    # Who sees less than everything of the site is told of no sharing.
    if prefer >= TOGETHER and drive.site.role == "fullcontrol":
        if item.grants is not None or "hierarchicalsharing" not in prefer:
            told["shared"] = {"scope": "users"} if item.grants else {}
        if item.shared_at > since >= 0 and not item.is_folder:
            told["@microsoft.graph.sharedChanged"] = "True"
    return told
