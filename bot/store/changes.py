"""What a use case gives to be committed, and what one delivery of a turn has changed so far."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from bot.errors import Stale
from bot.store.base import Write
from bot.work.job import Job
from bot.work.kept import AuditEntry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """What is to happen in one commit, as `Records.accept` takes it, and what its caller gets then. Without writes and
    jobs nothing happens: what stands is as it should be.

    `standing` is what its caller gets where another delivery of the same turn was first: what stands, not what this
    one would make of it. None where that is `value` as well. `refusal` is raised when it is not possible (any more),
    unless it was this very turn that made it so: then its caller gets `value`.
    """

    value: T
    writes: Sequence[Write] = ()
    audit: AuditEntry | None = None
    jobs: Sequence[Job] = ()
    standing: T | None = None
    refusal: Stale | None = None


@dataclass(slots=True)
class OneDelivery:
    """What one delivery of the turn `key` meant to change, and changed, by partition."""

    key: str
    meant: list[str] = field(default_factory=list[str])
    changed: set[str] = field(default_factory=set[str])


Look: TypeAlias = Callable[[], Awaitable[Change[T]]]
