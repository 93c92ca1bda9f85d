"""What Bode says about itself: welcome, help, the language, and the list of forms."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.words.languages import LANGUAGES, Language, facts_of
from cards.announce.buttons import AnnouncementCompose
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import FormStart, RequestMine
from cards.card import Card
from cards.home.buttons import DataShow, FormsShow, HelpShow, LanguageChoose, LanguageShow, TodayShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.facts import row
from cards.parts.head import head
from cards.parts.plain import plain
from cards.parts.verbs import Offer
from cards.parts.words import ours, typed
from cards.texts import Texts, texts
from dialogs.model import Form

MOST_FORMS = 4
"""So many have a row of their own in the help: more would push what else there is off a phone."""


def welcome_card(t: Texts, name: str, forms: Sequence[Form], is_author: bool) -> Card:
    """Shown once to each person. `name` is a first name, "" where it is not known."""
    title = t("welcome-title", name=name) if name else t("welcome-title-nobody")
    body = [
        *head(t("bode"), title, t("welcome-subtle"), outside=True),
        *_offer(t("welcome-ask"), t("welcome-ask-text")),
        ours(t("about-bode"), size="Small", subtle=True, spacing="None"),
        *_offer(t("welcome-arrange"), _forms_named(t, forms)),
        *_offer(t("welcome-announce"), t("welcome-announce-text")),
        *(_offer(t("welcome-author"), t("welcome-author-text")) if is_author else []),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("ask-question"), AnswerAsk(), "positive"),
            button(t("start-request"), FormsShow()),
            button(t("new-announcement"), AnnouncementCompose()) if is_author else None,
            overflow(button(t("choose-language"), LanguageShow())),
            overflow(button(t("help"), HelpShow())),
        ),
    )


def _forms_named(t: Texts, forms: Sequence[Form]) -> str:
    if not forms:
        return t("welcome-arrange-none")
    return t("welcome-arrange-text", forms=", ".join(form.title[t.language] for form in forms))


def _offer(title: str, text: str) -> list[CardElement]:
    return [ours(title, weight="Bolder"), typed(text, spacing="None")]


def help_card(t: Texts, forms: Sequence[Form], offers: Sequence[Offer], mint: Callable[[], str]) -> Card:
    """A row for each thing one can do, with its button; a button says what one can type instead: the texts `command-*`
    and the forms' first keywords. `mint` makes a fresh key for each form that can be started. More than a few forms are
    behind one row: the list of forms tells them apart.
    """
    named = [form for form in forms if form.keywords[t.language]] if len(forms) <= MOST_FORMS else []
    rows = [
        _can(t.language, Offer("today", TodayShow())),
        *(_known_by(t, form, mint()) for form in named),
        _can(t.language, Offer("requests", FormsShow())),
        *(_can(t.language, offer) for offer in offers),
        _can(t.language, Offer("privacy", DataShow())),
        _can(t.language, Offer("language", LanguageShow())),
    ]
    return assemble(
        t,
        t("help-title"),
        [*head(t("help"), t("help-title"), t("help-subtle")), *rows, ours(t("about-bode"), size="Small", subtle=True)],
        actions(_ask(t.language)),
    )


@cache
def _ask(language: Language) -> Action:
    return button(texts(language)("ask-question"), AnswerAsk(), "positive")


def _known_by(t: Texts, form: Form, key: str) -> CardElement:
    start = button(_capital(form.keywords[t.language][0]), FormStart(form=form.id, key=key))
    return row([typed(form.title[t.language])], [ActionSet(actions=[start])])


@lru_cache(maxsize=256)
def _can(language: Language, offer: Offer) -> CardElement:
    """The same for everybody who may do it: drawn once."""
    t = texts(language)
    name = _capital(t(f"command-{offer.command}"))
    return row([ours(t(f"help-{offer.command}"))], [ActionSet(actions=[button(name, offer.verb)])])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def language_card(t: Texts, current: Language) -> Card:
    """Each language in its own words, so that somebody in a wrong one finds the way out."""
    buttons = [
        button(facts_of(language).name, LanguageChoose(language=language), "positive" if language == current else None)
        for language in LANGUAGES
    ]
    body = [
        *head(t("language"), t("language-title"), t("language-now", language=facts_of(current).name)),
        ours(t("language-text")),
    ]
    return assemble(t, t("language-title"), body, actions(*buttons, overflow(button(t("help"), HelpShow()))))


def forms_card(t: Texts, forms: Sequence[Form], mint: Callable[[], str]) -> Card:
    """`mint` makes a fresh key for each form that can be started."""
    rows = [_startable(t, form, mint()) for form in forms]
    body = [
        *head(t("requests"), t("forms-title"), t("forms-subtle")),
        *(rows or [ours(t("forms-none"))]),
    ]
    return assemble(
        t,
        t("forms-title"),
        body,
        actions(button(t("my-requests"), RequestMine()), button(t("ask-question"), AnswerAsk())),
    )


def _startable(t: Texts, form: Form, key: str) -> CardElement:
    words: list[CardElement] = [
        typed(form.title[t.language], weight="Bolder"),
        typed(form.description[t.language], size="Small", subtle=True, spacing="None"),
    ]
    # Who hears the card read out hears the same word for each button.
    which = plain(t("start-this", form=form.title[t.language]))
    named = button(t("start"), FormStart(form=form.id, key=key)).with_tooltip(which)
    start = ActionSet(actions=[named])
    return row(words, [start])
