"""Several bots as real processes on one store, one queue and one Teams, and a school beside them that looks on."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp
import pytest

from bot.arrange.approval import Approval
from bot.arrange.matching.replacement import Replacement
from bot.arrange.request import Request, RequestState
from bot.people.decisions import FIRST_STAGE
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.person import Person
from bot.store.base import StoreUnavailable
from bot.store.partitions import request_partition
from bot.store.records import Records
from tests.conversations.keeping import kept_by
from tests.conversations.school import ORGANISATION, School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave
from tests.copying import ROOT
from tests.faults.peers import Bot, person_id
from tests.peers.cosmos import CosmosPeer
from tests.peers.strict import StrictService
from tools.azurite import Azurite
from tools.ports import free_port

T = TypeVar("T")

INSTANCES = 3
AT_ONCE = 16
LATE_AT_MOST = 3


@dataclass
class Instances:
    """`school` is on the same store; nothing that it does goes through the bots."""

    bots: Sequence[Bot]
    school: School
    service: StrictService
    peer: CosmosPeer
    session: aiohttp.ClientSession
    _turn: "count[int]" = field(default_factory=count)
    _handed_in: Request | None = None

    async def to_two(self, person: str, **activity: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The same activity to two of them at once: what both answer."""
        first = next(self._turn)
        two = [self.bots[(first + n) % len(self.bots)] for n in range(2)]
        body = {"id": uuid4().hex, **activity}
        one, other = await asyncio.gather(*(bot.does(self.session, person, **body) for bot in two))
        return one, other

    async def to_one(self, person: str, **activity: Any) -> Mapping[str, Any]:
        bot = self.bots[next(self._turn) % len(self.bots)]
        return await bot.does(self.session, person, **activity)

    async def drafts(self, number: int) -> list[Mapping[str, Any]]:
        """What a click on "Indienen" sends, of so many drafts of Ana."""
        await self._fill_in()
        data = buttons_of(self.school.ana.newest)["Indienen"]["data"]
        draft = await self.request(str(data["request"]))
        copies = [
            replace(draft, id=f"leave.2026.{uuid4().hex[:24]}", answers=_on_day(draft.answers, one))
            for one in range(number)
        ]
        for copy in copies:
            await self.records.accept(request_partition(copy.id), [self.records.requests.put(copy)])
        return [{**data, "request": copy.id} for copy in copies]

    async def waiting(self, number: int) -> list[str]:
        """Ids of so many requests of Ana that wait for Ben, all as one that she handed in once: who asks the same again
        is asked whether they mean it."""
        if self._handed_in is None:
            await self._fill_in()
            submitted_id = str(buttons_of(self.school.ana.newest)["Indienen"]["data"]["request"])
            await self.school.ana.clicks("Indienen")
            self._handed_in = await self.request(submitted_id)
        submitted = self._handed_in
        assert submitted.state is RequestState.SUBMITTED
        ids: list[str] = []
        for _ in range(number):
            copy = replace(submitted, id=f"leave.2026.{uuid4().hex[:24]}", card=None)
            waits = Approval(copy.id, self.school.ben.id, True, self.school.clock(), FIRST_STAGE)
            writes = [self.records.requests.put(copy), self.records.approvals.put(waits)]
            await self.records.accept(request_partition(copy.id), writes)
            ids.append(copy.id)
        return ids

    async def searches(self, number: int, asked: Sequence[str]) -> list[str]:
        """Ids of so many requests of Ana for which these colleagues (ids) were asked to take over."""
        ids = await self.waiting(number)
        for id_ in ids:
            standing = await self.records.requests.get(request_partition(id_), id_)
            assert standing
            lessons = {"lessons": "needed", "lessons_details": "Wiskunde in 3A"}
            answers = {**standing.value.answers, **lessons}
            approved = replace(standing.value, state=RequestState.APPROVED, answers=answers)
            who, last = self.school.ana.id, date(2027, 6, 30)
            until = self.school.clock() + timedelta(days=365)
            search = Replacement(id_, who, "de-linde", last, who, tuple(asked), until)
            put = self.records.requests.put(approved, standing.version)
            await self.records.accept(request_partition(id_), [put, self.records.replacements.put(search)])
        return ids

    async def replacement(self, id: str) -> Replacement:
        standing = await _patiently(lambda: self.records.replacements.get(request_partition(id), id))
        assert standing is not None
        return standing.value

    async def _fill_in(self) -> None:
        """A draft that waits would be offered instead of a new one."""
        drafts = {"requester": self.school.ana.id, "state": RequestState.DRAFT}
        async for one in self.records.requests.stream(equal=drafts, order="changed"):
            removed = self.records.requests.remove(one.value, one.version)
            await self.records.accept(request_partition(one.value.id), [removed])
        await fill_in_leave(self.school)

    @property
    def records(self) -> Records:
        return self.school.house.records

    async def request(self, id: str) -> Request:
        standing = await _patiently(lambda: self.records.requests.get(request_partition(id), id))
        assert standing is not None
        return standing.value

    async def deeds(self) -> Mapping[str, list[str]]:
        """What was done to each subject, as the audit has it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        async for one in self.records.audit.stream(order="at"):
            found[one.value.subject].append(one.value.deed)
        return found

    async def joined_by(self, people: int) -> None:
        """So many colleagues more, who have Bode."""
        ids = [person_id(number) for number in range(1, people + 1)]
        colleagues = [Person(one, f"Collega {n}", "Leerkracht", "de-linde") for n, one in enumerate(ids)]
        await self.school.becomes(lambda one: one, colleagues)
        for first in range(0, people, AT_ONCE):
            joining = ids[first : first + AT_ONCE]
            await asyncio.gather(*(self.to_one(one, type="installationUpdate", action="add") for one in joining))


async def _patiently(read: Callable[[], Awaitable[T]]) -> T:
    """The store's peer is in this process, and may be late for who only looks on while the machine is busy."""
    for _ in range(LATE_AT_MOST):
        with suppress(StoreUnavailable):
            return await read()
    return await read()


def click(verb: str, **data: object) -> Mapping[str, Any]:
    value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
    return {"type": "invoke", "name": "adaptiveCard/action", "replyToId": "1", "value": value}


@asynccontextmanager
async def running(
    folder: Path, azurite: Azurite, most: int = 50, roots: Sequence[Path] = (ROOT,) * INSTANCES
) -> AsyncGenerator[Instances]:
    """Each has its own data folder; everybody of the school has Bode. `most`: requests that Teams takes in a second.
    `roots`: where the program of each stands."""
    peer, service = CosmosPeer(), StrictService(most)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(kept_by(peer))
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        environment.setenv("BODE_QUEUE", "azure")
        environment.setenv("BODE_BLOBS", "azure")
        environment.setenv("BODE_AZURE_STORAGE_CONNECTION", azurite.connection)
        await stack.enter_async_context(service.running())
        session = await stack.enter_async_context(aiohttp.ClientSession())
        school = await School.open(_made(folder / "school"))
        stack.push_async_callback(school.close)
        await load_organisation(school.house, parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes()))
        bots = [Bot(_made(folder / str(number)), free_port(0), service, root=root) for number, root in enumerate(roots)]
        for bot in bots:
            stack.push_async_callback(bot.stop)
        await asyncio.gather(*(bot.start(session) for bot in bots))
        for person in school.people.values():
            await bots[0].does(session, person.id, type="installationUpdate", action="add")
        yield Instances(bots, school, service, peer, session)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _on_day(answers: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """The same leave on another day, so that it repeats none."""
    day = str(date(2027, 1, 4) + timedelta(days=number))
    return {**answers, "period": {**answers["period"], "from": day, "to": day}}
