"""Two organisations in one Bode, with the same people, schools, topics and titles: only a word of each is its own."""

import json
import shutil
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.answer.library.replica import catch_up
from bot.bootstrap.houses import opened_houses
from bot.bootstrap.organisations import limits_of_all, organisations_of
from bot.bootstrap.running import JOBS
from bot.channel.base import Handle, Reply, Turn
from bot.content.folder import Folder
from bot.data_folder import BLOBS, STORE
from bot.front.dispatch import handler
from bot.front.organisations import by_organisation
from bot.house import House
from bot.own_links import OwnLinks
from bot.people.loading import load_organisation
from bot.people.organisation_file import OrganisationFile
from bot.people.organisations import OrganisationRule
from bot.people.person import Group
from bot.settings import load_settings
from bot.words.translated import Translated
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.expertise import TOPICS
from tests.conversations.school import OWN_ADDRESS, UNHURRIED, School, organisation_file
from tests.conversations.stage import Clock, Colleague, Recorder, Stage
from tests.extracting import kept_extraction
from tests.indexed import indexed
from tests.peers.cosmos import CosmosPeer

MARKS: Mapping[str, str] = {"scholen": "Zwaluwkwartier", "stad": "Merelkwartier"}
"""The word that only one of them ever says."""
APPS: Mapping[str, str] = {one: f"a0000000-0000-4000-8000-00000000000{n}" for n, one in enumerate(MARKS, 1)}
TENANTS: Mapping[str, str] = {one: f"00000000-0000-4000-8000-00000000000{n}" for n, one in enumerate(MARKS, 1)}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a turn tells whose it is: by tenants of their own, each with its app, or by groups within one of both."""

    one_tenant: bool

    @property
    def file(self) -> str:
        return "\n".join(
            f'[[organisations]]\nid = "{one}"\ntenants = ["{self.tenant(one)}"]\n'
            + (f'groups = ["group:{one}"]\n' if self.one_tenant else f'apps = ["{APPS[one]}"]\n')
            for one in MARKS
        )

    def tenant(self, organisation: str) -> str:
        return TENANTS["scholen"] if self.one_tenant else TENANTS[organisation]

    def app(self, organisation: str) -> str:
        return APPS["scholen"] if self.one_tenant else APPS[organisation]

    def person(self, organisation: str, id: str) -> str:
        """Within one tenant nobody is of both; in two, an id may be anybody's."""
        return f"{id[:-4]}{'0' * 4}" if self.one_tenant and organisation == "stad" else id


ARRANGEMENTS = {"two tenants": Arrangement(one_tenant=False), "one tenant": Arrangement(one_tenant=True)}


class Half(School):
    """One of both, as its own people see it."""

    def __init__(self, data: Path, organisation: str, arrangement: Arrangement, clock: Clock, house: House) -> None:
        self._data = data
        self.organisation, self.mark = organisation, MARKS[organisation]
        self._arrangement = arrangement
        self.house = house
        self.stage = Stage(handler(house), Recorder(), clock)
        of = organisation_file().people
        ids = {
            one.name.split()[0].casefold(): (arrangement.person(organisation, one.id), self.named(one.name))
            for one in of
        }
        self.people = {first: Colleague(self.stage, *one) for first, one in ids.items()}
        work = Work(house, self.recorder, Budget(UNHURRIED))
        self.worker = Worker(work, JOBS, width=16, lease=timedelta(seconds=60))

    def named(self, name: str) -> str:
        return f"{name.split(maxsplit=1)[0]} {self.mark}"

    def answered_by(self, handle: Handle) -> None:
        """From now on turns go the way of all turns, with the tenant and the app of this organisation."""
        tenant, bot = self._arrangement.tenant(self.organisation), f"28:{self._arrangement.app(self.organisation)}"

        async def from_here(turn: Turn) -> Reply:
            return await handle(replace(turn, address=replace(turn.address, tenant=tenant, bot=bot)))

        self.stage.handle = from_here

    def staff(self) -> OrganisationFile:
        """The same ids as the other's (where a tenant has them once, all but those of people), and names of its own."""
        file, turned = organisation_file(), self._arrangement.person
        organisation = replace(file.organisation, name=f"Net {self.mark}", digest=self.organisation)
        people = [
            replace(
                one,
                id=turned(self.organisation, one.id),
                name=self.named(one.name),
                manager=one.manager and turned(self.organisation, one.manager),
                groups=one.groups | {self.organisation},
            )
            for one in file.people
        ]
        schools = [replace(one, name=f"School {self.mark}") for one in file.schools]
        own = Translated(dict.fromkeys(("nl", "fr", "en"), self.mark))
        groups = [replace(one, name=own) for one in [*file.groups, Group(self.organisation, own)]]
        return replace(file, organisation=organisation, people=people, schools=schools, groups=groups)


@dataclass
class Pair:
    """Both, and all that is kept of them together."""

    data: Path
    halves: Sequence[Half]
    arrangement: Arrangement
    rules: Sequence[OrganisationRule]
    peer: CosmosPeer | None = None
    tried: set[str] = field(default_factory=set[str])
    met: set[str] = field(default_factory=set[str])
    """Buttons of one that the other sent: where it has nothing by the id in it, and where it has something itself."""

    def other(self, half: Half) -> Half:
        return next(one for one in self.halves if one is not half)

    def kept(self, half: Half) -> list[tuple[str, str]]:
        """Every document in a partition of this organisation: where it stands, and its body."""
        begins = f"{half.organisation}:"
        return [(where, body) for where, body in self._documents() if where.startswith(begins)]

    def strays(self) -> list[str]:
        """What stands in no organisation's partition."""
        return [where for where, _ in self._documents() if where.split(":")[0] not in MARKS]

    def _documents(self) -> list[tuple[str, str]]:
        if self.peer is None:
            with closing(sqlite3.connect(self.data / STORE)) as store:
                rows = store.execute("SELECT partition, kind, id, body FROM documents").fetchall()
            return [(f"{partition} {kind} {one}", f"{one} {body}") for partition, kind, one, body in rows]
        items: list[dict[str, Any]] = [
            item
            for containers in self.peer.databases.values()
            for container in containers.values()
            for item in container.items.values()
            if "b" in item
        ]
        return [(f"{item['p']} {item['k']} {item['id']}", json.dumps(item, ensure_ascii=False)) for item in items]

    def waiting(self, half: Half) -> str:
        """What waits in its queues, and what was done there."""
        with closing(sqlite3.connect(self.data / STORE)) as store:
            names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            own = [name for name in names if name.endswith(f"_{half.organisation}")]
            assert own, names
            return str([store.execute(f"SELECT * FROM {name}").fetchall() for name in own])

    def files(self) -> dict[str, bytes]:
        """What is kept as files, by name."""
        root = self.data / BLOBS
        return {path.name.replace("%", "/"): path.read_bytes() for path in root.glob("[!.]*")}


@asynccontextmanager
async def opened_pair(arrangement: Arrangement, data: Path, peer: CosmosPeer | None = None) -> AsyncGenerator[Pair]:
    """Both loaded, with a document each and topics, and everybody has Bode."""
    file = data.parent / "organisations.toml"
    file.write_text(arrangement.file)
    settings = load_settings(data_dir=data, organisations_file=file, organisation="scholen")
    rules, clock = organisations_of(settings), Clock()
    for organisation in MARKS:
        (data / organisation).mkdir(parents=True)
        shutil.copy(TOPICS, data / organisation / "topics.toml")
    async with opened_houses(settings, limits_of_all(rules), clock, renew_index=True) as found:
        houses = {
            name: replace(house, own_links=OwnLinks(OWN_ADDRESS, name), fetcher=School.fetcher)
            for name, house in found.items()
        }
        halves = [Half(data, name, arrangement, clock, house) for name, house in houses.items()]
        handles = {name: handler(house) for name, house in houses.items()}
        handle = by_organisation(rules, houses, handles)
        for half in halves:
            await load_organisation(half.house, half.staff())
            pages = _documents(data.parent / f"pages-{half.organisation}", half.mark)
            await indexed(half.house, Folder(pages, extraction=kept_extraction()))
            half.answered_by(handle)
            await half.everybody_installs()
            await half.jobs()
            await catch_up(half.house)
        yield Pair(data, halves, arrangement, rules, peer)


def _documents(folder: Path, mark: str) -> Path:
    """One under the same name in both, which everybody may read."""
    folder.mkdir()
    (folder / "readers.toml").write_text('[folders]\n"Personeel" = ["everyone"]\n')
    (folder / "Personeel").mkdir()
    text = f"# Kilometervergoeding\n\nDe kilometervergoeding is 0,43 euro per kilometer naar het {mark}.\n"
    (folder / "Personeel" / "Kilometervergoeding.md").write_text(text)
    return folder
