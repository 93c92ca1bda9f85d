"""A document library lives: people write, move, share and hide in it, services fail, and rounds come by.

What Bode holds is compared with what SharePoint has: never may somebody find what the newest known readers forbid, and
in the end everything is equal.
"""

import hashlib
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from aiohttp import web

from bot.answer.library.checking import Check
from bot.answer.library.ids import library_id, library_of
from bot.answer.library.indexing import Progress, index_library
from bot.answer.library.replica import catch_up
from bot.content.base import LibraryInvalid
from bot.graph.drive_entries import Readers
from bot.graph.readers import SiteRules
from bot.people.person import Person
from tests.graph.plain import plain_library
from tests.graph.tenant import NIGHT, QUARTER, Tenant, answers
from tests.peers import graph_grants as give
from tests.peers.graph import cut_off
from tests.peers.graph_grants import Grant
from tests.peers.graph_sites import Item

TEAM = "aaaaaaaa-0000-4000-8000-000000000000"
GROUPS = [f"bbbbbbbb-0000-4000-8000-00000000000{number}" for number in range(3)]
PEOPLE = [f"cccccccc-0000-4000-8000-00000000000{number}" for number in range(3)]
SITE_GROUPS = {"4": frozenset({f"group:{GROUPS[0]}"}), "5": frozenset({f"group:{TEAM}"})}
"""What the libraries file says of the visitors, and what follows for the members of a team; its owners are nobody."""
READERS = Readers(by_items=True, site=SiteRules({"4": SITE_GROUPS["4"]}))
NAMES = ["Verlof", "'t Kompas", "50% a+b #1", "Één", "Loon & loopbaan"]
MOST_ITEMS = 14


class Killed(Exception):
    """The process ends here."""


@dataclass
class History:
    """`people` are in groups, by id. `untold`: what SharePoint keeps to itself since the last going through everything.
    `busy`: something changed while a round went on, or one was broken off. `wrong`: what a check found meanwhile."""

    tenant: Tenant
    draw: random.Random
    groups: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    untold: bool = False
    busy: bool = False
    deeds: int = 0
    wrong: list[AssertionError] = field(default_factory=list[AssertionError])

    def __post_init__(self) -> None:
        self.groups = {person: set() for person in PEOPLE}

    @property
    def word(self) -> str:
        """In each document of this library, and near none of any other library of the house."""
        digest = hashlib.sha256(self.tenant.name.encode()).digest()[:12]
        return "".join(chr(ord("a") + byte % 26) for byte in digest)

    # What people do.

    def create(self) -> None:
        if len(self._there()) < MOST_ITEMS:
            self.tenant.create(self._file(), self._text(), self._folder())

    def make_folder(self) -> None:
        if len(self._there()) < MOST_ITEMS:
            self.tenant.folder(self._name(), self._folder())

    def edit(self) -> None:
        if found := [item for item in self._there() if not item.is_folder]:
            self.tenant.drives.edit(self.tenant.drive, self.draw.choice(found).id, self._text())

    def rename(self) -> None:
        if item := self._any():
            self.tenant.drives.rename(self.tenant.drive, item.id, self._name() if item.is_folder else self._file())

    def move(self) -> None:
        item, drive = self._any(), self.tenant.drive
        if item and (target := self._folder()) not in {one.id for one in drive.below(item.id)}:
            self.tenant.drives.move(drive, item.id, target)

    def delete(self) -> None:
        if item := self._any():
            self.tenant.drives.delete(self.tenant.drive, item.id)

    def restore(self) -> None:
        drive = self.tenant.drive
        gone = [item for item in drive.items.values() if item.deleted and drive.is_there(item.parent)]
        if gone:
            self.tenant.drives.restore(drive, self.draw.choice(gone).id)

    def permit(self) -> None:
        item = self._any() if self.draw.random() < 0.85 else self.tenant.drive.root
        if item:
            self.tenant.drives.permit(
                self.tenant.drive, item.id, *(self._grant() for _ in range(self.draw.randrange(3)))
            )

    def share(self) -> None:
        if item := self._any():
            self.tenant.drives.share(self.tenant.drive, item.id, self._grant())

    def unshare(self) -> None:
        if found := [item for item in self._there() if item.grants]:
            item = self.draw.choice(found)
            self.tenant.drives.unshare(self.tenant.drive, item.id, self.draw.choice(item.grants or []))

    def break_inheritance(self) -> None:
        if item := self._any():
            self.tenant.drives.break_inheritance(self.tenant.drive, item.id)

    def inherit(self) -> None:
        if found := [item for item in self._there() if item.grants is not None]:
            self.tenant.drives.inherit(self.tenant.drive, self.draw.choice(found).id)

    def join_or_leave(self) -> None:
        self.groups[self.draw.choice(PEOPLE)] ^= {self.draw.choice([TEAM, *GROUPS])}

    def keep_to_itself(self) -> None:
        """One change of a permission that the delta does not list."""
        self.tenant.drives.secretive = True
        self.draw.choice([self.permit, self.share, self.unshare])()
        self.tenant.drives.secretive = False
        self.untold = True

    # What services do.

    async def forget(self) -> None:
        code, status = self.draw.choice([
            ("resyncChangesApplyDifferences", 410),
            ("resyncChangesUploadDifferences", 410),
            ("syncStateNotFound", 404),
        ])  # fmt: skip
        self.tenant.drives.forget_tokens(code, status)

    async def lose_state(self) -> None:
        async for blob in self.tenant.house.blobs.list("sharepoint/"):
            await self.tenant.house.blobs.delete(blob.name)

    async def round(self) -> None:
        await self._round(None)

    async def throttled_round(self) -> None:
        self.tenant.peer.throttle(*(self.draw.randrange(3) for _ in range(3)), status=self.draw.choice([429, 503]))
        await self._round(None)

    async def busy_round(self) -> None:
        """Something is done between two of its requests."""
        deed = self.draw.choice(
            [self.permit, self.move, self.delete, self.edit, self.inherit, self.rename, self.create]
        )

        async def meanwhile(_: web.Request) -> None:
            deed()

        self.busy = True
        self.tenant.peer.faults.extend([*[answers] * self.draw.randrange(1, 8), meanwhile])
        await self._round(None)

    async def cut_round(self) -> None:
        self.tenant.peer.faults.extend([*[answers] * self.draw.randrange(8), *[cut_off] * 12])
        await self._round(None)

    async def killed_round(self) -> None:
        await self._round(self.draw.randrange(1, 8))

    async def night(self) -> None:
        await self._round(None, later=True)

    async def follow(self) -> None:
        await catch_up(self.tenant.house)

    # What Bode makes of it.

    async def ends_equal(self) -> None:
        """After a quiet time with a going through of everything."""
        self.tenant.peer.faults.clear()
        await self._round(None, later=True)
        self.busy = False
        await self._round(None)
        await self.follow()
        drive = self.tenant.drive
        files = {drive.path(item.id): item for item in drive.files() if item.name.endswith(".md")}
        held = await self.tenant.sources()
        assert held.keys() <= files.keys()
        assert {path for path, item in files.items() if _is_good(item)} <= held.keys(), "what is bad may have been good"
        assert {path: one.readers for path, one in held.items()} == {path: self._readers(files[path]) for path in held}
        assert all(unquote(one.url).endswith(f"/{path}") for path, one in held.items())
        for person in self._people():
            shown = await self._shown(person)
            readable = {one.id for one in held.values() if one.readers & person.principals}
            assert shown.keys() == readable, (shown.keys() - readable, readable - shown.keys())
            for path, one in held.items():
                if one.id in shown and _is_good(files[path]):
                    assert shown[one.id].encode() == files[path].content

    def _readers(self, item: Item) -> frozenset[str]:
        return frozenset[str]().union(
            *(one.means | SITE_GROUPS.get(one.site_group, frozenset()) for one in self.tenant.drive.effective(item.id))
        )

    async def _round(self, kill: int | None, *, later: bool = False) -> None:
        tenant = self.tenant
        tenant.clock.pass_by(NIGHT if later else QUARTER)
        if not self.busy and not self.untold and tenant.drives.page > 1:
            tenant.drives.on_content = self._look  # all is listed before anything is downloaded
        library = plain_library(tenant, READERS)
        try:
            await index_library(tenant.house, library, _killing(kill))
            if later:
                self.untold = self.untold and self.busy
            if not self.untold and not self.busy:
                await self.nothing_forbidden()
            self.busy = False
        except (LibraryInvalid, Killed):
            self.busy = True  # what was half done stands otherwise than SharePoint has it
        finally:
            await library.close()
            tenant.drives.on_content = None
            tenant.peer.faults.clear()
        if self.wrong:
            raise self.wrong[0]

    async def _look(self) -> None:
        """While documents are downloaded still."""
        try:
            await self.nothing_forbidden()
        except AssertionError as wrong:
            self.wrong.append(wrong)

    async def nothing_forbidden(self) -> None:
        """As SharePoint has it, which Bode was told: also while documents are downloaded still, and the index is behind
        the store."""
        allowed = {one.id: self._readers(one) for one in self.tenant.drive.files()}
        ids = {self.tenant.source_id(item): item for item in self.tenant.drive.items}
        for source in (await self.tenant.sources()).values():
            assert source.readers <= allowed.get(ids[source.id], frozenset()), (source.path, source.readers)
        for person in self._people():
            for id_ in await self._shown(person):
                assert allowed.get(ids[id_], frozenset()) & person.principals, (id_, person.id)

    async def _shown(self, person: Person) -> Mapping[str, str]:
        """The words that a search shows them, by ids of sources, as answers are given."""
        house = self.tenant.house
        marks, sight = house.marks.current, await house.scopes.sight(person)
        hits = await house.index.search(self.word, scopes=sight.scopes, limit=50)
        standing = await Check(house.records, marks, sight.head, house.now()).standing(person, hits)
        own = library_id(self.tenant.name)
        return {hit.source.id: hit.passage.text for hit in standing if library_of(hit.source.id) == own}

    def _people(self) -> list[Person]:
        return [Person(id_, "", "", "eik", groups=frozenset(own)) for id_, own in self.groups.items()]

    def _grant(self) -> Grant:
        made: list[Callable[[], Grant]] = [
            lambda: give.user(self.draw.choice(PEOPLE)),
            lambda: give.group(self.draw.choice(GROUPS)),
            lambda: give.mailed_group(self.draw.choice(GROUPS)),
            lambda: give.group_claim(self.draw.choice(GROUPS)),
            lambda: give.owners(TEAM),
            give.all_staff,
            give.unknown_claim,
            lambda: give.site_group("4", "Bezoekers"),
            lambda: give.site_group("5", "Leden"),
            lambda: give.site_group("8", "Bezoekers"),
            lambda: give.link("organization"),
            lambda: give.link("anonymous"),
            lambda: give.link("users", [self.draw.choice(PEOPLE)]),
            lambda: give.application(GROUPS[0]),
            give.invitation,
        ]
        return self.draw.choice(made)()

    def _there(self) -> list[Item]:
        drive = self.tenant.drive
        return [item for item in drive.items.values() if item.parent and drive.is_there(item.id)]

    def _any(self) -> Item | None:
        found = self._there()
        return self.draw.choice(found) if found else None

    def _folder(self) -> str:
        found = [item.id for item in self._there() if item.is_folder]
        return self.draw.choice([*found, self.tenant.drive.root.id])

    def _name(self) -> str:
        """No two are the same: paths tell items apart."""
        self.deeds += 1
        return f"{self.draw.choice(NAMES)} {self.deeds}"

    def _file(self) -> str:
        return f"{self._name()}.{self.draw.choice(['md', 'md', 'md', 'md', 'png'])}"

    def _text(self) -> bytes:
        self.deeds += 1
        kind = self.draw.random()
        if kind < 0.1:
            return b"! " + str(self.deeds).encode()
        return b"" if kind < 0.15 else f"{self.word} nummer{self.deeds}".encode()


def _is_good(item: Item) -> bool:
    return bool(item.content) and not (item.content or b"").startswith(b"!")


def _killing(at: int | None) -> Callable[[Progress], None]:
    """Ends the process at the so manieth change."""

    def on_progress(now: Progress) -> None:
        if at is not None and now.done >= at:
            raise Killed

    return on_progress


_NAMES_OF_DEEDS = """
create make_folder edit rename move delete restore permit share unshare break_inheritance inherit join_or_leave
keep_to_itself forget lose_state round throttled_round busy_round cut_round killed_round night follow
"""
DEEDS: Mapping[str, Callable[[History], Awaitable[None] | None]] = {
    name: getattr(History, name) for name in _NAMES_OF_DEEDS.split()
}
