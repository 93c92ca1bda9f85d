"""What a link to Bode becomes in a message: a card for everybody who reads along, and the way to the rest."""

from microsoft_teams.cards.core import Action, CardElement

from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions
from cards.parts.head import head
from cards.parts.words import ours, paragraphs, shorten
from cards.texts import Texts

LONGEST_LOOK = 280
"""Characters of a text: a look at it, not the whole."""


def unfurled_card(t: Texts, kind: str, title: str, subtle: str, text: str, way: Action | None) -> Card:
    """Of what everybody may read. `kind` and `subtle` are ours, `title` and `text` typed; `way` opens the rest."""
    body: list[CardElement] = [
        *head(kind, title, subtle, outside=True),
        *paragraphs(shorten(text, LONGEST_LOOK)),
    ]
    return assemble(t, title, body, actions(way))


def closed_link_card(t: Texts, way: Action | None) -> Card:
    """Of everything else, also of what there is not: it tells nothing."""
    title = t("link-title")
    return assemble(t, title, [*head(t("bode"), title), ours(t("link-text"))], actions(way))
