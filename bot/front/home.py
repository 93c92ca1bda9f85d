"""Always there: welcome, help, languages, what can be requested."""

from collections.abc import Mapping, Sequence

from bot.announce import turns as announcements
from bot.answer import turns as answers
from bot.answer.experts import turns as experts
from bot.answer.official import turns as official
from bot.arrange import turns as requests
from bot.front import roles
from bot.front.here import Click, Here, Shown, mint
from bot.front.offers import Offers, offered
from bot.front.operating import turns as operating
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor, choose_language
from bot.words.languages import Language
from cards.card import Card
from cards.home import buttons
from cards.home.home import forms_card, help_card, language_card, welcome_card
from cards.parts.verbs import Verb
from cards.texts import Texts, texts


def welcome(here: Here) -> Shown:
    return Shown(welcomes(here.house, here.actor, here.t))


def welcomes(house: House, actor: Actor, t: Texts) -> Card:
    first_name = actor.person.name.partition(" ")[0]
    is_author = house.authors.may_write(actor.person)
    return welcome_card(t, first_name, house.forms_for(actor.person).all(actor.language), is_author)


OFFERS: Sequence[Offers] = (
    requests.offers,
    experts.offers,
    official.offers,
    answers.offers,
    announcements.offers,
    roles.offers,
    operating.offers,
)
"""Each job says what it offers the asker, in this order."""


async def show_help(here: Here) -> Shown:
    forms = here.house.forms_for(here.actor.person).all(here.actor.language)
    return Shown(help_card(here.t, forms, await offered(OFFERS, here), mint))


async def speak(here: Here, language: Language) -> Shown:
    """From now on in this language, with the way back."""
    actor = await choose_language(here.house, here.actor, language)
    return Shown(language_card(texts(actor.language), actor.language))


async def show_languages(here: Here) -> Shown:
    return Shown(language_card(here.t, here.actor.language))


async def show_forms(here: Here) -> Shown:
    forms = here.house.forms_for(here.actor.person).all(here.actor.language)
    return Shown(forms_card(here.t, forms, mint))


async def _help(here: Here, _: buttons.HelpShow, __: Mapping[str, Json]) -> Shown:
    return await show_help(here)


async def _forms(here: Here, _: buttons.FormsShow, __: Mapping[str, Json]) -> Shown:
    return await show_forms(here)


async def _languages(here: Here, _: buttons.LanguageShow, __: Mapping[str, Json]) -> Shown:
    return await show_languages(here)


async def _choose(here: Here, verb: buttons.LanguageChoose, _: Mapping[str, Json]) -> Shown:
    return await speak(here, verb.language)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.HelpShow: _help,
    buttons.FormsShow: _forms,
    buttons.LanguageShow: _languages,
    buttons.LanguageChoose: _choose,
}
