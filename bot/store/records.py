"""The typed repositories: what Bode keeps, in which partition, and which questions can be asked of it. Written once."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from bot.announce.announcement import Announcement, Delivery
from bot.answer.calibration import Calibrated
from bot.answer.experts.hand_off import HandOff
from bot.answer.library.copies import Copy, copy_id
from bot.answer.library.scope import Scope
from bot.answer.library.source import Indexed, Source
from bot.answer.official.official_answer import CuratedAnswer, Edition
from bot.answer.question import Question
from bot.arrange.request import Approval, Request
from bot.json import JsonObject
from bot.people.contact import Contact
from bot.people.directory import Organisation
from bot.people.person import Group, Person, School
from bot.store.base import Document, DocumentStore, Kind, Put, Remove, Scalar, Write
from bot.work.kept import AuditEntry, Counter, Due, OutboxEntry, SetAside
from bot.work.notice import Notice, with_body

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """A value as it stands, and the version that a write of it must name."""

    value: T
    version: str


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A page of values; `next` goes on, None at the end."""

    items: Sequence[Stored[T]]
    next: str | None


class Collection(Generic[T]):
    """All values of one kind. `partition` of a value comes from its id or from the caller, never from a client."""

    def __init__(
        self,
        store: DocumentStore,
        kind: Kind,
        type_: type[T],
        key: Callable[[T], str],
        lifetime: timedelta | None = None,
    ) -> None:
        self._store = store
        self._kind = kind.name
        self._codec: TypeAdapter[T] = TypeAdapter(type_)
        self._key = key
        self._lifetime = lifetime

    async def get(self, partition: str, id: str) -> Stored[T] | None:
        found = await self._store.get(self._kind, partition, id)
        return self._read(found) if found else None

    async def find(
        self,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: str | None = None,
        below: str | None = None,
        descending: bool = False,
        partition: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Stretch[T]:
        page = await self._store.find(
            self._kind,
            equal=equal,
            order=order,
            above=above,
            below=below,
            descending=descending,
            partition=partition,
            limit=limit,
            after=after,
        )
        return Stretch([self._read(document) for document in page.documents], page.next)

    async def all(self, *, partition: str, equal: Mapping[str, Scalar] | None = None) -> AsyncIterator[Stored[T]]:
        """Every value of a partition, page by page; for jobs and the command line, never for a turn."""
        after = None
        while True:
            stretch = await self.find(partition=partition, equal=equal, limit=500, after=after)
            for item in stretch.items:
                yield item
            after = stretch.next
            if after is None:
                return

    async def count(self, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        return await self._store.count(self._kind, equal=equal, partition=partition)

    def put(self, value: T, replaces: str | None = None, now: datetime | None = None) -> Put:
        """A write for `Records.commit`; must be new unless it `replaces` a version. `now` starts its lifetime."""
        body: JsonObject = self._codec.dump_python(value, mode="json")
        expires = now + self._lifetime if now and self._lifetime else None
        return Put(self._kind, self._key(value), body, replaces, expires)

    def remove(self, value: T, replaces: str) -> Remove:
        return Remove(self._kind, self._key(value), replaces)

    def _read(self, document: Document) -> Stored[T]:
        return Stored(self._codec.validate_python(document.body, strict=False), document.version)


ORGANISATION = Kind("organisation")
PERSON = Kind("person", indexes=(("school",), ("manager",)))
SCHOOL = Kind("school")
GROUP = Kind("group")
CONTACT = Kind("contact", indexes=(("installed",),))
QUESTION = Kind("question", indexes=(("person", "asked"), ("missed", "asked"), ("asked",)))
CALIBRATION = Kind("calibration")
ANNOUNCEMENT = Kind("announcement", indexes=(("author", "created"),))
DELIVERY = Kind("delivery", indexes=(("announcement", "state"), ("announcement", "confirmed")))
REQUEST = Kind("request", indexes=(("requester", "changed"), ("requester", "state", "changed"), ("state", "changed")))
APPROVAL = Kind("approval", indexes=(("request",), ("person", "open", "since")))
COUNTER = Kind("counter")
SOURCE = Kind("source")
COPY = Kind("copy")
INDEXED = Kind("indexed", indexes=(("index",),))
SCOPE = Kind("scope", indexes=(("number",),))
HAND_OFF = Kind("hand_off", indexes=(("asker", "changed"), ("topic", "open", "created")))
CURATED = Kind("curated", indexes=(("topic", "withdrawn", "review_by"), ("owner", "withdrawn", "review_by")))
EDITION = Kind("edition", indexes=(("of", "at"),))
NOTICE = Kind("notice", indexes=(("subject",), ("person", "state")), schema=2, migrations={1: with_body})
AUDIT = Kind("audit", indexes=(("at",),))
OUTBOX = Kind("outbox", indexes=(("at",),))
DUE = Kind("due", indexes=(("at",),))
SET_ASIDE = Kind("set_aside", indexes=(("at",),))

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
    REQUEST,
    APPROVAL,
    COUNTER,
    SOURCE,
    COPY,
    INDEXED,
    SCOPE,
    HAND_OFF,
    CURATED,
    EDITION,
    NOTICE,
    AUDIT,
    OUTBOX,
    DUE,
    SET_ASIDE,
)

DIRECTORY = "directory"
SCOPES = "scopes"
"""The partition of all scopes, and the id of their counter in it."""
CALIBRATION_ID = "calibration"
SET_ASIDE_JOBS = "set-aside"
"""The partition of all jobs that were set aside."""
CURATED_ANSWERS = "curated"
"""The partition of all curated answers and their editions."""
QUESTION_LIFETIME = timedelta(days=90)


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


class Records:
    """Everything that Bode keeps."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.organisation = Collection(store, ORGANISATION, Organisation, lambda _: "organisation")
        self.people = Collection(store, PERSON, Person, lambda person: person.id)
        self.schools = Collection(store, SCHOOL, School, lambda school: school.id)
        self.groups = Collection(store, GROUP, Group, lambda group: group.id)
        self.contacts = Collection(store, CONTACT, Contact, lambda contact: contact.person)
        self.questions = Collection(store, QUESTION, Question, lambda question: question.id, QUESTION_LIFETIME)
        self.calibrations = Collection(store, CALIBRATION, Calibrated, lambda _: CALIBRATION_ID)
        self.announcements = Collection(store, ANNOUNCEMENT, Announcement, lambda announcement: announcement.id)
        self.deliveries = Collection(store, DELIVERY, Delivery, lambda delivery: delivery.id)
        self.requests = Collection(store, REQUEST, Request, lambda request: request.id)
        self.approvals = Collection(store, APPROVAL, Approval, lambda approval: approval.id)
        self.counters = Collection(store, COUNTER, Counter, lambda counter: counter.id)
        self.sources = Collection(store, SOURCE, Source, lambda source: source.id)
        self.copies = Collection(store, COPY, Copy, lambda copy: copy_id(copy.source, copy.part))
        self.indexed = Collection(store, INDEXED, Indexed, lambda indexed: indexed.id)
        self.scopes = Collection(store, SCOPE, Scope, lambda scope: scope.id)
        self.handoffs = Collection(store, HAND_OFF, HandOff, lambda handoff: handoff.id)
        self.curated = Collection(store, CURATED, CuratedAnswer, lambda answer: answer.id)
        self.editions = Collection(store, EDITION, Edition, lambda edition: edition.id)
        self.notices = Collection(store, NOTICE, Notice, lambda notice: notice.id)
        self.audit = Collection(store, AUDIT, AuditEntry, lambda entry: entry.id)
        self.outbox = Collection(store, OUTBOX, OutboxEntry, lambda entry: entry.id)
        self.dues = Collection(store, DUE, Due, lambda due: due.id)
        self.set_aside = Collection(store, SET_ASIDE, SetAside, lambda kept: kept.id)

    async def commit(self, partition: str, *writes: Write) -> Sequence[str | None]:
        """All or nothing, durable; raises Conflict."""
        return await self._store.commit(partition, writes)
