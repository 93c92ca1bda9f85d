"""The budget of a school on the card of who decides: what was approved of it, and what it comes to with this one."""

from microsoft_teams.cards.core import CardElement

from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.head import apart
from cards.parts.words import ours, typed
from cards.texts import Texts


def budget(t: Texts, seen: Seen) -> list[CardElement]:
    """With the day, since others decide too."""
    spent = seen.spent
    if spent is None:
        return []
    title = t("budget", year=str(spent.year), school=clean_line(spent.school))
    amounts = {"spent": t.money(spent.spent), "budget": t.money(spent.budget), "day": t.short_day(spent.on)}
    lines: list[CardElement] = [typed(title, weight="Bolder"), ours(t("budget-spent", **amounts), spacing="Small")]
    if spent.asked:
        lines.append(ours(t("budget-with", after=t.money(spent.after)), spacing="None"))
    if spent.after > spent.budget:
        over = t("budget-over", over=t.money(spent.after - spent.budget))
        lines.append(typed(over, color="Attention", weight="Bolder", spacing="Small"))
    return [apart(lines)]
