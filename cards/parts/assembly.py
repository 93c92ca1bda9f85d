"""A card from its parts."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Action, AdaptiveCard, CardElement

from bot.words.clean import clean_line
from cards.card import Card
from cards.parts.words import shorten
from cards.texts import Texts

LONGEST_SUMMARY = 150


def assemble(t: Texts, summary: str, body: Sequence[CardElement], actions: Sequence[Action]) -> Card:
    """`summary` may hold words from outside: it is shown as plain text."""
    content = AdaptiveCard(
        body=list(body), actions=list(actions) or None, lang=t.language, fallback_text=t("card-too-new")
    )
    return Card(content, shorten(clean_line(summary), LONGEST_SUMMARY))
