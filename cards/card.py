"""What every card function gives: the card as typed model, and what a notification says of it."""

from dataclasses import dataclass

from microsoft_teams.cards.core import AdaptiveCard

from bot.json import JsonObject
from cards.parts.rendering import render, render_for_dialog


@dataclass(frozen=True, slots=True)
class Card:
    """`summary` is plain text for notifications and screen readers."""

    content: AdaptiveCard
    summary: str

    def json(self) -> JsonObject:
        """For a message."""
        return render(self.content)

    def unfurled_json(self) -> JsonObject:
        """For the preview of a link, where Teams draws cards of 1.3 at most."""
        return {**render(self.content), "version": "1.3"}

    def dialog_json(self) -> JsonObject:
        """For Teams' modal window, which knows Action.Submit only."""
        return render_for_dialog(self.content)
