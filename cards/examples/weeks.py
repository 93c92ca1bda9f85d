"""Examples of a week of who is away."""

from dataclasses import replace
from datetime import date

from bot.arrange.week import Cell, Week, WeekRow
from cards.arrange.week import MOST_ROWS, week_card
from cards.examples.world import Shown
from cards.texts import Texts

TODAY = date(2026, 11, 26)
_HERE, _DAY, _AM, _PM = Cell.HERE, Cell.DAY, Cell.MORNING, Cell.AFTERNOON


def week_examples(t: Texts) -> Shown:
    week = Week("Basisschool De Linde", date(2026, 11, 23))
    yield "week_card", "nobody is away", week_card(t, week, TODAY)
    rows = (
        WeekRow("person-1", (_HERE, _HERE, _DAY, _DAY, _DAY), asked=False),
        WeekRow("person-2", (_AM, _HERE, _HERE, _PM, _HERE), asked=True),
        WeekRow("person-3", (_HERE, _HERE, _HERE, _HERE, _DAY), asked=True),
    )
    yield "week_card", "some are away", week_card(t, replace(week, rows=rows), TODAY)
    yield "week_card", "more than are read", week_card(t, replace(week, rows=rows, all=False), TODAY)
    later = replace(week, monday=date(2026, 12, 7), rows=rows * MOST_ROWS)
    yield "week_card", "more than fit, in another week", week_card(t, later, TODAY)
