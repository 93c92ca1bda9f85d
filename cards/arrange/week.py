"""Who of a school is away in one week, as a table that fits a phone."""

from collections.abc import Mapping
from datetime import date, timedelta

from microsoft_teams.cards.core import CardElement, ColumnDefinition, Table, TableCell, TableRow

from bot.arrange.week import Cell, Week, WeekRow, monday_of
from bot.words.clean import clean_line
from cards.arrange.buttons import ApprovalOpen, AwayWeek
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

MOST_ROWS = 25
LONGEST_NAME = 30

_KEYS: Mapping[Cell, str] = {
    Cell.HERE: "week-here",
    Cell.DAY: "week-day",
    Cell.MORNING: "week-morning",
    Cell.AFTERNOON: "week-afternoon",
}


def week_card(t: Texts, week: Week, today: date) -> Card:
    first, last = t.short_day(week.days[0]), t.short_day(week.days[-1])
    title = t("week-title", first=first, last=last)
    body: list[CardElement] = [*head(t("week"), title, clean_line(week.school))]
    if week.rows:
        body += [_table(t, week), ours(t("week-legend"), size="Small", subtle=True)]
    elif week.all:
        body.append(ours(t("week-nobody")))
    if len(week.rows) > MOST_ROWS:
        body.append(ours(t("beside-more", count=len(week.rows) - MOST_ROWS), size="Small"))
    if not week.all:
        body.append(ours(t("away-not-all"), size="Small", weight="Bolder"))
    now = monday_of(today)
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("week-before"), _of(week.monday - timedelta(weeks=1))),
            button(t("week-now"), _of(now)) if week.monday != now else None,
            button(t("week-after"), _of(week.monday + timedelta(weeks=1))),
            button(t("approvals"), ApprovalOpen()),
        ),
    )


def _of(monday: date) -> AwayWeek:
    return AwayWeek(day=monday.isoformat())


def _table(t: Texts, week: Week) -> Table:
    heads = ["", *(t.weekday_number(day) for day in week.days)]
    rows = [TableRow(cells=[TableCell(items=[ours(words, weight="Bolder", size="Small")]) for words in heads])]
    rows += [_row(t, row) for row in week.rows[:MOST_ROWS]]
    columns = [ColumnDefinition(width=3), *(ColumnDefinition(width=1) for _ in week.days)]
    return Table(columns=columns, rows=rows, first_row_as_headers=True)


def _row(t: Texts, row: WeekRow) -> TableRow:
    name = typed(shorten(clean_line(t.name(row.person)), LONGEST_NAME), size="Small")
    cells = [t(_KEYS[cell]) + ("?" if row.asked and cell is not Cell.HERE else "") for cell in row.cells]
    return TableRow(cells=[TableCell(items=[name]), *(TableCell(items=[ours(one, size="Small")]) for one in cells)])
