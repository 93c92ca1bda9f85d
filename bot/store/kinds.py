"""The kinds of documents that Bode keeps, and which questions can be asked of each."""

from bot.announce.choosing import as_rule
from bot.announce.delivery import with_activities, with_visas
from bot.announce.writing.words import in_languages
from bot.answer.library.source import without_index
from bot.arrange.hand_over.handed_over import with_destination
from bot.people.directory import as_row
from bot.store.base import Kind
from bot.work.notice import with_body

ORGANISATION = Kind("organisation")
PERSON = Kind("person", indexes=(("changed",),), schema=2, migrations={1: as_row})
SCHOOL = Kind("school", indexes=(("changed",),), schema=2, migrations={1: as_row})
GROUP = Kind("group", indexes=(("changed",),), schema=2, migrations={1: as_row})
WHEREABOUTS = Kind("whereabouts")
MANDATE = Kind(
    "mandate",
    indexes=(
        ("organisation", "grantor", "state"),
        ("organisation", "grantor", "changed"),
        ("organisation", "holder", "state"),
        ("organisation", "holder", "changed"),
        ("organisation", "changed"),
    ),
)
NOTICED_ABSENCE = Kind("noticed_absence")
ROLE_GRANT = Kind("role_grant", indexes=(("organisation", "state", "changed"), ("organisation", "changed")))
CONTACT = Kind("contact", indexes=(("organisation", "installed"), ("organisation", "changed")))
QUESTION = Kind(
    "question",
    indexes=(
        ("person", "asked"),
        ("organisation", "missed", "asked"),
        ("organisation", "asked"),
        ("organisation", "source", "useful"),
        ("organisation", "library", "useful"),
    ),
)
CALIBRATION = Kind("calibration")
DUTY = Kind("duty")
REACTIONS = Kind("reactions")
OPENED = Kind("opened")
ANSWER_SHARE = Kind("answer_share")
ANSWER_PAGE = Kind("answer_page")
GIVEN_ANSWER = Kind("given_answer", indexes=(("of", "at"),))
ANNOUNCEMENT = Kind(
    "announcement",
    indexes=(("organisation", "author", "created"),),
    schema=3,
    migrations={1: as_rule, 2: in_languages},
    seldom=(("organisation", "created"),),
)
DELIVERY = Kind(
    "delivery",
    indexes=(
        ("announcement", "state"),
        ("announcement", "confirmed"),
        ("organisation", "person", "open", "since"),
        ("organisation", "person", "last"),
    ),
    schema=3,
    migrations={1: with_activities, 2: with_visas},
)
EARLIER_TEXTS = Kind("earlier_texts")
TO_CONFIRM = Kind("to_confirm", indexes=(("organisation", "at"),))
SUGGESTION = Kind("suggestion", indexes=(("organisation", "at"),))
COUNTED = Kind("counted")
RECIPIENTS = Kind("recipients")
SCHOOL_FIGURES = Kind("school_figures")
SAVED_AUDIENCES = Kind("saved_audiences")
ANNOUNCED_EDITION = Kind("announced_edition")
HALT = Kind("halt")
UNDER_WAY = Kind("under_way", indexes=(("organisation", "at"),))
TEAM = Kind("team")
ROSTER = Kind("roster")
POST = Kind("post")
CONFIRMED_THERE = Kind(
    "confirmed_there",
    indexes=(("number",), ("organisation", "person", "open", "since"), ("organisation", "person", "last")),
)
ANSWERED_THERE = Kind("answered_there")
UNCHANGED = Kind("unchanged", indexes=(("number",),))
REQUEST = Kind(
    "request",
    indexes=(
        ("organisation", "requester", "changed"),
        ("organisation", "requester", "state", "changed"),
        ("organisation", "requester", "form", "state", "changed"),
        ("organisation", "requester", "reference"),
        ("organisation", "state", "changed"),
        ("organisation", "changed"),
        ("organisation", "holder", "changed"),
    ),
)
ANSWERED = Kind("answered")
FORM_VERSION = Kind("form_version")
APPROVAL = Kind("approval", indexes=(("request",), ("organisation", "person", "open", "since")))
AWAY_DAYS = Kind("away_days", indexes=(("organisation", "school", "last"), ("organisation", "person", "last")))
HANDLING = Kind("handling", indexes=(("organisation", "lane", "place"), ("organisation", "by", "place")))
PROFILE = Kind("profile", indexes=(("organisation", "changed"),))
OPPORTUNITY = Kind("opportunity")
PREFERENCES = Kind("preferences", indexes=(("organisation", "changed"),))
STANDBY = Kind("standby", indexes=(("organisation", "school", "last"),))
REPLACEMENT = Kind("replacement")
HAND_OVER = Kind("hand_over", schema=2, migrations={1: with_destination})
FIGURES = Kind("figures")
SCORED = Kind("scored")
AGENDA = Kind("agenda")
COUNTER = Kind("counter")
TAKERS = Kind("takers")
ATTENDANCE = Kind("attendance")
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
        ("organisation", "changed"),
    ),
)
OFFICIAL_ANSWER = Kind(
    "official_answer",
    indexes=(
        ("topic", "withdrawn", "review_by"),
        ("owner", "withdrawn", "review_by"),
        ("withdrawn", "review_by"),
        ("number",),
    ),
)
REVIEW = Kind("review")
OBJECTION = Kind("objection", indexes=(("organisation", "source"), ("organisation", "library")))
EDITION = Kind("edition", indexes=(("of", "at"),))
NOTICE = Kind(
    "notice", indexes=(("subject",), ("organisation", "person", "state")), schema=2, migrations={1: with_body}
)
AUDIT = Kind("audit", indexes=(("organisation", "at"), ("organisation", "changed")))
AUDIT_PAGE = Kind("audit_page")
AUDIT_HEAD = Kind("audit_head", indexes=(("organisation", "changed"),))
AUDIT_CUT = Kind("audit_cut")
AUDIT_PASSED = Kind("audit_passed")
CONFIGURATION = Kind("configuration")
CONFIGURATION_VERSION = Kind("configuration_version")
CONFIGURATION_TEXT = Kind("configuration_text", indexes=(("number",),))
OUTBOX = Kind("outbox", indexes=(("organisation", "at"),))
DUE = Kind("due", indexes=(("organisation", "at"),))
SET_ASIDE = Kind("set_aside", indexes=(("organisation", "at"),))
CLEARED = Kind("cleared_job")
ACCEPTED = Kind("accepted")
REPLY = Kind("reply")
INSTALLING = Kind("installing")
EXAMINED = Kind("examined")
HANDOUT = Kind("handout")
PARCEL = Kind("parcel")
SENT_LIST = Kind("sent_list")
LINK_KEY = Kind("link_key")
LEASE = Kind("lease")
BUDGET = Kind("budget")
RESTORING = Kind("restoring")
ERASURE = Kind("erasure")
RETAINED = Kind("retained")

KINDS = (
    ORGANISATION,
    PERSON,
    SCHOOL,
    GROUP,
    WHEREABOUTS,
    MANDATE,
    NOTICED_ABSENCE,
    ROLE_GRANT,
    CONTACT,
    QUESTION,
    CALIBRATION,
    ANNOUNCEMENT,
    DELIVERY,
    DUTY,
    REACTIONS,
    OPENED,
    ANSWER_SHARE,
    ANSWER_PAGE,
    GIVEN_ANSWER,
    EARLIER_TEXTS,
    SUGGESTION,
    TO_CONFIRM,
    COUNTED,
    RECIPIENTS,
    SCHOOL_FIGURES,
    SAVED_AUDIENCES,
    ANNOUNCED_EDITION,
    HALT,
    UNDER_WAY,
    TEAM,
    ROSTER,
    POST,
    CONFIRMED_THERE,
    ANSWERED_THERE,
    UNCHANGED,
    REQUEST,
    ANSWERED,
    FORM_VERSION,
    APPROVAL,
    AWAY_DAYS,
    HANDLING,
    PROFILE,
    OPPORTUNITY,
    PREFERENCES,
    STANDBY,
    REPLACEMENT,
    HAND_OVER,
    FIGURES,
    SCORED,
    AGENDA,
    COUNTER,
    TAKERS,
    ATTENDANCE,
    SOURCE,
    COPY,
    COMPLETION,
    REACH,
    INDEXED,
    SCOPE,
    HEAD,
    HAND_OFF,
    OFFICIAL_ANSWER,
    REVIEW,
    OBJECTION,
    EDITION,
    NOTICE,
    AUDIT,
    AUDIT_PAGE,
    AUDIT_HEAD,
    AUDIT_CUT,
    AUDIT_PASSED,
    CONFIGURATION,
    CONFIGURATION_VERSION,
    CONFIGURATION_TEXT,
    OUTBOX,
    DUE,
    SET_ASIDE,
    CLEARED,
    ACCEPTED,
    REPLY,
    INSTALLING,
    EXAMINED,
    HANDOUT,
    PARCEL,
    SENT_LIST,
    LINK_KEY,
    LEASE,
    BUDGET,
    RESTORING,
    ERASURE,
    RETAINED,
)
