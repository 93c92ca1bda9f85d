"""What an author wrote: drafts to go on with, and what was sent to follow."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement, AnnouncementState
from bot.words.clean import clean_line
from cards.announce.buttons import AnnouncementCompose, AnnouncementOpen
from cards.announce.following import standing
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

PAGE = 8
LONGEST_TITLE = 80


def announcements_card(t: Texts, announcements: Sequence[Announcement], now: datetime, *, more: bool = False) -> Card:
    """Newest first; `more`: these are not all."""
    shown = announcements[:PAGE]
    body: list[CardElement] = [
        *head(t("announcement"), t("my-announcements")),
        *(_row(t, one, now) for one in shown),
        *([] if shown else [ours(t("my-announcements-none"))]),
        *([ours(t("my-announcements-more"), size="Small", subtle=True)] if more or len(announcements) > PAGE else []),
    ]
    compose = button(t("new-announcement"), AnnouncementCompose(), None if shown else "positive")
    return assemble(t, t("my-announcements"), body, actions(compose, button(t("help"), HelpShow())))


def _row(t: Texts, announcement: Announcement, now: datetime) -> CardElement:
    title = shorten(clean_line(announcement.title), LONGEST_TITLE) or t("no-title-yet")
    stands, _ = standing(t, announcement)
    about = f"{stands} · {t.moment(announcement.published or announcement.created, now)}"
    draft = announcement.state is AnnouncementState.DRAFT
    opens = button(t("go-on") if draft else t("open"), AnnouncementOpen(id=announcement.id))
    words: list[CardElement] = [
        typed(title, weight="Bolder"),
        typed(about, size="Small", subtle=True, spacing="None"),
    ]
    return row(words, [ActionSet(actions=[opens])])
