"""A link to what a card is about, to be copied: who pastes it in a message gets a preview of it."""

from microsoft_teams.cards.core import CardElement

from cards.parts.words import ours, typed
from cards.texts import Texts


def own_link(t: Texts, place: str) -> list[CardElement]:
    """Nothing where Bode has no links."""
    if not place:
        return []
    return [ours(t("share-link"), size="Small", subtle=True), typed(place, size="Small", spacing="None")]
