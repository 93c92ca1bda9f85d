"""A card from its parts."""

from collections.abc import Sequence

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    Container,
    ExecuteAction,
    SubmitAction,
)

from bot.words.clean import clean_line
from cards.card import Card
from cards.parts.words import shorten
from cards.texts import Texts

LONGEST_SUMMARY = 150


def assemble(t: Texts, summary: str, body: Sequence[CardElement], actions: Sequence[Action]) -> Card:
    """`summary` may hold words from outside: it is shown as plain text. Where a button at the foot is the one that most
    people come for, none in a box is coloured as it is."""
    if any(_is_primary(action) for action in actions):
        body = [_beside_primary(element) for element in body]
    content = AdaptiveCard(
        body=list(body), actions=list(actions) or None, lang=t.language, fallback_text=t("card-too-new")
    )
    return Card(content, shorten(clean_line(summary), LONGEST_SUMMARY))


def _is_primary(action: Action) -> bool:
    return isinstance(action, ExecuteAction) and action.style == "positive" and action.is_enabled is not False


def _beside_primary(element: CardElement) -> CardElement:
    match element:
        case Container():
            return element.model_copy(update={"items": [_beside_primary(one) for one in element.items or []]})
        case ActionSet():
            return element.model_copy(update={"actions": [_uncoloured(one) for one in element.actions or []]})
        case _:
            return element


def _uncoloured(action: Action) -> Action:
    """An old client shows the fallback, which is the same button."""
    if not (isinstance(action, ExecuteAction) and _is_primary(action)):
        return action
    fallback = action.fallback
    plain = fallback.model_copy(update={"style": None}) if isinstance(fallback, SubmitAction) else fallback
    return action.model_copy(update={"style": None, "fallback": plain})
