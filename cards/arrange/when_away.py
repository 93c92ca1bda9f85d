"""What somebody is asked whose mailbox says that they are away: who decides for them meanwhile."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.people.noticed_absence import Proposal
from bot.words.clean import clean_line
from cards.arrange.mandate_buttons import MandateAway, MandateNew, MandatesShow
from cards.card import Card
from cards.home.buttons import AbsenceBack
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.words import ours, typed
from cards.texts import ZONE, Texts


def mandate_proposal_card(t: Texts, proposal: Proposal, now: datetime) -> Card:
    """For one absence, with the mandate that they set beforehand, or the way to give one for its days."""
    absence, default = proposal.absence, proposal.default
    title = t("mandate-away-title")
    until = t("mandate-away-until", day=t.short_day(absence.last)) if absence.last else t("mandate-away-mailbox")
    body: list[CardElement] = [*head(t("mandate"), title), ours(until)]
    every = button(t("mandates"), MandatesShow())
    back = button(t("absence-back"), AbsenceBack())
    if default:
        name = clean_line(t.name(default.holder))
        body.append(typed(t("mandate-away-default", name=name)))
        start = button(t("mandate-away-start", name=name), MandateAway(day=absence.first.isoformat()), "positive")
        return assemble(t, title, body, actions(start, back, every))
    body.append(ours(t("mandate-away-none")))
    first = max(absence.first, now.astimezone(ZONE).date())
    days = MandateNew(first=first.isoformat(), last=absence.last.isoformat() if absence.last else "")
    return assemble(t, title, body, actions(button(t("mandate-give"), days, "positive"), back, every))
