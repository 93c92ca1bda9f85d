"""What the card of an author says of when their announcement goes, and how its send is cancelled."""

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, AnnouncementState
from cards.announce.planning_buttons import AnnouncementCancel
from cards.parts.buttons import asks_once_more, button
from cards.texts import Texts

CANCEL = "cancel"


def can_be_cancelled(announcement: Announcement) -> bool:
    """While it is under way, or held up on its way."""
    return announcement.state in {AnnouncementState.SENDING, AnnouncementState.PAUSED}


def cancelling(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Asks once more, behind the button of the same name."""
    if not can_be_cancelled(announcement):
        return []
    yes = button(t("cancel-send-now"), AnnouncementCancel(id=announcement.id), "destructive")
    return [asks_once_more(t, CANCEL, t("cancel-send-sure"), yes)]
