"""How many people, how many of them have no Bode, and how many are of each school."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Reach
from cards.announce.channels import channels_reach
from cards.parts.buttons import more
from cards.parts.chart import table
from cards.parts.head import state
from cards.parts.words import ours
from cards.texts import Texts

MOST_SCHOOLS = 30
"""Of which the numbers are shown; the others are counted together, and stand in the file."""


def counted(t: Texts, reach: Reach) -> list[CardElement]:
    """So that it is read before it goes."""
    people = ours(t("reach-count", people=reach.people, schools=reach.schools), weight="Bolder", spacing="Small")
    lines: list[CardElement] = [people] if reach.people or not reach.channels else []
    return [*lines, *channels_reach(t, reach), *without_bode(t, reach)]


def without_bode(t: Texts, reach: Reach) -> list[CardElement]:
    """How many of them have none yet."""
    if not reach.unreachable:
        return []
    words, text = t("unreachable", people=reach.unreachable), t("unreachable-text", people=reach.unreachable)
    return [state(words, "warning", text)]


def by_school_asked(t: Texts, reach: Reach) -> list[CardElement]:
    """The same behind a button."""
    if len(reach.by_school) < 2:
        return []
    return more(t, "by-school", by_school(t, reach.by_school), t("got-by-school"))


def by_school(t: Texts, schools: Sequence[tuple[str, int]]) -> list[CardElement]:
    """How many of each; of one school there is nothing to compare."""
    shown, rest = schools[:MOST_SCHOOLS], schools[MOST_SCHOOLS:]
    rows = [(name or t("got-no-school"), t.number(count)) for name, count in shown]
    lines: list[CardElement] = [
        ours(t("got-by-school"), weight="Bolder"),
        table((t("got-school"), t("got-count")), rows, first=3),
    ]
    if rest:
        others = t("got-more", schools=len(rest), people=sum(count for _, count in rest))
        lines.append(ours(others, size="Small", subtle=True))
    return lines
