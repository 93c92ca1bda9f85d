"""The card of a draft's earlier texts: what stood in it until when, and back to one of them."""

from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement
from bot.announce.drafts.earlier import EarlierText, EarlierTexts
from bot.words.clean import clean_line
from cards.announce.buttons import AnnouncementMine, AnnouncementOpen
from cards.announce.draft_buttons import AnnouncementRestore
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_TITLE, LONGEST_TEXT = 80, 240


def earlier_card(t: Texts, draft: Announcement, earlier: EarlierTexts, now: datetime) -> Card:
    title = shorten(clean_line(draft.title), LONGEST_TITLE) or t("no-title-yet")
    body: list[CardElement] = [
        *head(t("earlier"), title, t("earlier-subtle"), outside=True),
        *(_text(t, draft, one, now) for one in earlier.texts),
        *([] if earlier.texts else [ours(t("earlier-none"))]),
    ]
    goes_on = button(t("go-on"), AnnouncementOpen(id=draft.id), "positive")
    return assemble(t, t("earlier"), body, actions(goes_on, button(t("my-announcements"), AnnouncementMine())))


def _text(t: Texts, draft: Announcement, one: EarlierText, now: datetime) -> CardElement:
    """Its first words tell it from the others; the draft shows all of them."""
    words = one.words[one.language]
    title = shorten(clean_line(words.title), LONGEST_TITLE) or t("no-title-yet")
    back = AnnouncementRestore(id=draft.id, revision=draft.revision, again=one.revision)
    return apart(
        [
            ours(t("earlier-until", moment=t.moment(one.until, now)), size="Small", subtle=True),
            typed(title, weight="Bolder", spacing="None"),
            typed(shorten(clean_line(words.text), LONGEST_TEXT), size="Small", spacing="None"),
            ActionSet(actions=[button(t("earlier-back"), back)]),
        ]
    )
