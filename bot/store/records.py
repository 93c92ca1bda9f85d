"""The typed repositories of one organisation, and the one way to commit to them and to change what they hold."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from datetime import datetime
from random import SystemRandom
from typing import Any, TypeAlias, TypeVar
from uuid import uuid4

from bot.announce.announcement import Announcement
from bot.announce.authority.saved_audience import SavedAudiences
from bot.announce.correcting.bringing import Unchanged
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.delivery import Counted, Delivery
from bot.announce.drafts.earlier import EarlierTexts
from bot.announce.news.duty import Duty
from bot.announce.news.preferences import Preferences
from bot.announce.news.reactions import Reactions
from bot.announce.recipients import Recipients
from bot.announce.schools.figures import FIGURES_ID, SchoolFigures
from bot.answer.calibration import Calibrated
from bot.answer.experts.hand_off import HandOff
from bot.answer.library.copies import Completion, Copy, Reach, completion_id, copy_id
from bot.answer.library.scope import Head, Scope
from bot.answer.library.source import Indexed, Source
from bot.answer.official.official_answer import Edition, OfficialAnswer
from bot.answer.question import Question
from bot.answer.review.objection import Objection
from bot.answer.review.review import Review
from bot.arrange.agenda.meeting import Agenda
from bot.arrange.approval import Approval
from bot.arrange.attachments.parcel import Parcel
from bot.arrange.away_days import AwayDays
from bot.arrange.figures.figures import Figures
from bot.arrange.form_version import FormVersion
from bot.arrange.hand_over.handed_over import HandOver
from bot.arrange.handling.handling import Handling
from bot.arrange.matching.profile import Profile, StandbyAt
from bot.arrange.matching.replacement import Replacement
from bot.arrange.opportunities.opportunity import Opportunity
from bot.arrange.request import Request
from bot.arrange.scores.scored import Scored
from bot.arrange.takers import Takers
from bot.configuration.version import COUNTING_ID, Counting, Version, VersionText
from bot.doctor.finding import Examined
from bot.errors import AlreadyDone, Stale
from bot.people.absence import Whereabouts
from bot.people.contact import Contact
from bot.people.directory import Organisation, Row
from bot.people.installs import Installing
from bot.people.mandate import Mandate
from bot.people.noticed_absence import NoticedAbsence
from bot.people.person import Group, Person, School
from bot.people.role_grant import RoleGrant
from bot.store.base import Conflict, DocumentStore, Kind, Write
from bot.store.changes import Change, Look, OneDelivery
from bot.store.collection import Collection, Stored, organised
from bot.store.kinds import (
    ACCEPTED,
    AGENDA,
    ANNOUNCED_EDITION,
    ANNOUNCEMENT,
    ANSWERED,
    APPROVAL,
    AUDIT,
    AWAY_DAYS,
    BUDGET,
    CALIBRATION,
    COMPLETION,
    CONFIGURATION,
    CONFIGURATION_TEXT,
    CONFIGURATION_VERSION,
    CONTACT,
    COPY,
    COUNTED,
    COUNTER,
    DELIVERY,
    DUE,
    DUTY,
    EARLIER_TEXTS,
    EDITION,
    EXAMINED,
    FIGURES,
    FORM_VERSION,
    GROUP,
    HAND_OFF,
    HAND_OVER,
    HANDLING,
    HANDOUT,
    HEAD,
    INDEXED,
    INSTALLING,
    LEASE,
    LINK_KEY,
    MANDATE,
    NOTICE,
    NOTICED_ABSENCE,
    OBJECTION,
    OFFICIAL_ANSWER,
    OPPORTUNITY,
    ORGANISATION,
    OUTBOX,
    PARCEL,
    PERSON,
    PREFERENCES,
    PROFILE,
    QUESTION,
    REACH,
    REACTIONS,
    RECIPIENTS,
    REPLACEMENT,
    REPLY,
    REQUEST,
    REVIEW,
    ROLE_GRANT,
    SAVED_AUDIENCES,
    SCHOOL,
    SCHOOL_FIGURES,
    SCOPE,
    SCORED,
    SET_ASIDE,
    SOURCE,
    STANDBY,
    SUGGESTION,
    TAKERS,
    UNCHANGED,
    WHEREABOUTS,
)
from bot.store.lifetimes import (
    accepted_expires,
    answered_expires,
    examined_expires,
    handout_expires,
    installing_expires,
    objection_expires,
    parcel_expires,
    question_expires,
    removed_expires,
    reply_expires,
)
from bot.store.partitions import CALIBRATION_ID, DEFAULT_ORGANISATION, HEAD_ID
from bot.work.handout import Handout
from bot.work.job import Job
from bot.work.kept import (
    Accepted,
    Answered,
    AuditEntry,
    Counter,
    Due,
    Hold,
    KeptReply,
    LinkKey,
    OutboxEntry,
    SetAside,
    Shares,
)
from bot.work.notice import Notice
from bot.work.suggestion import Suggestion

T = TypeVar("T")

log = logging.getLogger(__name__)
_chance = SystemRandom()

TRIES = 12
"""Of a change while others are faster: far more than people who click at one moment."""
FIRST_PAUSE = 0.004
LONGEST_PAUSE = 0.25
"""Seconds before the next try, at most; each time twice as long, and by chance, so that two do not meet again."""


def _for_good(_: object) -> None:
    """It does not expire."""


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

    _delivery: OneDelivery | None = None

    def __init__(  # noqa: PLR0915 - a line for each kind
        self,
        store: DocumentStore,
        *,
        now: Callable[[], datetime],
        promised: Promised = _left_to_sweep,
        organisation: str = DEFAULT_ORGANISATION,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store, self._now, self.organisation_id, self._promised = store, now, organisation, promised
        self._sleep = sleep

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
        self.whereabouts = collection(WHEREABOUTS, Whereabouts, lambda said: said.person, lambda said: said.expires)
        self.mandates = collection(MANDATE, Mandate, lambda mandate: mandate.id)
        self.noticed_absences = collection(
            NOTICED_ABSENCE, NoticedAbsence, lambda one: one.person, lambda one: one.expires
        )
        self.role_grants = collection(ROLE_GRANT, RoleGrant, lambda grant: grant.id)
        self.contacts = collection(CONTACT, Contact, lambda contact: contact.person)
        self.questions = collection(QUESTION, Question, lambda question: question.id, question_expires)
        self.calibrations = collection(CALIBRATION, Calibrated, lambda _: CALIBRATION_ID)
        self.announcements = collection(ANNOUNCEMENT, Announcement, lambda announcement: announcement.id)
        self.deliveries = collection(DELIVERY, Delivery, lambda delivery: delivery.id)
        self.earlier_texts = collection(EARLIER_TEXTS, EarlierTexts, lambda earlier: earlier.announcement)
        self.suggestions = collection(SUGGESTION, Suggestion, lambda one: one.id, lambda one: one.expires)
        self.counted = collection(COUNTED, Counted, lambda counted: counted.id)
        self.recipients = collection(RECIPIENTS, Recipients, lambda page: page.id)
        self.school_figures = collection(SCHOOL_FIGURES, SchoolFigures, lambda _: FIGURES_ID)
        self.announced_editions = collection(ANNOUNCED_EDITION, AnnouncedEdition, lambda edition: edition.id)
        self.unchanged = collection(UNCHANGED, Unchanged, lambda unchanged: unchanged.person)
        self.saved_audiences = collection(SAVED_AUDIENCES, SavedAudiences, lambda saved: saved.id)
        self.requests = collection(REQUEST, Request, lambda request: request.id)
        self.form_versions = collection(FORM_VERSION, FormVersion, lambda version: version.id)
        self.approvals = collection(APPROVAL, Approval, lambda approval: approval.id)
        self.away_days = collection(AWAY_DAYS, AwayDays, lambda days: days.request, lambda days: days.expires)
        self.handlings = collection(HANDLING, Handling, lambda handling: handling.request)
        self.profiles = collection(PROFILE, Profile, lambda profile: profile.person, lambda profile: profile.expires)
        self.preferences = collection(PREFERENCES, Preferences, lambda one: one.person)
        self.reactions = collection(REACTIONS, Reactions, lambda one: one.id)
        self.duties = collection(DUTY, Duty, lambda duty: duty.announcement, lambda duty: duty.until)
        self.standbys = collection(STANDBY, StandbyAt, lambda row: row.id, lambda row: row.expires)
        self.opportunities = collection(OPPORTUNITY, Opportunity, lambda one: one.request, lambda one: one.expires)
        self.replacements = collection(REPLACEMENT, Replacement, lambda one: one.request, lambda one: one.expires)
        self.hand_overs = collection(HAND_OVER, HandOver, lambda one: one.id)
        self.figures = collection(FIGURES, Figures, lambda figures: figures.id)
        self.scored = collection(SCORED, Scored, lambda one: one.id)
        self.agendas = collection(AGENDA, Agenda, lambda one: one.form)
        self.counters = collection(COUNTER, Counter, lambda counter: counter.id)
        self.takers = collection(TAKERS, Takers, lambda takers: takers.id)
        self.sources = collection(SOURCE, Source, lambda source: source.id, removed_expires)
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
        self.reviews = collection(REVIEW, Review, lambda review: review.id)
        self.objections = collection(OBJECTION, Objection, lambda objection: objection.id, objection_expires)
        self.editions = collection(EDITION, Edition, lambda edition: edition.id)
        self.notices = collection(NOTICE, Notice, lambda notice: notice.id)
        self.audit = collection(AUDIT, AuditEntry, lambda entry: entry.id)
        self.configuration = collection(CONFIGURATION, Counting, lambda _: COUNTING_ID)
        self.configuration_versions = collection(CONFIGURATION_VERSION, Version, lambda version: version.id)
        self.configuration_texts = collection(CONFIGURATION_TEXT, VersionText, lambda text: text.id)
        self.outbox = collection(OUTBOX, OutboxEntry, lambda entry: entry.id)
        self.dues = collection(DUE, Due, lambda due: due.id)
        self.set_aside = collection(SET_ASIDE, SetAside, lambda kept: kept.id)
        self.replies = collection(REPLY, KeptReply, lambda reply: reply.id, reply_expires)
        self.installings = collection(INSTALLING, Installing, lambda one: one.person, installing_expires)
        self.examinations = collection(EXAMINED, Examined, lambda one: one.week, examined_expires)
        self.handouts = collection(HANDOUT, Handout, lambda handout: handout.id, handout_expires)
        self.parcels = collection(PARCEL, Parcel, lambda parcel: parcel.id, parcel_expires)
        self.link_keys = collection(LINK_KEY, LinkKey, lambda key: key.id)
        self.leases = collection(LEASE, Hold, lambda hold: hold.id)
        self.shares = collection(BUDGET, Shares, lambda shares: shares.id)
        self.answered = collection(ANSWERED, Answered, lambda answered: answered.id, answered_expires)
        self.accepted = collection(ACCEPTED, Accepted, lambda accepted: accepted.key, accepted_expires)

    def now(self) -> datetime:
        """The moment, for what begins and ends by the clock."""
        return self._now()

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
