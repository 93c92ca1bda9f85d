"""What an author sees of an announcement that waits for a second person, or came back from one."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.asked import Asked
from cards.announce.second_buttons import SecondWithdraw
from cards.parts.buttons import asks_once_more, button
from cards.parts.head import state
from cards.parts.words import paragraphs
from cards.texts import Texts

WITHDRAW = "withdraw"


def withdrawing(t: Texts, announcement: Announcement) -> list[CardElement]:
    """To take it back, asked once more: whoever was asked reads that it is not needed any more."""
    if announcement.state is not AnnouncementState.TO_CONFIRM:
        return []
    yes = button(t("second-withdraw-yes"), SecondWithdraw(id=announcement.id), "destructive")
    return [asks_once_more(t, WITHDRAW, t("second-withdraw-sure"), yes)]


def outcome(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """What was decided, by whom and when, with the remark."""
    return decided(t, announcement.asked, now)


def decided(t: Texts, asked: Asked | None, now: datetime) -> list[CardElement]:
    decision = asked.decision if asked else None
    if decision is None:
        return [state(t("second-gone"), "emphasis", t("second-gone-text"))]
    said = t("second-by", name=t.name(decision.by.person), moment=t.moment(decision.at, now))
    if decision.agreed:
        return [state(t("second-confirmed"), "good", said)]
    return [state(t("second-returned"), "attention", said), *paragraphs(t("quoted", text=decision.reason))]
