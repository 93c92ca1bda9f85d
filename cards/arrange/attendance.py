"""Whether somebody was there, on the cards of their request: for who asked with room to say why not."""

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.attendance.there import was_there, why_not
from bot.arrange.request import Request
from cards.arrange.buttons import RequestExplain
from cards.arrange.typed import NOTHING, Typed, words_input
from cards.parts.buttons import button
from cards.parts.head import box
from cards.parts.words import ours
from cards.texts import Texts

MISSED = "missed"
"""The input of why they were not there."""


def there_own(t: Texts, request: Request, wrote: Typed = NOTHING) -> list[CardElement]:
    """For who asked."""
    there = was_there(request)
    if there is None:
        return []
    if there:
        return [box([ours(t("attendance-there"), weight="Bolder")], "good")]
    said: list[CardElement] = [ours(t("attendance-missed"), weight="Bolder")]
    if not is_to_explain(request):
        return [box(said, "warning")]
    asks = ours(t("attendance-why"), spacing="Small")
    return [box([*said, asks], "warning"), *words_input(t, MISSED, t("attendance-why-label"), wrote)]


def explains(t: Texts, request: Request) -> Action | None:
    if not is_to_explain(request):
        return None
    return button(t("attendance-explain"), RequestExplain(request=request.id, seen=len(request.history)), "positive")


def is_to_explain(request: Request) -> bool:
    return was_there(request) is False and why_not(request) is None
