"""What is kept beside every change: who did it, what is to be queued now or later, which number comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.json import Json
from bot.people.contact import Address
from bot.telemetry.trace import carried


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which thing, and for whom ("" for themselves). Ids only: no names and no typed text.

    It waits for its link in the chain since `changed`, None once it has one. `salts` are those of its parts' digests in
    the link, by the name of the part; where a part was erased, its salt went along, and `erased` names its erasure.
    What the digests are of is never migrated: it would be another entry then.
    """

    id: str
    at: datetime
    actor: str
    deed: str
    subject: str
    detail: Mapping[str, Json]
    on_behalf_of: str = ""
    changed: datetime | None = None
    salts: Mapping[str, str] = field(default_factory=dict[str, str])
    erased: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class AuditLink:
    """One link of the chain of a partition: its number, which entry it holds, the digest of each of the entry's parts,
    the digest of the link before ("" for the first) and its own, which is of all that."""

    number: int
    entry: str
    at: datetime
    deed: str
    parts: Mapping[str, str]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The links that one commit added to the chain of its partition, at the moment `at`; `id` is the first's number."""

    id: str
    at: datetime
    links: Sequence[AuditLink]


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last link of the chain of its partition: its number, digest and entry; `changed`: when it was added."""

    id: str
    number: int
    digest: str
    entry: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class AuditCut:
    """Up to where the chain of its partition was cut, since that was kept long enough: the last link that went, with
    the moment `at` which it was added. `began`: by which digest the whole chain is known, whatever of it went."""

    id: str
    number: int
    digest: str
    entry: str
    at: datetime
    began: str


@dataclass(frozen=True, slots=True)
class AuditPassed:
    """Up to which moment all entries were looked at, also those that a version before the chain wrote."""

    id: str
    through: datetime


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A job that a commit promised. It is removed when a worker holds the job; `sweep` queues again what stays."""

    id: str
    partition: str
    at: datetime
    job: str
    body: Mapping[str, Json]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A job for a moment that may be further away than a queue can wait.

    It stands in the partition of what it is about, so that both come and go in one commit; the `id` is the caller's,
    who may move it or take it back. `trace` as of a Job.
    """

    id: str
    partition: str
    at: datetime
    job: str
    body: Mapping[str, Json]
    trace: str = field(default_factory=carried, compare=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A job that is not tried any more, until somebody puts it back. `reason` is an error's class, "attempts" (it took
    its worker down every time) or "unknown" (no job has that name); never a text."""

    id: str
    at: datetime
    queue: str
    job: str
    body: Mapping[str, Json]
    attempts: int
    reason: str
    trace: str = ""


class Clearing(StrEnum):
    PUT_BACK = "put_back"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of a job that was set aside: tried anew, or dropped, by whom and when."""

    kept: SetAside
    how: Clearing
    by: str
    at: datetime

    @property
    def id(self) -> str:
        return self.kept.id


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A message of a reply that Teams did not take in time: `card` with `words` as its summary, or plain `words`. It
    replaces the card `activity`, unless that is ""."""

    id: str
    person: str
    at: datetime
    address: Address
    words: str
    card: Mapping[str, Json] | None = None
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """The last number given; `id` says of what."""

    id: str
    last: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """An act that was committed, by its key: who clicks twice, or is delivered twice, acts once."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds the lease `id` (a random id of that process, "" for nobody); `number` is higher with every renewal."""

    id: str
    holder: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What one instance has of the budget of requests to Teams, and wants of it; `number` is higher with every renewal.
    `slowed` counts how often Teams asked it for patience, `slow` is for how many seconds it did last."""

    share: int = 0
    wants: int = 0
    number: int = 0
    slowed: int = 0
    slow: float = 0.0


@dataclass(frozen=True, slots=True)
class Shares:
    """The budget of one app, by instances (a random id of each process)."""

    id: str
    of: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class LinkKey:
    """What the links of an organisation are signed with, in hex: made once, and the same for every instance."""

    id: str
    key: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What another system was answered to a request of its own with this key (`id`), so that it gets the same to the
    same. `digest` is of what it asked; `status` is 0 while it has no answer yet."""

    id: str
    digest: str
    at: datetime
    status: int = 0
    body: Mapping[str, Json] = field(default_factory=dict[str, Json])
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
