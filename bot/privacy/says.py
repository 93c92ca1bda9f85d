"""What each value that is kept says of people, field by field. A field that is not declared fails a test."""

from collections.abc import Mapping
from typing import Any

from bot.announce.announcement import Announcement, Posts, Tally
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.pages import AnswerPage
from bot.announce.asking.question import Answer, Result
from bot.announce.asking.question import Question as AskedQuestion
from bot.announce.asking.shares import AnswerShare
from bot.announce.authority.asked import Asked
from bot.announce.authority.became import Became, Entries
from bot.announce.authority.files.sent_list import SentList
from bot.announce.authority.saved_audience import Saved, SavedAudiences
from bot.announce.authority.to_confirm import ToConfirm
from bot.announce.channels.post import AnsweredThere, ConfirmedThere, Post
from bot.announce.channels.team import Roster, Team
from bot.announce.correcting.bringing import Bringing, Unchanged
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.delivery import Counted, Delivery
from bot.announce.drafts.earlier import EarlierText, EarlierTexts
from bot.announce.halting.halt import Halt, UnderWay
from bot.announce.news.duty import Duty
from bot.announce.news.preferences import Preferences
from bot.announce.news.reactions import Reactions
from bot.announce.opening.opened import Opened
from bot.announce.pictures.picture import Picture
from bot.announce.planning.when import Urgent
from bot.announce.proving.unnamed import Unnamed
from bot.announce.recipients import Recipients, Settled
from bot.announce.schools.figures import SchoolFigures
from bot.announce.visering.visa import Visa, Visering
from bot.announce.writing.words import WayOn, Words
from bot.answer.calibration import Calibrated, Calibration
from bot.answer.evidence import Evidence
from bot.answer.experts.hand_off import Event as HandOffEvent
from bot.answer.experts.hand_off import HandOff
from bot.answer.library.copies import Completion, Copy, Reach
from bot.answer.library.scope import Head, Scope
from bot.answer.library.source import Indexed, Source
from bot.answer.official.official_answer import Edition, OfficialAnswer
from bot.answer.question import Question
from bot.answer.review.objection import Objection
from bot.answer.review.review import Event as ReviewEvent
from bot.answer.review.review import Review
from bot.arrange.agenda.meeting import Agenda, Meeting, Note
from bot.arrange.approval import Approval
from bot.arrange.attachments.parcel import Arrived, Parcel
from bot.arrange.attendance.attendance import Attendance, Round
from bot.arrange.away_days import AwayDays
from bot.arrange.change import Changed, Changes
from bot.arrange.chosen import Away, Reassigned
from bot.arrange.comments.comment import Comment
from bot.arrange.figures.figures import Figures
from bot.arrange.form_version import FormVersion
from bot.arrange.hand_over.handed_over import HandOver
from bot.arrange.handling.handling import Handled, Handling
from bot.arrange.history import HistoryEntry
from bot.arrange.matching.profile import Hopes, Profile, Standby, StandbyAt
from bot.arrange.matching.replacement import Replacement
from bot.arrange.opportunities.opportunity import Opportunity
from bot.arrange.owed import Owed
from bot.arrange.places.takers import Takers, Waiting
from bot.arrange.request import Request
from bot.arrange.row_editing import Removed, RowEditing
from bot.arrange.scores.scored import Scored
from bot.arrange.term import Term
from bot.configuration.version import Counting, Piece, Version, VersionText
from bot.doctor.finding import Examined, Finding
from bot.pdf.written import Written
from bot.people.absence import Absence, Whereabouts
from bot.people.acting import Acting, System
from bot.people.audience import AllOf, AnyOf, Channel, Not
from bot.people.contact import Address, Contact
from bot.people.decisions import Decision
from bot.people.directory import Left, Organisation, Row
from bot.people.erasure import Erasure, Retained
from bot.people.installs import Installing
from bot.people.mandate import Mandate, NewTerms
from bot.people.noticed_absence import NoticedAbsence
from bot.people.person import Group, Person, School
from bot.people.principals import Principal
from bot.people.role_grant import RoleGrant
from bot.privacy.declaring import Says, says
from bot.sheets import Unread
from bot.words.directions import Direction
from bot.work.handout import Handout, Upload
from bot.work.kept import (
    Accepted,
    Answered,
    AuditCut,
    AuditEntry,
    AuditHead,
    AuditLink,
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
    Share,
    Shares,
)
from bot.work.notice import CardPlace, Notice
from bot.work.suggestion import Suggestion

SAYS: Mapping[type[Any], Says] = {
    # Who works here, and how they are reached.
    Organisation: says(house="name", facts="tenant digest number granted erased"),
    Row: says(ids="id", words="value former left", facts="changed"),
    Person: says(
        ids="id manager", words="name phone mail aliases job", facts="school roles groups language functions granted"
    ),
    Left: says(ids="id", words="name", facts="on"),
    School: says(house="name", facts="id"),
    Group: says(house="name", facts="id"),
    Whereabouts: says(ids="person", words="absence here", facts="said"),
    Absence: says(ids="set_by", facts="begins ends"),
    NoticedAbsence: says(ids="person", facts="first last met started"),
    Contact: says(ids="person", words="address", facts="installed language welcomed lost changed hands_in_until"),
    Address: says(words="conversation member", facts="service_url tenant bot"),
    Installing: says(ids="person", facts="outcome at again"),
    Mandate: says(
        ids="id grantor holder by",
        facts="first last created changed forms state accepted most schools right away areas proposed revision",
    ),
    NewTerms: says(facts="last forms areas most schools"),
    RoleGrant: says(ids="holder by stopped_by", facts="id role of first last created changed state"),
    Erasure: says(ids="person", words="names", facts="id at done counts"),
    Retained: says(facts="id at through"),
    # What is asked and answered.
    Question: says(
        ids="person",
        words="text words meant apart about",
        facts="id asked verdict source useful evidence reason handed_off missed library objected",
    ),
    Evidence: says(facts="coverage lead telling heading cosine margin"),
    Calibrated: says(facts="weights at cases"),
    Calibration: says(facts="intercept coverage telling lead heading meant meant_coverage meant_lead cosine margin"),
    HandOff: says(
        ids="asker expert",
        words="question words card",
        facts="id school topic source created changed state open history",
    ),
    HandOffEvent: says(ids="person behalf", words="text", facts="at deed", by="person"),
    OfficialAnswer: says(
        ids="owner readers",
        house="question text",
        facts="id topic language school reviewed review_by revision withdrawn number completed",
    ),
    Edition: says(ids="person", facts="of answer deed at"),
    Review: says(ids="people", facts="id end asked since revision reviewed withdrawn last"),
    ReviewEvent: says(ids="person", facts="at deed"),
    Objection: says(
        ids="asker people closer", words="question words", facts="id source library reason created closed", by="asker"
    ),
    # What is announced, and to whom.
    Announcement: says(
        ids="author audience",
        house="words buttons question topic_name system picture fetched urgent sender",
        facts="id confirmation state created revision language binding importance topic expires planned_for published "
        "spread_done counted problem refusals tally follow settled asked correction edition corrected recalled recall "
        "reminders remind_after visering bringing unnamed template blanks",
    ),
    Unnamed: says(facts="now before"),
    Words: says(house="title text image_alt buttons question choices", facts="formatted"),
    Principal: says(ids="value", facts="kind"),
    AnyOf: says(ids="of", facts="kind"),
    AllOf: says(ids="of", facts="kind"),
    Not: says(ids="of", facts="kind"),
    Channel: says(house="name team_name", facts="team channel kind"),
    Picture: says(house="source name address", facts="problem width height"),
    WayOn: says(house="to name", facts="kind"),
    Urgent: says(house="words", facts="why"),
    Tally: says(
        facts="recipients delivered confirmed not_reached muted held reactions opened seen answers posts",
    ),
    Result: says(facts="answered counts"),
    Posts: says(facts="channels posted missed members confirmed"),
    CardPlace: says(ids="person", words="activity", by="person"),
    Settled: says(facts="at token pages people"),
    Asked: says(facts="revision at people decision"),
    Decision: says(ids="by", words="reason", facts="agreed at", by="by.person"),
    Acting: says(ids="person on_behalf_of"),
    System: says(house="name", facts="id"),
    Visering: says(facts="days due edition since"),
    Visa: says(facts="edition digest at until"),
    Bringing: says(facts="edition deliveries changed unchanged looks looked done"),
    AskedQuestion: says(facts="kind anonymous"),
    Delivery: says(
        ids="person",
        words="activities shown",
        facts="announcement state reason sends resent tries delivered_at confirmed confirmed_at given_up since last "
        "open doubts visas seen answered asks",
    ),
    EarlierTexts: says(facts="announcement texts"),
    EarlierText: says(house="words picture fetched buttons question", facts="revision until language"),
    Suggestion: says(ids="people by taken declined", words="words", facts="id reference at", by="by"),
    Counted: says(facts="announcement id delivered not_reached edition changed unchanged"),
    Recipients: says(ids="people", facts="announcement token number schools"),
    SchoolFigures: says(ids="named", facts="announcement asked at schools twice card"),
    AnnouncedEdition: says(house="said", facts="announcement number since revision anew asked notify shown_on"),
    Unchanged: says(ids="person", facts="announcement number reason at"),
    SavedAudiences: says(ids="id", facts="all"),
    Saved: says(ids="owner audience", words="name", facts="id at", by="owner"),
    Team: says(house="name channels", facts="id group service_url tenant bot happened looked"),
    Roster: says(ids="people", facts="team"),
    Post: says(facts="chosen address delivery"),
    ConfirmedThere: says(ids="person", facts="announcement channel at number digest earlier since last open"),
    AnsweredThere: says(ids="person", facts="announcement channel"),
    ToConfirm: says(facts="announcement what at edition revision"),
    SentList: says(ids="person", words="name place became", facts="id at announcement done used"),
    Became: says(words="unknown several twice beside unread", facts="people more"),
    Entries: says(words="first", facts="more"),
    Unread: says(words="sheet", facts="places more"),
    Preferences: says(ids="person", facts="changed muted followed digest quiet_from quiet_until"),
    Reactions: says(facts="announcement share counts"),
    Opened: says(facts="announcement share counts"),
    AnswerShare: says(facts="announcement share answered counts pages"),
    AnswerPage: says(house="texts", facts="announcement number"),
    GivenAnswer: says(ids="person", words="answer", facts="of at"),
    Answer: says(words="text chosen"),
    Halt: says(ids="by", facts="halted at"),
    UnderWay: says(facts="announcement at"),
    Duty: says(facts="announcement until"),
    # What is requested, decided and carried out.
    Request: says(
        ids="requester approvers away every agreed earlier reassigned escalated holder mandate",
        words="answers rows card amount owes heard revised",
        facts="id form state created changed step reference submitted history revision form_version stages stage "
        "watched term places waits comments school changes confidential",
    ),
    HistoryEntry: says(ids="person behalf to", words="text changed", facts="at deed stage system", by="person"),
    Changed: says(words="before after", facts="field"),
    Away: says(ids="person", words="until", by="person"),
    Reassigned: says(ids="by to"),
    RowEditing: says(words="typed removed", facts="of opened"),
    Removed: says(words="row", facts="place"),
    Term: says(facts="number due reminds stopped"),
    Comment: says(ids="person behalf", words="text", facts="at", by="person"),
    Owed: says(facts="field until remind"),
    Changes: says(facts="request reference files renewed"),
    FormVersion: says(house="body", facts="id form"),
    Approval: says(ids="person", facts="request open since step"),
    AwayDays: says(ids="person", facts="request school reference first first_part last last_part approved"),
    Handling: says(
        ids="requester by lane place", words="paper", facts="request form school since urgent state history"
    ),
    Handled: says(ids="person to", words="text", facts="at deed system outcome meeting", by="person"),
    Written: says(
        words="name about title paragraphs",
        house="organisation address signed signatory function",
        facts="language day transcribed",
    ),
    Profile: says(ids="person", words="standby hopes", facts="changed"),
    Standby: says(words="subjects", facts="schools days last"),
    Hopes: says(words="kinds skills wishes", facts="schools last"),
    StandbyAt: says(ids="person", words="subjects", facts="school days last"),
    Opportunity: says(ids="contact interested partners", facts="request school shared last closed"),
    Replacement: says(
        ids="requester searcher asked before found gave_up", facts="request school last until round state"
    ),
    HandOver: says(facts="request moment to at state attempts reason"),
    Figures: says(facts="school counts"),
    Scored: says(facts="school year requests"),
    Agenda: says(facts="form meetings revision"),
    Meeting: says(ids="members", facts="id day notes sent"),
    Note: says(ids="by", words="text", facts="request outcome at", by="by"),
    Counter: says(facts="id last"),
    Takers: says(facts="id by waiting asks_after"),
    Waiting: says(facts="request mark"),
    Attendance: says(facts="id rounds revision undone"),
    Round: says(ids="by present absent", facts="at"),
    Parcel: says(ids="person", words="files words", facts="id at request field moved_from card settled"),
    Arrived: says(words="name", facts="id kind place before problem"),
    # Documents that are found.
    Source: says(
        ids="readers",
        house="title path url directions",
        facts="id modified language digest official number worded removed completed",
    ),
    Direction: says(house="name sentence", facts="chosen"),
    Copy: says(house="packed", facts="source part parts digest"),
    Completion: says(house="packed", facts="source model digest part parts"),
    Reach: says(facts="model number waiting"),
    Indexed: says(house="name place", facts="id number doubtful copied cursor at unreadable documents limit withheld"),
    Scope: says(ids="readers", facts="id number"),
    Head: says(facts="scopes announced store"),
    # The work itself.
    Notice: says(ids="subject person", words="activity body", facts="what asks state job sends tries at"),
    AuditEntry: says(ids="actor subject detail on_behalf_of", facts="id at deed changed salts erased"),
    AuditPage: says(facts="id at links"),
    AuditLink: says(facts="number entry at deed parts previous digest"),
    AuditHead: says(facts="id number digest entry changed"),
    AuditCut: says(facts="id number digest entry at began"),
    AuditPassed: says(facts="id through"),
    Counting: says(facts="newest counts"),
    Version: says(facts="number token at parts documents back_to changed"),
    VersionText: says(facts="number token at pieces"),
    Piece: says(house="text", facts="part file"),
    OutboxEntry: says(ids="body partition", facts="id at job trace"),
    Due: says(ids="id body partition", facts="at job trace"),
    SetAside: says(ids="body", facts="id at queue job attempts reason trace"),
    Cleared: says(ids="by", facts="kept how at"),
    KeptReply: says(ids="person", words="words card activity address", facts="id at"),
    Examined: says(facts="week at findings"),
    Finding: says(house="text args fills", facts="state check"),
    Handout: says(ids="person subject", words="name about card upload", facts="id job made state size problem"),
    Upload: says(words="place opens unique", facts="kind"),
    LinkKey: says(facts="id key"),
    Hold: says(facts="id holder number"),
    Shares: says(facts="id of"),
    Share: says(facts="share wants number slowed slow"),
    Answered: says(ids="body", house="headers", facts="id digest at status"),
    Accepted: says(facts="key at"),
}
