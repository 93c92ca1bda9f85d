"""Examples of what everybody has to mark as seen before a day."""

from dataclasses import replace
from datetime import date, timedelta

from bot.announce.visering.visa import Visering
from bot.people.importance import Importance
from cards.announce.announcement import announcement_card
from cards.announce.following import follow_card
from cards.announce.reminding import missing_card, reminder_card
from cards.examples.announcements import DRAFT, SENT
from cards.examples.world import EARLIER, NOW, Shown
from cards.texts import Texts

DRAWN_UP = replace(DRAFT, importance=Importance.MANDATORY, visering=Visering(5))
CIRCULAR = replace(SENT, importance=Importance.MANDATORY, visering=Visering(5, date(2026, 11, 27)))
LATER = NOW + timedelta(days=5)


def visering_examples(t: Texts) -> Shown:
    yield "announcement_card", "to be marked as seen, not sent yet", announcement_card(t, DRAWN_UP, None, NOW)
    yield "announcement_card", "to be marked as seen", announcement_card(t, CIRCULAR, None, NOW)
    yield "announcement_card", "marked as seen", announcement_card(t, CIRCULAR, EARLIER, NOW)
    yield "announcement_card", "too late to be marked as seen", announcement_card(t, CIRCULAR, None, LATER)
    yield "follow_card", "to be marked as seen", follow_card(t, CIRCULAR, NOW)
    yield "reminder_card", "to be marked as seen", reminder_card(t, CIRCULAR, NOW)
    yield "missing_card", "too late", missing_card(t, CIRCULAR, ["person-1", "person-3"], LATER)
