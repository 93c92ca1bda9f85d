"""Examples of what Bode says about itself."""

from cards.announce.buttons import AnnouncementCompose, AnnouncementMine
from cards.answer.buttons import GapsShow, HandoffMine, HandoffWaiting, OfficialMine
from cards.arrange.buttons import ApprovalOpen, RequestMine
from cards.arrange.handling_buttons import QueueShow
from cards.examples.hostile import HOSTILE
from cards.examples.news import some_news
from cards.examples.world import BADLY_NAMED, EVERY_KIND, LONG_NAME, NOW, Shown, leave, mint
from cards.home.buttons import AbsenceBack, AbsenceShow
from cards.home.home import forms_card, help_card, language_card, welcome_card
from cards.home.notices import (
    elsewhere_card,
    file_card,
    meant_card,
    notice_card,
    stranger_card,
    trouble_card,
    unavailable_card,
)
from cards.home.today import today_card
from cards.parts.verbs import Offer, Waits
from cards.texts import Texts

ASKER = [Offer("mine", RequestMine()), Offer("questions", HandoffMine())]
APPROVER = [Offer("approvals", ApprovalOpen()), Offer("absence", AbsenceShow())]
EXPERT = [Offer("expert", HandoffWaiting()), Offer("official", OfficialMine()), Offer("gaps", GapsShow())]
EVERY_MATTER = [
    Waits("today-decisions", 3, ApprovalOpen()),
    Waits("today-asked", 1, RequestMine()),
    Waits("today-queue", 12, QueueShow()),
    Waits("today-requests", 2, RequestMine()),
    Waits("today-drafts", 1, RequestMine()),
    Waits("today-announcement-drafts", 2, AnnouncementMine()),
    Waits("today-handoff-asked", 1, HandoffMine()),
    Waits("today-expert", 4, HandoffWaiting()),
]
AUTHOR = [Offer("announcement", AnnouncementCompose()), Offer("announcements", AnnouncementMine())]


def home_examples(t: Texts) -> Shown:
    forms = [leave(), EVERY_KIND]
    yield "welcome_card", "a teacher", welcome_card(t, "Ana", forms, is_author=False)
    yield "welcome_card", "an author", welcome_card(t, "Carla", forms, is_author=True)
    yield "welcome_card", "no name, no forms", welcome_card(t, "", [], is_author=False)
    yield "welcome_card", "hostile name", welcome_card(t, HOSTILE, forms, is_author=False)
    yield "welcome_card", "long name", welcome_card(t, LONG_NAME, forms, is_author=False)
    yield "help_card", "a teacher", help_card(t, forms, ASKER, mint().__next__)
    yield "help_card", "an author who approves", help_card(t, forms, [*ASKER, *APPROVER, *AUTHOR], mint().__next__)
    yield "help_card", "everything", help_card(t, forms, [*ASKER, *APPROVER, *EXPERT, *AUTHOR], mint().__next__)
    away = [*ASKER, APPROVER[0], Offer("back", AbsenceBack())]
    yield "help_card", "who is away", help_card(t, forms, away, mint().__next__)
    yield "today_card", "a head of school", today_card(t, EVERY_MATTER, NOW, t("greeting", name="Ben"))
    yield "today_card", "one thing", today_card(t, [Waits("today-asked", 1, RequestMine())], NOW)
    yield (
        "today_card",
        "more than were counted",
        today_card(t, [Waits("today-expert", 50, HandoffWaiting(), True)], NOW),
    )
    yield "today_card", "a digest", today_card(t, EVERY_MATTER[:1], NOW, t("digest-title"), some_news() * 2)
    yield "today_card", "nothing", today_card(t, [], NOW, t("greeting", name=HOSTILE))
    yield "meant_card", "a slip", meant_card(t, "verlov", "verlof")
    yield "meant_card", "a long hostile text", meant_card(t, HOSTILE, "verlof")
    yield "language_card", "now", language_card(t, t.language)
    yield "forms_card", "two forms", forms_card(t, forms, mint().__next__)
    yield "forms_card", "badly named", forms_card(t, [BADLY_NAMED], mint().__next__)
    yield "forms_card", "no forms", forms_card(t, [], mint().__next__)
    yield "trouble_card", "a reference", trouble_card(t, "7F3K-92QD")
    yield "unavailable_card", "always the same", unavailable_card(t)
    yield "unavailable_card", "a request", unavailable_card(t, request=True)
    yield "stranger_card", "always the same", stranger_card(t)
    yield "file_card", "nothing beside it", file_card(t, "")
    yield "file_card", "two files", file_card(t, "", ["attest van de dokter.pdf", "foto.jpg"])
    yield "file_card", "hostile words", file_card(t, HOSTILE, [HOSTILE, ""])
    yield "elsewhere_card", "in a channel", elsewhere_card(t, "28:0b0de000-0000-4000-8000-00000000b0de")
    yield "notice_card", "changed meanwhile", notice_card(t, "notice-stale")
