"""Examples of an author's drafts: templates to begin from, earlier texts, suggestions from requests, and the list."""

from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import AnnouncementState
from bot.announce.drafts.earlier import EarlierText, EarlierTexts
from bot.announce.pictures.picture import Picture
from bot.announce.templates.templates_file import shipped_templates
from bot.announce.writing.words import Words
from bot.work.suggestion import Suggestion
from cards.announce.announcement import announcement_card
from cards.announce.earlier import earlier_card
from cards.announce.mine import announcements_card
from cards.announce.suggested import suggestion_card
from cards.announce.templates import templates_card
from cards.arrange.suggested import as_typed
from cards.examples.announcements import DRAFT, PICTURE, SENT, SHED, WORDS, saying
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, LAST_WEEK, LONG_TITLE, NOW, Shown
from cards.texts import Texts

KEPT = Picture(SHED, "", f"{'0a' * 16}.jpg", f"https://bode.example/pictures/default/{'0a' * 16}.jpg", 800, 600)
PRESS = Suggestion(
    "suggested.communication.2026.0f3a",
    ("role:communication",),
    "person-2",
    "COM-2026-00007",
    EARLIER,
    {
        "nl": (
            "Grootouderfeest op 12 december",
            "Onze grootouders komen samen met de kleuters zingen. De burgemeester komt ook.\n\n"
            "- **Voor wie?** Collega's, Buurt en pers\n- **Wanneer moet het klaar zijn?** 4 december 2026",
        )
    },
)


def draft_examples(t: Texts) -> Shown:
    yield "templates_card", "those that come with Bode", templates_card(t, shipped_templates())
    texts = (
        EarlierText(3, NOW, "nl", {"nl": WORDS}),
        EarlierText(2, EARLIER, "nl", {"nl": Words("", "Alleen een begin.")}),
        EarlierText(1, LAST_WEEK, "nl", {"nl": Words(LONG_TITLE, "Deze tekst gaat maar door. " * 60)}),
        *(EarlierText(n, LAST_WEEK, "nl", {"nl": Words(HOSTILE, HOSTILE)}) for n in range(10, 17)),
    )
    yield "earlier_card", "ten", earlier_card(t, DRAFT, EarlierTexts(DRAFT.id, texts), NOW)
    yield "earlier_card", "none", earlier_card(t, saying(DRAFT, Words("", "")), EarlierTexts(DRAFT.id), NOW)
    yield from _suggested(t)
    own = replace(saying(SENT, PICTURE), picture=SHED, fetched=KEPT, confirmation=False)
    yield "announcement_card", "with a picture that Bode keeps", announcement_card(t, own, None, NOW)
    yield "announcements_card", "with a picture", announcements_card(t, [own], NOW)
    listed = [
        replace(DRAFT, id="announcement-2"),
        replace(SENT, id="announcement-3"),
        replace(DRAFT, id="announcement-4", state=AnnouncementState.PLANNED, planned_for=NOW + timedelta(days=2)),
        replace(DRAFT, id="announcement-5", words={"nl": Words(HOSTILE, "")}),
    ]
    yield "announcements_card", "with a suggestion", announcements_card(t, listed, NOW, suggestions=[PRESS])
    yield "announcements_card", "older ones", announcements_card(t, listed, NOW, later=True, more=True)


def _suggested(t: Texts) -> Shown:
    yield "suggestion_card", "open", suggestion_card(t, PRESS, "person-3", NOW)
    taken, declined = replace(PRESS, taken="person-3"), replace(PRESS, declined="person-3")
    yield "suggestion_card", "taken by oneself", suggestion_card(t, taken, "person-3", NOW)
    yield "suggestion_card", "taken by another", suggestion_card(t, taken, "person-4", NOW)
    yield "suggestion_card", "declined by another", suggestion_card(t, declined, "person-4", NOW)
    yield "suggestion_card", "declined by oneself", suggestion_card(t, declined, "person-3", NOW)
    hostile = replace(
        PRESS, by=HOSTILE, reference="COM-2026-00008", words={"nl": (HOSTILE, as_typed(f"{HOSTILE}\n" * 40))}
    )
    yield "suggestion_card", "hostile", suggestion_card(t, hostile, "person-3", NOW)
