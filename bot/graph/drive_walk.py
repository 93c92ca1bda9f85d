"""Goes through what a document library has, or what changed in it since, and puts it into what is remembered of it.

Permissions are read where SharePoint says that something has its own, and of the root. That an item is listed without
having its own any more is believed only where its permissions are those of its folder too.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from bot.graph.drive_state import DriveState, File, Grants, Places
from bot.graph.drives import Drive, Drives, Page
from bot.graph.page_html import is_page
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, NotThere, TokenGone
from bot.guids import GUID
from bot.json import JsonObject

PAGES = 10
"""Of a delta, between two times that what was found is kept."""
MOST_RESTARTS = 3
"""In one round: a service that forgets its own places at once is not asked for ever."""


@dataclass(slots=True)
class Walk:
    """One round at `at`. `link` is where it goes on; `full`: through everything, `swept` is when that began. `sharing`:
    permissions count; `asks_root`: those of the root too. `reads` tells the names of files that are read at all."""

    drives: Drives
    drive: Drive
    state: DriveState
    at: datetime
    link: str
    full: bool
    swept: datetime
    sharing: bool
    asks_root: bool
    reads: Callable[[str], bool]
    restarts: int = 0
    _to_ask: set[str] = field(default_factory=set[str])
    _doubted: set[str] = field(default_factory=set[str])

    async def stretch(self) -> bool:
        """Some pages further; True when there are no more. Raises GraphProblem: then nothing of it counts."""
        ended = False
        for _ in range(PAGES):
            page = await self._page()
            for item in page.items:
                self._apply(item)
            self.link, ended = page.link, page.is_last
            if ended:
                break
        await self._ask()
        if ended:
            await asyncio.to_thread(self.state.forget_unreachable)
        return ended

    async def _page(self) -> Page:
        """Where our place in the changes was forgotten, everything is gone through anew."""
        while True:
            try:
                return await self.drives.page(self.drive.id, self.link, sharing=self.sharing)
            except TokenGone as gone:
                self._begin_anew(gone.location, gone)
            except (GraphAway, GraphRefused, NotThere):
                raise
            except GraphProblem as problem:
                if not self.link:
                    raise
                self._begin_anew("", problem)  # a link that leads nowhere, or elsewhere

    def _begin_anew(self, link: str, problem: GraphProblem) -> None:
        self.restarts += 1
        if self.restarts > MOST_RESTARTS:
            raise problem
        self.state, self.link, self.full, self.swept = self.state.anew(), link, True, self.at
        self._to_ask, self._doubted = set(), set()

    def _apply(self, item: JsonObject) -> None:
        """The same one may come several times: the last one counts."""
        id_, state = str(item.get("id") or ""), self.state
        self._to_ask.discard(id_)
        self._doubted.discard(id_)
        parent = cast("Mapping[str, Any]", item.get("parentReference") or {})
        if "deleted" in item:
            state.forget(id_)
        elif "root" in item:
            state.root = id_
        elif "folder" in item:
            state.folders[id_] = (str(parent.get("id") or ""), str(item.get("name") or ""))
        elif "file" in item:
            state.files[id_] = _file(item, parent)
        else:
            return  # a notebook, say
        if self.sharing and "deleted" not in item:
            self._see_sharing(id_, item)

    def _see_sharing(self, id: str, item: JsonObject) -> None:
        """What of the sharing of a folder changed is not told: whatever is listed with its own is asked anew."""
        if id == self.state.root:
            if self.asks_root:
                self._to_ask.add(id)
        elif "file" in item and not self.reads(str(item.get("name") or "")):
            self.state.grants.pop(id, None)
        elif "shared" in item:
            self._to_ask.add(id)
        elif id in self.state.grants:
            self._doubted.add(id)

    async def _ask(self) -> None:
        beside = {self.state.root} if self._doubted and self.state.root not in self.state.grants else set[str]()
        asked = sorted(self._to_ask | self._doubted | beside - {""})
        told = await self.drives.grants(self.drive, asked)
        self.state.grants |= {id_: told[id_] for id_ in self._to_ask}
        self._judge(told)
        self._to_ask, self._doubted = set(), set()

    def _judge(self, told: Mapping[str, Grants]) -> None:
        """From the top: what a folder has may follow from its own folder again."""
        places = Places(self.state)
        for id_ in sorted(self._doubted, key=lambda id_: len([*self.state.above(id_)])):
            above = next(iter(self.state.above(id_)), "")
            nearest = places.nearest(above) if above else ""
            inherited = self.state.grants.get(nearest, told.get(nearest))
            if inherited is not None and frozenset(inherited) == frozenset(told[id_]):
                del self.state.grants[id_]
            else:
                self.state.grants[id_] = told[id_]


def _file(item: JsonObject, parent: Mapping[str, Any]) -> File:
    told = cast("Mapping[str, Any]", item.get("file") or {})
    hashes = cast("Mapping[str, Any]", told.get("hashes") or {})
    name = str(item.get("name") or "")
    page = _page_id(item) if is_page(name) else ""
    # The file of a page is the frame around its words: only its version tells that those changed.
    content = "" if page else str(hashes.get("quickXorHash") or "")
    return File(
        parent=str(parent.get("id") or ""),
        name=name,
        digest=f"xor:{content}" if content else f"version:{item.get('eTag') or item.get('lastModifiedDateTime')}",
        size=int(cast("int", item.get("size") or 0)),
        modified=str(item.get("lastModifiedDateTime") or ""),
        page=page,
    )


def _page_id(item: JsonObject) -> str:
    """The id of the item in its list, which stands in its version too."""
    ids = cast("Mapping[str, Any]", item.get("sharepointIds") or {})
    in_version = GUID.search(str(item.get("eTag") or "").lower())
    return str(ids.get("listItemUniqueId") or (in_version[0] if in_version else "")).lower()
