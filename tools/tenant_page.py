"""The page on which the demo's tenant is changed: who works there, what stands in its library and who may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from aiohttp import web

from bot.people.organisation_file import OrganisationFile
from tests.peers import graph_grants
from tests.peers.demo_tenant import CALLED
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_mailboxes import ALWAYS, OFF, MailboxesPart
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Drive, Item

EVERYBODY, PERSONNEL, NOBODY, AS_FOLDER = "everybody", "hr", "nobody", "as its folder"
MOST_SHOWN = 200

_REPLIES = {"away": ALWAYS, "back": OFF}

_STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; color: #242424 }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .3rem .5rem; vertical-align: top }
tr { border-top: 1px solid #ddd } button, select, input { font: inherit; margin: .1rem; max-width: 100% }
td select { max-width: 12rem }
@media (max-width: 50rem) { th { display: none } td { display: block; padding: .1rem 0 } }
"""


@dataclass(frozen=True)
class News:
    """The page of news in the tenant: its library, and its id there."""

    pages: Pages
    drive: Drive
    id: str

    @property
    def is_published(self) -> bool:
        page = self.drive.items[self.id].page
        return page is not None and page.published is not None


class Page:
    """Each change is made in the peer at once; Bode learns of it as it learns of a tenant: when it asks."""

    def __init__(
        self,
        people: DirectoryPart,
        drives: Drives,
        drive: Drive,
        mailboxes: MailboxesPart,
        file: OrganisationFile,
        news: News,
    ) -> None:
        self._news = news
        self._people = people
        self._drives = drives
        self._drive = drive
        self._mailboxes = mailboxes
        self._file = file
        self._names: dict[str, str] = {}

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/", self._show)
        app.router.add_post("/people", self._change_people)
        app.router.add_post("/documents", self._change_documents)
        app.router.add_post("/news", self._change_news)
        return app

    async def _show(self, _: web.Request) -> web.Response:
        text = (
            f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
            f"<title>The tenant</title><style>{_STYLE}</style><h1>The tenant of {escape(self._file.organisation.name)}"
            f"</h1><p>What you change here is in Bode after a few seconds.</p>{self._people_shown()}"
            f"{self._news_shown()}{self._documents_shown()}</html>"
        )
        return web.Response(text=text, content_type="text/html")

    def _people_shown(self) -> str:
        schools = "".join(f"<option>{escape(school.name)}</option>" for school in self._file.schools)
        staff = sorted(
            (thing.properties["displayName"], id_) for id_, thing in self._people.users.items() if not thing.gone
        )
        leaving = "".join(f"<option value='{escape(id_)}'>{escape(name)}</option>" for name, id_ in staff)
        return (
            f"<h2>{len(staff)} people</h2><form method=post action=/people><label>A new colleague: "
            f"<input name=name required maxlength=60 placeholder='Noor Peeters'></label> <label>at "
            f"<select name=school aria-label=School>{schools}</select></label> "
            f"<button name=do value=add>Add</button></form>"
            f"<form method=post action=/people><label>Somebody leaves: <select name=id>{leaving}</select></label> "
            f"<button name=do value=remove>Remove</button></form>"
            f"<form method=post action=/people><label>The mailbox of: <select name=id>{self._mailboxes_shown(staff)}"
            f"</select></label> <button name=do value=away>Replies automatically</button> "
            f"<button name=do value=back>Replies no more</button></form>"
        )

    def _mailboxes_shown(self, staff: Sequence[tuple[str, str]]) -> str:
        replies = self._mailboxes.replies
        return "".join(
            f"<option value='{escape(id_)}'>{escape(name)}{' (replies)' if replies.get(id_) == ALWAYS else ''}</option>"
            for name, id_ in staff
        )

    def _news_shown(self) -> str:
        title = escape(self._news.drive.items[self._news.id].name)
        state, do = ("is published", "Unpublish") if self._news.is_published else ("is a draft", "Publish")
        return f"<h2>News</h2><form method=post action=/news>{title} {state}. <button>{do}</button></form>"

    def _documents_shown(self) -> str:
        folders = [item for item in self._drive.below(self._drive.root.id) if item.is_folder]
        where = "".join(f"<option value='{one.id}'>{escape(self._path(one))}</option>" for one in folders)
        shown = sorted(self._drive.files(), key=self._path)[:MOST_SHOWN]
        rows = "".join(self._row(item, where) for item in [*folders[1:], *shown])
        head = "<tr><th>Where</th><th>Who may read it</th><th>Change that</th><th>Move</th></tr>"
        return f"<h2>{len(shown)} documents</h2><table>{head}{rows}</table>"

    def _row(self, item: Item, where: str) -> str:
        own = "" if item.grants is None else " (its own)"
        readers = "".join(f"<option>{one}</option>" for one in (EVERYBODY, PERSONNEL, NOBODY, AS_FOLDER))
        kind = " <i>(folder)</i>" if item.is_folder else ""
        path = escape(self._path(item), quote=True)
        start = f"<form method=post action=/documents><input type=hidden name=id value='{item.id}'>"
        return (
            f"<tr><td>{path}{kind}</td><td>{escape(self._readers(item))}{own}</td>"
            f"<td>{start}<select name=readers aria-label='Who may read {path}'>{readers}</select>"
            f"<button>Let read</button></form></td>"
            f"<td>{start}<select name=folder aria-label='Where {path} goes'>{where}</select>"
            f"<button>Move</button></form></td></tr>"
        )

    def _path(self, item: Item) -> str:
        return self._drive.path(item.id) or "(top)"

    def _readers(self, item: Item) -> str:
        groups = {id_: str(thing.properties["displayName"]) for id_, thing in self._people.groups.items()}
        users = {id_: str(thing.properties["displayName"]) for id_, thing in self._people.users.items()}
        means = sorted(one for grant in self._drive.effective(item.id) for one in grant.means)
        names = [groups.get(one.partition(":")[2]) or users.get(one.partition(":")[2]) or one for one in means]
        return ", ".join(names) or "nobody"

    async def _change_people(self, request: web.Request) -> web.Response:
        said = await _form(request)
        if said.get("do") == "remove" and said.get("id") in self._people.users:
            self._people.remove(said["id"], "deleted")
            self._mailboxes.replies.pop(said["id"], None)
        elif said.get("do") in _REPLIES and said.get("id") in self._mailboxes.replies:
            self._mailboxes.replies[said["id"]] = _REPLIES[said["do"]]
        elif said.get("do") == "add" and (name := said.get("name", "").strip()):
            attributes = {"extensionAttribute1": next(iter(CALLED.values()))}
            added = self._people.add(
                name,
                displayName=name,
                jobTitle="Leerkracht",
                officeLocation=said.get("school", ""),
                employeeType="Personeel",
                onPremisesExtensionAttributes=attributes,
            )
            self._people.ids[added] = added  # the page names people by their ids
            self._mailboxes.replies[added] = OFF
        raise web.HTTPSeeOther("/")

    async def _change_documents(self, request: web.Request) -> web.Response:
        said = await _form(request)
        item, drive = self._drive.items.get(said.get("id", "")), self._drive
        if item is None or item.deleted:
            raise web.HTTPNotFound
        if said.get("readers") == AS_FOLDER:
            self._drives.inherit(drive, item.id)
        elif "readers" in said:
            self._drives.permit(drive, item.id, *self._grants(said["readers"]))
        elif (folder := drive.items.get(said.get("folder", ""))) and not self._is_within(folder, item):
            self._drives.move(drive, item.id, folder.id)
        raise web.HTTPSeeOther("/")

    async def _change_news(self, _: web.Request) -> web.Response:
        change = self._news.pages.unpublish if self._news.is_published else self._news.pages.publish
        change(self._news.drive, self._news.id)
        raise web.HTTPSeeOther("/")

    def _grants(self, readers: str) -> list[graph_grants.Grant]:
        if readers == EVERYBODY:
            return [graph_grants.all_staff(self._file.organisation.tenant)]
        personnel = next(group.name["nl"] for group in self._file.groups if group.id == PERSONNEL)
        return [graph_grants.group(self._people.id_of(personnel))] if readers == PERSONNEL else []

    def _is_within(self, folder: Item, item: Item) -> bool:
        return folder.id in {one.id for one in self._drive.below(item.id)}


async def _form(request: web.Request) -> Mapping[str, str]:
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
