"""The typed repositories of one organisation: a line for each kind of what is kept."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from bot.announce.announcement import Announcement
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.pages import AnswerPage
from bot.announce.asking.shares import AnswerShare
from bot.announce.authority.files.sent_list import SentList
from bot.announce.authority.saved_audience import SavedAudiences
from bot.announce.authority.to_confirm import ToConfirm
from bot.announce.channels.post import AnsweredThere, ConfirmedThere, Post
from bot.announce.channels.team import Roster, Team
from bot.announce.correcting.bringing import Unchanged
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.delivery import Counted, Delivery
from bot.announce.drafts.earlier import EarlierTexts
from bot.announce.halting.halt import HALT_ID, Halt, UnderWay, under_way_expires
from bot.announce.news.duty import Duty
from bot.announce.news.preferences import Preferences
from bot.announce.news.reactions import Reactions
from bot.announce.opening.opened import Opened
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
from bot.arrange.attendance.attendance import Attendance
from bot.arrange.away_days import AwayDays
from bot.arrange.figures.figures import Figures
from bot.arrange.form_version import FormVersion
from bot.arrange.hand_over.handed_over import HandOver
from bot.arrange.handling.handling import Handling
from bot.arrange.matching.profile import Profile, StandbyAt
from bot.arrange.matching.replacement import Replacement
from bot.arrange.opportunities.opportunity import Opportunity
from bot.arrange.places.takers import Takers
from bot.arrange.request import Request
from bot.arrange.scores.scored import Scored
from bot.configuration.version import COUNTING_ID, Counting, Version, VersionText
from bot.doctor.finding import Examined
from bot.people.absence import Whereabouts
from bot.people.contact import Contact
from bot.people.directory import Organisation, Row
from bot.people.erasure import Erasure, Retained
from bot.people.installs import Installing
from bot.people.mandate import Mandate
from bot.people.noticed_absence import NoticedAbsence
from bot.people.person import Group, Person, School
from bot.people.role_grant import RoleGrant
from bot.store.base import DocumentStore, Kind
from bot.store.collection import Collection
from bot.store.kinds import (
    ACCEPTED,
    AGENDA,
    ANNOUNCED_EDITION,
    ANNOUNCEMENT,
    ANSWER_PAGE,
    ANSWER_SHARE,
    ANSWERED,
    ANSWERED_THERE,
    APPROVAL,
    ATTENDANCE,
    AUDIT,
    AUDIT_CUT,
    AUDIT_HEAD,
    AUDIT_PAGE,
    AUDIT_PASSED,
    AWAY_DAYS,
    BUDGET,
    CALIBRATION,
    CLEARED,
    COMPLETION,
    CONFIGURATION,
    CONFIGURATION_TEXT,
    CONFIGURATION_VERSION,
    CONFIRMED_THERE,
    CONTACT,
    COPY,
    COUNTED,
    COUNTER,
    DELIVERY,
    DUE,
    DUTY,
    EARLIER_TEXTS,
    EDITION,
    ERASURE,
    EXAMINED,
    FIGURES,
    FORM_VERSION,
    GIVEN_ANSWER,
    GROUP,
    HALT,
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
    OPENED,
    OPPORTUNITY,
    ORGANISATION,
    OUTBOX,
    PARCEL,
    PERSON,
    POST,
    PREFERENCES,
    PROFILE,
    QUESTION,
    REACH,
    REACTIONS,
    RECIPIENTS,
    REPLACEMENT,
    REPLY,
    REQUEST,
    RETAINED,
    REVIEW,
    ROLE_GRANT,
    ROSTER,
    SAVED_AUDIENCES,
    SCHOOL,
    SCHOOL_FIGURES,
    SCOPE,
    SCORED,
    SENT_LIST,
    SET_ASIDE,
    SOURCE,
    STANDBY,
    SUGGESTION,
    TAKERS,
    TEAM,
    TO_CONFIRM,
    UNCHANGED,
    UNDER_WAY,
    WHEREABOUTS,
)
from bot.store.lifetimes import (
    accepted_expires,
    answered_expires,
    cleared_expires,
    examined_expires,
    handout_expires,
    installing_expires,
    objection_expires,
    parcel_expires,
    question_expires,
    removed_expires,
    reply_expires,
    sent_list_expires,
)
from bot.store.partitions import CALIBRATION_ID, HEAD_ID
from bot.work.handout import Handout
from bot.work.kept import (
    Accepted,
    Answered,
    AuditCut,
    AuditEntry,
    AuditHead,
    AuditPage,
    AuditPassed,
    Cleared,
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


def _for_good(_: object) -> None:
    """It does not expire."""


class Repositories:
    """Everything that Bode keeps of one organisation, by its kind."""

    def __init__(self, store: DocumentStore, organisation: str) -> None:  # noqa: PLR0915 - a line for each kind
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
        self.to_confirm = collection(TO_CONFIRM, ToConfirm, lambda one: one.id)
        self.suggestions = collection(SUGGESTION, Suggestion, lambda one: one.id, lambda one: one.expires)
        self.counted = collection(COUNTED, Counted, lambda counted: counted.id)
        self.recipients = collection(RECIPIENTS, Recipients, lambda page: page.id)
        self.school_figures = collection(SCHOOL_FIGURES, SchoolFigures, lambda _: FIGURES_ID)
        self.announced_editions = collection(ANNOUNCED_EDITION, AnnouncedEdition, lambda edition: edition.id)
        self.unchanged = collection(UNCHANGED, Unchanged, lambda unchanged: unchanged.person)
        self.saved_audiences = collection(SAVED_AUDIENCES, SavedAudiences, lambda saved: saved.id)
        self.halts = collection(HALT, Halt, lambda _: HALT_ID)
        self.under_way = collection(UNDER_WAY, UnderWay, lambda one: one.announcement, under_way_expires)
        self.teams = collection(TEAM, Team, lambda team: team.key)
        self.rosters = collection(ROSTER, Roster, lambda roster: roster.team)
        self.posts = collection(POST, Post, lambda post: post.id)
        self.confirmed_there = collection(CONFIRMED_THERE, ConfirmedThere, lambda one: one.person)
        self.answered_there = collection(ANSWERED_THERE, AnsweredThere, lambda one: one.person)
        self.requests = collection(REQUEST, Request, lambda request: request.id)
        self.form_versions = collection(FORM_VERSION, FormVersion, lambda version: version.id)
        self.approvals = collection(APPROVAL, Approval, lambda approval: approval.id)
        self.away_days = collection(AWAY_DAYS, AwayDays, lambda days: days.request, lambda days: days.expires)
        self.handlings = collection(HANDLING, Handling, lambda handling: handling.request)
        self.profiles = collection(PROFILE, Profile, lambda profile: profile.person, lambda profile: profile.expires)
        self.preferences = collection(PREFERENCES, Preferences, lambda one: one.person)
        self.reactions = collection(REACTIONS, Reactions, lambda one: one.id)
        self.opened = collection(OPENED, Opened, lambda one: one.id)
        self.answer_shares = collection(ANSWER_SHARE, AnswerShare, lambda one: one.id)
        self.answer_pages = collection(ANSWER_PAGE, AnswerPage, lambda one: one.id)
        self.given_answers = collection(GIVEN_ANSWER, GivenAnswer, lambda one: one.person)
        self.duties = collection(DUTY, Duty, lambda duty: duty.announcement, lambda duty: duty.until)
        self.standbys = collection(STANDBY, StandbyAt, lambda row: row.id, lambda row: row.expires)
        self.opportunities = collection(OPPORTUNITY, Opportunity, lambda one: one.request, lambda one: one.expires)
        self.replacements = collection(REPLACEMENT, Replacement, lambda one: one.request, lambda one: one.expires)
        self.hand_overs = collection(HAND_OVER, HandOver, lambda one: one.id)
        self.figures = collection(FIGURES, Figures, lambda figures: figures.id)
        self.scored = collection(SCORED, Scored, lambda one: one.id)
        self.agendas = collection(AGENDA, Agenda, lambda one: one.form)
        self.counters = collection(COUNTER, Counter, lambda counter: counter.id)
        self.attendances = collection(ATTENDANCE, Attendance, lambda one: one.id)
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
        self.notices = collection(NOTICE, Notice, lambda notice: notice.id, lambda notice: notice.expires)
        self.audit = collection(AUDIT, AuditEntry, lambda entry: entry.id)
        self.audit_pages = collection(AUDIT_PAGE, AuditPage, lambda page: page.id)
        self.audit_heads = collection(AUDIT_HEAD, AuditHead, lambda head: head.id)
        self.audit_cuts = collection(AUDIT_CUT, AuditCut, lambda cut: cut.id)
        self.audit_passed = collection(AUDIT_PASSED, AuditPassed, lambda passed: passed.id)
        self.configuration = collection(CONFIGURATION, Counting, lambda _: COUNTING_ID)
        self.configuration_versions = collection(CONFIGURATION_VERSION, Version, lambda version: version.id)
        self.configuration_texts = collection(CONFIGURATION_TEXT, VersionText, lambda text: text.id)
        self.erasures = collection(ERASURE, Erasure, lambda erasure: erasure.id)
        self.retained = collection(RETAINED, Retained, lambda retained: retained.id)
        self.outbox = collection(OUTBOX, OutboxEntry, lambda entry: entry.id)
        self.dues = collection(DUE, Due, lambda due: due.id)
        self.set_aside = collection(SET_ASIDE, SetAside, lambda kept: kept.id)
        self.cleared_jobs = collection(CLEARED, Cleared, lambda cleared: cleared.id, cleared_expires)
        self.replies = collection(REPLY, KeptReply, lambda reply: reply.id, reply_expires)
        self.installings = collection(INSTALLING, Installing, lambda one: one.person, installing_expires)
        self.examinations = collection(EXAMINED, Examined, lambda one: one.week, examined_expires)
        self.handouts = collection(HANDOUT, Handout, lambda handout: handout.id, handout_expires)
        self.parcels = collection(PARCEL, Parcel, lambda parcel: parcel.id, parcel_expires)
        self.sent_lists = collection(SENT_LIST, SentList, lambda sent: sent.id, sent_list_expires)
        self.link_keys = collection(LINK_KEY, LinkKey, lambda key: key.id)
        self.leases = collection(LEASE, Hold, lambda hold: hold.id)
        self.shares = collection(BUDGET, Shares, lambda shares: shares.id)
        self.answered = collection(ANSWERED, Answered, lambda answered: answered.id, answered_expires)
        self.accepted = collection(ACCEPTED, Accepted, lambda accepted: accepted.key, accepted_expires)

    def collections(self) -> Sequence[Collection[Any]]:
        """Of every kind, each once."""
        found: list[Collection[Any]] = [one for one in vars(self).values() if isinstance(one, Collection)]
        return found
