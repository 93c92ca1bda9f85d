"""A list of SharePoint as a Library: follows the delta of its items, each a thing with its columns as facts.

Once a day everything is gone through: columns that were renamed or added, and what was removed without a word of it. A
round through everything that was broken off begins anew; what it read is not read again.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast

from bot.answer.library.ids import source_id
from bot.answer.library.source import Source
from bot.answer.library.things import Columns, Thing, thing_of
from bot.content.base import (
    Change,
    Changed,
    Changes,
    Document,
    Entry,
    LibraryInvalid,
    Reason,
    Removed,
    Rule,
    Unreadable,
)
from bot.graph.drive_cursor import Account, Cursor, cursor_of
from bot.graph.drive_walk import MOST_RESTARTS
from bot.graph.list_columns import Layout, chosen, layout_of
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, NotThere, TokenGone
from bot.graph.sharepoint import SWEEP, Access
from bot.graph.site_lists import SiteList, SiteLists
from bot.graph.sites import Sites, told_of
from bot.json import JsonObject
from bot.sharepoint_place import SHAREPOINT, SharePointPlace
from bot.words.language import language_of

MOST_ITEMS = 50_000
_FOLDER = "0x0120"
"""How the id of the content type of a folder begins."""


@dataclass(slots=True)
class _Round:
    """`link` is where it goes on; `full`: through everything, and `met` is what is there."""

    where: SiteList
    layout: Layout
    link: str
    full: bool
    swept: datetime
    met: set[str] = field(default_factory=set[str])
    restarts: int = 0


@dataclass(frozen=True, slots=True)
class _Item:
    thing: Thing
    modified: datetime | None


class SharePointList:
    """The Library of one list. `readers` may read all of it."""

    def __init__(
        self, where: SharePointPlace, columns: Columns, readers: frozenset[str], access: Access, *, name: str
    ) -> None:
        self.name = name
        self.place = f"{SHAREPOINT}{where.site}#{where.library}"
        self.rules: Sequence[Rule] = (Rule("readers", readers),)
        self._where = where
        self._columns = columns
        self._readers = readers
        self._access = access
        self._sites = Sites(access.graph)
        self._lists = SiteLists(self._sites)
        self._known: dict[str, Source] = {}
        self._items: dict[str, _Item] = {}

    async def check(self) -> None:
        with told_of(self.place):
            await self._laid_out(await self._lists.find(self._where))

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        self._known = dict(known)
        # Whoever may not read it any more does not wait for SharePoint.
        yield Changes(self._permitted(), cursor)
        with told_of(self.place):
            now = await self._begun(cursor)
        missing = [Unreadable(f"{self._where.list_name}: {name}", Reason.NO_COLUMN) for name in now.layout.missing]
        ended, before = False, cursor
        while not ended:
            with told_of(self.place):
                items, ended, now = await self._page(now)
            self._items = {}
            changes = [*missing, *(change for item in items for change in self._change(now, item))]
            if ended and now.full:
                gone = [Removed(id_, source.path) for id_, source in self._known.items() if id_ not in now.met]
                changes += [change for one in gone for change in self._without(one.id, [one])]
            cursor = before if now.full and not ended else self._kept(now, ended=ended)
            yield Changes(changes, cursor)
            missing = []

    async def read(self, entry: Entry) -> Document | Unreadable:
        """Only of entries that `changes` of this object gave."""
        item = self._items.get(entry.id)
        if item is None:
            return Unreadable(entry.path, Reason.VANISHED)
        thing = item.thing
        source = Source(
            id=entry.id,
            title=thing.title,
            path=self._where.list_name,
            url=thing.url,
            modified=item.modified,
            language=language_of(thing.text),
            readers=entry.readers,
            digest=entry.digest,
        )
        self._known[entry.id] = source
        return Document(source, [thing.passage(entry.id)])

    async def close(self) -> None:
        self._items = {}
        await self._access.files.close()

    def _permitted(self) -> Sequence[Change]:
        found: list[Change] = []
        for id_, source in self._known.items():
            if source.digest and source.readers != self._readers:
                found.append(Changed(Entry(id_, source.path, source.digest, self._readers)))
                self._known[id_] = replace(source, readers=self._readers)
        return found

    async def _begun(self, cursor: str) -> _Round:
        """Where the last round ended; else at the beginning."""
        at, before = self._access.now(), cursor_of(cursor)
        layout = layout_of(before.columns, self._columns) if before else None
        if before and layout and before.link and at - before.swept < SWEEP:
            return _Round(SiteList(before.site, before.drive, before.url), layout, before.link, False, before.swept)
        where = await self._lists.find(self._where)
        return _Round(where, await self._laid_out(where), "", True, at)

    async def _laid_out(self, where: SiteList) -> Layout:
        return chosen(await self._lists.columns(where), self._columns, self.place)

    async def _page(self, now: _Round) -> tuple[Sequence[JsonObject], bool, _Round]:
        """Where our place in the changes was forgotten, everything is gone through anew."""
        try:
            page = await self._lists.page(now.where, now.link, now.layout.select)
        except (GraphAway, GraphRefused, NotThere):
            raise
        except GraphProblem as problem:
            # A link that leads nowhere too; not what cannot be asked at all.
            if (not now.link and not isinstance(problem, TokenGone)) or now.restarts == MOST_RESTARTS:
                raise
            layout, restarts = await self._laid_out(now.where), now.restarts + 1
            now = _Round(now.where, layout, "", True, self._access.now(), restarts=restarts)
            page = await self._lists.page(now.where, "", now.layout.select)
        now.link = page.link
        return page.items, page.is_last, now

    def _change(self, now: _Round, item: JsonObject) -> Sequence[Change]:
        """The same one may come several times: the last one counts."""
        number, fields = str(item.get("id") or ""), item.get("fields")
        id_ = source_id(self.name, number)
        now.met.discard(id_)
        self._items.pop(id_, None)
        gone = [Removed(id_, self._known[id_].path)] if id_ in self._known else []
        if "deleted" in item or not isinstance(fields, Mapping) or _is_folder(item):
            return self._without(id_, gone)
        cells, path = now.layout.cells(fields), f"{self._where.list_name}:{number}"
        if not now.layout.is_approved(fields):
            return self._without(id_, gone)
        if not cells[now.layout.title]:
            return self._without(id_, [*gone, Unreadable(path, Reason.NO_TITLE)])
        now.met.add(id_)
        if len(now.met) > MOST_ITEMS:
            raise LibraryInvalid(f"{self.place} has more than {MOST_ITEMS:,} items")
        thing = thing_of(cells, now.layout.title, now.layout.shown, now.layout.link)
        thing = replace(thing, url=thing.url or now.where.address_of(number))
        self._items[id_] = _Item(thing, _moment(str(item.get("lastModifiedDateTime") or "")))
        entry = Entry(id_, path, thing.digest, self._readers)
        source = self._known.get(id_)
        return [] if source is not None and entry.stands_as(source) else [Changed(entry)]

    def _without(self, id: str, changes: Sequence[Change]) -> Sequence[Change]:
        self._known.pop(id, None)
        return changes

    def _kept(self, now: _Round, *, ended: bool) -> str:
        spent = self._sites.spent
        there = len({*self._known, *self._items})
        account = Account(there, 0 if self._readers else there, (), spent.requests, spent.units)
        at = self._access.now() if ended else None
        where = now.where
        kept = Cursor(where.id, where.url, "", "", now.link, False, False, now.swept, at, account, where.site)
        return replace(kept, columns=now.layout.text).text


def _is_folder(item: JsonObject) -> bool:
    kind = item.get("contentType")
    return isinstance(kind, Mapping) and str(cast("JsonObject", kind).get("id") or "").startswith(_FOLDER)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
