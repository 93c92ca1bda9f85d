"""Examples of what everybody has to mark as seen before a day."""

from dataclasses import replace
from datetime import date, timedelta

from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.visering.visa import Visering
from bot.announce.writing.words import Words
from bot.people.importance import Importance
from cards.announce.announcement import announcement_card
from cards.announce.correcting import corrected_card
from cards.announce.correction_writing import correction_preview_card
from cards.announce.following import follow_card
from cards.announce.reminding import missing_card, reminder_card
from cards.announce.visa_list import missing_list_card, visa_list_card
from cards.examples.announcements import DRAFT, SENT
from cards.examples.corrections import RIGHT
from cards.examples.hostile import HOSTILE
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
    again = replace(CIRCULAR, edition=2, corrected=EARLIER, visering=Visering(5, date(2026, 11, 27), 2, EARLIER))
    yield "corrected_card", "to be marked as seen again", corrected_card(t, again, NOW)
    draft = AnnouncedEdition(CIRCULAR.id, 0, replace(CIRCULAR, words={"nl": RIGHT}), NOW, revision=2)
    yield (
        "correction_preview_card",
        "of what is to be marked as seen",
        correction_preview_card(t, CIRCULAR, draft, changes=True),
    )
    yield "missing_card", "nobody", missing_card(t, CIRCULAR, [], NOW, asked=True)
    yield "missing_card", "asked for", missing_card(t, CIRCULAR, ["person-1", "person-3"], NOW, asked=True)
    schools = [("school-1", "Basisschool De Linde"), ("school-7", HOSTILE)]
    yield "visa_list_card", "some schools", visa_list_card(t, CIRCULAR, schools, NOW)
    hostile = replace(CIRCULAR, words={"nl": Words(HOSTILE, HOSTILE)})
    yield "missing_list_card", "some", missing_list_card(t, [CIRCULAR, SENT, hostile], NOW)
    yield "missing_list_card", "nothing", missing_list_card(t, [], NOW)
    yield "missing_card", "too late", missing_card(t, CIRCULAR, ["person-1", "person-3"], LATER)
