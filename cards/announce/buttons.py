"""The buttons of an announcement, each with its payload."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from bot.words.languages import Language
from cards.announce.correcting_buttons import Edition
from cards.parts.verbs import Id, Revision, Verb

Drawn = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]
"""The revision that a card was drawn from; 0 where nothing was kept yet."""
StepName = Literal["words", "audience", "sending", "check"]
"""See bot/announce/writing/steps."""


class AnnouncementCompose(Verb):
    verb = "announcement.compose"
    beside = True


class AnnouncementMine(Verb):
    verb = "announcement.mine"
    beside = True


class AnnouncementOpen(Verb):
    verb = "announcement.open"
    beside = True
    id: Id


class AnnouncementPreview(Verb):
    """On cards of before there were steps. Inputs: title, text, image, image_alt, link, everyone, schools, roles,
    groups, confirmation."""

    verb = "announcement.preview"
    id: Id


class AnnouncementEdit(Verb):
    verb = "announcement.edit"
    id: Id
    revision: Revision


class AnnouncementTest(Verb):
    verb = "announcement.test"
    id: Id
    revision: Revision


class AnnouncementTry(Verb):
    """A test to colleagues. Inputs: who, names."""

    verb = "announcement.try"
    id: Id
    revision: Revision


class AnnouncementSend(Verb):
    verb = "announcement.send"
    id: Id
    revision: Revision


class AnnouncementDiscard(Verb):
    verb = "announcement.discard"
    id: Id


class AnnouncementStep(Verb):
    """From step `shown` to step `to`. Inputs of words: title, text, image, image_alt, written_in, asks, asked, choices,
    anonymous, way1, to1, name1 ...; of audience: everyone, schools, roles, groups; of sending: importance, topic,
    sender, expires, confirmation, visa_days.
    `revision` is the one that the card was drawn from, 0 where nothing was kept yet."""

    verb = "announcement.step"
    id: Id
    revision: Drawn
    shown: StepName
    to: StepName


class AnnouncementTranslate(Verb):
    """From the words to what is said in another language. Inputs: as those of words."""

    verb = "announcement.translate"
    id: Id
    revision: Drawn
    language: Language


class AnnouncementTranslated(Verb):
    """Back to the words; `insists`: not before nothing is wrong with this language. Inputs: title, text, asked,
    choices, image_alt, name1 and so on."""

    verb = "announcement.translated"
    id: Id
    revision: Drawn
    language: Language
    insists: StrictBool


class AnnouncementConfirm(Verb):
    """`edition` is the one that the card shows; cards of before do not tell it."""

    verb = "announcement.confirm"
    id: Id
    edition: Edition | None = None


class AnnouncementRefresh(Verb):
    verb = "announcement.refresh"
    id: Id


class AnnouncementResume(Verb):
    verb = "announcement.resume"
    id: Id


class AnnouncementMissed(Verb):
    verb = "announcement.missed"
    id: Id


class AnnouncementWho(Verb):
    """Who got it: whom it was for, and how many of each school."""

    verb = "announcement.who"
    id: Id


class AnnouncementReport(Verb):
    """Everybody with what became of it, as a file."""

    verb = "announcement.report"
    beside = True
    id: Id


class AnnouncementProof(Verb):
    """What was delivered to whom, as a PDF that can be checked."""

    verb = "announcement.proof"
    beside = True
    id: Id


class AnnouncementSchools(Verb):
    """How it stands in each school."""

    verb = "announcement.schools"
    id: Id
