"""What somebody typed: a need of people first, a command, the name of a form, a courtesy, a wish in ordinary words, a
request, a matter that stands in no document, a slip, or a question."""

from collections.abc import Mapping

from bot.answer import answering
from bot.answer import turns as answers
from bot.answer.answer import Answer
from bot.arrange.figures import turns as figures
from bot.arrange.turns import filling
from bot.front import courtesies, home, matters, several, unfurling, wishes
from bot.front.commands import command_of, hidden_command_of
from bot.front.here import Click, Here, Shown
from bot.front.slips import meant_by
from bot.json import Json
from bot.people.calendar import today
from bot.words.distress import distress_in
from bot.words.folding import words
from cards.home.buttons import WordsAsk, WordsSay
from cards.home.notices import meant_card
from cards.parts.verbs import Verb
from dialogs.hearing import heard
from dialogs.kinds.field import Circumstances


async def said(here: Here, text: str) -> Shown:
    language, forms = here.actor.language, here.house.forms_for(here.actor.person)
    if distress_in(text):
        return await answers.answer(here, text)
    if target := here.house.own_links.target_in(text):
        return await unfurling.opened(here, target)
    if command := hidden_command_of(here.actor, text) or command_of(text, language):
        return await command.say(here)
    if form := forms.by_keyword(text, language):
        return await filling.start(here, form, here.id, words=text)
    if not await _is_sensitive(here, text):
        if courtesy := courtesies.courtesy_of(text, language):
            return await courtesies.answer(here, courtesy)
        if wish := wishes.wish_of(text, language, forms):
            return await wishes.grant(here, wish)
        if not words(text):  # nothing but emoji or punctuation
            return await home.show_help(here)
        return await figures.asked(here, text) or await _requested_or_searched(here, text)
    return await answers.answer(here, text)


async def _requested_or_searched(here: Here, text: str) -> Shown:
    found = await _requested(here, text)
    if isinstance(found, Shown):
        return found
    return await matters.answered(here, text) or await _searched(here, text, found)


async def _requested(here: Here, text: str) -> Shown | Answer | None:
    """The form that the sentence surely asks for, with what it says filled in; where an expert wrote an answer to it,
    that one, which comes first and offers the form. None where it asks for none."""
    forms = here.house.forms_for(here.actor.person)
    request = heard(forms, text, here.actor.language, Circumstances(today(here.house)))
    if not (request and request.sure):
        return None
    found = await answering.look_up(here.house, here.actor, text)
    return found if found.official else await filling.start(here, request.form, here.id, words=text)


async def _searched(here: Here, text: str, found: Answer | None) -> Shown:
    """Unless it is a slip of what is no question."""
    meant = await meant_by(here, text)
    return Shown(meant_card(here.t, text, meant)) if meant else await several.answer(here, text, found)


async def _is_sensitive(here: Here, text: str) -> bool:
    """Such a text gets its guidance, however politely or rudely it is said."""
    return (await here.house.topics.current()).sensitive(text) is not None


async def _say(here: Here, verb: WordsSay, _: Mapping[str, Json]) -> Shown:
    return await said(here, verb.words)


async def _ask(here: Here, verb: WordsAsk, _: Mapping[str, Json]) -> Shown:
    return await answers.answer(here, verb.words)


CLICKS: Mapping[type[Verb], Click] = {WordsSay: _say, WordsAsk: _ask}
