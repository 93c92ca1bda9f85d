"""What is kept beside every change: who did it, what is still to be queued, which number comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.json import Json


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which thing. Ids only: `detail` holds no names and no typed text."""

    id: str
    at: datetime
    actor: str
    deed: str
    subject: str
    detail: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A job that a commit promised. It is removed when a worker holds the job; `sweep` queues again what stays."""

    id: str
    partition: str
    at: datetime
    job: str
    body: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Counter:
    """The last number given; `id` says of what."""

    id: str
    last: int
