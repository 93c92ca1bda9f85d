"""The card on which an author writes an announcement and chooses whom it is for."""

from collections.abc import Mapping

from microsoft_teams.cards.core import ActionSet, CardElement, Container

from bot.announce.announcement import Choices, Composed
from bot.announce.choosing import Chosen, chosen_of
from bot.announce.writing.words import MAX_ADDRESS, MAX_TEXT, MAX_TITLE
from bot.links import host_of
from bot.people.principals import EVERYBODY
from cards.announce.audience import audience_sentence
from cards.announce.buttons import AnnouncementDiscard, AnnouncementPreview
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.head import head, state
from cards.parts.inputs import choice_input, some_problems, text_input, toggle_input, with_problem
from cards.parts.words import ours, typed
from cards.texts import Texts

LONGEST_DESCRIPTION = 200
EXTRAS = "extras"
"""Picture and link: hidden until asked for, or filled in."""


def compose_card(t: Texts, id: str, choices: Choices, composed: Composed | None, *, kept: bool = False) -> Card:
    """`composed` is what was typed before, with what is wrong with it; None for an empty card. `kept`: it is a draft by
    now, which the author finds again."""
    host = host_of(composed.picture) if composed else ""
    problems = {at: t(key, host=host) for at, key in composed.problems.items()} if composed else {}
    discard = button(t("discard-announcement"), AnnouncementDiscard(id=id), "destructive", inputs=False)
    body: list[CardElement] = [
        *head(t("announcement"), t("compose-title"), t("compose-subtle")),
        *some_problems(t, problems),
        *([state(t("draft"), "emphasis", t("draft-kept"))] if kept else []),
        *_words(t, composed, problems),
        *_extras(t, composed, problems),
        *_audience(t, choices, composed, problems),
        *with_problem(_confirmation(t, composed), problems.get("confirmation")),
        asks_once_more(t, "discard", t("discard-announcement-sure"), discard),
    ]
    return assemble(
        t,
        t("compose-title"),
        body,
        actions(
            button(t("to-preview"), AnnouncementPreview(id=id), "positive"),
            overflow(toggle(t("discard"), "discard")),
            overflow(button(t("help"), HelpShow(), inputs=False)),
        ),
    )


def _words(t: Texts, composed: Composed | None, problems: Mapping[str, str]) -> list[CardElement]:
    title, text = (composed.words.title, composed.words.text) if composed else ("", "")
    return [
        *with_problem(text_input(t, "title", t("compose-title-label"), title, most=MAX_TITLE), problems.get("title")),
        *with_problem(
            text_input(t, "text", t("compose-text-label"), text, lines=True, most=MAX_TEXT), problems.get("text")
        ),
        typed(_formatting(t), size="Small", subtle=True, spacing="Small"),
    ]


def _formatting(t: Texts) -> str:
    return t(
        "compose-text-formatting",
        bold=f"**{t('compose-text-bold')}**",
        italic=f"*{t('compose-text-italic')}*",
        link=f"[{t('compose-text-link')}](https://…)",
    )


def _extras(t: Texts, composed: Composed | None, problems: Mapping[str, str]) -> list[CardElement]:
    alt = composed.words.image_alt if composed else ""
    inputs = {
        "image": (t("compose-image-label"), composed.picture if composed else ""),
        "image_alt": (t("compose-image-alt-label"), alt),
        "link": (t("compose-link-label"), composed.link if composed else ""),
    }
    shown = any(value for _, value in inputs.values()) or bool(problems.keys() & inputs)
    items: list[CardElement] = []
    for at, (label, value) in inputs.items():
        example, most = ("https://", MAX_ADDRESS)
        if at == "image_alt":
            example, most = (t("compose-image-alt-example"), LONGEST_DESCRIPTION)
        field = text_input(t, at, label, value, required=False, most=most, placeholder=example)
        items += with_problem(field, problems.get(at))
    ask = ActionSet(id=f"{EXTRAS}-ask", actions=[toggle(t("compose-extras"), EXTRAS, f"{EXTRAS}-ask")])
    return [*([] if shown else [ask]), Container(id=EXTRAS, is_visible=shown, items=items)]


def _audience(t: Texts, choices: Choices, composed: Composed | None, problems: Mapping[str, str]) -> list[CardElement]:
    chosen = _still_there(choices, chosen_of(composed.audience) if composed else None)
    everyone: CardElement = toggle_input(
        t, "everyone", t("audience-everyone-label"), t("audience-everyone"), chosen.everyone
    )
    if choices.bounds != EVERYBODY:
        whom = audience_sentence(t, choices.bounds, choices.names)
        everyone = typed(t("audience-bounds", audience=whom), size="Small", spacing="Small")
        if composed is None and len(choices.schools) == 1:
            chosen = Chosen(schools=frozenset({choices.schools[0][0]}))
    lists = (
        ("schools", t("audience-schools"), choices.schools, chosen.schools),
        ("roles", t("audience-roles"), choices.roles, chosen.roles),
        ("groups", t("audience-groups"), choices.groups, chosen.groups),
    )
    items: list[CardElement] = [
        ours(t("audience-title"), weight="Bolder"),
        ours(t("audience-text"), size="Small", subtle=True, spacing="None"),
        *with_problem(everyone, problems.get("everyone")),
    ]
    for at, label, options, some in lists:
        if options:
            value = ",".join(sorted(some))
            field = choice_input(t, at, label, options, value, required=False, several=True)
            items += with_problem(field, problems.get(at))
    return [Container(items=items, separator=True, spacing="Medium")]


def _still_there(choices: Choices, chosen: Chosen | None) -> Chosen:
    """What was chosen, unless some of it is no choice any more: what is left of it could reach more people."""
    if chosen is None:
        return Chosen()
    lists = ((chosen.schools, choices.schools), (chosen.roles, choices.roles), (chosen.groups, choices.groups))
    return chosen if all(some <= {id_ for id_, _ in options} for some, options in lists) else Chosen()


def _confirmation(t: Texts, composed: Composed | None) -> CardElement:
    return toggle_input(
        t, "confirmation", t("confirmation-label"), t("confirmation-ask"), bool(composed and composed.confirmation)
    )
