"""An author writes what an announcement says in another language."""

from collections.abc import Mapping
from functools import partial

from bot.announce import composing
from bot.announce.announcement import Announcement
from bot.announce.composing import Drafted
from bot.announce.templates.template import Template
from bot.announce.writing.checking import wrong_translation
from bot.announce.writing.steps import ProblemKeys, Step
from bot.announce.writing.turns.reading import typed_at, typed_in, words_of
from bot.front.here import Here, Shown
from bot.json import Json
from bot.words.languages import Language
from cards.announce import buttons
from cards.announce.writing.translation import translation_card


async def translate(here: Here, verb: buttons.AnnouncementTranslate, inputs: Mapping[str, Json]) -> Drafted | Shown:
    """Keeps the words that were typed, whatever is wrong with them, and shows those of the other language. Gives the
    draft where its card is to be shown instead."""
    drafted = await composing.draft(
        here.house, here.actor, verb.id, typed_at(here, Step.WORDS, inputs).change, verb.revision
    )
    if drafted.crossed or verb.language == drafted.announcement.language:
        return drafted
    return _shown(here, drafted.announcement, verb.language)


def _template_of(here: Here, draft: Announcement) -> Template | None:
    """The one that it was begun from, as it is now; None where it is gone."""
    return here.house.templates.seen.named(draft.template) if draft.template else None


async def translated(here: Here, verb: buttons.AnnouncementTranslated, inputs: Mapping[str, Json]) -> Drafted | Shown:
    """Keeps the translation; what is wrong with it is said here, unless they go back."""
    typed = typed_in(verb.language, inputs, partial(_template_of, here))
    drafted = await composing.draft(here.house, here.actor, verb.id, typed.change, verb.revision)
    draft, language = drafted.announcement, verb.language
    if drafted.crossed:
        return _shown(here, draft, language, crossed=True)
    if not verb.insists or language not in draft.languages[1:]:
        return drafted
    wrong = wrong_translation(draft, language)
    return _shown(here, draft, language, wrong) if wrong else drafted


def _shown(
    here: Here, draft: Announcement, language: Language, wrong: ProblemKeys | None = None, *, crossed: bool = False
) -> Shown:
    begun = words_of(_template_of(here, draft), language)
    return Shown(translation_card(here.t, draft, language, wrong or {}, begun=begun, crossed=crossed))
