"""Always there: welcome, help, languages, what can be requested."""

from collections.abc import Mapping

from bot.domain.json import Json
from bot.domain.people import Role
from bot.services.contacts import choose_language
from bot.services.gaps import may_see_gaps
from bot.turns.here import Click, Here, Shown, mint
from cards import verbs
from cards.home import forms_card, help_card, language_card, notice_card, welcome_card
from cards.texts import texts


def welcome(here: Here) -> Shown:
    person = here.actor.person
    first_name = person.name.partition(" ")[0]
    return Shown(welcome_card(here.t, first_name, here.ports.forms.all(here.actor.language), person.is_author))


async def show_help(here: Here) -> Shown:
    person = here.actor.person
    decides = Role.HEADMASTER in person.roles or here.actor.manages
    forms = here.ports.forms.all(here.actor.language)
    expert = bool((await here.ports.topics.current()).of(person))
    return Shown(help_card(here.t, forms, person.is_author, decides, expert, may_see_gaps(here.actor)))


async def say_welcome(here: Here) -> Shown:
    """After a word of thanks."""
    return Shown(notice_card(here.t, "notice-thanks"))


async def show_languages(here: Here) -> Shown:
    return Shown(language_card(here.t, here.actor.language))


async def show_forms(here: Here) -> Shown:
    return Shown(forms_card(here.t, here.ports.forms.all(here.actor.language), mint))


async def _help(here: Here, _: verbs.HelpShow, __: Mapping[str, Json]) -> Shown:
    return await show_help(here)


async def _forms(here: Here, _: verbs.FormsShow, __: Mapping[str, Json]) -> Shown:
    return await show_forms(here)


async def _languages(here: Here, _: verbs.LanguageShow, __: Mapping[str, Json]) -> Shown:
    return await show_languages(here)


async def _choose(here: Here, verb: verbs.LanguageChoose, _: Mapping[str, Json]) -> Shown:
    actor = await choose_language(here.ports, here.actor, verb.language)
    return Shown(language_card(texts(actor.language), actor.language))


CLICKS: Mapping[type[verbs.Verb], Click] = {
    verbs.HelpShow: _help,
    verbs.FormsShow: _forms,
    verbs.LanguageShow: _languages,
    verbs.LanguageChoose: _choose,
}
