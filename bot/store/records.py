"""The typed repositories: what Bode keeps, in which partition, and which questions can be asked of it. Written once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from random import SystemRandom
from typing import Any, TypeAlias, TypeVar
from uuid import uuid4

from bot.announce.announcement import Announcement
from bot.announce.choosing import as_rule
from bot.announce.delivery import Counted, Delivery, with_activities
from bot.answer.calibration import Calibrated
from bot.answer.experts.hand_off import HandOff
from bot.answer.library.copies import Completion, Copy, Reach, completion_id, copy_id
from bot.answer.library.scope import Head, Scope
from bot.answer.library.source import Indexed, Source, without_index
from bot.answer.official.official_answer import Edition, OfficialAnswer
from bot.answer.question import Question
from bot.arrange.form_version import FormVersion
from bot.arrange.request import Approval, Request
from bot.configuration.version import COUNTING_ID, Counting, Version, VersionText
from bot.errors import AlreadyDone, Stale
from bot.people.contact import Contact
from bot.people.directory import Organisation, Row, as_row
from bot.people.person import Group, Person, School
from bot.store.base import Conflict, DocumentStore, Kind, Write
from bot.store.changes import Change, Look, OneDelivery
from bot.store.collection import Collection, Stored, organised
from bot.work.job import Job
from bot.work.kept import Accepted, AuditEntry, Counter, Due, Hold, KeptReply, OutboxEntry, SetAside, Shares
from bot.work.notice import Notice, with_body

T = TypeVar("T")

log = logging.getLogger(__name__)
_chance = SystemRandom()

ORGANISATION = Kind("organisation")
PERSON = Kind("person", indexes=(("changed",),), schema=2, migrations={1: as_row})
SCHOOL = Kind("school", indexes=(("changed",),), schema=2, migrations={1: as_row})
GROUP = Kind("group", indexes=(("changed",),), schema=2, migrations={1: as_row})
CONTACT = Kind("contact", indexes=(("organisation", "installed"), ("organisation", "changed")))
QUESTION = Kind(
    "question", indexes=(("person", "asked"), ("organisation", "missed", "asked"), ("organisation", "asked"))
)
CALIBRATION = Kind("calibration")
ANNOUNCEMENT = Kind("announcement", indexes=(("organisation", "author", "created"),), schema=2, migrations={1: as_rule})
DELIVERY = Kind(
    "delivery",
    indexes=(("announcement", "state"), ("announcement", "confirmed")),
    schema=2,
    migrations={1: with_activities},
)
COUNTED = Kind("counted")
REQUEST = Kind(
    "request",
    indexes=(
        ("organisation", "requester", "changed"),
        ("organisation", "requester", "state", "changed"),
        ("organisation", "requester", "form", "state", "changed"),
        ("organisation", "requester", "reference"),
        ("organisation", "state", "changed"),
    ),
)
FORM_VERSION = Kind("form_version")
APPROVAL = Kind("approval", indexes=(("request",), ("organisation", "person", "open", "since")))
COUNTER = Kind("counter")
SOURCE = Kind("source", indexes=(("number",),))
COPY = Kind("copy")
COMPLETION = Kind("completion")
REACH = Kind("reach")
INDEXED = Kind("indexed", indexes=(("organisation", "id"),), schema=2, migrations={1: without_index})
SCOPE = Kind("scope", indexes=(("number",),))
HEAD = Kind("head")
HAND_OFF = Kind(
    "hand_off",
    indexes=(
        ("organisation", "asker", "changed"),
        ("organisation", "asker", "state", "changed"),
        ("organisation", "topic", "open", "created"),
        ("organisation", "topic", "open", "expert", "created"),
    ),
)
OFFICIAL_ANSWER = Kind(
    "official_answer",
    indexes=(("topic", "withdrawn", "review_by"), ("owner", "withdrawn", "review_by"), ("number",)),
)
EDITION = Kind("edition", indexes=(("of", "at"),))
NOTICE = Kind(
    "notice", indexes=(("subject",), ("organisation", "person", "state")), schema=2, migrations={1: with_body}
)
AUDIT = Kind("audit", indexes=(("organisation", "at"),))
CONFIGURATION = Kind("configuration")
CONFIGURATION_VERSION = Kind("configuration_version")
CONFIGURATION_TEXT = Kind("configuration_text", indexes=(("number",),))
OUTBOX = Kind("outbox", indexes=(("organisation", "at"),))
DUE = Kind("due", indexes=(("organisation", "at"),))
SET_ASIDE = Kind("set_aside", indexes=(("organisation", "at"),))
ACCEPTED = Kind("accepted")
REPLY = Kind("reply")
LEASE = Kind("lease")
BUDGET = Kind("budget")

KINDS = (
    ORGANISATION,
    PERSON,
    SCHOOL,
    GROUP,
    CONTACT,
    QUESTION,
    CALIBRATION,
    ANNOUNCEMENT,
    DELIVERY,
    COUNTED,
    REQUEST,
    FORM_VERSION,
    APPROVAL,
    COUNTER,
    SOURCE,
    COPY,
    COMPLETION,
    REACH,
    INDEXED,
    SCOPE,
    HEAD,
    HAND_OFF,
    OFFICIAL_ANSWER,
    EDITION,
    NOTICE,
    AUDIT,
    CONFIGURATION,
    CONFIGURATION_VERSION,
    CONFIGURATION_TEXT,
    OUTBOX,
    DUE,
    SET_ASIDE,
    ACCEPTED,
    REPLY,
    LEASE,
    BUDGET,
)

DIRECTORY = "directory"
SCOPES = "scopes"
"""The partition of all scopes."""
HEAD_ID = "head"
"""Of the document, in the partition of scopes, that tells what was met and announced last."""
REMOVED_LIFETIME = timedelta(days=30)
"""As long is known that a source is gone: a replica that saw none of its changes for longer begins anew."""
CONFIGURATION_PARTITION = "configuration"
"""What was published, and which of it counts."""
CALIBRATION_ID = "calibration"
LEASES = "leases"
"""The partition of all leases, and of the shares of the budget."""
SET_ASIDE_JOBS = "set-aside"
"""The partition of all jobs that were set aside."""
OFFICIAL_ANSWERS = "official"
"""The partition of all official answers and their editions."""
QUESTION_LIFETIME = timedelta(days=90)
ACCEPTED_LIFETIME = timedelta(days=2)
"""Longer than Teams repeats an activity, and than a job waits for its next try."""
REPLY_LIFETIME = timedelta(days=1)
"""An answer of yesterday helps nobody."""

DEFAULT_ORGANISATION = "default"

TRIES = 12
"""Of a change while others are faster: far more than people who click at one moment."""
FIRST_PAUSE = 0.004
LONGEST_PAUSE = 0.25
"""Seconds before the next try, at most; each time twice as long, and by chance, so that two do not meet again."""


def _for_good(_: object) -> None:
    """It does not expire."""


def _question_expires(question: Question) -> datetime:
    return question.asked + QUESTION_LIFETIME


def _removed_expires(source: Source) -> datetime | None:
    return source.removed + REMOVED_LIFETIME if source.removed else None


def _reply_expires(reply: KeptReply) -> datetime:
    return reply.at + REPLY_LIFETIME


def _accepted_expires(accepted: Accepted) -> datetime:
    return accepted.at + ACCEPTED_LIFETIME


def person_partition(person: str) -> str:
    return f"person:{person}"


def announcement_partition(announcement: str) -> str:
    return f"announcement:{announcement}"


def request_partition(request: str) -> str:
    """Requests of one form and year share a partition, so that their reference numbers are given in one commit.

    A request's id is `form.year.token`; anything else gives a partition in which nothing stands.
    """
    form, _, rest = request.partition(".")
    return f"requests:{form}:{rest.partition('.')[0]}"


def handoff_partition(handoff: str) -> str:
    return f"handoff:{handoff}"


def notices_partition(subject: str) -> str:
    return f"notices:{subject}"


def sources_partition(origin: str) -> str:
    return f"sources:{origin}"


def moment(at: datetime) -> str:
    """A time as it stands in a document, for the ranges of a find."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


Promised: TypeAlias = Callable[[Sequence[Stored[OutboxEntry]]], Awaitable[None]]
Sleep: TypeAlias = Callable[[float], Awaitable[None]]


def _nothing(_: object, __: object) -> Sequence[Job]:
    return ()


async def _left_to_sweep(_: Sequence[Stored[OutboxEntry]]) -> None:
    """The outbox is swept by whoever has a queue."""


class Records:
    """Everything that Bode keeps of one organisation.

    `promised` is told which jobs a commit promised, once it has happened. `sleep` lets seconds pass.
    """

    def __init__(
        self,
        store: DocumentStore,
        *,
        now: Callable[[], datetime],
        promised: Promised = _left_to_sweep,
        organisation: str = DEFAULT_ORGANISATION,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store = store
        self._now = now
        self._promised = promised
        self._sleep = sleep
        self._delivery: OneDelivery | None = None
        self.organisation_id = organisation

        def collection(
            kind: Kind,
            type_: type[T],
            key: Callable[[T], str],
            expires: Callable[[T], datetime | None] = _for_good,
        ) -> Collection[T]:
            return Collection(store, organisation, kind, type_, key, expires)

        self.organisation = collection(ORGANISATION, Organisation, lambda _: "organisation")
        self.people = collection(PERSON, Row[Person], lambda row: row.id)
        self.schools = collection(SCHOOL, Row[School], lambda row: row.id)
        self.groups = collection(GROUP, Row[Group], lambda row: row.id)
        self.contacts = collection(CONTACT, Contact, lambda contact: contact.person)
        self.questions = collection(QUESTION, Question, lambda question: question.id, _question_expires)
        self.calibrations = collection(CALIBRATION, Calibrated, lambda _: CALIBRATION_ID)
        self.announcements = collection(ANNOUNCEMENT, Announcement, lambda announcement: announcement.id)
        self.deliveries = collection(DELIVERY, Delivery, lambda delivery: delivery.id)
        self.counted = collection(COUNTED, Counted, lambda counted: counted.id)
        self.requests = collection(REQUEST, Request, lambda request: request.id)
        self.form_versions = collection(FORM_VERSION, FormVersion, lambda version: version.id)
        self.approvals = collection(APPROVAL, Approval, lambda approval: approval.id)
        self.counters = collection(COUNTER, Counter, lambda counter: counter.id)
        self.sources = collection(SOURCE, Source, lambda source: source.id, _removed_expires)
        self.copies = collection(COPY, Copy, lambda copy: copy_id(copy.source, copy.part))
        self.completions = collection(
            COMPLETION, Completion, lambda one: completion_id(one.source, one.model, one.part)
        )
        self.reaches = collection(REACH, Reach, lambda reach: reach.id)
        self.indexed = collection(INDEXED, Indexed, lambda indexed: indexed.id)
        self.scopes = collection(SCOPE, Scope, lambda scope: scope.id)
        self.heads = collection(HEAD, Head, lambda _: HEAD_ID)
        self.handoffs = collection(HAND_OFF, HandOff, lambda handoff: handoff.id)
        self.official_answers = collection(OFFICIAL_ANSWER, OfficialAnswer, lambda answer: answer.id)
        self.editions = collection(EDITION, Edition, lambda edition: edition.id)
        self.notices = collection(NOTICE, Notice, lambda notice: notice.id)
        self.audit = collection(AUDIT, AuditEntry, lambda entry: entry.id)
        self.configuration = collection(CONFIGURATION, Counting, lambda _: COUNTING_ID)
        self.configuration_versions = collection(CONFIGURATION_VERSION, Version, lambda version: version.id)
        self.configuration_texts = collection(CONFIGURATION_TEXT, VersionText, lambda text: text.id)
        self.outbox = collection(OUTBOX, OutboxEntry, lambda entry: entry.id)
        self.dues = collection(DUE, Due, lambda due: due.id)
        self.set_aside = collection(SET_ASIDE, SetAside, lambda kept: kept.id)
        self.replies = collection(REPLY, KeptReply, lambda reply: reply.id, _reply_expires)
        self.leases = collection(LEASE, Hold, lambda hold: hold.id)
        self.shares = collection(BUDGET, Shares, lambda shares: shares.id)
        self.accepted = collection(ACCEPTED, Accepted, lambda accepted: accepted.key, _accepted_expires)

    def collections(self) -> Sequence[Collection[Any]]:
        """Of every kind, each once."""
        found: list[Collection[Any]] = [one for one in vars(self).values() if isinstance(one, Collection)]
        return found

    def of_turn(self, key: str) -> "Records":
        """The same for one delivery of a turn: the first commit in a partition takes the turn's key along, so that of
        all deliveries, to whatever instances, one makes the change. It costs no request of its own, and a turn that
        changes nothing leaves nothing."""
        records = copy(self)
        records._delivery = OneDelivery(key)
        return records

    async def accepted_before(self) -> datetime | None:
        """When another delivery of this turn made the change that this one meant to make. None when this one did, and
        when there was nothing to change."""
        delivery = self._delivery
        if delivery is None or delivery.changed:
            return None
        for partition in delivery.meant:
            if standing := await self.accepted.get(partition, delivery.key):
                return standing.value.at
        return None

    async def accept(
        self, partition: str, writes: Sequence[Write], *, audit: AuditEntry | None = None, jobs: Sequence[Job] = ()
    ) -> Sequence[str | None]:
        """The only way to commit: the writes, who did it, the jobs it promises and the key of the turn, all or nothing,
        durable; then the jobs are queued. Returns the versions of `writes`.

        `audit` says who did what others see or decide by, and who threw something away, of which nothing else is left
        then. It is None for what the program notes for itself, and for what is somebody's own and says itself whose it
        is and since when: a draft while it is written, a question and what they thought of its answer, their language,
        the moment at which they confirmed (in their delivery, and never changed). Raises Stale when something changed
        meanwhile, AlreadyDone when another delivery of the turn was first. What is not queued, because the process died
        or the queue is away, stands in the outbox and is queued by a sweep.
        """
        try:
            return await self._commit(partition, writes, audit, jobs)
        except Conflict as conflict:
            raise Stale(str(conflict)) from None

    async def change(self, partition: str, look: Look[T]) -> T:
        """Reads, changes, commits, and again when somebody else was faster; what another delivery of the turn changed
        is not changed again.

        `look` reads what stands, and says what is to become of it. Raises what `look` raises, its refusal, and Stale
        when somebody else was faster TRIES times.
        """
        self._means(partition)
        for tried in range(TRIES):
            change = await look()
            if change.refusal and not await self.accepted_before():
                raise change.refusal
            if not (change.writes or change.jobs):
                return change.value
            try:
                await self._commit(partition, change.writes, change.audit, change.jobs)
            except AlreadyDone:
                now = await look()
                return now.value if now.standing is None else now.standing
            except Conflict:
                await self._sleep(_chance.random() * min(LONGEST_PAUSE, FIRST_PAUSE * 2**tried))
                continue
            return change.value
        raise Stale(f"somebody else was faster {TRIES} times")

    async def change_one(
        self,
        collection: Collection[T],
        partition: str,
        id: str,
        change: Callable[[T | None], T],
        promises: Callable[[T | None, T], Sequence[Job]] = _nothing,
    ) -> T:
        """As `change`, of one document that the program keeps for itself: its new value, from the one that stands (None
        when there is none). Nothing is written when it stays the same. `promises` are the jobs that go with the change
        from the one value to the other."""

        async def look() -> Change[T]:
            standing = await collection.get(partition, id)
            before = standing.value if standing else None
            value = change(before)
            if standing and value == before:
                return Change(value)
            write = collection.put(value, standing.version if standing else None)
            return Change(value, [write], jobs=promises(before, value), standing=before)

        return await self.change(partition, look)

    async def _commit(
        self, partition: str, writes: Sequence[Write], audit: AuditEntry | None, jobs: Sequence[Job]
    ) -> Sequence[str | None]:
        now = self._now()
        # First: where another delivery was faster, everything else conflicts as well.
        key = [self.accepted.put(Accepted(key, now))] if (key := self._key(partition)) else []
        promises = [OutboxEntry(uuid4().hex, partition, now, job.name, job.body) for job in jobs]
        beside = [self.outbox.put(promise) for promise in promises]
        beside += [self.audit.put(audit)] if audit else []
        try:
            versions = await self._store.commit(organised(partition, self.organisation_id), [*key, *writes, *beside])
        except Conflict as conflict:
            if conflict.kind == ACCEPTED.name:
                raise AlreadyDone(conflict.id) from None
            raise
        if self._delivery:
            self._delivery.changed.add(partition)
        if audit:
            log.info(audit.deed, extra={"subject": audit.subject, "actor": audit.actor})
        own, promised = versions[len(key) : len(key) + len(writes)], versions[len(key) + len(writes) :]
        if promises:
            kept = zip(promises, promised, strict=False)
            await self._promised([Stored(promise, version or "") for promise, version in kept])
        return own

    def _means(self, partition: str) -> None:
        if self._delivery and partition not in self._delivery.meant:
            self._delivery.meant.append(partition)

    def _key(self, partition: str) -> str:
        """The turn's key, for its first commit in a partition; "" where no turn is, or it has it already."""
        self._means(partition)
        return self._delivery.key if self._delivery and partition not in self._delivery.changed else ""
