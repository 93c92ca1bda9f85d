"""Thanks, greetings, swearing and the like: what asks for nothing, gets a human line and is never searched for."""

from bot.front import today
from bot.front.here import Here, Shown
from bot.words.languages import Language, own_first
from bot.words.lists import as_written, phrase_set
from bot.words.matters import in_standard_words
from bot.words.phrases import made_of
from cards.home.notices import notice_card

LINES = {
    "swearing": "notice-swearing",
    "thanks": "notice-thanks",
    "sorry": "notice-sorry",
    "bye": "notice-bye",
    "small_talk": "notice-small-talk",
    "ok": "notice-ok",
    "greeting": "greeting",
}
"""A list of `said.toml` -> the text that answers; where a sentence is of several, the first."""

ASKED = frozenset({"swearing", "small_talk", "greeting"})
"""What stays one with a question mark; "klopt dat?" is about something."""

MOST_WORDS = 10


def courtesy_of(text: str, language: Language) -> str | None:
    """The list that the text is of, in the person's language first; None for all that may ask something."""
    said = in_standard_words(text, language).split()
    if not said:
        signs = as_written(language, "courtesies.signs")
        return "ok" if any(sign in text for sign in signs) else None
    if len(said) > MOST_WORDS:
        return None
    for spoken in own_first(language):
        around = phrase_set(spoken, *(f"courtesies.{name}" for name in (*LINES, "around")))
        for name in LINES:
            if ("?" not in text or name in ASKED) and made_of(said, [phrase_set(spoken, f"courtesies.{name}")], around):
                return name
    return None


async def answer(here: Here, courtesy: str) -> Shown:
    if courtesy == "greeting":
        return await today.greet(here)
    return Shown(notice_card(here.t, LINES[courtesy]))
