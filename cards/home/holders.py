"""The card of who has which role, for who administers Bode."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement

from bot.words.clean import clean_line
from cards.card import Card
from cards.home.operating_buttons import OperationsShow
from cards.home.role_buttons import RolesShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.words import ours, typed
from cards.texts import Texts

MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Holders:
    """Of one role, or of one topic or form: `text` is a key, `what` the name that fills it; `names` are the first of
    `count` people, `given` of whom for a period."""

    text: str
    count: int
    names: Sequence[str]
    given: int = 0
    what: str = ""


def holders_card(t: Texts, found: Sequence[Holders]) -> Card:
    title = t("holders-title")
    body: list[CardElement] = [
        *head(t("operations"), title),
        ours(t("holders-how")),
        *(_row(t, one) for one in found),
    ]
    return assemble(t, title, body, actions(button(t("roles"), RolesShow()), button(t("operations"), OperationsShow())))


def _row(t: Texts, one: Holders) -> CardElement:
    names = [*map(clean_line, one.names[:MOST_NAMES])]
    left = one.count - len(names)
    said = t.all_of([*names, *([t("holders-more", count=left)] if left else [])]) if names else t("holders-nobody")
    given = t("holders-given", count=one.given) if one.given else ""
    lines: list[CardElement] = [
        typed(f"{t(one.text, what=clean_line(one.what))} ({t.number(one.count)})", weight="Bolder"),
        typed(" · ".join(part for part in (said, given) if part), size="Small", subtle=True, spacing="None"),
    ]
    return apart(lines)
