"""JobQueue on Azure Storage Queue: a message for each job, hidden while somebody holds it.

A message is base64 of JSON: the job's name, body and trace, and how many of its attempts do not count. Azure counts
every lease of a message and never down, so an attempt has the number of Azure less those.
"""

import asyncio
import json
import math
import re
from base64 import b64decode, b64encode
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NoReturn, TypeAlias

from azure.core.exceptions import AzureError
from azure.storage.queue import QueueMessage
from azure.storage.queue.aio import QueueClient, QueueServiceClient

from bot.errors import OperatorError
from bot.json import JsonObject
from bot.queue.base import Lease, LeaseLost, QueueUnavailable, body_text, check_delay, check_duration
from bot.queue.bell import Bell
from bot.storage_account import StorageAccount
from bot.storage_client import OPTIONS, code_of, credential, told
from bot.work.job import Job

PAGE = 32
"""Messages that one request brings, at most."""

PUTS_AT_ONCE = 16

FOREVER = -1
"""How long a message may live; without it Azure drops one after seven days."""

MARGIN = 0.2
"""Seconds that a clock of Azure may be behind ours before a look for a job that is due finds nothing."""

UNREADABLE = "unreadable"
"""The job that stands for a message which is none of ours. Nobody knows such a job, so its worker sets it aside."""

ROLE = "Storage Queue Data Contributor"

_NAME = re.compile(r"(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
_LOST = frozenset({"MessageNotFound", "PopReceiptMismatch", "InvalidQueryParameterValue"})

Open: TypeAlias = Callable[[str], Awaitable["AzureQueue"]]


class BadQueueName(OperatorError):
    """Azure does not take it, which is why an organisation with such an id cannot have its queues there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"BODE_QUEUE=azure: {name!r} is not a name for a queue (letters, figures, single hyphens)")


@asynccontextmanager
async def opened_queues(account: StorageAccount) -> AsyncGenerator[Open]:
    """Yields what opens one queue, by its name, and makes it where it is not there. It raises QueueUnavailable and
    BadQueueName."""
    async with QueueServiceClient(account.queues, credential=credential(account), **OPTIONS) as service:

        async def open_queue(name: str) -> AzureQueue:
            if not _NAME.fullmatch(name):
                raise BadQueueName(name)
            queue = AzureQueue(service.get_queue_client(name))
            await queue.prepare()
            return queue

        yield open_queue


class AzureQueue:
    """The connection is closed by whoever opened it: all queues of a process share it."""

    longest_wait = 5.0

    def __init__(self, client: QueueClient) -> None:
        self._client = client
        self._bell = Bell()

    async def prepare(self) -> None:
        try:
            await self._client.create_queue()
        except AzureError as error:
            if code_of(error) != "QueueAlreadyExists":
                self._fail(error)

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        """One request for each job, some at the same time: after QueueUnavailable any of them may be put."""
        check_delay(delay)
        messages = iter([_message(job, -attempts) for job in jobs])
        senders = (self._send(messages, delay) for _ in range(min(PUTS_AT_ONCE, len(jobs))))
        try:
            # All of them to their end, so that nothing is put any more when this has failed.
            outcomes = await asyncio.gather(*senders, return_exceptions=True)
        finally:
            if jobs:
                self._ring(delay)
        for outcome in outcomes:
            if isinstance(outcome, AzureError):
                self._fail(outcome)
            if outcome is not None:
                raise outcome

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        check_duration(duration)
        leases: list[Lease] = []
        while len(leases) < limit:
            wanted = min(PAGE, limit - len(leases))
            try:
                messages = await self._receive(wanted, _seconds(duration))
            except AzureError as error:
                if leases:  # held already: they are not to wait until their leases run out
                    break
                self._fail(error)
            leases += map(_lease, messages)
            if len(messages) < wanted:
                break
        return leases

    async def wait(self, seconds: float) -> None:
        await self._bell.wait(seconds)

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        check_duration(duration)
        not_counted, receipt = _parts(lease)
        extended = await self._change(
            self._client.update_message(lease.id, receipt, visibility_timeout=_seconds(duration))
        )
        return replace(lease, receipt=f"{not_counted}.{extended.pop_receipt}")

    async def done(self, lease: Lease) -> None:
        """Of a request that was sent twice, since its answer was lost, the second raises LeaseLost."""
        _, receipt = _parts(lease)
        await self._change(self._client.delete_message(lease.id, receipt))

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        check_delay(delay)
        not_counted, receipt = _parts(lease)
        content = None if counts else _message(lease.job, not_counted + 1)
        await self._change(self._client.update_message(lease.id, receipt, content, visibility_timeout=_seconds(delay)))
        self._ring(delay)

    async def pending(self) -> int:
        """Azure counts about: never too few, and sometimes too many for a while."""
        try:
            return (await self._client.get_queue_properties()).approximate_message_count or 0
        except AzureError as error:
            self._fail(error)

    async def waiting_since(self) -> datetime | None:
        """Of those that Azure would give first, when the oldest was put: of one that was given back for later, that is
        before it was due."""
        try:
            waiting = await self._client.peek_messages(max_messages=PAGE)
        except AzureError as error:
            self._fail(error)
        return min((message.inserted_on for message in waiting if message.inserted_on), default=None)

    async def close(self) -> None:
        """Nothing is held back here: a job is kept when `put` returns."""

    async def _send(self, messages: Iterable[str], delay: timedelta) -> None:
        for message in messages:
            await self._client.send_message(message, visibility_timeout=_seconds(delay), time_to_live=FOREVER)

    async def _receive(self, limit: int, seconds: int) -> list[QueueMessage]:
        """By one request."""
        pages = self._client.receive_messages(messages_per_page=limit, visibility_timeout=seconds).by_page()
        async for page in pages:
            return [message async for message in page]
        return []

    async def _change(self, request: Awaitable[Any]) -> Any:
        try:
            return await request
        except AzureError as error:
            if code_of(error) in _LOST:
                raise LeaseLost("somebody else may hold the job, or it is done") from error
            self._fail(error)

    def _fail(self, error: AzureError) -> NoReturn:
        place = f"BODE_QUEUE=azure: the queue {self._client.queue_name} at {self._client.primary_hostname}"
        raise QueueUnavailable(told(error, place, ROLE)) from error

    def _ring(self, delay: timedelta) -> None:
        self._bell.ring(_seconds(delay) + MARGIN if delay else 0)


def _seconds(span: timedelta) -> int:
    """Azure knows nothing smaller."""
    return math.ceil(span.total_seconds())


def _message(job: Job, not_counted: int = 0) -> str:
    """`not_counted` below 0 stands there as attempts of elsewhere. Raises ValueError as `put` does."""
    name = json.dumps(job.name, ensure_ascii=False)
    before = f',"a":{-not_counted}' if not_counted < 0 else ""
    trace = f',"t":{json.dumps(job.trace)}' if job.trace else ""
    text = f'{{"n":{name},"b":{body_text(job)},"u":{max(0, not_counted)}{before}{trace}}}'
    return b64encode(text.encode()).decode()


def _lease(message: QueueMessage) -> Lease:
    count = message.dequeue_count or 1
    try:
        job, not_counted = _content(message.content, count)
    except (ValueError, RecursionError):
        # In a list: whatever it is, it is not what a log tells of a job.
        job, not_counted = Job(UNREADABLE, {"content": [str(message.content)]}, ""), 0
    return Lease(job, str(message.id), count - not_counted, f"{not_counted}.{message.pop_receipt}")


def _content(content: str, count: int) -> tuple[Job, int]:
    """The job and its attempts that do not count, below 0 for those that were made elsewhere. Raises ValueError or
    RecursionError for what is none of ours."""
    held: JsonObject = json.loads(b64decode(content, validate=True))
    match held:
        case {"n": str(name), "b": dict(body), "u": int(not_counted)} if not isinstance(not_counted, bool):
            job = Job(name, body, str(held.get("t", "")))
        case _:
            raise ValueError("no job")
    if not 0 <= not_counted < count:
        raise ValueError("more attempts that do not count than there were")
    body_text(job).encode()  # what could not be written could not be set aside either
    before = held.get("a", 0)
    return job, not_counted - (before if isinstance(before, int) else 0)


def _parts(lease: Lease) -> tuple[int, str]:
    """The attempts that do not count and Azure's receipt; what this queue never gave is a lost lease."""
    not_counted, dot, receipt = lease.receipt.partition(".")
    if not dot or not receipt or not not_counted.removeprefix("-").isdecimal():
        raise LeaseLost("not a receipt of this queue")
    return int(not_counted), receipt
