"""What operators are told of sends, and who can be reached."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.words import ours, typed
from cards.texts import Texts


def paused_card(t: Texts, announcement: Announcement, now: datetime) -> Card:
    """To an operator: Teams refuses the bot. What the announcement says is not theirs to read."""
    tally = announcement.tally
    body: list[CardElement] = [
        *head(t("paused-kind"), t("paused-title")),
        state(t("paused"), "warning", t("paused-reached", delivered=tally.delivered, people=tally.recipients)),
        typed(t("paused-of", name=t.name(announcement.author), moment=t.moment(announcement.published or now, now))),
        typed(t("follow-code", code=announcement.problem), size="Small", subtle=True),
        ours(t("paused-how")),
    ]
    return assemble(t, t("paused-title"), body, actions(button(t("help"), HelpShow())))
