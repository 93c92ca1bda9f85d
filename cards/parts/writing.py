"""A button that first asks for words: it opens a box in the card, where they are typed and sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import Action, ActionSet, CardElement, Container, TargetElement, ToggleVisibilityAction

from cards.parts.buttons import toggle
from cards.texts import Texts


@dataclass(frozen=True, slots=True)
class Writing:
    """`opens` stands among the card's buttons, `box` at the end of its body."""

    opens: Action
    box: Container


def writing(
    t: Texts,
    id: str,
    title: str,
    words: Sequence[CardElement],
    send: Action,
    *,
    beside: Sequence[str] = (),
    shown: bool = False,
) -> Writing:
    """`id` is the box's; opening it closes those `beside` it, so that nobody sends the wrong words. `send` is
    styled (cards/parts/buttons.py). `shown` from the start: what was typed in it did not leave.

    The client checks nothing: it would mind the inputs of the boxes that are closed as well.
    """
    targets = [TargetElement(element_id=id), *(TargetElement(element_id=one, is_visible=False) for one in beside)]
    box = Container(
        id=id,
        is_visible=None if shown else False,
        show_border=True,
        rounded_corners=True,
        spacing="Medium",
        items=[*words, ActionSet(actions=[send, toggle(t("no-back"), id)])],
    )
    return Writing(ToggleVisibilityAction(title=title, target_elements=targets), box)
