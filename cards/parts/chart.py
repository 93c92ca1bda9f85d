"""Numbers as a chart; where a client draws none, the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import (
    CardElement,
    ChartColor,
    ColumnDefinition,
    HorizontalAlignment,
    HorizontalBarChart,
    HorizontalBarChartDataValue,
    Table,
    TableCell,
    TableRow,
)

from cards.parts.words import ours
from cards.texts import Texts


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int
    color: ChartColor


def bars(t: Texts, title: str, figures: Sequence[Bar]) -> list[CardElement]:
    """The words above carry the total, so that the chart needs no axis."""
    chart = HorizontalBarChart(
        title=title,
        display_mode="AbsoluteNoAxis",
        data=[HorizontalBarChartDataValue(x=bar.label, y=bar.value, color=bar.color) for bar in figures],
        fallback=_table(t, figures),
    )
    return [ours(title, weight="Bolder"), chart]


def _table(t: Texts, figures: Sequence[Bar]) -> Table:
    return Table(
        columns=[ColumnDefinition(width=3), ColumnDefinition(width=1)],
        first_row_as_headers=False,
        show_grid_lines=False,
        rows=[TableRow(cells=[_cell(bar.label, "Left"), _cell(t.number(bar.value), "Right")]) for bar in figures],
    )


def _cell(words: str, side: HorizontalAlignment) -> TableCell:
    text = ours(words)
    text.horizontal_alignment = side
    return TableCell(items=[text])
