"""What the cards of an announcement say of its visering: until when everybody marks it as seen."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement
from cards.parts.head import state
from cards.parts.words import ours
from cards.texts import Texts


def please_confirm(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """To a reader who did not yet."""
    if not announcement.confirmation:
        return []
    visering = announcement.visering
    if visering is None:
        return [ours(t("confirm-please"), size="Small", subtle=True)]
    if visering.due is None:
        return [state(t("visa-asked"), "warning", t("visa-days", days=visering.days))]
    if visering.is_late(now):
        return [state(t("visa-late"), "attention", t("visa-late-text", day=t.day(visering.due)))]
    return [state(t("visa-asked"), "warning", t("visa-until", day=t.day(visering.due)))]


def visering_state(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """To its author."""
    visering = announcement.visering
    if visering is None:
        return []
    if visering.due is None:
        return [ours(t("visa-author-days", days=visering.days), size="Small", subtle=True)]
    said = "visa-author-late" if visering.is_late(now) else "visa-author"
    return [ours(t(said, day=t.day(visering.due)), size="Small", subtle=True)]
