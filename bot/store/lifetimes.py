"""How long documents stay that do not stay for good."""

from datetime import datetime, timedelta

from bot.announce.authority.files.sent_list import KEPT as SENT_LIST_KEPT
from bot.announce.authority.files.sent_list import SentList
from bot.answer.library.source import Source
from bot.answer.question import Question
from bot.answer.review.objection import Objection
from bot.arrange.attachments.parcel import KEPT as PARCEL_KEPT
from bot.arrange.attachments.parcel import Parcel
from bot.doctor.finding import Examined
from bot.people.installs import Installing
from bot.work.handout import KEPT, Handout
from bot.work.kept import Accepted, Answered, Cleared, KeptReply

REMOVED_LIFETIME = timedelta(days=30)
"""As long is known that a source is gone: a replica that saw none of its changes for longer begins anew."""
QUESTION_LIFETIME = timedelta(days=90)
ACCEPTED_LIFETIME = timedelta(days=2)
"""Longer than Teams repeats an activity, and than a job waits for its next try."""
ANSWERED_LIFETIME = timedelta(days=1)
"""As long gets another system the same answer to the same key."""
EXAMINED_LIFETIME = timedelta(days=60)
"""Longer than somebody is away who gets the card when they are back."""
CLEARED_LIFETIME = timedelta(days=30)
"""So long a job that was dropped can be taken back."""
REPLY_LIFETIME = timedelta(days=1)
"""An answer of yesterday helps nobody."""


HANDOUT_LIFETIME = 4 * KEPT
"""A card tells for a while what became of its file, after the bytes went."""


def question_expires(question: Question) -> datetime:
    return question.asked + QUESTION_LIFETIME


def objection_expires(objection: Objection) -> datetime:
    return objection.created + QUESTION_LIFETIME


def removed_expires(source: Source) -> datetime | None:
    return source.removed + REMOVED_LIFETIME if source.removed else None


def reply_expires(reply: KeptReply) -> datetime:
    return reply.at + REPLY_LIFETIME


def installing_expires(installing: Installing) -> datetime:
    return installing.again


def examined_expires(examined: Examined) -> datetime:
    return examined.at + EXAMINED_LIFETIME


def accepted_expires(accepted: Accepted) -> datetime:
    return accepted.at + ACCEPTED_LIFETIME


def answered_expires(answered: Answered) -> datetime:
    return answered.at + ANSWERED_LIFETIME


def handout_expires(handout: Handout) -> datetime:
    return handout.made + HANDOUT_LIFETIME


def cleared_expires(cleared: Cleared) -> datetime:
    return cleared.at + CLEARED_LIFETIME


def parcel_expires(parcel: Parcel) -> datetime:
    return parcel.at + PARCEL_KEPT


def sent_list_expires(sent: SentList) -> datetime:
    return sent.at + SENT_LIST_KEPT
