"""Cards that say the same to many, kept by all that they show, so that they are drawn once."""

from collections.abc import Callable, Hashable

from bot.channel.base import CardMessage
from cards.card import Card

MOST = 32
"""Cards that are kept: a few announcements at once, in every language."""


class Drawn:
    """The cards that were drawn last. One `seen_as` is all that a card shows, so that none is ever stale: nothing is
    forgotten when something changes, it is asked for by another one from then on. Nobody changes a card that was drawn.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._messages: dict[Hashable, CardMessage] = {}

    def message(self, seen_as: Hashable, draw: Callable[[], Card]) -> CardMessage:
        """The card as it was drawn for the first who asked, else as it is drawn now."""
        message = self._messages.get(seen_as)
        if message is None:
            card = draw()
            message = CardMessage(card.json(), card.summary)
            while len(self._messages) >= self._most:
                del self._messages[next(iter(self._messages))]
            self._messages[seen_as] = message
        return message
