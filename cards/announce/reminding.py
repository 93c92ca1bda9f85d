"""Cards of reminders: who did not confirm, to the author and to a head of school, and the reminder itself."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement, Container

from bot.announce.announcement import Announcement
from bot.announce.reminding.limits import AFTER, MOST_REMINDERS, can_be_reminded
from bot.words.clean import clean_lines
from cards.announce.buttons import AnnouncementRefresh, AnnouncementReport
from cards.announce.news_buttons import NewsOpen
from cards.announce.reminding_buttons import ReminderAfter, ReminderSend, ReminderShow
from cards.announce.visering import please_confirm, visering_state
from cards.announce.visering_buttons import MissingFile, MissingShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.head import head, state
from cards.parts.inputs import choice_input
from cards.parts.words import ours, paragraphs
from cards.texts import Texts

MOST_NAMES = 100


def reminder_card(t: Texts, announcement: Announcement, now: datetime) -> Card:
    """Short: the announcement itself opens beside it."""
    sent = t.moment(announcement.published or now, now)
    subtle = t("announcement-from", name=t.name(announcement.author), moment=sent)
    body = [
        *head(t("reminder"), announcement.words_in(t.language).title, subtle, outside=True),
        *(please_confirm(t, announcement, now) if announcement.visering else [ours(t("reminder-text"))]),
    ]
    opens = button(t("open"), NewsOpen(id=announcement.id), "positive")
    return assemble(t, t("reminder-summary", title=announcement.words_in(t.language).title), body, actions(opens))


def missing_card(
    t: Texts, announcement: Announcement, people: Sequence[str], now: datetime, *, asked: bool = False
) -> Card:
    """To a head of school: who of theirs did not confirm. `people` are ids. `asked`: they wanted to know."""
    is_late = announcement.visering is not None and announcement.visering.is_late(now)
    title = announcement.words_in(t.language).title
    sent = t.moment(announcement.published or now, now)
    subtle = t("announcement-from", name=t.name(announcement.author), moment=sent)
    body = [
        *head(t("missing"), title, subtle, outside=True),
        ours(t("missing-count", people=len(people)) if people else t("missing-nobody"), weight="Bolder"),
        *_names(t, people, len(people)),
        *visering_state(t, announcement, now),
        *([ours(t(_why(asked=asked, is_late=is_late)), size="Small", subtle=True)] if people else []),
    ]
    return assemble(
        t,
        t("missing-summary", title=title),
        body,
        actions(
            button(t("missing-again"), MissingShow(id=announcement.id)),
            button(t("as-file"), MissingFile(id=announcement.id)) if people else None,
            button(t("help"), HelpShow()),
        ),
    )


def _why(*, asked: bool, is_late: bool) -> str:
    if is_late:
        return "missing-late"
    return "missing-yours" if asked else "missing-why"


def _names(t: Texts, people: Sequence[str], count: int) -> list[CardElement]:
    names = sorted(clean_lines(t.name(one)) for one in people)[:MOST_NAMES]
    said: list[CardElement] = list(paragraphs(", ".join(names), spacing="Small")) if names else []
    if count > len(names):
        said.append(ours(t("missed-more", people=count - len(names)), size="Small", subtle=True))
    return said


def unconfirmed_card(t: Texts, announcement: Announcement, people: Sequence[str], count: int, now: datetime) -> Card:
    """To its author: who has it and did not confirm, at most MOST_NAMES of them by name; and what can be done."""
    body: list[CardElement] = [
        *head(t("unconfirmed"), announcement.title, t("missed-count", people=count), outside=True),
        *([state(t("reminded"), "accent", _reminded(t, announcement, now))] if announcement.reminders else []),
        *(_names(t, people, count) if count else [ours(t("unconfirmed-nobody"))]),
    ]
    ways: list[Action | None] = []
    left = len(announcement.reminders) < MOST_REMINDERS
    if count and left and can_be_reminded(announcement, now):
        yes = button(
            t("remind-yes", people=count),
            ReminderSend(id=announcement.id, reminders=len(announcement.reminders)),
            "positive",
            inputs=False,
        )
        body += [_after(t, announcement), asks_once_more(t, "remind", t("remind-sure", people=count), yes)]
        ways.append(toggle(t("remind"), "remind"))
    elif count and not left:
        body.append(ours(t("notice-remind-often"), size="Small", subtle=True))
    return assemble(
        t,
        t("unconfirmed-summary", title=announcement.title),
        body,
        actions(
            *ways,
            button(t("refresh"), ReminderShow(id=announcement.id), inputs=False),
            button(t("as-file"), AnnouncementReport(id=announcement.id), inputs=False),
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id), inputs=False),
        ),
    )


def _reminded(t: Texts, announcement: Announcement, now: datetime) -> str:
    last = t.moment(announcement.reminders[-1], now)
    return t("reminded-count", count=len(announcement.reminders), most=MOST_REMINDERS, moment=last)


def _after(t: Texts, announcement: Announcement) -> Container:
    options = [(str(days), t("remind-after-days", days=days)) for days in AFTER]
    field = choice_input(t, "after", t("remind-after"), options, str(announcement.remind_after))
    keep = button(t("remind-after-keep"), ReminderAfter(id=announcement.id))
    return Container(items=[field, ActionSet(actions=[keep])], spacing="Medium", separator=True)
