"""How a correction, or an earlier edition, reads: the picture, the words and the buttons in one language."""

from microsoft_teams.cards.core import CardElement, Image

from bot.announce.announcement import Announcement
from bot.words.languages import Language, facts_of
from cards.announce.languages import picture_of
from cards.announce.writing.ways import way_said
from cards.parts.formatted import formatted_lines
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_WAY = 120


def reads(t: Texts, said: Announcement, language: Language) -> list[CardElement]:
    words = said.words[language]
    name = [ours(facts_of(language).name, size="Small", subtle=True)] if len(said.languages) > 1 else []
    picture = picture_of(said) if words.image_alt else ""
    shown = [Image(url=picture, alt_text=words.image_alt, size="Stretch")] if picture else []
    ways = [shorten(way_said(t, way, words.button(at)), LONGEST_WAY) for at, way in enumerate(said.buttons)]
    return [
        *name,
        typed(words.title, weight="Bolder"),
        *shown,
        *formatted_lines(words.lines),
        *(typed(one, size="Small") for one in (words.question, *words.choices) if one),
        *(typed(t("correction-way", way=one), size="Small", subtle=True) for one in ways),
    ]
