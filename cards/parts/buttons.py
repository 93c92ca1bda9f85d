"""Buttons: a verb with its payload, a web address, showing and hiding; and the order they stand in.

Which one is coloured: of those that stand together, at the foot of a card or in a box that was opened, the first at
most, "positive" for what most people come to do. In a box that is the button that does it, "destructive" where it takes
something away; beside a "positive" one at the foot of the card it has no colour (`assemble`), so that one alone calls,
and none has it where one mostly reads (the history). One that only opens a box does nothing yet, and has no colour.
"""

import re
from collections.abc import Sequence

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    ActionStyle,
    AdaptiveCard,
    AssociatedInputs,
    CardElement,
    Container,
    ExecuteAction,
    OpenUrlAction,
    ShowCardAction,
    SubmitAction,
    ToggleVisibilityAction,
)

from bot.links import Leads, directly, host_of, web_address
from bot.words.clean import clean_line
from cards.parts.plain import plain
from cards.parts.verbs import Verb
from cards.parts.words import ours
from cards.texts import Texts

MOST_ACTIONS = 6
MOST_VISIBLE = 3
LONGEST_HOST = 40
_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?/[!-~]*")


def button(
    title: str, verb: Verb, style: ActionStyle | None = None, *, inputs: bool = True, enabled: bool = True
) -> ExecuteAction:
    """`inputs` False: what stands in the card's inputs is neither checked by the client nor sent."""
    title = plain(title)
    associated: AssociatedInputs | None = None if inputs else "none"
    data = dict(verb.to_data())
    off = None if enabled else False
    old_client = SubmitAction(
        title=title, style=style, data={"verb": verb.verb, **data}, associated_inputs=associated, is_enabled=off
    )
    return ExecuteAction(
        title=title,
        style=style,
        verb=verb.verb,
        data=data,
        associated_inputs=associated,
        is_enabled=off,
        fallback=old_client,
    )


def document(url: str) -> str:
    """As `web_address`, and in local mode the bot itself, which then shows documents from this very machine."""
    return url if _LOCAL.fullmatch(url) else web_address(url)


def link(title: str, url: str) -> OpenUrlAction | None:
    """`url` is what `web_address` or `document` gave, or leads to what `mail_address` did: "" for nothing to open."""
    return OpenUrlAction(title=plain(title), url=url) if url else None


def named_link(t: Texts, url: str, named: str = "", leads: Leads = directly) -> OpenUrlAction | None:
    """Opens an address that a person typed: the button says where it goes, whatever they `named` it and over what it
    `leads`. The end of a long host tells whose it is."""
    host = host_of(url)
    shown = host if len(host) <= LONGEST_HOST else "…" + host[1 - LONGEST_HOST :]
    return link(f"{clean_line(named)} ({shown})" if named else t("open-host", host=shown), _led(url, leads))


def _led(url: str, leads: Leads) -> str:
    address = web_address(url)
    return leads(address) if address else ""


def toggle(title: str, *ids: str) -> ToggleVisibilityAction:
    """Shows what is hidden of `ids`, and hides what is shown."""
    return ToggleVisibilityAction(title=plain(title), target_elements=list(ids))


def opens(title: str, body: list[CardElement], action: Action, style: ActionStyle | None = None) -> ShowCardAction:
    """A button that opens a small card below the buttons, whose inputs no other button of the card looks at."""
    return ShowCardAction(title=plain(title), style=style, card=AdaptiveCard(body=body, actions=[action]))


def actions(*wanted: Action | None) -> list[Action]:
    """The first three stay visible, the rest goes to the overflow menu. Raises ValueError for more than six."""
    kept = [action for action in wanted if action is not None]
    if len(kept) > MOST_ACTIONS:
        raise ValueError(f"{len(kept)} buttons on one card")
    return [*kept[:MOST_VISIBLE], *map(overflow, kept[MOST_VISIBLE:])]


def overflow(action: Action) -> Action:
    """For what should not be seen at once, whatever its place; stands after those that are."""
    return action.model_copy(update={"mode": "secondary"})


def asks_once_more(t: Texts, id: str, question: str, yes: ExecuteAction) -> Container:
    """Hidden until a `toggle` shows it: names what will happen, and offers the way back. `yes` is styled: red ground
    is for what takes something away."""
    return Container(
        id=id,
        is_visible=False,
        style="attention" if yes.style == "destructive" else "warning",
        rounded_corners=True,
        spacing="Medium",
        items=[ours(question, weight="Bolder"), ActionSet(actions=[yes, toggle(t("no-back"), id)])],
    )


def more(
    t: Texts, id: str, items: Sequence[CardElement], title: str = "", *, opened: bool = False
) -> list[CardElement]:
    """What is not needed in the first three seconds, behind "Meer" or a button that says what; `opened` already where
    they just did something in it."""
    less = toggle(t("less"), id, f"{id}-more")
    return [
        ActionSet(
            id=f"{id}-more",
            is_visible=False if opened else None,
            actions=[toggle(title or t("more"), id, f"{id}-more")],
            spacing="Small",
        ),
        Container(
            id=id, is_visible=None if opened else False, items=[*items, ActionSet(actions=[less])], spacing="Small"
        ),
    ]
